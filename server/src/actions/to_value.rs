//! The obligations by which lines are valued, each with its value table.

use super::{
    Refusal,
    value_lines::{ObligationToValue, TableToUse},
};
use crate::{
    register::value_table_file,
    reporting::obligation::{dated, period},
    storage::{
        Connection, Known, StorageError, Stored,
        contracts::Contract,
        obligations,
        value_tables::{self, StoredValueTable},
    },
};

/// The obligations of contracts, each with its value table.
pub(super) fn obligations_of(
    connection: &mut Connection,
    own: &[Contract],
    ids: &[i64],
) -> Result<Vec<(i64, ObligationToValue)>, Refusal> {
    let rows = obligations::of_contracts(connection, ids, Known::now())?;
    let tables: Vec<i64> = rows.iter().filter_map(|row| row.value_table_id).collect();
    let tables = value_tables::by_ids(connection, &tables)?;
    let mut found = Vec::with_capacity(rows.len());
    for row in &rows {
        let Some(contract) = own.iter().find(|contract| contract.id == row.contract_id) else {
            continue;
        };
        let stored = tables
            .iter()
            .find(|table| Some(table.id) == row.value_table_id);
        let table = stored.map(to_use).transpose()?;
        let obligation = ObligationToValue {
            id: row.id,
            kind: dated(row)?.last().kind.clone(),
            contract: period(contract.starts, contract.ends)?,
            table,
        };
        found.push((row.contract_id, obligation));
    }
    Ok(found)
}

/// A stored table, ready to be used.
pub(super) fn to_use(stored: &StoredValueTable) -> Stored<TableToUse> {
    let table = value_table_file::parse(&stored.code, &stored.document)
        .map_err(|fault| StorageError::Unknown(format!("value table {}: {fault}", stored.code)))?;
    Ok(TableToUse {
        id: stored.id,
        revision: stored.revision,
        table,
    })
}
