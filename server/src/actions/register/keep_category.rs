//! Registers and changes categories.

use chrono::NaiveDate;

use super::{
    change::{At, Author, ObjectKind},
    checks::Faults,
};
use crate::{
    actions::Refusal,
    storage::{
        Connection, StorageError,
        categories::{self, CategoryValues, StoredCategory},
        register, sectors,
    },
};

/// What somebody says of a category.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "the fields are those of StoredCategory")]
pub struct CategoryDraft {
    pub code: String,
    pub name: String,
    pub sector: String,
    pub closed_on: Option<NaiveDate>,
}

/// Registers a category.
///
/// # Errors
/// [`Refusal::Invalid`] with everything that is wrong.
pub fn register_category(
    connection: &mut Connection,
    draft: &CategoryDraft,
    faults: Faults,
    author: &Author,
) -> Result<StoredCategory, Refusal> {
    register::hold(connection)?;
    let values = checked(connection, draft, faults, None)?;
    let id = categories::insert(connection, &values.written(1))?;
    noted(
        connection,
        &values,
        At {
            kind: ObjectKind::Category,
            id,
            version: 1,
        },
        author,
    )
}

/// Changes the category of that code, as whoever saw its version `seen` wants it.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Changed`], [`Refusal::Invalid`] with everything that is wrong.
pub fn change_category(
    connection: &mut Connection,
    code: &str,
    seen: i64,
    draft: &CategoryDraft,
    faults: Faults,
    author: &Author,
) -> Result<StoredCategory, Refusal> {
    register::hold(connection)?;
    let standing = categories::by_code(connection, code)?.ok_or(Refusal::NotFound)?;
    let next = At {
        kind: ObjectKind::Category,
        id: standing.id,
        version: standing.version,
    }
    .next(connection, &standing, seen, author)?;
    let values = checked(connection, draft, faults, Some(&standing))?;
    categories::change(connection, standing.id, &values.written(next.version))?;
    noted(connection, &values, next, author)
}

fn checked(
    connection: &mut Connection,
    draft: &CategoryDraft,
    mut faults: Faults,
    standing: Option<&StoredCategory>,
) -> Result<CategoryDraft, Refusal> {
    let code = faults.code("code", &draft.code);
    match standing {
        Some(standing) if standing.code != code => faults.add("code", "fixed", &standing.code),
        None if categories::by_code(connection, &code)?.is_some() => {
            faults.add("code", "taken", &code)
        }
        _ => {}
    }
    let name = faults.name("name", &draft.name);
    let sector = faults.code("sector", &draft.sector);
    if !faults.names("sector") {
        let kept = standing.is_some_and(|standing| standing.sector == sector);
        match sectors::by_code(connection, &sector)? {
            None => faults.add("sector", "unknown", &sector),
            Some(found) if found.closed_on.is_some() && !kept => {
                faults.add("sector", "closed", &sector)
            }
            Some(_) => {}
        }
    }
    faults.none()?;
    Ok(CategoryDraft {
        code,
        name,
        sector,
        closed_on: draft.closed_on,
    })
}

impl CategoryDraft {
    fn written(&self, version: i64) -> CategoryValues<'_> {
        CategoryValues {
            code: &self.code,
            name: &self.name,
            sector: &self.sector,
            closed_on: self.closed_on,
            version,
        }
    }
}

fn noted(
    connection: &mut Connection,
    values: &CategoryDraft,
    at: At,
    author: &Author,
) -> Result<StoredCategory, Refusal> {
    let gone = || StorageError::Failed("a category that was stored is gone".to_owned());
    let stored = categories::by_code(connection, &values.code)?.ok_or_else(gone)?;
    at.note(connection, &stored, author)?;
    Ok(stored)
}
