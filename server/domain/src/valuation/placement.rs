//! What a placement is worth in a period: block, counted days, time, factor, bonuses (domain.md section 5).
//!
//! Paid hours are taken to be spread evenly over the days that the placement ran in the period, so that hours paid
//! outside the contract or beyond a cap don't count.

use chrono::Months;
use num_traits::{CheckedAdd, CheckedMul};

use super::cap::{calendar_years, within_calendar_cap, within_worked_cap};
use super::{BlockUsed, NotValued, PlacementFacts, Valuation};
use crate::amount::{Cents, Exact, Hours, fraction, whole};
use crate::period::Period;
use crate::value_table::{BlockChoice, Bonus, BuildingBlock, CapCounts, ProRata, Unit, ValueTable};

/// Values a placement in a period by the block of the stated group and the bonuses claimed (domain.md section 5).
///
/// `period` is what the line reports on, `contract` the contract's first and last day. Never fails: a line that
/// can't be valued has value zero and a reason.
#[must_use]
pub fn value_placement(
    table: &ValueTable,
    contract: Period,
    period: Period,
    facts: &PlacementFacts<'_>,
) -> Valuation {
    let choice = table.block_for(facts.target_group, facts.benefit_duration);
    let Some(block) = choice.block() else {
        return Valuation::none(NotValued::NoBlock);
    };
    let bonuses = table.bonuses_for(facts.bonuses);
    Valuation {
        lower_duration_assumed: matches!(choice, BlockChoice::LowerOf(_)),
        ..value_with_block(table, block, &bonuses, contract, period, facts)
    }
}

/// Values a placement in a period by a given block and given bonuses, whatever its group and claims.
///
/// A month's amount counts for calendar months whatever the hours and the table's way to measure time: the case
/// "work experience, four months" values 32 of 36 hours as four whole months. Bonuses are for a year in every unit.
#[must_use]
pub fn value_with_block(
    table: &ValueTable,
    block: &BuildingBlock,
    bonuses: &[&Bonus],
    contract: Period,
    period: Period,
    facts: &PlacementFacts<'_>,
) -> Valuation {
    let used = Some(BlockUsed::from(block));
    match weigh(table, block, bonuses, contract, period, facts) {
        Ok(valuation) => Valuation {
            block: used,
            ..valuation
        },
        Err(reason) => Valuation {
            block: used,
            ..Valuation::none(reason)
        },
    }
}

/// Hours a week from hours paid over the counted days: paid hours / (days / 7) (domain.md section 5).
#[must_use]
pub fn derived_hours_per_week(paid_hours: Hours, counted: Period) -> Hours {
    Hours::held(per_week(paid_hours.exact(), counted).unwrap_or_else(|| whole(0)))
}

fn per_week(paid_hours: Exact, days: Period) -> Option<Exact> {
    paid_hours.checked_mul(&fraction(7, days.days())?)
}

fn weigh(
    table: &ValueTable,
    block: &BuildingBlock,
    bonuses: &[&Bonus],
    contract: Period,
    period: Period,
    facts: &PlacementFacts<'_>,
) -> Result<Valuation, NotValued> {
    if !matches!(
        block.unit,
        Unit::Year | Unit::LearningYear | Unit::Month | Unit::Hour
    ) {
        return Err(NotValued::UnitDoesNotFit);
    }
    if table.full_time_hours <= Hours::ZERO {
        return Err(NotValued::OutOfBounds);
    }
    if starts_too_early(table, contract, facts) {
        return Err(NotValued::StartedTooEarly);
    }
    let worked = Period::new(
        period.start().max(facts.start),
        facts.end.map_or(period.end(), |end| end.min(period.end())),
    )
    .ok_or(NotValued::OutsidePeriod)?;
    let in_contract = worked.intersect(contract).ok_or(NotValued::OutsidePeriod)?;
    let hours = HoursKnown::of(facts, worked);
    let week = hours.per_week();
    if table.min_hours_per_week > Hours::ZERO
        && week.ok_or(NotValued::HoursUnknown)? < table.min_hours_per_week.exact()
    {
        return Err(NotValued::BelowMinimumHours);
    }
    let factor = week
        .map(|week| hours_factor(table, week).ok_or(NotValued::OutOfBounds))
        .transpose()?;
    let (counted, calendar) = capped(table, block, contract, facts, in_contract, factor)?;
    let paid = hours.paid_in(counted).ok_or(NotValued::OutOfBounds)?;
    let measures = Measures::of(table, block, counted, calendar, factor, paid)?;
    let value = measures.value(table, block, bonuses)?;
    Ok(Valuation {
        counted: Some(counted),
        bonuses: bonuses
            .iter()
            .map(|bonus| (bonus.code.clone(), bonus.amount))
            .collect(),
        ..Valuation::of(value, measures.time, measures.factor)
    })
}

fn starts_too_early(table: &ValueTable, contract: Period, facts: &PlacementFacts<'_>) -> bool {
    table
        .counts_from_before_contract_months
        .and_then(|months| contract.start().checked_sub_months(Months::new(months)))
        .is_some_and(|earliest| facts.start < earliest)
}

/// What is known of the hours of a line, over the days that the placement ran in the period.
#[derive(Clone, Copy)]
struct HoursKnown {
    per_week: Option<Exact>,
    paid: Option<Exact>,
    worked: Period,
}

impl HoursKnown {
    fn of(facts: &PlacementFacts<'_>, worked: Period) -> Self {
        let (per_week, paid) = (
            facts.hours_per_week.map(Hours::exact),
            facts.paid_hours.map(Hours::exact),
        );
        Self {
            per_week,
            paid,
            worked,
        }
    }

    /// As stated, else derived from the paid hours.
    fn per_week(self) -> Option<Exact> {
        self.per_week.or_else(|| per_week(self.paid?, self.worked))
    }

    /// The paid hours that fall on the days, else those that the contract hours would bring.
    ///
    /// Outer `None`: too large; inner `None`: not known.
    fn paid_in(self, days: Period) -> Option<Option<Exact>> {
        match (self.paid, self.per_week) {
            (Some(paid), _) => paid
                .checked_mul(&fraction(days.days(), self.worked.days())?)
                .map(Some),
            (None, Some(per_week)) => per_week.checked_mul(&fraction(days.days(), 7)?).map(Some),
            (None, None) => Some(None),
        }
    }
}

fn hours_factor(table: &ValueTable, per_week: Exact) -> Option<Exact> {
    let factor = per_week.checked_mul(&table.full_time_hours.exact().recip())?;
    Some(if table.cap_hours_factor {
        factor.min(whole(1))
    } else {
        factor
    })
}

/// The counted days and their calendar time in years.
fn capped(
    table: &ValueTable,
    block: &BuildingBlock,
    contract: Period,
    facts: &PlacementFacts<'_>,
    days: Period,
    factor: Option<Exact>,
) -> Result<(Period, Exact), NotValued> {
    let cap_start = facts.start.max(contract.start());
    let years = |days| calendar_years(days, table.pro_rata).ok_or(NotValued::OutOfBounds);
    match (block.cap_months, table.cap_counts) {
        (None, _) => Ok((days, years(days)?)),
        (Some(months), CapCounts::Calendar) => {
            let counted = within_calendar_cap(days, cap_start, months)?;
            Ok((counted, years(counted)?))
        }
        (Some(months), CapCounts::WorkedTime) => {
            let factor = factor.ok_or(NotValued::HoursUnknown)?;
            within_worked_cap(days, cap_start, months, factor, table.pro_rata)
        }
    }
}

/// What amounts are multiplied by.
struct Measures {
    /// Time in the block's unit.
    time: Exact,
    /// The factor on the block's amount.
    factor: Exact,
    /// Time in years, for the bonuses.
    years: Exact,
    /// The factor on bonuses that are pro-rated; `None`: not known.
    bonus_factor: Option<Exact>,
}

impl Measures {
    fn of(
        table: &ValueTable,
        block: &BuildingBlock,
        counted: Period,
        calendar: Exact,
        factor: Option<Exact>,
        paid: Option<Exact>,
    ) -> Result<Self, NotValued> {
        let one = whole(1);
        let (years, bonus_factor) = match table.pro_rata {
            ProRata::Months | ProRata::Days => (calendar, factor),
            ProRata::Hours => (
                full_time_years(table, paid.ok_or(NotValued::HoursUnknown)?)?,
                Some(one),
            ),
        };
        let (time, factor) = match block.unit {
            Unit::Month => (counted.months(), one),
            Unit::Hour => (paid.ok_or(NotValued::HoursUnknown)?, one),
            _ => (years, bonus_factor.ok_or(NotValued::HoursUnknown)?),
        };
        Ok(Self {
            time,
            factor,
            years,
            bonus_factor,
        })
    }

    /// The value, rounded here and nowhere before.
    fn value(
        &self,
        table: &ValueTable,
        block: &BuildingBlock,
        bonuses: &[&Bonus],
    ) -> Result<Cents, NotValued> {
        let bonus_factor = match (bonuses.is_empty(), table.bonus_pro_rated) {
            (true, _) => whole(0),
            (false, true) => self.bonus_factor.ok_or(NotValued::HoursUnknown)?,
            (false, false) => whole(1),
        };
        let exact = || {
            let base = block
                .amount
                .exact()
                .checked_mul(&self.factor)?
                .checked_mul(&self.time)?;
            let bonus = Cents::sum(bonuses.iter().map(|bonus| bonus.amount))?.exact();
            base.checked_add(&bonus.checked_mul(&bonus_factor)?.checked_mul(&self.years)?)
        };
        exact().and_then(Cents::round).ok_or(NotValued::OutOfBounds)
    }
}

fn full_time_years(table: &ValueTable, paid: Exact) -> Result<Exact, NotValued> {
    let year = table
        .full_time_hours
        .exact()
        .checked_mul(&whole(52))
        .ok_or(NotValued::OutOfBounds)?;
    paid.checked_mul(&year.recip())
        .ok_or(NotValued::OutOfBounds)
}
