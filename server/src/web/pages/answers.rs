//! What a form holds, read field by field: what can't be understood is told at its field, and what was typed comes back.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::{HttpResponse, HttpResponseBuilder};
use chrono::NaiveDate;
use meetbaar_importers::privacy::masked;

use crate::{
    actions,
    text::Texts,
    web::{problem::Fault, views::Typed},
};

/// The fields of a form by their names.
pub(super) type Fields = BTreeMap<String, String>;

/// Decimals of the unit of an obligation's kind: cents, ten-thousandths of a job or hour, people.
pub(super) fn scale_of(kind: &str) -> u32 {
    match kind {
        "jobs" | "hours" => 4,
        "placements" => 0,
        _ => 2,
    }
}

/// The unit of an obligation's kind, in the word of the texts `form-unit-…`.
pub(super) fn unit_of(kind: &str) -> &'static str {
    match kind {
        "jobs" => "jobs",
        "hours" => "hours",
        "placements" => "placements",
        _ => "euros",
    }
}

/// A form that is being read.
pub(super) struct Answers {
    texts: Texts,
    typed: Typed,
    /// Fields that hold a number or a day.
    measured: BTreeSet<String>,
    faults: Vec<actions::Fault>,
}

impl Answers {
    pub(super) fn new(texts: Texts, values: Fields) -> Self {
        let typed = Typed {
            values,
            ..Typed::default()
        };
        Self {
            texts,
            typed,
            measured: BTreeSet::new(),
            faults: Vec::new(),
        }
    }

    fn wrong(&mut self, field: &'static str, code: &'static str) {
        let found = String::new();
        self.faults.push(actions::Fault { field, code, found });
    }

    /// A text as it was typed, without the white space around it.
    pub(super) fn text(&self, name: &str) -> String {
        self.typed.value(name).trim().replace("\r\n", "\n")
    }

    /// A text; `None` where nothing was typed.
    pub(super) fn said(&self, name: &str) -> Option<String> {
        Some(self.text(name)).filter(|text| !text.is_empty())
    }

    /// A day that must be there. Where it is not, a fault is noted and the day means nothing.
    pub(super) fn day(&mut self, name: &'static str) -> NaiveDate {
        let day = self.day_if_any(name);
        if self.text(name).is_empty() {
            self.wrong(name, "field_missing");
        }
        day.unwrap_or_default()
    }

    /// A day that may be left out.
    pub(super) fn day_if_any(&mut self, name: &'static str) -> Option<NaiveDate> {
        self.measured.insert(name.to_owned());
        let typed = self.said(name)?;
        let day = day_of(&typed);
        if day.is_none() {
            self.wrong(name, "date_invalid");
        }
        day
    }

    /// A number that must be there, in units of `1/10^scale`. Where it is not, a fault is noted and the number means
    /// nothing.
    pub(super) fn number(&mut self, name: &'static str, scale: u32) -> i64 {
        let number = self.number_if_any(name, scale);
        if self.text(name).is_empty() {
            self.wrong(name, "field_missing");
        }
        number.unwrap_or_default()
    }

    /// A number that may be left out.
    pub(super) fn number_if_any(&mut self, name: &'static str, scale: u32) -> Option<i64> {
        self.measured.insert(name.to_owned());
        let typed = self.said(name)?;
        let number = self.number_of(&typed, scale);
        if number.is_none() {
            self.wrong(name, "number_invalid");
        }
        number
    }

    fn number_of(&self, typed: &str, scale: u32) -> Option<i64> {
        let scale = usize::try_from(scale).ok()?;
        self.texts.typed_number(typed, scale)
    }

    /// Days with a number each, from the fields `milestone-1-due`, `milestone-1-amount` and so on, as far as they are
    /// filled in.
    pub(super) fn days_with_numbers(&mut self, scale: u32) -> Vec<(NaiveDate, i64)> {
        let mut found = Vec::new();
        for number in 1..=MOST_ROWS {
            let names = ["due", "amount"].map(|part| format!("milestone-{number}-{part}"));
            let [due, amount] = names.clone().map(|name| self.text(&name));
            self.measured.extend(names);
            if due.is_empty() && amount.is_empty() {
                continue;
            }
            match (day_of(&due), self.number_of(&amount, scale)) {
                (Some(due), Some(amount)) => found.push((due, amount)),
                _ => self.wrong("milestones", "milestone_invalid"),
            }
        }
        found
    }

    /// What can't be understood, as a refusal; `Ok` where nothing is wrong.
    pub(super) fn understood(&self) -> Result<(), Fault> {
        if self.faults.is_empty() {
            Ok(())
        } else {
            Err(Fault::Invalid(self.faults.clone()))
        }
    }

    /// The form again after a refusal, with the status of the answer. Any other failure is no matter of a form.
    pub(super) fn refused(mut self, fault: Fault) -> Result<(Typed, HttpResponseBuilder), Fault> {
        match fault {
            Fault::Invalid(faults) => {
                for fault in faults {
                    let words = said_of_form(self.texts, fault.code);
                    self.typed.faults.entry(fault.field).or_insert(words);
                }
                Ok((self.again(), HttpResponse::BadRequest()))
            }
            Fault::Conflict(code) => {
                self.typed.whole = Some(said_of_form(self.texts, code));
                Ok((self.again(), HttpResponse::Conflict()))
            }
            other => Err(other),
        }
    }

    /// The form again, as it was typed; but a citizen service number in a text is not shown again.
    pub(super) fn again(mut self) -> Typed {
        for (name, value) in &mut self.typed.values {
            if !self.measured.contains(name) {
                *value = masked(value);
            }
        }
        self.typed
    }
}

/// So many rows of days with a number are read: more than are taken.
const MOST_ROWS: usize = 120;

fn day_of(typed: &str) -> Option<NaiveDate> {
    let usable = |day: &NaiveDate| (1990..2200).contains(&chrono::Datelike::year(day));
    typed.parse().ok().filter(usable)
}

/// What is wrong, in the words of forms where they differ from those of reports.
fn said_of_form(texts: Texts, code: &str) -> String {
    let own = format!("form-fault-{code}");
    if texts.has(&own) {
        texts.text(own)
    } else {
        texts.word("fault", code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(fields: &[(&str, &str)]) -> Answers {
        let fields = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Answers::new(Texts::default(), fields.collect())
    }

    fn told(answers: &Answers) -> Vec<(&'static str, &'static str)> {
        answers
            .faults
            .iter()
            .map(|one| (one.field, one.code))
            .collect()
    }

    #[test]
    fn what_is_missing_or_unreadable_is_told_at_its_field() {
        let mut form = answers(&[
            ("until", "31-12-2026"),
            ("amount", "veel"),
            ("from", " "),
            ("share", "2,5"),
        ]);
        form.day("until");
        form.number("amount", 2);
        form.day("from");
        assert_eq!(form.number("share", 2), 250);
        assert_eq!(form.day_if_any("nothing"), None);
        assert_eq!(
            told(&form),
            [
                ("until", "date_invalid"),
                ("amount", "number_invalid"),
                ("from", "field_missing")
            ]
        );
        let (typed, _) = form.refused(form_fault()).unwrap();
        assert_eq!(typed.value("amount"), "veel");
    }

    #[test]
    fn a_citizen_number_in_a_text_is_not_shown_again() {
        let mut form = answers(&[("plan", "zie 123456782"), ("amount", "123456782")]);
        assert_eq!(form.number("amount", 0), 123_456_782);
        let typed = form.again();
        let told = ["plan", "amount"].map(|name| typed.value(name));
        assert_eq!(told, ["zie *********", "123456782"]);
    }

    fn form_fault() -> Fault {
        Fault::Conflict("already_closed")
    }

    #[test]
    fn rows_that_are_filled_in_half_are_told() {
        let mut form = answers(&[
            ("milestone-1-due", "2026-12-31"),
            ("milestone-1-amount", "1.000"),
            ("milestone-4-due", "2027-12-31"),
            ("milestone-4-amount", ""),
        ]);
        let rows = form.days_with_numbers(2);
        assert_eq!(rows, [("2026-12-31".parse().unwrap(), 100_000)]);
        assert_eq!(told(&form), [("milestones", "milestone_invalid")]);
    }
}
