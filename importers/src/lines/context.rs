//! What a row of a table must know of the table around it: contract, period, how numbers and marks are written.

use std::collections::{BTreeMap, BTreeSet};

use meetbaar_domain::{period::Period, target_group::BenefitDuration};
use rust_decimal::Decimal;

use super::{group_rows, habits::Habits};
use crate::{
    columns::{Field, TableKind},
    reading::Arrangement,
    tables::Table,
    values::{Convention, Group, Memo, fold, is_mark, is_one_of},
    workbook::{Cell, Row, Sheet, Value},
};

/// What holds for every row of a table.
pub(super) struct Context {
    /// The contract, where no column says it.
    pub(super) contract: Option<String>,
    /// Whether rows among the lines name their target groups, as no column does.
    pub(super) grouped: bool,
    /// The group that such a row named last.
    pub(super) group: Option<Group>,
    /// The period reported on, for the checks.
    pub(super) period: Option<Period>,
    /// The period that each line carries itself, because the file has several.
    pub(super) line_period: Option<Period>,
    /// The year of months and quarters without one.
    pub(super) year: Option<i32>,
    /// A column of candidates that holds their names, and is not read.
    pub(super) names: Option<u32>,
    /// The column that each field is read from.
    pub(super) columns: BTreeMap<Field, u32>,
    /// Columns that each hold the paid hours of one period.
    period_columns: BTreeSet<u32>,
    /// Columns of flags in which an empty cell beside marks means no.
    marked: BTreeSet<u32>,
    /// How numbers and days are written.
    pub(super) habits: Habits,
    /// The column of a status, where it says of some line that it did not come about.
    status: Option<u32>,
    /// Whether hours that do not say for how long are taken for hours a week.
    pub(super) assumed_weekly: bool,
    /// Words of the table that were read already.
    pub(super) groups: Memo<Option<Group>>,
    pub(super) nearest: Memo<String>,
    pub(super) suggestions: Memo<Option<String>>,
    pub(super) durations: Memo<Option<BenefitDuration>>,
    pub(super) arrangements: Memo<Option<Arrangement>>,
    pub(super) flags: Memo<Option<Option<bool>>>,
}

impl Context {
    pub(super) fn of(sheet: &Sheet, table: &Table) -> Self {
        let mut columns: BTreeMap<Field, u32> = table
            .columns
            .iter()
            .rev()
            .filter_map(|column| Some((column.field?, column.column)))
            .collect();
        let mut assumed_weekly = false;
        if table.kind == TableKind::Placements {
            assumed_weekly = settle_hours(sheet, table, &mut columns);
            settle_contract(sheet, table, &mut columns);
        }
        let names = take_names(sheet, table, &mut columns);
        settle_candidate(&mut columns);
        let habits = Habits::of(sheet, table, &columns);
        let flags = [
            Field::Register,
            Field::Permanent,
            Field::FiftyPlus,
            Field::FiftyFivePlus,
            Field::Language,
        ];
        let marked = flags
            .into_iter()
            .filter_map(|field| columns.get(&field).copied())
            .filter(|column| {
                let mut cells = cells(sheet, table, *column).peekable();
                cells.peek().is_some() && cells.all(|cell| is_mark(&cell))
            })
            .collect();
        Self {
            contract: None,
            grouped: group_rows::are_in(sheet, table),
            group: None,
            period: None,
            line_period: None,
            year: None,
            names,
            columns,
            period_columns: table.periods.iter().map(|period| period.column).collect(),
            marked,
            habits,
            assumed_weekly,
            status: status(sheet, table),
            groups: Memo::default(),
            nearest: Memo::default(),
            suggestions: Memo::default(),
            durations: Memo::default(),
            arrangements: Memo::default(),
            flags: Memo::default(),
        }
    }

    /// The field that a column is read as.
    pub(super) fn field(&self, column: u32) -> Option<Field> {
        let of_period = self.period_columns.contains(&column);
        let read = self.columns.iter().find(|(_, own)| **own == column);
        read.map(|(field, _)| *field)
            .or_else(|| of_period.then_some(Field::PaidHours))
    }
    /// The cell of a row that says that its line did not come about.
    pub(super) fn denial<'row>(&self, row: &'row Row<'_>) -> Option<&'row Cell<'row>> {
        let cell = row.cell(self.status?)?;
        cell.text().is_some_and(denies).then_some(cell)
    }

    /// Whether an empty cell of a column of flags means no.
    pub(super) fn is_marked(&self, column: u32) -> bool {
        self.marked.contains(&column)
    }
}

/// The column of a status in which some text says that its line did not come about.
fn status(sheet: &Sheet, table: &Table) -> Option<u32> {
    let columns = table.columns.iter().filter(|column| {
        let heading = fold(&column.heading.shown());
        heading.split(' ').any(|word| word == "status")
    });
    let mut denying = columns.filter(|column| {
        let texts = super::habits::texts(sheet, table, column.column);
        texts.into_iter().any(denies)
    });
    denying.next().map(|column| column.column)
}

/// Whether a status says that a placement did not come about.
fn denies(status: &str) -> bool {
    const WORDS: &str = "vervallen|geannuleerd|afgewezen|afgekeurd|geweigerd|niet akkoord|niet goedgekeurd|ingetrokken|niet gestart|niet doorgegaan|niet geplaatst|\
     no show|declined|refused|not approved|cancelled|canceled|rejected|withdrawn|not started|not placed|void|concept|draft|verwijderd|deleted|\
     afgezegd|gaat niet door|afgehaakt voor start";
    is_one_of(&fold(status), WORDS)
}

fn cells<'sheet>(
    sheet: &'sheet Sheet,
    table: &'sheet Table,
    column: u32,
) -> impl Iterator<Item = Cell<'sheet>> {
    sheet.grid.column(&table.rows, column)
}

/// "Uren" alone are hours a week beside paid hours, paid hours beside hours a week, and else what their size says; gives
/// whether only their size says it.
fn settle_hours(sheet: &Sheet, table: &Table, columns: &mut BTreeMap<Field, u32>) -> bool {
    let mut assumed = false;
    if let Some(column) = columns.remove(&Field::Hours) {
        let weekly =
            columns.contains_key(&Field::HoursPerWeek) || columns.contains_key(&Field::Fte);
        let paid = columns.contains_key(&Field::PaidHours) || !table.periods.is_empty();
        let heading = table.columns.iter().find(|other| other.column == column);
        let states_period = heading.is_some_and(|column| column.heading.stated().is_some());
        let large = cells(sheet, table, column).any(|cell| match &cell.value {
            Value::Number(number) | Value::Duration(number) => *number > Decimal::from(60),
            Value::Text(text) => crate::values::number(text, Some(Convention::Comma))
                .is_ok_and(|number| number > Decimal::from(60)),
            _ => false,
        });
        match (weekly, paid) {
            (true, true) => None,
            (true, false) => columns.insert(Field::PaidHours, column),
            (false, true) => columns.insert(Field::HoursPerWeek, column),
            (false, false) if states_period || large => columns.insert(Field::PaidHours, column),
            (false, false) => {
                assumed = true;
                columns.insert(Field::HoursPerWeek, column)
            }
        };
    }
    if columns.contains_key(&Field::PaidHours) || !table.periods.is_empty() {
        columns.remove(&Field::WorkedHours);
    }
    if columns.contains_key(&Field::HoursPerWeek) {
        columns.remove(&Field::Fte);
    }
    assumed
}

/// A column that is merely called "contract" may hold the kind of contract: "vast", "tijdelijk".
fn settle_contract(sheet: &Sheet, table: &Table, columns: &mut BTreeMap<Field, u32>) {
    let Some(column) = columns.get(&Field::Contract).copied() else {
        return;
    };
    let texts: Vec<&str> = cells(sheet, table, column)
        .take(50)
        .filter_map(|cell| cell.text())
        .collect();
    let is_kind = |text: &&str| {
        !text.contains(|sign: char| sign.is_ascii_digit())
            && crate::values::arrangement(text).is_some()
    };
    if !texts.is_empty() && texts.iter().all(is_kind) {
        columns.remove(&Field::Contract);
        columns.entry(Field::Arrangement).or_insert(column);
    }
}

/// A column that is merely called "kandidaat" may hold names, which are never read.
fn take_names(sheet: &Sheet, table: &Table, columns: &mut BTreeMap<Field, u32>) -> Option<u32> {
    let column = *columns.get(&Field::Candidate)?;
    let texts: Vec<&str> = cells(sheet, table, column)
        .filter_map(|cell| cell.text())
        .collect();
    let named = texts.iter().filter(|text| looks_like_name(text)).count();
    let most = named >= 2 && named.saturating_mul(3) >= texts.len().saturating_mul(2);
    if most {
        columns.remove(&Field::Candidate);
    }
    most.then_some(column)
}

/// Words only of letters: two or more with one of three letters (`J. Jansen`, `Vries, J. de`), but not `Kandidaat A`;
/// or one alone, written as a name.
pub(crate) fn looks_like_name(text: &str) -> bool {
    const OTHER: &str = "kandidaat|medewerker|deelnemer|werknemer|persoon|candidate|employee|worker|totaal|total|geen|no";
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let letters = text.chars().all(|character| {
        character.is_alphabetic() || matches!(character, ' ' | '.' | '-' | ',' | '\'' | '’')
    });
    let first = words.first().copied().unwrap_or_default();
    let longest = words.iter().map(|word| word.len()).max().unwrap_or(0);
    let mut signs = text.chars();
    let is_capitalised =
        signs.next().is_some_and(char::is_uppercase) && signs.all(char::is_lowercase);
    let alone = words.len() == 1 && longest >= 4 && is_capitalised;
    let several = (2..=6).contains(&words.len()) && longest >= 3;
    letters && (alone || several) && !is_one_of(first, OTHER)
}

/// A running number stands in for the candidate's number where there is none.
fn settle_candidate(columns: &mut BTreeMap<Field, u32>) {
    if let Some(column) = columns.remove(&Field::Ordinal) {
        columns.entry(Field::Candidate).or_insert(column);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_numbers() {
        for text in [
            "J. Jansen",
            "Jan de Vries",
            "Fatima El Amrani",
            "Anne-Marie O'Brien",
            "Vries, J. de",
            "Pietersen",
        ] {
            assert!(looks_like_name(text), "{text}");
        }
        for text in [
            "DS001",
            "Kandidaat A",
            "Medewerker Amsterdam",
            "A.B.",
            "ALFA",
            "K 12",
            "Totaal alle regels",
        ] {
            assert!(!looks_like_name(text), "{text}");
        }
    }
}
