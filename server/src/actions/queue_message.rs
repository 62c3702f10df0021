//! Queues a mail in the transaction of what it tells about.

use super::Refusal;
use crate::{
    clock::Instant,
    ids,
    jobs::Job,
    mail::Message,
    storage::{Connection, StorageError, accounts::StoredAccount, messages},
};

/// Queues a mail to an account.
///
/// # Errors
/// When a query fails.
pub fn queue_message(
    connection: &mut Connection,
    to: &StoredAccount,
    message: &Message,
    now: Instant,
) -> Result<(), Refusal> {
    queue_mail(connection, (&to.email, &to.language), message, now)
}

/// Queues a mail to an address, in a language.
///
/// # Errors
/// When a query fails.
pub fn queue_mail(
    connection: &mut Connection,
    (recipient, language): (&str, &str),
    message: &Message,
    now: Instant,
) -> Result<(), Refusal> {
    let content =
        serde_json::to_string(message).map_err(|error| StorageError::Failed(error.to_string()))?;
    let id = messages::insert(
        connection,
        &messages::NewMessage {
            public_id: &ids::public_id(now),
            recipient,
            language,
            kind: message.kind(),
            content: &content,
            state: "queued",
            queued_at: now.stored(),
        },
    )?;
    Job::SendMessage { message: id }.queue(connection, now)?;
    Ok(())
}
