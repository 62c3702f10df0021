//! What the forms of pages share: periods to choose from, and what is wrong with fields, in words.

use chrono::NaiveDate;
use meetbaar_domain::period::Quarter;

use crate::{text::Texts, web::views::Choice};

/// So many quarters back can be chosen.
const QUARTERS: usize = 8;

/// The quarter that runs and those before it, newest first.
pub(super) fn period_choices(texts: Texts, today: NaiveDate) -> Vec<Choice> {
    std::iter::successors(Some(Quarter::of(today)), |quarter| Some(quarter.previous()))
        .take(QUARTERS)
        .map(|quarter| Choice {
            value: format!("{}-Q{}", quarter.year, quarter.number),
            label: texts.quarter(quarter.year, quarter.number),
        })
        .collect()
}

/// What is wrong with fields, in words, each thing once.
pub(super) fn words(texts: Texts, faults: &[crate::actions::Fault]) -> String {
    let mut words: Vec<String> = faults
        .iter()
        .map(|fault| texts.word("fault", fault.code))
        .collect();
    words.dedup();
    words.join(" ")
}
