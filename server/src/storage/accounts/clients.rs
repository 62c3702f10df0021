//! Clients: accounts of programs, and the secrets that they show. No secret is stored, only its fingerprint.

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{
    super::{
        Connection, Stored,
        schema::{account, client_secret, supplier},
    },
    CLIENT, StoredAccount,
    listed::reaches,
};
use crate::access::Scope;

/// A client to be added. Its name stands where people have their address.
#[derive(Insertable)]
#[diesel(table_name = account)]
pub struct NewClient<'a> {
    /// Identifier for the outside.
    pub public_id: &'a str,
    /// Its name; no address, so that nothing is ever sent to it.
    pub email: &'a str,
    /// Role, in its word.
    pub role: &'a str,
    /// The supplier for whom it acts.
    pub supplier_id: Option<i64>,
    /// Nothing: no password is right.
    pub password_hash: &'a str,
    /// `nl` or `en`.
    pub language: &'a str,
    /// When it was added.
    pub created_at: NaiveDateTime,
    /// [`CLIENT`].
    pub kind: &'a str,
    /// What it was given, in words with spaces between.
    pub rights: &'a str,
}

/// A secret to be added.
#[derive(Insertable)]
#[diesel(table_name = client_secret)]
pub struct NewSecret<'a> {
    /// Identifier for the outside.
    pub public_id: &'a str,
    /// Which client's it is.
    pub account_id: i64,
    /// SHA-256 of the secret.
    pub fingerprint: &'a str,
    /// When it was made.
    pub created_at: NaiveDateTime,
    /// When it ends.
    pub expires_at: NaiveDateTime,
}

/// A stored secret.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = client_secret)]
#[expect(missing_docs, reason = "the other fields are those of NewSecret")]
pub struct StoredSecret {
    pub id: i64,
    pub public_id: String,
    pub fingerprint: String,
    pub created_at: NaiveDateTime,
    pub expires_at: NaiveDateTime,
    /// When a token was given for it last.
    pub used_at: Option<NaiveDateTime>,
}

/// Adds a client; returns its key.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewClient<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(account::table)
        .values(new)
        .returning(account::id)
        .get_result(connection)?)
}

/// The clients that a scope reaches, by name, each with the name of its supplier.
///
/// # Errors
/// When the query fails.
pub fn list(
    connection: &mut Connection,
    scope: Scope,
) -> Stored<Vec<(StoredAccount, Option<String>)>> {
    let mut query = account::table
        .left_join(supplier::table.on(account::supplier_id.eq(supplier::id.nullable())))
        .filter(account::kind.eq(CLIENT))
        .order((account::email, account::id))
        .select((StoredAccount::as_select(), supplier::name.nullable()))
        .into_boxed();
    match scope {
        Scope::All => {}
        Scope::Supplier(own) => query = query.filter(account::supplier_id.eq(own)),
        Scope::Categories(_) | Scope::Buyers(_) => return Ok(Vec::new()),
    }
    Ok(query.load(connection)?)
}

/// How many clients belong to a supplier, or to the installation.
///
/// # Errors
/// When the query fails.
pub fn count(connection: &mut Connection, supplier: Option<i64>) -> Stored<i64> {
    let all = account::table.filter(account::kind.eq(CLIENT));
    Ok(match supplier {
        Some(supplier) => all
            .filter(account::supplier_id.eq(supplier))
            .count()
            .get_result(connection)?,
        None => all
            .filter(account::supplier_id.is_null())
            .count()
            .get_result(connection)?,
    })
}

/// The client of a public identifier, whoever keeps it.
///
/// # Errors
/// When the query fails.
pub fn find(connection: &mut Connection, public_id: &str) -> Stored<Option<StoredAccount>> {
    let found = super::by_public_id(connection, public_id)?;
    Ok(found.filter(|account| account.kind == CLIENT))
}

/// The client of a public identifier, if the scope reaches it.
///
/// # Errors
/// When the query fails.
pub fn within(
    connection: &mut Connection,
    scope: Scope,
    public_id: &str,
) -> Stored<Option<StoredAccount>> {
    let found = find(connection, public_id)?;
    Ok(found.filter(|account| reaches(scope, account)))
}

/// Gives a client other rights.
///
/// # Errors
/// When the query fails.
pub fn set_rights(connection: &mut Connection, id: i64, rights: &str) -> Stored<()> {
    diesel::update(account::table.find(id))
        .set(account::rights.eq(rights))
        .execute(connection)?;
    Ok(())
}

/// Adds a secret.
///
/// # Errors
/// When the query fails.
pub fn insert_secret(connection: &mut Connection, new: &NewSecret<'_>) -> Stored<()> {
    diesel::insert_into(client_secret::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// The secrets of a client, the newest first; those that have ended too.
///
/// # Errors
/// When the query fails.
pub fn secrets(connection: &mut Connection, client: i64) -> Stored<Vec<StoredSecret>> {
    Ok(client_secret::table
        .filter(client_secret::account_id.eq(client))
        .order((client_secret::created_at.desc(), client_secret::id.desc()))
        .select(StoredSecret::as_select())
        .load(connection)?)
}

/// Keeps others from adding secrets to a client until the transaction ends.
///
/// # Errors
/// When the query fails.
pub fn hold(connection: &mut Connection, client: i64) -> Stored<()> {
    diesel::update(account::table.find(client))
        .set(account::kind.eq(CLIENT))
        .execute(connection)?;
    Ok(())
}

/// Notes that a token was given for a secret.
///
/// # Errors
/// When the query fails.
pub fn touch_secret(connection: &mut Connection, id: i64, now: NaiveDateTime) -> Stored<()> {
    diesel::update(client_secret::table.find(id))
        .set(client_secret::used_at.eq(now))
        .execute(connection)?;
    Ok(())
}

/// Removes a secret of a client; false where it has no such secret.
///
/// # Errors
/// When the query fails.
pub fn remove_secret(connection: &mut Connection, client: i64, public_id: &str) -> Stored<bool> {
    let one = client_secret::table
        .filter(client_secret::account_id.eq(client))
        .filter(client_secret::public_id.eq(public_id));
    Ok(diesel::delete(one).execute(connection)? == 1)
}

/// Removes every secret of a client.
///
/// # Errors
/// When the query fails.
pub fn remove_secrets(connection: &mut Connection, client: i64) -> Stored<()> {
    let all = client_secret::table.filter(client_secret::account_id.eq(client));
    diesel::delete(all).execute(connection)?;
    Ok(())
}

/// Open clients with a secret that ends between two instants and of whose end nobody was told; they are told of now.
///
/// # Errors
/// When a query fails.
pub fn ending(
    connection: &mut Connection,
    (now, until): (NaiveDateTime, NaiveDateTime),
) -> Stored<Vec<(StoredSecret, StoredAccount)>> {
    let found: Vec<(StoredSecret, StoredAccount)> = client_secret::table
        .inner_join(account::table.on(client_secret::account_id.eq(account::id)))
        .filter(account::closed_at.is_null())
        .filter(client_secret::warned_at.is_null())
        .filter(client_secret::expires_at.gt(now))
        .filter(client_secret::expires_at.le(until))
        .order(client_secret::id)
        .select((StoredSecret::as_select(), StoredAccount::as_select()))
        .load(connection)?;
    let told: Vec<i64> = found.iter().map(|(secret, _)| secret.id).collect();
    diesel::update(client_secret::table.filter(client_secret::id.eq_any(told)))
        .set(client_secret::warned_at.eq(now))
        .execute(connection)?;
    Ok(found)
}
