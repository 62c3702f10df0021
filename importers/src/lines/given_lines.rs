//! Lines that were read elsewhere, by an external format: they are compared with the same rules as any others.

use meetbaar_domain::period::Period;

use super::draft::Draft;
use crate::{
    checks::{self, At, Finding, PlacementFacts},
    problem::{Problem, Severity},
    reading::{Account, Conclusion, Entry, Line, Receiver},
    workbook::{Address, Workbook},
};

/// A reading that was made elsewhere. Lines and problems come with the place of their sheet.
pub(crate) struct Given {
    pub(crate) lines: Vec<(usize, Line)>,
    pub(crate) problems: Vec<(usize, Address, Problem)>,
    /// The period that the file states as a whole.
    pub(crate) period: Option<Period>,
    /// Contracts that the file names.
    pub(crate) contracts: Vec<String>,
    pub(crate) account: Account,
}

/// Hands a reading on, with what the rules find; a line on which they find an error is dropped.
pub(crate) fn hand_on(
    given: Given,
    workbook: &Workbook,
    receiver: &mut dyn Receiver,
) -> Conclusion {
    let mut draft = Draft::new(receiver);
    draft.account = given.account;
    for number in &given.contracts {
        draft.contract(number);
    }
    for (place, address, problem) in given.problems {
        enter(&mut draft, workbook, place);
        draft.problem(address, problem);
    }
    for (place, line) in given.lines {
        enter(&mut draft, workbook, place);
        if let Some(number) = &line.contract {
            draft.contract(number);
        }
        let findings = findings(&line, given.period, &mut draft);
        let mut wrong = false;
        for finding in findings {
            let problem = draft.at(finding.code, finding.address);
            wrong |= problem.severity == Severity::Error;
            let problem = Problem {
                found: shown(workbook, place, finding.address),
                expected: finding.expected,
                ..problem
            };
            draft.problem(finding.address, problem);
        }
        if wrong {
            let account = &mut draft.account;
            account.with_lines = account.with_lines.saturating_sub(1);
            account.with_errors = account.with_errors.saturating_add(1);
        } else {
            draft.line(line);
        }
    }
    let (conclusion, _) = draft.finish();
    Conclusion {
        period: given.period,
        ..conclusion
    }
}

fn enter(draft: &mut Draft<'_>, workbook: &Workbook, place: usize) {
    let name = workbook.sheets.get(place).map(|sheet| sheet.name.as_str());
    draft.enter_sheet(place, name.unwrap_or_default());
}

fn shown(workbook: &Workbook, place: usize, address: Address) -> Option<String> {
    let cell = workbook.sheets.get(place)?.shown_cell(address)?;
    Some(cell.shown())
}

/// Everything that the rules find in a line.
fn findings(line: &Line, of_file: Option<Period>, draft: &mut Draft<'_>) -> Vec<Finding> {
    let cells = &line.source.cells;
    let corner = cells.iter().next().map(|(_, address)| address);
    let corner = corner.unwrap_or(Address::new(line.source.row, 1));
    let at = |field: &str| cells.get(field).unwrap_or(corner);
    let period = line.period.or(of_file);
    match &line.entry {
        Entry::Placement(one) => {
            let facts = PlacementFacts {
                group: Some(one.target_group),
                ldr: one.ldr.map(|ldr| At::new(ldr, at("ldr"))),
                start: Some(At::new(one.start, at("start"))),
                end: one.end.map(|end| At::new(end, at("end"))),
                hours_per_week: one
                    .hours_per_week
                    .map(|hours| At::new(hours, at("hours_per_week"))),
                paid_hours: one.paid_hours.map(|hours| At::new(hours, at("paid_hours"))),
                period,
            };
            let mut findings = checks::placement(&facts);
            let days = (one.start, one.end);
            let contract = line.contract.as_deref();
            let address = at("candidate");
            let repeated = draft.repetition(contract, &one.candidate, days, line.period, address);
            findings.extend(repeated.map(|(code, earlier)| Finding {
                code,
                address,
                expected: Some(earlier),
            }));
            findings
        }
        Entry::Purchase(one) => {
            let date = At::new(one.date, at("date"));
            checks::date_in_period(date, period).into_iter().collect()
        }
        Entry::Activity(one) => {
            let date = checks::date_in_period(At::new(one.date, at("date")), period);
            let hours = checks::activity_hours(At::new(one.hours, at("hours")));
            date.into_iter().chain(hours).collect()
        }
        Entry::Turnover { amount } => checks::turnover(At::new(*amount, at("amount")))
            .into_iter()
            .collect(),
    }
}
