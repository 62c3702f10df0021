//! Registers a portfolio: buyers, categories, suppliers, contracts with their obligations. What is there stays.

use super::{
    Refusal,
    obligation::{Milestone, NewDuty, Terms, register_obligation},
};
use crate::{
    access::Scope,
    clock::Instant,
    register::portfolio::{self, Contract, Portfolio, basis_points, cents},
    storage::{
        Connection, contracts,
        register::{self, NewBuyer, NewCategory, NewSupplier},
    },
};

/// Registers a portfolio; returns how many contracts were new.
///
/// # Errors
/// [`Refusal::Invalid`] for a contract that names what is not registered, or whose obligation no rule knows.
pub fn register_portfolio(
    connection: &mut Connection,
    portfolio: &Portfolio,
    days_allowed: u32,
    now: Instant,
) -> Result<usize, Refusal> {
    for buyer in &portfolio.buyer {
        if register::buyer_id(connection, &buyer.code)?.is_none() {
            let new = NewBuyer {
                code: &buyer.code,
                name: &buyer.name,
                part_of: buyer.part_of.as_deref(),
            };
            register::insert_buyer(connection, &new)?;
        }
    }
    for category in &portfolio.category {
        if register::category_id(connection, &category.code)?.is_none() {
            let new = NewCategory {
                code: &category.code,
                name: &category.name,
                sector: &category.sector,
            };
            register::insert_category(connection, &new)?;
        }
    }
    for supplier in &portfolio.supplier {
        if register::supplier_id(connection, &supplier.code)?.is_none() {
            let new = NewSupplier {
                code: &supplier.code,
                name: &supplier.name,
            };
            register::insert_supplier(connection, &new)?;
        }
    }
    let mut registered = 0;
    for contract in &portfolio.contract {
        if contracts::by_number(connection, Scope::All, &contract.number)?.is_none() {
            register_contract(connection, contract, days_allowed, now)?;
            registered += 1;
        }
    }
    Ok(registered)
}

fn register_contract(
    connection: &mut Connection,
    contract: &Contract,
    days_allowed: u32,
    now: Instant,
) -> Result<(), Refusal> {
    let unknown = |field, found: &str| {
        Refusal::field(field, "unknown", format!("{found} ({})", contract.number))
    };
    let value_cents =
        cents(Some(&contract.value)).ok_or_else(|| unknown("value", &contract.value.0))?;
    let supplier_id = register::supplier_id(connection, &contract.supplier)?
        .ok_or_else(|| unknown("supplier", &contract.supplier))?;
    let buyer_id = register::buyer_id(connection, &contract.buyer)?
        .ok_or_else(|| unknown("buyer", &contract.buyer))?;
    let category_id = register::category_id(connection, &contract.category)?
        .ok_or_else(|| unknown("category", &contract.category))?;
    let id = contracts::insert(
        connection,
        &contracts::NewContract {
            number: &contract.number,
            supplier_id,
            buyer_id,
            category_id,
            client_supervision: contract.client_supervision,
            value_cents,
            awarded: contract.awarded,
            tender_published: contract.tender_published,
            starts: contract.start,
            ends: contract.end,
        },
    )?;
    let stated = &contract.obligation;
    let new = NewDuty {
        kind: stated.kind.clone(),
        value_table: stated.value_table.clone(),
        terms: terms(contract, days_allowed).ok_or_else(|| unknown("obligation", &stated.kind))?,
    };
    let registered = contracts::by_ids(connection, &[id])?;
    for contract in &registered {
        register_obligation(connection, None, contract, &new, now)?;
    }
    Ok(())
}

/// What the file states of an obligation; `None` where a number can't be read.
fn terms(contract: &Contract, days_allowed: u32) -> Option<Terms> {
    let stated = &contract.obligation;
    let milestone = |one: &portfolio::Milestone| {
        Some(Milestone {
            due: one.due,
            amount: stated.stored(&one.amount)?,
        })
    };
    Some(Terms {
        share: basis_points(stated.share.as_ref()),
        amount: stated.stored_amount(),
        description: stated.text.clone(),
        floor_cents: cents(stated.floor.as_ref()),
        cap_cents: cents(stated.cap.as_ref()),
        reduction: basis_points(stated.reduction.as_ref()),
        reduction_step: None,
        reduction_from: stated.reduction_valid.map(|(from, _)| from),
        reduction_until: stated.reduction_valid.map(|(_, until)| until),
        rhythm: stated.reports.clone(),
        days_allowed: i64::from(days_allowed),
        grace_days: 0,
        starts: contract.start,
        ends: contract.end,
        milestones: stated
            .milestones
            .iter()
            .map(milestone)
            .collect::<Option<_>>()?,
    })
}
