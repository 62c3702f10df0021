//! Options in one cell: `12 maanden; 2 x 1 jaar; tot 31-12-2030`.

use chrono::NaiveDate;

use super::entry::EntryOption;
use crate::{
    values::{Day, day, fold, is_one_of},
    workbook::{Cell, Value},
};

/// Longest option, in months.
const LONGEST: i32 = 600;
/// So many options one piece may say at once: `4 x 12 maanden`.
const MOST: usize = 20;

/// The options of a cell's text, and nothing where a piece of it can't be read.
pub(super) fn options(text: &str) -> Option<Vec<EntryOption>> {
    if is_one_of(&fold(text), "geen|nee|nvt|n v t|none|no") || text.trim() == "-" {
        return Some(Vec::new());
    }
    let mut options = Vec::new();
    for piece in text.split([';', '\n']).map(without_brackets) {
        if !piece.trim().is_empty() {
            options.extend(of_piece(&piece)?);
        }
    }
    Some(options)
}

/// Options as one text that [`options`] reads back.
#[must_use]
pub fn options_text(options: &[EntryOption]) -> String {
    let pieces = options.iter().map(|option| {
        let piece = match (option.months, option.until) {
            (Some(months), _) => format!("{months} maanden"),
            (None, Some(day)) => format!("tot {}", day.format("%d-%m-%Y")),
            (None, None) => String::new(),
        };
        if option.exercised {
            format!("{piece} (gelicht)")
        } else {
            piece
        }
    });
    pieces.collect::<Vec<_>>().join("; ")
}

fn of_piece(piece: &str) -> Option<Vec<EntryOption>> {
    let piece = piece.trim();
    if let Some(day) = until(piece) {
        return Some(vec![EntryOption {
            months: None,
            until: Some(day),
            exercised: false,
        }]);
    }
    let folded = fold(piece);
    let words: Vec<&str> = folded.split(' ').collect();
    let (times, length, unit) = match words.as_slice() {
        [length, unit] => ("1", *length, *unit),
        [times, "x" | "maal" | "keer", length, unit] => (*times, *length, *unit),
        _ => return None,
    };
    let (times, length) = match length.split_once('x') {
        Some((times, length)) => (times, length),
        None => (times, length),
    };
    let months: i32 = match unit {
        "maanden" | "maand" | "mnd" | "months" | "month" => length.parse().ok()?,
        "jaar" | "jaren" | "jr" | "years" | "year" => {
            length.parse::<i32>().ok()?.checked_mul(12)?
        }
        _ => return None,
    };
    let times: usize = times.parse().ok()?;
    let sound = (1..=LONGEST).contains(&months) && (1..=MOST).contains(&times);
    let option = EntryOption {
        months: Some(months),
        until: None,
        exercised: false,
    };
    sound.then(|| vec![option; times])
}

fn until(piece: &str) -> Option<NaiveDate> {
    let rest = ["tot en met", "t/m", "tot", "until"]
        .iter()
        .find_map(|word| {
            let start = piece.get(..word.len())?;
            start
                .eq_ignore_ascii_case(word)
                .then(|| piece.get(word.len()..))?
        });
    let text = rest.unwrap_or(piece).trim();
    match day(&Cell::new(1, Value::Text(text)))? {
        Day::On(day) => Some(day),
        Day::Open => None,
    }
}

fn without_brackets(piece: &str) -> String {
    piece.split('(').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_read_as_people_write_them() {
        let months = |months: i32| EntryOption {
            months: Some(months),
            until: None,
            exercised: false,
        };
        let until = |day: &str| EntryOption {
            months: None,
            until: day.parse().ok(),
            exercised: false,
        };
        for (text, expected) in [
            ("12 maanden", Some(vec![months(12)])),
            ("2 x 1 jaar", Some(vec![months(12), months(12)])),
            ("2x12 maanden", Some(vec![months(12), months(12)])),
            (
                "12 maanden (gelicht); tot 31-12-2030",
                Some(vec![months(12), until("2030-12-31")]),
            ),
            ("t/m 1 mei 2029", Some(vec![until("2029-05-01")])),
            ("geen", Some(vec![])),
            ("-", Some(vec![])),
            ("ja", None),
            ("99999 maanden", None),
            ("1000 x 12 maanden", None),
        ] {
            assert_eq!(options(text), expected, "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let all = [
            EntryOption {
                months: Some(18),
                until: None,
                exercised: true,
            },
            EntryOption {
                months: None,
                until: "2031-02-28".parse().ok(),
                exercised: false,
            },
        ];
        let read = options(&options_text(&all)).unwrap();
        assert_eq!(read.len(), 2);
        assert_eq!(
            (read[0].months, read[1].until),
            (all[0].months, all[1].until)
        );
    }
}
