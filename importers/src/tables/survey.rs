//! A whole workbook surveyed: the tables of every visible sheet, and which contract and period hold for each.

use std::collections::BTreeSet;

use meetbaar_domain::period::Period;

use super::{
    find,
    names::contract_of_sheet,
    statement::{Said, Statement, statements},
    table::Table,
    titles::{set_aside, title_rows},
};
use crate::{
    columns::{Field, TableKind, Vocabulary},
    marking::is_problem_sheet,
    values::{Stated, stated},
    workbook::{Address, Sheet, Workbook},
};

/// A workbook with its tables found.
#[derive(Debug)]
pub struct Survey<'workbook> {
    /// The visible sheets, in order.
    pub sheets: Vec<SurveyedSheet<'workbook>>,
    /// Hidden sheets that hold a table, with the table's corner.
    pub hidden: Vec<(&'workbook Sheet, Address)>,
}

/// A sheet with its tables found.
#[derive(Debug)]
pub struct SurveyedSheet<'workbook> {
    /// The sheet.
    pub sheet: &'workbook Sheet,
    /// Its tables, from top to bottom.
    pub tables: Vec<Table>,
    /// The corners of further tables that list no lines: summaries and examples.
    pub unread: Vec<Address>,
    /// What its titles and labels say, from top to bottom.
    pub statements: Vec<Statement>,
}

/// A contract number, and whether the sheet's name gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableContract {
    /// The number.
    pub number: String,
    /// Whether it is the sheet's name that says it.
    pub by_sheet_name: bool,
}

impl<'workbook> Survey<'workbook> {
    /// Surveys a workbook with the words of a format.
    pub fn of(workbook: &'workbook Workbook, words: &Vocabulary) -> Self {
        Self::by(workbook, |sheet| find::tables(sheet, words))
    }

    /// Surveys a workbook whose tables are found in a way of one's own.
    pub(crate) fn by(
        workbook: &'workbook Workbook,
        find: impl Fn(&'workbook Sheet) -> Vec<Table>,
    ) -> Self {
        let (mut sheets, mut hidden) = (Vec::new(), Vec::new());
        for sheet in &workbook.sheets {
            if is_problem_sheet(sheet) {
                continue;
            }
            let tables = find(sheet);
            if sheet.visible {
                let statements = outside(sheet, &tables);
                sheets.push(SurveyedSheet {
                    sheet,
                    tables,
                    unread: Vec::new(),
                    statements,
                });
            } else {
                hidden.extend(
                    tables
                        .iter()
                        .filter(|table| !table.rows.is_empty())
                        .take(1)
                        .map(|table| (sheet, table.corner())),
                );
            }
        }
        set_aside(&mut sheets);
        Self { sheets, hidden }
    }

    /// Every table with its sheet.
    pub fn tables(&self) -> impl Iterator<Item = (&SurveyedSheet<'workbook>, &Table)> {
        self.sheets
            .iter()
            .flat_map(|sheet| sheet.tables.iter().map(move |table| (sheet, table)))
    }

    /// Whether any table has a column for each of several periods.
    pub fn has_period_columns(&self) -> bool {
        self.tables().any(|(_, table)| !table.periods.is_empty())
    }

    /// Whether every contract has its own sheet, or a sheet holds tables of several kinds.
    pub fn is_by_contract(&self) -> bool {
        let named = self.tables().any(|(sheet, table)| {
            table.column(Field::Contract).is_none()
                && self
                    .contract(sheet, table)
                    .is_some_and(|contract| contract.by_sheet_name)
        });
        let of_kind =
            |sheet: &SurveyedSheet<'_>, kind| sheet.tables.iter().any(|table| table.kind == kind);
        named
            || self.sheets.iter().any(|sheet| {
                of_kind(sheet, TableKind::Placements)
                    && TableKind::ALL
                        .into_iter()
                        .skip(1)
                        .any(|kind| of_kind(sheet, kind))
            })
    }

    /// The contract that holds for a table: said above it, by the sheet's name, elsewhere on the sheet, or on a sheet
    /// without tables.
    pub fn contract(&self, sheet: &SurveyedSheet<'_>, table: &Table) -> Option<TableContract> {
        let said = |number: String| TableContract {
            number,
            by_sheet_name: false,
        };
        let above = |labelled: bool| {
            let statements = sheet
                .statements
                .iter()
                .rev()
                .filter(move |statement| statement.address.row < table.heading_rows.0);
            contracts(statements, labelled).next()
        };
        let instructed = |number: &Option<String>| number.clone().map(said);
        let title = || {
            let title = sheet.title(table);
            contracts(title.clone(), true)
                .next()
                .or_else(|| contracts(title, false).next())
        };
        instructed(&table.instructions.contract)
            .or_else(|| title().filter(|_| sheet.is_below_another(table)).map(said))
            .or_else(|| above(true).map(said))
            .or_else(|| {
                contract_of_sheet(&sheet.sheet.name).map(|number| TableContract {
                    number,
                    by_sheet_name: true,
                })
            })
            .or_else(|| above(false).map(said))
            .or_else(|| contracts(sheet.statements.iter(), true).next().map(said))
            .or_else(|| {
                self.elsewhere(|statements| contracts(statements, true).next())
                    .map(said)
            })
            .or_else(|| {
                self.elsewhere(|statements| contracts(statements, false).next())
                    .map(said)
            })
            .or_else(|| instructed(&table.instructions.contract_otherwise))
    }

    /// The contract that a sheet is about, tables or not.
    pub fn sheet_contract(&self, sheet: &SurveyedSheet<'_>) -> Option<String> {
        contracts(sheet.statements.iter(), true)
            .next()
            .or_else(|| contract_of_sheet(&sheet.sheet.name))
            .or_else(|| contracts(sheet.statements.iter(), false).next())
    }

    /// The period that holds for a table: by a label, a title, a heading, the sheet's name, or a sheet without tables.
    pub fn period(&self, sheet: &SurveyedSheet<'_>, table: &Table) -> Option<Period> {
        let year = self.year(sheet);
        let above = |statement: &&Statement| statement.address.row < table.heading_rows.0;
        let title = |labelled| {
            let below = sheet.is_below_another(table);
            periods(sheet.title(table).filter(|_| below), labelled, year)
        };
        let of_sheet = |labelled| {
            periods(sheet.statements.iter().filter(above), labelled, year)
                .or_else(|| periods(sheet.statements.iter(), labelled, year))
        };
        table
            .instructions
            .period
            .or_else(|| title(true))
            .or_else(|| title(false))
            .or_else(|| of_sheet(true))
            .or_else(|| of_sheet(false))
            .or_else(|| self.heading_period(table, year))
            .or_else(|| self.period_of_name(sheet))
            .or_else(|| self.elsewhere(|statements| periods(statements, true, year)))
            .or_else(|| self.elsewhere(|statements| periods(statements, false, year)))
            .or(table.instructions.period_otherwise)
    }

    /// The period that a heading of hours or turnover states.
    pub fn heading_period(&self, table: &Table, year: Option<i32>) -> Option<Period> {
        if !table.periods.is_empty() {
            return None;
        }
        [
            Field::PaidHours,
            Field::WorkedHours,
            Field::Hours,
            Field::Turnover,
        ]
        .into_iter()
        .filter_map(|field| table.column(field)?.heading.stated())
        .filter(|stated| !matches!(stated, Stated::Year(_)))
        .find_map(|stated| stated.in_year(year))
    }

    /// The year that a sheet is about, where headings and titles leave it out.
    pub fn year(&self, sheet: &SurveyedSheet<'_>) -> Option<i32> {
        year_of(sheet.statements.iter())
            .or_else(|| match stated(&sheet.sheet.name) {
                Some(Stated::Year(year)) => Some(year),
                Some(Stated::Period(period)) => Some(chrono::Datelike::year(&period.start())),
                _ => None,
            })
            .or_else(|| self.elsewhere(|statements| year_of(statements)))
    }

    /// What a sheet without tables says.
    fn elsewhere<Said>(
        &self,
        ask: impl Fn(std::slice::Iter<'_, Statement>) -> Option<Said>,
    ) -> Option<Said> {
        self.sheets
            .iter()
            .filter(|sheet| sheet.tables.is_empty())
            .find_map(|sheet| ask(sheet.statements.iter()))
    }

    /// The period that sheets state apart from their tables, where they agree: a nil report has no table.
    pub fn period_without_tables(&self) -> Option<Period> {
        let said = |labelled: bool| {
            let stated: BTreeSet<Period> = self
                .sheets
                .iter()
                .filter_map(|sheet| periods(sheet.statements.iter(), labelled, self.year(sheet)))
                .collect();
            (!stated.is_empty()).then_some(stated)
        };
        let named = || {
            self.sheets
                .iter()
                .filter_map(|sheet| self.period_of_name(sheet))
                .collect()
        };
        let stated: BTreeSet<Period> = said(true).or_else(|| said(false)).unwrap_or_else(named);
        stated.first().copied().filter(|_| stated.len() == 1)
    }

    /// The period that a sheet itself states, tables or not.
    pub fn sheet_period(&self, sheet: &SurveyedSheet<'_>) -> Option<Period> {
        let year = self.year(sheet);
        periods(sheet.statements.iter(), true, year)
            .or_else(|| periods(sheet.statements.iter(), false, year))
            .or_else(|| self.period_of_name(sheet))
    }

    fn period_of_name(&self, sheet: &SurveyedSheet<'_>) -> Option<Period> {
        stated(&sheet.sheet.name)
            .filter(|stated| !matches!(stated, Stated::Year(_)))
            .and_then(|stated| stated.in_year(self.year(sheet)))
    }

    /// The quarter or month that a sheet's name or title says without a year that is known, where no table of it has a
    /// period.
    pub fn yearless(&self, sheet: &SurveyedSheet<'_>, table: &Table) -> Option<Stated> {
        let said = sheet.statements.iter().map(|statement| &statement.said);
        let titles = said.filter_map(|said| match said {
            Said::Period(stated) => Some(*stated),
            _ => None,
        });
        let mut all = stated(&sheet.sheet.name).into_iter().chain(titles);
        let found = all.find(|stated| matches!(stated, Stated::Quarter(_) | Stated::Month(_)));
        found.filter(|_| self.period(sheet, table).is_none())
    }

    /// The contracts that labels and titles name, tables or not.
    pub fn stated_contracts(&self) -> Vec<String> {
        self.sheets
            .iter()
            .flat_map(|sheet| contracts(sheet.statements.iter(), true).collect::<Vec<_>>())
            .collect()
    }
}

/// On a sheet without tables titles stand in so many filled rows from the top; below them are lists.
const TITLE_ROWS: usize = 200;

/// What the rows outside the tables say, and those inside that are labels on their own.
fn outside(sheet: &Sheet, tables: &[Table]) -> Vec<Statement> {
    let first = tables
        .first()
        .map_or(u32::MAX, |table| table.heading_rows.0);
    let is_heading = |row: u32| tables.iter().any(|table| table.has_heading(row));
    let further = tables.iter().skip(1);
    let titles_below: BTreeSet<u32> = further
        .flat_map(|table| title_rows(sheet, tables, table))
        .collect();
    let titles = if tables.is_empty() {
        TITLE_ROWS
    } else {
        usize::MAX
    };
    sheet
        .grid
        .row_numbers()
        .enumerate()
        .take(titles)
        .filter(|(_, number)| !is_heading(*number))
        .filter(|(place, number)| *number < first || sheet.grid.width_at(*place) <= 3)
        .filter_map(|(place, _)| sheet.grid.row_at(place))
        .flat_map(|row| {
            let below = row.number >= first && !titles_below.contains(&row.number);
            statements(&row)
                .into_iter()
                .filter(move |statement| statement.labelled || !below)
        })
        .collect()
}

fn contracts<'said>(
    statements: impl Iterator<Item = &'said Statement>,
    labelled: bool,
) -> impl Iterator<Item = String> {
    statements
        .filter(move |statement| statement.labelled == labelled)
        .filter_map(|statement| match &statement.said {
            Said::Contract(number) => Some(number.clone()),
            _ => None,
        })
}

fn periods<'said>(
    statements: impl Iterator<Item = &'said Statement>,
    labelled: bool,
    year: Option<i32>,
) -> Option<Period> {
    let (mut from, mut until) = (None, None);
    for statement in statements.filter(|statement| statement.labelled == labelled) {
        match &statement.said {
            // Only a label makes a year alone a period; "Uren 2026" is a title like any other.
            Said::Period(Stated::Year(_)) => {}
            Said::Period(Stated::Month(_)) if !labelled => {}
            Said::Period(stated) => {
                if let Some(period) = stated.in_year(year) {
                    return Some(period);
                }
            }
            Said::From(day) => from = Some(*day),
            Said::Until(day) => until = Some(*day),
            Said::Contract(_) | Said::Turnover => {}
        }
    }
    Period::new(from?, until?)
}

fn year_of<'said>(statements: impl Iterator<Item = &'said Statement>) -> Option<i32> {
    statements
        .filter_map(|statement| match &statement.said {
            Said::Period(Stated::Year(year)) => Some(*year),
            Said::Period(Stated::Period(period)) => Some(chrono::Datelike::year(&period.start())),
            _ => None,
        })
        .next()
}
