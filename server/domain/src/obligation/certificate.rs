//! What certificates of the Prestatieladder Socialer Ondernemen (PSO) take off (domain.md section 4).
//!
//! Terms that name a step are reduced on the days on which the supplier holds a certificate of that step or a higher one.
//! Terms that name none are reduced on the days that they state themselves: that is a [`Reduction`] already.

use super::Reduction;
use crate::amount::BasisPoints;
use crate::period::Period;

coded_enum! {
    /// A step of the PSO, the lowest first.
    pub enum Step {
        /// Step 1
        One => "1",
        /// Step 2
        Two => "2",
        /// Step 3
        Three => "3",
        /// Above the steps: a third of those who work there are of the target groups
        ThirtyPlus => "30+",
    }
}

/// A certificate, and the days on which it holds: on the day after them it has lapsed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// Its step.
    pub step: Step,
    /// First and last day.
    pub valid: Period,
}

/// A reduction for whoever holds a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CertifiedReduction {
    /// The share that is taken off.
    pub share: BasisPoints,
    /// The lowest step that brings it.
    pub least: Step,
    /// The days outside which no certificate brings it; `None`: there are none.
    pub within: Option<Period>,
}

impl CertifiedReduction {
    /// The days on which a certificate brings it; `None` where it brings nothing.
    #[must_use]
    pub fn days_of(&self, certificate: &Certificate) -> Option<Period> {
        if certificate.step < self.least {
            return None;
        }
        match self.within {
            Some(within) => within.intersect(certificate.valid),
            None => Some(certificate.valid),
        }
    }

    /// What those certificates take off, each on its days. Two that hold on one day take off no more than one.
    #[must_use]
    pub fn by(&self, certificates: &[Certificate]) -> Vec<Reduction> {
        let days = certificates.iter().filter_map(|one| self.days_of(one));
        days.map(|days| Reduction {
            share: self.share,
            valid: Some(days),
        })
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(start: &str, end: &str) -> Period {
        Period::new(start.parse().unwrap(), end.parse().unwrap()).unwrap()
    }

    #[test]
    fn a_certificate_brings_it_on_its_days_from_the_step_on() {
        let year = days("2026-01-01", "2026-12-31");
        let spring = days("2026-03-01", "2026-05-31");
        let across = days("2025-07-01", "2026-06-30");
        for (least, within, step, valid, brings) in [
            (Step::Two, None, Step::One, year, None),
            (Step::Two, None, Step::Two, year, Some(year)),
            (Step::Two, None, Step::Three, year, Some(year)),
            (Step::Three, None, Step::ThirtyPlus, year, Some(year)),
            (Step::ThirtyPlus, None, Step::Three, year, None),
            (Step::One, Some(spring), Step::One, year, Some(spring)),
            (
                Step::One,
                Some(year),
                Step::One,
                across,
                Some(days("2026-01-01", "2026-06-30")),
            ),
            (
                Step::One,
                Some(spring),
                Step::One,
                days("2026-06-01", "2026-12-31"),
                None,
            ),
        ] {
            let reduction = CertifiedReduction {
                share: BasisPoints(2_500),
                least,
                within,
            };
            let certificate = Certificate { step, valid };
            let expected = brings.map(|days| Reduction {
                share: BasisPoints(2_500),
                valid: Some(days),
            });
            assert_eq!(
                reduction.by(&[certificate]),
                expected.into_iter().collect::<Vec<_>>(),
                "{least:?} {within:?} {certificate:?}"
            );
        }
    }
}
