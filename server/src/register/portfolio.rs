//! A portfolio as a TOML file: buyers, categories, suppliers, and contracts with their obligation and who reports what.

use chrono::NaiveDate;
use meetbaar_domain::amount::{BasisPoints, Cents, Hours, Jobs};
use serde::Deserialize;

use super::decimal::{Decimal, date_of};

/// A portfolio.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portfolio {
    /// Day for which its expected standings hold.
    #[serde(deserialize_with = "day")]
    pub reference_date: NaiveDate,
    /// Ministries and their parts.
    pub buyer: Vec<Buyer>,
    /// Kinds of spending.
    pub category: Vec<Category>,
    /// Who owes.
    pub supplier: Vec<Supplier>,
    /// What they owe under.
    pub contract: Vec<Contract>,
}

/// A ministry or a part of one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "code and name")]
pub struct Buyer {
    pub code: String,
    pub name: String,
    pub part_of: Option<String>,
}

/// A kind of spending.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "code, name and sector")]
pub struct Category {
    pub code: String,
    pub name: String,
    pub sector: String,
}

/// A supplier.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "code and name")]
pub struct Supplier {
    pub code: String,
    pub name: String,
}

/// A contract with one obligation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names are those of the register")]
pub struct Contract {
    pub number: String,
    pub supplier: String,
    pub buyer: String,
    pub category: String,
    pub client_supervision: bool,
    pub value: Decimal,
    #[serde(deserialize_with = "day")]
    pub awarded: NaiveDate,
    #[serde(default, deserialize_with = "optional_day")]
    pub tender_published: Option<NaiveDate>,
    #[serde(deserialize_with = "day")]
    pub start: NaiveDate,
    #[serde(deserialize_with = "day")]
    pub end: NaiveDate,
    /// Name of the file that the supplier sends.
    pub report: Option<String>,
    /// The period that is stated at upload, where the file does not state it.
    #[serde(default, deserialize_with = "optional_period")]
    pub report_period: Option<(NaiveDate, NaiveDate)>,
    pub obligation: Obligation,
}

/// What a contract demands.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "the names are those of the register")]
pub struct Obligation {
    pub kind: String,
    pub share: Option<Decimal>,
    pub amount: Option<Decimal>,
    pub floor: Option<Decimal>,
    pub cap: Option<Decimal>,
    pub reduction: Option<Decimal>,
    pub text: Option<String>,
    pub value_table: Option<String>,
    pub reports: String,
    /// First and last day of the certificate for which the obligation is reduced; the whole term without it.
    #[serde(default, deserialize_with = "optional_period")]
    pub reduction_valid: Option<(NaiveDate, NaiveDate)>,
    /// What must have been realised in all by certain days.
    #[serde(default)]
    pub milestones: Vec<Milestone>,
}

/// What must have been realised in all by a day.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    missing_docs,
    reason = "by when, and how much in the unit of the obligation"
)]
pub struct Milestone {
    #[serde(deserialize_with = "day")]
    pub due: NaiveDate,
    pub amount: Decimal,
}

impl Obligation {
    /// The amount in the unit in which the register keeps this kind; `None` when it can't be read.
    #[must_use]
    pub fn stored_amount(&self) -> Option<i64> {
        self.stored(self.amount.as_ref()?)
    }

    /// A number in the unit in which the register keeps this kind; `None` when it can't be read.
    #[must_use]
    pub fn stored(&self, number: &Decimal) -> Option<i64> {
        let text = &number.0;
        match self.kind.as_str() {
            "jobs" => Jobs::parse(text).map(|jobs| jobs.0),
            "hours" => Hours::parse(text).map(|hours| hours.0),
            "placements" => text.parse().ok(),
            _ => Cents::parse(text).map(|cents| cents.0),
        }
    }
}

/// Euros of a file as cents; `None` when they can't be read.
#[must_use]
pub fn cents(stated: Option<&Decimal>) -> Option<i64> {
    stated
        .and_then(|number| Cents::parse(&number.0))
        .map(|cents| cents.0)
}

/// A percentage of a file in hundredths of a percent; `None` when it can't be read.
#[must_use]
pub fn basis_points(stated: Option<&Decimal>) -> Option<i64> {
    stated
        .and_then(|number| BasisPoints::parse(&number.0))
        .map(|share| share.0)
}

/// Reads a portfolio.
///
/// # Errors
/// What is wrong, with its line.
pub fn parse(text: &str) -> Result<Portfolio, String> {
    toml::from_str(text).map_err(|error| error.to_string())
}

fn day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let stated = toml::value::Datetime::deserialize(deserializer)?;
    date_of(stated).ok_or_else(|| serde::de::Error::custom("a day such as 2026-09-30"))
}

fn optional_day<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<NaiveDate>, D::Error> {
    day(deserializer).map(Some)
}

fn optional_period<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<(NaiveDate, NaiveDate)>, D::Error> {
    let [start, end] = <[toml::value::Datetime; 2]>::deserialize(deserializer)?;
    match (date_of(start), date_of(end)) {
        (Some(start), Some(end)) => Ok(Some((start, end))),
        _ => Err(serde::de::Error::custom(
            "two days such as [2026-07-01, 2026-09-30]",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::shipped;

    #[test]
    fn the_demonstration_is_understood_to_its_last_contract() {
        let portfolio = parse(shipped::PORTFOLIO).unwrap();
        assert_eq!(
            (portfolio.supplier.len(), portfolio.contract.len()),
            (10, 11)
        );
        let jobs = portfolio
            .contract
            .iter()
            .find(|one| one.obligation.kind == "jobs");
        assert_eq!(jobs.unwrap().obligation.stored_amount(), Some(60_000));
    }

    #[test]
    fn milestones_and_a_certificate_are_in_the_unit_of_the_obligation() {
        let text = "kind = \"fixed_amount\"\namount = 90000\nreports = \"quarter\"\nreduction = \"25\"\n\
            reduction_valid = [2026-01-01, 2026-12-31]\nmilestones = [{ due = 2026-06-30, amount = 45000.5 }]\n";
        let obligation: Obligation = toml::from_str(text).unwrap();
        assert_eq!(
            obligation.stored(&obligation.milestones[0].amount),
            Some(4_500_050)
        );
        assert_eq!(basis_points(obligation.reduction.as_ref()), Some(2_500));
        assert!(toml::from_str::<Obligation>(&text.replace("due", "duw")).is_err());
    }
}
