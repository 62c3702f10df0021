//! Removes what was registered by mistake. Nothing is removed on which something hangs: it is closed or ended instead.

use serde_json::Value;

use super::{
    change::{At, Author, ObjectKind},
    contract_draft::ContractVersion,
};
use crate::{
    actions::Refusal,
    storage::{
        Connection, StorageError, Stored, buyers, categories, certificate_versions, certificates,
        register, registered_contracts, sectors, suppliers,
    },
};

/// Writes the removal of a kind that is known by a code: its name, its kind, where it is stored, how it goes, and what may
/// hang on it with the word for that.
macro_rules! removed_by_code {
    ($(
        $name:ident: $kind:ident, $stored:ident, $remove:path, |$connection:ident, $one:ident| {
            $( $what:literal => $hangs:expr, )+
        }
    )+) => { $(
        #[doc = concat!("Removes the ", stringify!($kind), " of that code.")]
        ///
        /// # Errors
        /// [`Refusal::NotFound`], [`Refusal::Changed`], [`Refusal::Conflict`] that says what hangs on it.
        pub fn $name(
            $connection: &mut Connection,
            code: &str,
            seen: i64,
            author: &Author,
        ) -> Result<(), Refusal> {
            register::hold($connection)?;
            let $one = $stored::by_code($connection, code)?.ok_or(Refusal::NotFound)?;
            let at = At {
                kind: ObjectKind::$kind,
                id: $one.id,
                version: $one.version,
            };
            let next = at.next($connection, &$one, seen, author)?;
            $( free($hangs, $what)?; )+
            $remove($connection, $one.id).map_err(in_use)?;
            Ok(next.note($connection, &Value::Null, author)?)
        }
    )+ };
}

removed_by_code! {
    remove_sector: Sector, sectors, sectors::remove, |connection, one| {
        "has_categories" => sectors::has_categories(connection, &one.code)?,
    }
    remove_buyer: Buyer, buyers, buyers::remove, |connection, one| {
        "has_contracts" => buyers::has_contracts(connection, one.id)?,
        "has_parts" => buyers::has_parts(connection, &one.code)?,
    }
    remove_category: Category, categories, categories::remove, |connection, one| {
        "has_contracts" => categories::has_contracts(connection, one.id)?,
    }
    remove_supplier: Supplier, suppliers, with_certificates, |connection, one| {
        "has_contracts" => suppliers::has_contracts(connection, one.id)?,
        "has_reports" => suppliers::has_reports(connection, one.id)?,
        "has_accounts" => suppliers::has_accounts(connection, one.id)?,
        "has_certificates" => certificates::any_of_supplier(connection, one.id)?,
    }
}

/// Removes a supplier with what was known of the certificates that it had.
fn with_certificates(connection: &mut Connection, id: i64) -> Stored<()> {
    certificate_versions::forget_supplier(connection, id)?;
    suppliers::remove(connection, id)
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
    let one = registered_contracts::by_number(connection, author.scope, number)?;
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
