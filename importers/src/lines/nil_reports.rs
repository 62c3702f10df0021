//! Reports of no effort: said by the file as a whole, or by one sheet among others for its own contract.

use meetbaar_domain::period::Period;

use super::{draft::Draft, row_kind, sheet_lines::sub_heading};
use crate::{
    columns::Field,
    problem::{Code, Severity},
    tables::{Survey, SurveyedSheet, Table},
    workbook::{Address, Cell},
};

/// Notes where the file says that there was no effort; silence is no such statement.
pub(super) fn note(survey: &Survey<'_>, draft: &mut Draft<'_>) {
    let has_lines = draft.has_lines();
    let mut said = false;
    for (place, sheet) in survey.sheets.iter().enumerate() {
        draft.enter_sheet(place, &sheet.sheet.name);
        let says = sheet.sheet.grid.texts().any(row_kind::is_nil);
        if !draft.has_rows_of(place) {
            let contract = survey.sheet_contract(sheet);
            // Among sheets with lines only one that has its own contract or table speaks for itself.
            let speaks = !has_lines || contract.is_some() || !sheet.tables.is_empty();
            let cell = if says && speaks {
                nil_cell(sheet)
            } else {
                None
            };
            match cell {
                Some((address, text)) => {
                    if has_lines || !said {
                        let problem = draft.at(Code::NilReport, address).found(text);
                        draft.problem(address, problem);
                    }
                    said = true;
                    if let Some(number) = contract {
                        draft.contract(&number);
                    }
                }
                None if has_lines => empty_tables(survey, sheet, draft),
                None => {}
            }
        }
        if says {
            nil_rows(sheet, has_lines, draft);
        }
    }
    if !has_lines && !said && draft.account.with_errors == 0 {
        no_lines(survey, draft);
    }
}

/// The periods of sheets that say, without any table, that there was no effort under a contract of their own.
pub(super) fn periods(survey: &Survey<'_>) -> Vec<Period> {
    let nil = survey.sheets.iter().filter(|sheet| {
        sheet.tables.is_empty()
            && survey.sheet_contract(sheet).is_some()
            && nil_cell(sheet).is_some()
    });
    nil.filter_map(|sheet| survey.sheet_period(sheet)).collect()
}

/// Rows of tables that say it for a contract of their own, by its column or the sub-heading above them.
fn nil_rows(sheet: &SurveyedSheet<'_>, has_lines: bool, draft: &mut Draft<'_>) {
    for table in &sheet.tables {
        let column = table
            .column(Field::Contract)
            .map(|contract| contract.column);
        let mut above = None;
        for row in table
            .rows
            .iter()
            .filter_map(|row| table.row(sheet.sheet, *row))
        {
            let named = sub_heading(&row, table);
            let own = column
                .and_then(|column| sheet.sheet.shown_cell(Address::new(row.number, column)))
                .map(|cell| cell.shown());
            let nil = row
                .cells
                .iter()
                .find(|cell| Some(cell.column) != column && says_nil(cell));
            above = named.or(above);
            if let (Some(cell), Some(number)) = (nil, own.or_else(|| above.clone()))
                && !draft.names(&number)
            {
                draft.contract(&number);
                let address = Address::new(row.number, cell.column);
                if has_lines {
                    let problem = draft.at(Code::NilReport, address).found(cell.shown());
                    draft.problem(address, problem);
                }
            }
        }
    }
}

/// Tables without a line on a sheet of their own, while other sheets have lines.
fn empty_tables(survey: &Survey<'_>, sheet: &SurveyedSheet<'_>, draft: &mut Draft<'_>) {
    if let Some(table) = sheet.tables.first()
        && !spoken_for(survey, sheet, table, draft)
    {
        let problem = draft
            .at(Code::NoLines, table.corner())
            .with_severity(Severity::Warning);
        draft.problem(table.corner(), problem);
    }
}

/// Whether a table of another kind has lines for the same contract and period: who reports placements need not have
/// bought anything.
fn spoken_for(
    survey: &Survey<'_>,
    sheet: &SurveyedSheet<'_>,
    table: &Table,
    draft: &Draft<'_>,
) -> bool {
    let about = |sheet: &SurveyedSheet<'_>, table: &Table| {
        let contract = survey.contract(sheet, table);
        let number = contract.map(|contract| contract.number);
        (number, survey.period(sheet, table))
    };
    let own = about(sheet, table);
    survey.sheets.iter().enumerate().any(|(place, other)| {
        let mut tables = other.tables.iter();
        draft.has_rows_of(place)
            && tables.any(|one| one.kind != table.kind && about(other, one) == own)
    })
}

fn no_lines(survey: &Survey<'_>, draft: &mut Draft<'_>) {
    let mut sheets = survey.sheets.iter().enumerate();
    let first = sheets.find_map(|(place, sheet)| Some((place, sheet, sheet.tables.first()?)));
    if let Some((place, sheet, table)) = first {
        draft.enter_sheet(place, &sheet.sheet.name);
        let problem = draft.at(Code::NoLines, table.corner());
        draft.problem(table.corner(), problem);
    }
}

/// The cell that says that there was no effort.
pub(super) fn nil_cell(sheet: &SurveyedSheet<'_>) -> Option<(Address, String)> {
    let is_heading = |row: u32| {
        sheet
            .tables
            .iter()
            .any(|table| (table.heading_rows.0..=table.heading_rows.1).contains(&row))
    };
    sheet
        .sheet
        .rows()
        .filter(|row| !is_heading(row.number))
        .find_map(|row| {
            let cell = row.cells.iter().find(|cell| says_nil(cell))?;
            Some((Address::new(row.number, cell.column), cell.shown()))
        })
}

fn says_nil(cell: &Cell<'_>) -> bool {
    cell.text().is_some_and(row_kind::is_nil)
}
