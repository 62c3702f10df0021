//! Receives a contract register as a file: it is answered at once, and read by a job.

use super::state;
use crate::{
    access::Actor,
    actions::{Refusal, receive_report::safe_name},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    files::KeptFile,
    jobs::Job,
    storage::{
        Connection,
        register_imports::{self, NewImport},
    },
};

/// Stores that a file came in under an identifier, and queues its reading in the same transaction.
///
/// # Errors
/// When a query fails.
pub fn receive_register(
    connection: &mut Connection,
    actor: &Actor,
    public_id: &str,
    (kept, name): (&KeptFile, &str),
    now: Instant,
) -> Result<(), Refusal> {
    let id = register_imports::insert(
        connection,
        &NewImport {
            public_id,
            state: state::RECEIVED,
            file_fingerprint: &kept.fingerprint,
            file_name: &safe_name(name),
            file_size: i64::try_from(kept.size).unwrap_or(i64::MAX),
            uploaded_by: actor.account,
            uploaded_at: now.stored(),
        },
    )?;
    Job::ReadRegister { import: id }.queue(connection, now)?;
    let object = Object::named("register_import", public_id);
    let received = Note::new(Deed::ImportReceived, object);
    audit::note(connection, received.with("fingerprint", &kept.fingerprint));
    Ok(())
}
