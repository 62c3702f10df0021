//! Receives a file that a supplier sent: it is answered at once, and read by a job.

use meetbaar_domain::period::Period;
use meetbaar_importers::privacy::masked;
use serde_json::{Value, json};

use super::{Refusal, report_state::ReportState};
use crate::{
    access::{Actor, Scope},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    files::KeptFile,
    ids,
    jobs::Job,
    storage::{Connection, contracts, reports},
};

/// A file that came in and is on disk.
pub struct ReceivedFile<'a> {
    /// The file in the store.
    pub kept: &'a KeptFile,
    /// Name that the supplier gave it.
    pub name: &'a str,
    /// The period that was stated beside it.
    pub period: Option<Period>,
    /// Number of the contract that was stated beside it.
    pub contract: Option<&'a str>,
}

/// What receiving came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Public identifier of the report.
    pub report: String,
    /// An earlier report of the same file that still stands.
    pub same_as: Option<String>,
}

/// Stores that a file came in, and queues its reading in the same transaction.
///
/// # Errors
/// [`Refusal::Forbidden`] for who is no supplier's user; [`Refusal::Invalid`] for a stated contract that isn't his.
pub fn receive_report(
    connection: &mut Connection,
    actor: &Actor,
    file: &ReceivedFile<'_>,
    now: Instant,
) -> Result<Received, Refusal> {
    let Scope::Supplier(supplier) = actor.scope else {
        return Err(Refusal::Forbidden);
    };
    let contract = own_contract(connection, actor, file.contract)?;
    let public_id = ids::public_id(now);
    let id = reports::insert(
        connection,
        &reports::NewReport {
            public_id: &public_id,
            supplier_id: supplier,
            state: ReportState::Received.code(),
            file_fingerprint: &file.kept.fingerprint,
            file_name: &safe_name(file.name),
            file_size: i64::try_from(file.kept.size).unwrap_or(i64::MAX),
            stated_start: file.period.map(Period::start),
            stated_end: file.period.map(Period::end),
            stated_contract_id: contract,
            uploaded_by: actor.account,
            uploaded_at: now.stored(),
            revises_id: None,
        },
    )?;
    Job::ReadReport { report: id }.queue(connection, now)?;
    let received = Note::new(Deed::ReportReceived, Object::report_of(id)).change(
        Value::Null,
        json!({ "state": ReportState::Received.code(), "fingerprint": file.kept.fingerprint }),
    );
    audit::note(connection, received);
    let same = reports::same_file_before(connection, supplier, &file.kept.fingerprint, id)?;
    Ok(Received {
        report: public_id,
        same_as: same.map(|same| same.public_id),
    })
}

/// Key of the contract of that number, if it is the actor's; `None` for no number.
///
/// # Errors
/// [`Refusal::Invalid`] for a number that isn't one of his contracts.
pub fn own_contract(
    connection: &mut Connection,
    actor: &Actor,
    number: Option<&str>,
) -> Result<Option<i64>, Refusal> {
    let Some(number) = number.map(str::trim).filter(|number| !number.is_empty()) else {
        return Ok(None);
    };
    let contract = contracts::by_number(connection, actor.scope, number)?;
    let contract =
        contract.ok_or_else(|| Refusal::field("contract", "contract_unknown", number))?;
    Ok(Some(contract.id))
}

/// The last part of a name, without control signs, at most 120 letters; a citizen service number in it is masked.
pub(super) fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let printable: String = last
        .chars()
        .filter(|letter| !letter.is_control())
        .take(120)
        .collect();
    let masked = masked(printable.trim());
    if masked.is_empty() {
        "rapportage".to_owned()
    } else {
        masked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_made_safe() {
        for (name, safe) in [
            ("ict-01-lijst.xlsx", "ict-01-lijst.xlsx"),
            ("C:\\Users\\piet\\Q3.xlsx", "Q3.xlsx"),
            ("../../etc/passwd", "passwd"),
            ("bsn 123456782.xlsx", "bsn *********.xlsx"),
            ("2026-09.csv", "2026-09.csv"),
            ("a\r\nb.csv", "ab.csv"),
            ("", "rapportage"),
        ] {
            assert_eq!(safe_name(name), safe);
        }
        assert_eq!(safe_name(&"x".repeat(500)).len(), 120);
    }
}
