//! Registers and changes sectors.

use chrono::NaiveDate;

use super::{
    change::{At, Author, ObjectKind},
    checks::Faults,
};
use crate::{
    actions::Refusal,
    storage::{
        Connection, StorageError, register,
        sectors::{self, SectorValues, StoredSector},
    },
};

/// What somebody says of a sector.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "the fields are those of StoredSector")]
pub struct SectorDraft {
    pub code: String,
    pub name: String,
    pub closed_on: Option<NaiveDate>,
}

/// Registers a sector.
///
/// # Errors
/// [`Refusal::Invalid`] with everything that is wrong.
pub fn register_sector(
    connection: &mut Connection,
    draft: &SectorDraft,
    faults: Faults,
    author: &Author,
) -> Result<StoredSector, Refusal> {
    register::hold(connection)?;
    let values = checked(connection, draft, faults, None)?;
    let id = sectors::insert(connection, &values.written(1))?;
    noted(
        connection,
        &values,
        At {
            kind: ObjectKind::Sector,
            id,
            version: 1,
        },
        author,
    )
}

/// Changes the sector of that code, as whoever saw its version `seen` wants it.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Changed`], [`Refusal::Invalid`] with everything that is wrong.
pub fn change_sector(
    connection: &mut Connection,
    code: &str,
    seen: i64,
    draft: &SectorDraft,
    faults: Faults,
    author: &Author,
) -> Result<StoredSector, Refusal> {
    register::hold(connection)?;
    let standing = sectors::by_code(connection, code)?.ok_or(Refusal::NotFound)?;
    let next = At {
        kind: ObjectKind::Sector,
        id: standing.id,
        version: standing.version,
    }
    .next(connection, &standing, seen, author)?;
    let values = checked(connection, draft, faults, Some(&standing))?;
    sectors::change(connection, standing.id, &values.written(next.version))?;
    noted(connection, &values, next, author)
}

fn checked(
    connection: &mut Connection,
    draft: &SectorDraft,
    mut faults: Faults,
    standing: Option<&StoredSector>,
) -> Result<SectorDraft, Refusal> {
    let code = faults.code("code", &draft.code);
    match standing {
        Some(standing) if standing.code != code => faults.add("code", "fixed", &standing.code),
        None if sectors::by_code(connection, &code)?.is_some() => {
            faults.add("code", "taken", &code)
        }
        _ => {}
    }
    let name = faults.name("name", &draft.name);
    faults.none()?;
    Ok(SectorDraft {
        code,
        name,
        closed_on: draft.closed_on,
    })
}

impl SectorDraft {
    fn written(&self, version: i64) -> SectorValues<'_> {
        SectorValues {
            code: &self.code,
            name: &self.name,
            closed_on: self.closed_on,
            version,
        }
    }
}

fn noted(
    connection: &mut Connection,
    values: &SectorDraft,
    at: At,
    author: &Author,
) -> Result<StoredSector, Refusal> {
    let gone = || StorageError::Failed("a sector that was stored is gone".to_owned());
    let stored = sectors::by_code(connection, &values.code)?.ok_or_else(gone)?;
    at.note(connection, &stored, author)?;
    Ok(stored)
}
