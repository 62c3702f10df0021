//! Registers and changes buyers: a part of a ministry names one that is there, and no buyer is a part of itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    change::{At, Author, ObjectKind},
    checks::Faults,
};
use crate::{
    actions::Refusal,
    storage::{
        Connection, StorageError,
        buyers::{self, BuyerValues, StoredBuyer},
        register,
    },
};

/// What somebody says of a buyer.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "the fields are those of StoredBuyer")]
pub struct BuyerDraft {
    pub code: String,
    pub name: String,
    pub part_of: Option<String>,
    pub closed_on: Option<NaiveDate>,
}

/// Registers a buyer.
///
/// # Errors
/// [`Refusal::Invalid`] with everything that is wrong.
pub fn register_buyer(
    connection: &mut Connection,
    draft: &BuyerDraft,
    faults: Faults,
    author: &Author,
) -> Result<StoredBuyer, Refusal> {
    register::hold(connection)?;
    let values = checked(connection, draft, faults, None)?;
    let id = buyers::insert(connection, &values.written(1))?;
    noted(
        connection,
        &values,
        At {
            kind: ObjectKind::Buyer,
            id,
            version: 1,
        },
        author,
    )
}

/// Changes the buyer of that code, as whoever saw its version `seen` wants it.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Changed`], [`Refusal::Invalid`] with everything that is wrong.
pub fn change_buyer(
    connection: &mut Connection,
    code: &str,
    seen: i64,
    draft: &BuyerDraft,
    faults: Faults,
    author: &Author,
) -> Result<StoredBuyer, Refusal> {
    register::hold(connection)?;
    let standing = buyers::by_code(connection, code)?.ok_or(Refusal::NotFound)?;
    let next = At {
        kind: ObjectKind::Buyer,
        id: standing.id,
        version: standing.version,
    }
    .next(connection, &standing, seen, author)?;
    let values = checked(connection, draft, faults, Some(&standing))?;
    buyers::change(connection, standing.id, &values.written(next.version))?;
    noted(connection, &values, next, author)
}

fn checked(
    connection: &mut Connection,
    draft: &BuyerDraft,
    mut faults: Faults,
    standing: Option<&StoredBuyer>,
) -> Result<BuyerDraft, Refusal> {
    let code = faults.code("code", &draft.code);
    match standing {
        Some(standing) if standing.code != code => faults.add("code", "fixed", &standing.code),
        None if buyers::by_code(connection, &code)?.is_some() => faults.add("code", "taken", &code),
        _ => {}
    }
    let name = faults.name("name", &draft.name);
    let part_of = draft.part_of.as_deref().map(str::trim);
    let part_of = part_of
        .filter(|text| !text.is_empty())
        .map(|text| faults.code("partOf", text));
    if let Some(whole) = part_of.as_deref().filter(|_| !faults.names("partOf")) {
        let parents = buyers::parents(connection)?.into_iter().collect();
        if let Some(fault) = wrong_whole(&code, whole, &parents) {
            faults.add("partOf", fault, whole);
        }
    }
    faults.none()?;
    Ok(BuyerDraft {
        code,
        name,
        part_of,
        closed_on: draft.closed_on,
    })
}

/// Why a buyer can't be a part of another: that one is not there, or is (a part of) this buyer itself.
fn wrong_whole(
    code: &str,
    whole: &str,
    parents: &BTreeMap<String, Option<String>>,
) -> Option<&'static str> {
    if code != whole && !parents.contains_key(whole) {
        return Some("unknown");
    }
    let mut above = Some(whole);
    for _ in 0..=parents.len() {
        match above {
            None => return None,
            Some(one) if one == code => return Some("part_of_itself"),
            Some(one) => above = parents.get(one).and_then(Option::as_deref),
        }
    }
    Some("part_of_itself")
}

impl BuyerDraft {
    fn written(&self, version: i64) -> BuyerValues<'_> {
        BuyerValues {
            code: &self.code,
            name: &self.name,
            part_of: self.part_of.as_deref(),
            closed_on: self.closed_on,
            version,
        }
    }
}

fn noted(
    connection: &mut Connection,
    values: &BuyerDraft,
    at: At,
    author: &Author,
) -> Result<StoredBuyer, Refusal> {
    let gone = || StorageError::Failed("a buyer that was stored is gone".to_owned());
    let stored = buyers::by_code(connection, &values.code)?.ok_or_else(gone)?;
    at.note(connection, &stored, author)?;
    Ok(stored)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_buyer_is_a_part_of_one_that_is_there_and_never_of_itself() {
        let parents: BTreeMap<String, Option<String>> =
            [("A", None), ("B", Some("A")), ("C", Some("B"))]
                .into_iter()
                .map(|(code, whole)| (code.to_owned(), whole.map(str::to_owned)))
                .collect();
        for (code, whole, fault) in [
            ("C", "A", None),
            ("D", "C", None),
            ("C", "X", Some("unknown")),
            ("A", "A", Some("part_of_itself")),
            ("A", "B", Some("part_of_itself")),
            ("A", "C", Some("part_of_itself")),
            ("D", "D", Some("part_of_itself")),
        ] {
            assert_eq!(
                wrong_whole(code, whole, &parents),
                fault,
                "{code} in {whole}"
            );
        }
    }
}
