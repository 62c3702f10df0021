//! Sends a queued mail, and notes that it left in the transaction that ends the job.

use super::held::{Held, JobFault};
use crate::{
    app::App,
    mail::{MailFault, Message, OneTimeLink, Outgoing, compose},
    storage::{
        StorageError,
        accounts::{invitations, links},
        messages,
    },
};

/// Where a one-time link leads; its secret is made here, and kept nowhere.
fn path_of(app: &App, link: OneTimeLink) -> Result<Option<String>, JobFault> {
    let (place, seed) = app.database.read(|connection| {
        Ok::<_, StorageError>(match link {
            OneTimeLink::Invitation(id) => {
                let found = invitations::by_id(connection, id)?;
                ("invitation", found.map(|found| found.seed))
            }
            OneTimeLink::NewPassword(id) => {
                let found = links::by_id(connection, id)?;
                ("new-password", found.map(|found| found.seed))
            }
            OneTimeLink::NewEmail(id) => {
                let found = links::by_id(connection, id)?;
                ("new-email", found.map(|found| found.seed))
            }
        })
    })?;
    let secret = seed.map(|seed| app.keys.account().link_secret(&seed));
    Ok(secret.map(|secret| format!("/{place}/{secret}")))
}

pub(super) fn send_message(app: &App, held: &Held<'_>, message: i64) -> Result<(), JobFault> {
    let stored = app
        .database
        .read(|connection| messages::by_id(connection, message))?
        .ok_or_else(|| JobFault::Never(format!("message {message} is gone")))?;
    if stored.state == "queued" {
        let mut content: Message = serde_json::from_str(&stored.content)
            .map_err(|error| JobFault::Never(format!("message {message}: {error}")))?;
        if let Message::Link { notice, link } = &mut content {
            let Some(path) = path_of(app, *link)? else {
                // Used or withdrawn meanwhile: nobody needs a link that leads nowhere.
                let now = app.clock.now();
                return app
                    .database
                    .write(|connection| held.finish(connection, now));
            };
            notice.path = path;
        }
        let letter = compose::letter(&content, &stored.language, &app.config.public_url)
            .map_err(|error| JobFault::Never(format!("message {message}: {error}")))?;
        let outgoing = Outgoing {
            public_id: stored.public_id,
            to: stored.recipient,
            subject: letter.subject,
            text: letter.text,
            html: letter.html,
            date: stored.queued_at.and_utc().into(),
        };
        app.transport
            .send(&app.config.mail_from, &outgoing)
            .map_err(|fault| match fault {
                MailFault::Unsendable(reason) => JobFault::Never(reason),
                MailFault::Later(reason) => JobFault::Later(reason),
            })?;
    }
    app.database.write(|connection| {
        let now = app.clock.now();
        messages::mark_sent(connection, message, now.stored())?;
        held.finish(connection, now)
    })
}
