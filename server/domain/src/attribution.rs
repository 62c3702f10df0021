//! Who gets the job: the ministry that supervises the work, or the supplier (domain.md section 6).
//!
//! The law is changing, so the rule is dated configuration. What counts through procurement is always its own line
//! and must never be added to a ministry's.

use chrono::NaiveDate;

coded_enum! {
    /// For whom a job counts.
    pub enum CountsAs {
        /// Lent (inleenverband): for the ministry
        Lent => "lent",
        /// Work on a bought service: for the supplier, shown on its own line
        ThroughProcurement => "through_procurement",
    }
}

coded_enum! {
    /// How it is decided for whom a job counts.
    pub enum AttributionRule {
        /// Lent where the work is done under the client's own supervision, else through procurement
        BySupervision => "by_supervision",
        /// Always lent
        AlwaysLent => "always_lent",
        /// Always through procurement
        AlwaysThroughProcurement => "always_through_procurement",
    }
}

/// The rules that hold one after another, each from a day on.
///
/// Before the first of them, and where there are none, supervision decides: the law of 2026.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AttributionRules {
    changes: Vec<(NaiveDate, AttributionRule)>,
}

impl AttributionRules {
    /// Rules by the first day on which each holds, in any order. Of two for the same day the last one holds.
    #[must_use]
    pub fn new(mut changes: Vec<(NaiveDate, AttributionRule)>) -> Self {
        changes.sort_by_key(|(from, _)| *from);
        Self { changes }
    }

    /// The rule that holds on a day.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> AttributionRule {
        let held = self
            .changes
            .iter()
            .take_while(|(from, _)| *from <= day)
            .last();
        held.map_or(AttributionRule::BySupervision, |(_, rule)| *rule)
    }

    /// For whom the jobs of a contract count on a day.
    #[must_use]
    pub fn counts_as(&self, client_supervision: bool, day: NaiveDate) -> CountsAs {
        match (self.on(day), client_supervision) {
            (AttributionRule::BySupervision, true) | (AttributionRule::AlwaysLent, _) => {
                CountsAs::Lent
            }
            (AttributionRule::BySupervision, false)
            | (AttributionRule::AlwaysThroughProcurement, _) => CountsAs::ThroughProcurement,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn supervision_decides_until_the_law_changes() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let rules = AttributionRules::new(vec![
            (day("2030-01-01"), AttributionRule::AlwaysThroughProcurement),
            (day("2028-01-01"), AttributionRule::AlwaysLent),
        ]);
        for (client_supervision, on, counts_as) in [
            (true, "2026-09-30", CountsAs::Lent),
            (false, "2027-12-31", CountsAs::ThroughProcurement),
            (false, "2028-01-01", CountsAs::Lent),
            (true, "2029-12-31", CountsAs::Lent),
            (true, "2030-01-01", CountsAs::ThroughProcurement),
        ] {
            assert_eq!(
                rules.counts_as(client_supervision, day(on)),
                counts_as,
                "{client_supervision} {on}"
            );
        }
        assert_eq!(
            AttributionRules::default().counts_as(true, NaiveDate::MAX),
            CountsAs::Lent
        );
    }

    #[test]
    fn codes_are_those_of_the_reports() {
        assert_eq!(CountsAs::Lent.code(), "lent");
        assert_eq!(
            CountsAs::from_code("through_procurement"),
            Some(CountsAs::ThroughProcurement)
        );
    }
}
