//! Reads the audit log for who may; every look at it is an entry of its own.

use chrono::{Days, NaiveDate};

use super::Refusal;
use crate::{
    audit::{self, Deed, Note},
    clock::start_of,
    storage::{
        Connection,
        audit::{self as entries, Asked, Entry},
    },
};

/// Which entries are wanted, as it is filled in.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Public identifier of the account that acted.
    pub account: Option<String>,
    /// The deed, in its word.
    pub deed: Option<Deed>,
    /// Name of the object.
    pub object: Option<String>,
    /// Number of a contract.
    pub contract: Option<String>,
    /// Code of a supplier.
    pub supplier: Option<String>,
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub until: Option<NaiveDate>,
}

impl Wanted {
    fn asked(self) -> Asked {
        let begins = |day: NaiveDate| entries::stored_instant(start_of(day));
        let filled = |text: Option<String>| text.filter(|text| !text.is_empty());
        Asked {
            account: filled(self.account),
            deed: self.deed.map(|deed| deed.code().to_owned()),
            object: filled(self.object),
            contract: filled(self.contract),
            supplier: filled(self.supplier),
            from: self.from.map(begins),
            until: self
                .until
                .and_then(|day| day.checked_add_days(Days::new(1)))
                .map(begins),
            before: None,
            after: None,
        }
    }

    /// What is kept of a look: by what was filtered, and never what was typed for it.
    fn looked(&self, deed: Deed) -> Note {
        let is_filled = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.is_empty());
        let filters: Vec<&str> = [
            ("account", is_filled(&self.account)),
            ("object", is_filled(&self.object)),
            ("contract", is_filled(&self.contract)),
            ("supplier", is_filled(&self.supplier)),
        ]
        .into_iter()
        .filter_map(|(name, used)| used.then_some(name))
        .collect();
        Note::new(deed, None)
            .with("filters", filters)
            .with("deed", self.deed.map(Deed::code))
            .with("from", self.from)
            .with("until", self.until)
    }
}

/// So many entries before one, the newest first.
///
/// # Errors
/// When a query fails.
pub fn read_audit_log(
    connection: &mut Connection,
    wanted: Wanted,
    before: Option<i64>,
    most: i64,
) -> Result<Vec<Entry>, Refusal> {
    let note = wanted.looked(Deed::SawAuditLog).with("before", before);
    let asked = Asked {
        before,
        ..wanted.asked()
    };
    let found = entries::page(connection, &asked, false, most)?;
    audit::note(connection, note);
    Ok(found)
}

/// Entries that are taken out as one file, at most.
pub const MOST_TAKEN: i64 = 20_000;

/// Entries from the oldest on, to be taken out as a file.
///
/// # Errors
/// [`Refusal::Conflict`] where there are more than [`MOST_TAKEN`]; and when a query fails.
pub fn take_audit_log(connection: &mut Connection, wanted: Wanted) -> Result<Vec<Entry>, Refusal> {
    let note = wanted.looked(Deed::TookAuditLog);
    let most = MOST_TAKEN.saturating_add(1);
    let found = entries::page(connection, &wanted.asked(), true, most)?;
    if i64::try_from(found.len()).is_ok_and(|found| found > MOST_TAKEN) {
        return Err(Refusal::Conflict("too_many_entries"));
    }
    audit::note(connection, note.with("entries", found.len()));
    Ok(found)
}
