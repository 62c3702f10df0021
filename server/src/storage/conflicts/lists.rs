//! Conflicts as they are listed, with the lines that each is between.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::{dsl::exists, prelude::*};

use crate::{
    access::Scope,
    storage::{
        Connection, Stored,
        lines::CHUNK,
        schema::{
            conflict, conflict_line, contract, line_set_aside, report, report_line, supplier,
        },
        within,
    },
};

/// Which conflicts; what is not said narrows nothing down.
#[derive(Clone, Debug, Default)]
pub struct ConflictFilter {
    /// `open`, `decided` or `lapsed`.
    pub state: Option<String>,
    /// Key of a contract that it touches.
    pub contract: Option<i64>,
    /// Key of a report that it touches.
    pub report: Option<i64>,
}

/// A conflict in a list.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = conflict)]
pub struct ListedConflict {
    /// Key.
    pub id: i64,
    /// Identifier for the outside.
    pub public_id: String,
    /// `same_hours` or `over_full_week`.
    pub kind: String,
    /// `open`, `decided` or `lapsed`.
    pub state: String,
    /// First day of its lines' periods.
    pub starts: NaiveDate,
    /// Last day of them.
    pub ends: NaiveDate,
    /// Version, for those who decide at once.
    pub version: i64,
    /// When it was raised.
    pub raised_at: NaiveDateTime,
}

/// The next conflicts after a key that lie within a scope with all their lines, oldest first.
///
/// # Errors
/// When the query fails.
pub fn after(
    connection: &mut Connection,
    scope: Scope,
    filter: &ConflictFilter,
    after: i64,
    limit: i64,
) -> Stored<Vec<ListedConflict>> {
    let mut query = conflict::table
        .filter(conflict::id.gt(after))
        .order(conflict::id)
        .limit(limit)
        .select(ListedConflict::as_select())
        .into_boxed();
    if let Some(within) = within::conflicts(scope) {
        query = query.filter(within);
    }
    if let Some(state) = &filter.state {
        query = query.filter(conflict::state.eq(state.clone()));
    }
    let lines = || conflict_line::table.filter(conflict_line::conflict_id.eq(conflict::id));
    if let Some(contract) = filter.contract {
        query = query.filter(exists(
            lines().filter(conflict_line::contract_id.eq(contract)),
        ));
    }
    if let Some(report) = filter.report {
        query = query.filter(exists(lines().filter(conflict_line::report_id.eq(report))));
    }
    Ok(query.load(connection)?)
}

/// The conflict of a public identifier, if it lies within the scope with all its lines.
///
/// # Errors
/// When the query fails.
pub fn by_public_id(
    connection: &mut Connection,
    scope: Scope,
    public_id: &str,
) -> Stored<Option<ListedConflict>> {
    let mut query = conflict::table
        .filter(conflict::public_id.eq(public_id.to_owned()))
        .select(ListedConflict::as_select())
        .into_boxed();
    if let Some(within) = within::conflicts(scope) {
        query = query.filter(within);
    }
    Ok(query.first(connection).optional()?)
}

/// A line that a conflict is between, with the names around it.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "the fields are those of lines and reports")]
pub struct Member {
    pub conflict_id: i64,
    pub line_id: i64,
    pub report_id: i64,
    pub report: String,
    pub file_name: String,
    pub submitted_by: Option<i64>,
    pub supplier_id: i64,
    pub supplier: String,
    pub contract_id: i64,
    pub contract: String,
    pub state: String,
    pub sheet: String,
    pub sheet_row: i64,
    pub candidate: Option<String>,
    pub target_group: Option<String>,
    pub period: (NaiveDate, NaiveDate),
    pub starts: Option<NaiveDate>,
    pub ends: Option<NaiveDate>,
    pub hours_per_week: Option<i64>,
    pub paid_hours: Option<i64>,
    /// Whether it doesn't count, by this decision or another.
    pub set_aside: bool,
}

/// The lines of those conflicts, in order.
///
/// # Errors
/// When a query fails.
pub fn members(connection: &mut Connection, conflicts: &[i64]) -> Stored<Vec<Member>> {
    let mut found = Vec::new();
    for some in conflicts.chunks(CHUNK) {
        let aside = line_set_aside::table
            .filter(line_set_aside::line_id.eq(conflict_line::line_id))
            .filter(line_set_aside::known_until.is_null());
        let members = conflict_line::table
            .inner_join(
                report_line::table
                    .inner_join(report::table.inner_join(supplier::table))
                    .inner_join(contract::table),
            )
            .filter(conflict_line::conflict_id.eq_any(some.to_vec()))
            .order((conflict_line::conflict_id, conflict_line::line_id))
            .select((
                conflict_line::conflict_id,
                conflict_line::line_id,
                conflict_line::report_id,
                report::public_id,
                report::file_name,
                report::submitted_by,
                report::supplier_id,
                supplier::name,
                conflict_line::contract_id,
                contract::number,
                report_line::state,
                report_line::sheet,
                report_line::sheet_row,
                report_line::candidate,
                report_line::target_group,
                (report_line::period_start, report_line::period_end),
                report_line::starts,
                report_line::ends,
                report_line::hours_per_week,
                report_line::paid_hours,
                exists(aside),
            ));
        found.extend(members.load::<Member>(connection)?);
    }
    Ok(found)
}
