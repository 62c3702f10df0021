//! How much of an obligation is due by a day (domain.md section 7).
//!
//! Milestones where there are any, else linear by days over the term. A certificate lowers what accrues on the days
//! on which it is valid. Floor and cap bound the total before that.

use chrono::NaiveDate;
use num_traits::{CheckedAdd, CheckedMul, CheckedSub};

use super::{Kind, Milestone, Obligation, Quantity, Reported};
use crate::amount::{Cents, Exact, fraction, whole};
use crate::period::Period;

/// What is required to date; `None` where it is not measurable (bespoke).
///
/// Before the term nothing, on its first day one day's share, from its last day on everything. By kind:
/// - share of the contract's value, fixed amount, placements (rounded down to whole people), hours: linear by days;
/// - share of turnover or wage sum: the share of the figure to date; a floor accrues by days;
/// - jobs: an average, so the whole number from the first day.
#[must_use]
pub fn required(obligation: &Obligation, base: &Reported, on: NaiveDate) -> Option<Quantity> {
    let nothing = obligation.kind.nothing()?;
    accrued(obligation, base, on).map(|exact| nothing.rounded(exact))
}

/// The same before it is rounded.
pub(super) fn accrued(obligation: &Obligation, base: &Reported, on: NaiveDate) -> Option<Exact> {
    let nothing = obligation.kind.nothing()?;
    let milestones = milestones_of(obligation, nothing);
    if !milestones.is_empty() {
        return Some(required_by_milestones(obligation, nothing, &milestones, on).exact());
    }
    let Some(elapsed) = obligation.term.until(on) else {
        return Some(nothing.exact());
    };
    let gross = gross(obligation, base, on)?;
    Some(product(gross, unreduced(obligation, elapsed)))
}

/// What accrues by a day before anything is taken off, milestones apart; `None` where it is not measurable.
pub(super) fn gross(obligation: &Obligation, base: &Reported, on: NaiveDate) -> Option<Exact> {
    let Some(elapsed) = obligation.term.until(on) else {
        return Some(whole(0));
    };
    let so_far = share_of(elapsed, obligation.term);
    Some(match &obligation.kind {
        Kind::ShareOfContractValue {
            share,
            contract_value,
        } => bounded(
            obligation,
            product(share.exact(), contract_value.exact()),
            so_far,
        ),
        Kind::FixedAmount { amount } => bounded(obligation, amount.exact(), so_far),
        Kind::ShareOfTurnover { share } => grown(
            obligation,
            product(share.exact(), base.turnover.exact()),
            so_far,
        ),
        Kind::ShareOfWageSum { share } => grown(
            obligation,
            product(share.exact(), base.wage_sum.exact()),
            so_far,
        ),
        Kind::Jobs { number } => number.exact(),
        Kind::Placements { number } => product(whole(*number), so_far),
        Kind::Hours { number } => product(number.exact(), so_far),
        Kind::Bespoke { .. } => return None,
    })
}

/// What is required at the end of the term; `None` where it is not measurable (bespoke).
///
/// For a share of turnover or wage sum: by the figure reported so far, so it can still grow.
#[must_use]
pub fn required_in_full(obligation: &Obligation, base: &Reported) -> Option<Quantity> {
    required(obligation, base, settled_on(obligation))
}

/// The day on which all of it is due: the end of the term, or a later milestone.
pub(super) fn settled_on(obligation: &Obligation) -> NaiveDate {
    let end = obligation.term.end();
    let last_due = obligation.milestones.iter().map(|one| one.due).max();
    last_due.map_or(end, |due| due.max(end))
}

/// Whether what is required in full is settled on a day, so that realising as much fulfils the obligation.
///
/// From the end of the term always. Before it, not for an average number of jobs, which can still fall, and not for
/// a share of turnover or wage sum, which can still grow, unless its cap has been reached or milestones fix it.
#[must_use]
pub fn can_be_fulfilled(obligation: &Obligation, base: &Reported, on: NaiveDate) -> bool {
    let Some(nothing) = obligation.kind.nothing() else {
        return false;
    };
    let cap_reached = |gross: Exact| obligation.cap.is_some_and(|cap| gross >= cap.exact());
    let settled = match &obligation.kind {
        Kind::Jobs { .. } => false,
        _ if !milestones_of(obligation, nothing).is_empty() => true,
        Kind::ShareOfTurnover { share } => {
            cap_reached(product(share.exact(), base.turnover.exact()))
        }
        Kind::ShareOfWageSum { share } => {
            cap_reached(product(share.exact(), base.wage_sum.exact()))
        }
        _ => true,
    };
    settled || on >= obligation.term.end()
}

/// A total that accrues by days, within floor and cap.
fn bounded(obligation: &Obligation, total: Exact, so_far: Exact) -> Exact {
    let floored = obligation
        .floor
        .map_or(total, |floor| total.max(floor.exact()));
    product(capped(obligation, floored), so_far)
}

/// A total that grows with a reported figure, within a floor that accrues by days and the cap.
fn grown(obligation: &Obligation, to_date: Exact, so_far: Exact) -> Exact {
    let floored = obligation
        .floor
        .map_or(to_date, |floor| to_date.max(product(floor.exact(), so_far)));
    capped(obligation, floored)
}

fn capped(obligation: &Obligation, total: Exact) -> Exact {
    obligation
        .cap
        .map_or(total, |cap: Cents| total.min(cap.exact()))
}

/// The milestones in the unit of the obligation, in order of their days.
fn milestones_of(obligation: &Obligation, nothing: Quantity) -> Vec<Milestone> {
    let mut milestones: Vec<_> = obligation
        .milestones
        .iter()
        .filter(|milestone| milestone.amount.same_unit(nothing))
        .copied()
        .collect();
    milestones.sort_by_key(|milestone| milestone.due);
    milestones
}

/// What each milestone adds accrues between the one before it and itself, which is where a certificate lowers it.
fn required_by_milestones(
    obligation: &Obligation,
    nothing: Quantity,
    milestones: &[Milestone],
    on: NaiveDate,
) -> Quantity {
    let (mut gross, mut net, mut accrues_from) =
        (nothing.exact(), nothing, obligation.term.start());
    for milestone in milestones
        .iter()
        .take_while(|milestone| milestone.due <= on)
    {
        let added = milestone
            .amount
            .exact()
            .checked_sub(&gross)
            .unwrap_or(gross)
            .max(whole(0));
        let kept = match Period::new(accrues_from, milestone.due) {
            Some(days) => unreduced(obligation, days),
            None => unreduced(obligation, obligation.term),
        };
        // Rounded per milestone: the fractions of many milestones would not stay exact in 128 bits.
        net = net
            .plus(nothing.rounded(product(added, kept)))
            .unwrap_or(net);
        gross = gross.max(milestone.amount.exact());
        accrues_from = milestone.due.succ_opt().unwrap_or(milestone.due);
    }
    net
}

/// The share of what accrues on these days that certificates and waivers leave; of several on one day the greatest counts.
pub(super) fn unreduced(obligation: &Obligation, days: Period) -> Exact {
    let taken_off = |from: NaiveDate| {
        let shares = obligation
            .reductions
            .iter()
            .filter(|one| one.holds_on(from));
        shares
            .map(|one| one.share.part())
            .max()
            .unwrap_or_else(|| whole(0))
    };
    let lost = days_alike(obligation, days)
        .into_iter()
        .fold(whole(0), |lost, part| {
            let here = product(taken_off(part.start()), share_of(part, days));
            lost.checked_add(&here).unwrap_or(lost)
        });
    whole(1).checked_sub(&lost).unwrap_or_else(|| whole(0))
}

/// The days cut where a reduction begins or ends.
fn days_alike(obligation: &Obligation, days: Period) -> Vec<Period> {
    let mut starts = vec![days.start()];
    for valid in obligation.reductions.iter().filter_map(|one| one.valid) {
        starts.push(valid.start());
        starts.extend(valid.end().succ_opt());
    }
    starts.retain(|start| days.contains(*start));
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().skip(1).filter_map(|next| next.pred_opt());
    let ends: Vec<_> = ends.chain([days.end()]).collect();
    starts
        .into_iter()
        .zip(ends)
        .filter_map(|(start, end)| Period::new(start, end))
        .collect()
}

pub(super) fn share_of(part: Period, all: Period) -> Exact {
    fraction(part.days(), all.days()).unwrap_or_else(|| whole(0))
}

/// A product of amounts and shares. The limits of the amounts and of a period's days leave room in 128 bits for
/// every product of this file; a factor would be left out before anything could wrap.
pub(super) fn product(one: Exact, other: Exact) -> Exact {
    one.checked_mul(&other).unwrap_or(one)
}
