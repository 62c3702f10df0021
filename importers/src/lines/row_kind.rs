//! What a row below a heading is: data, a total, a nil report, or nothing to read.

use super::context::Context;
use crate::{
    columns::{Field, TableKind},
    tables::{Table, says_something_of_table},
    values::{day, fold, group, is_one_of, says_example, year},
    workbook::{Cell, Row, Value},
};

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowKind {
    /// A line, faultless or not.
    Data,
    /// Only the turnover of the period.
    Turnover,
    /// A total of the rows above.
    Total,
    /// A note, a signature, a title, an explanation.
    Other,
}

/// Says what a row is; after a total only a row that is plainly a line counts as one.
pub(super) fn kind(row: &Row<'_>, table: &Table, context: &Context, after_total: bool) -> RowKind {
    let filled = |field: Field| {
        context
            .columns
            .get(&field)
            .and_then(|column| row.cell(*column))
            .is_some()
    };
    if is_total(row, context) {
        return RowKind::Total;
    }
    if is_labelled_note(row)
        || is_statistic(row)
        || is_example(row, context)
        || is_explanation(row, table, context)
        || is_column_numbers(row)
    {
        return RowKind::Other;
    }
    match table.kind {
        TableKind::Placements => placement(row, table, context, after_total),
        TableKind::Purchases => by_fields(
            &[Field::Amount, Field::Invoice, Field::Date, Field::Vendor],
            2,
            filled,
            filled(Field::Amount),
        ),
        TableKind::Activities => by_fields(
            &[Field::Description, Field::Date, Field::Hours],
            2,
            filled,
            filled(Field::Hours),
        ),
        TableKind::Turnover if filled(Field::Turnover) => RowKind::Turnover,
        TableKind::Turnover => RowKind::Other,
    }
}

fn by_fields(
    fields: &[Field],
    least: usize,
    filled: impl Fn(Field) -> bool,
    only_number: bool,
) -> RowKind {
    match fields.iter().filter(|field| filled(**field)).count() {
        count if count >= least => RowKind::Data,
        1 if only_number => RowKind::Total,
        _ => RowKind::Other,
    }
}

fn placement(row: &Row<'_>, table: &Table, context: &Context, after_total: bool) -> RowKind {
    let cell = |field: Field| {
        let column = context.columns.get(&field)?;
        row.cell(*column)
    };
    let count = |fields: &[Field]| {
        fields
            .iter()
            .filter(|field| cell(**field).is_some())
            .count()
    };
    let says = |cell: &Cell<'_>| says_something(cell);
    let hours = [
        Field::HoursPerWeek,
        Field::Fte,
        Field::PaidHours,
        Field::WorkedHours,
    ];
    let weekly = hours
        .into_iter()
        .filter_map(cell)
        .filter(|cell| says(cell))
        .count();
    let months = table
        .periods
        .iter()
        .filter_map(|period| row.cell(period.column));
    let amounts = weekly.saturating_add(months.filter(|cell| says(cell)).count());
    let core = count(&[Field::TargetGroup, Field::Start]);
    let candidate = cell(Field::Candidate);
    // A name under "voor akkoord" may stand in the column of ends.
    let ends = cell(Field::End).is_some_and(|end| {
        let has_digit = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
        end.text()
            .is_none_or(|text| has_digit(text) || day(end).is_some())
    });
    let facts = core
        .saturating_add(count(&[Field::Register]))
        .saturating_add(usize::from(ends));
    if after_total && amounts == 0 && is_signature(row, context) {
        return RowKind::Other;
    }
    let of_candidate = candidate.is_some() && facts.saturating_add(amounts) >= 1;
    // Forms come with rows filled in beforehand: a flag or "heden" alone is no line.
    let of_nobody =
        (core >= 1 && facts.saturating_add(amounts) >= 2) || (facts >= 1 && amounts >= 1);
    let alone = candidate.is_some_and(looks_like_number) && !after_total;
    if (of_candidate && (!after_total || facts >= 1)) || of_nobody {
        RowKind::Data
    } else if cell(Field::Turnover).is_some() {
        RowKind::Turnover
    } else if alone {
        RowKind::Data
    } else if amounts >= 1 && candidate.is_none() && facts == 0 {
        RowKind::Total
    } else {
        RowKind::Other
    }
}

/// "Naam", "P. de Vries", "Functie", "Directeur" below a total: a few words where a line has a number, a group and a day.
fn is_signature(row: &Row<'_>, context: &Context) -> bool {
    let cell = |field: Field| row.cell(*context.columns.get(&field)?);
    let has_digit = |cell: &Cell<'_>| cell.shown().bytes().any(|byte| byte.is_ascii_digit());
    let is_group = |cell: &Cell<'_>| cell.text().is_some_and(|text| group(text).is_some());
    row.cells.len() <= 4
        && cell(Field::Candidate).is_none_or(|cell| !has_digit(cell))
        && !cell(Field::TargetGroup).is_some_and(is_group)
        && cell(Field::Start).is_none_or(|cell| day(cell).is_none())
}

/// A zero or a formula that was never calculated may stand in a form that nobody filled in.
fn says_something(cell: &Cell<'_>) -> bool {
    match &cell.value {
        Value::Number(number) => !number.is_zero(),
        Value::Uncalculated(_) => false,
        _ => true,
    }
}

/// A candidate's number has a digit and no space; a note has words.
fn looks_like_number(cell: &Cell<'_>) -> bool {
    let shown = cell.shown();
    shown.chars().any(|character| character.is_ascii_digit())
        && !shown.contains(char::is_whitespace)
        && year(&shown).is_none()
}

fn is_total(row: &Row<'_>, context: &Context) -> bool {
    let cell = |field: Field| {
        let column = context.columns.get(&field)?;
        row.cell(*column)
    };
    // A total of one group names the group, but nobody who started on a day.
    let of_group = || cell(Field::Start).is_none() && context.columns.contains_key(&Field::Start);
    says_total(row) && (cell(Field::TargetGroup).is_none_or(is_total_word) || of_group())
}

/// Whether one of the first cells of a row says that it is a total.
pub(super) fn says_total(row: &Row<'_>) -> bool {
    row.cells.iter().take(4).any(is_total_word)
}

fn is_total_word(cell: &Cell<'_>) -> bool {
    const WORDS: &str = "totaal|total|subtotaal|subtotal|eindtotaal|som|sum|totalen|totals|tot|totale|grand|generaal|\
     sub|deeltotaal|cumulatief|running|generaaltotaal|grandtotal|totaaltelling|telling|saldo";
    let Some(text) = cell
        .text()
        .filter(|text| !text.is_empty() && text.len() <= 80)
    else {
        return false;
    };
    text.starts_with('Σ') || (begins_with(text, "tsegcrd") && is_first_word(text, WORDS))
}

/// Whether the first letter of a text is one of these; quick, for texts that are most likely data.
fn begins_with(text: &str, letters: &str) -> bool {
    let first = text.chars().find(|character| character.is_alphabetic());
    first.is_some_and(|first| letters.contains(first.to_ascii_lowercase()))
}

fn is_first_word(text: &str, words: &str) -> bool {
    let folded = fold(text);
    let first = folded.split(' ').next();
    first.is_some_and(|first| is_one_of(first, words))
}

/// Whether a row has numbers in it, and perhaps a count of candidates, but nothing that a line says of one.
pub(super) fn says_nothing_but_numbers(row: &Row<'_>, context: &Context) -> bool {
    let facts = [
        Field::TargetGroup,
        Field::Start,
        Field::End,
        Field::Register,
    ];
    let columns = facts.iter().filter_map(|field| context.columns.get(field));
    let candidate = context.columns.get(&Field::Candidate);
    let counts = candidate
        .and_then(|column| row.cell(*column))
        .is_none_or(|cell| matches!(cell.value, Value::Number(_)));
    counts
        && columns
            .into_iter()
            .all(|column| row.cell(*column).is_none())
}

/// A row of averages or counts: no line, and no total either.
fn is_statistic(row: &Row<'_>) -> bool {
    const WORDS: &str =
        "gemiddelde|gemiddeld|average|avg|gem|mediaan|median|minimum|maximum|aantal|count|number";
    let first = row.cells.first().and_then(Cell::text);
    first.is_some_and(|text| {
        begins_with(text, "gamcn")
            && !text.bytes().any(|byte| byte.is_ascii_digit())
            && is_first_word(text, WORDS)
    })
}

/// "Ondertekend door: …": a first cell that labels the next one.
fn is_labelled_note(row: &Row<'_>) -> bool {
    row.cells
        .first()
        .and_then(Cell::text)
        .is_some_and(|text| text.ends_with(':') || text.starts_with('*'))
        || (row.cells.len() <= 3 && says_something_of_table(row))
}

/// A row that says in its first cell, or instead of a candidate, that it is an example.
fn is_example(row: &Row<'_>, context: &Context) -> bool {
    let candidate = context.columns.get(&Field::Candidate);
    let candidate = candidate.and_then(|column| row.cell(*column));
    [row.cells.first(), candidate]
        .into_iter()
        .flatten()
        .any(|cell| cell.text().is_some_and(says_example))
}

/// A row that explains how to fill the columns: `dd-mm-jjjj`, `ja/nee`.
fn is_explanation(row: &Row<'_>, table: &Table, context: &Context) -> bool {
    const HINTS: &str = "dd mm jjjj|dd mm yyyy|jjjj mm dd|yyyy mm dd|d m jjjj|j n|ja nee|y n|yes no|verplicht|\
     optioneel|required|optional|keuzelijst|invullen|getal|datum|dd mm jj|dd mm yy|d m jj|dd mmm jjjj|\
     kies uit lijst|kies|select|selecteer|maak keuze|uren|in uren|aantal uren|hours|uu mm|hh mm|decimaal|eur|euro";
    let is_hint = |cell: &&Cell<'_>| {
        cell.text()
            .is_some_and(|text| is_one_of(&fold(text), HINTS))
    };
    let in_value_column = |cell: &&Cell<'_>| {
        [
            Field::Start,
            Field::End,
            Field::Register,
            Field::HoursPerWeek,
            Field::PaidHours,
            Field::Date,
            Field::Amount,
        ]
        .iter()
        .any(|field| context.columns.get(field) == Some(&cell.column))
    };
    let soon = row.number <= table.heading_rows.1.saturating_add(3);
    soon && row.cells.iter().all(|cell| cell.text().is_some())
        && row
            .cells
            .iter()
            .filter(in_value_column)
            .any(|cell| is_hint(&cell))
}

/// A row that numbers the columns: 1, 2, 3, …
fn is_column_numbers(row: &Row<'_>) -> bool {
    let is = |number: u32, cell: &Cell<'_>| match &cell.value {
        Value::Number(value) => *value == number.into(),
        Value::Text(text) => text
            .strip_prefix(['(', '['])
            .and_then(|text| text.strip_suffix([')', ']']))
            .is_some_and(|text| text.parse() == Ok(number)),
        _ => false,
    };
    row.cells.len() >= 4
        && (1_u32..)
            .zip(&row.cells)
            .all(|(number, cell)| is(number, cell))
}

/// Whether a text says that there was no effort in the period.
pub(super) fn is_nil(text: &str) -> bool {
    const WHOLE: &str = "nihil|nil|geen|none|nil report|nihilopgave|nulopgave";
    const PARTS: &str = "geen inzet|geen plaatsing|geen kandida|geen social return|geen sroi|geen medewerkers|\
     geen activiteiten|geen inspanning|geen uren|geen verloonde|geen invulling|\
     niet van toepassing deze periode|niets te melden|niets te rapporteren|no effort|\
     no placement|no candidates|nothing to report|no activit|nil report|no social return|\
     nihilopgave";
    let folded = fold(text);
    // All of these words have an n, the keys of candidates mostly have none.
    folded.contains('n')
        && folded.len() <= 160
        && (is_one_of(&folded, WHOLE) || PARTS.split('|').any(|part| folded.contains(part)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nil_reports_are_told_in_many_ways() {
        for text in [
            "Geen inzet in deze periode",
            "NIHIL",
            "Er zijn dit kwartaal geen kandidaten geplaatst",
            "No placements this quarter",
            "Geen plaatsingen",
        ] {
            assert!(is_nil(text), "{text}");
        }
        for text in ["", "Totaal", "DS001", "* heden = dienstverband loopt nog"] {
            assert!(!is_nil(text), "{text}");
        }
    }
}
