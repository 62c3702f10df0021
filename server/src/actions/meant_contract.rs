//! Which contract a wrong number most likely meant: only ever suggested, and only of the supplier's own.

use meetbaar_importers::values::{distance, fold_tight};

use crate::storage::contracts::Contract;

/// A number with so many faults in it is still recognised.
const FAULTS: usize = 2;

/// The number of the only contract that the supplier has, or of the only one that nearly has that number.
pub(super) fn meant_contract<'a>(own: &'a [Contract], number: &str) -> Option<&'a str> {
    if let [only] = own {
        return Some(&only.number);
    }
    let number = fold_tight(number);
    let mut near = own
        .iter()
        .filter(|contract| distance(&number, &fold_tight(&contract.number)) <= FAULTS);
    match (near.next(), near.next()) {
        (Some(only), None) => Some(&only.number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contract(number: &str) -> Contract {
        let day = "2024-01-01".parse().unwrap();
        Contract {
            id: 1,
            number: number.to_owned(),
            supplier_id: 1,
            supplier: String::new(),
            buyer: String::new(),
            category: String::new(),
            client_supervision: false,
            value_cents: 0,
            awarded: day,
            tender_published: None,
            starts: day,
            ends: day,
        }
    }

    #[test]
    fn a_number_with_few_faults_is_recognised() {
        let own = ["BOUW-2023-011", "BOUW-2024-002", "BOUW-2024-003"].map(contract);
        for (number, meant) in [
            ("bouw 2023 011", Some("BOUW-2023-011")),
            ("BOUW-2023-11", Some("BOUW-2023-011")),
            ("BOUW-2024-00", None),
            ("ICT-2024-017", None),
            ("", None),
        ] {
            assert_eq!(meant_contract(&own, number), meant, "{number}");
        }
        assert_eq!(meant_contract(&own[..1], "x"), Some("BOUW-2023-011"));
        assert_eq!(meant_contract(&[], "x"), None);
    }
}
