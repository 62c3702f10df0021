//! The suppliers of a file: those that are registered, what it says of them, and those that are new.

use std::collections::BTreeMap;

use meetbaar_importers::{
    register::{EntryProblem, RegisterEntry, RegisterField},
    values::fold,
};

use super::place::error;
use crate::{
    access::Scope,
    actions::register::{keep_supplier::SupplierDraft, whole_kvk},
    storage::{
        Connection, Stored,
        register::Part,
        suppliers::{self, StoredSupplier},
    },
};

/// Letters of a code that is made of a name.
const CODE_LETTERS: usize = 30;

/// The suppliers of a file while it is gone through.
pub(super) struct Suppliers {
    registered: Vec<StoredSupplier>,
    /// What the file makes of suppliers, by code, with the entry that says it first.
    said: BTreeMap<String, (SupplierDraft, usize)>,
}

impl Suppliers {
    pub(super) fn load(connection: &mut Connection) -> Stored<Self> {
        Ok(Self {
            registered: suppliers::list(connection, Scope::All, None, Part::WHOLE)?,
            said: BTreeMap::new(),
        })
    }

    /// The code of the supplier that an entry names, by its code, else its KvK number, else its name. One with a number
    /// and a name that nobody knows is new.
    pub(super) fn named(
        &mut self,
        (place, entry): (usize, &RegisterEntry),
        problems: &mut Vec<EntryProblem>,
    ) -> Option<String> {
        let said = |field| {
            entry
                .text(field)
                .map(str::trim)
                .filter(|text| !text.is_empty())
        };
        let (code, name) = (
            said(RegisterField::SupplierCode),
            said(RegisterField::Supplier),
        );
        let kvk = match said(RegisterField::Kvk).map(|text| (text, whole_kvk(text))) {
            Some((text, None)) => {
                problems.push(error(entry, RegisterField::Kvk, "kvk_invalid", text));
                return None;
            }
            Some((_, kvk)) => kvk,
            None => None,
        };
        if let Some(code) = code {
            return self.by_code((place, entry), code, name, kvk, problems);
        }
        if let Some(found) = kvk.as_deref().and_then(|kvk| self.by_kvk(kvk)) {
            return Some(found);
        }
        let Some(name) = name else {
            if let Some(kvk) = kvk {
                problems.push(error(
                    entry,
                    RegisterField::Supplier,
                    "unknown_supplier",
                    &kvk,
                ));
            }
            return None;
        };
        match (self.by_name(name), kvk) {
            (Some(found), None) => Some(found.code),
            (Some(found), Some(kvk)) if found.kvk.is_none() => {
                let draft = SupplierDraft {
                    kvk: Some(kvk),
                    ..found
                };
                Some(self.say(draft, place))
            }
            (Some(_), Some(kvk)) => {
                problems.push(error(entry, RegisterField::Kvk, "kvk_differs", &kvk));
                None
            }
            (None, Some(kvk)) => {
                let code = self.free_code(name);
                let draft = SupplierDraft {
                    code,
                    name: name.to_owned(),
                    kvk: Some(kvk),
                    closed_on: None,
                };
                Some(self.say(draft, place))
            }
            (None, None) => {
                problems.push(error(
                    entry,
                    RegisterField::Supplier,
                    "unknown_supplier",
                    name,
                ));
                None
            }
        }
    }

    /// What the file makes of suppliers, each with what stands and the entry that says it.
    pub(super) fn changes(&self) -> Vec<(SupplierDraft, Option<&StoredSupplier>, usize)> {
        let all = self.said.values().map(|(draft, place)| {
            let standing = self.registered.iter().find(|one| one.code == draft.code);
            (draft.clone(), standing, *place)
        });
        all.filter(|(draft, standing, _)| {
            standing.is_none_or(|one| one.name != draft.name || one.kvk != draft.kvk)
        })
        .collect()
    }

    /// A supplier that is named by its code: what else is said of it holds from now on.
    fn by_code(
        &mut self,
        (place, entry): (usize, &RegisterEntry),
        code: &str,
        name: Option<&str>,
        kvk: Option<String>,
        problems: &mut Vec<EntryProblem>,
    ) -> Option<String> {
        let known = self.draft_of(|one| one.code.eq_ignore_ascii_case(code));
        let mut draft = match (known, name) {
            (Some(known), _) => known,
            (None, Some(name)) => SupplierDraft {
                code: code.to_owned(),
                name: name.to_owned(),
                ..SupplierDraft::default()
            },
            (None, None) => {
                problems.push(error(
                    entry,
                    RegisterField::SupplierCode,
                    "unknown_supplier",
                    code,
                ));
                return None;
            }
        };
        let said_before = self.said.get(&draft.code).map(|(said, _)| said.clone());
        if let Some(name) = name {
            name.clone_into(&mut draft.name);
        }
        if kvk.is_some() {
            draft.kvk = kvk;
        }
        let other = |said: &SupplierDraft| {
            said.name != draft.name || (draft.kvk.is_some() && said.kvk != draft.kvk)
        };
        if said_before.as_ref().is_some_and(other) {
            problems.push(error(
                entry,
                RegisterField::Supplier,
                "rows_contradict",
                &draft.name,
            ));
            return None;
        }
        Some(self.say(draft, place))
    }

    fn say(&mut self, draft: SupplierDraft, place: usize) -> String {
        let code = draft.code.clone();
        self.said.entry(code.clone()).or_insert((draft, place));
        code
    }

    fn by_kvk(&self, kvk: &str) -> Option<String> {
        let found = self.draft_of(|one| one.kvk.as_deref() == Some(kvk));
        found.map(|draft| draft.code)
    }

    fn by_name(&self, name: &str) -> Option<SupplierDraft> {
        let folded = fold(name);
        self.draft_of(|one| fold(&one.name) == folded)
    }

    /// The one that fits, as the file makes it, else as it stands.
    fn draft_of(&self, fits: impl Fn(&SupplierDraft) -> bool) -> Option<SupplierDraft> {
        let said = self.said.values().map(|(draft, _)| draft.clone());
        let standing = self
            .registered
            .iter()
            .filter(|one| !self.said.contains_key(&one.code))
            .map(|one| SupplierDraft {
                code: one.code.clone(),
                name: one.name.clone(),
                kvk: one.kvk.clone(),
                closed_on: one.closed_on,
            });
        said.chain(standing).find(|draft| fits(draft))
    }

    /// A code of a name that no supplier has: `kompas-inhuurdesk`, `kompas-inhuurdesk-2`.
    fn free_code(&self, name: &str) -> String {
        let words = fold(name);
        let plain: String = words
            .chars()
            .map(|letter| {
                if letter.is_ascii_alphanumeric() {
                    letter
                } else {
                    '-'
                }
            })
            .take(CODE_LETTERS)
            .collect();
        let base = match plain.trim_matches('-') {
            "" => "leverancier".to_owned(),
            plain => plain.to_owned(),
        };
        let taken = |code: &str| {
            self.draft_of(|one| one.code.eq_ignore_ascii_case(code))
                .is_some()
        };
        let numbered = (2..).map(|number| format!("{base}-{number}"));
        let mut codes = std::iter::once(base.clone()).chain(numbered);
        codes.find(|code| !taken(code)).unwrap_or(base)
    }
}
