//! A right value for a cell that can't be used, where one is known.

use crate::{
    columns::Choice,
    problem::{Code, OR},
    values::{meant_choice, meant_day, meant_numbers, nearest},
    workbook::Cell,
};

/// A longer text is a story, of which nothing is guessed.
const LONGEST: usize = 80;

/// What would be right instead of what a cell holds; without words of a language.
pub(super) fn suggestion(code: Code, cell: &Cell<'_>) -> Option<String> {
    let text = cell.shown();
    if text.len() > LONGEST {
        return None;
    }
    match code {
        Code::InvalidDate => meant_day(cell).map(|day| day.to_string()),
        Code::InvalidNumber | Code::AmbiguousNumber => {
            let numbers = meant_numbers(&text);
            let plain: Vec<String> = numbers
                .iter()
                .map(|number| match code {
                    // Three digits behind the sign would be as ambiguous again; hours and euros have two.
                    Code::AmbiguousNumber => number.round_dp(2).normalize().to_string(),
                    _ => number.normalize().to_string(),
                })
                .collect();
            (!plain.is_empty()).then(|| plain.join(OR))
        }
        Code::UnknownTargetGroup => {
            let near = nearest(&text);
            (near.len() < Choice::TargetGroups.options().len()).then(|| near.join(OR))
        }
        Code::InvalidFlag => meant_choice(&text, Choice::YesNo).map(str::to_owned),
        Code::UnknownArrangement => meant_choice(&text, Choice::Arrangements).map(str::to_owned),
        Code::UnknownBenefitDuration => {
            meant_choice(&text, Choice::BenefitDurations).map(str::to_owned)
        }
        Code::RegisterContradictsGroup => Some("yes".to_owned()),
        _ => None,
    }
}
