//! Verifies the audit log and signs where it ends, every night; what is not as it was written raises an alarm and is told
//! to administrators and auditors.

use super::held::{Held, JobFault};
use crate::{
    access::Role,
    actions::{queue_message::queue_message, seal_audit_log as seal},
    app::App,
    mail::{About, Message, Notice},
    storage::{accounts, audit},
};

pub(super) fn seal_audit_log(app: &App, held: &Held<'_>) -> Result<(), JobFault> {
    let now = app.clock.now();
    let journal = app.database.journal()?;
    let found = seal::verify(&app.database, (None, None))?;
    if !found.is_whole() {
        tracing::error!(
            findings = found.findings.len(),
            "the audit log is not as it was written"
        );
    }
    let head = app.database.write(|connection| {
        if seal::tell(connection, &found, now)? {
            let message = Message::Notice(Notice {
                about: About::AuditAlarm,
                subject: found.findings.len().saturating_add(found.more).to_string(),
                items: Vec::new(),
                quote: None,
                path: "/".to_owned(),
            });
            for role in [Role::Administrator, Role::Auditor] {
                for account in accounts::of_role(connection, role.code())? {
                    queue_message(connection, &account, &message, now)?;
                }
            }
        }
        let head = audit::seal(connection, journal, now.day())?;
        held.finish(connection, now)?;
        Ok::<_, JobFault>(head)
    })?;
    if let Some(head) = head {
        journal.heads().keep(&head)?;
        tracing::info!(day = %head.day, seq = head.seq, hash = %head.hash, signature = %head.signature, "the audit log was sealed");
    }
    Ok(())
}
