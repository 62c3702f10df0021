//! Terms in a form: filled in before, and read as they were typed.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use meetbaar_domain::obligation::Step;

use super::super::answers::{Answers, scale_of, unit_of};
use crate::{
    actions::obligation::{Milestone, Terms, in_euros, takes_amount, takes_share},
    text::Texts,
    web::views::{Choice, ObligationFields, Typed},
};

/// Rows for milestones that are empty.
const EMPTY_ROWS: usize = 4;
const PERCENT: u32 = 2;
const CENTS: u32 = 2;
/// How often is reported, by the words of [`Terms::rhythm`].
const RHYTHMS: [&str; 3] = ["quarter", "month", "half_year"];

/// The terms that were typed, for an obligation of that kind.
pub(super) fn terms(answers: &mut Answers, kind: &str) -> Terms {
    let scale = scale_of(kind);
    let milestones = answers.days_with_numbers(scale).into_iter();
    let of_kind = |takes: bool, name, scale, answers: &mut Answers| {
        takes.then(|| answers.number_if_any(name, scale)).flatten()
    };
    let euros = in_euros(kind);
    Terms {
        share: of_kind(takes_share(kind), "share", PERCENT, answers),
        amount: of_kind(takes_amount(kind), "amount", scale, answers),
        description: answers.said("description"),
        floor_cents: of_kind(euros, "floorCents", CENTS, answers),
        cap_cents: of_kind(euros, "capCents", CENTS, answers),
        reduction: answers.number_if_any("reduction", PERCENT),
        reduction_step: answers.said("reductionStep"),
        reduction_from: answers.day_if_any("reductionFrom"),
        reduction_until: answers.day_if_any("reductionUntil"),
        rhythm: answers.text("rhythm"),
        days_allowed: answers.number("daysAllowed", 0),
        grace_days: answers.number_if_any("graceDays", 0).unwrap_or_default(),
        starts: answers.day("starts"),
        ends: answers.day("ends"),
        milestones: milestones
            .map(|(due, amount)| Milestone { due, amount })
            .collect(),
    }
}

/// A form with those terms.
pub(super) fn filled(texts: Texts, kind: &str, terms: &Terms) -> Typed {
    let number =
        |number: Option<i64>, scale| number.map(|number| texts.plain_number(number, scale, 2));
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    let fields = [
        ("share", number(terms.share, PERCENT)),
        ("amount", number(terms.amount, scale_of(kind))),
        ("description", terms.description.clone()),
        ("floorCents", number(terms.floor_cents, CENTS)),
        ("capCents", number(terms.cap_cents, CENTS)),
        ("reduction", number(terms.reduction, PERCENT)),
        ("reductionStep", terms.reduction_step.clone()),
        ("reductionFrom", day(terms.reduction_from)),
        ("reductionUntil", day(terms.reduction_until)),
        ("rhythm", Some(terms.rhythm.clone())),
        ("daysAllowed", Some(terms.days_allowed.to_string())),
        ("graceDays", Some(terms.grace_days.to_string())),
        ("starts", Some(terms.starts.to_string())),
        ("ends", Some(terms.ends.to_string())),
    ];
    let said = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    let mut values: BTreeMap<String, String> = said.collect();
    for (place, one) in (1..).zip(&terms.milestones) {
        let place: usize = place;
        let amount = number(Some(one.amount), scale_of(kind)).unwrap_or_default();
        values.insert(format!("milestone-{place}-due"), one.due.to_string());
        values.insert(format!("milestone-{place}-amount"), amount);
    }
    Typed {
        values,
        ..Typed::default()
    }
}

/// The fields of terms of that kind, with what was typed.
pub(super) fn fields(
    texts: Texts,
    kind: &str,
    value_tables: Vec<Choice>,
    typed: Typed,
) -> ObligationFields {
    let choice = |value: &str, label: String| Choice {
        value: value.to_owned(),
        label,
    };
    let any = choice("", texts.text("terms-any-step"));
    let steps = Step::ALL.iter().map(|step| {
        let code = step.code();
        choice(code, texts.with1("terms-step", "step", code))
    });
    let rhythms = RHYTHMS.map(|code| choice(code, texts.word("rhythm", code)));
    ObligationFields {
        kind: kind.to_owned(),
        takes_share: takes_share(kind),
        takes_amount: takes_amount(kind),
        in_euros: in_euros(kind),
        unit: unit_of(kind),
        steps: std::iter::once(any).chain(steps).collect(),
        rhythms: rhythms.into(),
        value_tables,
        milestones: if kind == "bespoke" {
            Vec::new()
        } else {
            (1..=filled_rows(&typed) + EMPTY_ROWS).collect()
        },
        typed,
    }
}

/// The last row for a milestone in which something stands.
fn filled_rows(typed: &Typed) -> usize {
    let rows = typed.values.iter().filter_map(|(name, value)| {
        let number = name.strip_prefix("milestone-")?.split('-').next()?;
        (!value.trim().is_empty()).then(|| number.parse().ok())?
    });
    rows.max().unwrap_or(0).min(MOST_SHOWN)
}

/// So many rows are shown: as many as are taken.
const MOST_SHOWN: usize = 100;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_that_are_filled_in_before_are_read_as_they_were() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let terms_of = |kind: &str| Terms {
            share: takes_share(kind).then_some(250),
            amount: takes_amount(kind).then_some(60_000),
            description: (kind == "bespoke").then(|| "Leerplekken\nin overleg".to_owned()),
            floor_cents: in_euros(kind).then_some(100),
            cap_cents: in_euros(kind).then_some(30_000_050),
            reduction: Some(1_000),
            reduction_step: Some("30+".to_owned()),
            reduction_from: Some(day("2026-01-01")),
            reduction_until: Some(day("2026-12-31")),
            rhythm: "half_year".to_owned(),
            days_allowed: 30,
            grace_days: 7,
            starts: day("2026-01-01"),
            ends: day("2027-12-31"),
            milestones: vec![Milestone {
                due: day("2026-12-31"),
                amount: 30_000,
            }],
        };
        for language in crate::text::Language::ALL {
            let texts = Texts::new(language);
            for kind in crate::actions::obligation::KINDS {
                let stated = terms_of(kind);
                let typed = filled(texts, kind, &stated);
                let mut answers = Answers::new(texts, typed.values);
                assert_eq!(terms(&mut answers, kind), stated, "{kind}");
                assert!(answers.understood().is_ok());
            }
        }
    }

    #[test]
    fn there_is_always_a_row_left_for_one_more_milestone() {
        let typed = Typed::with([("milestone-7-due", "2026-12-31".to_owned())]);
        let fields = fields(Texts::default(), "hours", Vec::new(), typed);
        assert_eq!(fields.milestones.len(), 7 + EMPTY_ROWS);
    }
}
