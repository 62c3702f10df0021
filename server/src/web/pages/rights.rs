//! Rights of programs as forms have them: a box for each, and terms to choose from.

use super::answers::{Answers, Fields};
use crate::{
    access::{Permission, Rights},
    actions::tokens::{USUAL_DAYS, terms},
    text::Texts,
    web::views::{Choice, RightChoice, Typed},
};

/// Names of the boxes begin so.
const BOX: &str = "right-";

/// The boxes of the rights that can be given, ticked as a form has them.
pub(super) fn boxes(texts: Texts, offered: &Rights, typed: &Typed) -> Vec<RightChoice> {
    let codes = offered.codes().into_iter();
    codes
        .map(|code| {
            let field = format!("{BOX}{code}");
            RightChoice {
                label: texts.word("right", code),
                ticked: typed.is(&field, "yes"),
                field,
            }
        })
        .collect()
}

/// A form in which some rights are ticked.
pub(super) fn ticked(rights: &Rights) -> Fields {
    let codes = rights.codes().into_iter();
    codes
        .map(|code| (format!("{BOX}{code}"), "yes".to_owned()))
        .collect()
}

/// The rights that are ticked. What no program can have is not among them, whatever a form says.
pub(super) fn of_form(answers: &Answers) -> Rights {
    let all = Permission::ALL.iter().copied();
    Rights::new(all.filter(|one| answers.text(&format!("{BOX}{}", one.code())) == "yes"))
}

/// Rights in plain words, as they are stored.
pub(super) fn in_words(texts: Texts, rights: &str) -> Vec<String> {
    let codes = rights.split_ascii_whitespace();
    codes.map(|code| texts.word("right", code)).collect()
}

/// The terms to choose from, in days.
pub(super) fn choices(texts: Texts, most: u32) -> Vec<Choice> {
    let terms = terms(most).into_iter();
    terms
        .map(|days| Choice {
            value: days.to_string(),
            label: texts.with1("term-days", "days", i64::from(days)),
        })
        .collect()
}

/// The term that is chosen before anybody chose.
pub(super) fn usual(most: u32) -> String {
    USUAL_DAYS.min(most).to_string()
}

/// The term of a form, in days; what is no number is no term.
pub(super) fn days(answers: &Answers) -> u32 {
    answers.text("days").parse().unwrap_or_default()
}
