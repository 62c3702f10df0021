//! The people of a report who also stand elsewhere, and all of their placements that wait or count.
//!
//! A candidate's pseudonym is one supplier's own. Across suppliers only linking keys are compared, which both sides made
//! of what they hold.

use chrono::NaiveDate;
use diesel::{
    dsl::{exists, not, sql},
    prelude::*,
    sql_types::{BigInt, Bool, Nullable, Text},
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
    let candidates: Vec<Key> = each!(connection, inner => diesel::sql_query(CANDIDATES)
        .bind::<BigInt, _>(report)
        .bind::<BigInt, _>(MOST)
        .load(inner))?;
    const KNOWN: &str = "SELECT DISTINCT o.candidate, o.linking_key FROM report_line l \
         INNER JOIN report_line o ON o.candidate = l.candidate AND o.linking_key IS NOT NULL AND o.state <> 'read' \
         WHERE l.report_id = $1 AND l.kind = 'placement' AND l.state IN ('submitted', 'accepted') LIMIT $2";
    let known: Vec<Person> = each!(connection, inner => diesel::sql_query(KNOWN)
        .bind::<BigInt, _>(report)
        .bind::<BigInt, _>(MOST)
        .load(inner))?;
    let known: Vec<(String, String)> = known
        .into_iter()
        .filter_map(|one| Some((one.candidate?, one.linking_key?)))
        .collect();
    let keys = shared(connection, &known)?;
    let mut found = Seeds {
        candidates: candidates.into_iter().map(|one| one.key).collect(),
        keys,
    };
    for (candidate, key) in in_conflict(connection, report)? {
        found.candidates.extend(candidate);
        found.keys.extend(key);
    }
    Ok(found)
}

/// Those of the keys that several have, or one under several contracts.
fn shared(connection: &mut Connection, known: &[(String, String)]) -> Stored<Vec<String>> {
    let mut found = Vec::new();
    for some in known.chunks(CHUNK) {
        let keys: Vec<String> = some.iter().map(|(_, key)| key.clone()).collect();
        let of_several: Vec<Option<String>> = report_line::table
            .filter(report_line::linking_key.eq_any(keys))
            .filter(report_line::state.ne("read"))
            .group_by(report_line::linking_key)
            .having(sql::<Bool>(
                "COUNT(DISTINCT candidate) > 1 OR COUNT(DISTINCT contract_id) > 1",
            ))
            .select(report_line::linking_key)
            .load(connection)?;
        found.extend(of_several.into_iter().flatten());
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The linking keys that candidates are known by: in whatever report, so that leaving a key out later
/// makes nobody another person.
///
/// # Errors
/// When a query fails.
pub fn known_keys(
    connection: &mut Connection,
    candidates: &[String],
) -> Stored<Vec<(String, String)>> {
    let mut found = Vec::new();
    for some in candidates.chunks(CHUNK) {
        let pairs: Vec<(Option<String>, Option<String>)> = report_line::table
            .filter(report_line::candidate.eq_any(some.to_vec()))
            .filter(report_line::linking_key.is_not_null())
            .filter(report_line::state.ne("read"))
            .select((report_line::candidate, report_line::linking_key))
            .distinct()
            .load(connection)?;
        found.extend(
            pairs
                .into_iter()
                .filter_map(|(who, key)| Some((who?, key?))),
        );
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
