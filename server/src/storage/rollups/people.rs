//! The people of a contract: how many were placed up to a day, how many stayed, how many became permanent.
//!
//! People can't be added up over reports: the same one stands in many. So they are counted per contract, each from the
//! day on which it is known of him.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};
use diesel::{
    prelude::*,
    sql_types::{BigInt, Date, Nullable, Text},
};

use super::rows::People;
use crate::storage::{Connection, Stored, database::each};

/// Different candidates placed.
const CANDIDATES: &str = "candidates";
/// Months after which placements are asked whether they still run.
const LASTING: [u32; 2] = [6, 12];

/// Placements that are alike in all that is asked of them.
#[derive(QueryableByName)]
struct Alike {
    #[diesel(sql_type = Date)]
    first_period: NaiveDate,
    #[diesel(sql_type = Date)]
    last_period: NaiveDate,
    #[diesel(sql_type = Nullable<Date>)]
    starts: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Date>)]
    ends: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<Text>)]
    began: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    became: Option<String>,
    #[diesel(sql_type = BigInt)]
    people: i64,
}

// Who stands in lines that were set aside only is not there; a line that was set aside still says that somebody did not
// leave.
const ALIKE: &str = "SELECT first_period, last_period, starts, ends, began, became, CAST(COUNT(*) AS BIGINT) AS people \
    FROM (SELECT candidate, MIN(CASE WHEN counts = 1 THEN period_end END) AS first_period, MAX(period_end) AS last_period, MIN(starts) AS starts, \
    MAX(CASE WHEN latest = 1 THEN ends END) AS ends, \
    MAX(CASE WHEN earliest = 1 THEN arrangement END) AS began, \
    MAX(CASE WHEN latest = 1 THEN arrangement END) AS became FROM \
    (SELECT candidate, period_end, starts, ends, arrangement, \
    CASE WHEN id IN (SELECT line_id FROM line_set_aside WHERE contract_id = $1 AND known_until IS NULL) \
    THEN 0 ELSE 1 END AS counts, \
    ROW_NUMBER() OVER (PARTITION BY candidate ORDER BY period_end DESC, id DESC) AS latest, \
    ROW_NUMBER() OVER (PARTITION BY candidate ORDER BY period_end, id) AS earliest \
    FROM report_line WHERE contract_id = $1 AND state = 'accepted' AND kind = 'placement' \
    AND candidate IS NOT NULL) AS placed GROUP BY candidate HAVING MAX(counts) = 1) AS person \
    GROUP BY first_period, last_period, starts, ends, began, became";

/// The people of a contract by its accepted lines.
pub(super) fn of_contract(connection: &mut Connection, contract: i64) -> Stored<Vec<People>> {
    let alike: Vec<Alike> = each!(connection, inner => diesel::sql_query(ALIKE).bind::<BigInt, _>(contract).load(inner))?;
    let latest = alike.iter().map(|one| one.last_period).max();
    let mut counts: BTreeMap<(String, NaiveDate), i64> = BTreeMap::new();
    for one in &alike {
        let mut add = |measure: String, from: NaiveDate| {
            let sum = counts.entry((measure, from)).or_default();
            *sum = sum.saturating_add(one.people);
        };
        add(CANDIDATES.to_owned(), one.first_period);
        // Who is in no later report any more has left, whether somebody said so or not.
        let left = latest
            .filter(|latest| one.last_period < *latest)
            .map(|_| one.last_period);
        let end = one.ends.or(left);
        for months in LASTING {
            let reached = one
                .starts
                .and_then(|start| start.checked_add_months(Months::new(months)));
            let Some(reached) = reached else { continue };
            add(format!("placed_{months}"), reached);
            if end.is_none_or(|end| end >= reached) {
                add(format!("lasted_{months}"), reached);
            }
        }
        if one.began.as_deref() == Some("temporary") {
            add("temporary".to_owned(), one.first_period);
            if one.became.as_deref() == Some("permanent") {
                add("became_permanent".to_owned(), one.last_period);
            }
        }
    }
    let rows = counts
        .into_iter()
        .map(|((measure, counts_from), people)| People {
            contract_id: contract,
            measure,
            counts_from,
            people,
        });
    Ok(rows.collect())
}
