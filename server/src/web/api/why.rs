//! How a line's worth was worked out, as programs see it.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use crate::reporting::explanation::Explanation;

/// How it was worked out. Numbers are decimals or fractions as text.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Why {
    value_table: Option<String>,
    value_table_revision: Option<i32>,
    block: Option<String>,
    amount: Option<String>,
    unit: Option<String>,
    counted_from: Option<NaiveDate>,
    counted_until: Option<NaiveDate>,
    time: Option<String>,
    factor: Option<String>,
    bonuses: Vec<Bonus>,
    lower_amount_assumed: bool,
    not_valued: Option<String>,
}

/// A bonus that was added.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Bonus {
    code: String,
    amount: String,
}

impl Why {
    /// From what is stored beside the amount.
    pub(super) fn of(stored: &str) -> Self {
        let told: Explanation = serde_json::from_str(stored).unwrap_or_default();
        let (table, revision) = told.value_table.unzip();
        let (from, until) = told.counted.unzip();
        Self {
            value_table: table,
            value_table_revision: revision,
            block: told.block,
            amount: told.amount,
            unit: told.unit,
            counted_from: from,
            counted_until: until,
            time: told.time,
            factor: told.factor,
            bonuses: told
                .bonuses
                .into_iter()
                .map(|(code, amount)| Bonus { code, amount })
                .collect(),
            lower_amount_assumed: told.lower_amount_assumed,
            not_valued: told.not_valued,
        }
    }
}
