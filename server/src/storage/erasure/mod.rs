//! What was erased, and what is erased next: certificates, the terms of contracts, and the rows that go.

pub mod candidates;
pub mod files;
pub mod lines;
pub mod reports;
pub mod terms;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{contract, erasure, supplier},
    within,
};
use crate::access::Scope;

/// An erasure that begins.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = erasure)]
pub struct NewErasure {
    /// Identifier for the outside.
    pub public_id: String,
    /// Why, in its word: `term`, `not_counted` or `candidate`.
    pub ground: &'static str,
    /// Whose lines.
    pub supplier_id: i64,
    /// Of which contract, where it is about one.
    pub contract_id: Option<i64>,
    /// Who asked for it; nobody where the term was over.
    pub erased_by: Option<i64>,
    /// When.
    pub begun_at: NaiveDateTime,
    /// How many lines.
    pub lines: i64,
    /// How many files, as far as that is known.
    pub files: i64,
    /// What the totals are known again by, where they stay without their lines.
    pub totals_fingerprint: Option<String>,
    /// What goes, as far as that is known.
    pub document: String,
}

/// A certificate.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "the fields are those of NewErasure")]
pub struct StoredErasure {
    pub id: i64,
    pub public_id: String,
    pub ground: String,
    /// Code of the supplier.
    pub supplier: String,
    /// Its name.
    pub supplier_name: String,
    /// Number of the contract.
    pub contract: Option<String>,
    pub begun_at: NaiveDateTime,
    /// Nothing while it is still going on.
    pub ended_at: Option<NaiveDateTime>,
    pub lines: i64,
    pub files: i64,
    pub document: String,
    pub signature: Option<String>,
}

type Columns = (
    erasure::id,
    erasure::public_id,
    erasure::ground,
    supplier::code,
    supplier::name,
    diesel::dsl::Nullable<contract::number>,
    erasure::begun_at,
    erasure::ended_at,
    erasure::lines,
    erasure::files,
    erasure::document,
    erasure::signature,
);

fn columns() -> Columns {
    (
        erasure::id,
        erasure::public_id,
        erasure::ground,
        supplier::code,
        supplier::name,
        contract::number.nullable(),
        erasure::begun_at,
        erasure::ended_at,
        erasure::lines,
        erasure::files,
        erasure::document,
        erasure::signature,
    )
}

macro_rules! certificates {
    ($scope:expr) => {{
        let mut query = erasure::table
            .inner_join(supplier::table)
            .left_join(contract::table)
            .select(columns())
            .into_boxed();
        // What is of no contract is seen by its supplier, and by who sees everything.
        match $scope {
            Scope::Supplier(own) => query = query.filter(erasure::supplier_id.eq(own)),
            other => {
                if let Some(within) = within::contracts(other) {
                    query = query.filter(within);
                }
            }
        }
        query
    }};
}

/// Notes an erasure that begins; returns its key.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewErasure) -> Stored<i64> {
    Ok(diesel::insert_into(erasure::table)
        .values(new)
        .returning(erasure::id)
        .get_result(connection)?)
}

/// Notes that an erasure ended: so many files, and its certificate.
///
/// # Errors
/// When the query fails.
pub fn end(
    connection: &mut Connection,
    id: i64,
    files: i64,
    (document, signature): (&str, &str),
    now: NaiveDateTime,
) -> Stored<()> {
    diesel::update(erasure::table.find(id))
        .set((
            erasure::files.eq(files),
            erasure::document.eq(document),
            erasure::signature.eq(signature),
            erasure::ended_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// The certificates within a scope, the newest first, after a key.
///
/// # Errors
/// When the query fails.
pub fn list(
    connection: &mut Connection,
    scope: Scope,
    after: Option<i64>,
    limit: i64,
) -> Stored<Vec<StoredErasure>> {
    let mut query = certificates!(scope).order(erasure::id.desc()).limit(limit);
    if let Some(after) = after {
        query = query.filter(erasure::id.lt(after));
    }
    Ok(query.load(connection)?)
}

/// The certificate of a public identifier, if the scope reaches it.
///
/// # Errors
/// When the query fails.
pub fn by_public_id(
    connection: &mut Connection,
    scope: Scope,
    public_id: &str,
) -> Stored<Option<StoredErasure>> {
    let found = certificates!(scope).filter(erasure::public_id.eq(public_id.to_owned()));
    Ok(found.first(connection).optional()?)
}

/// The certificates of a contract.
///
/// # Errors
/// When the query fails.
pub fn of_contract(connection: &mut Connection, contract: i64) -> Stored<Vec<StoredErasure>> {
    let found = certificates!(Scope::All).filter(erasure::contract_id.eq(contract));
    Ok(found.order(erasure::id).load(connection)?)
}

/// An erasure that was begun and not ended: key, contract, supplier, document.
pub type Begun = (i64, i64, i64, String);

/// The erasures of whole contracts that were begun and not ended.
///
/// # Errors
/// When the query fails.
pub fn begun(connection: &mut Connection) -> Stored<Vec<Begun>> {
    Ok(erasure::table
        .filter(erasure::ended_at.is_null())
        .filter(erasure::contract_id.is_not_null())
        .order(erasure::id)
        .select((
            erasure::id,
            erasure::contract_id.assume_not_null(),
            erasure::supplier_id,
            erasure::document,
        ))
        .load(connection)?)
}

/// Key and number of each contract whose lines are gone, and what its totals are known again by.
///
/// # Errors
/// When the query fails.
pub fn sealed(connection: &mut Connection) -> Stored<Vec<(i64, String, String)>> {
    Ok(erasure::table
        .inner_join(contract::table)
        .filter(erasure::totals_fingerprint.is_not_null())
        .order(erasure::id)
        .select((
            contract::id,
            contract::number,
            erasure::totals_fingerprint.assume_not_null(),
        ))
        .load(connection)?)
}
