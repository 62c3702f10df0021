//! Lists entries for who may read the log.

use diesel::prelude::*;

use super::Entry;
use crate::storage::{
    Connection, Stored,
    schema::{audit_entry, contract, report, report_contract},
};

/// Which entries are wanted.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Public identifier of the account that acted.
    pub account: Option<String>,
    /// The deed, in its word.
    pub deed: Option<String>,
    /// Name of the object.
    pub object: Option<String>,
    /// Number of a contract: what was done to it, to what belongs to it, and to reports on it.
    pub contract: Option<String>,
    /// Code of a supplier: what was done to what is his, and what his users did.
    pub supplier: Option<String>,
    /// Recorded at or after this instant, as it is stored.
    pub from: Option<String>,
    /// Recorded before this instant, as it is stored.
    pub until: Option<String>,
    /// Only entries before this one.
    pub before: Option<i64>,
    /// Only entries after this one.
    pub after: Option<i64>,
}

/// Identifiers of the reports on a contract.
fn reports_on(connection: &mut Connection, number: &str) -> Stored<Vec<String>> {
    Ok(report_contract::table
        .inner_join(report::table)
        .inner_join(contract::table)
        .filter(contract::number.eq(number.to_owned()))
        .select(report::public_id)
        .distinct()
        .load(connection)?)
}

/// So many of the wanted entries: the newest first, or from the oldest on where `oldest_first`.
///
/// # Errors
/// When the query fails.
pub fn page(
    connection: &mut Connection,
    asked: &Asked,
    oldest_first: bool,
    most: i64,
) -> Stored<Vec<Entry>> {
    let mut query = audit_entry::table.into_boxed();
    if let Some(account) = asked.account.clone() {
        query = query.filter(audit_entry::account.eq(account));
    }
    if let Some(deed) = asked.deed.clone() {
        query = query.filter(audit_entry::deed.eq(deed));
    }
    if let Some(object) = asked.object.clone() {
        query = query.filter(audit_entry::object.eq(object));
    }
    if let Some(number) = asked.contract.clone() {
        let reports = reports_on(connection, &number)?;
        query = query.filter(
            audit_entry::contract
                .eq(number)
                .or(audit_entry::object.eq_any(reports)),
        );
    }
    if let Some(code) = asked.supplier.clone() {
        query = query.filter(
            audit_entry::supplier
                .eq(code.clone())
                .or(audit_entry::account_supplier.eq(code)),
        );
    }
    if let Some(from) = asked.from.clone() {
        query = query.filter(audit_entry::recorded_at.ge(from));
    }
    if let Some(until) = asked.until.clone() {
        query = query.filter(audit_entry::recorded_at.lt(until));
    }
    if let Some(before) = asked.before {
        query = query.filter(audit_entry::seq.lt(before));
    }
    if let Some(after) = asked.after {
        query = query.filter(audit_entry::seq.gt(after));
    }
    query = if oldest_first {
        query.order(audit_entry::seq.asc())
    } else {
        query.order(audit_entry::seq.desc())
    };
    Ok(query.limit(most).load(connection)?)
}
