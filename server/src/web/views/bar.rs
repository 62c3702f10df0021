//! A bar that shows realised against required, in thousandths of its length.

/// Positions on a bar of 1000 units that stands for the whole obligation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    /// Until where it is realised (approved).
    pub approved: u16,
    /// Until where it is realised when what is reported gets approved too.
    pub reported: u16,
    /// What is required on the reference date.
    pub required: u16,
    /// Realised as a share of required, in whole percent, rounded down; 100 where nothing is required yet.
    pub percent: u16,
}

impl Bar {
    /// A bar of amounts in one unit: realised, reported beside it, required on the day, and the whole obligation
    /// (where it isn't known: what is required on the day).
    #[must_use]
    pub fn of(realised: i64, reported: i64, required: i64, total: Option<i64>) -> Self {
        let both = realised.saturating_add(reported);
        let length = total.unwrap_or(required).max(required).max(1);
        Self {
            approved: share(realised, length, 1000).min(1000),
            reported: share(both, length, 1000).min(1000),
            required: share(required, length, 1000).min(1000),
            percent: if required <= 0 {
                100
            } else {
                share(realised, required, 100)
            },
        }
    }
}

fn share(part: i64, whole: i64, of: i128) -> u16 {
    let share = i128::from(part.max(0)) * of / i128::from(whole.max(1));
    u16::try_from(share).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_stays_within_its_length_and_its_percentage_does_not() {
        for (realised, reported, required, total, expected) in [
            (250, 100, 500, Some(1000), (250, 350, 500, 50)),
            (2000, 0, 500, Some(1000), (1000, 1000, 500, 400)),
            (0, 0, 0, Some(1000), (0, 0, 0, 100)),
            (999, 0, 1000, None, (999, 999, 1000, 99)),
            (-5, 0, 10, None, (0, 0, 1000, 0)),
            (i64::MAX, i64::MAX, 1, None, (1000, 1000, 1000, u16::MAX)),
        ] {
            let bar = Bar::of(realised, reported, required, total);
            assert_eq!(
                (bar.approved, bar.reported, bar.required, bar.percent),
                expected
            );
        }
    }
}
