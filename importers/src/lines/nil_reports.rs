//! Reports of no effort: said by the file as a whole, or by one sheet among others for its own contract.

use super::{draft::Draft, row_kind};
use crate::{
    problem::{Code, Severity},
    tables::{Survey, SurveyedSheet},
    workbook::{Address, Cell},
};

/// Notes where the file says that there was no effort; silence is no such statement.
pub(super) fn note(survey: &Survey<'_>, draft: &mut Draft) {
    let has_lines = draft.has_lines();
    let mut said = false;
    for (place, sheet) in survey.sheets.iter().enumerate() {
        draft.enter_sheet(place, &sheet.sheet.name);
        let contract = survey.sheet_contract(sheet);
        if draft.has_rows_of(place) {
            continue;
        }
        // Among sheets with lines only one that has its own contract or table speaks for itself.
        let speaks = !has_lines || contract.is_some() || !sheet.tables.is_empty();
        match nil_cell(sheet).filter(|_| speaks && (has_lines || !said)) {
            Some((address, text)) => {
                said = true;
                let problem = draft.at(Code::NilReport, address).found(text);
                draft.problem(address, problem);
                if let Some(number) = contract {
                    draft.contract(&number);
                }
            }
            None if has_lines => empty_tables(sheet, draft),
            None => {}
        }
    }
    if !has_lines && !said && draft.account.with_errors == 0 {
        no_lines(survey, draft);
    }
}

/// Tables without a line on a sheet of their own, while other sheets have lines.
fn empty_tables(sheet: &SurveyedSheet<'_>, draft: &mut Draft) {
    if let Some(table) = sheet.tables.first() {
        let problem = draft
            .at(Code::NoLines, table.corner())
            .with_severity(Severity::Warning);
        draft.problem(table.corner(), problem);
    }
}

fn no_lines(survey: &Survey<'_>, draft: &mut Draft) {
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
        .rows
        .iter()
        .filter(|row| !is_heading(row.number))
        .find_map(|row| {
            let is_nil = |cell: &&Cell| cell.text().is_some_and(row_kind::is_nil);
            let cell = row.cells.iter().find(is_nil)?;
            Some((Address::new(row.number, cell.column), cell.shown()))
        })
}
