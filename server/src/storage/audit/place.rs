//! Where an object belongs: its name outside, its contract, its supplier.

use diesel::prelude::*;

use crate::{
    audit::{Object, Reference},
    storage::{
        Connection, Stored,
        schema::{account, contract, obligation, recovery_action, report, supplier},
    },
};

/// Where an object belongs.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    pub(super) name: Option<String>,
    pub(super) contract: Option<String>,
    pub(super) supplier: Option<String>,
}

/// Name, and the key of its contract.
type OfContract = (String, i64);

/// Where an object belongs; what is not there any more keeps the name that it was given.
pub(super) fn of(connection: &mut Connection, object: Option<&Object>) -> Stored<Place> {
    let Some(object) = object else {
        return Ok(Place::default());
    };
    let found = match object.kind {
        "report" => of_report(connection, &object.which)?,
        "contract" => of_contract(connection, &object.which)?,
        "obligation" => {
            let found = obligation(connection, &object.which)?;
            within_contract(connection, found)?
        }
        "recovery_action" => {
            let found = recovery_action(connection, &object.which)?;
            within_contract(connection, found)?
        }
        "account" => of_account(connection, &object.which)?,
        _ => None,
    };
    Ok(found.unwrap_or_else(|| Place {
        name: Some(match &object.which {
            Reference::Name(name) => name.clone(),
            Reference::Key(key) => format!("#{key}"),
        }),
        supplier: match (&object.which, object.kind) {
            (Reference::Name(code), "supplier") => Some(code.clone()),
            _ => None,
        },
        ..Place::default()
    }))
}

fn of_report(connection: &mut Connection, which: &Reference) -> Stored<Option<Place>> {
    let mut query = report::table
        .inner_join(supplier::table.on(report::supplier_id.eq(supplier::id)))
        .select((report::public_id, supplier::code))
        .into_boxed();
    query = match which {
        Reference::Key(key) => query.filter(report::id.eq(*key)),
        Reference::Name(id) => query.filter(report::public_id.eq(id.clone())),
    };
    let found: Option<(String, String)> = query.first(connection).optional()?;
    Ok(found.map(|(name, supplier)| Place {
        name: Some(name),
        contract: None,
        supplier: Some(supplier),
    }))
}

fn of_contract(connection: &mut Connection, which: &Reference) -> Stored<Option<Place>> {
    let mut query = contract::table
        .inner_join(supplier::table.on(contract::supplier_id.eq(supplier::id)))
        .select((contract::number, supplier::code))
        .into_boxed();
    query = match which {
        Reference::Key(key) => query.filter(contract::id.eq(*key)),
        Reference::Name(number) => query.filter(contract::number.eq(number.clone())),
    };
    let found: Option<(String, String)> = query.first(connection).optional()?;
    Ok(found.map(|(number, supplier)| Place {
        name: Some(number.clone()),
        contract: Some(number),
        supplier: Some(supplier),
    }))
}

fn within_contract(
    connection: &mut Connection,
    found: Option<OfContract>,
) -> Stored<Option<Place>> {
    let Some((name, contract)) = found else {
        return Ok(None);
    };
    let place = of_contract(connection, &Reference::Key(contract))?.unwrap_or_default();
    Ok(Some(Place {
        name: Some(name),
        ..place
    }))
}

fn obligation(connection: &mut Connection, which: &Reference) -> Stored<Option<OfContract>> {
    let mut query = obligation::table
        .select((obligation::public_id, obligation::contract_id))
        .into_boxed();
    query = match which {
        Reference::Key(key) => query.filter(obligation::id.eq(*key)),
        Reference::Name(id) => query.filter(obligation::public_id.eq(id.clone())),
    };
    Ok(query.first(connection).optional()?)
}

fn recovery_action(connection: &mut Connection, which: &Reference) -> Stored<Option<OfContract>> {
    let mut query = recovery_action::table
        .select((recovery_action::public_id, recovery_action::contract_id))
        .into_boxed();
    query = match which {
        Reference::Key(key) => query.filter(recovery_action::id.eq(*key)),
        Reference::Name(id) => query.filter(recovery_action::public_id.eq(id.clone())),
    };
    Ok(query.first(connection).optional()?)
}

fn of_account(connection: &mut Connection, which: &Reference) -> Stored<Option<Place>> {
    let mut query = account::table
        .left_join(supplier::table.on(account::supplier_id.eq(supplier::id.nullable())))
        .select((account::public_id, supplier::code.nullable()))
        .into_boxed();
    query = match which {
        Reference::Key(key) => query.filter(account::id.eq(*key)),
        Reference::Name(id) => query.filter(account::public_id.eq(id.clone())),
    };
    let found: Option<(String, Option<String>)> = query.first(connection).optional()?;
    Ok(found.map(|(name, supplier)| Place {
        name: Some(name),
        contract: None,
        supplier,
    }))
}
