//! Lines that are known already, as cells of a template.

use rust_decimal::Decimal;

use super::book::Value;
use crate::{
    columns::{Choice, Field, Language, TableKind},
    privacy::LinkingKey,
    reading::{Entry, Placement},
};

/// The kind of sheet on which a line stands.
pub(super) const fn kind(entry: &Entry) -> TableKind {
    match entry {
        Entry::Placement(_) => TableKind::Placements,
        Entry::Purchase(_) => TableKind::Purchases,
        Entry::Activity(_) => TableKind::Activities,
        Entry::Turnover { .. } => TableKind::Turnover,
    }
}

/// What a line says in the column of a field.
pub(super) fn value(field: Field, entry: &Entry, language: Language) -> Value {
    match entry {
        Entry::Placement(placement) => of_placement(field, placement, language),
        Entry::Purchase(purchase) => match field {
            Field::Invoice => text(purchase.invoice.as_deref()),
            Field::Vendor => text(purchase.vendor.as_deref()),
            Field::Date => Value::Day(purchase.date),
            Field::Amount => number(Some(purchase.amount.plain())),
            _ => Value::Empty,
        },
        Entry::Activity(activity) => match field {
            Field::Description => text(Some(&activity.description)),
            Field::Date => Value::Day(activity.date),
            Field::Hours => number(Some(activity.hours.plain())),
            _ => Value::Empty,
        },
        Entry::Turnover { amount } => match field {
            Field::Turnover => number(Some(amount.plain())),
            _ => Value::Empty,
        },
    }
}

fn of_placement(field: Field, placement: &Placement, language: Language) -> Value {
    let chosen = |choice: Choice, code: Option<&str>| {
        text(code.and_then(|code| choice.word(code, language)))
    };
    let yes_or_no = |yes: bool| if yes { "yes" } else { "no" };
    match field {
        Field::Candidate => text(Some(&placement.candidate)),
        Field::TargetGroup => chosen(Choice::TargetGroups, Some(placement.target_group.code())),
        Field::BenefitDuration => chosen(
            Choice::BenefitDurations,
            placement.benefit_duration.map(|duration| duration.code()),
        ),
        Field::Register => chosen(Choice::YesNo, placement.ldr.map(yes_or_no)),
        Field::Start => Value::Day(placement.start),
        Field::End => placement.end.map_or(Value::Empty, Value::Day),
        Field::HoursPerWeek => number(placement.hours_per_week.map(|hours| hours.plain())),
        Field::PaidHours => number(placement.paid_hours.map(|hours| hours.plain())),
        Field::Arrangement => chosen(
            Choice::Arrangements,
            placement.arrangement.map(|arrangement| arrangement.code()),
        ),
        Field::Role => text(placement.role.as_deref()),
        Field::Place => text(placement.place.as_deref()),
        Field::LinkingKey => text(
            placement
                .linking_key
                .as_ref()
                .map(LinkingKey::text)
                .as_deref(),
        ),
        Field::FiftyPlus | Field::FiftyFivePlus | Field::Language => {
            let claimed = placement.bonuses.iter().any(|bonus| bonus == field.name());
            chosen(Choice::YesNo, claimed.then_some("yes"))
        }
        _ => Value::Empty,
    }
}

fn text(text: Option<&str>) -> Value {
    text.filter(|text| !text.is_empty())
        .map_or(Value::Empty, |text| Value::Text(text.to_owned()))
}

fn number(plain: Option<String>) -> Value {
    plain
        .and_then(|plain| plain.parse::<Decimal>().ok())
        .map_or(Value::Empty, Value::Number)
}
