//! Terms of an obligation as somebody states them, before they are checked.

use chrono::NaiveDate;
use meetbaar_importers::privacy::masked;
use serde::{Deserialize, Serialize};

use crate::{
    clock::Instant,
    storage::obligations::{DatedTerms, NewTerms},
};

/// What an obligation says from a day on. Quantities are whole numbers of the unit: euro cents, ten-thousandths of a job
/// or hour, people; shares are hundredths of a percent.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Terms {
    /// Of the kinds that are a share: 500 is 5%.
    #[serde(default)]
    pub share: Option<i64>,
    /// Of the kinds that are a quantity.
    #[serde(default)]
    pub amount: Option<i64>,
    /// What was agreed, for a bespoke obligation.
    #[serde(default)]
    pub description: Option<String>,
    /// The least that is demanded in all.
    #[serde(default)]
    pub floor_cents: Option<i64>,
    /// The most that is demanded in all.
    #[serde(default)]
    pub cap_cents: Option<i64>,
    /// What is taken off on the days on which the supplier holds a certificate, or on the days that are stated.
    #[serde(default)]
    pub reduction: Option<i64>,
    /// The lowest step of the certificate that does: `1`, `2`, `3` or `30+`. Where it is named, the days follow from the
    /// supplier's registered certificates; without it the stated days count, or the whole term.
    #[serde(default)]
    pub reduction_step: Option<String>,
    /// First day of the reduction; where a step is named, no certificate counts before it.
    #[serde(default)]
    pub reduction_from: Option<NaiveDate>,
    /// Last day of that reduction; where a step is named, no certificate counts after it.
    #[serde(default)]
    pub reduction_until: Option<NaiveDate>,
    /// How often is reported: `month`, `quarter` or `half_year`.
    pub rhythm: String,
    /// Days after a period within which its report is due.
    pub days_allowed: i64,
    /// Days after a report was due before its lack alerts.
    #[serde(default)]
    pub grace_days: i64,
    /// First day of the term.
    pub starts: NaiveDate,
    /// Last day of the term.
    pub ends: NaiveDate,
    /// What must have been realised in all by certain days; nothing accrues by days where there are any.
    #[serde(default)]
    pub milestones: Vec<Milestone>,
}

/// What must have been realised in all by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Milestone {
    /// By when.
    pub due: NaiveDate,
    /// How much, since the start of the term.
    pub amount: i64,
}

impl Terms {
    /// Terms that are stored.
    #[must_use]
    pub fn of(stored: &DatedTerms) -> Self {
        let row = &stored.row;
        Self {
            share: row.share,
            amount: row.amount,
            description: row.description.clone(),
            floor_cents: row.floor_cents,
            cap_cents: row.cap_cents,
            reduction: row.reduction,
            reduction_step: row.reduction_step.clone(),
            reduction_from: row.reduction_from,
            reduction_until: row.reduction_until,
            rhythm: row.rhythm.clone(),
            days_allowed: i64::from(row.days_allowed),
            grace_days: i64::from(row.grace_days),
            starts: row.starts,
            ends: row.ends,
            milestones: stored
                .milestones
                .iter()
                .map(|(due, amount)| Milestone {
                    due: *due,
                    amount: *amount,
                })
                .collect(),
        }
    }

    /// As they are recorded.
    pub(super) fn row(&self, recorded: Recorded) -> NewTerms {
        let days = |days: i64| i32::try_from(days).unwrap_or(i32::MAX);
        NewTerms {
            obligation_id: recorded.obligation,
            holds_from: recorded.holds_from,
            share: self.share,
            base_cents: recorded.base_cents,
            amount: self.amount,
            description: self.description.as_deref().map(masked),
            floor_cents: self.floor_cents,
            cap_cents: self.cap_cents,
            reduction: self.reduction,
            reduction_step: self.reduction_step.clone(),
            reduction_from: self.reduction_from,
            reduction_until: self.reduction_until,
            rhythm: self.rhythm.clone(),
            days_allowed: days(self.days_allowed),
            grace_days: days(self.grace_days),
            starts: self.starts,
            ends: self.ends,
            reason: recorded.reason,
            recorded_by: recorded.by,
            recorded_at: recorded.at.stored(),
        }
    }

    /// Milestones as they are recorded.
    pub(super) fn due(&self) -> Vec<(NaiveDate, i64)> {
        let each = self.milestones.iter();
        each.map(|one| (one.due, one.amount)).collect()
    }
}

/// What is recorded beside terms.
pub(super) struct Recorded {
    pub(super) obligation: i64,
    pub(super) holds_from: NaiveDate,
    pub(super) base_cents: i64,
    pub(super) reason: Option<String>,
    pub(super) by: Option<i64>,
    pub(super) at: Instant,
}
