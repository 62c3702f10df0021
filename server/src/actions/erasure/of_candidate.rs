//! Answers a candidate who asks what is kept, and erases it. A candidate is known here by the supplier's own number, which
//! is turned into the pseudonym and kept nowhere.

use std::collections::BTreeMap;

use super::certificate::{Certificate, ErasedFiles, ErasedLines, sign};
use crate::{
    access::{Actor, Permission, Scope},
    actions::{Refusal, hold_lines::hold_lines, queue_message::queue_message, review::said},
    audit::{self, Deed, Note, Object, heads::Signer},
    clock::Instant,
    files::hexadecimal,
    ids,
    jobs::Job,
    keys::Pseudonyms,
    mail::{About, Message, Notice},
    storage::{
        Connection, Stored, accounts,
        erasure::{
            self, NewErasure,
            candidates::{self, KeptLine},
            files::{self, Store},
            reports,
        },
        pseudonym_keys, register, rollups,
    },
};

/// Who is asked about: a supplier's candidate.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Code of the supplier; not needed from who belongs to one.
    pub supplier: Option<String>,
    /// The supplier's number of the candidate.
    pub candidate: String,
}

/// A line that is kept of a candidate.
#[derive(Clone, Debug)]
pub struct KeptOf {
    /// The line.
    pub line: KeptLine,
    /// What it is worth: kind of the obligation, amount in its unit.
    pub worth: Vec<(String, i64)>,
    /// Names of the files that bear it out.
    pub proofs: Vec<String>,
}

/// What is kept of a candidate.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Code of the supplier.
    pub supplier: String,
    /// Its name.
    pub supplier_name: String,
    /// Line by line.
    pub kept: Vec<KeptOf>,
}

/// What an answer is for, as the audit log says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be looked at.
    Show,
    /// To be handed over.
    HandOver,
}

/// What is kept of a candidate.
///
/// # Errors
/// [`Refusal::Invalid`] without a number, or with a supplier that is none; a failed query.
pub fn answer_candidate(
    connection: &mut Connection,
    actor: &Actor,
    asked: &Asked,
    pseudonyms: &Pseudonyms,
    purpose: Purpose,
) -> Result<Answer, Refusal> {
    let (supplier, supplier_name, code) = supplier_of(connection, actor, asked)?;
    let lines = found(connection, (supplier, &code), asked, pseudonyms)?;
    let keys: Vec<i64> = lines.iter().map(|line| line.id).collect();
    let mut worth: BTreeMap<i64, Vec<(String, i64)>> = BTreeMap::new();
    for (line, kind, amount) in candidates::worth(connection, &keys)? {
        worth.entry(line).or_default().push((kind, amount));
    }
    let mut kept = Vec::new();
    for line in lines {
        kept.push(KeptOf {
            worth: worth.remove(&line.id).unwrap_or_default(),
            proofs: candidates::proofs(connection, &line)?,
            line,
        });
    }
    let deed = match purpose {
        Purpose::Show => Deed::CandidateAnswered,
        Purpose::HandOver => Deed::CandidateExported,
    };
    let answered = Note::new(deed, Object::named("supplier", &code));
    audit::note(connection, answered.with("lines", kept.len()));
    Ok(Answer {
        supplier: code,
        supplier_name,
        kept,
    })
}

/// Erases what is kept of a candidate: its lines become nobody's, so that what they came to stays; the files in which they
/// stand go. Returns the identifier of the certificate.
///
/// # Errors
/// [`Refusal::Invalid`] without a number or reason, and where nothing is kept of the candidate; [`Refusal::Conflict`]
/// while a report with him is being read.
pub fn erase_candidate(
    connection: &mut Connection,
    actor: &Actor,
    (asked, reason): (&Asked, &str),
    (pseudonyms, signer): (&Pseudonyms, &Signer),
    now: Instant,
) -> Result<String, Refusal> {
    pseudonym_keys::held(connection, pseudonyms.count())?;
    let (supplier, _, code) = supplier_of(connection, actor, asked)?;
    hold_lines(connection, supplier)?;
    let lines = found(connection, (supplier, &code), asked, pseudonyms)?;
    if lines.is_empty() {
        return Err(Refusal::field("candidate", "candidate_unknown", ""));
    }
    if lines.iter().any(|line| line.report_state == "received") {
        return Err(Refusal::Conflict("being_read"));
    }
    let reason = said("reason", reason)?;
    let mut certificate = Certificate {
        certificate: ids::public_id(now),
        ground: "candidate".to_owned(),
        supplier: code,
        contract: None,
        contract_ended: None,
        kept_months: None,
        reason: Some(reason),
        begun_at: now.stored().and_utc(),
        ended_at: Some(now.stored().and_utc()),
        lines: Vec::new(),
        files: Vec::new(),
        totals: Vec::new(),
        totals_fingerprint: None,
    };
    make_nobodys(connection, &lines, &mut certificate, now)?;
    keep_certificate(
        connection,
        (supplier, actor.account),
        &certificate,
        signer,
        now,
    )?;
    if !matches!(actor.scope, Scope::Supplier(_)) {
        tell(connection, supplier, &certificate, now)?;
    }
    Ok(certificate.certificate)
}

/// Key, name and code of the supplier that is asked about.
fn supplier_of(
    connection: &mut Connection,
    actor: &Actor,
    asked: &Asked,
) -> Result<(i64, String, String), Refusal> {
    let key = match (actor.scope, &asked.supplier) {
        (Scope::Supplier(own), _) => Some(own),
        (Scope::All, Some(code)) => register::supplier_id(connection, code)?,
        _ => None,
    };
    let unknown = || Refusal::field("supplier", "supplier_unknown", "");
    let key = key.ok_or_else(unknown)?;
    let (name, code) = register::supplier_by_id(connection, key)?.ok_or_else(unknown)?;
    Ok((key, name, code))
}

fn found(
    connection: &mut Connection,
    (supplier, code): (i64, &str),
    asked: &Asked,
    pseudonyms: &Pseudonyms,
) -> Result<Vec<KeptLine>, Refusal> {
    if asked.candidate.trim().is_empty() {
        return Err(Refusal::field("candidate", "field_missing", ""));
    }
    let pseudonym = pseudonyms.of(code, &asked.candidate);
    Ok(candidates::lines(connection, supplier, &pseudonym)?)
}

fn make_nobodys(
    connection: &mut Connection,
    lines: &[KeptLine],
    certificate: &mut Certificate,
    now: Instant,
) -> Stored<()> {
    // One person stays one person, in people that were placed and in work that was reported twice; nothing leads to him.
    let nobody = nobody();
    let mut linking_keys: Vec<&str> = lines
        .iter()
        .filter_map(|line| line.linking_key.as_deref())
        .collect();
    linking_keys.sort_unstable();
    linking_keys.dedup();
    for key in linking_keys {
        candidates::replace_linking_key(connection, key, &self::nobody())?;
    }
    let mut of_reports: BTreeMap<i64, (String, i64, Vec<String>)> = BTreeMap::new();
    for line in lines {
        let evidence = candidates::erase_around(connection, line)?;
        candidates::make_nobodys(connection, line.id, &nobody)?;
        let (_, count, gone) = of_reports
            .entry(line.report_id)
            .or_insert_with(|| (line.report.clone(), 0, Vec::new()));
        *count += 1;
        gone.extend(evidence);
    }
    let keys: Vec<i64> = of_reports.keys().copied().collect();
    let mut with_file: BTreeMap<i64, String> = BTreeMap::new();
    for one in reports::with_file(connection, &keys)? {
        reports::erase_file(connection, &one, now.stored())?;
        files::insert(
            connection,
            Store::Reports,
            std::slice::from_ref(&one.fingerprint),
        )?;
        with_file.insert(one.id, one.fingerprint);
    }
    for (key, (report, lines, evidence)) in of_reports {
        files::insert(connection, Store::Evidence, &evidence)?;
        reports::undo_if_unsubmitted(connection, key, now.stored())?;
        rollups::refresh(connection, key, now.stored())?;
        let sha256 = with_file.remove(&key);
        if sha256.is_some() || !evidence.is_empty() {
            let report = report.clone();
            certificate.files.push(ErasedFiles {
                report,
                sha256,
                evidence,
            });
        }
        certificate.lines.push(ErasedLines { report, lines });
    }
    Job::RemoveFiles.queue(connection, now)
}

/// What stands where a pseudonym stood: as long, drawn, and of nobody.
fn nobody() -> String {
    let mut text = hexadecimal(&ids::secret());
    text.truncate(32);
    text
}

fn keep_certificate(
    connection: &mut Connection,
    (supplier, account): (i64, i64),
    certificate: &Certificate,
    signer: &Signer,
    now: Instant,
) -> Stored<()> {
    let document = certificate.text()?;
    let files = certificate.file_count();
    let id = erasure::insert(
        connection,
        &NewErasure {
            public_id: certificate.certificate.clone(),
            ground: "candidate",
            supplier_id: supplier,
            contract_id: None,
            erased_by: Some(account),
            begun_at: now.stored(),
            lines: certificate.line_count(),
            files,
            totals_fingerprint: None,
            document: document.clone(),
        },
    )?;
    let signature = sign(signer, &document);
    erasure::end(connection, id, files, (&document, &signature), now.stored())?;
    let erased = Note::new(
        Deed::CandidateErased,
        Object::named("supplier", &certificate.supplier),
    );
    let erased = erased
        .with("certificate", &certificate.certificate)
        .with("lines", certificate.line_count())
        .with("files", files)
        .with("reason", &certificate.reason);
    audit::note(connection, erased);
    Ok(())
}

/// A supplier whose candidate was erased by the office takes him out of what comes.
fn tell(
    connection: &mut Connection,
    supplier: i64,
    certificate: &Certificate,
    now: Instant,
) -> Result<(), Refusal> {
    let message = Message::Notice(Notice {
        about: About::CandidateErased,
        subject: certificate.line_count().to_string(),
        items: Vec::new(),
        quote: None,
        path: format!("/erasures/{}", certificate.certificate),
    });
    for account in accounts::of_supplier(connection, supplier)? {
        queue_message(connection, &account, &message, now)?;
    }
    Ok(())
}

/// Whether somebody may answer candidates of other suppliers than the own.
#[must_use]
pub fn asks_which_supplier(actor: &Actor) -> bool {
    actor.scope_of(Permission::AnswerCandidates) == Some(Scope::All)
}
