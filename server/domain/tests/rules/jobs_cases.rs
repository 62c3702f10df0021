//! Every case of jobs.json and quota.json to four decimals, and the letter's table within its tolerance.

use meetbaar_domain::amount::{Fte, Jobs};
use meetbaar_domain::jobs::jobs;
use meetbaar_domain::ministry::{Realisation, target};
use serde_json::Value;

use crate::case_files::{hours, list, number, percent, period, read, text};

#[test]
fn every_worked_case_has_its_jobs() {
    for case in list("jobs") {
        let found = jobs(hours(&case["paid_hours"]), period(&case));
        assert_eq!(found.fixed(), text(&case["jobs"]), "{}", case["name"]);
    }
}

#[test]
fn every_ministry_has_its_target() {
    for case in list("quota") {
        let fte = Fte::parse(text(&case["fte"])).unwrap();
        let found = target(
            fte,
            hours(&case["hours_per_fte"]),
            percent(&case["quota_percent"]),
        );
        assert_eq!(found.fixed(), text(&case["jobs"]), "{case}");
        assert_eq!(found.shown(), number(&case["shown"]), "{case}");
    }
}

fn row(row: &Value) -> Realisation {
    let jobs = |key: &str| Jobs(number(&row[key]) * 10_000);
    Realisation {
        target: jobs("target"),
        formal: jobs("formal"),
        binnenwerk: jobs("binnenwerk"),
        lent: jobs("lent"),
        through_procurement: Jobs::ZERO,
    }
}

/// The published percentage was made of unrounded figures: it must lie between those that the published target and a
/// total within the tolerance allow.
fn assert_percentage(published: &Value, row: &Realisation, tolerance: i64) {
    let half_a_job = 5_000;
    let percent = |total: i64, target: i64| {
        let target = Jobs(row.target.0 + target * half_a_job);
        let formal = Jobs(row.total().0 + total * 10_000);
        Realisation {
            target,
            formal,
            ..Realisation::default()
        }
        .percent()
        .unwrap()
    };
    let (lowest, highest) = (percent(-tolerance, 1), percent(tolerance, -1));
    let stated = number(&published["percent"]);
    assert!(
        (lowest..=highest).contains(&stated),
        "{published}: {lowest} to {highest}"
    );
}

#[test]
fn the_table_of_the_letter_is_reproduced() {
    let file = read("realisation_2023");
    let tolerance = number(&file["tolerance"]);
    let published = file["rows"].as_array().unwrap();
    assert_eq!(published.len(), 13);
    for published in published {
        let row = row(published);
        let difference = row.total().shown() - number(&published["total"]);
        assert!(
            difference.abs() <= tolerance,
            "{published}: {}",
            row.total().shown()
        );
        assert_percentage(published, &row, tolerance);
    }
    let total = row(&file["total"]);
    assert!((total.total().shown() - number(&file["total"]["total"])).abs() <= tolerance);
    assert_eq!(total.percent(), Some(number(&file["total"]["percent"])));
}

#[test]
fn the_rows_of_the_letter_add_up_to_its_total() {
    let file = read("realisation_2023");
    let rows: Vec<Realisation> = file["rows"].as_array().unwrap().iter().map(row).collect();
    let sum = Realisation::sum(&rows);
    let unassigned = number(&file["unassigned_target"]);
    for (column, summed) in [
        ("target", sum.target.shown() + unassigned),
        ("formal", sum.formal.shown()),
        ("binnenwerk", sum.binnenwerk.shown()),
        ("lent", sum.lent.shown()),
        ("total", sum.total().shown()),
    ] {
        // The note of the file: totals differ from the sum of rows by up to 2.
        let stated = number(&file["total"][column]);
        assert!(
            (summed - stated).abs() <= 2,
            "{column}: {summed} is not {stated}"
        );
    }
}
