//! Rows of tables, read as lines and problems. Whatever the format, this is the one way from cells to a reading.

mod context;
mod draft;
mod nil_reports;
mod other_lines;
mod placement_line;
mod row_kind;
mod row_reader;
mod sheet_lines;
mod totals;

pub(crate) use context::looks_like_name;

use meetbaar_domain::period::Period;

use crate::{
    columns::Field,
    reading::{Outcome, Reading},
    tables::Survey,
};

/// Reads everything that a survey found.
pub fn read(survey: &Survey<'_>, importer: &str, version: u32) -> Reading {
    let mut draft = draft::Draft::default();
    let period = sheet_lines::read_sheets(survey, &mut draft);
    let mut reading = draft.finish();
    importer.clone_into(&mut reading.importer);
    reading.importer_version = version;
    reading.period = period.or_else(|| take_common_period(survey, &mut reading));
    reading
}

/// A column of periods that says the same on every line states the period of the file, not of each line.
fn take_common_period(survey: &Survey<'_>, reading: &mut Reading) -> Option<Period> {
    let by_column = survey
        .tables()
        .any(|(_, table)| table.column(Field::Period).is_some());
    let first = reading.lines.first()?.period?;
    let common = by_column
        && !survey.has_period_columns()
        && reading.lines.iter().all(|line| line.period == Some(first));
    if !common {
        return None;
    }
    for line in &mut reading.lines {
        line.period = None;
    }
    Some(first)
}

/// Whether a workbook without any table says that there was no effort, and for which contract or period.
pub fn is_nil_report(survey: &Survey<'_>) -> bool {
    let says_nil = survey
        .sheets
        .iter()
        .any(|sheet| nil_reports::nil_cell(sheet).is_some());
    says_nil && (survey.period_without_tables().is_some() || !survey.stated_contracts().is_empty())
}

impl Reading {
    /// Says what may happen with the file, by the worst of its problems.
    pub(crate) fn judge(&mut self) {
        let wrong = self
            .problems
            .iter()
            .any(|problem| problem.severity == crate::problem::Severity::Error);
        self.outcome = if wrong {
            Outcome::NeedsCorrection
        } else {
            Outcome::Ready
        };
    }
}
