//! What programs get in with: personal tokens and programs made at their pages, and access tokens opened and forged.

use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;

use crate::client::Client;
use crate::page::Page;
use crate::program::Program;
use crate::story::Story;

/// Where programs with an account of their own get their tokens.
pub const GRANT: &str = "/v1/oauth/token";

/// A form with boxes ticked for rights.
fn ticked<'a>(fields: &[(&'a str, &'a str)], rights: &[&str]) -> Vec<(String, String)> {
    let fields = fields
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let rights = rights
        .iter()
        .map(|right| (format!("right-{right}"), "yes".to_owned()));
    fields.chain(rights).collect()
}

/// Sends a form of an address to itself, with boxes ticked for rights.
///
/// # Errors
/// No answer, or no form.
pub fn send_form(
    client: &Client,
    (page, action): (&str, &str),
    fields: &[(&str, &str)],
    rights: &[&str],
) -> Result<Page> {
    let form = client.get(page)?.expect(200)?;
    let all = ticked(fields, rights);
    let all: Vec<(&str, &str)> = all
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    client.submit(&form, action, &all)
}

/// Makes a personal token for so many days; the token, as the page shows it.
///
/// # Errors
/// It is not made.
pub fn personal(client: &Client, name: &str, days: &str, rights: &[&str]) -> Result<String> {
    let here = "/account/tokens/new";
    let made = send_form(
        client,
        (here, here),
        &[("name", name), ("days", days)],
        rights,
    )?;
    made.expect(200)?.part("data-test", "secret")
}

/// A program with an account of its own.
#[derive(Debug, Clone)]
pub struct Machine {
    /// Its identifier.
    pub id: String,
    /// Its secret.
    pub secret: String,
}

impl Machine {
    /// Adds one with a secret, as whoever keeps accounts.
    ///
    /// # Errors
    /// It is not added.
    pub fn added(keeper: &Client, name: &str, rights: &[&str]) -> Result<Self> {
        let here = "/clients/new";
        let added = send_form(keeper, (here, here), &[("name", name)], rights)?.expect(303)?;
        let to = added.location().context("nowhere")?;
        let id = to.trim_start_matches("/clients/").split('?').next();
        let id = id.unwrap_or_default().to_owned();
        let secret = Self::new_secret(keeper, &id)?;
        Ok(Self { id, secret })
    }

    /// A further secret.
    ///
    /// # Errors
    /// It is not made.
    pub fn new_secret(keeper: &Client, id: &str) -> Result<String> {
        let made = Self::ask_secret(keeper, id, "30")?.expect(200)?;
        assert_eq!(made.header("cache-control"), Some("no-store"));
        assert_eq!(made.part("data-test", "client-id")?, id);
        made.part("data-test", "secret")
    }

    /// Asks for a further secret for so many days; the answer, whatever it is.
    ///
    /// # Errors
    /// No answer.
    pub fn ask_secret(keeper: &Client, id: &str, days: &str) -> Result<Page> {
        let (page, action) = (format!("/clients/{id}"), format!("/clients/{id}/secrets"));
        send_form(keeper, (&page, &action), &[("days", days)], &[])
    }

    /// Asks for an access token; the answer, whatever it is.
    ///
    /// # Errors
    /// No answer.
    pub fn ask(&self, client: &Client, further: &str) -> Result<Page> {
        let both = BASE64_STANDARD.encode(format!("{}:{}", self.id, self.secret));
        let headers = [
            ("Authorization", format!("Basic {both}")),
            (
                "Content-Type",
                "application/x-www-form-urlencoded".to_owned(),
            ),
        ];
        let headers: Vec<(&str, &str)> = headers
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        let content = format!("grant_type=client_credentials{further}");
        client.send("POST", GRANT, &headers, content.as_bytes())
    }

    /// An access token.
    ///
    /// # Errors
    /// None is given.
    pub fn token(&self, client: &Client) -> Result<String> {
        let given = self.ask(client, "")?.expect(200)?.json()?;
        let token = given.get("access_token").and_then(Value::as_str);
        Ok(token.context("no access_token")?.to_owned())
    }

    /// The program, running.
    ///
    /// # Errors
    /// It gets no token.
    pub fn program(&self, story: &Story) -> Result<Program> {
        let token = self.token(&story.server.client())?;
        Ok(Program::with_token(story.server.client(), &token))
    }
}

/// The browser of somebody who administers a supplier, with an account that is added for it.
///
/// # Errors
/// It can't be added.
pub fn administrator_of(story: &Story, supplier: &str) -> Result<Client> {
    let email = format!("beheer@{supplier}.example");
    let role = ["--role", "supplier_administrator"];
    let arguments = [&["--email", &email], &role[..], &["--supplier", supplier]].concat();
    let password = crate::accounts::added(&story.server, &arguments)?;
    let client = story.server.client();
    crate::accounts::attempt(&client, &email, &password)?.expect(303)?;
    Ok(client)
}

/// Header and claims of an access token.
///
/// # Errors
/// It is none.
pub fn opened(token: &str) -> Result<(Value, Value)> {
    let parts: Vec<&str> = token.split('.').collect();
    ensure!(parts.len() == 3, "three parts");
    let part = |place: usize| -> Result<Value> {
        let text = BASE64_URL_SAFE_NO_PAD.decode(parts.get(place).context("a part")?)?;
        Ok(serde_json::from_slice(&text)?)
    };
    Ok((part(0)?, part(1)?))
}

/// A token of a header and claims, signed with HMAC-SHA-256 and a key.
pub fn forged(header: &Value, claims: &Value, key: &[u8]) -> String {
    let signed = unsigned(header, claims);
    #[expect(clippy::expect_used, reason = "a key of any length will do")]
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key");
    mac.update(signed.as_bytes());
    let signature = BASE64_URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes());
    format!("{signed}.{signature}")
}

/// What of a token is signed.
pub fn unsigned(header: &Value, claims: &Value) -> String {
    let encoded = |part: &Value| BASE64_URL_SAFE_NO_PAD.encode(part.to_string());
    format!("{}.{}", encoded(header), encoded(claims))
}
