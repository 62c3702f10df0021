//! What stories about accounts share: somebody at the page for signing in, links in mails, and a telephone that makes codes.

use anyhow::{Context, Result};
use totp_rs::{Builder, Secret};

use crate::client::Client;
use crate::mail::Mail;
use crate::page::Page;
use crate::secrets;
use crate::server::Server;
use crate::story::Story;
use crate::wait;

/// The instant of the stories' clock, 2026-10-15T09:00:00+02:00, in seconds since 1970.
pub const NOW: u64 = 1_792_047_600;
/// A password that nobody guesses.
pub const STRONG: &str = "zeehond koffie trappenhuis lantaarn";
/// Another one.
pub const OTHER: &str = "gieter walnoot sneltrein paraplu";

/// Gives a mail address and a password at the page for it; the answer, whatever it is.
///
/// # Errors
/// No answer.
pub fn attempt(client: &Client, email: &str, password: &str) -> Result<Page> {
    let form = client.get("/sign-in")?;
    let fields = [("email", email), ("password", password)];
    client.submit(&form, "/sign-in", &fields)
}

/// Adds an account on the server itself, and returns the password that it printed.
///
/// # Errors
/// The command fails.
pub fn added(server: &Server, arguments: &[&str]) -> Result<String> {
    let said = server.run(["account", "add"].iter().chain(arguments))?;
    let line = said
        .lines()
        .find_map(|line| line.strip_prefix("Password: "));
    Ok(line.context("no password was printed")?.to_owned())
}

/// The path of the link in a mail.
///
/// # Errors
/// It has none.
pub fn link(server: &Server, mail: &Mail) -> Result<String> {
    let line = mail
        .text
        .lines()
        .find_map(|line| line.strip_prefix(&server.url()));
    let path = line.with_context(|| format!("no link in {}", mail.text))?;
    secrets::used(path.rsplit('/').next().unwrap_or_default());
    Ok(path.to_owned())
}

/// The mail to an address whose subject has these words, once there is one.
///
/// # Errors
/// It does not come.
pub fn mail(story: &Story, to: &str, words: &str) -> Result<Mail> {
    let found = mails(story, to, words, 1)?;
    found.into_iter().next().context("a mail")
}

/// The mails to an address whose subject has these words, once there are so many. They come in no order: on a clock that
/// stands still all are of one moment.
///
/// # Errors
/// They do not come.
pub fn mails(story: &Story, to: &str, words: &str, many: usize) -> Result<Vec<Mail>> {
    wait::until(&format!("{many} mails to {to} about {words}"), || {
        let mut found = story.mails()?;
        found.retain(|mail| mail.to.contains(to) && mail.subject.contains(words));
        Ok((found.len() >= many).then_some(found))
    })
}

/// The code that a telephone shows at an instant, from the secret as a page shows it.
///
/// # Errors
/// The page shows no secret.
pub fn code(secret: &str, at: u64) -> Result<String> {
    let secret: String = secret.split_whitespace().collect();
    let secret = Secret::try_from_base32(&secret).ok().context("no secret")?;
    let clockwork = Builder::new().with_secret(secret).build();
    let clockwork = clockwork.ok().context("a secret of another length")?;
    Ok(clockwork.generate(at).to_string())
}

/// Sets up a second factor that has to be had, once the password was right; returns the secret and the page with the
/// recovery codes.
///
/// # Errors
/// It does not succeed.
pub fn enrolled(client: &Client, at: u64) -> Result<(String, Page)> {
    let page = client.get("/sign-in/second-factor")?.expect(200)?;
    let secret = page.part("data-test", "secret")?;
    secrets::used(&secret.split_whitespace().collect::<String>());
    let code = code(&secret, at)?;
    let fields = [("code", code.as_str()), ("return_to", "/")];
    let done = client.submit(&page, "/sign-in/second-factor", &fields)?;
    Ok((secret, done.expect(200)?))
}

/// The recovery codes of a page.
///
/// # Errors
/// It shows none.
pub fn recovery_codes(page: &Page) -> Result<Vec<String>> {
    let shown = page.part("data-test", "recovery-codes")?;
    let codes: Vec<String> = shown.split_whitespace().map(str::to_owned).collect();
    codes.iter().for_each(|code| secrets::used(code));
    Ok(codes)
}
