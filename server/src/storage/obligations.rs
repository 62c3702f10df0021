//! Obligations as stored: what stays, and the terms that hold from a day on. `reporting::obligation` turns them into the
//! rule's own type.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

use super::{
    Connection, Known, Stored,
    certificate_versions::{self, CertificateVersion},
    schema::{obligation, obligation_terms, terms_milestone},
    waivers::{self, StoredWaiver},
};

/// An obligation to be registered; its terms come separately.
#[derive(Insertable)]
#[diesel(table_name = obligation)]
pub struct NewObligation<'a> {
    /// Contract that it belongs to.
    pub contract_id: i64,
    /// Kind, in the domain's word.
    pub kind: &'a str,
    /// Table by which lines are valued.
    pub value_table_id: Option<i64>,
    /// Identifier for the outside.
    pub public_id: &'a str,
    /// Counts its changes, from 1.
    pub version: i64,
}

/// Terms to be recorded. They are amounts in the unit of the kind: cents, ten-thousandths of a job or an hour, people.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = obligation_terms)]
pub struct NewTerms {
    /// Obligation.
    pub obligation_id: i64,
    /// The first day on which they hold.
    pub holds_from: NaiveDate,
    /// Share in hundredths of a percent.
    pub share: Option<i64>,
    /// The contract's value excl. VAT in euro cents, of which a share is taken.
    pub base_cents: i64,
    /// Amount in the unit of the kind.
    pub amount: Option<i64>,
    /// Text of a bespoke obligation.
    pub description: Option<String>,
    /// Least total in euro cents.
    pub floor_cents: Option<i64>,
    /// Greatest total in euro cents.
    pub cap_cents: Option<i64>,
    /// Reduction for a certificate in hundredths of a percent.
    pub reduction: Option<i64>,
    /// The lowest step of the PSO certificate that brings the reduction; without it the days below do, or the whole term.
    pub reduction_step: Option<String>,
    /// First day of the reduction, or before which no certificate brings it.
    pub reduction_from: Option<NaiveDate>,
    /// Last day of the reduction, or after which no certificate brings it.
    pub reduction_until: Option<NaiveDate>,
    /// `month`, `quarter` or `half_year`.
    pub rhythm: String,
    /// Days after a period within which its report is due.
    pub days_allowed: i32,
    /// Days after a report was due before its lack alerts.
    pub grace_days: i32,
    /// First day of the term.
    pub starts: NaiveDate,
    /// Last day of the term.
    pub ends: NaiveDate,
    /// Why they were amended.
    pub reason: Option<String>,
    /// Who recorded them.
    pub recorded_by: Option<i64>,
    /// When.
    pub recorded_at: NaiveDateTime,
}

impl NewTerms {
    /// What recorded terms say, to be recorded once more.
    #[must_use]
    pub fn again(row: &StoredTerms) -> Self {
        Self {
            obligation_id: row.obligation_id,
            holds_from: row.holds_from,
            share: row.share,
            base_cents: row.base_cents,
            amount: row.amount,
            floor_cents: row.floor_cents,
            cap_cents: row.cap_cents,
            reduction: row.reduction,
            reduction_from: row.reduction_from,
            reduction_until: row.reduction_until,
            days_allowed: row.days_allowed,
            grace_days: row.grace_days,
            starts: row.starts,
            ends: row.ends,
            recorded_by: row.recorded_by,
            recorded_at: row.recorded_at,
            description: row.description.clone(),
            reduction_step: row.reduction_step.clone(),
            rhythm: row.rhythm.clone(),
            reason: row.reason.clone(),
        }
    }
}

/// Recorded terms.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = obligation_terms)]
#[expect(missing_docs, reason = "the fields are those of NewTerms")]
pub struct StoredTerms {
    pub id: i64,
    pub obligation_id: i64,
    pub holds_from: NaiveDate,
    pub share: Option<i64>,
    pub base_cents: i64,
    pub amount: Option<i64>,
    pub description: Option<String>,
    pub floor_cents: Option<i64>,
    pub cap_cents: Option<i64>,
    pub reduction: Option<i64>,
    pub reduction_step: Option<String>,
    pub reduction_from: Option<NaiveDate>,
    pub reduction_until: Option<NaiveDate>,
    pub rhythm: String,
    pub days_allowed: i32,
    pub grace_days: i32,
    pub starts: NaiveDate,
    pub ends: NaiveDate,
    pub reason: Option<String>,
    pub recorded_by: Option<i64>,
    pub recorded_at: NaiveDateTime,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = obligation)]
struct Row {
    id: i64,
    contract_id: i64,
    kind: String,
    value_table_id: Option<i64>,
    public_id: String,
    version: i64,
}

/// An obligation with all that was known of it.
#[derive(Clone, Debug)]
pub struct StoredObligation {
    /// Key.
    pub id: i64,
    /// Contract.
    pub contract_id: i64,
    /// Kind, in the domain's word.
    pub kind: String,
    /// Table by which lines are valued.
    pub value_table_id: Option<i64>,
    /// Identifier for the outside.
    pub public_id: String,
    /// Counts its changes, from 1.
    pub version: i64,
    /// Its terms, in order of the days from which they hold; never none.
    pub terms: Vec<DatedTerms>,
    /// Days on which it is lifted.
    pub waivers: Vec<StoredWaiver>,
    /// What its supplier holds, where its terms ask for it; in order of the days.
    pub certificates: Vec<CertificateVersion>,
}

/// Terms with their milestones.
#[derive(Clone, Debug)]
pub struct DatedTerms {
    /// What was recorded.
    pub row: StoredTerms,
    /// Day, and amount in the unit of the kind, in order.
    pub milestones: Vec<(NaiveDate, i64)>,
}

impl StoredObligation {
    /// The terms that hold on a day: before the first ones those.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> Option<&StoredTerms> {
        let holding = self.terms.iter().rfind(|one| one.row.holds_from <= day);
        holding.or(self.terms.first()).map(|one| &one.row)
    }

    /// Whether it is lifted on a day.
    #[must_use]
    pub fn is_lifted(&self, day: NaiveDate) -> bool {
        let mut waivers = self.waivers.iter();
        waivers.any(|waiver| waiver.starts <= day && day <= waiver.ends)
    }

    /// Share, amount and text of the terms that hold in the end: what an obligation is called by.
    #[must_use]
    pub fn said(&self) -> (Option<i64>, Option<i64>, Option<&str>) {
        self.terms.last().map_or((None, None, None), |last| {
            (
                last.row.share,
                last.row.amount,
                last.row.description.as_deref(),
            )
        })
    }
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

/// Records terms with their milestones, each a day and an amount in the unit of the kind.
///
/// # Errors
/// When a query fails.
pub fn insert_terms(
    connection: &mut Connection,
    new: &NewTerms,
    milestones: &[(NaiveDate, i64)],
) -> Stored<()> {
    let terms: i64 = diesel::insert_into(obligation_terms::table)
        .values(new)
        .returning(obligation_terms::id)
        .get_result(connection)?;
    for (due, amount) in milestones {
        diesel::insert_into(terms_milestone::table)
            .values((
                terms_milestone::terms_id.eq(terms),
                terms_milestone::due.eq(*due),
                terms_milestone::amount.eq(*amount),
            ))
            .execute(connection)?;
    }
    Ok(())
}

/// Lets recorded terms no longer be known: they were wrong, or others take their place.
///
/// # Errors
/// When the query fails.
pub fn retire_terms(connection: &mut Connection, terms: i64, now: NaiveDateTime) -> Stored<()> {
    diesel::update(obligation_terms::table.find(terms))
        .set(obligation_terms::retired_at.eq(now))
        .execute(connection)?;
    Ok(())
}

/// Gives an obligation its next version.
///
/// # Errors
/// When the query fails.
pub fn count_change(connection: &mut Connection, id: i64) -> Stored<i64> {
    Ok(diesel::update(obligation::table.find(id))
        .set(obligation::version.eq(obligation::version + 1))
        .returning(obligation::version)
        .get_result(connection)?)
}

/// The obligations of those contracts as they were known, in the order in which they were registered. One of which
/// nothing was known yet is left out.
///
/// # Errors
/// When a query fails.
pub fn of_contracts(
    connection: &mut Connection,
    contracts: &[i64],
    known: Known,
) -> Stored<Vec<StoredObligation>> {
    let rows: Vec<Row> = obligation::table
        .filter(obligation::contract_id.eq_any(contracts.to_vec()))
        .order(obligation::id)
        .select(Row::as_select())
        .load(connection)?;
    let ids: Vec<i64> = rows.iter().map(|one| one.id).collect();
    let mut terms = terms_of(connection, &ids, known)?;
    let mut lifted: HashMap<i64, Vec<StoredWaiver>> = HashMap::new();
    for one in waivers::of_obligations(connection, &ids, known)? {
        lifted.entry(one.obligation_id).or_default().push(one);
    }
    let certificates = certificate_versions::of_contracts(connection, contracts, known)?;
    let with_terms = rows.into_iter().filter_map(|row| {
        let terms = terms.remove(&row.id)?;
        let asks = terms.iter().any(|one| one.row.reduction_step.is_some());
        let held = certificates.get(&row.contract_id).filter(|_| asks);
        Some(StoredObligation {
            certificates: held.cloned().unwrap_or_default(),
            terms,
            waivers: lifted.remove(&row.id).unwrap_or_default(),
            id: row.id,
            contract_id: row.contract_id,
            kind: row.kind,
            value_table_id: row.value_table_id,
            public_id: row.public_id,
            version: row.version,
        })
    });
    Ok(with_terms.collect())
}

/// The contract of an obligation, and its key.
///
/// # Errors
/// When the query fails.
pub fn contract_of(connection: &mut Connection, public_id: &str) -> Stored<Option<(i64, i64)>> {
    Ok(obligation::table
        .filter(obligation::public_id.eq(public_id.to_owned()))
        .select((obligation::contract_id, obligation::id))
        .first(connection)
        .optional()?)
}

fn terms_of(
    connection: &mut Connection,
    obligations: &[i64],
    known: Known,
) -> Stored<HashMap<i64, Vec<DatedTerms>>> {
    let rows: Vec<StoredTerms> = obligation_terms::table
        .filter(obligation_terms::obligation_id.eq_any(obligations.to_vec()))
        .filter(obligation_terms::recorded_at.le(known.at()))
        .filter(
            obligation_terms::retired_at
                .is_null()
                .or(obligation_terms::retired_at.gt(known.at())),
        )
        .order((obligation_terms::holds_from, obligation_terms::id))
        .select(StoredTerms::as_select())
        .load(connection)?;
    let ids: Vec<i64> = rows.iter().map(|one| one.id).collect();
    let mut milestones: HashMap<i64, Vec<(NaiveDate, i64)>> = HashMap::new();
    let due: Vec<(i64, NaiveDate, i64)> = terms_milestone::table
        .filter(terms_milestone::terms_id.eq_any(ids))
        .order((terms_milestone::terms_id, terms_milestone::due))
        .select((
            terms_milestone::terms_id,
            terms_milestone::due,
            terms_milestone::amount,
        ))
        .load(connection)?;
    for (terms, due, amount) in due {
        milestones.entry(terms).or_default().push((due, amount));
    }
    let mut found: HashMap<i64, Vec<DatedTerms>> = HashMap::new();
    for row in rows {
        let milestones = milestones.remove(&row.id).unwrap_or_default();
        let of_obligation = found.entry(row.obligation_id).or_default();
        of_obligation.push(DatedTerms { row, milestones });
    }
    Ok(found)
}
