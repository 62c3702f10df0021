//! What must hold for purchases, activities and turnover.

use chrono::NaiveDate;
use meetbaar_domain::{
    amount::{Cents, Hours},
    period::Period,
};

use super::{At, Finding};
use crate::problem::Code;

/// More hours than this on one line are no activity of one day, nor of one team in a quarter.
pub const MOST_ACTIVITY_HOURS: i64 = 10_000;

/// An invoice or an activity belongs to the period reported on.
pub fn date_in_period(date: At<NaiveDate>, period: Option<Period>) -> Option<Finding> {
    let period = period.filter(|period| !period.contains(date.value))?;
    Some(Finding::new(
        Code::DateOutsidePeriod,
        date.address,
        format!("{} - {}", period.start(), period.end()),
    ))
}

/// Hours of an activity are more than none.
pub fn activity_hours(hours: At<Hours>) -> Option<Finding> {
    let believed =
        hours.value > Hours(0) && hours.value <= Hours(MOST_ACTIVITY_HOURS.saturating_mul(10_000));
    (!believed).then(|| {
        Finding::new(
            Code::HoursOutOfRange,
            hours.address,
            format!("0 < h <= {MOST_ACTIVITY_HOURS}"),
        )
    })
}

/// A turnover is not negative; a purchase may be, for a credit note is one.
pub fn turnover(amount: At<Cents>) -> Option<Finding> {
    (amount.value < Cents(0)).then(|| Finding::new(Code::AmountOutOfRange, amount.address, ">= 0"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::Address;

    #[test]
    fn days_outside_the_period_are_named() {
        let date = |text: &str| At::new(text.parse().unwrap(), Address::new(1, 1));
        let quarter = Period::quarter(2026, 3);
        assert_eq!(date_in_period(date("2026-07-14"), quarter), None);
        assert_eq!(date_in_period(date("2026-10-14"), None), None);
        let finding = date_in_period(date("2026-10-14"), quarter);
        assert_eq!(
            finding.map(|finding| finding.code),
            Some(Code::DateOutsidePeriod)
        );
    }

    #[test]
    fn amounts_and_hours_have_bounds() {
        let place = Address::new(1, 1);
        assert!(
            turnover(At::new(Cents(-1), place)).is_some()
                && turnover(At::new(Cents(0), place)).is_none()
        );
        assert!(
            activity_hours(At::new(Hours(0), place)).is_some()
                && activity_hours(At::new(Hours(10_000), place)).is_none()
        );
    }
}
