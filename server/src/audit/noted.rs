//! Notes of what is done, from the moment it is done until its transaction is about to end.
//!
//! They are kept on the thread whose transaction it is: a transaction is one synchronous closure, so each note belongs to
//! the one that runs, and what is undone takes its notes along.

use std::cell::RefCell;

use serde_json::{Value, json};

use super::{Deed, Note, Object};
use crate::storage::Connection;

thread_local! {
    static NOTED: RefCell<Option<Vec<Note>>> = const { RefCell::new(None) };
}

/// Notes a deed in the transaction that runs; it is stored when that commits, and not otherwise.
pub fn note(_: &mut Connection, note: Note) {
    NOTED.with_borrow_mut(|noted| {
        if let Some(noted) = noted {
            noted.push(note);
        }
    });
}

/// Notes a deed done to a report that moved from one state to another by it.
pub fn moved(connection: &mut Connection, deed: Deed, report: i64, (was, became): (&str, &str)) {
    let states = Note::new(deed, Object::report_of(report))
        .change(json!({ "state": was }), json!({ "state": became }));
    note(connection, states);
}

/// Notes that lines of candidates are about to be shown, of each report that they stand in.
pub fn saw_of_reports(
    connection: &mut Connection,
    deed: Deed,
    reports: impl IntoIterator<Item = i64>,
) {
    for report in reports {
        saw(connection, deed, Object::report_of(report), 1);
    }
}

/// Notes that so many lines of candidates of an object are about to be shown; what is seen in parts is noted once.
pub fn saw(_: &mut Connection, deed: Deed, object: Option<Object>, count: usize) {
    if count == 0 {
        return;
    }
    NOTED.with_borrow_mut(|noted| {
        let Some(noted) = noted else {
            return;
        };
        let earlier = noted
            .iter_mut()
            .find(|note| note.deed == deed && note.object == object);
        match earlier {
            Some(note) => {
                let before = note.details.get("lines").and_then(Value::as_u64);
                let all = before
                    .unwrap_or_default()
                    .saturating_add(u64::try_from(count).unwrap_or_default());
                note.details.insert("lines".to_owned(), all.into());
            }
            None => noted.push(Note::new(deed, object).with("lines", count)),
        }
    });
}

/// Runs the body of a transaction; returns with its outcome what was noted in it.
pub(crate) fn during<T>(body: impl FnOnce() -> T) -> (T, Vec<Note>) {
    // Replaced, not asked for: a body that panicked may have left notes of something that was undone.
    NOTED.set(Some(Vec::new()));
    let outcome = body();
    (outcome, NOTED.take().unwrap_or_default())
}
