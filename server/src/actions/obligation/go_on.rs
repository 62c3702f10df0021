//! Lets the obligations of a contract that is extended go on until its new end.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::{
    actions::Refusal,
    clock::Instant,
    storage::{
        Connection, Known,
        obligations::{self, NewTerms},
    },
};

/// What becomes of the obligations of a contract that is extended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub enum AtExtension {
    /// Those that end with the contract go on until its new end.
    #[default]
    Extend,
    /// They end when they did.
    Keep,
}

/// The days of an extension, and what it is told by.
pub(in crate::actions) struct Extended {
    pub(in crate::actions) ended_before: NaiveDate,
    pub(in crate::actions) ends: NaiveDate,
    pub(in crate::actions) reason: String,
}

/// Amends every obligation of a contract that ends with it: from the day after, the same terms hold until the new end. The
/// terms before stay as they are.
///
/// # Errors
/// When a query fails.
pub(in crate::actions) fn go_on(
    connection: &mut Connection,
    contract: i64,
    extended: &Extended,
    by: Option<i64>,
    now: Instant,
) -> Result<(), Refusal> {
    let Some(holds_from) = extended.ended_before.succ_opt() else {
        return Ok(());
    };
    for stored in obligations::of_contracts(connection, &[contract], Known::now())? {
        let last = stored.terms.last();
        let Some(last) = last.filter(|last| last.row.ends == extended.ended_before) else {
            continue;
        };
        let longer = NewTerms {
            holds_from,
            ends: extended.ends,
            reason: Some(extended.reason.clone()),
            recorded_by: by,
            recorded_at: now.stored(),
            ..NewTerms::again(&last.row)
        };
        obligations::insert_terms(connection, &longer, &last.milestones)?;
        obligations::count_change(connection, stored.id)?;
    }
    Ok(())
}
