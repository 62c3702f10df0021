//! Erases reports that never counted, or no longer do, once nobody touched them for long.

use chrono::Months;

use super::{
    AT_ONCE,
    certificate::{Certificate, ErasedLines, sign},
    erase_files,
};
use crate::{
    actions::{Refusal, compare_revision},
    audit::{self, Deed, Note, Object, heads::Signer},
    clock::Instant,
    ids,
    storage::{
        Connection, Stored,
        erasure::{
            self, NewErasure, lines,
            reports::{self, WithFile},
        },
        register,
    },
};

/// Reports that are looked for in one go.
const PAGE: i64 = 100;

/// Some of the reports that go now, each with the key of its supplier.
///
/// # Errors
/// When the query fails.
pub fn over(
    connection: &mut Connection,
    months: u32,
    now: Instant,
) -> Stored<Vec<(WithFile, i64)>> {
    let since = now.stored().checked_sub_months(Months::new(months));
    let Some(since) = since else {
        return Ok(Vec::new());
    };
    reports::not_counted_since(connection, since, PAGE)
}

/// Erases some of the lines of such a report; how many, at the most as many as go in one transaction.
///
/// # Errors
/// When a query fails.
pub fn erase_some(connection: &mut Connection, report: i64) -> Stored<bool> {
    lines::erase_some_of_report(connection, report, AT_ONCE)
}

/// Erases the rest of such a report, once its lines are gone.
///
/// # Errors
/// When a query fails.
pub fn end(
    connection: &mut Connection,
    (report, supplier): (&WithFile, i64),
    lines_gone: i64,
    signer: &Signer,
    now: Instant,
) -> Result<(), Refusal> {
    reports::undo_if_unsubmitted(connection, report.id, now.stored())?;
    compare_revision::forget(connection, report.id)?;
    let files = erase_files(connection, std::slice::from_ref(report), now)?;
    let code = register::supplier_by_id(connection, supplier)?.map(|(_, code)| code);
    let certificate = Certificate {
        certificate: ids::public_id(now),
        ground: "not_counted".to_owned(),
        supplier: code.unwrap_or_default(),
        contract: None,
        contract_ended: None,
        kept_months: None,
        reason: None,
        begun_at: now.stored().and_utc(),
        ended_at: Some(now.stored().and_utc()),
        lines: vec![ErasedLines {
            report: report.public_id.clone(),
            lines: lines_gone,
        }],
        files,
        totals: Vec::new(),
        totals_fingerprint: None,
    };
    let document = certificate.text()?;
    let id = erasure::insert(
        connection,
        &NewErasure {
            public_id: certificate.certificate.clone(),
            ground: "not_counted",
            supplier_id: supplier,
            contract_id: None,
            erased_by: None,
            begun_at: now.stored(),
            lines: lines_gone,
            files: certificate.file_count(),
            totals_fingerprint: None,
            document: document.clone(),
        },
    )?;
    let signature = sign(signer, &document);
    let ended = (document.as_str(), signature.as_str());
    erasure::end(
        connection,
        id,
        certificate.file_count(),
        ended,
        now.stored(),
    )?;
    let erased = Note::new(Deed::FilesErased, Object::report_of(report.id))
        .with("certificate", &certificate.certificate)
        .with("lines", lines_gone);
    audit::note(connection, erased);
    Ok(())
}
