//! Lets a supplier correct cells of a report on a screen: the file is read again with them laid over it, and itself never
//! changes. Who corrected what and why is kept, also when it is taken back.
//!
//! A citizen service number is refused here, before anything is stored; what may be one in the file itself can't be
//! covered up by a correction.

use std::collections::HashSet;

use meetbaar_importers::{
    privacy::masked,
    problem::{Code, Severity, group::column},
    workbook::Address,
};

use super::{
    Fault, Refusal, accept_warning::open_report, declare_own_numbers::read_again, reason,
    report_state::ReportState,
};
use crate::{
    access::Actor,
    audit::{self, Deed, Note, Object},
    clock::Instant,
    ids,
    jobs::Job,
    storage::{
        Connection, Stored,
        corrections::{self, NewCorrection, Which},
        problem_groups::{self, GroupKey},
        reports::{self, StoredReport},
    },
};

/// Corrections that count of one report, at most.
pub const MOST_CORRECTIONS: usize = 1_000;

/// Longest value of a cell, in letters.
pub const LONGEST_VALUE: usize = 1_000;

/// Fields of which it is not kept what stood there before: they say something about a person.
const PERSONAL: [&str; 3] = ["candidate", "personal", "citizen_number"];

/// What a cell is to hold.
#[derive(Clone, Debug)]
pub struct TypedCell {
    /// Sheet name; empty for csv.
    pub sheet: String,
    /// The cell, as `H12`.
    pub cell: String,
    /// What it is to hold; empty for nothing.
    pub value: String,
}

/// Stores corrections of cells with one reason for all, and queues another reading. A correction of a cell that was
/// corrected before takes the place of that one.
///
/// # Errors
/// [`Refusal::NotFound`] for no such report; [`Refusal::Conflict`] once it is submitted; [`Refusal::Invalid`] for a
/// reason that says nothing, a cell that can't be or is of a column of personal data, a value that is too long or holds a citizen service number, or more
/// than 1,000 corrections.
pub fn correct_cells(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    (typed, reason): (&[TypedCell], &str),
    now: Instant,
) -> Result<(), Refusal> {
    let report = open_report(connection, actor, report)?;
    let reason = reason::meant(
        reason,
        ("correction_reason_missing", "correction_reason_too_long"),
    )?;
    if typed.is_empty() {
        return Err(Refusal::field("corrections", "correction_missing", ""));
    }
    let mut faults = Vec::new();
    let mut sound: Vec<(Address, &TypedCell)> = Vec::new();
    for one in typed {
        match checked(connection, &report, one)? {
            Ok(address) => sound.push((address, one)),
            Err(fault) => faults.push(fault),
        }
    }
    let cells: HashSet<(&str, Address)> = sound
        .iter()
        .map(|(address, one)| (one.sheet.as_str(), *address))
        .collect();
    if cells.len() < sound.len() {
        faults.push(fault("cell", "correction_twice", String::new()));
    }
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults));
    }
    for (address, one) in &sound {
        store(connection, actor, &report, (*address, one), &reason, now)?;
    }
    let most = i64::try_from(MOST_CORRECTIONS).unwrap_or(i64::MAX);
    if corrections::count(connection, report.id)? > most {
        let most = MOST_CORRECTIONS.to_string();
        return Err(Refusal::field("corrections", "corrections_too_many", most));
    }
    let corrected = Note::new(Deed::CellsCorrected, Object::report_of(report.id))
        .with("cells", sound.len())
        .with("reason", &reason);
    audit::note(connection, corrected);
    read_again(connection, &report, now)
}

/// Takes a correction back, and queues another reading.
///
/// # Errors
/// [`Refusal::NotFound`] for no such report, or no correction of it that counts; [`Refusal::Conflict`] once the report is
/// submitted.
pub fn withdraw(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    correction: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let report =
        reports::by_public_id(connection, actor.scope, report)?.ok_or(Refusal::NotFound)?;
    reports::hold(connection, report.id)?;
    let report = reports::by_id(connection, report.id)?.ok_or(Refusal::NotFound)?;
    let state = ReportState::from_code(&report.state).ok_or(Refusal::Conflict("unknown_state"))?;
    // A correction may be why nobody knows the layout: taking it back is the way out.
    let state = state.say_layout()?;
    let which = Which::One(correction);
    if !corrections::withdraw(connection, report.id, which, actor.account, now.stored())? {
        return Err(Refusal::NotFound);
    }
    let stated = report.stated_start.zip(report.stated_end);
    let contract = report.stated_contract_id;
    reports::set_stated(connection, report.id, state.code(), stated, contract)?;
    Job::ReadReport { report: report.id }.queue(connection, now)?;
    let withdrawn = Note::new(Deed::CorrectionWithdrawn, Object::report_of(report.id));
    audit::note(connection, withdrawn.with("correction", correction));
    Ok(())
}

/// The address of a typed cell, or what is wrong with it; never what was typed, which may be what must not be kept.
fn checked(
    connection: &mut Connection,
    report: &StoredReport,
    typed: &TypedCell,
) -> Stored<Result<Address, Fault>> {
    let Some(address) = Address::parse(&typed.cell) else {
        return Ok(Err(fault("cell", "correction_cell_unknown", String::new())));
    };
    let place = address.to_string();
    if [&typed.value, &typed.sheet]
        .into_iter()
        .any(|text| masked(text) != *text)
    {
        return Ok(Err(fault("value", "correction_citizen_number", place)));
    }
    if typed.value.chars().count() > LONGEST_VALUE || typed.sheet.len() > LONGEST_VALUE {
        return Ok(Err(fault("value", "correction_too_long", place)));
    }
    let problems = corrections::problems_at(connection, report.id, &typed.sheet, &place)?;
    let personal = GroupKey {
        severity: Severity::Warning.code().to_owned(),
        code: Code::PersonalColumn.code().to_owned(),
        sheet: typed.sheet.clone(),
        column: column(&place).to_owned(),
    };
    // The heading itself may be what is wrong.
    let is_heading = problems.iter().any(|one| one.code == personal.code);
    if !is_heading && problem_groups::one(connection, report.id, &personal)?.is_some() {
        return Ok(Err(fault("cell", "correction_personal", place)));
    }
    let suspect = Code::PossibleCitizenServiceNumber.code();
    Ok(if problems.iter().any(|one| one.code == suspect) {
        Err(fault("cell", "correction_hides_number", place))
    } else {
        Ok(address)
    })
}

fn fault(field: &'static str, code: &'static str, found: String) -> Fault {
    Fault { field, code, found }
}

fn store(
    connection: &mut Connection,
    actor: &Actor,
    report: &StoredReport,
    (address, typed): (Address, &TypedCell),
    reason: &str,
    now: Instant,
) -> Stored<()> {
    let cell = address.to_string();
    let problems = corrections::problems_at(connection, report.id, &typed.sheet, &cell)?;
    let tells = |field: &Option<String>| {
        let field = field.as_deref();
        field.is_some_and(|field| !PERSONAL.contains(&field))
    };
    let found = problems
        .into_iter()
        .filter(|one| tells(&one.field))
        .find_map(|one| one.found);
    let before = Which::Of(&typed.sheet, &cell);
    corrections::withdraw(connection, report.id, before, actor.account, now.stored())?;
    let printable = |letter: &char| !letter.is_control() || *letter == '\n';
    corrections::insert(
        connection,
        &NewCorrection {
            public_id: ids::public_id(now),
            report_id: report.id,
            sheet: typed.sheet.clone(),
            typed: typed.value.trim().chars().filter(printable).collect(),
            cell,
            found,
            reason: reason.to_owned(),
            corrected_by: actor.account,
            corrected_at: now.stored(),
        },
    )
}
