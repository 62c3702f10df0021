//! Registers a portfolio: buyers, categories, suppliers, contracts with their obligations. What is there stays.

use super::{
    Refusal,
    obligation::{Milestone, NewDuty, Terms, register_obligation},
    register::{
        Author, Faults,
        contract_draft::ContractDraft,
        keep_buyer::{BuyerDraft, register_buyer},
        keep_category::{CategoryDraft, register_category},
        keep_supplier::{SupplierDraft, register_supplier},
        register_contract::register_contract,
    },
};
use crate::{
    access::Scope,
    clock::Instant,
    register::portfolio::{self, Contract, Portfolio, basis_points, cents},
    storage::{Connection, buyers, categories, contracts, suppliers},
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
    let author = Author::program(now);
    for buyer in &portfolio.buyer {
        if buyers::by_code(connection, &buyer.code)?.is_none() {
            let draft = BuyerDraft {
                code: buyer.code.clone(),
                name: buyer.name.clone(),
                part_of: buyer.part_of.clone(),
                closed_on: None,
            };
            register_buyer(connection, &draft, Faults::default(), &author)?;
        }
    }
    for category in &portfolio.category {
        if categories::by_code(connection, &category.code)?.is_none() {
            let draft = CategoryDraft {
                code: category.code.clone(),
                name: category.name.clone(),
                sector: category.sector.clone(),
                closed_on: None,
            };
            register_category(connection, &draft, Faults::default(), &author)?;
        }
    }
    for supplier in &portfolio.supplier {
        if suppliers::by_code(connection, &supplier.code)?.is_none() {
            let draft = SupplierDraft {
                code: supplier.code.clone(),
                name: supplier.name.clone(),
                ..SupplierDraft::default()
            };
            register_supplier(connection, &draft, Faults::default(), &author)?;
        }
    }
    let mut registered = 0;
    for contract in &portfolio.contract {
        if contracts::by_number(connection, Scope::All, &contract.number)?.is_none() {
            register_one(connection, contract, days_allowed, &author)?;
            registered += 1;
        }
    }
    Ok(registered)
}

fn register_one(
    connection: &mut Connection,
    contract: &Contract,
    days_allowed: u32,
    author: &Author,
) -> Result<(), Refusal> {
    let unknown = |field, found: &str| {
        Refusal::field(field, "unknown", format!("{found} ({})", contract.number))
    };
    let value_cents =
        cents(Some(&contract.value)).ok_or_else(|| unknown("value", &contract.value.0))?;
    let draft = ContractDraft {
        number: contract.number.clone(),
        supplier: contract.supplier.clone(),
        category: contract.category.clone(),
        buyers: vec![(contract.buyer.clone(), None)],
        client_supervision: Some(contract.client_supervision),
        value_cents: Some(value_cents),
        awarded: Some(contract.awarded),
        tender_published: contract.tender_published,
        start: Some(contract.start),
        end: Some(contract.end),
        ..ContractDraft::default()
    };
    let id = register_contract(connection, &draft, Faults::default(), author)?.id;
    let stated = &contract.obligation;
    let new = NewDuty {
        kind: stated.kind.clone(),
        value_table: stated.value_table.clone(),
        terms: terms(contract, days_allowed).ok_or_else(|| unknown("obligation", &stated.kind))?,
    };
    let registered = contracts::by_ids(connection, &[id])?;
    for contract in &registered {
        register_obligation(connection, None, contract, &new, author.now)?;
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
