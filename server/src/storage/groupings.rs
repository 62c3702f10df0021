//! Under what figures of contracts are summed: supplier, category, sector, and the shares of buyers and their ministries.

use std::collections::HashMap;

use diesel::prelude::*;

use super::{
    Connection, Stored, contract_parts,
    schema::{buyer, category, contract, sector, supplier},
};

/// A code and its name.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Named {
    /// Short code.
    pub code: String,
    /// Name in full.
    pub name: String,
}

/// Under what the figures of one contract are summed.
#[derive(Clone, Debug)]
pub struct Grouping {
    /// Who owes.
    pub supplier: Named,
    /// Kind of spending.
    pub category: Named,
    /// Sector of that.
    pub sector: Named,
    /// Who buys what share, in hundredths of a percent; the leading buyer first.
    pub buyers: Vec<(Named, i64)>,
    /// The ministries that those are or are parts of, with their shares.
    pub ministries: Vec<(Named, i64)>,
}

type Row = (i64, (String, String), (String, String), (String, String));

/// The groupings of those contracts, by their keys.
///
/// # Errors
/// When a query fails.
pub fn of_contracts(
    connection: &mut Connection,
    contracts: &[i64],
) -> Stored<HashMap<i64, Grouping>> {
    let rows: Vec<Row> = contract::table
        .inner_join(supplier::table)
        .inner_join(category::table)
        .inner_join(sector::table.on(sector::code.eq(category::sector)))
        .filter(contract::id.eq_any(contracts.to_vec()))
        .select((
            contract::id,
            (supplier::code, supplier::name),
            (category::code, category::name),
            (sector::code, sector::name),
        ))
        .load(connection)?;
    let all: Vec<(String, String, Option<String>)> = buyer::table
        .select((buyer::code, buyer::name, buyer::part_of))
        .load(connection)?;
    let mut shares: HashMap<i64, Vec<(Named, i64)>> = HashMap::new();
    for one in contract_parts::shares(connection, contracts)? {
        let named = Named {
            code: one.buyer,
            name: one.name,
        };
        let of_contract = shares.entry(one.contract_id).or_default();
        of_contract.push((named, one.share));
    }
    let named = |(code, name)| Named { code, name };
    let groupings = rows.into_iter().map(|(id, supplier, category, sector)| {
        let buyers = shares.remove(&id).unwrap_or_default();
        let grouping = Grouping {
            supplier: named(supplier),
            category: named(category),
            sector: named(sector),
            ministries: ministries(&buyers, &all),
            buyers,
        };
        (id, grouping)
    });
    Ok(groupings.collect())
}

/// The ministries of buyers, each once with the shares of its parts.
fn ministries(
    buyers: &[(Named, i64)],
    all: &[(String, String, Option<String>)],
) -> Vec<(Named, i64)> {
    let mut found: Vec<(Named, i64)> = Vec::new();
    for (buyer, share) in buyers {
        let ministry = ministry(&buyer.code, all).unwrap_or_else(|| buyer.clone());
        match found.iter_mut().find(|(one, _)| *one == ministry) {
            Some((_, sum)) => *sum = sum.saturating_add(*share),
            None => found.push((ministry, *share)),
        }
    }
    found
}

/// The buyer of which one is a part, up to the one that is a part of none.
fn ministry(code: &str, all: &[(String, String, Option<String>)]) -> Option<Named> {
    let mut here = all.iter().find(|(own, ..)| own == code)?;
    // No register is so deep; what runs in a circle ends as well.
    for _ in 0..20 {
        let above = here.2.as_ref();
        let Some(next) = above.and_then(|above| all.iter().find(|(own, ..)| own == above)) else {
            break;
        };
        here = next;
    }
    Some(Named {
        code: here.0.clone(),
        name: here.1.clone(),
    })
}
