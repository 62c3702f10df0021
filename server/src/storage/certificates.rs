//! Certificates of suppliers, such as a step of the Prestatieladder Socialer Ondernemen (PSO).

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{Connection, Stored, register::Part, schema::certificate};

/// A certificate as it stands.
#[derive(Clone, Debug, Queryable, Selectable, serde::Serialize)]
#[diesel(table_name = certificate)]
#[serde(rename_all = "camelCase")]
pub struct StoredCertificate {
    /// Key.
    #[serde(skip)]
    pub id: i64,
    /// Identifier for the outside.
    #[serde(rename = "id")]
    pub public_id: String,
    /// Whose it is.
    #[serde(skip)]
    pub supplier_id: i64,
    /// Step of the PSO: `1`, `2`, `3` or `30+`.
    pub step: String,
    /// First day on which it holds.
    pub valid_from: NaiveDate,
    /// Last day on which it holds.
    pub valid_until: NaiveDate,
    /// Where the document is to be found.
    pub document: String,
    /// Version, from 1.
    #[serde(skip)]
    pub version: i64,
}

/// What is written of a certificate.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = certificate)]
#[expect(missing_docs, reason = "the fields are those of StoredCertificate")]
pub struct CertificateValues<'a> {
    pub public_id: &'a str,
    pub supplier_id: i64,
    pub step: &'a str,
    pub valid_from: NaiveDate,
    pub valid_until: NaiveDate,
    pub document: &'a str,
    pub version: i64,
}

/// A part of the certificates of a supplier, in the order in which they were registered.
///
/// # Errors
/// When the query fails.
pub fn of_supplier(
    connection: &mut Connection,
    supplier: i64,
    part: Part,
) -> Stored<Vec<StoredCertificate>> {
    Ok(certificate::table
        .filter(certificate::supplier_id.eq(supplier))
        .filter(certificate::id.gt(part.after))
        .order(certificate::id)
        .limit(part.most)
        .select(StoredCertificate::as_select())
        .load(connection)?)
}

/// The certificate of that identifier, if it is that supplier's.
///
/// # Errors
/// When the query fails.
pub fn by_public_id(
    connection: &mut Connection,
    supplier: i64,
    public_id: &str,
) -> Stored<Option<StoredCertificate>> {
    Ok(certificate::table
        .filter(certificate::supplier_id.eq(supplier))
        .filter(certificate::public_id.eq(public_id.to_owned()))
        .select(StoredCertificate::as_select())
        .first(connection)
        .optional()?)
}

/// Registers one; returns its key.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, values: &CertificateValues<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(certificate::table)
        .values(values)
        .returning(certificate::id)
        .get_result(connection)?)
}

/// Writes all of one anew.
///
/// # Errors
/// When the query fails.
pub fn change(connection: &mut Connection, id: i64, values: &CertificateValues<'_>) -> Stored<()> {
    diesel::update(certificate::table.find(id))
        .set(values)
        .execute(connection)?;
    Ok(())
}

/// Removes one on which nothing hangs.
///
/// # Errors
/// [`super::StorageError::InUse`] when something hangs on it, or when the query fails.
pub fn remove(connection: &mut Connection, id: i64) -> Stored<()> {
    diesel::delete(certificate::table.find(id)).execute(connection)?;
    Ok(())
}

/// Whether a supplier has any.
///
/// # Errors
/// When the query fails.
pub fn any_of_supplier(connection: &mut Connection, supplier: i64) -> Stored<bool> {
    let count: i64 = certificate::table
        .filter(certificate::supplier_id.eq(supplier))
        .count()
        .get_result(connection)?;
    Ok(count > 0)
}
