//! Sends a queued mail, and notes that it left in the transaction that ends the job.

use super::held::{Held, JobFault};
use crate::{
    app::App,
    mail::{MailFault, Message, Outgoing, compose},
    storage::messages,
};

pub(super) fn send_message(app: &App, held: &Held<'_>, message: i64) -> Result<(), JobFault> {
    let stored = app
        .database
        .read(|connection| messages::by_id(connection, message))?
        .ok_or_else(|| JobFault::Never(format!("message {message} is gone")))?;
    if stored.state == "queued" {
        let content: Message = serde_json::from_str(&stored.content)
            .map_err(|error| JobFault::Never(format!("message {message}: {error}")))?;
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
