//! One provider: where a browser is sent, and what came of it when it is back.

use openidconnect::{
    AuthType, AuthenticationContextClass, AuthorizationCode, ClientId, ClientSecret, CsrfToken,
    LanguageTag, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    RequestTokenError, Scope, TokenResponse, UserInfoClaims, UserInfoError,
    core::{CoreAuthPrompt, CoreAuthenticationFlow, CoreClientAuthMethod, CoreGenderClaim},
};
use serde_json::Map;

use super::{
    Refused,
    claims::{Claimed, Mail, Sources, claimed},
    described::Described,
    fetch::FetchFault,
    tokens::{AsClient, Expected, Further, Metadata, TokenClaims, lacks_key, wrong},
};
use crate::{clock::Instant, config::ProviderSettings};

/// Longest code and ID token that are taken, in bytes.
const LONGEST: usize = 16 * 1024;

/// A provider.
pub struct Provider {
    settings: ProviderSettings,
    described: Described,
    /// Where browsers come back, and where they go after signing out.
    back: RedirectUrl,
    out: url::Url,
}

/// What goes along with a browser.
#[derive(Clone, Copy)]
#[expect(missing_docs, reason = "the names are those of the standard")]
pub struct Begun<'a> {
    pub state: &'a str,
    pub nonce: &'a str,
    pub verifier: &'a str,
    /// The user shows himself again, whether the provider knows him still or not.
    pub again: bool,
    /// `nl` or `en`.
    pub language: &'a str,
}

/// What comes back with a browser, and what it is held against.
#[derive(Clone, Copy)]
pub struct Back<'a> {
    /// The code.
    pub code: &'a str,
    /// Who the provider says that it is (RFC 9207).
    pub issuer: Option<&'a str>,
    /// The nonce that went along.
    pub nonce: &'a str,
    /// The secret of which a hash went along.
    pub verifier: &'a str,
    /// Since when the user must have shown himself; `None` where that is all the same.
    pub shown_since: Option<Instant>,
}

/// Somebody who came by a provider.
pub struct Arrival {
    /// Who, and what is claimed of him.
    pub claimed: Claimed,
    /// When he showed himself there; `None` where the provider does not say.
    pub shown_at: Option<Instant>,
    /// The ID token, to sign out there too.
    pub id_token: String,
}

impl Provider {
    pub(super) fn of(settings: &ProviderSettings, public_url: &url::Url) -> anyhow::Result<Self> {
        let (mut back, mut out) = (public_url.clone(), public_url.clone());
        back.set_path(&format!("/sign-in/with/{}/return", settings.name));
        out.set_path("/sign-in");
        Ok(Self {
            described: Described::by(&settings.name, &settings.issuer)?,
            back: RedirectUrl::from_url(back),
            out,
            settings: settings.clone(),
        })
    }

    /// Its short name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// Its settings.
    #[must_use]
    pub fn settings(&self) -> &ProviderSettings {
        &self.settings
    }

    /// What the button says, in a language.
    #[must_use]
    pub fn label(&self, language: &str) -> &str {
        let english = self.settings.label_en.as_deref();
        let english = english.filter(|_| language == "en");
        english.unwrap_or(&self.settings.label)
    }

    /// Whether who comes by it was shown to be himself by more than a password: a level of assurance was asked for.
    #[must_use]
    pub fn assures(&self) -> bool {
        !self.settings.acr.is_empty()
    }

    /// Where a browser is sent.
    ///
    /// # Errors
    /// [`Refused::ProviderDown`].
    pub async fn address(&self, begun: &Begun<'_>, now: Instant) -> Result<url::Url, Refused> {
        let metadata = self.described.now(now).await?;
        let client = self.client(&metadata);
        let verifier = PkceCodeVerifier::new(begun.verifier.to_owned());
        let (state, nonce) = (begun.state.to_owned(), begun.nonce.to_owned());
        let mut request = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                || CsrfToken::new(state),
                || Nonce::new(nonce),
            )
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .add_ui_locale(LanguageTag::new(begun.language.to_owned()))
            .add_scopes(self.settings.scopes.iter().cloned().map(Scope::new));
        for acr in &self.settings.acr {
            request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        if begun.again {
            request = request
                .add_prompt(CoreAuthPrompt::Login)
                .set_max_age(std::time::Duration::ZERO);
        }
        Ok(request.url().0)
    }

    /// Who came back.
    ///
    /// # Errors
    /// Whatever is wrong with the answer, and [`Refused::ProviderDown`].
    pub async fn arrived(
        &self,
        back: &Back<'_>,
        (now, running): (Instant, Instant),
    ) -> Result<Arrival, Refused> {
        let mut metadata = self.described.now(running).await?;
        self.spells_itself(&metadata, back.issuer)?;
        if back.code.is_empty() || back.code.len() > LONGEST {
            return Err(Refused::AnswerWrong);
        }
        let client = self.client(&metadata);
        let answer = client
            .exchange_code(AuthorizationCode::new(back.code.to_owned()))
            .map_err(|_| self.described.down("it names no address for tokens"))?
            .set_pkce_verifier(PkceCodeVerifier::new(back.verifier.to_owned()))
            .request_async(self.described.fetch())
            .await
            .map_err(|fault| self.no_tokens(&fault))?;
        let token = answer.id_token().ok_or(Refused::AnswerWrong)?;
        let believed = |metadata: &Metadata| {
            let expected = Expected {
                settings: &self.settings,
                metadata,
                nonce: back.nonce,
                shown_since: back.shown_since.map(|since| since.stored().and_utc()),
                access: answer.access_token(),
                now: now.stored().and_utc(),
            };
            expected.of(token).cloned()
        };
        let mut claims = believed(&metadata);
        if claims.as_ref().is_err_and(lacks_key)
            && let Some(newer) = self.described.with_new_keys(running).await
        {
            metadata = newer;
            claims = believed(&metadata);
        }
        let claims = claims.map_err(|fault| {
            let (kind, refused) = wrong(&fault);
            tracing::warn!(provider = self.name(), kind, "an ID token was refused");
            refused
        })?;
        let described = self.user(&metadata, &claims, answer.access_token()).await?;
        let id_token = Some(token.to_string()).filter(|token| token.len() <= LONGEST);
        let ago = claims.auth_time().map(|shown| shown.timestamp());
        let ago = ago.map(|shown| now.timestamp().saturating_sub(shown));
        Ok(Arrival {
            shown_at: ago.map(|ago| now.plus_seconds(ago.saturating_neg())),
            claimed: self.claimed(&claims, described)?,
            id_token: id_token.unwrap_or_default(),
        })
    }

    /// A provider that says in its answers who it is has said so, and is this one.
    fn spells_itself(&self, metadata: &Metadata, told: Option<&str>) -> Result<(), Refused> {
        let always = metadata
            .additional_metadata()
            .authorization_response_iss_parameter_supported;
        let right = told.map_or(!always, |told| told == self.settings.issuer);
        if right {
            return Ok(());
        }
        tracing::warn!(provider = self.name(), "an answer came from another issuer");
        Err(Refused::AnswerWrong)
    }

    /// The description of the user, where the provider gives one.
    async fn user(
        &self,
        metadata: &Metadata,
        claims: &TokenClaims,
        access: &openidconnect::AccessToken,
    ) -> Result<Option<UserInfoClaims<Further, CoreGenderClaim>>, Refused> {
        if metadata.userinfo_endpoint().is_none() {
            return Ok(None);
        }
        let client = self.client(metadata);
        let subject = Some(claims.subject().clone());
        let request = client
            .user_info(access.clone(), subject)
            .map_err(|_| self.described.down("it names no address for users"))?;
        let described = request.request_async(self.described.fetch()).await;
        described.map(Some).map_err(|fault| match fault {
            UserInfoError::ClaimsVerification(_) | UserInfoError::Parse(_) => {
                tracing::warn!(
                    provider = self.name(),
                    "a description of a user was refused"
                );
                Refused::AnswerWrong
            }
            _ => self.described.down("no description of a user"),
        })
    }

    fn claimed(
        &self,
        claims: &TokenClaims,
        described: Option<UserInfoClaims<Further, CoreGenderClaim>>,
    ) -> Result<Claimed, Refused> {
        // The address and whether it was checked come from one source, never from two.
        let mail = match (
            claims.email(),
            described.as_ref().and_then(UserInfoClaims::email),
        ) {
            (Some(address), _) => Some((address.to_string(), claims.email_verified())),
            (None, Some(address)) => {
                let verified = described.as_ref().and_then(UserInfoClaims::email_verified);
                Some((address.to_string(), verified))
            }
            (None, None) => None,
        };
        let mail = mail.map(|(address, verified)| Mail {
            address,
            verified: verified == Some(true),
        });
        let sources = Sources {
            token: claims.additional_claims().all.clone(),
            described: described.map_or_else(Map::new, |one| one.additional_claims().all.clone()),
        };
        claimed(&self.settings, claims.subject().as_str(), mail, &sources)
    }

    /// Where a browser is sent to sign out there too; `None` where the provider knows no such thing, or does not answer.
    pub async fn ending(&self, id_token: Option<&str>, now: Instant) -> Option<url::Url> {
        let metadata = self.described.now(now).await.ok()?;
        let mut address = metadata
            .additional_metadata()
            .end_session_endpoint
            .clone()?;
        if !self.described.fetch().allows(&address) {
            return None;
        }
        let mut out = self.out.clone();
        out.set_query(Some("done=signed-out"));
        address
            .query_pairs_mut()
            .append_pair("client_id", &self.settings.client_id)
            .append_pair("post_logout_redirect_uri", out.as_str())
            .extend_pairs(id_token.map(|token| ("id_token_hint", token)));
        Some(address)
    }

    fn client(&self, metadata: &Metadata) -> AsClient {
        let secret = self.settings.client_secret.as_ref();
        let secret = secret.map(|secret| ClientSecret::new(secret.reveal().to_owned()));
        let ways = metadata.token_endpoint_auth_methods_supported();
        let takes = |way| ways.is_some_and(|ways| ways.contains(&way));
        let in_body = takes(CoreClientAuthMethod::ClientSecretPost)
            && !takes(CoreClientAuthMethod::ClientSecretBasic);
        let client_id = ClientId::new(self.settings.client_id.clone());
        AsClient::from_provider_metadata(metadata.clone(), client_id, secret)
            .set_redirect_uri(self.back.clone())
            .set_auth_type(if in_body {
                AuthType::RequestBody
            } else {
                AuthType::BasicAuth
            })
    }

    fn no_tokens<E: openidconnect::ErrorResponse>(
        &self,
        fault: &RequestTokenError<FetchFault, E>,
    ) -> Refused {
        match fault {
            RequestTokenError::ServerResponse(_) => {
                tracing::warn!(provider = self.name(), "a code was refused by the provider");
                Refused::AnswerWrong
            }
            RequestTokenError::Parse(..) => {
                tracing::warn!(provider = self.name(), "tokens could not be read");
                Refused::AnswerWrong
            }
            RequestTokenError::Request(fault) => self.described.down(&fault.to_string()),
            _ => self.described.down("no tokens"),
        }
    }
}
