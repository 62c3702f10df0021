//! What lines are worth for the obligations of their contract, and which of their hours count for jobs.

use chrono::NaiveDate;
use meetbaar_domain::{
    amount::{Cents, Hours},
    jobs::{HoursBasis, hours_by_quarter, job_hours},
    obligation::{Kind, Quantity},
    period::Period,
    target_group::counts_for_jobs,
    valuation::{
        NotValued, PlacementFacts, Valuation, derived_hours_per_week, value_activity,
        value_placement, value_purchase, value_to_come,
    },
    value_table::ValueTable,
};
use meetbaar_importers::reading::{Arrangement, Entry, Placement};

use crate::{
    reporting::explanation::Explanation,
    storage::lines::{NewJobHours, NewLineValue},
};

/// An obligation with the table by which its lines are valued.
pub(super) struct ObligationToValue {
    pub(super) id: i64,
    pub(super) kind: Kind,
    pub(super) contract: Period,
    pub(super) table: Option<TableToUse>,
}

/// A value table, and which revision it is.
pub(super) struct TableToUse {
    pub(super) id: i64,
    pub(super) revision: i32,
    pub(super) table: ValueTable,
}

/// What a line is worth, before it has a key.
pub(super) struct Valued {
    value_table_id: Option<i64>,
    block: Option<String>,
    counts_on: NaiveDate,
    amount: i64,
    to_come: i64,
    explanation: Explanation,
    /// The table values no such group.
    pub(super) no_block: bool,
}

impl Valued {
    /// Whether the lower of two amounts was taken.
    pub(super) fn lower_amount_assumed(&self) -> bool {
        self.explanation.lower_amount_assumed
    }

    /// The row of a line.
    pub(super) fn row(&self, line_id: i64, obligation_id: i64) -> NewLineValue {
        NewLineValue {
            line_id,
            obligation_id,
            value_table_id: self.value_table_id,
            block: self.block.clone(),
            counts_on: self.counts_on,
            amount: self.amount,
            to_come: self.to_come,
            explanation: self.explanation.to_json(),
        }
    }
}

/// Values one line for one obligation.
pub(super) fn value(obligation: &ObligationToValue, entry: &Entry, period: Period) -> Valued {
    let table = obligation.table.as_ref();
    let unvalued = |counts_on| Valued {
        value_table_id: table.map(|one| one.id),
        block: None,
        counts_on,
        amount: 0,
        to_come: 0,
        explanation: Explanation::default(),
        no_block: false,
    };
    match (obligation.kind.nothing(), entry, table) {
        (Some(Quantity::Euros(_)), Entry::Placement(placement), Some(used)) => {
            let (valuation, to_come) =
                placement_in_euros(&used.table, obligation.contract, period, placement);
            in_euros(&valuation, used, period.end(), to_come)
        }
        (Some(Quantity::Euros(_)), Entry::Purchase(purchase), Some(used)) => in_euros(
            &value_purchase(&used.table, purchase.amount),
            used,
            period.end(),
            Cents::ZERO,
        ),
        (Some(Quantity::Euros(_)), Entry::Activity(activity), Some(used)) => in_euros(
            &value_activity(&used.table, activity.hours),
            used,
            period.end(),
            Cents::ZERO,
        ),
        (Some(Quantity::Jobs(_)), Entry::Placement(placement), _) if counts(placement) => in_hours(
            unvalued(period.end()),
            placement,
            obligation.contract,
            period,
        ),
        (Some(Quantity::Hours(_)), Entry::Placement(placement), _) => in_hours(
            unvalued(period.end()),
            placement,
            obligation.contract,
            period,
        ),
        _ => unvalued(period.end()),
    }
}

fn in_euros(
    valuation: &Valuation,
    used: &TableToUse,
    counts_on: NaiveDate,
    to_come: Cents,
) -> Valued {
    Valued {
        value_table_id: Some(used.id),
        block: valuation.block.as_ref().map(|block| block.code.clone()),
        counts_on,
        amount: valuation.value.0,
        to_come: to_come.0,
        explanation: Explanation::of(valuation, Some((used.table.code.clone(), used.revision))),
        no_block: valuation.reason == Some(NotValued::NoBlock),
    }
}

fn placement_in_euros(
    table: &ValueTable,
    contract: Period,
    period: Period,
    placement: &Placement,
) -> (Valuation, Cents) {
    let bonuses = bonuses(placement);
    let facts = PlacementFacts {
        target_group: placement.target_group,
        benefit_duration: placement.benefit_duration,
        start: placement.start,
        end: placement.end,
        hours_per_week: placement.hours_per_week,
        paid_hours: placement.paid_hours,
        bonuses: &bonuses,
    };
    let valuation = value_placement(table, contract, period, &facts);
    let runs_on = placement.end.is_none_or(|end| end > period.end());
    let per_week = weekly_hours(placement, contract, period);
    let to_come = if runs_on {
        value_to_come(
            table,
            contract,
            period.end(),
            &PlacementFacts {
                hours_per_week: per_week,
                ..facts
            },
        )
    } else {
        Cents::ZERO
    };
    (valuation, to_come)
}

/// Bonuses that the line claims, and the one that follows from its arrangement.
fn bonuses(placement: &Placement) -> Vec<String> {
    let mut bonuses = placement.bonuses.clone();
    if placement.arrangement == Some(Arrangement::Permanent) {
        bonuses.push("permanent".to_owned());
    }
    bonuses
}

/// Whether a candidate counts for jobs.
fn counts(placement: &Placement) -> bool {
    counts_for_jobs(placement.target_group, placement.ldr)
}

/// The days that the placement ran within the period and the contract.
fn days_worked(placement: &Placement, contract: Period, period: Period) -> Option<Period> {
    let within = period.intersect(contract)?.from(placement.start)?;
    placement.end.map_or(Some(within), |end| within.until(end))
}

fn weekly_hours(placement: &Placement, contract: Period, period: Period) -> Option<Hours> {
    placement.hours_per_week.or_else(|| {
        let paid = placement.paid_hours?;
        Some(derived_hours_per_week(
            paid,
            days_worked(placement, contract, period)?,
        ))
    })
}

/// For obligations in hours or jobs: the hours of the period, and those to come by contract hours.
fn in_hours(unvalued: Valued, placement: &Placement, contract: Period, period: Period) -> Valued {
    let Some(days) = days_worked(placement, contract, period) else {
        return unvalued;
    };
    let hours = job_hours(placement.paid_hours, placement.hours_per_week, days, period);
    let rest = contract
        .after(period.end())
        .and_then(|rest| match placement.end {
            Some(end) => rest.until(end),
            None => Some(rest),
        });
    let to_come = rest
        .zip(weekly_hours(placement, contract, period))
        .map(|(rest, per_week)| i128::from(per_week.0) * i128::from(rest.days()) / 7);
    Valued {
        amount: hours.map_or(0, |hours| hours.hours.0),
        to_come: to_come
            .and_then(|hours| i64::try_from(hours).ok())
            .unwrap_or_default(),
        ..unvalued
    }
}

/// The hours of a line that count for jobs, by quarter; none for a candidate who does not count.
pub(super) fn hours_for_jobs(
    line_id: i64,
    contract_id: i64,
    entry: &Entry,
    contract: Period,
    period: Period,
) -> Vec<NewJobHours> {
    let Entry::Placement(placement) = entry else {
        return vec![];
    };
    let Some(days) = days_worked(placement, contract, period).filter(|_| counts(placement)) else {
        return vec![];
    };
    let Some(line) = job_hours(placement.paid_hours, placement.hours_per_week, days, period) else {
        return vec![];
    };
    hours_by_quarter(line.hours, line.days)
        .into_iter()
        .map(|(quarter, hours)| NewJobHours {
            line_id,
            contract_id,
            year: quarter.year,
            quarter: i32::try_from(quarter.number).unwrap_or_default(),
            hours: hours.0,
            by_contract_hours: line.basis == HoursBasis::ContractHours,
        })
        .collect()
}
