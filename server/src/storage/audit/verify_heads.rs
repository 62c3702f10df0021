//! What is known of the chain besides its rows: heads of days in the database and outside it, the latest entry, and that
//! the tables are protected.

use std::collections::BTreeMap;

use diesel::{prelude::*, sql_types::Text};

use super::verify::{Finding, Verified};
use crate::{
    audit::{
        Journal,
        heads::{Head, Outside},
    },
    storage::{Connection, Stored, append_only, database::each, schema::audit_head},
};

/// What an entry's hash has to be, by a head.
pub(super) struct Expected {
    /// The day, or `latest`.
    pub(super) head: String,
    pub(super) hash: String,
}

/// Heads that name an entry in the range, by its number; those that can't be trusted are told.
pub(super) fn expected(
    connection: &mut Connection,
    journal: &Journal,
    outside: &Outside,
    (from, to): (i64, i64),
    verified: &mut Verified,
) -> Stored<BTreeMap<i64, Vec<Expected>>> {
    let stored: Vec<(String, i64, String, String)> =
        audit_head::table.order(audit_head::day).load(connection)?;
    let stored: BTreeMap<String, Head> = stored
        .into_iter()
        .map(|(day, seq, hash, signature)| {
            let head = Head {
                day: day.clone(),
                seq,
                hash,
                signature,
            };
            (day, head)
        })
        .collect();
    for file in &outside.unreadable {
        verified.find(Finding::Unreadable { file: file.clone() });
    }
    for head in &outside.days {
        if stored.get(&head.day) != Some(head) {
            let head = head.day.clone();
            verified.find(Finding::HeadDiffers { head });
        }
    }
    let mut expected: BTreeMap<i64, Vec<Expected>> = BTreeMap::new();
    for head in stored.values().chain(&outside.days) {
        verified.heads = verified.heads.saturating_add(1);
        if !journal.signer().signed(head) {
            let head = head.day.clone();
            verified.find(Finding::Unsigned { head });
        } else if (from..=to).contains(&head.seq) {
            expected.entry(head.seq).or_default().push(Expected {
                head: head.day.clone(),
                hash: head.hash.clone(),
            });
        }
    }
    if let Some(latest) = &outside.latest {
        verified.heads = verified.heads.saturating_add(1);
        if (from..=to).contains(&latest.seq) {
            expected.entry(latest.seq).or_default().push(Expected {
                head: "latest".to_owned(),
                hash: latest.hash.clone(),
            });
        }
    }
    Ok(expected)
}

/// What heads expected and the walk did not meet.
pub(super) fn left(expected: BTreeMap<i64, Vec<Expected>>, verified: &mut Verified) {
    for (seq, heads) in expected {
        for one in heads {
            verified.find(Finding::CutOff {
                head: one.head,
                seq,
            });
        }
    }
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

/// Whether the database still refuses changes of the tables.
pub(super) fn protection(connection: &mut Connection, verified: &mut Verified) -> Stored<()> {
    let is_sqlite = matches!(connection, Connection::Sqlite(_));
    let asked = if is_sqlite {
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT,%'"
    } else {
        "SELECT CAST(tgname AS TEXT) AS name FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D' \
         AND tgrelid IN ('audit_entry'::regclass, 'audit_head'::regclass)"
    };
    let found: Vec<Name> = each!(connection, inner => diesel::sql_query(asked).load(inner))?;
    for table in ["audit_entry", "audit_head"] {
        for trigger in append_only::triggers(table, is_sqlite) {
            if !found.iter().any(|one| one.name == trigger) {
                verified.find(Finding::Unprotected { trigger });
            }
        }
    }
    Ok(())
}
