//! Registers an obligation of a contract.

use meetbaar_domain::value_table::ValueTable;
use serde::Deserialize;
use serde_json::Value;

use super::{
    Terms, checks,
    kinds::{in_euros, is_kind},
    stated::Recorded,
};
use crate::{
    actions::{Fault, Refusal, revalue_contract::queue_revaluation},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    ids,
    register::value_table_file,
    reporting::obligation::period,
    storage::{
        Connection,
        contracts::Contract,
        obligations::{self, NewObligation},
        value_tables::{self, StoredValueTable},
    },
};

/// An obligation as somebody states it.
#[derive(Clone, Debug, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewDuty {
    /// What is demanded: `share_of_contract_value`, `share_of_turnover`, `share_of_wage_sum`, `fixed_amount`, `jobs`,
    /// `placements`, `hours` or `bespoke`.
    pub kind: String,
    /// Code of the table by which lines are valued; the kinds in euros need one.
    #[serde(default)]
    pub value_table: Option<String>,
    /// What it says.
    pub terms: Terms,
}

/// Registers an obligation; returns its public identifier.
///
/// # Errors
/// [`Refusal::Invalid`] with all that is wrong.
pub fn register_obligation(
    connection: &mut Connection,
    by: Option<i64>,
    contract: &Contract,
    new: &NewDuty,
    now: Instant,
) -> Result<String, Refusal> {
    let term = period(contract.starts, contract.ends)?;
    let mut faults = checks::faults(&new.kind, &new.terms, term);
    let mut wrong = |field, code, found: &str| {
        faults.push(Fault {
            field,
            code,
            found: found.to_owned(),
        });
    };
    if !is_kind(&new.kind) {
        wrong("kind", "unknown", &new.kind);
    }
    let table = match new.value_table.as_deref() {
        None if in_euros(&new.kind) => {
            wrong("valueTable", "field_missing", "");
            None
        }
        None => None,
        Some(code) => match value_tables::latest(connection, code)? {
            None => {
                wrong("valueTable", "unknown", code);
                None
            }
            Some(table) => match not_governing(contract, &table)? {
                Some(day) => {
                    wrong(
                        "valueTable",
                        "value_table_not_valid",
                        &format!("{code}: {day}"),
                    );
                    None
                }
                None => Some(table),
            },
        },
    };
    if !faults.is_empty() {
        return Err(Refusal::Invalid(faults));
    }
    let public_id = ids::public_id(now);
    let obligation = obligations::insert(
        connection,
        &NewObligation {
            contract_id: contract.id,
            kind: &new.kind,
            value_table_id: table.map(|table| table.id),
            public_id: &public_id,
            version: 1,
        },
    )?;
    let row = new.terms.row(Recorded {
        obligation,
        holds_from: new.terms.starts,
        base_cents: contract.value_cents,
        reason: None,
        by,
        at: now,
    });
    obligations::insert_terms(connection, &row, &new.terms.due())?;
    queue_revaluation(connection, contract.id, now)?;
    let registered = Note::new(
        Deed::ObligationRegistered,
        Object::keyed("obligation", obligation),
    )
    .change(Value::Null, &new.terms)
    .with("kind", &new.kind);
    audit::note(connection, registered);
    Ok(public_id)
}

/// The day on which a table would have to be valid and is not: of the contract or of the tender, never of a placement.
fn not_governing(
    contract: &Contract,
    stored: &StoredValueTable,
) -> Result<Option<chrono::NaiveDate>, Refusal> {
    let table: ValueTable = value_table_file::parse(&stored.code, &stored.document)
        .map_err(|fault| Refusal::field("valueTable", "value_table_invalid", fault.to_string()))?;
    let day = table.governing_date(contract.awarded, contract.tender_published);
    Ok(day.filter(|day| !table.is_valid_on(*day)))
}
