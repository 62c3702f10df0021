//! The lines of a report beside those of the report before it, on the same contracts and days: which line stands for
//! which, and what became of them. The database compares; no line is loaded but those of one page.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::{prelude::*, sql_types::BigInt};

use super::{
    Connection, Stored,
    database::each,
    schema::{earlier_report, report, report_change, report_contract, report_line},
};

/// Lines of a report beside those of the earlier ones that are of the same: by candidate; by invoice and vendor; by day
/// and description. Of several that are alike the first stands for the first. `{by}` and `{on}` say what more must be
/// alike.
const MATCH: &str = "UPDATE report_line SET earlier_line_id = m.earlier, change_kind = m.kind FROM (\
     SELECT n.id AS line, o.id AS earlier, CASE WHEN {same} THEN 'same' ELSE 'changed' END AS kind FROM (\
     SELECT l.*, {key} AS line_key, ROW_NUMBER() OVER (PARTITION BY l.contract_id, {key}, {by} ORDER BY l.id) AS place, \
     COUNT(*) OVER (PARTITION BY l.contract_id, {key}, {by}) AS alike \
     FROM report_line l WHERE l.report_id = $1 AND l.earlier_line_id IS NULL) n JOIN (\
     SELECT l.*, {key} AS line_key, ROW_NUMBER() OVER (PARTITION BY l.contract_id, {key}, {by} ORDER BY l.id) AS place, \
     COUNT(*) OVER (PARTITION BY l.contract_id, {key}, {by}) AS alike \
     FROM report_line l {earlier}) o \
     ON o.contract_id = n.contract_id AND o.line_key = n.line_key AND o.place = n.place {on}) AS m \
     WHERE report_line.id = m.line";

/// What a line is known by.
const KEY: &str = "l.kind || '|' || CASE l.kind WHEN 'placement' THEN COALESCE(l.candidate, '') \
     WHEN 'purchase' THEN COALESCE(l.invoice, '') || '|' || COALESCE(l.vendor, '') \
     WHEN 'activity' THEN COALESCE(CAST(l.day AS TEXT), '') || '|' || COALESCE(l.description, '') ELSE '' END";

/// The lines of the earlier reports in the days that this one covers, but for those that some line stands for already.
const EARLIER: &str = "JOIN earlier_report e ON e.report_id = $1 AND e.contract_id = l.contract_id \
     AND e.earlier_id = l.report_id WHERE EXISTS (SELECT 1 FROM report_contract c WHERE c.report_id = $1 \
     AND c.contract_id = l.contract_id AND l.period_start >= c.period_start AND l.period_end <= c.period_end) \
     AND l.id NOT IN (SELECT t.earlier_line_id FROM report_line t \
     WHERE t.report_id = $1 AND t.earlier_line_id IS NOT NULL)";

/// Whether two lines say the same.
const SAME: [&str; 14] = [
    "target_group",
    "benefit_duration",
    "ldr",
    "starts",
    "ends",
    "hours_per_week",
    "paid_hours",
    "arrangement",
    "bonuses",
    "invoice",
    "day",
    "amount_cents",
    "hours",
    "period_end",
];

fn matching(by: &str, on: &str) -> String {
    let same: Vec<String> = SAME
        .iter()
        .map(|field| format!("n.{field} IS NOT DISTINCT FROM o.{field}"))
        .collect();
    MATCH
        .replace("{same}", &same.join(" AND "))
        .replace("{earlier}", EARLIER)
        .replace("{by}", by)
        .replace("{key}", KEY)
        .replace("{on}", on)
}

/// The reports with which the lines of a report were compared, each with its contract.
///
/// # Errors
/// When the query fails.
pub fn earlier_of(connection: &mut Connection, report: i64) -> Stored<Vec<(i64, i64)>> {
    Ok(earlier_report::table
        .filter(earlier_report::report_id.eq(report))
        .order((earlier_report::contract_id, earlier_report::earlier_id))
        .select((earlier_report::contract_id, earlier_report::earlier_id))
        .load(connection)?)
}

/// The reports of a contract within days that wait for a decision or were returned, the latest first, of those that came
/// before a report.
///
/// # Errors
/// When the query fails.
pub fn latest_before(
    connection: &mut Connection,
    contract: i64,
    (start, end): (NaiveDate, NaiveDate),
    before: i64,
) -> Stored<Option<i64>> {
    Ok(report_contract::table
        .inner_join(report::table)
        .filter(report_contract::contract_id.eq(contract))
        .filter(report_contract::report_id.lt(before))
        .filter(report_contract::period_start.ge(start))
        .filter(report_contract::period_end.le(end))
        .filter(report::state.eq_any(vec!["submitted", "returned"]))
        .order((report::submitted_at.desc(), report::id.desc()))
        .select(report::id)
        .first(connection)
        .optional()?)
}

/// Forgets what a report was compared with, and what came of it.
///
/// # Errors
/// When a query fails.
pub fn forget(connection: &mut Connection, report: i64) -> Stored<()> {
    diesel::delete(earlier_report::table.filter(earlier_report::report_id.eq(report)))
        .execute(connection)?;
    let counts = report_change::table.filter(report_change::report_id.eq(report));
    diesel::delete(counts).execute(connection)?;
    let compared = report_line::table
        .filter(report_line::report_id.eq(report))
        .filter(report_line::change_kind.is_not_null());
    diesel::update(compared)
        .set((
            report_line::change_kind.eq(None::<String>),
            report_line::earlier_line_id.eq(None::<i64>),
        ))
        .execute(connection)?;
    Ok(())
}

/// Compares the lines of a report with those of earlier ones (contract and report), and stores what became of each.
///
/// # Errors
/// When a query fails.
pub fn compare(
    connection: &mut Connection,
    report: i64,
    earlier: &[(i64, i64)],
    now: NaiveDateTime,
) -> Stored<()> {
    for (contract, earlier) in earlier {
        diesel::insert_into(earlier_report::table)
            .values((
                earlier_report::report_id.eq(report),
                earlier_report::contract_id.eq(contract),
                earlier_report::earlier_id.eq(earlier),
            ))
            .execute(connection)?;
    }
    let steps = [
        // The same start in the same period goes first; then the one line that is left in a period, whatever its start.
        matching(
            "l.starts, l.period_start",
            "AND o.period_start = n.period_start AND o.starts IS NOT DISTINCT FROM n.starts",
        ),
        matching(
            "l.period_start",
            "AND o.period_start = n.period_start AND o.alike = 1 AND n.alike = 1",
        ),
        "UPDATE report_line SET change_kind = 'new' WHERE report_id = $1 AND earlier_line_id IS NULL \
         AND contract_id IN (SELECT contract_id FROM earlier_report WHERE report_id = $1)"
            .to_owned(),
    ];
    for step in steps {
        each!(connection, inner => diesel::sql_query(step).bind::<BigInt, _>(report).execute(inner))?;
    }
    let counts = count(connection, report)?;
    diesel::insert_into(report_change::table)
        .values((
            report_change::report_id.eq(report),
            report_change::lines_new.eq(counts.new),
            report_change::lines_changed.eq(counts.changed),
            report_change::lines_same.eq(counts.unchanged),
            report_change::lines_gone.eq(counts.gone),
            report_change::compared_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// How many lines of a report are what, beside those of the report before it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Queryable, serde::Serialize, utoipa::ToSchema,
)]
pub struct Counts {
    /// Lines that the earlier report does not have.
    pub new: i64,
    /// Lines that say something else than before.
    pub changed: i64,
    /// Lines that say the same.
    pub unchanged: i64,
    /// Lines of the earlier report for which no line stands any more.
    pub gone: i64,
}

fn count(connection: &mut Connection, report: i64) -> Stored<Counts> {
    let kinds: Vec<(Option<String>, i64)> = report_line::table
        .filter(report_line::report_id.eq(report))
        .group_by(report_line::change_kind)
        .select((report_line::change_kind, diesel::dsl::count_star()))
        .load(connection)?;
    let of = |wanted: &str| {
        let mut found = kinds.iter();
        let found = found.find(|(kind, _)| kind.as_deref() == Some(wanted));
        found.map_or(0, |(_, count)| *count)
    };
    Ok(Counts {
        new: of("new"),
        changed: of("changed"),
        unchanged: of("same"),
        gone: count_gone(connection, report)?,
    })
}

fn count_gone(connection: &mut Connection, report: i64) -> Stored<i64> {
    let asked = format!("SELECT COUNT(*) AS id FROM report_line l {EARLIER}");
    let gone: Key = each!(connection, inner => diesel::sql_query(asked)
        .bind::<BigInt, _>(report)
        .get_result(inner))?;
    Ok(gone.id)
}

#[derive(QueryableByName)]
struct Key {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// What came of the comparison of a report; nothing where there was no earlier report.
///
/// # Errors
/// When the query fails.
pub fn counts(connection: &mut Connection, report: i64) -> Stored<Option<Counts>> {
    Ok(report_change::table
        .filter(report_change::report_id.eq(report))
        .select((
            report_change::lines_new,
            report_change::lines_changed,
            report_change::lines_same,
            report_change::lines_gone,
        ))
        .first(connection)
        .optional()?)
}

/// A line as it is compared.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = report_line)]
#[expect(missing_docs, reason = "the fields are those of NewLine")]
pub struct ComparedLine {
    pub id: i64,
    pub report_id: i64,
    pub contract_id: i64,
    pub kind: String,
    pub period_start: NaiveDate,
    pub period_end: NaiveDate,
    pub candidate: Option<String>,
    pub target_group: Option<String>,
    pub benefit_duration: Option<String>,
    pub ldr: Option<bool>,
    pub starts: Option<NaiveDate>,
    pub ends: Option<NaiveDate>,
    pub hours_per_week: Option<i64>,
    pub paid_hours: Option<i64>,
    pub arrangement: Option<String>,
    pub bonuses: String,
    pub invoice: Option<String>,
    pub vendor: Option<String>,
    pub day: Option<NaiveDate>,
    pub amount_cents: Option<i64>,
    pub hours: Option<i64>,
    pub description: Option<String>,
    pub sheet: String,
    pub sheet_row: i64,
    pub earlier_line_id: Option<i64>,
}

/// Some of the compared lines, in the order of their keys: pages for people are numbered, those for programs begin after
/// a line.
#[derive(Clone, Copy, Debug)]
pub struct Slice {
    /// The key after which it begins; 0 for the beginning.
    pub after: i64,
    /// So many that are left out first.
    pub offset: i64,
    /// So many at the most.
    pub limit: i64,
}

/// The lines of a report of that kind (`new`, `changed` or `same`).
///
/// # Errors
/// When the query fails.
pub fn of_kind(
    connection: &mut Connection,
    report: i64,
    kind: &str,
    slice: Slice,
) -> Stored<Vec<ComparedLine>> {
    Ok(report_line::table
        .filter(report_line::report_id.eq(report))
        .filter(report_line::change_kind.eq(kind.to_owned()))
        .filter(report_line::id.gt(slice.after))
        .order(report_line::id)
        .offset(slice.offset)
        .limit(slice.limit)
        .select(ComparedLine::as_select())
        .load(connection)?)
}

/// The earlier lines for which no line of a report stands any more.
///
/// # Errors
/// When the query fails.
pub fn gone_of(
    connection: &mut Connection,
    report: i64,
    slice: Slice,
) -> Stored<Vec<ComparedLine>> {
    let asked = format!(
        "SELECT l.id FROM report_line l {EARLIER} AND l.id > $2 ORDER BY l.id LIMIT $3 OFFSET $4"
    );
    let keys: Vec<Key> = each!(connection, inner => diesel::sql_query(asked)
        .bind::<BigInt, _>(report)
        .bind::<BigInt, _>(slice.after)
        .bind::<BigInt, _>(slice.limit)
        .bind::<BigInt, _>(slice.offset)
        .load(inner))?;
    let keys: Vec<i64> = keys.into_iter().map(|key| key.id).collect();
    by_ids(connection, &keys)
}

/// Lines by their keys.
///
/// # Errors
/// When the query fails.
pub fn by_ids(connection: &mut Connection, ids: &[i64]) -> Stored<Vec<ComparedLine>> {
    Ok(report_line::table
        .filter(report_line::id.eq_any(ids.to_vec()))
        .order(report_line::id)
        .select(ComparedLine::as_select())
        .load(connection)?)
}
