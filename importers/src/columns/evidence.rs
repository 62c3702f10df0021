//! What the values of a column look like. It only ever suggests a field, for a person to choose: no column is read by
//! its values alone.

use rust_decimal::Decimal;

use super::Field;
use crate::{
    tables::contract_like,
    values::{self, Convention, Day},
    workbook::{Cell, Value},
};

/// Fields that the values of a column fit, with the share of the values that do, in hundredths; the best one first.
pub type Evidence = Vec<(Field, u32)>;

/// So many hundredths of the values fit, or the field is not worth naming.
const LEAST_SHARE: u32 = 80;

/// What one value may be.
#[derive(Default)]
struct Counts {
    all: u32,
    days: u32,
    groups: u32,
    durations: u32,
    flags: u32,
    arrangements: u32,
    contracts: u32,
    periods: u32,
    shares: u32,
    weekly: u32,
    hours: u32,
    amounts: u32,
    numbers_of_people: u32,
}

/// Looks at the values of a column; a hundred of them are plenty.
pub fn evidence_of<'cell>(cells: impl Iterator<Item = Cell<'cell>>) -> Evidence {
    let mut counts = Counts::default();
    for cell in cells.filter(|cell| !cell.is_broken()) {
        counts.all = counts.all.saturating_add(1);
        count(&cell, &mut counts);
    }
    let fields = [
        (Field::Start, counts.days),
        (Field::End, counts.days),
        (Field::TargetGroup, counts.groups),
        (Field::BenefitDuration, counts.durations),
        (Field::Register, counts.flags),
        (Field::Arrangement, counts.arrangements),
        (Field::Contract, counts.contracts),
        (Field::Period, counts.periods),
        (Field::Fte, counts.shares),
        (Field::HoursPerWeek, counts.weekly),
        (Field::PaidHours, counts.hours),
        (Field::Amount, counts.amounts),
        (Field::Candidate, counts.numbers_of_people),
    ];
    let mut evidence: Evidence = fields
        .into_iter()
        .filter_map(|(field, count)| {
            let share = count.saturating_mul(100).checked_div(counts.all)?;
            (share >= LEAST_SHARE).then_some((field, share))
        })
        .collect();
    evidence.sort_by_key(|(_, share)| std::cmp::Reverse(*share));
    evidence
}

fn count(cell: &Cell<'_>, counts: &mut Counts) {
    let note = |count: &mut u32, fits: bool| *count = count.saturating_add(u32::from(fits));
    match cell.value {
        Value::Date(_) => note(&mut counts.days, true),
        Value::Bool(_) => note(&mut counts.flags, true),
        Value::Number(number) | Value::Duration(number) => {
            of_number(number, cell.percent, counts);
        }
        Value::Text(text) => {
            if let Ok(number) = values::number(text, Some(Convention::Comma)) {
                of_number(number, text.contains('%'), counts);
                return;
            }
            note(&mut counts.days, values::day(cell).is_some_and(is_day));
            note(&mut counts.groups, values::group(text).is_some());
            note(
                &mut counts.durations,
                values::benefit_duration(text).0.is_some(),
            );
            note(
                &mut counts.flags,
                matches!(values::flag(cell), Some(Some(_))),
            );
            note(
                &mut counts.arrangements,
                values::arrangement(text).is_some(),
            );
            note(&mut counts.periods, values::stated(text).is_some());
            let contract = contract_like(text).is_some();
            note(&mut counts.contracts, contract);
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            let is_number = digits > 0 && !text.contains(char::is_whitespace) && !contract;
            note(&mut counts.numbers_of_people, is_number && text.len() <= 20);
        }
        Value::Error(_) | Value::Uncalculated(_) => {}
    }
}

const fn is_day(day: Day) -> bool {
    matches!(day, Day::On(_))
}

/// A number by its size: a share of full time, hours a week, hours in a period, an amount.
fn of_number(number: Decimal, percent: bool, counts: &mut Counts) {
    let note = |count: &mut u32, fits: bool| *count = count.saturating_add(u32::from(fits));
    let between = |low: u32, high: u32| number >= low.into() && number <= high.into();
    note(
        &mut counts.shares,
        between(0, 1) || (percent && between(0, 100)),
    );
    note(&mut counts.weekly, between(4, 40) && !percent);
    note(&mut counts.hours, between(8, 800) && !percent);
    note(&mut counts.amounts, between(100, 100_000_000) && !percent);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(values: &[&str]) -> Option<Field> {
        let cells = values.iter().map(|text| Cell::new(1, Value::Text(text)));
        evidence_of(cells).first().map(|(field, _)| *field)
    }

    #[test]
    fn values_suggest_a_field() {
        for (values, field) in [
            (&["01-03-2026", "2-4-2026"][..], Some(Field::Start)),
            (&["P-wet", "WW", "Wajong"], Some(Field::TargetGroup)),
            (&["ja", "nee"], Some(Field::Register)),
            (&["vast", "tijdelijk"], Some(Field::Arrangement)),
            (&["24", "36", "25,5"], Some(Field::HoursPerWeek)),
            (&["312", "470,5"], Some(Field::PaidHours)),
            (&["0,8", "1"], Some(Field::Fte)),
            (&["ICT-2024-017", "ICT-2024-018"], Some(Field::Contract)),
            (&["groen", "blauw"], None),
            (&[], None),
        ] {
            assert_eq!(best(values), field, "{values:?}");
        }
    }
}
