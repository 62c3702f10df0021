//! What follows when a contract changes: shares are taken of its new value, and its lines are valued again where its days
//! count.
//!
//! It only writes to the database: an import tries its changes out and undoes them.

use super::{Refusal, revalue_contract::queue_revaluation};
use crate::{
    clock::Instant,
    storage::{
        Connection, Known, contracts,
        obligations::{self, NewTerms},
    },
};

/// Lets obligations and values follow a contract that was changed, in the same transaction.
///
/// # Errors
/// When a query fails.
pub(super) fn contract_changed(
    connection: &mut Connection,
    contract: i64,
    by: Option<i64>,
    now: Instant,
) -> Result<(), Refusal> {
    for own in contracts::by_ids(connection, &[contract])? {
        for stored in obligations::of_contracts(connection, &[contract], Known::now())? {
            let other = |base: i64| base != own.value_cents;
            for terms in stored.terms.iter().filter(|one| other(one.row.base_cents)) {
                let row = &terms.row;
                let renewed = NewTerms {
                    base_cents: own.value_cents,
                    recorded_by: by,
                    recorded_at: now.stored(),
                    ..NewTerms::again(row)
                };
                obligations::retire_terms(connection, row.id, now.stored())?;
                obligations::insert_terms(connection, &renewed, &terms.milestones)?;
            }
        }
    }
    queue_revaluation(connection, contract, now)
}
