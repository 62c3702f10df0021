//! Which fields a column may be, by its heading and by its values.

use super::{LIKELY, columns::Suggestion, evidence::Evidence, percent, score};
use crate::{
    columns::{Field, Grade, Heading, TableKind, Vocabulary},
    values::fold,
};

/// So many suggestions of a column are shown.
const MOST: usize = 3;
/// Less than this is no suggestion.
const LEAST: u8 = 25;

/// The fields that a column of a kind of table can be.
pub fn fields(kind: TableKind) -> &'static [Field] {
    match kind {
        TableKind::Placements => &[
            Field::Contract,
            Field::Candidate,
            Field::LinkingKey,
            Field::TargetGroup,
            Field::BenefitDuration,
            Field::Register,
            Field::Start,
            Field::End,
            Field::HoursPerWeek,
            Field::Fte,
            Field::PaidHours,
            Field::WorkedHours,
            Field::Arrangement,
            Field::Permanent,
            Field::Role,
            Field::Place,
            Field::Period,
            Field::Year,
            Field::Turnover,
            Field::FiftyPlus,
            Field::FiftyFivePlus,
            Field::Language,
        ],
        TableKind::Purchases => &[
            Field::Contract,
            Field::Invoice,
            Field::Vendor,
            Field::Date,
            Field::Amount,
            Field::Period,
            Field::Year,
        ],
        TableKind::Activities => &[
            Field::Contract,
            Field::Description,
            Field::Date,
            Field::Hours,
            Field::Period,
            Field::Year,
        ],
        TableKind::Turnover => &[Field::Contract, Field::Turnover, Field::Period, Field::Year],
    }
}

/// How much the values alone can say for a field, in hundredths: a target group is told by its words, but days and
/// numbers may be anything.
fn alone(field: Field) -> usize {
    match field {
        Field::TargetGroup => 66,
        Field::Period | Field::Contract | Field::Arrangement | Field::BenefitDuration => 55,
        Field::Start | Field::End | Field::Date | Field::Candidate => 45,
        Field::HoursPerWeek | Field::PaidHours | Field::Hours | Field::Amount | Field::Turnover => {
            35
        }
        _ => 28,
    }
}

/// The most likely fields of a column, the best first.
pub(super) fn suggestions(
    kind: TableKind,
    heading: &Heading,
    evidence: &Evidence,
    words: &Vocabulary,
) -> Vec<Suggestion> {
    let named = words.field(kind, heading);
    let shown = fold(&heading.shown());
    let mut found: Vec<Suggestion> = fields(kind)
        .iter()
        .map(|field| {
            let by_name = by_name(kind, *field, named, &shown, words);
            let hundredths = match evidence.support(*field) {
                Some(support) if by_name == 0 => support.saturating_mul(alone(*field)) / 100,
                Some(support) => {
                    (by_name
                        .saturating_mul(6)
                        .saturating_add(support.saturating_mul(4)))
                        / 10
                }
                None => by_name.saturating_mul(9) / 10,
            };
            Suggestion {
                field: *field,
                score: score(hundredths),
            }
        })
        .filter(|suggestion| suggestion.score >= LEAST)
        .collect();
    found.sort_by_key(|suggestion| (std::cmp::Reverse(suggestion.score), suggestion.field));
    found.truncate(MOST);
    found
}

/// How well a heading names a field, in hundredths.
fn by_name(
    kind: TableKind,
    field: Field,
    named: Option<(Field, Grade)>,
    heading: &str,
    words: &Vocabulary,
) -> usize {
    match named {
        // "Uren" alone are hours a week or paid hours: the values and a person say which.
        Some((Field::Hours, _)) if matches!(field, Field::PaidHours | Field::HoursPerWeek) => 60,
        Some((Field::Ordinal, _)) if field == Field::Candidate => 60,
        Some((known, grade)) if known == field => match grade {
            Grade::Exact => 100,
            Grade::Parts => 85,
            Grade::Misspelt => 75,
        },
        Some(_) => 0,
        None => {
            let spellings = words.spellings(kind).filter(|(_, of)| *of == field);
            let likeness = spellings
                .map(|(spelling, _)| likeness(heading, spelling))
                .max();
            likeness
                .filter(|likeness| *likeness >= 50)
                .unwrap_or(0)
                .saturating_mul(7)
                / 10
        }
    }
}

/// How many pairs of neighbouring letters two texts share, in hundredths (Dice).
fn likeness(one: &str, other: &str) -> usize {
    let pairs =
        |text: &str| -> Vec<(char, char)> { text.chars().zip(text.chars().skip(1)).collect() };
    let (one, mut other) = (pairs(one), pairs(other));
    let all = one.len().saturating_add(other.len());
    let mut shared = 0_usize;
    for pair in &one {
        if let Some(place) = other.iter().position(|known| known == pair) {
            other.swap_remove(place);
            shared = shared.saturating_add(2);
        }
    }
    percent(shared, all)
}

/// Whether a suggestion is filled in beforehand.
pub(super) fn is_likely(suggestion: &Suggestion) -> bool {
    suggestion.score >= LIKELY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_counts_pairs_of_letters() {
        assert_eq!(likeness("doelgroep", "doelgroep"), 100);
        assert_eq!(likeness("abc", "xyz"), 0);
        assert!(likeness("ingang dienstbetrekking", "ingang dienstverband") > 50);
        assert_eq!(likeness("", ""), 0);
    }
}
