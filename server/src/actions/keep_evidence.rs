//! Adds files that bear out a report or one line of it, and removes them while nobody decided on the report. Adding stays
//! possible afterwards: a reviewer may ask for more.

use chrono::NaiveDate;

use super::{Refusal, file_type::FileType, receive_report::safe_name, report_state::ReportState};
use crate::{
    access::Actor,
    audit::{self, Deed, Note, Object},
    clock::Instant,
    files::KeptFile,
    ids,
    storage::{
        Connection,
        evidence::{self, NewEvidence},
        reports::{self, StoredReport},
        rollups,
    },
};

/// What a piece of evidence is: a closed list.
pub const KINDS: [&str; 6] = [
    "target_group_statement",
    "employment_contract",
    "payslip_extract",
    "invoice",
    "pso_certificate",
    "other",
];

/// What is said of a file that is added.
#[derive(Clone, Debug, Default)]
pub struct Statement {
    /// One of [`KINDS`].
    pub kind: String,
    /// The day that stands on it; empty for none.
    pub dated: String,
    /// Sheet of the line; empty for csv.
    pub sheet: String,
    /// Row of the line; empty for the whole report.
    pub row: String,
}

/// What is said of a file, understood.
#[derive(Clone, Debug)]
pub struct Understood {
    kind: &'static str,
    dated: Option<NaiveDate>,
    line: Option<(String, i64)>,
}

/// A file that is on disk.
#[derive(Clone, Debug)]
pub struct EvidenceFile {
    /// The file in the store of evidence.
    pub kept: KeptFile,
    /// What its bytes are.
    pub file_type: FileType,
    /// Name that the supplier gave it.
    pub name: String,
}

/// Checks what is said of a file before the file is kept: whether it may be added to the report, and beside which line.
///
/// # Errors
/// [`Refusal::NotFound`] for no such report; [`Refusal::Conflict`] when the report takes no evidence; [`Refusal::Invalid`]
/// for an unknown kind, a day that does not exist, no such line, or more files than `most`.
pub fn check(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    said: &Statement,
    most: u32,
) -> Result<Understood, Refusal> {
    let report = taking(connection, actor, report)?;
    let kind = KINDS.iter().find(|kind| **kind == said.kind.trim());
    let kind = kind.ok_or_else(|| Refusal::field("kind", "evidence_kind_unknown", ""))?;
    let dated = match said.dated.trim() {
        "" => None,
        day => Some(
            day.parse()
                .map_err(|_| Refusal::field("dated", "date_invalid", ""))?,
        ),
    };
    let unknown = || Refusal::field("row", "evidence_line_unknown", "");
    let line = match said.row.trim() {
        "" => None,
        row => {
            let row: i64 = row.parse().map_err(|_| unknown())?;
            let there = evidence::is_line(connection, report.id, &said.sheet, row)?;
            Some(
                there
                    .then(|| (said.sheet.clone(), row))
                    .ok_or_else(unknown)?,
            )
        }
    };
    if evidence::count(connection, report.id)? >= i64::from(most) {
        return Err(Refusal::field(
            "file",
            "evidence_too_many",
            most.to_string(),
        ));
    }
    Ok(Understood { kind, dated, line })
}

/// Adds a file; returns its public identifier.
///
/// # Errors
/// As [`check`]: meanwhile things may have changed.
pub fn add_evidence(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    (file, said, most): (&EvidenceFile, &Statement, u32),
    now: Instant,
) -> Result<String, Refusal> {
    let key = taking(connection, actor, report)?.id;
    reports::hold(connection, key)?;
    let Understood { kind, dated, line } = check(connection, actor, report, said, most)?;
    let (sheet, sheet_row) = line.unzip();
    let public_id = ids::public_id(now);
    evidence::insert(
        connection,
        &NewEvidence {
            public_id: public_id.clone(),
            report_id: key,
            sheet,
            sheet_row,
            kind: kind.to_owned(),
            dated,
            file_fingerprint: file.kept.fingerprint.clone(),
            file_name: file.file_type.named(&safe_name(&file.name)),
            file_type: file.file_type.code().to_owned(),
            file_size: i64::try_from(file.kept.size).unwrap_or(i64::MAX),
            added_by: actor.account,
            added_at: now.stored(),
        },
    )?;
    rollups::refresh(connection, key, now.stored())?;
    let added = Note::new(Deed::EvidenceAdded, Object::report_of(key))
        .with("evidence", &public_id)
        .with("fingerprint", &file.kept.fingerprint);
    audit::note(connection, added);
    Ok(public_id)
}

/// Removes a file that was added.
///
/// # Errors
/// [`Refusal::NotFound`] for no such file; [`Refusal::Conflict`] once the report was decided on.
pub fn remove_evidence(
    connection: &mut Connection,
    actor: &Actor,
    id: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let found = evidence::by_public_id(connection, actor.scope, id)?
        .filter(|one| one.removed_at.is_none())
        .ok_or(Refusal::NotFound)?;
    reports::hold(connection, found.report_id)?;
    let report = reports::by_id(connection, found.report_id)?.ok_or(Refusal::NotFound)?;
    state(&report)?.remove_evidence()?;
    evidence::remove(connection, found.id, actor.account, now.stored())?;
    rollups::refresh(connection, found.report_id, now.stored())?;
    let removed = Note::new(Deed::EvidenceRemoved, Object::report_of(found.report_id));
    audit::note(connection, removed.with("evidence", id));
    Ok(())
}

/// The report, where it takes evidence.
fn taking(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
) -> Result<StoredReport, Refusal> {
    let report =
        reports::by_public_id(connection, actor.scope, report)?.ok_or(Refusal::NotFound)?;
    state(&report)?.add_evidence()?;
    if report.lines_erased_at.is_some() {
        return Err(Refusal::Conflict("lines_erased"));
    }
    Ok(report)
}

fn state(report: &StoredReport) -> Result<ReportState, Refusal> {
    ReportState::from_code(&report.state).ok_or(Refusal::Conflict("unknown_state"))
}
