//! Accounts: who may sign in.

pub mod attempts;
pub mod clients;
pub mod devices;
pub mod identities;
pub mod invitations;
pub mod links;
pub mod listed;
pub mod recovery_codes;
pub mod rounds;
pub mod tokens;

use chrono::NaiveDateTime;
use diesel::prelude::*;

use super::{Connection, Stored, schema::account};

/// An account to be added.
#[derive(Insertable)]
#[diesel(table_name = account)]
pub struct NewAccount<'a> {
    /// Identifier for the outside.
    pub public_id: &'a str,
    /// Mail address in lower case: the name to sign in with.
    pub email: &'a str,
    /// Role, in its word.
    pub role: &'a str,
    /// The supplier for whom it acts.
    pub supplier_id: Option<i64>,
    /// Argon2id, in its own notation; empty where it has no password.
    pub password_hash: &'a str,
    /// `nl` or `en`.
    pub language: &'a str,
    /// When it was added.
    pub created_at: NaiveDateTime,
}

/// A stored account.
#[derive(Clone, Queryable, Selectable)]
#[diesel(table_name = account)]
pub struct StoredAccount {
    /// Key.
    pub id: i64,
    /// Identifier for the outside.
    pub public_id: String,
    /// Mail address in lower case: the name to sign in with.
    pub email: String,
    /// Role, in its word.
    pub role: String,
    /// The supplier for whom it acts.
    pub supplier_id: Option<i64>,
    /// Argon2id, in its own notation; empty where it has no password.
    pub password_hash: String,
    /// `nl` or `en`.
    pub language: String,
    /// Since when nobody can sign in with it; `None` while it is open.
    pub closed_at: Option<NaiveDateTime>,
    /// When somebody signed in with it last.
    pub signed_in_at: Option<NaiveDateTime>,
    /// The sealed secret of its second factor; `None` where it has none.
    pub totp_secret: Option<String>,
    /// [`PERSON`] or [`CLIENT`].
    pub kind: String,
    /// What a client was given of its role, in words with spaces between; `None` for a person.
    pub rights: Option<String>,
}

/// The kind of an account that a person enters.
pub const PERSON: &str = "person";
/// The kind of an account that a program shows its own secret for, and nobody enters: it has no address and no password.
pub const CLIENT: &str = "client";

/// Adds an account; returns its key.
///
/// # Errors
/// [`super::StorageError::Duplicate`] when the address is taken.
pub fn insert(connection: &mut Connection, new: &NewAccount<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(account::table)
        .values(new)
        .returning(account::id)
        .get_result(connection)?)
}

/// The account of a mail address in lower case; never a client's, whose name stands there.
///
/// # Errors
/// When the query fails.
pub fn by_email(connection: &mut Connection, email: &str) -> Stored<Option<StoredAccount>> {
    Ok(account::table
        .filter(account::email.eq(email))
        .filter(account::kind.eq(PERSON))
        .select(StoredAccount::as_select())
        .first(connection)
        .optional()?)
}

/// The account of a key.
///
/// # Errors
/// When the query fails.
pub fn by_id(connection: &mut Connection, id: i64) -> Stored<Option<StoredAccount>> {
    Ok(account::table
        .find(id)
        .select(StoredAccount::as_select())
        .first(connection)
        .optional()?)
}

/// The addresses of the accounts of those keys, each with its key.
///
/// # Errors
/// When the query fails.
pub fn emails(connection: &mut Connection, ids: &[i64]) -> Stored<Vec<(i64, String)>> {
    Ok(account::table
        .filter(account::id.eq_any(ids.to_vec()))
        .select((account::id, account::email))
        .load(connection)?)
}

/// The account of a public identifier.
///
/// # Errors
/// When the query fails.
pub fn by_public_id(connection: &mut Connection, public_id: &str) -> Stored<Option<StoredAccount>> {
    Ok(account::table
        .filter(account::public_id.eq(public_id))
        .select(StoredAccount::as_select())
        .first(connection)
        .optional()?)
}

/// All open accounts of people of a role, by address.
///
/// # Errors
/// When the query fails.
pub fn of_role(connection: &mut Connection, role: &str) -> Stored<Vec<StoredAccount>> {
    Ok(account::table
        .filter(account::role.eq(role))
        .filter(account::kind.eq(PERSON))
        .filter(account::closed_at.is_null())
        .order(account::email)
        .select(StoredAccount::as_select())
        .load(connection)?)
}

/// The open accounts of a supplier's users, by address.
///
/// # Errors
/// When the query fails.
pub fn of_supplier(connection: &mut Connection, supplier: i64) -> Stored<Vec<StoredAccount>> {
    Ok(account::table
        .filter(account::supplier_id.eq(supplier))
        .filter(account::kind.eq(PERSON))
        .filter(account::closed_at.is_null())
        .order(account::email)
        .select(StoredAccount::as_select())
        .load(connection)?)
}

/// Gives an account another language.
///
/// # Errors
/// When the query fails.
pub fn set_language(connection: &mut Connection, id: i64, language: &str) -> Stored<()> {
    diesel::update(account::table.find(id))
        .set(account::language.eq(language))
        .execute(connection)?;
    Ok(())
}

macro_rules! setters {
    ($( $(#[doc = $words:literal])+ $name:ident($column:ident: $kind:ty); )+) => { $(
        $(#[doc = $words])+
        ///
        /// # Errors
        /// When the query fails.
        pub fn $name(connection: &mut Connection, id: i64, value: $kind) -> Stored<()> {
            diesel::update(account::table.find(id))
                .set(account::$column.eq(value))
                .execute(connection)?;
            Ok(())
        }
    )+ };
}

setters! {
    /// Gives an account another password, as its hash.
    set_password(password_hash: &str);
    /// Gives an account another role, in its word.
    set_role(role: &str);
    /// Lets an account act for another supplier.
    set_supplier(supplier_id: Option<i64>);
    /// Closes an account, or opens it again.
    set_closed(closed_at: Option<NaiveDateTime>);
    /// Notes when somebody signed in.
    set_signed_in(signed_in_at: NaiveDateTime);
    /// Gives an account another mail address, which must not be taken.
    set_email(email: &str);
}

/// Gives an account a second factor by its sealed secret, with the step of the code that proved it; or takes it away.
///
/// # Errors
/// When the query fails.
pub fn set_second_factor(
    connection: &mut Connection,
    id: i64,
    factor: Option<(&str, i64)>,
) -> Stored<()> {
    diesel::update(account::table.find(id))
        .set((
            account::totp_secret.eq(factor.map(|(secret, _)| secret)),
            account::totp_step.eq(factor.map(|(_, step)| step)),
        ))
        .execute(connection)?;
    Ok(())
}

/// Uses up the code of a step; false where that one or a later one was used, by whatever process.
///
/// # Errors
/// When the query fails.
pub fn use_step(connection: &mut Connection, id: i64, step: i64) -> Stored<bool> {
    let unused = account::totp_step.is_null().or(account::totp_step.lt(step));
    let rows = diesel::update(account::table.filter(account::id.eq(id)).filter(unused))
        .set(account::totp_step.eq(step))
        .execute(connection)?;
    Ok(rows == 1)
}

/// Keeps others from changing the accounts of a role until the transaction ends.
///
/// # Errors
/// When the query fails.
pub fn hold_role(connection: &mut Connection, role: &str) -> Stored<()> {
    diesel::update(account::table.filter(account::role.eq(role)))
        .set(account::role.eq(role))
        .execute(connection)?;
    Ok(())
}

/// Whether the open account of another person has a role.
///
/// # Errors
/// When the query fails.
pub fn another_has(connection: &mut Connection, role: &str, besides: i64) -> Stored<bool> {
    let others = account::table
        .filter(account::role.eq(role))
        .filter(account::id.ne(besides))
        .filter(account::kind.eq(PERSON))
        .filter(account::closed_at.is_null());
    Ok(diesel::select(diesel::dsl::exists(others)).get_result(connection)?)
}
