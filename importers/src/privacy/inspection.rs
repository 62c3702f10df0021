//! Looks for citizen service numbers in every cell of every sheet, hidden ones too, judging each column as a whole.

use std::collections::BTreeMap;

use super::elfproef::{nine_digits_in, passes};
use crate::{
    columns::{Field, Heading, SHARED, Vocabulary},
    problem::Severity,
    values::fold,
    workbook::{Address, Cell, Sheet, Value, Workbook},
};

/// What was found.
#[derive(Debug, Default)]
pub struct Inspection {
    /// Cells that hold a citizen service number.
    pub certain: Vec<Suspect>,
    /// Cells that may hold one; an error, or a warning for contract and invoice numbers.
    pub doubtful: Vec<(Suspect, Severity)>,
}

/// A cell on a sheet, by the place of the sheet in the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Suspect {
    /// Place of the sheet, from 0.
    pub sheet: usize,
    /// The cell.
    pub address: Address,
}

/// Nine digits at a cell.
struct Number {
    address: Address,
    passes: bool,
    labelled: bool,
}

/// How far above a number its heading is looked for, in filled cells.
const CELLS_ABOVE: usize = 60;

/// Inspects a workbook.
pub fn inspect(workbook: &Workbook) -> Inspection {
    let mut inspection = Inspection::default();
    for (place, sheet) in workbook.sheets.iter().enumerate() {
        let headings = citizen_headings(sheet);
        for (column, numbers) in numbers_by_column(sheet, &headings) {
            judge(sheet, place, column, &numbers, &SHARED, &mut inspection);
        }
    }
    inspection.certain.sort_unstable();
    inspection.certain.dedup();
    inspection.doubtful.sort_unstable();
    inspection
}

/// Columns under a heading of citizen service numbers, with the row of the heading.
fn citizen_headings(sheet: &Sheet) -> BTreeMap<u32, u32> {
    let mut headings = BTreeMap::new();
    for row in &sheet.rows {
        for cell in &row.cells {
            if cell.text().is_some_and(names_citizen_number) {
                headings.entry(cell.column).or_insert(row.number);
            }
        }
    }
    headings
}

fn names_citizen_number(text: &str) -> bool {
    const PARTS: [&str; 6] = [
        " bsn",
        "burgerservicen",
        "burger service n",
        " sofi",
        "citizen service n",
        "social security n",
    ];
    if text.len() > 60 || text.chars().all(|character| !character.is_alphabetic()) {
        return false;
    }
    let lower = text.to_ascii_lowercase();
    if !["bsn", "burger", "sofi", "citizen", "social"]
        .iter()
        .any(|part| lower.contains(part))
    {
        return false;
    }
    let folded = format!(" {}", fold(text));
    PARTS.iter().any(|part| folded.contains(part))
}

fn numbers_by_column(sheet: &Sheet, headings: &BTreeMap<u32, u32>) -> BTreeMap<u32, Vec<Number>> {
    let mut columns: BTreeMap<u32, Vec<Number>> = BTreeMap::new();
    for row in &sheet.rows {
        let mut label = false;
        for cell in &row.cells {
            let headed = headings
                .get(&cell.column)
                .is_some_and(|heading| *heading <= row.number);
            let labelled = label || headed;
            for digits in nine_digits_of(cell, labelled) {
                let number = Number {
                    address: Address::new(row.number, cell.column),
                    passes: passes(&digits),
                    labelled,
                };
                columns.entry(cell.column).or_default().push(number);
            }
            label = cell.text().is_some_and(names_citizen_number);
        }
    }
    columns
}

/// The nine-digit numbers of a cell; under a heading of citizen numbers one that lost its leading zero too.
fn nine_digits_of(cell: &Cell, labelled: bool) -> Vec<String> {
    match &cell.value {
        Value::Text(text) if text.len() >= 8 => {
            let mut found = nine_digits_in(text);
            found.extend(restored(text).filter(|_| labelled && found.is_empty()));
            found
        }
        Value::Number(number) if number.fract().is_zero() => {
            let shown = cell.shown();
            let whole = (shown.len() == 9 && shown.chars().all(|digit| digit.is_ascii_digit()))
                .then(|| shown.clone());
            whole
                .or_else(|| restored(&shown).filter(|_| labelled))
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

/// Eight digits with the zero that they lost, where they then pass.
fn restored(text: &str) -> Option<String> {
    let eight = text.len() == 8 && text.chars().all(|digit| digit.is_ascii_digit());
    eight
        .then(|| format!("0{text}"))
        .filter(|digits| passes(digits))
}

fn judge(
    sheet: &Sheet,
    place: usize,
    column: u32,
    numbers: &[Number],
    words: &Vocabulary,
    inspection: &mut Inspection,
) {
    let suspect = |number: &Number| Suspect {
        sheet: place,
        address: number.address,
    };
    inspection
        .certain
        .extend(numbers.iter().filter(|number| number.labelled).map(suspect));
    let rest: Vec<&Number> = numbers.iter().filter(|number| !number.labelled).collect();
    let passing: Vec<&Number> = rest
        .iter()
        .copied()
        .filter(|number| number.passes)
        .collect();
    let Some(first) = passing.first() else { return };
    let most = passing.len().saturating_mul(2) > rest.len();
    match meaning(sheet, column, first.address, words) {
        Meaning::Quantity => {}
        Meaning::Reference => inspection.doubtful.extend(
            passing
                .iter()
                .map(|number| (suspect(number), Severity::Warning)),
        ),
        Meaning::Person if most => inspection
            .certain
            .extend(passing.iter().map(|number| suspect(number))),
        Meaning::Person => inspection.doubtful.extend(
            passing
                .iter()
                .map(|number| (suspect(number), Severity::Error)),
        ),
        Meaning::NotRead if most => inspection
            .certain
            .extend(passing.iter().map(|number| suspect(number))),
        Meaning::NotRead => {}
    }
}

/// What numbers in a column are, by the headings and labels around them.
enum Meaning {
    /// An amount, hours, a day: nine digits are chance.
    Quantity,
    /// A contract, an invoice, a company.
    Reference,
    /// A column that is never read, such as phone numbers.
    NotRead,
    /// Anything else may be a person's number.
    Person,
}

fn meaning(sheet: &Sheet, column: u32, first: Address, words: &Vocabulary) -> Meaning {
    let rows = sheet
        .rows
        .iter()
        .rev()
        .skip_while(|row| row.number >= first.row);
    let above = rows
        .filter_map(|row| row.cell(column)?.text())
        .take(CELLS_ABOVE);
    let left = sheet
        .row(first.row)
        .and_then(|row| row.cells.iter().rev().find(|cell| cell.column < column))
        .and_then(Cell::text);
    // A label beside the number counts only where there is no heading above it.
    let texts: Vec<&str> = above.chain(left).collect();
    let company = texts.iter().any(|text| {
        let folded = fold(text);
        [
            "kvk",
            "rsin",
            "btw",
            "vat",
            "fiscaal",
            "loonheffing",
            "dossier",
            "bestelnummer",
            "order",
        ]
        .iter()
        .any(|word| folded.split(' ').any(|part| part.starts_with(word)))
    });
    let field = texts
        .iter()
        .find_map(|text| words.field_anywhere(&Heading::new(None, Some(text))));
    match field {
        Some(Field::Contract | Field::Invoice) => Meaning::Reference,
        Some(Field::Start | Field::End | Field::Date) => Meaning::Quantity,
        Some(field) if field.is_numeric() => Meaning::Quantity,
        Some(Field::Personal) => Meaning::NotRead,
        _ if company => Meaning::Reference,
        _ => Meaning::Person,
    }
}
