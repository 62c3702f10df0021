//! What the numbers in a column are, by the headings and labels around them.

use crate::{
    columns::{Field, Heading, Vocabulary},
    values::fold,
    workbook::{Address, Sheet},
};

/// How far above a number its heading is looked for, in filled cells.
const CELLS_ABOVE: usize = 60;

/// What numbers are.
pub(super) enum Meaning {
    /// Hours or days: none has nine digits, so that something else stands there by mistake.
    Hours,
    /// An amount of money: nine digits are chance.
    Amount,
    /// A contract or an invoice.
    Document,
    /// A company, whose numbers all pass.
    Company,
    /// A column that is never read, such as names.
    NotRead,
    /// Phone numbers, of which one may have lost its leading zero.
    Phone,
    /// Anything else may be a person's number.
    Person,
}

pub(super) fn meaning(sheet: &Sheet, column: u32, first: Address, words: &Vocabulary) -> Meaning {
    let rows = sheet.rows().rev().skip_while(|row| row.number >= first.row);
    let above = rows
        .filter_map(|row| row.cell(column)?.text())
        .filter(|text| text.chars().any(char::is_alphabetic))
        .take(CELLS_ABOVE);
    let left = sheet
        .row(first.row)
        .and_then(|row| {
            row.cells
                .into_iter()
                .rev()
                .find(|cell| cell.column < column)
        })
        .and_then(|cell| cell.text());
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
    let named = texts.iter().find_map(|text| {
        let field = words.field_anywhere(&Heading::new(None, Some(text)))?;
        Some((field, fold(text)))
    });
    let phone = named.as_ref().is_some_and(|(_, name)| {
        let words = ["tel", "mobiel", "gsm", "phone", "mobile"];
        words
            .iter()
            .any(|word| name.split(' ').any(|part| part.starts_with(word)))
    });
    match named.map(|(field, _)| field) {
        Some(Field::Contract | Field::Invoice) if !company => Meaning::Document,
        Some(Field::Contract | Field::Invoice) => Meaning::Company,
        Some(Field::Start | Field::End | Field::Date) => Meaning::Hours,
        Some(Field::Amount | Field::Total | Field::Turnover) => Meaning::Amount,
        Some(field) if field.is_numeric() => Meaning::Hours,
        Some(Field::Personal) if phone => Meaning::Phone,
        Some(Field::Personal) => Meaning::NotRead,
        _ if company => Meaning::Company,
        _ => Meaning::Person,
    }
}
