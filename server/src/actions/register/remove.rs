//! Removes what was registered by mistake. Nothing is removed on which something hangs: it is closed or ended instead.

use serde_json::Value;

use super::{
    change::{At, Author, ObjectKind},
    contract_draft::ContractVersion,
};
use crate::{
    access::Scope,
    actions::Refusal,
    storage::{
        Connection, StorageError, buyers, categories, certificate_versions, certificates, register,
        registered_contracts, sectors, suppliers,
    },
};

/// Removes the sector of that code.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Changed`], [`Refusal::Conflict`] that says what hangs on it.
pub fn remove_sector(
    connection: &mut Connection,
    code: &str,
    seen: i64,
    author: &Author,
) -> Result<(), Refusal> {
    register::hold(connection)?;
    let one = sectors::by_code(connection, code)?.ok_or(Refusal::NotFound)?;
    let at = At {
        kind: ObjectKind::Sector,
        id: one.id,
        version: one.version,
    };
    let next = at.next(connection, &one, seen, author)?;
    free(sectors::has_categories(connection, code)?, "has_categories")?;
    sectors::remove(connection, one.id).map_err(in_use)?;
    Ok(next.note(connection, &Value::Null, author)?)
}

/// Removes the buyer of that code.
///
/// # Errors
/// As [`remove_sector`].
pub fn remove_buyer(
    connection: &mut Connection,
    code: &str,
    seen: i64,
    author: &Author,
) -> Result<(), Refusal> {
    register::hold(connection)?;
    let one = buyers::by_code(connection, code)?.ok_or(Refusal::NotFound)?;
    let at = At {
        kind: ObjectKind::Buyer,
        id: one.id,
        version: one.version,
    };
    let next = at.next(connection, &one, seen, author)?;
    free(buyers::has_contracts(connection, one.id)?, "has_contracts")?;
    free(buyers::has_parts(connection, code)?, "has_parts")?;
    buyers::remove(connection, one.id).map_err(in_use)?;
    Ok(next.note(connection, &Value::Null, author)?)
}

/// Removes the category of that code.
///
/// # Errors
/// As [`remove_sector`].
pub fn remove_category(
    connection: &mut Connection,
    code: &str,
    seen: i64,
    author: &Author,
) -> Result<(), Refusal> {
    register::hold(connection)?;
    let one = categories::by_code(connection, code)?.ok_or(Refusal::NotFound)?;
    let at = At {
        kind: ObjectKind::Category,
        id: one.id,
        version: one.version,
    };
    let next = at.next(connection, &one, seen, author)?;
    free(
        categories::has_contracts(connection, one.id)?,
        "has_contracts",
    )?;
    categories::remove(connection, one.id).map_err(in_use)?;
    Ok(next.note(connection, &Value::Null, author)?)
}

/// Removes the supplier of that code.
///
/// # Errors
/// As [`remove_sector`].
pub fn remove_supplier(
    connection: &mut Connection,
    code: &str,
    seen: i64,
    author: &Author,
) -> Result<(), Refusal> {
    register::hold(connection)?;
    let one = suppliers::by_code(connection, code)?.ok_or(Refusal::NotFound)?;
    let at = At {
        kind: ObjectKind::Supplier,
        id: one.id,
        version: one.version,
    };
    let next = at.next(connection, &one, seen, author)?;
    free(
        suppliers::has_contracts(connection, one.id)?,
        "has_contracts",
    )?;
    free(suppliers::has_reports(connection, one.id)?, "has_reports")?;
    free(suppliers::has_accounts(connection, one.id)?, "has_accounts")?;
    free(
        certificates::any_of_supplier(connection, one.id)?,
        "has_certificates",
    )?;
    certificate_versions::forget_supplier(connection, one.id)?;
    suppliers::remove(connection, one.id).map_err(in_use)?;
    Ok(next.note(connection, &Value::Null, author)?)
}

/// Removes a certificate of a supplier.
///
/// # Errors
/// As [`remove_sector`].
pub fn remove_certificate(
    connection: &mut Connection,
    (supplier, public_id): (&str, &str),
    seen: i64,
    author: &Author,
) -> Result<(), Refusal> {
    register::hold(connection)?;
    let supplier = suppliers::by_code(connection, supplier)?.ok_or(Refusal::NotFound)?;
    let one =
        certificates::by_public_id(connection, supplier.id, public_id)?.ok_or(Refusal::NotFound)?;
    let at = At {
        kind: ObjectKind::Certificate,
        id: one.id,
        version: one.version,
    };
    let next = at.next(connection, &one, seen, author)?;
    certificates::remove(connection, one.id).map_err(in_use)?;
    certificate_versions::retire(connection, one.id, author.now.stored())?;
    Ok(next.note(connection, &Value::Null, author)?)
}

/// Removes the contract of that number.
///
/// # Errors
/// As [`remove_sector`].
pub fn remove_contract(
    connection: &mut Connection,
    number: &str,
    seen: i64,
    author: &Author,
) -> Result<(), Refusal> {
    register::hold(connection)?;
    let one = registered_contracts::by_number(connection, Scope::All, number)?;
    let one = one.ok_or(Refusal::NotFound)?;
    let version = ContractVersion::standing(connection, &one)?;
    let at = At {
        kind: ObjectKind::Contract,
        id: one.id,
        version: one.version,
    };
    let next = at.next(connection, &version, seen, author)?;
    free(
        registered_contracts::has_reports(connection, one.id)?,
        "has_reports",
    )?;
    free(
        registered_contracts::has_obligations(connection, one.id)?,
        "has_obligations",
    )?;
    registered_contracts::remove(connection, one.id).map_err(in_use)?;
    Ok(next.note(connection, &Value::Null, author)?)
}

fn free(hangs: bool, what: &'static str) -> Result<(), Refusal> {
    if hangs {
        Err(Refusal::Conflict(what))
    } else {
        Ok(())
    }
}

/// What this file does not know to hang on it, the database does.
fn in_use(error: StorageError) -> Refusal {
    match error {
        StorageError::InUse => Refusal::Conflict("in_use"),
        other => other.into(),
    }
}
