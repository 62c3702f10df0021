//! Registers a portfolio: buyers, categories, suppliers, contracts with their obligations. What is there stays.

use meetbaar_domain::{obligation::Rhythm, value_table::ValueTable};

use super::{
    Refusal,
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
    register::{
        portfolio::{Contract, Portfolio, basis_points, cents},
        value_table_file,
    },
    reporting::obligation::from_row,
    storage::{
        Connection, buyers, categories, contracts,
        obligations::{self, NewObligation, StoredObligation},
        suppliers,
        value_tables::{self, StoredValueTable},
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
    let table = match &stated.value_table {
        Some(code) => {
            let table = value_tables::latest(connection, code)?
                .ok_or_else(|| unknown("value_table", code))?;
            Some(governing(contract, table)?)
        }
        None => None,
    };
    if Rhythm::from_code(&stated.reports).is_none() {
        return Err(unknown("reports", &stated.reports));
    }
    let new = NewObligation {
        contract_id: id,
        kind: &stated.kind,
        share: basis_points(stated.share.as_ref()),
        amount: stated.stored_amount(),
        description: stated.text.as_deref(),
        floor_cents: cents(stated.floor.as_ref()),
        cap_cents: cents(stated.cap.as_ref()),
        reduction: basis_points(stated.reduction.as_ref()),
        reduction_from: stated.reduction_valid.map(|(from, _)| from),
        reduction_until: stated.reduction_valid.map(|(_, until)| until),
        value_table_id: table.map(|table| table.id),
        rhythm: &stated.reports,
        days_allowed: i32::try_from(days_allowed).unwrap_or(i32::MAX),
        grace_days: 0,
        starts: contract.start,
        ends: contract.end,
    };
    let obligation_id = obligations::insert(connection, &new)?;
    for milestone in &stated.milestones {
        let amount = stated
            .stored(&milestone.amount)
            .ok_or_else(|| unknown("milestones", &milestone.amount.0))?;
        let due = milestone.due;
        let new = obligations::StoredMilestone {
            obligation_id,
            due,
            amount,
        };
        obligations::insert_milestone(connection, &new)?;
    }
    let (rows, milestones) = obligations::of_contracts(connection, &[id])?;
    for row in &rows {
        understood(row, &milestones, value_cents)
            .map_err(|_| unknown("obligation", &stated.kind))?;
    }
    Ok(())
}

fn understood(
    row: &StoredObligation,
    milestones: &[obligations::StoredMilestone],
    value_cents: i64,
) -> Result<(), Refusal> {
    from_row(row, milestones, meetbaar_domain::amount::Cents(value_cents))?;
    Ok(())
}

/// The table must be valid on the day that chooses it: of the contract or of the tender, never of a placement.
fn governing(contract: &Contract, stored: StoredValueTable) -> Result<StoredValueTable, Refusal> {
    let table: ValueTable = value_table_file::parse(&stored.code, &stored.document)
        .map_err(|fault| Refusal::field("value_table", "value_table_invalid", fault.to_string()))?;
    match table.governing_date(contract.awarded, contract.tender_published) {
        Some(day) if !table.is_valid_on(day) => Err(Refusal::field(
            "value_table",
            "value_table_not_valid",
            format!("{} on {day} ({})", stored.code, contract.number),
        )),
        _ => Ok(stored),
    }
}
