//! A contract as somebody wants it, and as it was at one of its versions.

use chrono::{DateTime, NaiveDate, Utc};
use meetbaar_domain::amount::BasisPoints;
use serde::{Deserialize, Serialize};

use crate::storage::{
    Connection, Stored,
    contract_parts::{self, StoredOption, StoredShare},
    registered_contracts::RegisteredContract,
};

/// What somebody says of a contract. What is not said is `None`; what could not be read is told beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct ContractDraft {
    /// Number under which everybody knows it.
    pub number: String,
    /// What it is about.
    pub title: String,
    /// Number of the framework agreement.
    pub framework: Option<String>,
    /// The part of the framework agreement.
    pub lot: Option<String>,
    /// Code of the supplier.
    pub supplier: String,
    /// Code of the category.
    pub category: String,
    /// Code of each buyer with its share in hundredths of a percent; one buyer needs none.
    pub buyers: Vec<(String, Option<i64>)>,
    /// Code of the buyer that leads; the one with the largest share where it is not said.
    pub leading_buyer: Option<String>,
    /// Whether candidates work under the client's own supervision.
    pub client_supervision: Option<bool>,
    /// Value excl. VAT in euro cents.
    pub value_cents: Option<i64>,
    /// Day of the award.
    pub awarded: Option<NaiveDate>,
    /// Day on which the tender was published.
    pub tender_published: Option<NaiveDate>,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day.
    pub end: Option<NaiveDate>,
    /// The options to extend it, in order; `None` leaves them as they are.
    pub options: Option<Vec<OptionDraft>>,
}

/// An option to extend a contract: one of the two is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct OptionDraft {
    /// By so many months.
    pub months: Option<i32>,
    /// Until this day.
    pub until: Option<NaiveDate>,
}

/// A contract at one of its versions, under the names of the API.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the fields are those of ContractDraft")]
pub struct ContractVersion {
    pub number: String,
    pub title: String,
    pub framework: Option<String>,
    pub lot: Option<String>,
    pub supplier: String,
    pub category: String,
    pub buyers: Vec<ShareVersion>,
    pub leading_buyer: String,
    pub client_supervision: bool,
    pub value_cents: i64,
    pub awarded: NaiveDate,
    pub tender_published: Option<NaiveDate>,
    pub start: NaiveDate,
    pub end: NaiveDate,
    pub options: Vec<OptionVersion>,
}

/// What part of a contract's value a buyer takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct ShareVersion {
    /// Code of the buyer.
    pub buyer: String,
    /// Percentage as a plain decimal, such as `33.33`.
    pub percent: String,
}

/// An option at one of the versions of its contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OptionVersion {
    /// Which one, from 1.
    pub number: i32,
    /// By so many months.
    pub months: Option<i32>,
    /// Or until this day.
    pub until: Option<NaiveDate>,
    /// When it was exercised.
    pub exercised_at: Option<DateTime<Utc>>,
}

impl ContractVersion {
    /// The version of a contract with what belongs to it.
    #[must_use]
    pub fn of(row: &RegisteredContract, shares: &[StoredShare], options: &[StoredOption]) -> Self {
        let own = shares.iter().filter(|one| one.contract_id == row.id);
        let mut buyers: Vec<ShareVersion> = own
            .map(|one| ShareVersion {
                buyer: one.buyer.clone(),
                percent: BasisPoints(one.share).plain(),
            })
            .collect();
        // In which order they were said means nothing.
        buyers.sort_by(|one, other| one.buyer.cmp(&other.buyer));
        Self {
            number: row.number.clone(),
            title: row.title.clone(),
            framework: row.framework.clone(),
            lot: row.lot.clone(),
            supplier: row.supplier.clone(),
            category: row.category.clone(),
            buyers,
            leading_buyer: row.leading_buyer.clone(),
            client_supervision: row.client_supervision,
            value_cents: row.value_cents,
            awarded: row.awarded,
            tender_published: row.tender_published,
            start: row.starts,
            end: row.ends,
            options: options
                .iter()
                .filter(|one| one.contract_id == row.id)
                .map(|one| OptionVersion {
                    number: one.number,
                    months: one.months,
                    until: one.until_day,
                    exercised_at: one.exercised_at.map(|when| when.and_utc()),
                })
                .collect(),
        }
    }

    /// How a contract stands now.
    ///
    /// # Errors
    /// When a query fails.
    pub fn standing(connection: &mut Connection, row: &RegisteredContract) -> Stored<Self> {
        let shares = contract_parts::shares(connection, &[row.id])?;
        let options = contract_parts::options(connection, &[row.id])?;
        Ok(Self::of(row, &shares, &options))
    }
}
