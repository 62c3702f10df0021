//! What was known of certificates, and when. What stands now is in `certificates`.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{
    Connection, Known, Stored,
    certificates::StoredCertificate,
    schema::{certificate_version, contract},
};

/// What was known of a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = certificate_version)]
pub struct CertificateVersion {
    /// Identifier for the outside.
    pub public_id: String,
    /// Whose it is.
    pub supplier_id: i64,
    /// Step of the PSO: `1`, `2`, `3` or `30+`.
    pub step: String,
    /// First day on which it holds.
    pub valid_from: NaiveDate,
    /// Last day on which it holds.
    pub valid_until: NaiveDate,
    /// Where the document is to be found.
    pub document: String,
}

/// Records what is known of a certificate from now on; what was known of it before stays known for then.
///
/// # Errors
/// When a query fails.
pub fn record(
    connection: &mut Connection,
    one: &StoredCertificate,
    now: NaiveDateTime,
) -> Stored<()> {
    retire(connection, one.id, now)?;
    diesel::insert_into(certificate_version::table)
        .values((
            certificate_version::certificate_id.eq(one.id),
            certificate_version::public_id.eq(&one.public_id),
            certificate_version::supplier_id.eq(one.supplier_id),
            certificate_version::step.eq(&one.step),
            certificate_version::valid_from.eq(one.valid_from),
            certificate_version::valid_until.eq(one.valid_until),
            certificate_version::document.eq(&one.document),
            certificate_version::recorded_at.eq(now),
        ))
        .execute(connection)?;
    Ok(())
}

/// From now on nothing is known of a certificate.
///
/// # Errors
/// When the query fails.
pub fn retire(connection: &mut Connection, certificate: i64, now: NaiveDateTime) -> Stored<()> {
    diesel::update(
        certificate_version::table
            .filter(certificate_version::certificate_id.eq(certificate))
            .filter(certificate_version::retired_at.is_null()),
    )
    .set(certificate_version::retired_at.eq(now))
    .execute(connection)?;
    Ok(())
}

/// Forgets what was known of the certificates of a supplier that is removed.
///
/// # Errors
/// When the query fails.
pub fn forget_supplier(connection: &mut Connection, supplier: i64) -> Stored<()> {
    diesel::delete(
        certificate_version::table.filter(certificate_version::supplier_id.eq(supplier)),
    )
    .execute(connection)?;
    Ok(())
}

/// By contract the certificates of its supplier as they were known, in order of their days.
///
/// # Errors
/// When a query fails.
pub fn of_contracts(
    connection: &mut Connection,
    contracts: &[i64],
    known: Known,
) -> Stored<HashMap<i64, Vec<CertificateVersion>>> {
    let found: Vec<(i64, CertificateVersion)> = contract::table
        .inner_join(
            certificate_version::table
                .on(certificate_version::supplier_id.eq(contract::supplier_id)),
        )
        .filter(contract::id.eq_any(contracts.to_vec()))
        .filter(certificate_version::recorded_at.le(known.at()))
        .filter(
            certificate_version::retired_at
                .is_null()
                .or(certificate_version::retired_at.gt(known.at())),
        )
        .order((certificate_version::valid_from, certificate_version::id))
        .select((contract::id, CertificateVersion::as_select()))
        .load(connection)?;
    let mut by_contract: HashMap<i64, Vec<CertificateVersion>> = HashMap::new();
    for (contract, one) in found {
        by_contract.entry(contract).or_default().push(one);
    }
    Ok(by_contract)
}
