//! One thing that is noted: a deed, what it was done to, and what that changed.

use serde::Serialize;
use serde_json::{Map, Value};

use super::Deed;

/// How an object is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// By the database's own key; the log looks up the name that is known outside.
    Key(i64),
    /// By the name that is known outside: an identifier, a number, a code.
    Name(String),
}

/// What something was done to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Object {
    /// The kind, in its word.
    pub kind: &'static str,
    /// Which one.
    pub which: Reference,
}

impl Object {
    /// An object with a name that is known outside.
    #[must_use]
    pub fn named(kind: &'static str, name: &str) -> Option<Self> {
        Some(Self {
            kind,
            which: Reference::Name(name.to_owned()),
        })
    }

    /// An object by the database's own key.
    #[must_use]
    pub fn keyed(kind: &'static str, key: i64) -> Option<Self> {
        Some(Self {
            kind,
            which: Reference::Key(key),
        })
    }

    /// A report, by its identifier.
    #[must_use]
    pub fn report(id: &str) -> Option<Self> {
        Self::named("report", id)
    }

    /// A report, by its key.
    #[must_use]
    pub fn report_of(key: i64) -> Option<Self> {
        Self::keyed("report", key)
    }

    /// A contract, by its number.
    #[must_use]
    pub fn contract(number: &str) -> Option<Self> {
        Self::named("contract", number)
    }

    /// A contract, by its key.
    #[must_use]
    pub fn contract_of(key: i64) -> Option<Self> {
        Self::keyed("contract", key)
    }

    /// An account, by its key.
    #[must_use]
    pub fn account(key: i64) -> Option<Self> {
        Self::keyed("account", key)
    }
}

/// One thing that is noted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub(crate) deed: Deed,
    pub(crate) object: Option<Object>,
    pub(crate) was: Option<Value>,
    pub(crate) became: Option<Value>,
    pub(crate) details: Map<String, Value>,
}

impl Note {
    /// A deed done to an object, or to none.
    #[must_use]
    pub fn new(deed: Deed, object: Option<Object>) -> Self {
        Self {
            deed,
            object,
            was: None,
            became: None,
            details: Map::new(),
        }
    }

    /// What the object was before and after it, of which only the fields that differ are kept. `Value::Null` is nothing.
    #[must_use]
    pub fn change(self, was: impl Serialize, became: impl Serialize) -> Self {
        let (was, became) = (plain(was), plain(became));
        let (was, became) = match (was, became) {
            (Value::Object(was), Value::Object(became)) => differing(was, became),
            other => other,
        };
        let some = |value: Value| (!value.is_null()).then_some(value);
        Self {
            was: some(was),
            became: some(became),
            ..self
        }
    }

    /// A fact about it.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Serialize) -> Self {
        let value = plain(value);
        if !value.is_null() {
            self.details.insert(name.to_owned(), value);
        }
        self
    }
}

fn plain(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn differing(mut was: Map<String, Value>, mut became: Map<String, Value>) -> (Value, Value) {
    let nothing = Value::Null;
    let same: Vec<String> = was
        .keys()
        .chain(became.keys())
        .filter(|field| {
            was.get(*field).unwrap_or(&nothing) == became.get(*field).unwrap_or(&nothing)
        })
        .cloned()
        .collect();
    for field in same {
        was.remove(&field);
        became.remove(&field);
    }
    (Value::Object(was), Value::Object(became))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn only_the_fields_that_differ_are_kept() {
        let kept = |was: Value, became: Value| {
            let note = Note::new(Deed::RegisterChanged, None).change(was, became);
            (note.was, note.became)
        };
        let both = kept(
            json!({ "a": 1, "b": 2, "c": null }),
            json!({ "a": 1, "b": 3 }),
        );
        assert_eq!(both, (Some(json!({ "b": 2 })), Some(json!({ "b": 3 }))));
        let made = kept(Value::Null, json!({ "a": 1 }));
        assert_eq!(made, (None, Some(json!({ "a": 1 }))));
    }
}
