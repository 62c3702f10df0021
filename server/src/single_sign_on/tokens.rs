//! The kinds of the library that this installation uses, and whether an ID token is one to be believed.
//!
//! Who made it (issuer, signature by a key of the issuer and by an algorithm of the settings), for whom (audience, and
//! nobody else), when (not expired, not of the future), for which round (nonce), and how sure the provider was.

use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::{
    AccessToken, AccessTokenHash, AdditionalClaims, AdditionalProviderMetadata,
    ClaimsVerificationError, Client, ClientId, EmptyExtraTokenFields, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IdToken, IdTokenClaims, IdTokenFields, IdTokenVerifier, Nonce,
    ProviderMetadata, SignatureVerificationError, StandardErrorResponse, StandardTokenResponse,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreClaimName, CoreClaimType, CoreClientAuthMethod,
        CoreErrorResponseType, CoreGenderClaim, CoreGrantType, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm,
        CoreResponseMode, CoreResponseType, CoreRevocableToken, CoreRevocationErrorResponse,
        CoreSubjectIdentifierType, CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Refused;
use crate::config::{ProviderSettings, Signature};

/// Clocks may differ by so many seconds.
const SKEW: i64 = 60;

/// Claims that the standard does not name.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Further {
    #[serde(flatten)]
    pub(super) all: Map<String, Value>,
}
impl AdditionalClaims for Further {}

/// What a provider says of itself beside the standard's own list.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Abilities {
    pub(super) end_session_endpoint: Option<url::Url>,
    /// It says in each answer who it is (RFC 9207).
    #[serde(default)]
    pub(super) authorization_response_iss_parameter_supported: bool,
}
impl AdditionalProviderMetadata for Abilities {}

/// What a provider says of itself.
pub(super) type Metadata = ProviderMetadata<
    Abilities,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// An ID token.
pub(super) type Token =
    IdToken<Further, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
/// Its claims.
pub(super) type TokenClaims = IdTokenClaims<Further, CoreGenderClaim>;

type Answer = StandardTokenResponse<
    IdTokenFields<
        Further,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

/// This installation as a client of a provider.
pub(super) type AsClient = Client<
    Further,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Answer,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What an ID token is held against.
pub(super) struct Expected<'a> {
    pub(super) settings: &'a ProviderSettings,
    pub(super) metadata: &'a Metadata,
    pub(super) nonce: &'a str,
    /// Since when the user must have shown himself to the provider; `None` where that is all the same.
    pub(super) shown_since: Option<DateTime<Utc>>,
    pub(super) access: &'a AccessToken,
    pub(super) now: DateTime<Utc>,
}

impl Expected<'_> {
    /// The claims of an ID token that is to be believed.
    pub(super) fn of<'t>(
        &self,
        token: &'t Token,
    ) -> Result<&'t TokenClaims, ClaimsVerificationError> {
        let verifier = self.verifier();
        let claims = token.claims(&verifier, &Nonce::new(self.nonce.to_owned()))?;
        let client = claims.authorized_party();
        if client.is_some_and(|client| client.as_str() != self.settings.client_id) {
            return Err(ClaimsVerificationError::InvalidAudience(String::new()));
        }
        if let Some(told) = claims.access_token_hash() {
            let signature = ClaimsVerificationError::SignatureVerification;
            let key = token.signing_key(&verifier).map_err(signature)?;
            let alg = token.signing_alg().map_err(signature)?;
            let made = AccessTokenHash::from_token(self.access, alg, key);
            if made.is_ok_and(|made| made != *told) {
                return Err(ClaimsVerificationError::Other(String::new()));
            }
        }
        Ok(claims)
    }

    /// Knows no secret that is shared: a signature made with one can't be right.
    fn verifier(&self) -> IdTokenVerifier<'_, CoreJsonWebKey> {
        let (now, since) = (self.now, self.shown_since);
        let client = ClientId::new(self.settings.client_id.clone());
        let (issuer, keys) = (self.metadata.issuer().clone(), self.metadata.jwks().clone());
        let refuse = |wrong: bool| if wrong { Err(String::new()) } else { Ok(()) };
        let skew = TimeDelta::seconds(SKEW);
        IdTokenVerifier::new_public_client(client, issuer, keys)
            .set_allowed_algs(self.settings.algorithms.iter().map(|one| algorithm(*one)))
            .set_time_fn(move || now)
            .set_issue_time_verifier_fn(move |issued| refuse(issued > now + skew))
            .set_auth_context_verifier_fn(move |acr| {
                let asked = &self.settings.acr;
                let there = acr.is_some_and(|acr| asked.iter().any(|one| one == acr.as_str()));
                refuse(!asked.is_empty() && !there)
            })
            .set_auth_time_verifier_fn(move |shown| {
                let late = |since| shown.is_none_or(|shown| shown < since - skew);
                refuse(since.is_some_and(late))
            })
    }
}

fn algorithm(one: Signature) -> CoreJwsSigningAlgorithm {
    use CoreJwsSigningAlgorithm as Core;
    match one {
        Signature::RS256 => Core::RsaSsaPkcs1V15Sha256,
        Signature::RS384 => Core::RsaSsaPkcs1V15Sha384,
        Signature::RS512 => Core::RsaSsaPkcs1V15Sha512,
        Signature::PS256 => Core::RsaSsaPssSha256,
        Signature::PS384 => Core::RsaSsaPssSha384,
        Signature::PS512 => Core::RsaSsaPssSha512,
        Signature::ES256 => Core::EcdsaP256Sha256,
        Signature::ES384 => Core::EcdsaP384Sha384,
        Signature::EdDsa => Core::EdDsa,
    }
}

/// Whether the token was signed with a key that is not among those that are known.
pub(super) fn lacks_key(fault: &ClaimsVerificationError) -> bool {
    use SignatureVerificationError::NoMatchingKey;
    matches!(
        fault,
        ClaimsVerificationError::SignatureVerification(NoMatchingKey)
    )
}

/// What is wrong with a token, in a word for the log that holds nothing of the token; and what its user is told.
pub(super) fn wrong(fault: &ClaimsVerificationError) -> (&'static str, Refused) {
    use ClaimsVerificationError as Fault;
    match fault {
        Fault::Expired(_) => ("time", Refused::AnswerWrong),
        Fault::InvalidAudience(_) => ("audience", Refused::AnswerWrong),
        Fault::InvalidAuthContext(_) => ("acr", Refused::AssuranceMissing),
        Fault::InvalidAuthTime(_) => ("auth_time", Refused::NotShownAgain),
        Fault::InvalidIssuer(_) => ("issuer", Refused::AnswerWrong),
        Fault::InvalidNonce(_) => ("nonce", Refused::AnswerWrong),
        Fault::SignatureVerification(_) => ("signature", Refused::AnswerWrong),
        _ => ("token", Refused::AnswerWrong),
    }
}
