//! The contract register as it stands, for a file that can be edited and read back.

use std::collections::BTreeMap;

use meetbaar_importers::register::{EntryOption, EntryShare, RegisterEntry, RegisterField};

use crate::{
    access::Actor,
    actions::Refusal,
    storage::{
        Connection,
        contract_parts::{self, StoredOption, StoredShare},
        register::Part,
        registered_contracts::{self, Narrowed, RegisteredContract},
        suppliers,
    },
};

/// Few enough keys at once for any database.
const AT_ONCE: usize = 500;

/// The contracts that somebody sees, with those who buy under them.
///
/// # Errors
/// When a query fails.
pub fn register_of(
    connection: &mut Connection,
    actor: &Actor,
) -> Result<Vec<RegisterEntry>, Refusal> {
    let kvk: BTreeMap<i64, Option<String>> =
        suppliers::list(connection, actor.scope, None, Part::WHOLE)?
            .into_iter()
            .map(|one| (one.id, one.kvk))
            .collect();
    let rows =
        registered_contracts::list(connection, actor.scope, &Narrowed::default(), Part::WHOLE)?;
    let mut entries = Vec::with_capacity(rows.len());
    for some in rows.chunks(AT_ONCE) {
        let ids: Vec<i64> = some.iter().map(|row| row.id).collect();
        let shares = contract_parts::shares(connection, &ids)?;
        let options = contract_parts::options(connection, &ids)?;
        entries.extend(some.iter().map(|row| {
            let number = kvk.get(&row.supplier_id).cloned().flatten();
            entry(row, number, &shares, &options)
        }));
    }
    Ok(entries)
}

fn entry(
    row: &RegisteredContract,
    kvk: Option<String>,
    shares: &[StoredShare],
    options: &[StoredOption],
) -> RegisterEntry {
    let texts = [
        (RegisterField::Title, Some(row.title.clone())),
        (RegisterField::Framework, row.framework.clone()),
        (RegisterField::Lot, row.lot.clone()),
        (RegisterField::SupplierCode, Some(row.supplier.clone())),
        (RegisterField::Supplier, Some(row.supplier_name.clone())),
        (RegisterField::Kvk, kvk),
        (RegisterField::Category, Some(row.category.clone())),
    ];
    let days = [
        (RegisterField::Awarded, Some(row.awarded)),
        (RegisterField::TenderPublished, row.tender_published),
        (RegisterField::Start, Some(row.starts)),
        (RegisterField::End, Some(row.ends)),
    ];
    let options = options.iter().filter(|one| one.contract_id == row.id);
    let shares = shares.iter().filter(|one| one.contract_id == row.id);
    RegisterEntry {
        number: row.number.clone(),
        texts: texts
            .into_iter()
            .filter_map(|(field, text)| Some((field, text?)))
            .collect(),
        days: days
            .into_iter()
            .filter_map(|(field, day)| Some((field, day?)))
            .collect(),
        value_cents: Some(row.value_cents),
        client_supervision: Some(row.client_supervision),
        options: options
            .map(|one| EntryOption {
                months: one.months,
                until: one.until_day,
                exercised: one.exercised_at.is_some(),
            })
            .collect(),
        buyers: shares
            .map(|one| EntryShare {
                buyer: one.buyer.clone(),
                share: Some(one.share),
                leads: one.buyer == row.leading_buyer,
                ..EntryShare::default()
            })
            .collect(),
        ..RegisterEntry::default()
    }
}
