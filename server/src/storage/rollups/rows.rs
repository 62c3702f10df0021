//! The rows of rollups, as they are compared and stored.

use chrono::NaiveDate;
use diesel::{
    prelude::*,
    sql_types::{BigInt, Date, Integer, Text},
};

use crate::storage::schema::{
    covered_rollup, hours_rollup, lines_rollup, people_rollup, worth_rollup,
};

/// What lines are worth for an obligation.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, QueryableByName, Selectable, Insertable)]
#[diesel(table_name = worth_rollup)]
pub(super) struct Worth {
    #[diesel(sql_type = BigInt)]
    pub(super) contract_id: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) obligation_id: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) report_id: i64,
    #[diesel(sql_type = Text)]
    pub(super) state: String,
    #[diesel(sql_type = Date)]
    pub(super) period_start: NaiveDate,
    #[diesel(sql_type = Date)]
    pub(super) period_end: NaiveDate,
    #[diesel(sql_type = BigInt)]
    pub(super) amount: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) with_evidence: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) to_come: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) without_block: i64,
}

/// How many lines there are, and the turnover that they state.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, QueryableByName, Selectable, Insertable)]
#[diesel(table_name = lines_rollup)]
pub(super) struct Lines {
    #[diesel(sql_type = BigInt)]
    pub(super) contract_id: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) report_id: i64,
    #[diesel(sql_type = Text)]
    pub(super) state: String,
    #[diesel(sql_type = Date)]
    pub(super) period_start: NaiveDate,
    #[diesel(sql_type = Date)]
    pub(super) period_end: NaiveDate,
    #[diesel(sql_type = BigInt)]
    pub(super) lines: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) turnover_lines: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) turnover_cents: i64,
}

/// Hours of accepted lines that count for jobs.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, QueryableByName, Selectable, Insertable)]
#[diesel(table_name = hours_rollup)]
pub(super) struct Hours {
    #[diesel(sql_type = BigInt)]
    pub(super) contract_id: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) report_id: i64,
    #[diesel(sql_type = Date)]
    pub(super) period_end: NaiveDate,
    #[diesel(sql_type = Integer)]
    pub(super) year: i32,
    #[diesel(sql_type = Integer)]
    pub(super) quarter: i32,
    #[diesel(sql_type = BigInt)]
    pub(super) hours: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) by_contract_hours: i64,
}

/// Days that a report covers while it waits or counts.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, QueryableByName, Selectable, Insertable)]
#[diesel(table_name = covered_rollup)]
pub(super) struct Covered {
    #[diesel(sql_type = BigInt)]
    pub(super) contract_id: i64,
    #[diesel(sql_type = BigInt)]
    pub(super) report_id: i64,
    #[diesel(sql_type = Text)]
    pub(super) state: String,
    #[diesel(sql_type = Date)]
    pub(super) period_start: NaiveDate,
    #[diesel(sql_type = Date)]
    pub(super) period_end: NaiveDate,
}

/// People of a contract that a measure counts from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = people_rollup)]
pub(super) struct People {
    pub(super) contract_id: i64,
    pub(super) measure: String,
    pub(super) counts_from: NaiveDate,
    pub(super) people: i64,
}
