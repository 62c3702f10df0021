//! What a line is worth in euros: domain.md section 5, in exact arithmetic, rounded once at the end.
//!
//! Every figure comes with what it was made of. Euros only: nothing here becomes a job, and no job becomes euros.

mod cap;
mod placement;
mod purchase;
mod to_come;

use chrono::NaiveDate;

pub use self::placement::{derived_hours_per_week, value_placement, value_with_block};
pub use self::purchase::{value_activity, value_purchase};
pub use self::to_come::value_to_come;
use crate::amount::{BasisPoints, Cents, Exact, Hours, whole};
use crate::period::Period;
use crate::target_group::{BenefitDuration, TargetGroup};
use crate::value_table::{BuildingBlock, Unit};

/// What a line says about a placement. All of it is as stated, none of it is trusted.
#[derive(Clone, Copy, Debug)]
pub struct PlacementFacts<'a> {
    /// The group as the line states it.
    pub target_group: TargetGroup,
    /// How long the candidate has had a benefit; `None`: the line is silent.
    pub benefit_duration: Option<BenefitDuration>,
    /// The placement's first day.
    pub start: NaiveDate,
    /// The placement's last day; `None`: still running.
    pub end: Option<NaiveDate>,
    /// Contract hours a week.
    pub hours_per_week: Option<Hours>,
    /// Hours paid in the line's period (verloonde uren), leave and sick pay included.
    pub paid_hours: Option<Hours>,
    /// Codes of the bonuses that apply or are claimed with evidence; `permanent` follows from the arrangement.
    pub bonuses: &'a [String],
}

coded_enum! {
    /// Why a line has no value.
    pub enum NotValued {
        /// The table doesn't value the group, the purchase or the activity
        NoBlock => "no_block",
        /// The block's unit doesn't fit what the line is: an invoice share for a placement
        UnitDoesNotFit => "unit_does_not_fit",
        /// Fewer hours a week than the table's minimum
        BelowMinimumHours => "below_minimum_hours",
        /// No day of the placement lies in both the period and the contract
        OutsidePeriod => "outside_period",
        /// The block's cap was reached before the period
        CapReached => "cap_reached",
        /// The candidate started longer before the contract than the table allows
        StartedTooEarly => "started_too_early",
        /// Neither hours a week nor paid hours are stated, and the value depends on them
        HoursUnknown => "hours_unknown",
        /// The amounts are too large to reckon with, or the table's full-time hours aren't more than zero
        OutOfBounds => "out_of_bounds",
    }
}

/// The block that a value was made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockUsed {
    /// The block's code.
    pub code: String,
    /// For which benefit duration the block is.
    pub benefit_duration: Option<BenefitDuration>,
    /// The publisher's words.
    pub label: String,
    /// The amount of one unit.
    pub amount: Cents,
    /// What the amount is for.
    pub unit: Unit,
    /// The share of an invoice, for [`Unit::InvoiceShare`].
    pub share: BasisPoints,
    /// After how many months a placement has no further value.
    pub cap_months: Option<u32>,
}

impl From<&BuildingBlock> for BlockUsed {
    fn from(block: &BuildingBlock) -> Self {
        Self {
            code: block.code.clone(),
            benefit_duration: block.benefit_duration,
            label: block.label.clone(),
            amount: block.amount,
            unit: block.unit,
            share: block.share,
            cap_months: block.cap_months,
        }
    }
}

/// A value and what it was made of.
///
/// For a placement: `value = (amount x factor + bonuses [x hours factor]) x time`, where `time` is in the block's
/// unit (years, months or hours) and bonuses are always for a year. For an invoice: `amount x factor`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Valuation {
    /// The value in whole cents, rounded half up; zero where `reason` says why.
    pub value: Cents,
    /// The days that count; `None` for purchases, activities, and where no day counts. Under a cap by worked time
    /// the last of them may count in part.
    pub counted: Option<Period>,
    /// The block that was used.
    pub block: Option<BlockUsed>,
    /// Time in the block's unit: years, calendar months, hours, or days of eight hours; 1 for an invoice.
    pub time: Exact,
    /// The factor on the block's amount: hours a week of full time; 1 for months, hours and paid hours; the share of
    /// an invoice.
    pub factor: Exact,
    /// The bonuses that count, with the table's amount for a year.
    pub bonuses: Vec<(String, Cents)>,
    /// The table splits the group by benefit duration and the line leaves it open: show a warning.
    pub lower_duration_assumed: bool,
    /// Why there is no value; `None` where the line was valued, were it at zero.
    pub reason: Option<NotValued>,
}

impl Valuation {
    /// No value, for a reason.
    fn none(reason: NotValued) -> Self {
        Self {
            reason: Some(reason),
            ..Self::of(Cents::ZERO, whole(0), whole(0))
        }
    }

    /// A value and what the amount was multiplied by.
    fn of(value: Cents, time: Exact, factor: Exact) -> Self {
        Self {
            value,
            counted: None,
            block: None,
            time,
            factor,
            bonuses: Vec::new(),
            lower_duration_assumed: false,
            reason: None,
        }
    }
}
