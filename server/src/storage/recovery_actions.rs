//! Recovery actions: what suppliers are asked to do about gaps, what they plan, and what came of it.

use std::collections::HashMap;

use chrono::{NaiveDate, NaiveDateTime};
use diesel::{
    prelude::*,
    sql_types::{BigInt, Date, Nullable, Text, Timestamp},
};

use super::{Connection, Stored, database::each, schema::recovery_action, within::keys};
use crate::access::Scope;

/// A recovery action that is asked for. Amounts are in the unit of the obligation.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = recovery_action)]
pub struct NewRecoveryAction<'a> {
    /// Identifier for the outside.
    pub public_id: &'a str,
    /// Contract.
    pub contract_id: i64,
    /// Obligation that is behind.
    pub obligation_id: i64,
    /// Day for which the gap holds.
    pub reference_date: NaiveDate,
    /// What lacked on that day.
    pub gap_amount: i64,
    /// What was realised on that day.
    pub realised_amount: i64,
    /// What is asked, in somebody's words.
    pub question: Option<&'a str>,
    /// The last day to answer.
    pub respond_by: NaiveDate,
    /// Who asked; nobody where the gap alert did.
    pub asked_by: Option<i64>,
    /// When.
    pub asked_at: NaiveDateTime,
}

/// A recovery action with the names around it.
#[derive(Clone, Debug, QueryableByName)]
#[expect(
    missing_docs,
    reason = "the fields are those of NewRecoveryAction and of the table"
)]
pub struct StoredRecoveryAction {
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    #[diesel(sql_type = Text)]
    pub public_id: String,
    #[diesel(sql_type = BigInt)]
    pub contract_id: i64,
    #[diesel(sql_type = Text)]
    pub contract: String,
    #[diesel(sql_type = BigInt)]
    pub supplier_id: i64,
    #[diesel(sql_type = Text)]
    pub obligation: String,
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = Date)]
    pub reference_date: NaiveDate,
    #[diesel(sql_type = BigInt)]
    pub gap_amount: i64,
    #[diesel(sql_type = BigInt)]
    pub realised_amount: i64,
    #[diesel(sql_type = Nullable<Text>)]
    pub question: Option<String>,
    #[diesel(sql_type = Date)]
    pub respond_by: NaiveDate,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub asked_by: Option<i64>,
    #[diesel(sql_type = Timestamp)]
    pub asked_at: NaiveDateTime,
    #[diesel(sql_type = Nullable<Text>)]
    pub plan: Option<String>,
    #[diesel(sql_type = Nullable<Date>)]
    pub plan_until: Option<NaiveDate>,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub plan_amount: Option<i64>,
    #[diesel(sql_type = Nullable<Timestamp>)]
    pub answered_at: Option<NaiveDateTime>,
    #[diesel(sql_type = Nullable<Text>)]
    pub outcome: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    pub closing_note: Option<String>,
    #[diesel(sql_type = Nullable<Timestamp>)]
    pub closed_at: Option<NaiveDateTime>,
}

/// How far a recovery action has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveryState {
    /// The supplier has not answered.
    Asked,
    /// He has, and somebody follows it.
    Answered,
    /// It is over.
    Closed,
}

impl RecoveryState {
    /// Every state, in their order.
    pub const ALL: [Self; 3] = [Self::Asked, Self::Answered, Self::Closed];

    /// In a word.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Answered => "answered",
            Self::Closed => "closed",
        }
    }

    fn rank(self) -> i64 {
        match self {
            Self::Asked => 0,
            Self::Answered => 1,
            Self::Closed => 2,
        }
    }
}

impl StoredRecoveryAction {
    /// How far it has come.
    #[must_use]
    pub fn state(&self) -> RecoveryState {
        match (self.closed_at, self.answered_at) {
            (Some(_), _) => RecoveryState::Closed,
            (None, Some(_)) => RecoveryState::Answered,
            (None, None) => RecoveryState::Asked,
        }
    }
}

/// Asks for a recovery action.
///
/// # Errors
/// When the query fails.
pub fn insert(connection: &mut Connection, new: &NewRecoveryAction<'_>) -> Stored<()> {
    diesel::insert_into(recovery_action::table)
        .values(new)
        .execute(connection)?;
    Ok(())
}

/// Whether an obligation has a recovery action that is not closed.
///
/// # Errors
/// When the query fails.
pub fn any_open(connection: &mut Connection, obligation: i64) -> Stored<bool> {
    let open = recovery_action::table
        .filter(recovery_action::obligation_id.eq(obligation))
        .filter(recovery_action::closed_at.is_null());
    Ok(open.count().get_result::<i64>(connection)? > 0)
}

/// What the supplier plans.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    /// What he does.
    pub text: &'a str,
    /// By when.
    pub until: NaiveDate,
    /// How much it brings, in the unit of the obligation.
    pub amount: i64,
}

/// Notes what the supplier plans.
///
/// # Errors
/// When the query fails.
pub fn answer(
    connection: &mut Connection,
    id: i64,
    plan: &Plan<'_>,
    (by, at): (i64, NaiveDateTime),
) -> Stored<()> {
    diesel::update(recovery_action::table.find(id))
        .set((
            recovery_action::plan.eq(plan.text),
            recovery_action::plan_until.eq(plan.until),
            recovery_action::plan_amount.eq(plan.amount),
            recovery_action::answered_by.eq(by),
            recovery_action::answered_at.eq(at),
        ))
        .execute(connection)?;
    Ok(())
}

/// Notes what came of a recovery action.
///
/// # Errors
/// When the query fails.
pub fn close(
    connection: &mut Connection,
    id: i64,
    outcome: &str,
    note: Option<&str>,
    (by, at): (i64, NaiveDateTime),
) -> Stored<()> {
    diesel::update(recovery_action::table.find(id))
        .set((
            recovery_action::outcome.eq(outcome),
            recovery_action::closing_note.eq(note),
            recovery_action::closed_by.eq(by),
            recovery_action::closed_at.eq(at),
        ))
        .execute(connection)?;
    Ok(())
}

/// Recovery actions with the names around them; the conditions on their order and number follow.
macro_rules! found {
    ($tail:literal) => {
        concat!(
            "SELECT a.id, a.public_id, a.contract_id, c.number AS contract, c.supplier_id, o.public_id AS obligation, ",
            "o.kind, a.reference_date, a.gap_amount, a.realised_amount, a.question, a.respond_by, a.asked_by, ",
            "a.asked_at, a.plan, a.plan_until, a.plan_amount, a.answered_at, a.outcome, a.closing_note, a.closed_at ",
            "FROM recovery_action a INNER JOIN contract c ON c.id = a.contract_id ",
            "INNER JOIN obligation o ON o.id = a.obligation_id ",
            "WHERE $1 IN (0, c.supplier_id) AND COALESCE($2, a.contract_id) = a.contract_id ",
            "AND ($3 = 0 OR c.category_id IN (SELECT category_id FROM account_category WHERE account_id = $3)) ",
            "AND ($4 = 0 OR c.buyer_id IN (SELECT buyer_id FROM account_buyer WHERE account_id = $4) OR c.id IN ",
            "(SELECT s.contract_id FROM contract_buyer s INNER JOIN account_buyer m ON m.buyer_id = s.buyer_id ",
            "WHERE m.account_id = $4)) ",
            $tail
        )
    };
}

const NEXT: &str =
    found!("AND COALESCE($5, a.public_id) = a.public_id AND a.id > $6 ORDER BY a.id LIMIT $7");

/// The open ones first, the most urgent before others; then the closed ones, the newest first.
const LISTED: &str = found!(
    "AND CASE WHEN a.closed_at IS NOT NULL THEN 2 WHEN a.answered_at IS NOT NULL THEN 1 ELSE 0 END BETWEEN $5 AND $6 \
     ORDER BY CASE WHEN a.closed_at IS NULL THEN 0 ELSE 1 END, CASE WHEN a.closed_at IS NULL THEN a.respond_by END, \
     a.closed_at DESC, a.id LIMIT $7 OFFSET $8"
);

/// Which recovery actions are meant.
#[derive(Clone, Debug, Default)]
struct Wanted<'a> {
    contract: Option<i64>,
    public_id: Option<&'a str>,
    after: i64,
    limit: i64,
}

fn find(
    connection: &mut Connection,
    scope: Scope,
    wanted: &Wanted<'_>,
) -> Stored<Vec<StoredRecoveryAction>> {
    let (supplier, by_category, by_buyer) = keys(scope);
    Ok(each!(connection, inner => diesel::sql_query(NEXT)
        .bind::<BigInt, _>(supplier)
        .bind::<Nullable<BigInt>, _>(wanted.contract)
        .bind::<BigInt, _>(by_category)
        .bind::<BigInt, _>(by_buyer)
        .bind::<Nullable<Text>, _>(wanted.public_id)
        .bind::<BigInt, _>(wanted.after)
        .bind::<BigInt, _>(wanted.limit)
        .load(inner))?)
}

/// The next recovery actions within a scope after a key, oldest first; of one contract, or of all.
///
/// # Errors
/// When the query fails.
pub fn after(
    connection: &mut Connection,
    scope: Scope,
    contract: Option<i64>,
    after: i64,
    limit: i64,
) -> Stored<Vec<StoredRecoveryAction>> {
    let wanted = Wanted {
        contract,
        public_id: None,
        after,
        limit,
    };
    find(connection, scope, &wanted)
}

/// The recovery action of a public identifier, if the scope reaches it.
///
/// # Errors
/// When the query fails.
pub fn by_public_id(
    connection: &mut Connection,
    scope: Scope,
    public_id: &str,
) -> Stored<Option<StoredRecoveryAction>> {
    let wanted = Wanted {
        public_id: Some(public_id),
        limit: 1,
        ..Wanted::default()
    };
    Ok(find(connection, scope, &wanted)?.pop())
}

/// A part of the list of recovery actions.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    /// Of one contract, or of all.
    pub contract: Option<i64>,
    /// In one state, or in any.
    pub state: Option<RecoveryState>,
    /// So many are passed over.
    pub offset: i64,
    /// At most so many.
    pub limit: i64,
}

/// Recovery actions within a scope: the open ones first, in the order in which answers are due.
///
/// # Errors
/// When the query fails.
pub fn listed(
    connection: &mut Connection,
    scope: Scope,
    listing: &Listing,
) -> Stored<Vec<StoredRecoveryAction>> {
    let (lowest, highest) = listing
        .state
        .map_or((0, 2), |state| (state.rank(), state.rank()));
    let (supplier, by_category, by_buyer) = keys(scope);
    Ok(each!(connection, inner => diesel::sql_query(LISTED)
        .bind::<BigInt, _>(supplier)
        .bind::<Nullable<BigInt>, _>(listing.contract)
        .bind::<BigInt, _>(by_category)
        .bind::<BigInt, _>(by_buyer)
        .bind::<BigInt, _>(lowest)
        .bind::<BigInt, _>(highest)
        .bind::<BigInt, _>(listing.limit)
        .bind::<BigInt, _>(listing.offset)
        .load(inner))?)
}

/// The keys of those obligations that have a recovery action which is not closed, each with its public identifier.
///
/// # Errors
/// When the query fails.
pub fn open_ones(connection: &mut Connection, obligations: &[i64]) -> Stored<HashMap<i64, String>> {
    let open: Vec<(i64, String)> = recovery_action::table
        .filter(recovery_action::obligation_id.eq_any(obligations.to_vec()))
        .filter(recovery_action::closed_at.is_null())
        .select((recovery_action::obligation_id, recovery_action::public_id))
        .load(connection)?;
    Ok(open.into_iter().collect())
}
