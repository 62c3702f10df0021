//! What a problem says at its place, in sentences: what was found, what was expected, what may have been meant.
//!
//! The same for pages, the command line and whoever else tells people of problems.

use chrono::NaiveDate;
use meetbaar_importers::{
    columns::{Guide, Holds, Language as Spoken, guide_named},
    problem::OR,
};

use super::register_codes::guide_of;
use crate::text::{Language, Texts};

/// Codes whose `found` this program wrote itself, in codes and days that become words.
const WRITTEN_IN_CODES: [&str; 9] = [
    "period_outside_contract",
    "period_impossible",
    "period_overlaps",
    "periods_differ",
    "no_building_block",
    "lower_amount_assumed",
    "candidate_vanished",
    "candidate_changed",
    "same_candidate_elsewhere",
];

/// Codes whose `found` is the name of a limit.
const LIMITED: [&str; 4] = [
    "too_large",
    "reading_too_slow",
    "reading_too_big",
    "reading_broke",
];

/// So many letters of what a cell holds are shown.
const LONGEST: usize = 200;

/// A problem at its place.
#[derive(Clone, Copy, Debug, Default)]
pub struct Told<'a> {
    /// Code.
    pub code: &'a str,
    /// Cell as A1; empty for a whole sheet or file.
    pub cell: &'a str,
    /// Name of the field.
    pub field: Option<&'a str>,
    /// What the cell holds.
    pub found: Option<&'a str>,
    /// What would be right.
    pub expected: Option<&'a str>,
    /// A right value, where one is known.
    pub suggestion: Option<&'a str>,
}

/// What a problem says of its place, a sentence each.
#[must_use]
pub fn sentences(texts: Texts, told: &Told<'_>) -> Vec<String> {
    let usual = if told.cell.is_empty() {
        "problem-found-file"
    } else {
        "problem-found"
    };
    let found = found(texts, told)
        .map(|found| said(texts, ("problem-found", usual), told.code, ("found", found)));
    found.into_iter().chain(answers(texts, told)).collect()
}

/// What a cell holds, as people read it there.
#[must_use]
pub fn found(texts: Texts, told: &Told<'_>) -> Option<String> {
    let found = told.found?;
    let is_day = matches!(held(told.field), Some(Holds::Day)) && found.parse::<NaiveDate>().is_ok();
    Some(if LIMITED.contains(&told.code) {
        texts.word("limit", found)
    } else if is_day || WRITTEN_IN_CODES.contains(&told.code) {
        texts.expected(found)
    } else {
        short(found)
    })
}

/// What was expected and what may have been meant, a sentence each.
#[must_use]
pub fn answers(texts: Texts, told: &Told<'_>) -> Vec<String> {
    let suggestion = told
        .suggestion
        .map(|suggestion| one_of(texts, told.field, suggestion.split(OR)));
    let expected = told
        .expected
        .map(|expected| match told.code {
            // A column is named by the heading that templates give it.
            "missing_column" => field_name(texts, expected),
            // The place of another line.
            "duplicate_line" | "overlapping_lines" => expected.to_owned(),
            _ if matches!(held(told.field), Some(Holds::OneOf(_))) => {
                one_of(texts, told.field, expected.split(", "))
            }
            _ => texts.expected(expected),
        })
        .filter(|expected| {
            // A list of what may stand there is not said beside the one thing that was meant.
            told.code != "unknown_target_group" || suggestion.is_none() || expected.is_empty()
        });
    let meant = suggestion.filter(|suggestion| Some(suggestion) != expected.as_ref());
    let expected = expected.map(|expected| {
        let keys = ("problem-expected", "problem-expected");
        said(texts, keys, told.code, ("expected", expected))
    });
    let meant = meant.map(|meant| texts.with1("problem-suggestion", "value", meant));
    expected.into_iter().chain(meant).collect()
}

/// The beginning of what may be a page of text: enough to find the cell by.
fn short(found: &str) -> String {
    if found.chars().count() <= LONGEST {
        return found.to_owned();
    }
    let beginning: String = found.chars().take(LONGEST).collect();
    format!("{}…", beginning.trim_end())
}

/// Right values as they are to be typed; several with "or" before the last.
fn one_of<'a>(texts: Texts, field: Option<&str>, values: impl Iterator<Item = &'a str>) -> String {
    let choice = match held(field) {
        Some(Holds::OneOf(choice)) => Some(choice),
        _ => None,
    };
    let word = |value: &str| {
        let offered = choice.and_then(|choice| {
            // What is expected may stand there by its Dutch word.
            let dutch = choice.options().iter().find(|one| one.nl == value);
            choice.word(dutch.map_or(value, |one| one.code), spoken(texts))
        });
        offered.map_or_else(|| texts.expected(value), str::to_owned)
    };
    let mut values: Vec<String> = values.map(word).collect();
    match (values.pop(), values.is_empty()) {
        (Some(last), false) => texts.with2("problem-or", "first", values.join(", "), "last", last),
        (last, _) => last.unwrap_or_default(),
    }
}

/// Right values as one types them in a cell, in Dutch spelling: a word of a list, `36,5`, `2026-09-30`.
#[must_use]
pub fn typed(field: Option<&str>, suggestion: &str) -> Vec<String> {
    let choice = match held(field) {
        Some(Holds::OneOf(choice)) => Some(choice),
        _ => None,
    };
    let one = |value: &str| {
        let word = choice.and_then(|choice| choice.word(value, Spoken::Dutch));
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_digit());
        match (word, value.split_once('.')) {
            (Some(word), _) => word.to_owned(),
            (None, Some((whole, part))) if digits(whole) && digits(part) => {
                format!("{whole},{part}")
            }
            _ => value.to_owned(),
        }
    };
    let values = suggestion.split(OR).filter(|value| !value.is_empty());
    values.map(one).collect()
}

/// What a field holds, where templates have a column for it.
fn held(field: Option<&str>) -> Option<Holds> {
    field.and_then(guide_named).map(|guide| guide.holds)
}

/// A value of the right form, where that explains something.
#[must_use]
pub fn example(texts: Texts, code: &str, field: Option<&str>) -> Option<&'static str> {
    guide_of(code, field).map(|guide: &Guide| guide.example(spoken(texts)))
}

/// "412 cells in column H (Start date); the first is Blad1!H14".
#[must_use]
pub fn group_line(
    texts: Texts,
    count: usize,
    (column, heading): (&str, Option<&str>),
    first: &str,
) -> String {
    if column.is_empty() {
        return texts.with1("problem-group-whole", "count", count);
    }
    let key = if heading.is_some() {
        "problem-group"
    } else {
        "problem-group-plain"
    };
    texts
        .phrase(key)
        .put("count", count)
        .put("column", column)
        .put("heading", heading.unwrap_or_default())
        .put("first", first)
        .text()
}

/// The heading above a column, or else what its field is called.
#[must_use]
pub fn column_name(texts: Texts, heading: Option<&str>, field: Option<&str>) -> Option<String> {
    let heading = heading.filter(|heading| !heading.is_empty());
    heading
        .map(str::to_owned)
        .or_else(|| field.map(|field| field_name(texts, field)))
}

/// The heading that templates give a field, else the word for it.
fn field_name(texts: Texts, field: &str) -> String {
    guide_named(field).map_or_else(
        || texts.word("field", field),
        |guide| guide.heading(spoken(texts)).to_owned(),
    )
}

/// The sentence that a code has of its own, else the usual one.
fn said(
    texts: Texts,
    (own, usual): (&str, &str),
    code: &str,
    (name, value): (&'static str, String),
) -> String {
    let own = format!("{own}-{code}");
    let text = texts.with1(&own, name, &value);
    if text == own {
        texts.with1(usual, name, &value)
    } else {
        text
    }
}

fn spoken(texts: Texts) -> Spoken {
    match texts.language() {
        Language::Dutch => Spoken::Dutch,
        Language::English => Spoken::English,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NL: Texts = Texts::new(Language::Dutch);
    const EN: Texts = Texts::new(Language::English);

    #[test]
    fn a_problem_says_what_was_found_expected_and_meant() {
        let at = Told {
            cell: "H14",
            ..Told::default()
        };
        for (told, dutch) in [
            (
                Told {
                    code: "invalid_date",
                    field: Some("end"),
                    found: Some("31-09-2026"),
                    suggestion: Some("2026-09-30"),
                    ..at
                },
                "Er staat “31-09-2026”. Bedoelt u 30-9-2026?",
            ),
            (
                Told {
                    code: "unknown_target_group",
                    field: Some("target_group"),
                    found: Some("P-wed"),
                    expected: Some("participatiewet, wajong"),
                    suggestion: Some("participatiewet | wajong"),
                    ..at
                },
                "Er staat “P-wed”. Bedoelt u Participatiewet of Wajong?",
            ),
            (
                Told {
                    code: "missing_column",
                    field: Some("start"),
                    expected: Some("start"),
                    ..at
                },
                "Verwacht: Startdatum.",
            ),
            (
                Told {
                    code: "total_differs",
                    found: Some("712"),
                    expected: Some("612.5"),
                    suggestion: Some("612.5"),
                    ..at
                },
                "Er staat “712”. Verwacht: 612,5.",
            ),
            (
                Told {
                    code: "candidate_changed",
                    field: Some("start"),
                    found: Some("2026-05-01"),
                    expected: Some("2026-04-01"),
                    ..at
                },
                "Nu: 1-5-2026. Vorige keer: 1-4-2026.",
            ),
            (
                Told {
                    code: "duplicate_line",
                    field: Some("candidate"),
                    found: Some("K-0042"),
                    expected: Some("Uren, juli!B72"),
                    ..at
                },
                "Er staat “K-0042”. Deze regel staat ook in Uren, juli!B72.",
            ),
            (
                Told {
                    code: "end_before_start",
                    field: Some("end"),
                    found: Some("2026-02-01"),
                    expected: Some(">= 2026-03-01"),
                    ..at
                },
                "Er staat “1-2-2026”. Verwacht: 1-3-2026 of later.",
            ),
            (
                Told {
                    code: "candidate_vanished",
                    found: Some("ICT-1, wajong, 2026-04-01, Blad1!B2"),
                    ..Told::default()
                },
                "In de vorige rapportage: ICT-1, Wajong, 1-4-2026, Blad1!B2.",
            ),
        ] {
            assert_eq!(sentences(NL, &told).join(" "), dutch);
        }
        let story = "ab ".repeat(200);
        let long = Told {
            code: "invalid_date",
            found: Some(&story),
            ..at
        };
        let said = sentences(NL, &long).join(" ");
        assert!(
            said.ends_with("ab…”.") && said.chars().count() < 220,
            "{said}"
        );
        let flag = Told {
            code: "invalid_flag",
            field: Some("ldr"),
            found: Some("jaa"),
            expected: Some("ja, nee"),
            suggestion: Some("yes"),
            ..at
        };
        assert_eq!(
            sentences(EN, &flag).join(" "),
            "It holds “jaa”. Expected: yes or no. Do you mean yes?"
        );
    }

    #[test]
    fn many_cells_are_one_line() {
        let line = |column, heading| group_line(NL, 412, (column, heading), "Blad1!H14");
        assert_eq!(
            line("H", Some("Begindatum")),
            "412 cellen in kolom H (Begindatum); de eerste is Blad1!H14"
        );
        assert_eq!(
            line("H", None),
            "412 cellen in kolom H; de eerste is Blad1!H14"
        );
        assert_eq!(line("", None), "412 keer, over het hele bestand");
        assert_eq!(
            column_name(NL, None, Some("start")).as_deref(),
            Some("Startdatum")
        );
    }
}
