//! Every night the rollups are compared with their lines; a difference raises an alarm and is told to administrators.

use super::held::{Held, JobFault};
use crate::{
    access::Role,
    actions::{
        queue_message::queue_message,
        recount::{self, Purpose},
    },
    app::App,
    mail::{About, Message, Notice},
    storage::accounts,
};

pub(super) fn verify_rollups(app: &App, held: &Held<'_>) -> Result<(), JobFault> {
    let now = app.clock.now();
    let found = recount::recount(&app.database, Purpose::Verify, now)?;
    let wrong = found.differences.len() + found.changed_totals.len();
    if wrong > 0 {
        tracing::error!(reports = wrong, "rollups are not the sums of their lines");
    }
    app.database.write(|connection| {
        if recount::tell(connection, &found, now)? {
            let message = Message::Notice(Notice {
                about: About::RollupAlarm,
                subject: wrong.to_string(),
                items: Vec::new(),
                quote: None,
                path: "/".to_owned(),
            });
            for account in accounts::of_role(connection, Role::Administrator.code())? {
                queue_message(connection, &account, &message, now)?;
            }
        }
        held.finish(connection, now)
    })
}
