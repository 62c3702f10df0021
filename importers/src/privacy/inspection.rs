//! Looks for citizen service numbers in every cell and name of every sheet, hidden ones too, judging each column as a
//! whole.

use std::collections::{BTreeMap, HashSet};

use rust_decimal::Decimal;

use super::{
    asides::judge_asides,
    elfproef::passes,
    labels::{names_citizen_number, names_reference},
    meaning::{Meaning, meaning},
    nine_digits::{Found, all_digits, find, restored},
    signs::has_digits,
};
use crate::{
    columns::{SHARED, Vocabulary},
    problem::Severity,
    tables::Survey,
    workbook::{Address, Cell, Sheet, Value, Workbook},
};

/// What was found.
#[derive(Debug, Default)]
pub struct Inspection {
    /// Cells and names that hold a citizen service number.
    pub certain: Vec<Suspect>,
    /// Cells and names that may hold one; an error, or a warning for contract and invoice numbers.
    pub doubtful: Vec<(Suspect, Severity)>,
    /// Cells of hours, amounts and days that would pass: no error by themselves, but no other problem may quote them.
    pub unquoted: Vec<Suspect>,
}

impl Inspection {
    /// Adds what was found in the same workbook before something was laid over it.
    pub(crate) fn join(&mut self, before: Self) {
        self.certain.extend(before.certain);
        self.doubtful.extend(before.doubtful);
        self.unquoted.extend(before.unquoted);
        self.certain.sort_unstable();
        self.certain.dedup();
        self.doubtful.sort_unstable();
        self.doubtful.dedup_by_key(|(suspect, _)| *suspect);
    }

    /// Makes errors of what was certain.
    pub(crate) fn doubt_all(&mut self) {
        let certain = std::mem::take(&mut self.certain);
        self.doubtful
            .retain(|(suspect, _)| !certain.contains(suspect));
        let errors = certain
            .into_iter()
            .map(|suspect| (suspect, Severity::Error));
        self.doubtful.extend(errors);
        self.doubtful.sort_unstable();
    }

    /// Whether nothing was found that a reading must be careful with.
    pub(crate) fn is_clear(&self) -> bool {
        self.certain.is_empty() && self.doubtful.is_empty() && self.unquoted.is_empty()
    }
}

/// A cell on a sheet, or the sheet's own name, by the place of the sheet in the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Suspect {
    /// Place of the sheet, from 0.
    pub sheet: usize,
    /// The cell; `None` for the name on the sheet's tab.
    pub address: Option<Address>,
}

/// Nine digits at a place.
pub(super) struct Number {
    pub(super) suspect: Suspect,
    /// The number itself: to count different ones, never to be said.
    value: u32,
    passes: bool,
    labelled: bool,
    weak: bool,
}

impl Number {
    pub(super) fn new(suspect: Suspect, found: &Found, labelled: bool) -> Self {
        Self {
            suspect,
            value: found.digits.parse().unwrap_or_default(),
            passes: passes(&found.digits),
            labelled: found.labelled || labelled,
            weak: found.weak,
        }
    }
}

/// So many passing numbers that may as well be a year and a serial number are no chance.
const LEAST_WEAK: usize = 3;

/// So many different numbers under a heading of contracts or invoices do not pass by chance.
const LEAST_DIFFERENT: usize = 5;

/// Inspects a workbook.
pub fn inspect(workbook: &Workbook) -> Inspection {
    inspect_with(workbook, &SHARED)
}

/// Inspects a workbook with more words for columns of people's numbers than the shared ones.
pub(crate) fn inspect_with(workbook: &Workbook, words: &Vocabulary) -> Inspection {
    let mut inspection = Inspection::default();
    judge_names(workbook, &mut inspection);
    judge_asides(workbook, &mut inspection);
    for (place, sheet) in workbook.sheets.iter().enumerate() {
        let headings = citizen_headings(sheet);
        for (column, numbers) in numbers_by_column(sheet, place, &headings) {
            judge(sheet, column, &numbers, words, &mut inspection);
        }
    }
    inspection.certain.sort_unstable();
    inspection.certain.dedup();
    inspection.doubtful.sort_unstable();
    inspection.doubtful.dedup();
    inspection
}

/// Columns under a heading of citizen service numbers, with the row of the heading.
fn citizen_headings(sheet: &Sheet) -> BTreeMap<u32, u32> {
    let announcing: HashSet<&str> = sheet
        .grid
        .texts()
        .filter(|text| names_citizen_number(text))
        .collect();
    let mut headings = BTreeMap::new();
    if announcing.is_empty() {
        return headings;
    }
    for row in sheet.rows() {
        for cell in &row.cells {
            if cell.text().is_some_and(|text| announcing.contains(text)) {
                headings.entry(cell.column).or_insert(row.number);
            }
        }
    }
    headings
}

fn numbers_by_column(
    sheet: &Sheet,
    place: usize,
    headings: &BTreeMap<u32, u32>,
) -> BTreeMap<u32, Vec<Number>> {
    let mut columns: BTreeMap<u32, Vec<Number>> = BTreeMap::new();
    let many_digits = sheet
        .grid
        .texts()
        .any(|text| has_digits(text, LEAST_DIGITS));
    for (row_place, row) in sheet.grid.row_numbers().enumerate() {
        let mut label = false;
        for cell in sheet.grid.cells_of(row_place) {
            let may_hold = match &cell.value {
                Value::Number(number) => cell.zeros > LEAST_DIGITS || number.abs() >= LEAST_NUMBER,
                Value::Text(_) | Value::Error(_) | Value::Uncalculated(_) => many_digits,
                Value::Date(_) | Value::Duration(_) | Value::Bool(_) => false,
            };
            if may_hold {
                let headed = headings
                    .get(&cell.column)
                    .is_some_and(|heading| *heading <= row);
                let labelled = label || headed;
                let suspect = Suspect {
                    sheet: place,
                    address: Some(Address::new(row, cell.column)),
                };
                for found in numbers_of(&cell, labelled) {
                    let number = Number::new(suspect, &found, labelled);
                    columns.entry(cell.column).or_default().push(number);
                }
            }
            label = !headings.is_empty() && cell.text().is_some_and(names_citizen_number);
        }
    }
    columns
}

/// A citizen service number that lost its leading zero has so many digits.
const LEAST_DIGITS: usize = 8;

/// The least number with so many digits.
const LEAST_NUMBER: Decimal = Decimal::from_parts(10_000_000, 0, 0, false, 0);

/// The nine-digit numbers of a cell; under a heading of citizen numbers one that lost its leading zero too.
fn numbers_of(cell: &Cell<'_>, labelled: bool) -> Vec<Found> {
    match &cell.value {
        Value::Text(text) | Value::Error(text) | Value::Uncalculated(text) => {
            let found = find(text);
            if labelled && found.is_empty() {
                return all_digits(text).map(Found::plain).into_iter().collect();
            }
            found
        }
        Value::Number(number) if number.fract().is_zero() => {
            let plain = number.abs().normalize().to_string();
            let nine = |digits: &str| {
                let all = digits.len() == 9 && digits.chars().all(|digit| digit.is_ascii_digit());
                all.then(|| digits.to_owned())
            };
            let short = || restored(&plain).filter(|_| labelled && plain.len() == 8);
            nine(&plain)
                .or_else(|| nine(&cell.shown()))
                .or_else(short)
                .map(Found::plain)
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Of numbers that no label announces those that pass, and whether they are most of them. What may as well be a year
/// and a serial number only counts among many that pass.
pub(super) fn passing(numbers: &[Number]) -> (Vec<&Number>, bool) {
    let rest = || numbers.iter().filter(|number| !number.labelled);
    let mut passing: Vec<&Number> = rest().filter(|number| number.passes).collect();
    let most = passing.len().saturating_mul(2) > rest().count();
    let all_weak = passing.iter().all(|number| number.weak);
    if !most || (all_weak && passing.len() < LEAST_WEAK) {
        passing.retain(|number| !number.weak);
    }
    (passing, most)
}

pub(super) fn note_labelled(numbers: &[Number], inspection: &mut Inspection) {
    let labelled = numbers.iter().filter(|number| number.labelled);
    inspection
        .certain
        .extend(labelled.map(|number| number.suspect));
}

fn judge(
    sheet: &Sheet,
    column: u32,
    numbers: &[Number],
    words: &Vocabulary,
    inspection: &mut Inspection,
) {
    note_labelled(numbers, inspection);
    let (passing, most) = passing(numbers);
    let Some(first) = passing.first().and_then(|number| number.suspect.address) else {
        return;
    };
    let several = passing.len() > 1;
    let different: HashSet<u32> = passing.iter().map(|number| number.value).collect();
    let no_chance = most && different.len() >= LEAST_DIFFERENT;
    let suspects = passing.iter().map(|number| number.suspect);
    let as_bad_as = |severity| move |suspect| (suspect, severity);
    match meaning(sheet, column, first, words) {
        Meaning::Hours if most && several => inspection.certain.extend(suspects),
        Meaning::Hours | Meaning::Amount => inspection.unquoted.extend(suspects),
        Meaning::Document if no_chance => inspection.certain.extend(suspects),
        Meaning::Document | Meaning::Company => inspection
            .doubtful
            .extend(suspects.map(as_bad_as(Severity::Warning))),
        Meaning::Person if !most => inspection
            .doubtful
            .extend(suspects.map(as_bad_as(Severity::Error))),
        Meaning::Phone if most && several => inspection.certain.extend(suspects),
        Meaning::Person | Meaning::NotRead if most => inspection.certain.extend(suspects),
        Meaning::Person | Meaning::NotRead | Meaning::Phone => {}
    }
}

/// The names of the sheets, judged together as a column is; what a label calls a contract only warns.
fn judge_names(workbook: &Workbook, inspection: &mut Inspection) {
    let mut numbers = Vec::new();
    for (place, sheet) in workbook.sheets.iter().enumerate() {
        let suspect = Suspect {
            sheet: place,
            address: None,
        };
        let found = find(&sheet.name);
        numbers.extend(found.iter().map(|found| Number::new(suspect, found, false)));
    }
    note_labelled(&numbers, inspection);
    let (passing, most) = passing(&numbers);
    if passing.is_empty() {
        return;
    }
    let contracts = Survey::of(workbook, &SHARED).stated_contracts();
    for number in passing {
        let name = workbook
            .sheets
            .get(number.suspect.sheet)
            .map_or("", |sheet| sheet.name.as_str());
        let is_contract =
            names_reference(name) || contracts.iter().any(|contract| name.contains(contract));
        match (is_contract, most) {
            (true, _) => inspection
                .doubtful
                .push((number.suspect, Severity::Warning)),
            (false, true) => inspection.certain.push(number.suspect),
            (false, false) => inspection.doubtful.push((number.suspect, Severity::Error)),
        }
    }
}
