//! Rows of tables, read as lines and problems. Whatever the format, this is the one way from cells to a reading.

mod context;
mod draft;
mod earlier;
mod given_lines;
mod group_rows;
mod habits;
mod nil_reports;
mod other_lines;
mod placement_line;
mod row_kind;
mod row_reader;
mod row_values;
mod sheet_lines;
mod suggestion;
mod totals;
mod whole_table;

pub(crate) use context::looks_like_name;
pub(crate) use given_lines::{Given, hand_on};

use crate::{
    columns::Field,
    reading::{Conclusion, Receiver},
    tables::Survey,
};

/// Reads everything that a survey found, and hands it on line by line.
pub fn read(
    survey: &Survey<'_>,
    importer: &str,
    version: u32,
    receiver: &mut dyn Receiver,
) -> Conclusion {
    let mut draft = draft::Draft::new(receiver);
    let period = sheet_lines::read_sheets(survey, &mut draft);
    let (conclusion, of_lines) = draft.finish();
    let common = of_lines.filter(|_| period.is_none() && has_common_period(survey));
    Conclusion {
        importer: importer.to_owned(),
        importer_version: version,
        period: period.or(common),
        lines_share_period: common.is_some(),
        ..conclusion
    }
}

/// A column of periods that says the same on every line states the period of the file, not of each line.
fn has_common_period(survey: &Survey<'_>) -> bool {
    let by_column = survey
        .tables()
        .any(|(_, table)| table.column(Field::Period).is_some());
    by_column && !survey.has_period_columns()
}

/// Whether a workbook without any table says that there was no effort, and for which contract or period.
pub fn is_nil_report(survey: &Survey<'_>) -> bool {
    let says_nil = survey
        .sheets
        .iter()
        .any(|sheet| nil_reports::nil_cell(sheet).is_some());
    says_nil && (survey.period_without_tables().is_some() || !survey.stated_contracts().is_empty())
}
