//! Settlements: how a contract ended, and what the supplier says to it. Their figures are never changed.

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{
    Connection, Stored,
    schema::{obligation, settlement, settlement_part},
};

/// A settlement to be noted.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = settlement)]
pub struct NewSettlement<'a> {
    /// Contract.
    pub contract_id: i64,
    /// Day for which its figures hold.
    pub reference_date: NaiveDate,
    /// Factor of the exposure, in hundredths of a percent.
    pub factor: i64,
    /// What is said with it.
    pub note: Option<&'a str>,
    /// Who made it.
    pub made_by: i64,
    /// When.
    pub made_at: NaiveDateTime,
}

/// What a settlement says of one obligation, in its unit.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = settlement_part)]
pub struct NewPart {
    /// Settlement.
    pub settlement_id: i64,
    /// Obligation.
    pub obligation_id: i64,
    /// Required in full; nothing where it is not measurable.
    pub required_amount: Option<i64>,
    /// Realised.
    pub realised_amount: Option<i64>,
    /// What lacks.
    pub gap_amount: Option<i64>,
    /// Exposure in euro cents: a signal to talk, never a decision; for the kinds in euros.
    pub exposure_cents: Option<i64>,
    /// Status on that day, in its word.
    pub status: String,
}

/// A settlement.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = settlement)]
#[expect(
    missing_docs,
    reason = "the fields are those of NewSettlement and of the table"
)]
pub struct StoredSettlement {
    pub id: i64,
    pub reference_date: NaiveDate,
    pub factor: i64,
    pub note: Option<String>,
    pub made_at: NaiveDateTime,
    pub reply: Option<String>,
    pub replied_at: Option<NaiveDateTime>,
    pub closing_note: Option<String>,
    pub closed_at: Option<NaiveDateTime>,
}

impl StoredSettlement {
    /// How far it has come: `open`, `replied` or `closed`.
    #[must_use]
    pub fn state(&self) -> &'static str {
        match (self.closed_at, self.replied_at) {
            (Some(_), _) => "closed",
            (None, Some(_)) => "replied",
            (None, None) => "open",
        }
    }
}

/// What a settlement says of one obligation.
#[derive(Clone, Debug, Queryable)]
#[expect(missing_docs, reason = "the fields are those of NewPart")]
pub struct StoredPart {
    pub obligation: String,
    pub kind: String,
    pub required_amount: Option<i64>,
    pub realised_amount: Option<i64>,
    pub gap_amount: Option<i64>,
    pub exposure_cents: Option<i64>,
    pub status: String,
}

/// Notes a settlement; returns its key.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewSettlement<'_>) -> Stored<i64> {
    Ok(diesel::insert_into(settlement::table)
        .values(new)
        .returning(settlement::id)
        .get_result(connection)?)
}

/// Notes what it says of one obligation.
///
/// # Errors
/// When the query fails.
pub fn insert_part(connection: &mut Connection, new: &NewPart) -> Stored<()> {
    diesel::insert_into(settlement_part::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// The settlement of a contract.
///
/// # Errors
/// When the query fails.
pub fn of_contract(connection: &mut Connection, contract: i64) -> Stored<Option<StoredSettlement>> {
    Ok(settlement::table
        .filter(settlement::contract_id.eq(contract))
        .select(StoredSettlement::as_select())
        .first(connection)
        .optional()?)
}

/// What a settlement says of each obligation.
///
/// # Errors
/// When the query fails.
pub fn parts(connection: &mut Connection, id: i64) -> Stored<Vec<StoredPart>> {
    Ok(settlement_part::table
        .inner_join(obligation::table)
        .filter(settlement_part::settlement_id.eq(id))
        .order(settlement_part::obligation_id)
        .select((
            obligation::public_id,
            obligation::kind,
            settlement_part::required_amount,
            settlement_part::realised_amount,
            settlement_part::gap_amount,
            settlement_part::exposure_cents,
            settlement_part::status,
        ))
        .load(connection)?)
}

/// Notes the supplier's reply.
///
/// # Errors
/// When the query fails.
pub fn reply(
    connection: &mut Connection,
    id: i64,
    reply: &str,
    (by, at): (i64, NaiveDateTime),
) -> Stored<()> {
    diesel::update(settlement::table.find(id))
        .set((
            settlement::reply.eq(reply),
            settlement::replied_by.eq(by),
            settlement::replied_at.eq(at),
        ))
        .execute(connection)?;
    Ok(())
}

/// Closes a settlement.
///
/// # Errors
/// When the query fails.
pub fn close(
    connection: &mut Connection,
    id: i64,
    note: &str,
    (by, at): (i64, NaiveDateTime),
) -> Stored<()> {
    diesel::update(settlement::table.find(id))
        .set((
            settlement::closing_note.eq(note),
            settlement::closed_by.eq(by),
            settlement::closed_at.eq(at),
        ))
        .execute(connection)?;
    Ok(())
}
