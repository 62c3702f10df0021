//! Obligations as stored; `reporting::obligation` turns a row into the rule's own type.

use chrono::NaiveDate;
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{milestone, obligation},
};

/// An obligation to be registered.
#[derive(Insertable)]
#[diesel(table_name = obligation)]
pub struct NewObligation<'a> {
    /// Contract that it belongs to.
    pub contract_id: i64,
    /// Kind, in the domain's word.
    pub kind: &'a str,
    /// Share in hundredths of a percent.
    pub share: Option<i64>,
    /// Amount in the unit of the kind.
    pub amount: Option<i64>,
    /// Text of a bespoke obligation.
    pub description: Option<&'a str>,
    /// Least total in euro cents.
    pub floor_cents: Option<i64>,
    /// Greatest total in euro cents.
    pub cap_cents: Option<i64>,
    /// Reduction for a certificate in hundredths of a percent.
    pub reduction: Option<i64>,
    /// First day of the certificate.
    pub reduction_from: Option<NaiveDate>,
    /// Last day of the certificate.
    pub reduction_until: Option<NaiveDate>,
    /// Table by which lines are valued.
    pub value_table_id: Option<i64>,
    /// `month`, `quarter` or `half_year`.
    pub rhythm: &'a str,
    /// Days after a period within which its report is due.
    pub days_allowed: i32,
    /// Days after a report was due before its lack alerts.
    pub grace_days: i32,
    /// First day of the term.
    pub starts: NaiveDate,
    /// Last day of the term.
    pub ends: NaiveDate,
}

/// A stored obligation.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = obligation)]
#[expect(missing_docs, reason = "the fields are those of NewObligation")]
pub struct StoredObligation {
    pub id: i64,
    pub contract_id: i64,
    pub kind: String,
    pub share: Option<i64>,
    pub amount: Option<i64>,
    pub description: Option<String>,
    pub floor_cents: Option<i64>,
    pub cap_cents: Option<i64>,
    pub reduction: Option<i64>,
    pub reduction_from: Option<NaiveDate>,
    pub reduction_until: Option<NaiveDate>,
    pub value_table_id: Option<i64>,
    pub rhythm: String,
    pub days_allowed: i32,
    pub grace_days: i32,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
}

/// A milestone: what is due on a day, in the unit of the obligation.
#[derive(Clone, Copy, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = milestone)]
pub struct StoredMilestone {
    /// Obligation that it belongs to.
    pub obligation_id: i64,
    /// By when.
    pub due: NaiveDate,
    /// How much in all.
    pub amount: i64,
}

/// Registers an obligation; returns its key.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewObligation<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(obligation::table)
        .values(new)
        .returning(obligation::id)
        .get_result(connection)?)
}

/// Registers a milestone.
///
/// # Errors
/// When the query fails.
pub fn insert_milestone(connection: &mut Connection, new: &StoredMilestone) -> Stored<()> {
    diesel::insert_into(milestone::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// The obligations of those contracts, with their milestones, in the order in which they were registered.
///
/// # Errors
/// When a query fails.
pub fn of_contracts(
    connection: &mut Connection,
    contracts: &[i64],
) -> Stored<(Vec<StoredObligation>, Vec<StoredMilestone>)> {
    let obligations: Vec<StoredObligation> = obligation::table
        .filter(obligation::contract_id.eq_any(contracts.to_vec()))
        .order(obligation::id)
        .select(StoredObligation::as_select())
        .load(connection)?;
    let ids: Vec<i64> = obligations.iter().map(|one| one.id).collect();
    let milestones = milestone::table
        .filter(milestone::obligation_id.eq_any(ids))
        .order((milestone::obligation_id, milestone::due))
        .select(StoredMilestone::as_select())
        .load(connection)?;
    Ok((obligations, milestones))
}
