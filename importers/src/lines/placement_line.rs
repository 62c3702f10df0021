//! One row of a list of placements: one line, or one for each period that has its own column.

use meetbaar_domain::{amount::Hours, period::Period, target_group::BenefitDuration};
use rust_decimal::{Decimal, RoundingStrategy};

use super::{draft::Draft, row_reader::RowReader};
use crate::{
    checks::{self, At, PlacementFacts},
    columns::Field,
    privacy::LinkingKey,
    problem::Code,
    reading::{Arrangement, Entry, Line, Placement},
    values::{self, Group},
    workbook::Address,
};

/// Hours of a full-time week where the heading of an FTE column does not say them.
pub(super) const FULL_TIME_HOURS: u32 = 36;

/// Paid hours with the period that they belong to, where the column says it.
struct Paid {
    hours: Option<At<Hours>>,
    period: Option<Period>,
    heading: Option<Address>,
}

/// Reads a row; gives whether it became lines.
pub(super) fn read(mut row: RowReader<'_>, draft: &mut Draft<'_>) -> bool {
    let contract = contract(&mut row);
    if let Some(contract) = &contract {
        draft.contract(contract);
    }
    let own_period = row.period().or(row.context.line_period);
    let candidate = row.required_number_of_own(Field::Candidate);
    let linking_key = linking_key(&mut row);
    let group = group(&mut row);
    let duration = duration(&mut row);
    let ldr = row.flag(Field::Register);
    let start = row.required_day(Field::Start);
    let end = row.open_day(Field::End);
    let hours_per_week = hours_per_week(&mut row);
    let paid = paid(&mut row, own_period);
    let has_hours = hours_per_week.is_some() || paid.iter().any(|paid| paid.hours.is_some());
    if !has_hours && !row.has_errors() && row.table.periods.is_empty() {
        missing_hours(&mut row);
    }
    let mut details = details(&mut row, group.as_ref());
    for paid in &paid {
        let facts = PlacementFacts {
            group: group.as_ref().map(|group| group.group),
            ldr,
            start,
            end,
            hours_per_week,
            paid_hours: paid.hours,
            period: paid.period.or(own_period).or(row.context.period),
        };
        for finding in checks::placement(&facts) {
            row.problem(finding.code, finding.address, finding.expected);
        }
    }
    if let (Some(candidate), Some(start)) = (&candidate, start) {
        let days = (start.value, end.map(|end| end.value));
        compare(
            &mut row,
            draft,
            contract.as_deref(),
            candidate,
            days,
            &paid,
            own_period,
        );
    }
    let failed = row.has_errors();
    row.report(draft);
    let (Some(candidate), Some(group), Some(start), false) = (candidate, group, start, failed)
    else {
        return false;
    };
    let mut source = row.source();
    details.placement = Some(Placement {
        candidate: candidate.value,
        linking_key,
        target_group: group.group,
        benefit_duration: group.duration.or(duration),
        ldr: ldr.map(|ldr| ldr.value),
        start: start.value,
        end: end.map(|end| end.value),
        hours_per_week: hours_per_week.map(|hours| hours.value),
        paid_hours: None,
        arrangement: details.arrangement,
        role: details.role.clone(),
        place: details.place.clone(),
        bonuses: details.bonuses.clone(),
    });
    let Some(placement) = details.placement else {
        return false;
    };
    for paid in paid {
        if let (Some(hours), Some(heading)) = (paid.hours, paid.heading) {
            source.cells.insert(Field::PaidHours.name(), hours.address);
            source.cells.insert(Field::Period.name(), heading);
        }
        draft.line(Line {
            contract: contract.clone(),
            period: paid.period.or(own_period),
            entry: Entry::Placement(Placement {
                paid_hours: paid.hours.map(|hours| hours.value),
                ..placement.clone()
            }),
            source: source.clone(),
        });
    }
    true
}

/// The contract of the row, or of the table; a column of contracts must be filled.
pub(super) fn contract(row: &mut RowReader<'_>) -> Option<String> {
    if row.address(Field::Contract).is_none() {
        return row.context.contract.clone();
    }
    row.required_number_of_own(Field::Contract)
        .map(|contract| contract.value)
}

/// The linking key, where the cell holds one.
fn linking_key(row: &mut RowReader<'_>) -> Option<LinkingKey> {
    let text = row.text(Field::LinkingKey)?;
    let key = LinkingKey::parse(&text.value);
    if key.is_none() {
        row.problem(Code::InvalidLinkingKey, text.address, None);
    }
    key
}

fn group(row: &mut RowReader<'_>) -> Option<Group> {
    if row.address(Field::TargetGroup).is_none() {
        let group = row.context.group.clone();
        if row.context.grouped && group.is_none() {
            row.problem(Code::MissingValue, row.corner(), None);
        }
        return group;
    }
    let text = row.required_text(Field::TargetGroup)?;
    let own = |text: &str| row.table.instructions.group(text);
    let group = row.context.groups.of(&text.value, own);
    if group.is_none() {
        row.problem(
            Code::UnknownTargetGroup,
            text.address,
            Some(
                row.context
                    .nearest
                    .of(&text.value, |text| values::nearest(text).join(", ")),
            ),
        );
    }
    group
}

fn duration(row: &mut RowReader<'_>) -> Option<BenefitDuration> {
    let text = row.text(Field::BenefitDuration)?;
    let read = |text: &str| values::benefit_duration(text).0;
    let duration = row.context.durations.of(&text.value, read);
    if duration.is_none() {
        row.problem(
            Code::UnknownBenefitDuration,
            text.address,
            Some("< 1 jaar, > 1 jaar, < 2 jaar, > 2 jaar".to_owned()),
        );
    }
    duration
}

/// Hours a week, or the share of a full-time week to hundredths of an hour.
fn hours_per_week(row: &mut RowReader<'_>) -> Option<At<Hours>> {
    if row.address(Field::HoursPerWeek).is_some() {
        let number = row.number(Field::HoursPerWeek)?;
        let hours = match row.context.habits.weekly {
            Some((times, by)) if times != by => {
                to_hundredths(number.value.checked_mul(times)?.checked_div(by)?)
            }
            _ => number.value,
        };
        return row.as_hours(At::new(hours, number.address));
    }
    let share = row.number(Field::Fte)?;
    let habits = &row.context.habits;
    // "50" under a percentage is half a job, not fifty.
    let percentage =
        share.value > Decimal::TWO && share.value <= Decimal::ONE_HUNDRED && habits.percentages;
    let value = if percentage {
        share.value / Decimal::ONE_HUNDRED
    } else {
        share.value
    };
    let full_time = habits
        .full_time
        .unwrap_or_else(|| Decimal::from(FULL_TIME_HOURS));
    let hours = value.checked_mul(full_time)?;
    row.as_hours(At::new(to_hundredths(hours), share.address))
}

fn to_hundredths(hours: Decimal) -> Decimal {
    hours.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// Paid hours: of the one column, or of each filled column of a period. A zero in such a column is no line.
fn paid(row: &mut RowReader<'_>, own_period: Option<Period>) -> Vec<Paid> {
    if row.table.periods.is_empty() {
        let field = if row.address(Field::PaidHours).is_some() {
            Field::PaidHours
        } else {
            Field::WorkedHours
        };
        return vec![Paid {
            hours: row.hours(field),
            period: own_period,
            heading: None,
        }];
    }
    let (table, year) = (row.table, row.context.year);
    let mut paid = Vec::new();
    for column in &table.periods {
        let hours = row
            .hours_at(column.column)
            .filter(|hours| hours.value != Hours::default());
        if let (Some(hours), Some(period)) = (hours, column.stated.in_year(year)) {
            let heading = Address::new(table.heading_rows.1, column.column);
            paid.push(Paid {
                hours: Some(hours),
                period: Some(period),
                heading: Some(heading),
            });
        }
    }
    paid
}

fn missing_hours(row: &mut RowReader<'_>) {
    let fields = [
        Field::PaidHours,
        Field::WorkedHours,
        Field::HoursPerWeek,
        Field::Fte,
    ];
    let address = fields
        .into_iter()
        .find_map(|field| row.address(field))
        .unwrap_or_else(|| row.corner());
    row.problem(Code::MissingValue, address, None);
}

#[derive(Default)]
struct Details {
    arrangement: Option<Arrangement>,
    role: Option<String>,
    place: Option<String>,
    bonuses: Vec<String>,
    placement: Option<Placement>,
}

fn details(row: &mut RowReader<'_>, group: Option<&Group>) -> Details {
    let mut bonuses = group.map(|group| group.bonuses.clone()).unwrap_or_default();
    for field in [Field::FiftyPlus, Field::FiftyFivePlus, Field::Language] {
        if row.flag(field).is_some_and(|flag| flag.value) {
            bonuses.push(field.name().to_owned());
        }
    }
    bonuses.sort();
    bonuses.dedup();
    Details {
        arrangement: arrangement(row),
        role: row.text(Field::Role).map(|role| role.value),
        place: row.text(Field::Place).map(|place| place.value),
        bonuses,
        placement: None,
    }
}

/// The arrangement by its own column, else by a mark under "vast".
fn arrangement(row: &mut RowReader<'_>) -> Option<Arrangement> {
    if let Some(text) = row.text(Field::Arrangement) {
        let arrangement = row
            .context
            .arrangements
            .of(&text.value, values::arrangement);
        if arrangement.is_none() {
            row.problem(
                Code::UnknownArrangement,
                text.address,
                Some("vast, tijdelijk, detachering, leerwerkbaan, stage".to_owned()),
            );
        }
        return arrangement;
    }
    row.flag(Field::Permanent)
        .filter(|flag| flag.value)
        .map(|_| Arrangement::Permanent)
}

/// Compares with the earlier lines of the same candidate.
fn compare(
    row: &mut RowReader<'_>,
    draft: &mut Draft<'_>,
    contract: Option<&str>,
    candidate: &At<String>,
    days: (chrono::NaiveDate, Option<chrono::NaiveDate>),
    paid: &[Paid],
    own_period: Option<Period>,
) {
    for paid in paid {
        let period = paid.period.or(own_period);
        let (who, at) = (&candidate.value, candidate.address);
        if let Some((code, earlier)) = draft.repetition(contract, who, days, period, at) {
            row.problem(code, at, Some(earlier));
        }
    }
}
