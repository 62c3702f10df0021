//! A contract as programs send it.

use meetbaar_domain::amount::BasisPoints;
use serde::Deserialize;
use utoipa::ToSchema;

use super::answers::author;
use crate::{
    access::Actor,
    actions::register::{
        Author, Faults,
        contract_draft::{ContractDraft, OptionDraft},
    },
    clock::Instant,
};

/// A contract as somebody wants it: the whole of it.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::web::api) struct ContractBody {
    /// Number under which everybody knows it; it never changes.
    #[serde(default)]
    #[schema(required = true)]
    number: String,
    /// What it is about.
    #[serde(default)]
    title: String,
    /// Number of the framework agreement (raamovereenkomst).
    framework: Option<String>,
    /// The part of the framework agreement (perceel).
    lot: Option<String>,
    /// Code of the supplier.
    #[serde(default)]
    #[schema(required = true)]
    supplier: String,
    /// Code of the category.
    #[serde(default)]
    #[schema(required = true)]
    category: String,
    /// Who buys, with shares that are 100 percent together.
    #[serde(default)]
    #[schema(required = true)]
    buyers: Vec<ShareBody>,
    /// Code of the buyer that leads; the one with the largest share where it is not said.
    leading_buyer: Option<String>,
    /// Whether candidates work under the client's own supervision.
    #[schema(value_type = bool, required = true)]
    client_supervision: Option<bool>,
    /// Value excl. VAT in whole euro cents.
    #[schema(value_type = i64, required = true, minimum = 0)]
    value_cents: Option<i64>,
    /// Day of the award, such as `2026-01-31`.
    #[schema(value_type = NaiveDate, required = true)]
    awarded: Option<String>,
    /// Day on which the tender was published.
    #[schema(value_type = Option<NaiveDate>)]
    tender_published: Option<String>,
    /// First day.
    #[schema(value_type = NaiveDate, required = true)]
    start: Option<String>,
    /// Last day.
    #[schema(value_type = NaiveDate, required = true)]
    end: Option<String>,
    /// Options to extend it, in order. Those that were exercised stay as they are.
    #[serde(default)]
    options: Vec<OptionBody>,
    /// Why; kept in the history.
    reason: Option<String>,
}

/// What part of a contract's value a buyer takes.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ShareBody {
    /// Code of the buyer.
    #[serde(default)]
    #[schema(required = true)]
    buyer: String,
    /// Percentage as a plain decimal with at most two decimals, such as `33.33`; the only buyer needs none.
    percent: Option<String>,
}

/// An option: one of the two.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct OptionBody {
    /// By so many months.
    months: Option<i32>,
    /// Until this day.
    #[schema(value_type = Option<NaiveDate>)]
    until: Option<String>,
}

impl ContractBody {
    /// What it says, and what can't be used of it.
    pub(super) fn said(self, actor: &Actor, now: Instant) -> (ContractDraft, Faults, Author) {
        let mut faults = Faults::default();
        let author = author(actor, now, self.reason.as_deref(), &mut faults);
        let options = self.options.into_iter().map(|one| OptionDraft {
            months: one.months,
            until: faults.day("options", one.until.as_deref()),
        });
        let options = Some(options.collect());
        let buyers = self.buyers.into_iter().map(|one| {
            let share = one.percent.and_then(|text| share(&text, &mut faults));
            (one.buyer, share)
        });
        let buyers = buyers.collect();
        let draft = ContractDraft {
            awarded: faults.day("awarded", self.awarded.as_deref()),
            tender_published: faults.day("tenderPublished", self.tender_published.as_deref()),
            start: faults.day("start", self.start.as_deref()),
            end: faults.day("end", self.end.as_deref()),
            number: self.number,
            title: self.title,
            framework: self.framework,
            lot: self.lot,
            supplier: self.supplier,
            category: self.category,
            buyers,
            leading_buyer: self.leading_buyer,
            client_supervision: self.client_supervision,
            value_cents: self.value_cents,
            options,
        };
        (draft, faults, author)
    }
}

/// A percentage in hundredths; one that can't be read, or has more than two decimals, is a fault.
fn share(text: &str, faults: &mut Faults) -> Option<i64> {
    let text = text.trim();
    let decimals = text
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    match BasisPoints::parse(text).filter(|_| decimals <= 2) {
        Some(share) => Some(share.0),
        None => {
            faults.add(
                "buyers",
                "share_invalid",
                text.chars().take(40).collect::<String>(),
            );
            None
        }
    }
}
