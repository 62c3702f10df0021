//! What becomes of a reading when its file holds citizen service numbers, or numbers that look like them.

use std::collections::{BTreeMap, BTreeSet};

use meetbaar_domain::period::{Period, Quarter};

use super::{
    above::above,
    inspection::{Inspection, Suspect},
    nine_digits::masked,
};
use crate::{
    columns::{Field, SHARED},
    problem::{Code, Problem, Severity},
    reading::{Account, Conclusion, Line, Outcome, Receiver, Source},
    tables::Survey,
    values::{Day, day},
    workbook::{Address, Workbook},
};

/// Refuses: no line is kept, and of the problems only the cells that hold the numbers, without their values.
///
/// So that the refusal can say which report it concerns, the contracts stay that are no such number themselves, and a
/// file without a period gets the quarter of its latest start.
pub fn refuse(
    mut conclusion: Conclusion,
    workbook: &Workbook,
    inspection: &Inspection,
    receiver: &mut dyn Receiver,
) -> Conclusion {
    let names: Vec<&str> = inspection
        .certain
        .iter()
        .filter(|suspect| suspect.address.is_none())
        .filter_map(|suspect| Some(workbook.sheets.get(suspect.sheet)?.name.as_str()))
        .collect();
    conclusion.contracts.retain(|number| {
        masked(number) == *number && !names.iter().any(|name| name.contains(number.as_str()))
    });
    receiver.forget();
    for suspect in &inspection.certain {
        let (sheet, cell) = place(workbook, *suspect);
        receiver.problem(Problem::at(
            Code::CitizenServiceNumber,
            &masked(&sheet),
            cell,
        ));
    }
    Conclusion {
        outcome: Outcome::Refused,
        period: conclusion
            .period
            .or_else(|| crate::caught(|| quarter_of_latest_start(workbook)).flatten()),
        account: Account::default(),
        ..conclusion
    }
}

/// Stands before a receiver where numbers are doubtful: other problems don't quote their cells, lines on which they are
/// errors are dropped, and no problem shows the name of a sheet that is doubtful itself.
pub struct Doubting<'receiver> {
    receiver: &'receiver mut dyn Receiver,
    quoted: BTreeSet<(String, String)>,
    wrong: BTreeSet<(String, Option<u32>)>,
    names: BTreeMap<String, Severity>,
    dropped: BTreeSet<(String, u32)>,
}

impl<'receiver> Doubting<'receiver> {
    /// Before a receiver, for the doubtful numbers of a workbook.
    pub fn new(
        workbook: &Workbook,
        inspection: &Inspection,
        receiver: &'receiver mut dyn Receiver,
    ) -> Self {
        let places = || {
            inspection.doubtful.iter().map(|(suspect, severity)| {
                let (sheet, cell) = place(workbook, *suspect);
                (sheet, cell, suspect.address, *severity)
            })
        };
        Self {
            receiver,
            quoted: places()
                .map(|(sheet, cell, _, _)| (sheet, cell))
                .chain(inspection.unquoted.iter().map(|one| place(workbook, *one)))
                .collect(),
            wrong: places()
                .filter(|(_, _, _, severity)| *severity == Severity::Error)
                .map(|(sheet, _, address, _)| (sheet, address.map(|address| address.row)))
                .collect(),
            names: places()
                .filter(|(_, _, address, _)| address.is_none())
                .map(|(sheet, _, _, severity)| (sheet, severity))
                .collect(),
            dropped: BTreeSet::new(),
        }
    }

    /// Adds the doubtful numbers as problems, and gives what the conclusion is then.
    pub fn conclude(
        mut self,
        mut conclusion: Conclusion,
        workbook: &Workbook,
        inspection: &Inspection,
    ) -> Conclusion {
        // A heading is only an explanation: without it the cell is named all the same.
        let survey = crate::caught(|| Survey::of(workbook, &SHARED));
        for (suspect, severity) in &inspection.doubtful {
            let (sheet, cell) = place(workbook, *suspect);
            let named = survey
                .as_ref()
                .and_then(|survey| above(survey, workbook, *suspect));
            let (heading, field) = named.unwrap_or_default();
            let problem = Problem::at(Code::PossibleCitizenServiceNumber, &sheet, cell)
                .with_severity(*severity)
                .of_field(field)
                .under(&heading);
            self.hand_on(problem);
        }
        let rows = u32::try_from(self.dropped.len()).unwrap_or(u32::MAX);
        let account = &mut conclusion.account;
        account.with_lines = account.with_lines.saturating_sub(rows);
        account.with_errors = account.with_errors.saturating_add(rows);
        conclusion.contracts.retain(|number| {
            self.names.iter().all(|(name, severity)| {
                *severity != Severity::Error || !name.contains(number.as_str())
            })
        });
        if !self.wrong.is_empty() && conclusion.outcome == Outcome::Ready {
            conclusion.outcome = Outcome::NeedsCorrection;
        }
        conclusion
    }

    fn hand_on(&mut self, mut problem: Problem) {
        if self.names.contains_key(&problem.sheet) {
            problem.sheet = masked(&problem.sheet);
        }
        let repeated = problem.repeats().map(|(sheet, _)| sheet);
        if repeated.is_some_and(|sheet| self.names.contains_key(sheet)) {
            problem.expected = problem.expected.as_deref().map(masked);
        }
        self.receiver.problem(problem);
    }
}

impl Receiver for Doubting<'_> {
    fn line(&mut self, line: Line) {
        let (sheet, row) = (line.source.sheet, line.source.row);
        let row_key = (sheet, Some(row));
        let is_wrong =
            self.wrong.contains(&row_key) || self.wrong.contains(&(row_key.0.clone(), None));
        if is_wrong {
            self.dropped.insert((row_key.0, row));
            return;
        }
        self.receiver.line(Line {
            source: Source {
                sheet: row_key.0,
                ..line.source
            },
            ..line
        });
    }

    fn problem(&mut self, mut problem: Problem) {
        let place = (problem.sheet, problem.cell);
        if self.quoted.contains(&place) {
            problem.found = None;
            problem.suggestion = None;
        }
        (problem.sheet, problem.cell) = place;
        problem.heading = problem.heading.as_deref().map(masked);
        self.hand_on(problem);
    }

    fn rows(&mut self, rows: u32) {
        self.receiver.rows(rows);
    }

    fn forget(&mut self) {
        self.dropped.clear();
        self.receiver.forget();
    }
}

fn place(workbook: &Workbook, suspect: Suspect) -> (String, String) {
    let sheet = workbook
        .sheets
        .get(suspect.sheet)
        .map(|sheet| sheet.name.clone())
        .unwrap_or_default();
    let cell = suspect
        .address
        .map(|address| address.to_string())
        .unwrap_or_default();
    (sheet, cell)
}

fn quarter_of_latest_start(workbook: &Workbook) -> Option<Period> {
    let survey = Survey::of(workbook, &SHARED);
    let latest = survey
        .tables()
        .filter_map(|(sheet, table)| Some((sheet, table, table.column(Field::Start)?.column)))
        .flat_map(|(sheet, table, column)| {
            table.rows.iter().filter_map(move |row| {
                match day(&sheet.sheet.cell(Address::new(*row, column))?)? {
                    Day::On(date) => Some(date),
                    Day::Open => None,
                }
            })
        })
        .max()?;
    Quarter::of(latest).period()
}
