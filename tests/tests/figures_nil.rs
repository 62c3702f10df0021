//! The figures of a supplier with two contracts who did nothing for one of them and says so.

use meetbaar_tests::parties::{Parties, list, problems, refused, registered, table};
use meetbaar_tests::reports::HEADINGS;
use meetbaar_tests::{Story, on_both};
use serde_json::json;

const WERFZICHT: &str = "werfzicht@leverancier.example";
const ONE: &str = "BOUW-2023-011";
const OTHER: &str = "BOUW-2024-002";
const ON: &str = "2026-09-30";
const Q3: [(&str, &str); 1] = [("period", "2026-Q3")];
const STATE: [&str; 4] = ["realised", "gap", "reported", "status"];

// Required on 30 September 2026:
// - BOUW-2023-011: 2% of 4,750,000 = 95,000 (below its cap); 1,004 of 1,096 days since 1 January 2024: 87,025.55;
// - BOUW-2024-002: 5% of 2,900,000 less 25% = 108,750; 883 of 1,095 days since 1 May 2024: 87,695.21.

on_both! {
    fn a_nil_report_speaks_for_its_own_contract_only(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, WERFZICHT)?;
        let nil = format!("Contract;{OTHER}\r\nPeriode;Q3 2026\r\nGeen inzet in deze periode\r\n");
        let id = parties.accepted(&nil, &[])?;
        assert_eq!(parties.covered(&id)?, ["BOUW-2024-002 2026-07-01 2026-09-30 r1"]);
        assert_eq!(parties.supplier.report(&id)?["lines"], 0);
        assert_eq!(parties.figures(OTHER, ON, &STATE)?, json!([0, 8_769_521, true, "behind"]));
        assert_eq!(parties.figures(ONE, ON, &STATE)?, json!([0, 8_702_555, false, "silent"]));
        assert_eq!(parties.figures(OTHER, "2026-11-01", &STATE[2..])?, json!([true, "behind"]));
        // Nothing came on the fourth quarter, which was due on 31 January 2027.
        assert_eq!(parties.figures(OTHER, "2027-02-01", &STATE[2..])?, json!([false, "silent"]));
    }

    fn a_nil_report_that_names_none_of_two_contracts_asks_which(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, WERFZICHT)?;
        let nil = "Periode;Q3 2026\r\nGeen inzet in deze periode\r\n";
        let report = parties.read(nil, &[])?;
        assert_eq!((&report["state"], problems(&report, "contract_missing").len()), (&json!("needs_correction"), 1));
        let id = parties.accepted(nil, &[("contract", ONE)])?;
        assert_eq!(parties.covered(&id)?, ["BOUW-2023-011 2026-07-01 2026-09-30 r1"]);
        assert_eq!(parties.figures(ONE, ON, &STATE)?, json!([0, 8_702_555, true, "behind"]));
        assert_eq!(parties.figures(OTHER, ON, &STATE[2..])?, json!([false, "silent"]));
    }

    fn a_contract_that_is_named_above_the_lines_of_another_is_reported(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, WERFZICHT)?;
        let titles = format!("Contractnummer;{OTHER}\r\nPeriode;Q3 2026\r\n\r\n");
        let id = parties.accepted(&(titles + &list(&[registered(ONE, "A", 36)])), &[])?;
        assert_eq!(
            parties.covered(&id)?,
            ["BOUW-2023-011 2026-07-01 2026-09-30 r1", "BOUW-2024-002 2026-07-01 2026-09-30 r1"]
        );
        assert_eq!(parties.figures(ONE, ON, &STATE)?, json!([1_250_000, 7_452_555, true, "behind"]));
        assert_eq!(parties.figures(OTHER, ON, &STATE)?, json!([0, 8_769_521, true, "behind"]));
    }

    fn a_row_without_effort_among_lines_is_a_report_on_its_contract(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, WERFZICHT)?;
        let nil = format!("{OTHER};Geen inzet in deze periode;;;;;");
        let id = parties.accepted(&table(HEADINGS, &[registered(ONE, "A", 36), nil]), &Q3)?;
        assert_eq!(
            parties.covered(&id)?,
            ["BOUW-2023-011 2026-07-01 2026-09-30 r1", "BOUW-2024-002 2026-07-01 2026-09-30 r1"]
        );
        assert_eq!(parties.figures(OTHER, ON, &STATE)?, json!([0, 8_769_521, true, "behind"]));
    }

    fn a_nil_report_takes_back_what_was_accepted_under_one_contract(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, WERFZICHT)?;
        let both = parties.accepted(&list(&[registered(ONE, "A", 36), registered(OTHER, "B", 18)]), &Q3)?;
        assert_eq!(parties.figures(OTHER, ON, &["realised"])?, json!([625_000]));
        let nil = parties.submitted(&format!("Contract;{OTHER}\r\nGeen inzet in deze periode\r\n"), &Q3)?;
        assert_eq!(parties.covered(&nil)?, ["BOUW-2024-002 2026-07-01 2026-09-30 r2"]);
        assert_eq!(parties.figures(OTHER, ON, &["realised", "toBeJudged"])?, json!([625_000, 0]));
        parties.reviewer.accept(&nil)?.expect(204)?;
        assert_eq!(parties.figures(OTHER, ON, &["realised", "gap"])?, json!([0, 8_769_521]));
        assert_eq!(parties.figures(ONE, ON, &["realised", "gap"])?, json!([1_250_000, 7_452_555]));
        assert_eq!(
            parties.covered(&both)?,
            ["BOUW-2023-011 2026-07-01 2026-09-30 r1", "BOUW-2024-002 2026-07-01 2026-09-30 r1 superseded"]
        );
    }

    fn a_report_on_two_contracts_is_accepted_as_a_whole_or_not(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, WERFZICHT)?;
        let both = parties.submitted(&list(&[registered(ONE, "A", 36), registered(OTHER, "B", 18)]), &Q3)?;
        parties.accepted(&list(&[registered(OTHER, "B", 36)]), &Q3)?;
        assert_eq!(refused(&parties.reviewer.accept(&both)?)?, (409, "newer_revision".to_owned()));
        assert_eq!(parties.supplier.report(&both)?["state"], "submitted");
        let names = ["realised", "toBeJudged"];
        assert_eq!(parties.figures(ONE, ON, &names)?, json!([0, 1_250_000]));
        assert_eq!(parties.figures(OTHER, ON, &names)?, json!([1_250_000, 0]));
        let one = parties.accepted(&list(&[registered(ONE, "A", 18)]), &Q3)?;
        assert_eq!(parties.covered(&one)?, ["BOUW-2023-011 2026-07-01 2026-09-30 r2"]);
        assert_eq!(parties.figures(ONE, ON, &names)?, json!([625_000, 0]));
    }
}
