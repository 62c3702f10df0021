//! Reports page by page, newest first, narrowed down: each page goes on from the place of the last report before.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{contract, report, report_contract, supplier},
    within,
};
use crate::access::Scope;

/// Which reports; what is not said narrows nothing down.
#[derive(Clone, Debug, Default)]
pub struct ReportFilter {
    /// State, in its word.
    pub state: Option<String>,
    /// Code or name of the supplier.
    pub supplier: Option<String>,
    /// Number of a contract that it covers.
    pub contract: Option<String>,
    /// Uploaded then or later.
    pub uploaded_from: Option<NaiveDateTime>,
    /// Uploaded before then.
    pub uploaded_until: Option<NaiveDateTime>,
}

/// The place of a report in the list: when it was uploaded, and its key.
pub type Place = (NaiveDateTime, i64);

/// A report in a list.
#[derive(Clone, Debug, Queryable)]
pub struct PagedReport {
    /// Its key.
    pub id: i64,
    /// Identifier for the outside.
    pub public_id: String,
    /// Name of the file.
    pub file_name: String,
    /// Name of the supplier.
    pub supplier: String,
    /// State, in its word.
    pub state: String,
    /// When it was uploaded.
    pub uploaded_at: NaiveDateTime,
}

/// The reports within a scope after a place, newest first, at most `limit`.
///
/// # Errors
/// When the query fails.
pub fn page(
    connection: &mut Connection,
    scope: Scope,
    filter: &ReportFilter,
    after: Option<Place>,
    limit: i64,
) -> Stored<Vec<PagedReport>> {
    let mut query = report::table
        .inner_join(supplier::table)
        .order((report::uploaded_at.desc(), report::id.desc()))
        .select((
            report::id,
            report::public_id,
            report::file_name,
            supplier::name,
            report::state,
            report::uploaded_at,
        ))
        .limit(limit)
        .into_boxed();
    if let Some(within) = within::reports(scope) {
        query = query.filter(within);
    }
    if let Some((at, id)) = after {
        query = query.filter(
            report::uploaded_at
                .lt(at)
                .or(report::uploaded_at.eq(at).and(report::id.lt(id))),
        );
    }
    if let Some(state) = &filter.state {
        query = query.filter(report::state.eq(state.clone()));
    }
    if let Some(named) = &filter.supplier {
        query = query.filter(
            supplier::code
                .eq(named.clone())
                .or(supplier::name.eq(named.clone())),
        );
    }
    if let Some(number) = &filter.contract {
        let covering = report_contract::table
            .inner_join(contract::table)
            .filter(contract::number.eq(number.clone()))
            .select(report_contract::report_id);
        query = query.filter(report::id.eq_any(covering));
    }
    if let Some(from) = filter.uploaded_from {
        query = query.filter(report::uploaded_at.ge(from));
    }
    if let Some(until) = filter.uploaded_until {
        query = query.filter(report::uploaded_at.lt(until));
    }
    Ok(query.load(connection)?)
}
