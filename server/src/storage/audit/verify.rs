//! Walks the chain and tells what is not as it was written: changed, missing, added, swapped, cut off, or signed by another.
//!
//! Rows are read as the bytes that stand there, whatever kind of value they claim to be, and some thousands at a time.

use std::collections::BTreeMap;

use diesel::{
    prelude::*,
    sql_types::{BigInt, Binary, Integer, Nullable},
};
use serde::Serialize;

use super::verify_heads::{self, Expected};
use crate::{
    audit::{
        Journal,
        chain::{BEGINNING, ChainKey, Fields},
        heads::Outside,
    },
    storage::{Connection, Stored, database::each},
};

/// Rows that are read at a time.
const PAGE: i64 = 4_000;
/// So many findings are told; the others are counted.
const TOLD: usize = 1_000;

/// What is not as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum Finding {
    /// The hash of this entry is not that of what stands in it: it was changed, or never written by this program.
    Changed {
        /// The entry.
        seq: i64,
    },
    /// This entry does not follow the one that stands before it.
    Unlinked {
        /// The entry.
        seq: i64,
    },
    /// These entries are gone.
    Missing {
        /// The first.
        from: i64,
        /// The last.
        to: i64,
    },
    /// A field of this entry is of another kind than the program stores.
    OddlyStored {
        /// The entry.
        seq: i64,
    },
    /// Rows that have no place in the chain.
    Aside {
        /// How many.
        rows: i64,
    },
    /// A head that was kept names an entry that is not there any more: the end was cut off, or an older database put back.
    CutOff {
        /// The head: its day, or `latest`.
        head: String,
        /// The entry that it names.
        seq: i64,
    },
    /// A head that was kept names another hash than the entry has.
    Replaced {
        /// The head: its day, or `latest`.
        head: String,
        /// The entry that it names.
        seq: i64,
    },
    /// The head of a day was not signed with the key of this installation.
    Unsigned {
        /// The day.
        head: String,
    },
    /// The head of a day stands outside the database, and not in it as it stands there.
    HeadDiffers {
        /// The day.
        head: String,
    },
    /// A file of a head can't be read.
    Unreadable {
        /// Its name.
        file: String,
    },
    /// Nothing refuses changes of a table any more.
    Unprotected {
        /// The trigger that is missing.
        trigger: String,
    },
}

/// What verifying found.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Verified {
    /// Entries that were read.
    pub entries: i64,
    /// The first of them.
    pub first: Option<i64>,
    /// The last of them.
    pub last: Option<i64>,
    /// Heads that were compared: of days, and the latest.
    pub heads: usize,
    /// What is not as it was written.
    pub findings: Vec<Finding>,
    /// Further findings, that are not told one by one.
    pub more: usize,
}

impl Verified {
    /// Whether everything is as it was written.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.findings.is_empty()
    }

    pub(super) fn find(&mut self, finding: Finding) {
        if self.findings.len() < TOLD {
            self.findings.push(finding);
        } else {
            self.more = self.more.saturating_add(1);
        }
    }
}

/// Verifies entries `from` to `to`, both included; without them all, and whether the end is where it was.
///
/// `outside` is what is known outside the database; it is read before the transaction in which this runs, as the chain
/// grows meanwhile.
///
/// # Errors
/// When a query fails.
pub fn verify(
    connection: &mut Connection,
    journal: &Journal,
    outside: &Outside,
    (from, to): (Option<i64>, Option<i64>),
) -> Stored<Verified> {
    let mut verified = Verified::default();
    let range = (from.unwrap_or(1), to.unwrap_or(i64::MAX));
    verify_heads::protection(connection, &mut verified)?;
    let mut expected = verify_heads::expected(connection, journal, outside, range, &mut verified)?;
    let mut walk = Walk {
        key: journal.key(),
        next: range.0,
        previous: None,
    };
    if range.0 <= 1 {
        walk.previous = Some(BEGINNING.as_bytes().to_vec());
    } else if let Some(before) = rows(connection, (range.0 - 2, range.0 - 1), 1)?.pop() {
        walk.previous = before.hash;
    }
    // Rows before the first are none that the program writes.
    let mut after = if from.is_none() {
        i64::MIN
    } else {
        range.0 - 1
    };
    loop {
        let page = rows(connection, (after, range.1), PAGE)?;
        let Some(last) = page.last() else { break };
        after = last.seq;
        for row in &page {
            walk.step(row, &mut expected, &mut verified);
        }
    }
    if let Some(to) = to.filter(|to| walk.next <= *to) {
        let from = walk.next;
        verified.find(Finding::Missing { from, to });
    }
    verify_heads::left(expected, &mut verified);
    if (from, to) == (None, None) {
        let all = count(connection)?;
        if all != verified.entries {
            let rows = all.saturating_sub(verified.entries);
            verified.find(Finding::Aside { rows });
        }
    }
    Ok(verified)
}

/// Where the walk along the chain is.
struct Walk<'a> {
    key: &'a ChainKey,
    next: i64,
    /// Hash of the entry before; unknown where the walk begins in the midst and the one before is gone.
    previous: Option<Vec<u8>>,
}

impl Walk<'_> {
    fn step(
        &mut self,
        row: &Row,
        expected: &mut BTreeMap<i64, Vec<Expected>>,
        verified: &mut Verified,
    ) {
        let seq = row.seq;
        verified.entries = verified.entries.saturating_add(1);
        verified.first = verified.first.or(Some(seq));
        verified.last = Some(seq);
        let hash = row.hash.as_deref().unwrap_or_default();
        let previous = row.previous_hash.as_deref().unwrap_or_default();
        if row.odd != 0 {
            verified.find(Finding::OddlyStored { seq });
        }
        if seq > self.next {
            let (from, to) = (self.next, seq.saturating_sub(1));
            verified.find(Finding::Missing { from, to });
        }
        if self.key.hash(seq, &row.fields(), previous).as_bytes() != hash {
            verified.find(Finding::Changed { seq });
        }
        let follows = self
            .previous
            .as_deref()
            .is_none_or(|before| before == previous);
        if seq < self.next || (seq == self.next && !follows) {
            verified.find(Finding::Unlinked { seq });
        }
        for one in expected.remove(&seq).unwrap_or_default() {
            if one.hash.as_bytes() != hash {
                let head = one.head;
                verified.find(Finding::Replaced { head, seq });
            }
        }
        self.next = self.next.max(seq.saturating_add(1));
        self.previous = Some(hash.to_vec());
    }
}

/// The columns of [`Fields`], in their order.
const COLUMNS: [&str; 17] = [
    "recorded_at",
    "actor",
    "account",
    "role",
    "account_supplier",
    "means",
    "address",
    "request",
    "route",
    "deed",
    "object_kind",
    "object",
    "contract",
    "supplier",
    "was",
    "became",
    "details",
];

/// A row as the bytes that stand in it.
#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    seq: i64,
    /// Not 0 where a field is neither text nor nothing; SQLite stores anything anywhere.
    #[diesel(sql_type = Integer)]
    odd: i32,
    #[diesel(sql_type = Nullable<Binary>)]
    recorded_at: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    actor: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    account: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    role: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    account_supplier: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    means: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    address: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    request: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    route: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    deed: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    object_kind: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    object: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    contract: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    supplier: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    was: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    became: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    details: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    previous_hash: Option<Vec<u8>>,
    #[diesel(sql_type = Nullable<Binary>)]
    hash: Option<Vec<u8>>,
}

impl Row {
    fn fields(&self) -> Fields<'_> {
        [
            self.recorded_at.as_deref(),
            self.actor.as_deref(),
            self.account.as_deref(),
            self.role.as_deref(),
            self.account_supplier.as_deref(),
            self.means.as_deref(),
            self.address.as_deref(),
            self.request.as_deref(),
            self.route.as_deref(),
            self.deed.as_deref(),
            self.object_kind.as_deref(),
            self.object.as_deref(),
            self.contract.as_deref(),
            self.supplier.as_deref(),
            self.was.as_deref(),
            self.became.as_deref(),
            self.details.as_deref(),
        ]
    }
}

/// Rows after one number up to another, in order.
fn rows(connection: &mut Connection, (after, until): (i64, i64), most: i64) -> Stored<Vec<Row>> {
    let is_sqlite = matches!(connection, Connection::Sqlite(_));
    let bytes = |column: &&str| {
        if is_sqlite {
            format!("CAST({column} AS BLOB) AS {column}")
        } else {
            format!("convert_to({column}, 'UTF8') AS {column}")
        }
    };
    let hashes = ["previous_hash", "hash"];
    let all: Vec<String> = COLUMNS.iter().chain(&hashes).map(bytes).collect();
    let (odd, numbers) = if is_sqlite {
        let odd: Vec<String> = COLUMNS
            .iter()
            .chain(&hashes)
            .map(|column| format!("typeof({column}) NOT IN ('text', 'null')"))
            .collect();
        (
            format!("({})", odd.join(" OR ")),
            " AND typeof(seq) = 'integer'",
        )
    } else {
        ("0".to_owned(), "")
    };
    let (after_at, until_at, most_at) = if is_sqlite {
        ("?", "?", "?")
    } else {
        ("$1", "$2", "$3")
    };
    let asked = format!(
        "SELECT seq, {odd} AS odd, {} FROM audit_entry WHERE seq > {after_at} AND seq <= {until_at}{numbers} \
         ORDER BY seq LIMIT {most_at}",
        all.join(", ")
    );
    Ok(each!(connection, inner => diesel::sql_query(&asked)
        .bind::<BigInt, _>(after)
        .bind::<BigInt, _>(until)
        .bind::<BigInt, _>(most)
        .load(inner))?)
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

fn count(connection: &mut Connection) -> Stored<i64> {
    let asked = "SELECT COUNT(*) AS rows FROM audit_entry";
    let found: Count = each!(connection, inner => diesel::sql_query(asked).get_result(inner))?;
    Ok(found.rows)
}
