//! Gaps of which somebody was warned: at most one warning an obligation and report.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{Connection, Stored, database::each, schema::gap_alert};

/// A warning to be noted.
#[derive(Insertable)]
#[diesel(table_name = gap_alert)]
pub struct NewGapAlert {
    /// Obligation that is behind.
    pub obligation_id: i64,
    /// Report whose acceptance showed it.
    pub report_id: i64,
    /// Day for which the figures hold.
    pub reference_date: NaiveDate,
    /// What was required, in the unit of the obligation.
    pub required_amount: i64,
    /// What was realised.
    pub realised_amount: i64,
    /// What lacks.
    pub gap_amount: i64,
    /// When the warning was raised.
    pub raised_at: NaiveDateTime,
}

/// Notes a warning. False when it stood there already.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewGapAlert) -> Stored<bool> {
    let inserted = each!(connection, inner => diesel::insert_into(gap_alert::table)
        .values(new)
        .on_conflict_do_nothing()
        .execute(inner))?;
    Ok(inserted == 1)
}
