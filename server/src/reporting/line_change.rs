//! What a line says otherwise than the line that it stands for: fields with what was there and what is there now, in codes
//! and days that belong to no language.

use meetbaar_domain::amount::{Cents, Hours};

use crate::storage::changes::ComparedLine;

/// A field of a line that says something else than before.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct FieldChange {
    /// The field, by its name in expected readings.
    pub field: &'static str,
    /// What was there: a day, a plain number, a code or a text; nothing where it was empty.
    pub before: Option<String>,
    /// What is there now.
    pub now: Option<String>,
}

/// The fields that differ between the earlier line and the one that stands for it.
#[must_use]
pub fn differences(before: &ComparedLine, now: &ComparedLine) -> Vec<FieldChange> {
    let (before, now) = (facts(before), facts(now));
    let pairs = before.into_iter().zip(now);
    let changed = pairs.filter(|((_, before), (_, now))| before != now);
    changed
        .map(|((field, before), (_, now))| FieldChange { field, before, now })
        .collect()
}

/// What a line says, field by field.
fn facts(line: &ComparedLine) -> Vec<(&'static str, Option<String>)> {
    let hours = |hours: Option<i64>| hours.map(|hours| Hours(hours).plain());
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string());
    let bonuses = line.bonuses.replace(',', ", ");
    vec![
        ("target_group", line.target_group.clone()),
        ("benefit_duration", line.benefit_duration.clone()),
        (
            "ldr",
            line.ldr
                .map(|ldr| if ldr { "ja" } else { "nee" }.to_owned()),
        ),
        ("start", day(line.starts)),
        ("end", day(line.ends)),
        ("hours_per_week", hours(line.hours_per_week)),
        ("paid_hours", hours(line.paid_hours)),
        ("arrangement", line.arrangement.clone()),
        ("bonuses", Some(bonuses).filter(|all| !all.is_empty())),
        ("invoice", line.invoice.clone()),
        ("date", day(line.day)),
        (
            "amount",
            line.amount_cents.map(|cents| Cents(cents).plain()),
        ),
        ("hours", hours(line.hours)),
        (
            "period",
            Some(format!("{} - {}", line.period_start, line.period_end)),
        ),
    ]
}
