//! Erasing what is about people: when the term of a contract is over, when a report never counted, when a candidate asks.
//! What it came to stays, and a signed certificate tells what went.

pub mod certificate;
pub mod not_counted;
pub mod of_candidate;
pub mod of_contract;
pub mod set_retention;
pub mod term;

use crate::{
    clock::Instant,
    jobs::Job,
    storage::{
        Connection, Stored,
        erasure::{
            files::{self, Store},
            reports::{self, WithFile},
        },
    },
};

/// Lines that are erased in one transaction.
pub(crate) const AT_ONCE: i64 = 2_000;

/// Erases the files of reports with what was found in them, and leaves the files themselves to a job; returns what the
/// certificate tells of each.
fn erase_files(
    connection: &mut Connection,
    over: &[WithFile],
    now: Instant,
) -> Stored<Vec<certificate::ErasedFiles>> {
    let mut erased = Vec::new();
    for one in over {
        let evidence = reports::erase_around(connection, one, now.stored())?;
        files::insert(connection, Store::Evidence, &evidence)?;
        files::insert(
            connection,
            Store::Reports,
            std::slice::from_ref(&one.fingerprint),
        )?;
        erased.push(certificate::ErasedFiles {
            report: one.public_id.clone(),
            sha256: Some(one.fingerprint.clone()),
            evidence,
        });
    }
    if !erased.is_empty() {
        Job::RemoveFiles.queue(connection, now)?;
    }
    Ok(erased)
}
