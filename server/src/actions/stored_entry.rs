//! A stored line as the rules know it: the way back from `line_row`.

use meetbaar_domain::{
    amount::{Cents, Hours},
    period::Period,
    target_group::{BenefitDuration, TargetGroup},
};
use meetbaar_importers::reading::{Activity, Arrangement, Entry, Placement, Purchase};

use crate::{
    reporting::obligation::period,
    storage::{StorageError, Stored, lines::StoredLine},
};

/// What a stored line reports, and on which days.
///
/// # Errors
/// When the row holds what no rule knows.
pub(super) fn entry(line: &StoredLine) -> Stored<(Entry, Period)> {
    let unknown = |what: &str| StorageError::Unknown(format!("{what} of line {}", line.id));
    let entry = match line.kind.as_str() {
        "placement" => Entry::Placement(Placement {
            candidate: line.candidate.clone().unwrap_or_default(),
            // No value hangs on it.
            linking_key: None,
            target_group: line
                .target_group
                .as_deref()
                .and_then(TargetGroup::from_code)
                .ok_or_else(|| unknown("target group"))?,
            benefit_duration: line
                .benefit_duration
                .as_deref()
                .and_then(BenefitDuration::from_code),
            ldr: line.ldr,
            start: line.starts.ok_or_else(|| unknown("start"))?,
            end: line.ends,
            hours_per_week: line.hours_per_week.map(Hours),
            paid_hours: line.paid_hours.map(Hours),
            arrangement: line.arrangement.as_deref().and_then(Arrangement::from_code),
            role: None,
            place: None,
            bonuses: line
                .bonuses
                .split(',')
                .filter(|bonus| !bonus.is_empty())
                .map(str::to_owned)
                .collect(),
        }),
        "purchase" => Entry::Purchase(Purchase {
            invoice: line.invoice.clone(),
            vendor: line.vendor.clone(),
            date: line.day.ok_or_else(|| unknown("day"))?,
            amount: Cents(line.amount_cents.ok_or_else(|| unknown("amount"))?),
        }),
        "activity" => Entry::Activity(Activity {
            description: line.description.clone().unwrap_or_default(),
            date: line.day.ok_or_else(|| unknown("day"))?,
            hours: Hours(line.hours.ok_or_else(|| unknown("hours"))?),
        }),
        "turnover" => Entry::Turnover {
            amount: Cents(line.amount_cents.ok_or_else(|| unknown("amount"))?),
        },
        _ => return Err(unknown("kind")),
    };
    Ok((entry, period(line.period_start, line.period_end)?))
}
