//! Value tables (bouwblokkentabellen): what a publisher says a placement is worth, and how it is to be counted.
//!
//! A table as data, well formed or not. What a line is worth is decided in [`crate::valuation`]; reading and storing
//! tables is done elsewhere.

mod choice;
mod faults;

use chrono::NaiveDate;

pub use self::choice::BlockChoice;
pub use self::faults::TableFault;
use crate::amount::{BasisPoints, Cents, Hours};
use crate::target_group::BenefitDuration;

/// Code of the block that values purchases at a social enterprise.
pub const SOCIAL_PURCHASE: &str = "sociale_inkoop";

/// Code of the block that values activities for society.
pub const SOCIAL_ACTIVITY: &str = "maatschappelijk";

coded_enum! {
    /// Which date of a contract chooses the table; never the placement's (domain.md section 4).
    pub enum ChosenBy {
        /// The day on which the contract was awarded
        ContractDate => "contract_date",
        /// The day on which the tender was published
        TenderPublicationDate => "tender_publication_date",
    }
}

coded_enum! {
    /// How time is measured (domain.md section 5).
    pub enum ProRata {
        /// Calendar months of the counted days, each month for its share of days
        Months => "months",
        /// Counted days of 365
        Days => "days",
        /// Paid hours of 52 full-time weeks; they already hold the part time, so the hours factor is 1
        Hours => "hours",
    }
}

coded_enum! {
    /// What a block's cap is counted in.
    pub enum CapCounts {
        /// Calendar months
        Calendar => "calendar",
        /// Worked time: calendar time times the hours factor
        WorkedTime => "worked_time",
    }
}

coded_enum! {
    /// What a block's amount is for.
    pub enum Unit {
        /// A year of full time
        Year => "year",
        /// A learning year of full time; as long as a year
        LearningYear => "learning_year",
        /// A calendar month, whatever the hours
        Month => "month",
        /// An hour
        Hour => "hour",
        /// A day of eight hours, and never more
        DayMaximum => "day_maximum",
        /// Nothing: the block's share of an invoice without VAT counts
        InvoiceShare => "invoice_share",
        /// Nothing: the cost that was made counts
        ActualCost => "actual_cost",
    }
}

/// A published table with its settings (domain.md section 5).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueTable {
    /// Short name, unique among tables: `haaglanden-2023`.
    pub code: String,
    /// Who published it.
    pub publisher: String,
    /// The publisher's version.
    pub version: String,
    /// Where it was published.
    pub source: String,
    /// First day of validity; `None`: since ever.
    pub valid_from: Option<NaiveDate>,
    /// Last day of validity; `None`: until further notice.
    pub valid_until: Option<NaiveDate>,
    /// Which date of a contract chooses the table.
    pub chosen_by: ChosenBy,
    /// Hours of a full-time week: 36, 38 or 40.
    pub full_time_hours: Hours,
    /// Below these hours a week a placement has no value; zero: no minimum.
    pub min_hours_per_week: Hours,
    /// How time is measured.
    pub pro_rata: ProRata,
    /// What caps are counted in.
    pub cap_counts: CapCounts,
    /// Whether the hours factor is at most 1.
    pub cap_hours_factor: bool,
    /// Whether bonuses are multiplied by the hours factor.
    pub bonus_pro_rated: bool,
    /// How many months before the contract's start a candidate may have started; `None`: any.
    pub counts_from_before_contract_months: Option<u32>,
    /// What placements, purchases and activities are worth.
    pub blocks: Vec<BuildingBlock>,
    /// What comes on top of a placement's block.
    pub bonuses: Vec<Bonus>,
}

/// What a year, month or hour for one target group is worth (bouwblok).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuildingBlock {
    /// The target group's code, or a code of the table's own.
    pub code: String,
    /// Codes of further groups that this block values.
    pub also: Vec<String>,
    /// For which benefit duration; `None`: for any.
    pub benefit_duration: Option<BenefitDuration>,
    /// The publisher's words.
    pub label: String,
    /// What the amount is for.
    pub unit: Unit,
    /// The amount of one unit; nothing for [`Unit::InvoiceShare`] and [`Unit::ActualCost`].
    pub amount: Cents,
    /// The share of an invoice that counts, for [`Unit::InvoiceShare`].
    pub share: BasisPoints,
    /// After how many months a placement has no further value; `None`: never.
    pub cap_months: Option<u32>,
}

/// What a claimed condition adds for a year (toeslag).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bonus {
    /// `50_plus`, `55_plus`, `permanent`, `language`, or the table's own.
    pub code: String,
    /// The amount for a year.
    pub amount: Cents,
}

impl ValueTable {
    /// Whether the table is valid on the day.
    #[must_use]
    pub fn is_valid_on(&self, date: NaiveDate) -> bool {
        self.valid_from.is_none_or(|from| from <= date)
            && self.valid_until.is_none_or(|until| date <= until)
    }

    /// The date of a contract that decides whether this table holds for it (domain.md section 4).
    ///
    /// `None` where the table is chosen by the date of the tender's publication and that isn't known.
    #[must_use]
    pub fn governing_date(
        &self,
        awarded: NaiveDate,
        tender_published: Option<NaiveDate>,
    ) -> Option<NaiveDate> {
        match self.chosen_by {
            ChosenBy::ContractDate => Some(awarded),
            ChosenBy::TenderPublicationDate => tender_published,
        }
    }

    /// The bonuses of this table for the claimed conditions: each once, and of the age bonuses (`50_plus`,
    /// `55_plus`) only the highest. Claims that the table doesn't know are left out.
    #[must_use]
    pub fn bonuses_for(&self, claimed: &[String]) -> Vec<&Bonus> {
        let mut chosen: Vec<&Bonus> = Vec::new();
        for bonus in self
            .bonuses
            .iter()
            .filter(|bonus| claimed.contains(&bonus.code))
        {
            let rival = chosen.iter_mut().find(|other| {
                other.code == bonus.code || (is_age_bonus(&other.code) && is_age_bonus(&bonus.code))
            });
            match rival {
                None => chosen.push(bonus),
                Some(other) if other.amount < bonus.amount => *other = bonus,
                Some(_) => {}
            }
        }
        chosen
    }
}

fn is_age_bonus(code: &str) -> bool {
    matches!(code, "50_plus" | "55_plus")
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A table of 36 hours by months, without blocks.
    pub(crate) fn empty_table() -> ValueTable {
        ValueTable {
            code: "test".to_owned(),
            publisher: "Nobody".to_owned(),
            version: "1".to_owned(),
            source: "here".to_owned(),
            valid_from: None,
            valid_until: None,
            chosen_by: ChosenBy::ContractDate,
            full_time_hours: Hours(360_000),
            min_hours_per_week: Hours::ZERO,
            pro_rata: ProRata::Months,
            cap_counts: CapCounts::Calendar,
            cap_hours_factor: true,
            bonus_pro_rated: false,
            counts_from_before_contract_months: None,
            blocks: Vec::new(),
            bonuses: Vec::new(),
        }
    }

    /// A block of so many euros a year.
    pub(crate) fn yearly(code: &str, euros: i64) -> BuildingBlock {
        BuildingBlock {
            code: code.to_owned(),
            also: Vec::new(),
            benefit_duration: None,
            label: code.to_owned(),
            unit: Unit::Year,
            amount: Cents(euros * 100),
            share: BasisPoints::ZERO,
            cap_months: None,
        }
    }

    /// A bonus of so many euros a year.
    pub(crate) fn bonus(code: &str, euros: i64) -> Bonus {
        Bonus {
            code: code.to_owned(),
            amount: Cents(euros * 100),
        }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn validity_includes_both_days() {
        let table = ValueTable {
            valid_from: Some(day("2023-07-01")),
            valid_until: Some(day("2024-06-30")),
            ..empty_table()
        };
        for (date, valid) in [
            ("2023-06-30", false),
            ("2023-07-01", true),
            ("2024-06-30", true),
            ("2024-07-01", false),
        ] {
            assert_eq!(table.is_valid_on(day(date)), valid, "{date}");
        }
        assert!(
            empty_table().is_valid_on(NaiveDate::MIN) && empty_table().is_valid_on(NaiveDate::MAX)
        );
    }

    #[test]
    fn the_table_says_which_date_chooses_it() {
        let (awarded, published) = (day("2024-02-01"), day("2023-09-01"));
        let by_tender = ValueTable {
            chosen_by: ChosenBy::TenderPublicationDate,
            ..empty_table()
        };
        assert_eq!(
            empty_table().governing_date(awarded, Some(published)),
            Some(awarded)
        );
        assert_eq!(
            by_tender.governing_date(awarded, Some(published)),
            Some(published)
        );
        assert_eq!(by_tender.governing_date(awarded, None), None);
    }

    #[test]
    fn only_the_highest_age_bonus_counts_and_each_bonus_once() {
        let bonuses = vec![
            bonus("50_plus", 5_000),
            bonus("55_plus", 7_500),
            bonus("language", 1_000),
        ];
        let table = ValueTable {
            bonuses,
            ..empty_table()
        };
        for (claimed, expected) in [
            (vec!["50_plus", "55_plus"], vec!["55_plus"]),
            (
                vec!["50_plus", "50_plus", "language"],
                vec!["50_plus", "language"],
            ),
            (vec!["permanent"], vec![]),
        ] {
            let claimed: Vec<String> = claimed.into_iter().map(str::to_owned).collect();
            let codes: Vec<_> = table
                .bonuses_for(&claimed)
                .into_iter()
                .map(|bonus| bonus.code.as_str())
                .collect();
            assert_eq!(codes, expected, "{claimed:?}");
        }
    }
}
