//! Yes and no, as people mark them.

use crate::workbook::{Cell, Value};

use super::{fold, is_one_of};

const YES: &str = "ja|j|yes|y|x|v|waar|true|t|1|wel|ok|oke|akkoord|opgenomen|in register|geregistreerd|\
     ja in register|ja opgenomen|ldr|registered|aanwezig|ja ldr|ja wel|jawel|in ldr|is opgenomen|\
     staat in register|staat in ldr|ja aanwezig|in het register|in doelgroepregister";
const NO: &str = "nee|n|no|neen|onwaar|false|f|0|niet|geen|niet opgenomen|niet in register|nee niet opgenomen|\
     niet geregistreerd|nog niet|not registered|none|niet aanwezig|not|\
     niet in ldr|staat niet in register|niet in doelgroepregister|niet in het register|nee geen";
const UNSTATED: &str = "nvt|n v t|onbekend|unknown|na|n a|nb|n b|niet bekend";
const MARKS: [&str; 8] = ["✓", "✔", "☑", "☒", "×", "●", "✅", "🗹"];
/// Empty boxes. A cross that is no letter (`✗`) says yes on a form and no beside a tick: it is asked about.
const EMPTY: [&str; 3] = ["☐", "□", "❑"];

/// Reads a cell as a flag.
///
/// `Some(None)` is a cell that says nothing (`-`, `n.v.t.`); `None` is one that is neither yes nor no.
pub fn flag(cell: &Cell<'_>) -> Option<Option<bool>> {
    match &cell.value {
        Value::Bool(value) => Some(Some(*value)),
        Value::Number(number) if number.is_zero() => Some(Some(false)),
        Value::Number(number) if *number == rust_decimal::Decimal::ONE => Some(Some(true)),
        Value::Text(text) => of_text(text),
        _ => None,
    }
}

/// Whether a cell is only marked (`x`), so that an empty cell beside it means no.
pub fn is_mark(cell: &Cell<'_>) -> bool {
    cell.text()
        .is_some_and(|text| MARKS.contains(&text) || matches!(fold(text).as_str(), "x" | "v"))
}

fn of_text(text: &str) -> Option<Option<bool>> {
    if MARKS.contains(&text) {
        return Some(Some(true));
    }
    if EMPTY.contains(&text) {
        return Some(Some(false));
    }
    if matches!(text, "-" | "--" | "–" | "—" | "?") {
        return Some(None);
    }
    let folded = fold(text);
    let word = folded.as_str();
    if is_one_of(word, YES) {
        Some(Some(true))
    } else if is_one_of(word, NO) {
        Some(Some(false))
    } else {
        is_one_of(word, UNSTATED).then_some(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_read_in_both_languages() {
        for (text, expected) in [
            ("ja", Some(Some(true))),
            ("J", Some(Some(true))),
            ("x", Some(Some(true))),
            ("✓", Some(Some(true))),
            ("Yes", Some(Some(true))),
            ("nee", Some(Some(false))),
            ("N", Some(Some(false))),
            ("ONWAAR", Some(Some(false))),
            ("-", Some(None)),
            ("n.v.t.", Some(None)),
            ("☐", Some(Some(false))),
            ("✗", None),
            ("1", Some(Some(true))),
            ("0", Some(Some(false))),
            ("misschien", None),
            ("", None),
        ] {
            assert_eq!(flag(&Cell::new(1, Value::Text(text))), expected, "{text}");
        }
        assert_eq!(flag(&Cell::new(1, Value::Bool(false))), Some(Some(false)));
        assert_eq!(flag(&Cell::new(1, Value::Number(2.into()))), None);
    }
}
