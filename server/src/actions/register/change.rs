//! A change of the register: it names the version that it changes, and leaves behind what the object was after it.

use serde::Serialize;
use serde_json::Value;

use crate::{
    access::{Actor, Scope},
    actions::{Changed, Difference, Refusal},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    storage::{
        Connection, StorageError, Stored,
        register_changes::{self, NewChange},
    },
};

/// Who changes something, when and why.
#[derive(Clone, Debug)]
pub struct Author {
    /// Key of the account; nobody where the program registers by itself.
    pub account: Option<i64>,
    /// What of the register may be changed.
    pub scope: Scope,
    /// When.
    pub now: Instant,
    /// Why, where it was said.
    pub reason: Option<String>,
}

impl Author {
    /// The program itself.
    #[must_use]
    pub fn program(now: Instant) -> Self {
        Self {
            account: None,
            scope: Scope::All,
            now,
            reason: None,
        }
    }

    /// Somebody who gives no reason.
    #[must_use]
    pub fn of(actor: &Actor, now: Instant) -> Self {
        Self {
            account: Some(actor.account),
            scope: actor.scope,
            now,
            reason: None,
        }
    }

    /// The same with a reason.
    #[must_use]
    pub fn because(self, reason: Option<String>) -> Self {
        Self { reason, ..self }
    }
}

/// The kinds of objects of the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the register")]
pub enum ObjectKind {
    Sector,
    Buyer,
    Category,
    Supplier,
    Certificate,
    Contract,
}

impl ObjectKind {
    /// The word that the database and the interface use.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Sector => "sector",
            Self::Buyer => "buyer",
            Self::Category => "category",
            Self::Supplier => "supplier",
            Self::Certificate => "certificate",
            Self::Contract => "contract",
        }
    }
}

/// An object of the register at one of its versions.
#[derive(Clone, Copy, Debug)]
pub(super) struct At {
    pub(super) kind: ObjectKind,
    pub(super) id: i64,
    pub(super) version: i64,
}

impl At {
    /// The version after this one, for a change that was meant for the version `seen`.
    ///
    /// What stands now is noted first where nobody has, so that the next one can be told what became different.
    ///
    /// # Errors
    /// [`Refusal::Changed`] when another version stands than the one that was seen.
    pub(super) fn next<T: Serialize>(
        self,
        connection: &mut Connection,
        standing: &T,
        seen: i64,
        author: &Author,
    ) -> Result<Self, Refusal> {
        let noted = register_changes::at(connection, self.kind.code(), self.id, self.version)?;
        if seen != self.version {
            return Err(self.changed(connection, standing, seen, author)?);
        }
        if noted.is_none() {
            self.note(connection, standing, &Author::program(author.now))?;
        }
        Ok(Self {
            version: self.version.saturating_add(1),
            ..self
        })
    }

    fn changed<T: Serialize>(
        self,
        connection: &mut Connection,
        standing: &T,
        seen: i64,
        author: &Author,
    ) -> Stored<Refusal> {
        let kind = self.kind.code();
        let since = register_changes::at(connection, kind, self.id, self.version)?;
        let before = register_changes::at(connection, kind, self.id, seen)?
            .and_then(|(snapshot, _)| serde_json::from_str(&snapshot).ok());
        let differences = match before {
            Some(before) => differences(&before, &whole(standing)?),
            None => Vec::new(),
        };
        Ok(Refusal::Changed(Box::new(Changed {
            version: self.version,
            changed_at: since.map_or_else(|| author.now.stored(), |(_, when)| when),
            differences,
        })))
    }

    /// Notes the object as it is at this version.
    pub(super) fn note<T: Serialize>(
        self,
        connection: &mut Connection,
        standing: &T,
        author: &Author,
    ) -> Stored<()> {
        let became = whole(standing)?;
        self.account_for(connection, &became, author)?;
        register_changes::insert(
            connection,
            &NewChange {
                kind: self.kind.code(),
                object_id: self.id,
                version: self.version,
                snapshot: &became.to_string(),
                changed_by: author.account,
                changed_at: author.now.stored(),
                reason: author.reason.as_deref(),
            },
        )
    }
}

impl At {
    /// Notes the change for the audit log, with what differs from the version before.
    fn account_for(
        self,
        connection: &mut Connection,
        became: &Value,
        author: &Author,
    ) -> Stored<()> {
        let before = self.version.saturating_sub(1);
        let was = register_changes::at(connection, self.kind.code(), self.id, before)?;
        let was: Value = was
            .and_then(|(snapshot, _)| serde_json::from_str(&snapshot).ok())
            .unwrap_or_default();
        let deed = match (was.is_null(), became.is_null()) {
            (_, true) => Deed::RegisterRemoved,
            (true, false) => Deed::Registered,
            (false, false) => Deed::RegisterChanged,
        };
        let named = ["number", "code", "id"]
            .iter()
            .find_map(|field| became.get(field).or_else(|| was.get(field))?.as_str());
        let kind = self.kind.code();
        let object = match named {
            Some(name) => Object::named(kind, name),
            None => Object::keyed(kind, self.id),
        };
        let changed = Note::new(deed, object).change(was, became);
        let reason = author.reason.as_deref();
        audit::note(
            connection,
            changed.with("version", self.version).with("reason", reason),
        );
        Ok(())
    }
}

fn whole<T: Serialize>(standing: &T) -> Stored<Value> {
    serde_json::to_value(standing).map_err(|error| StorageError::Failed(error.to_string()))
}

/// What two versions of an object have differently, field by field.
#[must_use]
pub fn differences(before: &Value, now: &Value) -> Vec<Difference> {
    let nothing = serde_json::Map::new();
    let (older, newer) = (
        before.as_object().unwrap_or(&nothing),
        now.as_object().unwrap_or(&nothing),
    );
    let gone = older.keys().filter(|field| !newer.contains_key(*field));
    newer
        .keys()
        .chain(gone)
        .filter(|field| older.get(*field) != newer.get(*field))
        .map(|field| Difference {
            field: field.clone(),
            before: older.get(field).cloned().unwrap_or_default(),
            now: newer.get(field).cloned().unwrap_or_default(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_what_differs_is_told_with_before_and_now() {
        let told = |before: Value, now: Value| {
            let all = differences(&before, &now).into_iter();
            all.map(|one| (one.field, one.before, one.now))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            told(json!({ "a": 1, "b": [1] }), json!({ "a": 1, "b": [1, 2] })),
            [("b".to_owned(), json!([1]), json!([1, 2]))]
        );
        assert_eq!(
            told(json!({ "a": 1 }), Value::Null),
            [("a".to_owned(), json!(1), Value::Null)]
        );
        assert_eq!(told(json!({ "a": null }), json!({ "a": null })), []);
    }
}
