//! A few short values of a column, so that a person knows it again; none that may say who somebody is.

use crate::{
    lines::looks_like_name,
    privacy::masked,
    values,
    workbook::{Cell, Sheet, Value},
};

const MOST: usize = 3;
const LONGEST: usize = 24;
/// So many filled rows are looked through for values that may be shown.
const LOOKED_AT: usize = 60;

/// At most three different values below a heading; the others are not shown.
pub(super) fn samples(sheet: &Sheet, column: u32, heading_row: u32) -> Vec<String> {
    let mut samples: Vec<String> = Vec::new();
    let rows = sheet.rows().skip_while(|row| row.number <= heading_row);
    for row in rows.take(LOOKED_AT) {
        let Some(cell) = row.cell(column) else {
            continue;
        };
        let Some(shown) = shown(cell).filter(|shown| !samples.contains(shown)) else {
            continue;
        };
        samples.push(shown);
        if samples.len() == MOST {
            break;
        }
    }
    samples
}

/// What may be shown of a cell.
fn shown(cell: &Cell<'_>) -> Option<String> {
    let shown = cell.shown();
    match &cell.value {
        Value::Date(_) | Value::Bool(_) => Some(shown),
        Value::Error(_) | Value::Uncalculated(_) => None,
        Value::Number(_) | Value::Duration(_) => (!may_be_citizen_number(&shown)).then_some(shown),
        Value::Text(text) => {
            let short: String = shown.chars().take(LONGEST).collect();
            let short = if short == shown {
                short
            } else {
                format!("{short}…")
            };
            (is_harmless(text) && !may_be_citizen_number(text)).then_some(short)
        }
    }
}

/// A text that is one of the trade's own words or figures, or at most two words that are no name.
fn is_harmless(text: &str) -> bool {
    let known = values::group(text).is_some()
        || values::benefit_duration(text).0.is_some()
        || values::arrangement(text).is_some()
        || (values::stated(text).is_some() && values::without_period(text).is_empty())
        || values::number(text, Some(values::Convention::Comma)).is_ok();
    let words = text.split_whitespace().count();
    !text.contains('@') && (known || (words <= 2 && !looks_like_name(text)))
}

/// Eight or nine digits, however parted, are not shown unless they are a day.
pub(super) fn may_be_citizen_number(text: &str) -> bool {
    let day = values::day(&Cell::new(1, Value::Text(text))).is_some();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    masked(text) != text || (!day && letters == 0 && (8..=9).contains(&digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Option<String> {
        shown(&Cell::new(1, Value::Text(text)))
    }

    #[test]
    fn what_may_be_a_person_is_not_shown() {
        for hidden in [
            "123456782",
            "1234.56.782",
            "123 456 782",
            "BSN 123456782",
            "12345678",
            "J. Jansen",
            "piet@voorbeeld.example",
            "Jan Jansen is ziek geweest",
        ] {
            assert_eq!(text(hidden), None, "{hidden}");
        }
        let number = Cell::new(1, Value::Number(rust_decimal::Decimal::from(123_456_782)));
        assert_eq!(shown(&number), None);
    }

    #[test]
    fn short_values_are_shown() {
        for seen in [
            "DS001",
            "P-wet < 2 jaar",
            "01-07-2026",
            "€ 1.250,00",
            "ja",
            "K 12",
        ] {
            assert_eq!(text(seen).as_deref(), Some(seen));
        }
        assert_eq!(text(&"x".repeat(40)), Some(format!("{}…", "x".repeat(24))));
    }
}
