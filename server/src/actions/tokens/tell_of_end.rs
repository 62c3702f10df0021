//! Tells in time of tokens and secrets that end: their owner, and who keeps the client.

use crate::{
    access::Role,
    actions::{Refusal, accounts::tell},
    clock::{Instant, dutch},
    mail::About,
    storage::{
        Connection,
        accounts::{self, StoredAccount, clients, tokens},
    },
    text::{Language, Texts},
};

/// So long before.
const BEFORE_SECONDS: i64 = 14 * 24 * 3600;

/// Queues a mail for each token and secret that ends soon; each is told of once.
///
/// # Errors
/// When a query fails.
pub fn tell_of_end(connection: &mut Connection, now: Instant) -> Result<(), Refusal> {
    let soon = (now.stored(), now.plus_seconds(BEFORE_SECONDS).stored());
    for (token, account) in tokens::ending(connection, soon)? {
        let what = (token.name, token.expires_at, "/account/tokens".to_owned());
        told(connection, &account, About::TokenEnds, what, now)?;
    }
    for (secret, client) in clients::ending(connection, soon)? {
        for keeper in keepers(connection, &client)? {
            let path = format!("/clients/{}", client.public_id);
            let what = (client.email.clone(), secret.expires_at, path);
            told(connection, &keeper, About::SecretEnds, what, now)?;
        }
    }
    Ok(())
}

fn told(
    connection: &mut Connection,
    account: &StoredAccount,
    about: About,
    (name, ends, path): (String, chrono::NaiveDateTime, String),
    now: Instant,
) -> Result<(), Refusal> {
    let texts = Texts::new(Language::from_code(&account.language).unwrap_or_default());
    let items = vec![name, texts.moment(dutch(ends))];
    tell::at(connection, account, about, (items, &path), now)
}

/// Who keeps a client: the administrators of its supplier, or of the installation.
fn keepers(
    connection: &mut Connection,
    client: &StoredAccount,
) -> Result<Vec<StoredAccount>, Refusal> {
    let Some(supplier) = client.supplier_id else {
        return Ok(accounts::of_role(connection, Role::Administrator.code())?);
    };
    let mut people = accounts::of_supplier(connection, supplier)?;
    people.retain(|one| one.role == Role::SupplierAdministrator.code());
    Ok(people)
}
