//! Registers and changes suppliers.

use chrono::NaiveDate;

use super::{
    change::{At, Author, ObjectKind},
    checks::Faults,
};
use crate::{
    actions::Refusal,
    storage::{
        Connection, StorageError, register,
        suppliers::{self, StoredSupplier, SupplierValues},
    },
};

/// What somebody says of a supplier.
#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize)]
#[expect(missing_docs, reason = "the fields are those of StoredSupplier")]
pub struct SupplierDraft {
    pub code: String,
    pub name: String,
    pub kvk: Option<String>,
    pub closed_on: Option<NaiveDate>,
}

/// Registers a supplier.
///
/// # Errors
/// [`Refusal::Invalid`] with everything that is wrong.
pub fn register_supplier(
    connection: &mut Connection,
    draft: &SupplierDraft,
    faults: Faults,
    author: &Author,
) -> Result<StoredSupplier, Refusal> {
    register::hold(connection)?;
    let values = checked(connection, draft, faults, None)?;
    let id = suppliers::insert(connection, &values.written(1))?;
    noted(
        connection,
        &values,
        At {
            kind: ObjectKind::Supplier,
            id,
            version: 1,
        },
        author,
    )
}

/// Changes the supplier of that code, as whoever saw its version `seen` wants it.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Changed`], [`Refusal::Invalid`] with everything that is wrong.
pub fn change_supplier(
    connection: &mut Connection,
    code: &str,
    seen: i64,
    draft: &SupplierDraft,
    faults: Faults,
    author: &Author,
) -> Result<StoredSupplier, Refusal> {
    register::hold(connection)?;
    let standing = suppliers::by_code(connection, code)?.ok_or(Refusal::NotFound)?;
    let next = At {
        kind: ObjectKind::Supplier,
        id: standing.id,
        version: standing.version,
    }
    .next(connection, &standing, seen, author)?;
    let values = checked(connection, draft, faults, Some(&standing))?;
    suppliers::change(connection, standing.id, &values.written(next.version))?;
    noted(connection, &values, next, author)
}

fn checked(
    connection: &mut Connection,
    draft: &SupplierDraft,
    mut faults: Faults,
    standing: Option<&StoredSupplier>,
) -> Result<SupplierDraft, Refusal> {
    let code = faults.code("code", &draft.code);
    match standing {
        Some(standing) if standing.code != code => faults.add("code", "fixed", &standing.code),
        None if suppliers::by_code(connection, &code)?.is_some() => {
            faults.add("code", "taken", &code)
        }
        _ => {}
    }
    let name = faults.name("name", &draft.name);
    let kvk = faults.kvk("kvk", draft.kvk.as_deref());
    if let Some(number) = &kvk {
        let other = suppliers::code_of_kvk(connection, number)?;
        if let Some(other) = other.filter(|other| *other != code) {
            faults.add("kvk", "kvk_taken", other);
        }
    }
    faults.none()?;
    Ok(SupplierDraft {
        code,
        name,
        kvk,
        closed_on: draft.closed_on,
    })
}

impl SupplierDraft {
    fn written(&self, version: i64) -> SupplierValues<'_> {
        SupplierValues {
            code: &self.code,
            name: &self.name,
            kvk: self.kvk.as_deref(),
            closed_on: self.closed_on,
            version,
        }
    }
}

fn noted(
    connection: &mut Connection,
    values: &SupplierDraft,
    at: At,
    author: &Author,
) -> Result<StoredSupplier, Refusal> {
    let gone = || StorageError::Failed("a supplier that was stored is gone".to_owned());
    let stored = suppliers::by_code(connection, &values.code)?.ok_or_else(gone)?;
    at.note(connection, &stored, author)?;
    Ok(stored)
}
