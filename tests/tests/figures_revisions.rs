//! The figures of a contract while its reports are sent again: what was accepted stands until something takes its place.

use meetbaar_tests::parties::{Parties, list, refused, registered};
use meetbaar_tests::story::NOORDERLICHT;
use meetbaar_tests::{Story, on_both};
use serde_json::json;

const CONTRACT: &str = "ICT-2024-017";
const Q1: [(&str, &str); 1] = [("period", "2026-Q1")];
const Q2: [(&str, &str); 1] = [("period", "2026-Q2")];
const FIRST_HALF: [(&str, &str); 1] = [("period", "2026-01-01/2026-06-30")];
const ON: &str = "2026-06-30";
const COUNTED: [&str; 2] = ["realised", "toBeJudged"];

/// A quarter with one candidate of so many hours: 36 hours 12,500.00; 18 hours 6,250.00.
fn quarter(hours: u32) -> String {
    list(&[registered(CONTRACT, "A", hours)])
}

/// Half a year with one candidate of 18 hours: 50,000 x 18/36 x 6/12 = 12,500.00.
fn half_year() -> String {
    list(&[format!(
        "{CONTRACT};A;Doelgroepregister (banenafspraak);01-04-2024;;18;468,00"
    )])
}

on_both! {
    fn the_same_quarter_again_counts_once_it_is_accepted(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let counted = || parties.figures(CONTRACT, ON, &COUNTED);
        let first = parties.submitted(&quarter(36), &Q2)?;
        assert_eq!(parties.covered(&first)?, ["ICT-2024-017 2026-04-01 2026-06-30 r1"]);
        assert_eq!(counted()?, json!([0, 1_250_000]));
        parties.reviewer.accept(&first)?.expect(204)?;
        assert_eq!(counted()?, json!([1_250_000, 0]));

        let both = list(&[registered(CONTRACT, "A", 36), registered(CONTRACT, "B", 18)]);
        let second = parties.submitted(&both, &Q2)?;
        assert_eq!(parties.covered(&second)?, ["ICT-2024-017 2026-04-01 2026-06-30 r2"]);
        assert_eq!(counted()?, json!([1_250_000, 0]), "its days are accepted already");
        let third = parties.submitted(&quarter(18), &Q2)?;
        assert_eq!(parties.covered(&third)?, ["ICT-2024-017 2026-04-01 2026-06-30 r3"]);
        // 5% of 8,400,000 = 420,000; 821 of the 1,461 days from 1 April 2024 to 31 March 2028: 236,016.43.
        let names = ["required", "realised", "toBeJudged", "gap"];
        assert_eq!(parties.figures(CONTRACT, ON, &names)?, json!([23_601_643, 1_250_000, 0, 22_351_643]));

        parties.reviewer.accept(&third)?.expect(204)?;
        assert_eq!(counted()?, json!([625_000, 0]));
        assert_eq!(parties.covered(&first)?, ["ICT-2024-017 2026-04-01 2026-06-30 r1 superseded"]);
        assert_eq!(parties.covered(&third)?, ["ICT-2024-017 2026-04-01 2026-06-30 r3"]);
        let states = "SELECT state, count(*) FROM report_line GROUP BY state ORDER BY state";
        assert_eq!(story.database.query(states)?, "accepted|1\nsubmitted|2\nsuperseded|1");

        assert_eq!(refused(&parties.reviewer.accept(&second)?)?, (409, "newer_revision".to_owned()));
        assert_eq!(refused(&parties.reviewer.accept(&first)?)?, (409, "already_decided".to_owned()));
        assert_eq!(story.database.query(states)?, "accepted|1\nsubmitted|2\nsuperseded|1");
        assert_eq!(parties.supplier.report(&second)?["state"], "submitted");
        assert_eq!(counted()?, json!([625_000, 0]));
    }

    fn of_several_unjudged_reports_the_latest_is_to_be_judged(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let counted = || parties.figures(CONTRACT, ON, &COUNTED);
        let first = parties.submitted(&quarter(36), &Q2)?;
        let second = parties.submitted(&quarter(18), &Q2)?;
        assert_eq!(counted()?, json!([0, 625_000]));
        let returned = json!({ "decision": "returned", "reason": "Nee." });
        parties.reviewer.post(&format!("/v1/reports/{second}/decision"), &returned)?.expect(204)?;
        assert_eq!(counted()?, json!([0, 1_250_000]), "the returned one brings nothing any more");
        parties.reviewer.accept(&first)?.expect(204)?;
        assert_eq!(counted()?, json!([1_250_000, 0]), "a returned revision is not in the way");
    }

    fn a_longer_period_takes_the_place_of_those_within_it(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let quarters = [parties.accepted(&quarter(36), &Q1)?, parties.accepted(&quarter(36), &Q2)?];
        assert_eq!(parties.figures(CONTRACT, ON, &["realised"])?, json!([2_500_000]));
        let longer = parties.submitted(&half_year(), &FIRST_HALF)?;
        assert_eq!(parties.covered(&longer)?, ["ICT-2024-017 2026-01-01 2026-06-30 r2"]);
        assert_eq!(parties.figures(CONTRACT, ON, &["realised"])?, json!([2_500_000]));
        parties.reviewer.accept(&longer)?.expect(204)?;
        assert_eq!(parties.figures(CONTRACT, ON, &COUNTED)?, json!([1_250_000, 0]));
        for (id, days) in quarters.iter().zip(["2026-01-01 2026-03-31", "2026-04-01 2026-06-30"]) {
            assert_eq!(parties.covered(id)?, [format!("ICT-2024-017 {days} r1 superseded")]);
        }
    }

    fn days_of_a_longer_period_that_is_not_judged_yet_do_not_count_twice(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        parties.accepted(&quarter(36), &Q1)?;
        parties.accepted(&quarter(36), &Q2)?;
        parties.submitted(&half_year(), &FIRST_HALF)?;
        // All days of the half year are accepted already: accepting it adds nothing to them.
        assert_eq!(parties.figures(CONTRACT, ON, &COUNTED)?, json!([2_500_000, 0]));
    }

    fn an_older_report_on_a_longer_period_does_not_undo_a_newer_one(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let older = parties.submitted(&half_year(), &FIRST_HALF)?;
        let newer = parties.submitted(&quarter(36), &Q2)?;
        parties.reviewer.accept(&newer)?.expect(204)?;
        let answer = parties.reviewer.accept(&older)?;
        assert_eq!((answer.status, parties.covered(&newer)?.concat().contains("superseded")), (409, false));
        assert_eq!(parties.figures(CONTRACT, ON, &["realised"])?, json!([1_250_000]));
    }
}
