//! The kinds of obligations, and what each takes (domain.md section 4).

/// Kinds of obligations that take a share.
const SHARES: [&str; 3] = [
    "share_of_contract_value",
    "share_of_turnover",
    "share_of_wage_sum",
];
/// Kinds that take an amount.
const AMOUNTS: [&str; 4] = ["fixed_amount", "jobs", "placements", "hours"];

/// Kinds of obligations.
pub const KINDS: [&str; 8] = [
    "share_of_contract_value",
    "share_of_turnover",
    "share_of_wage_sum",
    "fixed_amount",
    "jobs",
    "placements",
    "hours",
    "bespoke",
];

/// Whether that is a kind of obligation.
pub(super) fn is_kind(kind: &str) -> bool {
    KINDS.contains(&kind)
}

/// Whether that kind takes a share.
#[must_use]
pub fn takes_share(kind: &str) -> bool {
    SHARES.contains(&kind)
}

/// Whether that kind takes an amount.
#[must_use]
pub fn takes_amount(kind: &str) -> bool {
    AMOUNTS.contains(&kind)
}

/// Whether that kind is measured in euros.
#[must_use]
pub fn in_euros(kind: &str) -> bool {
    SHARES.contains(&kind) || kind == "fixed_amount"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_takes_a_share_an_amount_or_a_text() {
        for kind in KINDS {
            let takes = [takes_share(kind), takes_amount(kind), kind == "bespoke"];
            assert_eq!(takes.iter().filter(|takes| **takes).count(), 1, "{kind}");
        }
    }
}
