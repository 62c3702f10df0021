//! Obligations: what one contract demands, and how much of it is due by a day (domain.md sections 4 and 7).
//!
//! One obligation at a time; [`DatedObligation`] is one that was amended from a day, while the old terms stay.

mod certificate;
mod dated;
mod extended;
mod quantity;
mod required;

use chrono::NaiveDate;

pub use self::certificate::{Certificate, CertifiedReduction, Step};
pub use self::dated::{DatedObligation, Terms};
pub use self::quantity::Quantity;
pub use self::required::{can_be_fulfilled, required, required_in_full};
use crate::amount::{BasisPoints, Cents, Hours, Jobs};
use crate::period::Period;

/// What one contract demands, during one term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obligation {
    /// What is demanded, and how much.
    pub kind: Kind,
    /// The days over which it is to be realised; usually the contract's.
    pub term: Period,
    /// The least that is demanded in all, in euros, before a reduction; for kinds in euros only.
    pub floor: Option<Cents>,
    /// The most that is demanded in all, in euros, before a reduction; for kinds in euros only. Goes before the floor.
    pub cap: Option<Cents>,
    /// What must have been realised in all by certain days; where there are any, nothing accrues by days.
    pub milestones: Vec<Milestone>,
    /// What certificates take off, and waivers: those take off all.
    pub reductions: Vec<Reduction>,
    /// How often the supplier reports.
    pub rhythm: Rhythm,
    /// Days after a period within which its report is due.
    pub days_allowed: u32,
    /// Days after a report was due before alerts start.
    pub grace_days: u32,
}

/// What is demanded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A share of the contract's value.
    ShareOfContractValue {
        /// The share.
        share: BasisPoints,
        /// The contract's value without VAT.
        contract_value: Cents,
    },
    /// A share of the turnover that the supplier reports; grows with it.
    ShareOfTurnover {
        /// The share.
        share: BasisPoints,
    },
    /// A share of the wage sum that the supplier reports; grows with it.
    ShareOfWageSum {
        /// The share.
        share: BasisPoints,
    },
    /// An amount in euros.
    FixedAmount {
        /// The amount.
        amount: Cents,
    },
    /// An average number of jobs over the term.
    Jobs {
        /// The average.
        number: Jobs,
    },
    /// A number of different people placed.
    Placements {
        /// How many people.
        number: i64,
    },
    /// A number of hours.
    Hours {
        /// The hours.
        number: Hours,
    },
    /// Agreed without a number (Maatwerk voor Mensen): not measurable, never zero.
    Bespoke {
        /// What was agreed.
        text: String,
    },
}

impl Kind {
    /// The code in tables, files and URLs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ShareOfContractValue { .. } => "share_of_contract_value",
            Self::ShareOfTurnover { .. } => "share_of_turnover",
            Self::ShareOfWageSum { .. } => "share_of_wage_sum",
            Self::FixedAmount { .. } => "fixed_amount",
            Self::Jobs { .. } => "jobs",
            Self::Placements { .. } => "placements",
            Self::Hours { .. } => "hours",
            Self::Bespoke { .. } => "bespoke",
        }
    }

    /// Nothing, in the unit that this kind is measured in; `None` for what is not measurable.
    #[must_use]
    pub const fn nothing(&self) -> Option<Quantity> {
        match self {
            Self::ShareOfContractValue { .. }
            | Self::ShareOfTurnover { .. }
            | Self::ShareOfWageSum { .. }
            | Self::FixedAmount { .. } => Some(Quantity::Euros(Cents::ZERO)),
            Self::Jobs { .. } => Some(Quantity::Jobs(Jobs::ZERO)),
            Self::Placements { .. } => Some(Quantity::Placements(0)),
            Self::Hours { .. } => Some(Quantity::Hours(Hours::ZERO)),
            Self::Bespoke { .. } => None,
        }
    }
}

/// What must have been realised in all by a day: amounts of later milestones include the earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestone {
    /// The day on which it is due.
    pub due: NaiveDate,
    /// How much in all, since the start of the term.
    pub amount: Quantity,
}

/// What a certificate (PSO) or a waiver takes off what accrues while it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reduction {
    /// The share that is taken off, held between nothing and all.
    pub share: BasisPoints,
    /// The days on which it holds; `None`: the whole term.
    pub valid: Option<Period>,
}

impl Reduction {
    /// What lifts the duty on those days: nothing accrues on them.
    #[must_use]
    pub const fn waiver(days: Period) -> Self {
        Self {
            share: BasisPoints::ALL,
            valid: Some(days),
        }
    }

    fn holds_on(&self, day: NaiveDate) -> bool {
        self.valid.is_none_or(|valid| valid.contains(day))
    }
}

coded_enum! {
    /// How often a supplier reports.
    pub enum Rhythm {
        /// Every calendar month
        Month => "month",
        /// Every calendar quarter
        Quarter => "quarter",
        /// Every calendar half year
        HalfYear => "half_year",
    }
}

/// The figures to date that an obligation can grow with, as the supplier reported them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reported {
    /// Invoiced turnover of the contract since its start.
    pub turnover: Cents,
    /// Wage sum of the contract since its start.
    pub wage_sum: Cents,
}
