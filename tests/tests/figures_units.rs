//! The figures of obligations that are no share of the contract's value: an average number of jobs, a share of turnover.

use anyhow::Result;
use meetbaar_tests::parties::{Parties, list, problems, registered, table};
use meetbaar_tests::reports::HEADINGS;
use meetbaar_tests::story::KOMPAS;
use meetbaar_tests::{Story, on_both};
use serde_json::json;

/// His contract demands 6 jobs on average from 1 January 2024 to 31 December 2026.
const VUURTOREN: &str = "vuurtoren@leverancier.example";
const JOBS: &str = "ICT-2023-088";
/// His contract demands 5% of the turnover.
const TURNOVER: &str = "ICT-2024-021";
const Q2: [(&str, &str); 1] = [("period", "2026-Q2")];
const Q3: [(&str, &str); 1] = [("period", "2026-Q3")];
const ON: &str = "2026-09-30";

/// Six candidates in the register with so many paid hours each.
fn six(paid: &str) -> String {
    let row = |number| {
        format!("{JOBS};J{number};Doelgroepregister (banenafspraak);01-01-2024;;25,5;{paid}")
    };
    list(&(1..=6).map(row).collect::<Vec<_>>())
}

/// Six jobs until 30 September 2026, by report: a job is 1,331 paid hours a year, 332.75 a quarter.
const SIX_JOBS: [(&str, &str); 5] = [
    ("2024-01-01/2024-12-31", "1331,00"),
    ("2025-01-01/2025-12-31", "1331,00"),
    ("2026-Q1", "332,75"),
    ("2026-Q2", "332,75"),
    ("2026-Q3", "332,75"),
];

/// Has the first so many reports of six jobs accepted.
fn six_jobs(parties: &Parties, reports: usize) -> Result<()> {
    for (period, paid) in SIX_JOBS.iter().take(reports) {
        parties.accepted(&six(paid), &[("period", period)])?;
    }
    Ok(())
}

/// A quarter with one candidate of 36 hours (12,500.00), and a turnover where one is stated.
fn quarter(turnover: Option<&str>) -> String {
    let mut rows = vec![registered(TURNOVER, "A", 36) + ";"];
    rows.extend(turnover.map(|turnover| format!("{TURNOVER};;;;;;;{turnover}")));
    table(&format!("{HEADINGS};Omzet periode"), &rows)
}

on_both! {
    fn jobs_are_not_fewer_while_no_report_is_due(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, VUURTOREN)?;
        six_jobs(&parties, 5)?;
        // 6 x (1,331 + 1,331 + 998.25) x 12 / (1,331 x 33 months) = 6.0000; the third quarter is due on 31 October.
        let names = ["required", "realised", "gap", "status"];
        for on in ["2026-08-15", ON, "2026-10-31", "2026-12-30"] {
            assert_eq!(parties.figures(JOBS, on, &names)?, json!([60_000, 60_000, 0, "on_track"]), "{on}");
        }
        // In the last full quarter 1,996.5 x 12 / (1,331 x 3) = 6.0000.
        for on in [ON, "2026-10-31"] {
            assert_eq!(parties.figures(JOBS, on, &["jobs"])?, json!(["6.0000"]), "{on}");
        }
        // The fourth quarter was due on 31 January: now its months count, with nothing. 6 x 33 / 36 = 5.5.
        let late = parties.figures(JOBS, "2027-02-01", &names)?;
        assert_eq!(late, json!([60_000, 55_000, 5_000, "silent"]));
        // Low is an average over the whole term: 21,961.5 hours x 12 / (1,331 x 36) = 5.5.
        assert_eq!(parties.figures(JOBS, ON, &["forecastLow"])?, json!([55_000]));
        assert_eq!(story.database.number("SELECT count(*) FROM gap_alert")?, 0);
    }

    fn jobs_are_not_fewer_while_a_report_waits_for_its_judgement(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, VUURTOREN)?;
        six_jobs(&parties, 4)?;
        let names = ["realised", "status"];
        assert_eq!(parties.figures(JOBS, ON, &names)?, json!([60_000, "on_track"]));
        let third = parties.submitted(&six("332,75"), &Q3)?;
        // What is accepted goes to 30 June still; the third quarter is not due before 31 October.
        assert_eq!(parties.figures(JOBS, ON, &names)?, json!([60_000, "on_track"]));
        parties.reviewer.accept(&third)?.expect(204)?;
        assert_eq!(parties.figures(JOBS, ON, &names)?, json!([60_000, "on_track"]));
    }

    fn jobs_are_not_fulfilled_before_their_last_quarter_is_reported(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, VUURTOREN)?;
        six_jobs(&parties, 5)?;
        // The average can still fall to 5.5 with a report that is due on 31 January 2027.
        for on in ["2026-12-31", "2027-01-31"] {
            assert_eq!(parties.figures(JOBS, on, &["realised", "status"])?, json!([60_000, "on_track"]), "{on}");
        }
    }

    fn jobs_are_those_of_candidates_in_the_register(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, VUURTOREN)?;
        let row = |candidate, group, register| format!("{register};{JOBS};{candidate};{group};01-01-2024;;25,5;332,75");
        let register = "Doelgroepregister (banenafspraak)";
        let rows = [
            row("A", "WW", "ja"),
            row("B", "WW", "nee"),
            row("C", "WW", ""),
            row("D", register, ""),
            row("E", register, "nee"),
        ];
        parties.accepted(&table(&format!("LDR;{HEADINGS}"), &rows), &Q3)?;
        // A by his flag and D by his group: two jobs in the quarter; 665.5 x 12 / (1,331 x 33) = 0.1818 on average.
        let names = ["realised", "jobs", "unit"];
        assert_eq!(parties.figures(JOBS, ON, &names)?, json!([1_818, "2.0000", "jobs"]));
        let hours = "SELECT count(*) FROM job_hours";
        assert_eq!(story.database.number(hours)?, 2);
    }

    fn of_a_turnover_that_nobody_stated_nothing_is_required_yet(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, KOMPAS)?;
        let names = ["required", "gap", "realised"];
        let report = parties.read(&quarter(None), &Q2)?;
        assert_eq!(report["state"], "ready");
        assert_eq!(problems(&report, "turnover_missing"), [json!(["warning", TURNOVER, null])]);
        parties.accepted(&quarter(None), &Q2)?;
        assert_eq!(parties.figures(TURNOVER, ON, &names)?, json!([null, null, 1_250_000]));
        let status = parties.figures(TURNOVER, ON, &["status"])?;
        assert_ne!(status, json!(["on_track"]));
        assert_ne!(status, json!(["fulfilled"]));
        assert_eq!(story.database.number("SELECT count(*) FROM gap_alert")?, 0);

        // Stated after all: 5% of 100,000.10 = 5,000.005, half up.
        let report = parties.read(&quarter(Some("100.000,10")), &Q2)?;
        assert_eq!(problems(&report, "turnover_missing").len(), 0);
        parties.accepted(&quarter(Some("100.000,10")), &Q2)?;
        assert_eq!(parties.figures(TURNOVER, ON, &names)?, json!([500_001, 0, 1_250_000]));
        assert_eq!(parties.figures(TURNOVER, ON, &["status"])?, json!(["on_track"]));
        assert_eq!(parties.figures(TURNOVER, "2026-06-29", &names)?, json!([null, null, 0]));
    }

    fn the_turnovers_of_two_quarters_add_up(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, KOMPAS)?;
        let required = |on: &str| parties.figures(TURNOVER, on, &["required", "gap"]);
        parties.accepted(&quarter(Some("100.000,10")), &Q2)?;
        parties.accepted(&quarter(Some("900.000,10")), &Q3)?;
        assert_eq!(required("2026-06-30")?, json!([500_001, 0]));
        // 5% of 1,000,000.20 = 50,000.01: rounded once, not by quarter. Realised is 25,000.00.
        assert_eq!(required(ON)?, json!([5_000_001, 2_500_001]));
        // The third quarter again, with a lower turnover: 5% of 500,000.20 = 25,000.01.
        parties.accepted(&quarter(Some("400.000,10")), &Q3)?;
        assert_eq!(required(ON)?, json!([2_500_001, 1]));
    }

    fn a_quarter_without_turnover_beside_one_with_it_is_not_known(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, KOMPAS)?;
        parties.accepted(&quarter(Some("100.000,10")), &Q2)?;
        parties.accepted(&quarter(None), &Q3)?;
        // The turnover to 30 September is not known: 5% of the second quarter's alone would be too little.
        assert_eq!(parties.figures(TURNOVER, "2026-06-30", &["required"])?, json!([500_001]));
        assert_eq!(parties.figures(TURNOVER, ON, &["required"])?, json!([null]));
        assert_ne!(parties.figures(TURNOVER, ON, &["status"])?, json!(["on_track"]));
    }
}
