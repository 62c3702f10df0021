//! What the accepted lines of an obligation would be worth under another value table. Nothing is stored.

use chrono::NaiveDate;
use meetbaar_domain::obligation::{Kind, Quantity};

use super::{
    Refusal,
    obligation::seen,
    stored_entry::entry,
    to_value::to_use,
    value_lines::{ObligationToValue, value},
};
use crate::{
    access::Actor,
    reporting::obligation::{dated, period},
    storage::{Connection, Known, contracts, contributions, line_lists, value_tables},
};

/// Lines in one go.
const BATCH: i64 = 2_000;
/// Lines that are valued at most: an answer must come in time.
const MOST: usize = 100_000;
/// Lines that are told one by one.
const TOLD: usize = 100;

/// What it would come to.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// Code and revision of the other table.
    pub table: (String, i32),
    /// Lines that were valued.
    pub lines: usize,
    /// Their worth now, in euro cents.
    pub now: i64,
    /// Their worth under the other table.
    pub then: i64,
    /// Lines that the other table does not value.
    pub without_block: usize,
    /// The first lines that would be worth something else.
    pub differing: Vec<Differing>,
}

/// A line that would be worth something else.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "where it stands, and what it is worth")]
pub struct Differing {
    pub report: String,
    pub sheet: String,
    pub sheet_row: i64,
    pub now: i64,
    pub then: i64,
    pub block: Option<String>,
}

/// Values the accepted lines of an obligation up to a day by another table.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Invalid`] for a table that is not there; [`Refusal::Conflict`] for an obligation
/// that is not in euros, or has too many lines.
pub fn what_if(
    connection: &mut Connection,
    actor: &Actor,
    obligation: &str,
    table: &str,
    on: NaiveDate,
) -> Result<WhatIf, Refusal> {
    let stored = seen(connection, actor, obligation)?;
    let kind: Kind = dated(&stored)?.last().kind.clone();
    if !matches!(kind.nothing(), Some(Quantity::Euros(_))) {
        return Err(Refusal::Conflict("not_in_euros"));
    }
    let contract = contracts::by_ids(connection, &[stored.contract_id])?;
    let contract = contract.first().ok_or(Refusal::NotFound)?;
    let other = value_tables::latest(connection, table)?
        .ok_or_else(|| Refusal::field("valueTable", "unknown", table))?;
    let by = ObligationToValue {
        id: stored.id,
        kind,
        contract: period(contract.starts, contract.ends)?,
        table: Some(to_use(&other)?),
    };
    let mut told = WhatIf {
        table: (other.code.clone(), other.revision),
        lines: 0,
        now: 0,
        then: 0,
        without_block: 0,
        differing: Vec::new(),
    };
    let mut after = 0;
    loop {
        let found = contributions::after(connection, stored.id, on, Known::now(), after, BATCH)?;
        let Some(last) = found.last() else {
            return Ok(told);
        };
        after = last.line_id;
        told.lines += found.len();
        if told.lines > MOST {
            return Err(Refusal::Conflict("too_many_lines"));
        }
        let ids: Vec<i64> = found.iter().map(|one| one.line_id).collect();
        let rows = line_lists::by_ids(connection, &ids)?;
        for (contribution, row) in found.iter().zip(&rows) {
            let (entry, period) = entry(row)?;
            let valued = value(&by, &entry, period);
            let then = valued.row(row.id, stored.id);
            told.now = told.now.saturating_add(contribution.amount);
            told.then = told.then.saturating_add(then.amount);
            told.without_block += usize::from(valued.no_block);
            if then.amount != contribution.amount && told.differing.len() < TOLD {
                told.differing.push(Differing {
                    report: contribution.report.clone(),
                    sheet: row.sheet.clone(),
                    sheet_row: row.sheet_row,
                    now: contribution.amount,
                    then: then.amount,
                    block: then.block,
                });
            }
        }
    }
}
