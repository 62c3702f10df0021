//! Obligations and their amounts in words, each in the unit of its kind.

use meetbaar_domain::amount::{Cents, Hours, Jobs};

use super::Texts;

impl Texts {
    /// An amount in the unit of an obligation's kind: `€ 1.234,56`, `8,66 banen`, `473,14 uur`, `12 plaatsingen`.
    ///
    /// Euro cents for the kinds in euros, ten-thousandths for jobs and hours, people for placements.
    #[must_use]
    pub fn amount(&self, kind: &str, amount: i64) -> String {
        match kind {
            "jobs" => self.with1("amount-jobs", "jobs", self.jobs(Jobs(amount))),
            "hours" => self.with1("amount-hours", "hours", self.hours(Hours(amount))),
            "placements" => self.with1("amount-placements", "count", amount),
            _ => self.euro(Cents(amount)),
        }
    }

    /// What an obligation demands: `5% van de contractwaarde`, `8,00 banen, gemiddeld over de looptijd`.
    ///
    /// `share` is in hundredths of a percent, `amount` in the unit of the kind; `description` is what was agreed for a
    /// bespoke obligation.
    #[must_use]
    pub fn obligation(
        &self,
        kind: &str,
        share: Option<i64>,
        amount: Option<i64>,
        description: Option<&str>,
    ) -> String {
        match (kind, share, amount) {
            (
                "share_of_contract_value" | "share_of_turnover" | "share_of_wage_sum",
                Some(share),
                _,
            ) => self.with1(format!("obligation-{kind}"), "share", self.percent(share)),
            ("fixed_amount", _, Some(amount)) => self.with1(
                "obligation-fixed_amount",
                "amount",
                self.amount(kind, amount),
            ),
            ("jobs" | "hours" | "placements", _, Some(amount)) => self.with1(
                format!("obligation-{kind}"),
                "amount",
                self.amount(kind, amount),
            ),
            ("bespoke", _, _) => description.map_or_else(
                || self.text("kind-bespoke"),
                |description| self.with1("obligation-bespoke", "description", description),
            ),
            _ => self.word("kind", kind),
        }
    }
}
