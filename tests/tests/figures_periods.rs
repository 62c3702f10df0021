//! The figures of a contract whose reports are about other days: beside each other, across each other, impossible ones.

use meetbaar_tests::parties::{Parties, list, problems, refused, registered, table};
use meetbaar_tests::reports::HEADINGS;
use meetbaar_tests::story::NOORDERLICHT;
use meetbaar_tests::{Story, on_both};
use serde_json::json;

const CONTRACT: &str = "ICT-2024-017";
const Q1: [(&str, &str); 1] = [("period", "2026-Q1")];
const Q2: [(&str, &str); 1] = [("period", "2026-Q2")];

/// A quarter with one candidate of so many hours: 36 hours 12,500.00; 18 hours 6,250.00.
fn quarter(hours: u32) -> String {
    list(&[registered(CONTRACT, "A", hours)])
}

/// The first and the third quarter in one list, each line with its own: 6,250.00 in each.
fn first_and_third() -> String {
    let line = registered(CONTRACT, "A", 18);
    let headings = format!("Jaar;Kwartaal;{HEADINGS}");
    table(
        &headings,
        &[format!("2026;1;{line}"), format!("2026;3;{line}")],
    )
}

on_both! {
    fn quarters_on_both_sides_leave_the_one_between_alone(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let realised = |on: &str| parties.figures(CONTRACT, on, &["realised"]);
        let between = parties.accepted(&quarter(36), &Q2)?;
        let around = parties.accepted(&first_and_third(), &[])?;
        let (first, third) = ("ICT-2024-017 2026-01-01 2026-03-31 r1", "ICT-2024-017 2026-07-01 2026-09-30 r1");
        assert_eq!(parties.covered(&around)?, [first, third]);
        assert_eq!(parties.covered(&between)?, ["ICT-2024-017 2026-04-01 2026-06-30 r1"]);
        for (on, cents) in [("2026-03-31", 625_000), ("2026-06-30", 1_875_000), ("2026-09-30", 2_500_000)] {
            assert_eq!(realised(on)?, json!([cents]), "{on}");
        }
        let again = parties.accepted(&quarter(36), &Q1)?;
        assert_eq!(parties.covered(&again)?, ["ICT-2024-017 2026-01-01 2026-03-31 r2"]);
        assert_eq!(parties.covered(&around)?, [format!("{first} superseded"), third.to_owned()]);
        for (on, cents) in [("2026-03-31", 1_250_000), ("2026-06-30", 2_500_000), ("2026-09-30", 3_125_000)] {
            assert_eq!(realised(on)?, json!([cents]), "{on}");
        }
    }

    fn months_in_columns_leave_a_month_without_a_column_alone(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let line = format!("{CONTRACT};A;Doelgroepregister (banenafspraak);01-04-2024;;36");
        let august = parties.accepted(&list(&[format!("{line};156,00")]), &[("period", "2026-08")])?;
        let headings = "Contract;Personeelsnummer;Regeling;Datum in dienst;Datum uit dienst;Contracturen;juli 2026;september 2026";
        let months = parties.accepted(&table(headings, &[format!("{line};156,00;156,00")]), &[])?;
        assert_eq!(
            parties.covered(&months)?,
            ["ICT-2024-017 2026-07-01 2026-07-31 r1", "ICT-2024-017 2026-09-01 2026-09-30 r1"]
        );
        assert_eq!(parties.covered(&august)?, ["ICT-2024-017 2026-08-01 2026-08-31 r1"]);
        // Each month 50,000 x 1/12 = 4,166.67.
        for (on, cents) in [("2026-07-31", 416_667), ("2026-08-31", 833_334), ("2026-09-30", 1_250_001)] {
            assert_eq!(parties.figures(CONTRACT, on, &["realised"])?, json!([cents]), "{on}");
        }
        let whole = parties.accepted(&quarter(36), &[("period", "2026-Q3")])?;
        assert_eq!(parties.covered(&whole)?, ["ICT-2024-017 2026-07-01 2026-09-30 r2"]);
        assert_eq!(parties.figures(CONTRACT, "2026-09-30", &["realised", "toBeJudged"])?, json!([1_250_000, 0]));
    }

    fn a_period_that_cuts_an_accepted_one_is_stated_anew(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        parties.accepted(&quarter(36), &Q2)?;
        for cutting in ["2026-05", "2026-05-01/2026-07-31", "2026-02-01/2026-04-30"] {
            let report = parties.read(&quarter(18), &[("period", cutting)])?;
            let told = problems(&report, "period_overlaps").len();
            assert_eq!((&report["state"], told), (&json!("needs_correction"), 1), "{cutting}: {report}");
        }
        let report = parties.read(&quarter(18), &[("period", "2026-05-01/2026-07-31")])?;
        let told = json!(["error", "2026-05-01 - 2026-07-31", "2026-04-01 - 2026-06-30"]);
        assert_eq!(problems(&report, "period_overlaps"), [told]);
        let id = report["id"].as_str().unwrap();
        assert_eq!(parties.covered(id)?, Vec::<String>::new());
        assert_eq!(refused(&parties.supplier.submit(id)?)?, (409, "not_ready".to_owned()));
        assert_eq!(parties.figures(CONTRACT, "2026-09-30", &["realised", "toBeJudged"])?, json!([1_250_000, 0]));

        let browser = story.browser(NOORDERLICHT)?;
        let page = browser.get(&format!("/reports/{id}"))?.expect(200)?;
        browser.submit(&page, &format!("/reports/{id}/period"), &[("period", "2026-Q2")])?.expect(303)?;
        let report = parties.supplier.read(id)?;
        assert_eq!((&report["state"], problems(&report, "period_overlaps").len()), (&json!("ready"), 0));
        assert_eq!(parties.covered(id)?, ["ICT-2024-017 2026-04-01 2026-06-30 r2"]);
        parties.supplier.submit(id)?.expect(204)?;
        parties.reviewer.accept(id)?.expect(204)?;
        assert_eq!(parties.figures(CONTRACT, "2026-09-30", &["realised", "toBeJudged"])?, json!([625_000, 0]));
    }

    fn of_two_periods_that_cut_each_other_one_is_accepted(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let whole = parties.submitted(&quarter(36), &Q2)?;
        let cutting = parties.submitted(&quarter(18), &[("period", "2026-06-01/2026-08-31")])?;
        parties.reviewer.accept(&whole)?.expect(204)?;
        assert_eq!(refused(&parties.reviewer.accept(&cutting)?)?, (409, "period_overlaps".to_owned()));
        assert_eq!(parties.supplier.report(&cutting)?["state"], "submitted");
        assert_eq!(parties.figures(CONTRACT, "2026-09-30", &["realised"])?, json!([1_250_000]));
    }

    fn impossible_periods_are_told(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let text = list(&[format!("{CONTRACT};A;Doelgroepregister (banenafspraak);01-01-2024;;36;36,00")]);
        // It is 15 October 2026; the contract runs from 1 April 2024 to 31 March 2028.
        for (stated, code) in [
            ("2027-Q1", "period_impossible"),
            ("2026-10-16/2026-12-31", "period_impossible"),
            ("2025-01-01/2026-01-02", "period_impossible"),
            ("2024-Q1", "period_outside_contract"),
            ("2028-Q2", "period_outside_contract"),
        ] {
            let report = parties.read(&text, &[("period", stated)])?;
            let told = problems(&report, code);
            assert_eq!((&report["state"], told.len()), (&json!("needs_correction"), 1), "{stated}: {report}");
            assert_eq!(told[0][0], "error");
            assert_eq!(told[0][2], "2024-04-01 - 2028-03-31", "{stated}");
            assert_eq!(report["contracts"], json!([]), "{stated}");
        }
        let report = parties.read(&text, &[("period", "2024-Q1")])?;
        assert_eq!(problems(&report, "period_outside_contract")[0][1], "2024-01-01 - 2024-03-31 (ICT-2024-017)");
        // A running quarter has begun; 366 days are a year; one day of the contract is enough.
        for stated in ["2026-Q4", "2026-10-15/2026-12-31", "2025-01-01/2026-01-01", "2024-01-01/2024-04-01"] {
            let report = parties.read(&text, &[("period", stated)])?;
            assert_eq!(report["state"], "ready", "{stated}: {report}");
        }
        assert_eq!(parties.figures(CONTRACT, "2026-12-31", &["realised", "toBeJudged"])?, json!([0, 0]));
    }
}
