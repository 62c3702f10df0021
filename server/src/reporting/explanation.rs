//! Why a line is worth what it is, as it is stored beside the amount and shown under "Waarom?".

use meetbaar_domain::{amount::Exact, valuation::Valuation};
use serde::{Deserialize, Serialize};

/// How an amount was worked out. Numbers are plain decimals or fractions as text, days are ISO.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
pub struct Explanation {
    /// Code of the value table and its revision.
    pub value_table: Option<(String, i32)>,
    /// The building block's name, as its publisher wrote it.
    pub block: Option<String>,
    /// The block's amount in euros.
    pub amount: Option<String>,
    /// The block's unit, in its word.
    pub unit: Option<String>,
    /// First and last day that counts.
    pub counted: Option<(chrono::NaiveDate, chrono::NaiveDate)>,
    /// Time in the block's unit.
    pub time: Option<String>,
    /// Hours factor.
    pub factor: Option<String>,
    /// Bonuses with their amount in euros a year.
    #[serde(default)]
    pub bonuses: Vec<(String, String)>,
    /// Whether the lower of two amounts was taken because the line does not say the benefit's duration.
    #[serde(default)]
    pub lower_amount_assumed: bool,
    /// Why it is worth nothing, in a word.
    pub not_valued: Option<String>,
}

impl Explanation {
    /// From what the rules say of a line.
    #[must_use]
    pub fn of(valuation: &Valuation, value_table: Option<(String, i32)>) -> Self {
        let block = valuation.block.as_ref();
        Self {
            value_table,
            block: block.map(|block| block.label.clone()),
            amount: block.map(|block| block.amount.plain()),
            unit: block.map(|block| block.unit.code().to_owned()),
            counted: valuation
                .counted
                .map(|counted| (counted.start(), counted.end())),
            time: Some(decimals(valuation.time)),
            factor: Some(decimals(valuation.factor)),
            bonuses: valuation
                .bonuses
                .iter()
                .map(|(code, amount)| (code.clone(), amount.plain()))
                .collect(),
            lower_amount_assumed: valuation.lower_duration_assumed,
            not_valued: valuation.reason.map(|reason| reason.code().to_owned()),
        }
    }

    /// As stored.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// At most four decimals, without trailing zeros: for reading, not for reckoning.
fn decimals(exact: Exact) -> String {
    let parts = (exact * Exact::from_integer(10_000)).round().to_integer();
    let text = format!("{}.{:04}", parts / 10_000, parts.unsigned_abs() % 10_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let shown = |numerator, denominator| decimals(Exact::new(numerator, denominator));
        assert_eq!(shown(1, 2), "0.5");
        assert_eq!(shown(2, 3), "0.6667");
        assert_eq!(shown(4, 1), "4");
        assert_eq!(shown(0, 1), "0");
    }
}
