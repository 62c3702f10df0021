//! Adds entries at the end of the chain, in the transaction of what they tell of.

use chrono::NaiveDateTime;
use diesel::prelude::*;
use serde_json::Value;

use super::place::{self, Place};
use crate::{
    audit::{
        Context, Journal, Note, Who,
        chain::{BEGINNING, Fields},
        heads::Latest,
    },
    storage::{
        Connection, StorageError, Stored,
        database::each,
        schema::{account, audit_entry, supplier},
    },
};

/// An entry as it is stored.
#[derive(Clone, Debug, Default, PartialEq, Eq, Insertable, Queryable, Selectable)]
#[diesel(table_name = audit_entry)]
pub struct Entry {
    /// Number in the chain, without gaps from 1.
    pub seq: i64,
    /// UTC, to the microsecond: `2026-11-23T08:00:00.000000Z`.
    pub recorded_at: String,
    /// `account`, `program` or `stranger`.
    pub actor: String,
    /// Public identifier of the account.
    pub account: Option<String>,
    /// Its role then.
    pub role: Option<String>,
    /// Code of the supplier that it belonged to then.
    pub account_supplier: Option<String>,
    /// `browser`, `token`, `command`, `job` or `program`.
    pub means: String,
    /// Address of the network.
    pub address: Option<String>,
    /// Identifier of the request.
    pub request: Option<String>,
    /// Method and pattern of the address; name of the job or command.
    pub route: Option<String>,
    /// What was done, in its word.
    pub deed: String,
    /// Kind of what it was done to.
    pub object_kind: Option<String>,
    /// Its name outside.
    pub object: Option<String>,
    /// Number of the contract that it belongs to, where it is one.
    pub contract: Option<String>,
    /// Code of the supplier whose it is.
    pub supplier: Option<String>,
    /// What differs, before it, as JSON.
    pub was: Option<String>,
    /// What differs, after it, as JSON.
    pub became: Option<String>,
    /// Facts about it, as JSON.
    pub details: Option<String>,
    /// Hash of the entry before.
    pub previous_hash: String,
    /// Keyed hash of all of the above.
    pub hash: String,
}

impl Entry {
    fn fields(&self) -> Fields<'_> {
        fn some(text: &Option<String>) -> Option<&[u8]> {
            text.as_deref().map(str::as_bytes)
        }
        [
            Some(self.recorded_at.as_bytes()),
            Some(self.actor.as_bytes()),
            some(&self.account),
            some(&self.role),
            some(&self.account_supplier),
            Some(self.means.as_bytes()),
            some(&self.address),
            some(&self.request),
            some(&self.route),
            Some(self.deed.as_bytes()),
            some(&self.object_kind),
            some(&self.object),
            some(&self.contract),
            some(&self.supplier),
            some(&self.was),
            some(&self.became),
            some(&self.details),
        ]
    }
}

/// Held while entries are added, so that no two follow the same one. Any fixed number will do.
const POSTGRES_LOCK: &str = "SELECT pg_advisory_xact_lock(7241951)";

/// Adds an entry for each note at the end of the chain; returns where it ends then.
///
/// # Errors
/// When a query fails.
pub(in crate::storage) fn append(
    connection: &mut Connection,
    journal: &Journal,
    context: &Context,
    notes: &[Note],
) -> Stored<Option<Latest>> {
    // Everything that is looked up is looked up before the chain is held.
    let actor = actor(connection, context)?;
    let mut entries = Vec::with_capacity(notes.len());
    for note in notes {
        let place = place::of(connection, note.object.as_ref())?;
        entries.push(entry(context, &actor, note, place));
    }
    if let Connection::Postgres(inner) = connection {
        diesel::sql_query(POSTGRES_LOCK).execute(inner)?;
    }
    let mut end = latest(connection)?.unwrap_or_else(|| Latest {
        seq: 0,
        hash: BEGINNING.to_owned(),
    });
    let recorded_at = stored_instant(journal.clock.now().stored());
    for mut entry in entries {
        entry.seq = end.seq.saturating_add(1);
        entry.recorded_at.clone_from(&recorded_at);
        entry.previous_hash = end.hash;
        let hash = journal
            .key
            .hash(entry.seq, &entry.fields(), entry.previous_hash.as_bytes());
        entry.hash = hash;
        end = Latest {
            seq: entry.seq,
            hash: entry.hash.clone(),
        };
        each!(connection, inner => {
            diesel::insert_into(audit_entry::table).values(&entry).execute(inner)
        })?;
    }
    Ok(Some(end))
}

/// An instant as entries have it: in the order of time where texts are compared.
#[must_use]
pub fn stored_instant(instant: NaiveDateTime) -> String {
    instant.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string()
}

/// Where the chain ends; nothing where it has not begun.
///
/// # Errors
/// When the query fails.
pub fn latest(connection: &mut Connection) -> Stored<Option<Latest>> {
    let found: Option<(i64, String)> = audit_entry::table
        .order(audit_entry::seq.desc())
        .select((audit_entry::seq, audit_entry::hash))
        .first(connection)
        .optional()?;
    Ok(found.map(|(seq, hash)| Latest { seq, hash }))
}

/// Who acts, as he is known outside.
#[derive(Clone, Debug, Default)]
struct Acting {
    account: Option<String>,
    role: Option<String>,
    supplier: Option<String>,
}

fn actor(connection: &mut Connection, context: &Context) -> Stored<Acting> {
    let Who::Account(key) = context.who else {
        return Ok(Acting::default());
    };
    let found: (String, String, Option<String>) = account::table
        .left_join(supplier::table.on(account::supplier_id.eq(supplier::id.nullable())))
        .filter(account::id.eq(key))
        .select((account::public_id, account::role, supplier::code.nullable()))
        .first(connection)
        .optional()?
        .ok_or_else(|| StorageError::Unknown(format!("account {key}")))?;
    Ok(Acting {
        account: Some(found.0),
        role: Some(found.1),
        supplier: found.2,
    })
}

fn entry(context: &Context, actor: &Acting, note: &Note, place: Place) -> Entry {
    let json = |value: &Option<Value>| value.as_ref().map(Value::to_string);
    Entry {
        actor: context.who.code().to_owned(),
        account: actor.account.clone(),
        role: actor.role.clone(),
        account_supplier: actor.supplier.clone(),
        means: context.means.code().to_owned(),
        address: context.origin.address.map(|address| address.to_string()),
        request: context.origin.request.clone(),
        route: context.route.clone(),
        deed: note.deed.code().to_owned(),
        object_kind: note.object.as_ref().map(|object| object.kind.to_owned()),
        object: place.name,
        contract: place.contract,
        supplier: place.supplier,
        was: json(&note.was),
        became: json(&note.became),
        details: (!note.details.is_empty())
            .then(|| Value::Object(note.details.clone()).to_string()),
        ..Entry::default()
    }
}
