//! All tables of all sheets, one after the other: what holds for a table is settled first, then its rows are read.

use std::collections::{BTreeMap, BTreeSet};

use meetbaar_domain::{amount::Cents, period::Period};
use rust_decimal::Decimal;

use super::{
    context::Context,
    draft::Draft,
    group_rows, nil_reports, other_lines, placement_line,
    row_kind::{self, RowKind},
    row_reader::RowReader,
    totals::{self, Sums},
    whole_table::whole_table,
};
use crate::{
    columns::{Field, Heading, TableKind},
    problem::{Code, Severity},
    reading::{Cells, Entry, Line, Source},
    tables::{
        HiddenRows, MOST_CELLS_AMONG_LINES, Said, Survey, SurveyedSheet, Table, said_among_lines,
    },
    values::{NotANumber, number},
    workbook::{Address, Cell, Grid, Row, Value},
};

/// Reads every sheet of a survey; gives the period of the file as a whole.
pub(super) fn read_sheets(survey: &Survey<'_>, draft: &mut Draft<'_>) -> Option<Period> {
    let periods = Periods::of(survey);
    for (place, sheet) in survey.sheets.iter().enumerate() {
        draft.enter_sheet(place, &sheet.sheet.name);
        let mut sums = BTreeMap::new();
        for table in &sheet.tables {
            let mut context = Context::of(sheet.sheet, table);
            context.contract = survey
                .contract(sheet, table)
                .map(|contract| contract.number);
            context.year = survey.year(sheet);
            context.period = survey.period(sheet, table).or(periods.file);
            context.line_period = if periods.differ { context.period } else { None };
            whole_table(survey, sheet, table, &context, draft);
            sums = rows(sheet, table, context, sums, draft);
        }
        for corner in &sheet.unread {
            let problem = draft.at(Code::TableNotRead, *corner);
            draft.problem(*corner, problem);
        }
    }
    for number in survey.stated_contracts() {
        draft.contract(&number);
    }
    for (place, sheet) in survey.sheets.iter().enumerate() {
        draft.enter_sheet(place, &sheet.sheet.name);
        stated_turnover(survey, sheet, draft);
    }
    hidden_sheets(survey, draft);
    nil_reports::note(survey, draft);
    if periods.differ { None } else { periods.file }
}

/// The period of the file as a whole, unless its tables have different ones.
struct Periods {
    file: Option<Period>,
    differ: bool,
}

impl Periods {
    fn of(survey: &Survey<'_>) -> Self {
        let stated: BTreeSet<Period> = survey
            .tables()
            .filter_map(|(sheet, table)| survey.period(sheet, table))
            .chain(nil_reports::periods(survey))
            .chain(period_headings(survey))
            .collect();
        let differ = stated.len() > 1;
        let file = stated
            .first()
            .copied()
            .filter(|_| !differ)
            .or_else(|| survey.period_without_tables().filter(|_| !differ));
        Self { file, differ }
    }
}

fn rows(
    sheet: &SurveyedSheet<'_>,
    table: &Table,
    mut context: Context,
    before: BTreeMap<u32, Decimal>,
    draft: &mut Draft<'_>,
) -> BTreeMap<u32, Decimal> {
    let mut sums = Sums::of(table, &context, before);
    for row in totals::rows_above(sheet, table) {
        sums.compare(&row, &context, draft);
    }
    let mut after_total = false;
    for number in &table.rows {
        let Some(row) = table.row(sheet.sheet, *number) else {
            continue;
        };
        draft.row();
        if table.repeats.binary_search(number).is_ok() {
            draft.account.no_data = draft.account.no_data.saturating_add(1);
            continue;
        }
        let hidden = sheet.sheet.hidden_rows.contains(number);
        if hidden && table.instructions.hidden_rows == HiddenRows::Skip {
            note_hidden(Code::HiddenRowSkipped, *number, table, draft);
            draft.account.no_data = draft.account.no_data.saturating_add(1);
            continue;
        }
        let mut kind = row_kind::kind(&row, table, &context, after_total);
        if kind == RowKind::Data
            && row_kind::says_nothing_but_numbers(&row, &context)
            && sums.are_stated_by(&row, &context)
        {
            kind = RowKind::Total;
        }
        let reader = || {
            let mut reader = RowReader::new(sheet.sheet, table, &context, &row);
            reader.compare_width();
            if let Some(cell) = context.denial(&row) {
                let address = Address::new(row.number, cell.column);
                reader.problem(Code::StatusDeniesLine, address, None);
            } else if sheet.sheet.struck_rows.contains(&row.number) {
                let address = reader.corner();
                reader.problem(Code::StatusDeniesLine, address, None);
            }
            reader
        };
        let became = match (kind, table.kind) {
            (RowKind::Data, TableKind::Placements) => {
                let sound = placement_line::read(reader(), draft);
                if context
                    .columns
                    .get(&Field::Turnover)
                    .is_some_and(|column| row.cell(*column).is_some())
                {
                    other_lines::turnover(reader(), draft);
                }
                Some(sound)
            }
            (RowKind::Data, TableKind::Purchases) => Some(other_lines::purchase(reader(), draft)),
            (RowKind::Data, TableKind::Activities) => Some(other_lines::activity(reader(), draft)),
            (RowKind::Turnover, _) | (RowKind::Data, TableKind::Turnover) => {
                Some(other_lines::turnover(reader(), draft))
            }
            (RowKind::Total, _) => {
                sums.compare(&row, &context, draft);
                after_total = true;
                None
            }
            (RowKind::Other, _) => None,
        };
        let account = &mut draft.account;
        let counter = match became {
            Some(true) => &mut account.with_lines,
            Some(false) => &mut account.with_errors,
            None => &mut account.no_data,
        };
        *counter = counter.saturating_add(1);
        if became.is_none()
            && let Some(number) = sub_heading(&row, table)
        {
            context.contract = Some(number);
        }
        if became.is_none()
            && let Some(period) = period_heading(&row, table, context.year)
        {
            (context.period, context.line_period) = (Some(period), Some(period));
        }
        if became.is_none()
            && kind == RowKind::Other
            && context.grouped
            && let Some(group) = group_rows::named_by(&row, table)
        {
            context.group = group;
        }
        if let Some(sound) = became {
            draft.holds_data();
            sums.add(&row, &context, sound);
            if hidden {
                note_hidden(Code::HiddenRow, *number, table, draft);
            }
        }
    }
    sums.finish(draft)
}

/// Says that a row is hidden: an error where the profile refuses hidden rows.
fn note_hidden(code: Code, row: u32, table: &Table, draft: &mut Draft<'_>) {
    let corner = Address::new(row, table.first_column());
    let problem = draft.at(code, corner);
    let severity = match table.instructions.hidden_rows {
        HiddenRows::Refuse => Severity::Error,
        HiddenRows::Read | HiddenRows::Skip => problem.severity,
    };
    draft.problem(corner, problem.with_severity(severity));
}

/// A row among the lines that names the contract of the lines below it.
pub(super) fn sub_heading(row: &Row<'_>, table: &Table) -> Option<String> {
    let by_column = table.column(Field::Contract).is_some();
    said_among_lines(row).contract.filter(|_| !by_column)
}

/// A row among the lines that names the period of the lines below it.
fn period_heading(row: &Row<'_>, table: &Table, year: Option<i32>) -> Option<Period> {
    let by_column = table.column(Field::Period).is_some() || !table.periods.is_empty();
    let stated = said_among_lines(row).period.filter(|_| !by_column)?;
    stated.in_year(year)
}

/// The periods that rows among the lines of a table name.
fn period_headings(survey: &Survey<'_>) -> Vec<Period> {
    let of_table = |(sheet, table): (&SurveyedSheet<'_>, &Table)| {
        let year = survey.year(sheet);
        let grid = &sheet.sheet.grid;
        let rows = table.rows.iter().filter(|row| {
            let place = grid.place_of(**row);
            place.is_some_and(|place| grid.width_at(place) <= MOST_CELLS_AMONG_LINES)
        });
        let last = lines_end(grid, table);
        rows.take_while(|row| **row < last)
            .filter_map(|row| period_heading(&table.row(sheet.sheet, *row)?, table, year))
            .collect::<Vec<_>>()
    };
    survey.tables().flat_map(of_table).collect()
}

/// The last row of a table that is wide enough for a line: what stands below it are notes.
fn lines_end(grid: &Grid, table: &Table) -> u32 {
    let wide = table.rows.iter().rev().find(|row| {
        let place = grid.place_of(**row);
        place.is_some_and(|place| grid.width_at(place) > MOST_CELLS_AMONG_LINES)
    });
    wide.copied().unwrap_or(0)
}

/// A turnover that a label outside the tables states.
fn stated_turnover(survey: &Survey<'_>, sheet: &SurveyedSheet<'_>, draft: &mut Draft<'_>) {
    for statement in sheet
        .statements
        .iter()
        .filter(|statement| statement.said == Said::Turnover)
    {
        let address = statement.address;
        let above = sheet
            .tables
            .iter()
            .find(|table| table.heading_rows.0 > address.row)
            .or_else(|| sheet.tables.last());
        let contract = above
            .and_then(|table| survey.contract(sheet, table))
            .map(|contract| contract.number)
            .or_else(|| draft.only_contract());
        let Some(row) = sheet.sheet.row(address.row) else {
            continue;
        };
        let amount = match amount_in(&row, address) {
            Ok(Some(amount)) => amount,
            Ok(None) => continue,
            Err(()) => {
                let found = row.cell(address.column).map(|cell| cell.shown());
                let problem = draft.at(Code::AmbiguousNumber, address);
                draft.problem(address, problem.found(found.unwrap_or_default()));
                continue;
            }
        };
        match draft.turnover(contract.as_deref(), None) {
            Some(earlier) if earlier == amount => continue,
            Some(_) => {
                let problem = draft.at(Code::TurnoverStatedTwice, address);
                draft.problem(address, problem);
                continue;
            }
            None => {}
        }
        let mut cells = Cells::default();
        cells.insert(Field::Amount.name(), address);
        let source = Source {
            sheet: sheet.sheet.name.clone(),
            row: address.row,
            cells,
        };
        draft.line(Line {
            contract,
            period: None,
            entry: Entry::Turnover { amount },
            source,
        });
    }
}

/// The amount in a cell, alone or behind its label and a colon, in the unit that the label names.
///
/// # Errors
/// When it can be read in two ways.
fn amount_in(row: &Row<'_>, address: Address) -> Result<Option<Cents>, ()> {
    let Some(cell) = row.cell(address.column) else {
        return Ok(None);
    };
    let shown = cell.shown();
    let (own, text) = shown.rsplit_once(':').unwrap_or(("", &shown));
    let number = match &cell.value {
        Value::Number(number) => *number,
        _ => match number(text, None) {
            Ok(number) => number,
            Err(NotANumber::Ambiguous) => return Err(()),
            Err(NotANumber::Wrong) => return Ok(None),
        },
    };
    let before = row
        .cells
        .iter()
        .rev()
        .find(|cell| cell.column < address.column);
    let label = before.and_then(Cell::text).unwrap_or_default();
    let factor = Heading::new(Some(label), Some(own)).factor();
    let euros = number.checked_mul(factor).map(|euros| {
        euros.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
    });
    Ok(euros.and_then(|euros| Cents::parse(&euros.normalize().to_string())))
}

fn hidden_sheets(survey: &Survey<'_>, draft: &mut Draft<'_>) {
    for (place, (sheet, corner)) in survey.hidden.iter().enumerate() {
        draft.enter_sheet(survey.sheets.len().saturating_add(place), &sheet.name);
        let problem = draft.at(Code::HiddenSheet, *corner);
        draft.problem(*corner, problem);
    }
}
