//! Columns of months and quarters: which of them are read, and which are asked about.

use meetbaar_importers::reading::Outcome;

use crate::sheets::{merged, placements, problems, read_rows, read_sheets, sheet};

#[test]
fn years_quarters_and_months_may_head_columns_together() {
    let rows: &[&[&str]] = &[
        &["", "", "", "2026", "", "", ""],
        &["", "", "", "Q3", "", "", "Q4"],
        &[
            "Kandidaat nr",
            "Doelgroep",
            "Startdatum",
            "jul",
            "aug",
            "sep",
            "okt",
        ],
        &["K1", "WW", "2026-03-01", "100", "101", "102", "103"],
    ];
    let spans = merged(sheet("R", rows), &["D1:G1", "D2:F2"]);
    let reading = read_sheets(vec![spans]);
    let months: Vec<String> = reading
        .lines
        .iter()
        .map(|line| line.period.unwrap().start().to_string())
        .collect();
    assert_eq!(
        months,
        ["2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01"],
        "{:?}",
        problems(&reading)
    );
}

#[test]
fn planned_months_beside_real_ones_are_not_read() {
    let rows: &[&[&str]] = &[
        &["", "", "", "Begroot", "", "Gerealiseerd", ""],
        &[
            "Kandidaat nr",
            "Doelgroep",
            "Startdatum",
            "jul 2026",
            "aug 2026",
            "jul 2026",
            "aug 2026",
        ],
        &["K1", "WW", "2026-03-01", "150", "151", "100", "101"],
    ];
    let reading = read_sheets(vec![merged(sheet("R", rows), &["D1:E1", "F1:G1"])]);
    let hours: Vec<String> = placements(&reading)
        .iter()
        .map(|(_, placement)| placement.paid_hours.unwrap().plain())
        .collect();
    assert_eq!(hours, ["100", "101"], "{:?}", problems(&reading));
    assert!(problems(&reading).contains(&"worked_hours_used F2".to_owned()));
}

#[test]
fn the_same_month_twice_is_a_question() {
    let reading = read_rows(&[
        &["Jaar", "2026"],
        &[
            "Kandidaat nr",
            "Doelgroep",
            "Startdatum",
            "jul",
            "aug",
            "jul",
        ],
        &["K1", "WW", "2026-03-01", "150", "151", "100"],
    ]);
    assert_eq!(
        (reading.outcome, problems(&reading)),
        (
            Outcome::NeedsCorrection,
            vec!["duplicate_column F2".to_owned()]
        )
    );
}

#[test]
fn a_quarter_behind_its_months_is_their_total() {
    let reading = read_rows(&[
        &["Jaar", "2026"],
        &[
            "Kandidaat nr",
            "Doelgroep",
            "Startdatum",
            "Q1",
            "jul",
            "aug",
            "sep",
            "Q3",
        ],
        &["K1", "WW", "2026-01-01", "90", "100", "101", "102", "303"],
    ]);
    let hours: Vec<String> = placements(&reading)
        .iter()
        .map(|(_, placement)| placement.paid_hours.unwrap().plain())
        .collect();
    assert_eq!(hours, ["90", "100", "101", "102"]);
}

#[test]
fn weeks_across_are_a_question() {
    for headings in [
        ["wk 27", "wk 28", "wk 29"],
        ["Week 27", "Week 28", "Week 29"],
        ["P7", "P8", "P9"],
    ] {
        let mut row = vec!["Kandidaat nr", "Doelgroep", "Startdatum", "Uren per week"];
        row.extend(headings);
        let reading = read_rows(&[&row, &["K1", "WW", "2026-01-01", "24", "24", "24", "20"]]);
        assert_eq!(
            problems(&reading),
            [
                "invalid_period E1",
                "invalid_period F1",
                "invalid_period G1"
            ]
        );
    }
}

#[test]
fn months_may_be_numbered_below_a_heading() {
    let rows: &[&[&str]] = &[
        &["Jaar", "2026"],
        &[
            "Kandidaat nr",
            "Doelgroep",
            "Startdatum",
            "Uren per maand",
            "",
            "",
        ],
        &["", "", "", "7", "8", "9"],
        &["K1", "WW", "2026-01-01", "100", "101", "102"],
    ];
    let sheet = merged(sheet("R", rows), &["A2:A3", "B2:B3", "C2:C3", "D2:F2"]);
    let reading = read_sheets(vec![sheet]);
    let starts: Vec<String> = reading
        .lines
        .iter()
        .map(|line| line.period.unwrap().start().to_string())
        .collect();
    assert_eq!(
        starts,
        ["2026-07-01", "2026-08-01", "2026-09-01"],
        "{:?}",
        problems(&reading)
    );
}
