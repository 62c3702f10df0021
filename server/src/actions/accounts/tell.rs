//! Mails to people about their own accounts.

use crate::{
    actions::{
        Refusal,
        queue_message::{queue_mail, queue_message},
    },
    clock::Instant,
    mail::{About, Message, Notice, OneTimeLink},
    storage::{Connection, accounts::StoredAccount},
};

/// Tells somebody of a change of his own account.
pub(super) fn of_account(
    connection: &mut Connection,
    account: &StoredAccount,
    about: About,
    now: Instant,
) -> Result<(), Refusal> {
    with_items(connection, account, about, Vec::new(), now)
}

/// The same with what it was about, one by one.
pub(super) fn with_items(
    connection: &mut Connection,
    account: &StoredAccount,
    about: About,
    items: Vec<String>,
    now: Instant,
) -> Result<(), Refusal> {
    let message = Message::Notice(notice(about, account.email.clone(), items));
    queue_message(connection, account, &message, now)
}

/// The same, to look at another page than that of the account.
pub(in crate::actions) fn at(
    connection: &mut Connection,
    account: &StoredAccount,
    about: About,
    (items, path): (Vec<String>, &str),
    now: Instant,
) -> Result<(), Refusal> {
    let message = Message::Notice(Notice {
        path: path.to_owned(),
        ..notice(about, account.email.clone(), items)
    });
    queue_message(connection, account, &message, now)
}

/// The same with somebody's words.
pub(super) fn quoting(
    connection: &mut Connection,
    account: &StoredAccount,
    about: About,
    quote: Option<&str>,
    now: Instant,
) -> Result<(), Refusal> {
    let message = Message::Notice(Notice {
        quote: quote.map(str::to_owned),
        ..notice(about, account.email.clone(), Vec::new())
    });
    queue_message(connection, account, &message, now)
}

/// Sends a one-time link. The message names it; its secret is made when the mail is written.
pub(super) fn link(
    connection: &mut Connection,
    (email, language): (&str, &str),
    (about, subject): (About, String),
    link: OneTimeLink,
    now: Instant,
) -> Result<(), Refusal> {
    let notice = notice(about, subject, Vec::new());
    let message = Message::Link { notice, link };
    queue_mail(connection, (email, language), &message, now)
}

fn notice(about: About, subject: String, items: Vec<String>) -> Notice {
    Notice {
        about,
        subject,
        items,
        quote: None,
        path: "/account".to_owned(),
    }
}
