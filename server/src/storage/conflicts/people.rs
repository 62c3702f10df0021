//! The people of a report who also stand elsewhere, and all of their placements that wait or count.
//!
//! A candidate's pseudonym is one supplier's own. Across suppliers only linking keys are compared, which both sides made
//! of what they hold.

use chrono::NaiveDate;
use diesel::{
    dsl::{exists, not},
    prelude::*,
    sql_types::{BigInt, Nullable, Text},
};

use crate::storage::{
    Connection, Stored,
    database::each,
    lines::CHUNK,
    schema::{contract, line_set_aside, report_line},
};

/// People of one report that are looked at, at most, by each of the two keys.
const MOST: i64 = 20_000;

/// A placement that waits or counts, as conflicts see it.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "the fields are those of lines")]
pub struct Placed {
    pub line_id: i64,
    pub report_id: i64,
    pub contract_id: i64,
    pub supplier_id: i64,
    pub candidate: Option<String>,
    pub linking_key: Option<String>,
    pub period_start: NaiveDate,
    pub period_end: NaiveDate,
    pub starts: Option<NaiveDate>,
    pub ends: Option<NaiveDate>,
    pub hours_per_week: Option<i64>,
    pub paid_hours: Option<i64>,
}

/// By what people are found.
#[derive(Clone, Debug, Default)]
pub struct Seeds {
    /// Pseudonyms of candidates.
    pub candidates: Vec<String>,
    /// Linking keys.
    pub keys: Vec<String>,
}

/// Where a report has linking keys, others who compare such keys wait until this transaction ends: of two suppliers who
/// submit at once the second one meets the first.
///
/// # Errors
/// When a query fails.
pub fn hold_keyed(connection: &mut Connection, report: i64) -> Stored<()> {
    let keyed = report_line::table
        .filter(report_line::report_id.eq(report))
        .filter(report_line::linking_key.is_not_null());
    let is_keyed: bool = diesel::select(exists(keyed)).get_result(connection)?;
    match connection {
        Connection::Postgres(inner) if is_keyed => {
            diesel::sql_query("LOCK TABLE conflict IN SHARE ROW EXCLUSIVE MODE").execute(inner)?;
        }
        // On SQLite nobody else writes before the transaction ends.
        _ => {}
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Key {
    #[diesel(sql_type = Text)]
    key: String,
}

/// The people of a report who also stand under another contract or number, in periods that share days, and those of
/// conflicts that it has a part in.
///
/// # Errors
/// When a query fails.
pub fn seeds(connection: &mut Connection, report: i64) -> Stored<Seeds> {
    const CANDIDATES: &str = "SELECT DISTINCT l.candidate AS key FROM report_line l WHERE l.report_id = $1 \
         AND l.kind = 'placement' AND l.state IN ('submitted', 'accepted') \
         AND EXISTS (SELECT 1 FROM report_line o WHERE o.candidate = l.candidate AND o.contract_id <> l.contract_id \
         AND o.contract_id IN (SELECT id FROM contract \
         WHERE supplier_id = (SELECT supplier_id FROM report WHERE id = $1)) AND o.kind = 'placement' \
         AND o.state IN ('submitted', 'accepted') AND o.period_end >= l.period_start AND o.period_start <= l.period_end) \
         LIMIT $2";
    const KEYS: &str = "SELECT DISTINCT l.linking_key AS key FROM report_line l WHERE l.report_id = $1 \
         AND l.linking_key IS NOT NULL AND l.state IN ('submitted', 'accepted') \
         AND EXISTS (SELECT 1 FROM report_line o WHERE o.linking_key = l.linking_key \
         AND (o.contract_id <> l.contract_id OR o.candidate <> l.candidate) \
         AND o.state IN ('submitted', 'accepted') AND o.period_end >= l.period_start AND o.period_start <= l.period_end) \
         LIMIT $2";
    let candidates: Vec<Key> = each!(connection, inner => diesel::sql_query(CANDIDATES)
        .bind::<BigInt, _>(report)
        .bind::<BigInt, _>(MOST)
        .load(inner))?;
    let keys: Vec<Key> = each!(connection, inner => diesel::sql_query(KEYS)
        .bind::<BigInt, _>(report)
        .bind::<BigInt, _>(MOST)
        .load(inner))?;
    let mut found = Seeds {
        candidates: candidates.into_iter().map(|one| one.key).collect(),
        keys: keys.into_iter().map(|one| one.key).collect(),
    };
    for (candidate, key) in in_conflict(connection, report)? {
        found.candidates.extend(candidate);
        found.keys.extend(key);
    }
    Ok(found)
}

#[derive(QueryableByName)]
struct Person {
    #[diesel(sql_type = Nullable<Text>)]
    candidate: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    linking_key: Option<String>,
}

/// The people of conflicts that a report has a part in.
fn in_conflict(
    connection: &mut Connection,
    report: i64,
) -> Stored<Vec<(Option<String>, Option<String>)>> {
    const PEOPLE: &str = "SELECT DISTINCT m.candidate, m.linking_key FROM conflict c \
         INNER JOIN conflict_line o ON o.conflict_id = c.id INNER JOIN report_line m ON m.id = o.line_id \
         WHERE c.state <> 'lapsed' AND c.id IN (SELECT conflict_id FROM conflict_line WHERE report_id = $1)";
    let people: Vec<Person> = each!(connection, inner => diesel::sql_query(PEOPLE)
        .bind::<BigInt, _>(report)
        .load(inner))?;
    Ok(people
        .into_iter()
        .map(|one| (one.candidate, one.linking_key))
        .collect())
}

/// The placements of candidates of those suppliers.
///
/// # Errors
/// When a query fails.
pub fn by_candidates(
    connection: &mut Connection,
    suppliers: &[i64],
    candidates: &[String],
) -> Stored<Vec<Placed>> {
    let own: Vec<i64> = contract::table
        .filter(contract::supplier_id.eq_any(suppliers.to_vec()))
        .select(contract::id)
        .load(connection)?;
    let mut found = Vec::new();
    for some in candidates.chunks(CHUNK) {
        let lines = placed()
            .filter(report_line::contract_id.eq_any(own.clone()))
            .filter(report_line::candidate.eq_any(some.to_vec()));
        found.extend(lines.load::<Placed>(connection)?);
    }
    Ok(found)
}

/// The placements with those linking keys, of all suppliers.
///
/// # Errors
/// When a query fails.
pub fn by_keys(connection: &mut Connection, keys: &[String]) -> Stored<Vec<Placed>> {
    let mut found = Vec::new();
    for some in keys.chunks(CHUNK) {
        let lines = placed().filter(report_line::linking_key.eq_any(some.to_vec()));
        found.extend(lines.load::<Placed>(connection)?);
    }
    Ok(found)
}

/// Placements that wait or count and are not set aside.
#[diesel::dsl::auto_type]
fn placed() -> _ {
    let joined: diesel::dsl::InnerJoin<report_line::table, contract::table> =
        report_line::table.inner_join(contract::table);
    let aside = line_set_aside::table
        .filter(line_set_aside::line_id.eq(report_line::id))
        .filter(line_set_aside::known_until.is_null());
    joined
        .filter(report_line::kind.eq("placement"))
        .filter(
            report_line::state
                .eq("submitted")
                .or(report_line::state.eq("accepted")),
        )
        .filter(not(exists(aside)))
        .order(report_line::id)
        .select((
            report_line::id,
            report_line::report_id,
            report_line::contract_id,
            contract::supplier_id,
            report_line::candidate,
            report_line::linking_key,
            report_line::period_start,
            report_line::period_end,
            report_line::starts,
            report_line::ends,
            report_line::hours_per_week,
            report_line::paid_hours,
        ))
}
