//! Erases the lines of a contract whose term is over: begun in one transaction, from which on nothing changes its totals;
//! then line by line; ended in another, with the certificate.

use chrono::NaiveDate;

use super::{
    certificate::{Certificate, ErasedLines, KeptTotal, sign},
    erase_files,
    term::{self, Standing},
};
use crate::{
    access::{Permission, Scope},
    actions::{Refusal, hold_lines::hold_lines, queue_message::queue_message, who_is_told},
    audit::{self, Deed, Note, Object, heads::Signer},
    clock::Instant,
    ids,
    mail::{About, Message, Notice},
    storage::{
        Connection, Stored,
        erasure::{
            self, NewErasure, lines, reports,
            terms::{self, Kept},
        },
        rollups,
    },
};

/// The contracts whose lines go now.
///
/// # Errors
/// When a query fails.
pub fn over(connection: &mut Connection, usual: u32, today: NaiveDate) -> Stored<Vec<Kept>> {
    let mut ended = terms::ended_before(connection, Scope::All, today)?;
    ended.retain(|kept| term::standing(kept, usual, today) == Standing::Over);
    Ok(ended)
}

/// Begins with a contract; false where something keeps its lines by now.
///
/// # Errors
/// When a query fails.
pub fn begin(
    connection: &mut Connection,
    contract: &Kept,
    usual: u32,
    now: Instant,
) -> Result<bool, Refusal> {
    hold_lines(connection, contract.supplier_id)?;
    let kept = terms::by_number(connection, Scope::All, &contract.number)?;
    let kept = kept.ok_or(Refusal::NotFound)?;
    if term::standing(&kept, usual, now.day()) != Standing::Over {
        return Ok(false);
    }
    let going = lines::of_contract(connection, kept.id)?;
    let totals_fingerprint = rollups::fingerprint_of(connection, kept.id)?;
    let totals = lines::totals(connection, kept.id)?;
    let certificate = Certificate {
        certificate: ids::public_id(now),
        ground: "term".to_owned(),
        supplier: kept.supplier.clone(),
        contract: Some(kept.number.clone()),
        contract_ended: Some(kept.ends),
        kept_months: Some(term::months(&kept, usual)),
        reason: None,
        begun_at: now.stored().and_utc(),
        ended_at: None,
        lines: going
            .iter()
            .map(|one| ErasedLines {
                report: one.public_id.clone(),
                lines: one.lines,
            })
            .collect(),
        files: Vec::new(),
        totals: totals
            .into_iter()
            .map(|one| KeptTotal {
                obligation: one.obligation,
                kind: one.kind,
                amount: one.amount,
            })
            .collect(),
        totals_fingerprint: Some(totals_fingerprint.clone()),
    };
    erasure::insert(
        connection,
        &NewErasure {
            public_id: certificate.certificate.clone(),
            ground: "term",
            supplier_id: kept.supplier_id,
            contract_id: Some(kept.id),
            erased_by: None,
            begun_at: now.stored(),
            lines: certificate.line_count(),
            files: 0,
            totals_fingerprint: Some(totals_fingerprint),
            document: certificate.text()?,
        },
    )?;
    for one in &going {
        reports::set_lines_erased(connection, one.report, now.stored())?;
    }
    terms::set_erased(connection, kept.id, now.stored())?;
    reports::undo_unsubmitted(connection, kept.id, now.stored())?;
    Ok(true)
}

/// Ends with a contract whose lines are gone: the files go of reports that hold nothing else, and there is a certificate.
///
/// # Errors
/// When a query fails.
pub fn end(
    connection: &mut Connection,
    (erasure, contract): (i64, i64),
    document: &str,
    signer: &Signer,
    now: Instant,
) -> Result<(), Refusal> {
    lines::settle_conflicts(connection, now.stored())?;
    let over = reports::over(connection, contract)?;
    let files = erase_files(connection, &over, now)?;
    let certificate = Certificate {
        files,
        ended_at: Some(now.stored().and_utc()),
        ..Certificate::of_text(document)?
    };
    let document = certificate.text()?;
    let signature = sign(signer, &document);
    let ended = (document.as_str(), signature.as_str());
    erasure::end(
        connection,
        erasure,
        certificate.file_count(),
        ended,
        now.stored(),
    )?;
    let erased = Note::new(Deed::LinesErased, Object::contract_of(contract))
        .with("certificate", &certificate.certificate)
        .with("lines", certificate.line_count())
        .with("files", certificate.file_count());
    audit::note(connection, erased);
    let message = Message::Notice(Notice {
        about: About::LinesErased,
        subject: certificate.contract.clone().unwrap_or_default(),
        items: Vec::new(),
        quote: None,
        path: format!("/erasures/{}", certificate.certificate),
    });
    tell(connection, contract, &message, now)
}

/// Announces that the lines of contracts will be erased, to who keeps them: once, some weeks before.
///
/// # Errors
/// When a query fails.
pub fn announce(connection: &mut Connection, usual: u32, now: Instant) -> Result<(), Refusal> {
    let soon = now.day() + chrono::Days::new(term::ANNOUNCED_DAYS);
    for kept in terms::ended_before(connection, Scope::All, now.day())? {
        let goes = term::standing(&kept, usual, soon) == Standing::Over;
        if !goes || kept.announced_at.is_some() {
            continue;
        }
        let message = Message::Notice(Notice {
            about: About::LinesWillBeErased,
            subject: kept.number.clone(),
            items: Vec::new(),
            quote: None,
            path: format!(
                "/contracts/{}/retention",
                url::form_urlencoded::byte_serialize(kept.number.as_bytes()).collect::<String>()
            ),
        });
        tell(connection, kept.id, &message, now)?;
        terms::announced(connection, kept.id, now.stored())?;
    }
    Ok(())
}

fn tell(
    connection: &mut Connection,
    contract: i64,
    message: &Message,
    now: Instant,
) -> Result<(), Refusal> {
    for account in who_is_told::who_may(connection, Permission::KeepContracts, contract)? {
        queue_message(connection, &account, message, now)?;
    }
    Ok(())
}
