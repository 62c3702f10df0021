//! Where tables stand: every place that suppliers were seen to put them, invented.

use meetbaar_importers::{
    problem::Severity,
    reading::{Entry, Line, Outcome, Reading},
};

use crate::sheets::{period, placements, problems, read_rows};

pub(crate) const QUARTER: &str = "2026-07-01 2026-09-30";

pub(crate) const HEADINGS: &[&str] = &[
    "Kandidaatnummer",
    "Doelgroep",
    "Startdatum",
    "Einddatum",
    "Uren per week",
    "Verloonde uren",
];

pub(crate) const FIRST: &[&str] = &["K1", "WW", "2026-03-01", "", "24", "312"];

pub(crate) const SECOND: &[&str] = &["K2", "Wajong", "2026-04-01", "2026-12-31", "32", "400.5"];

/// The placements as `candidate group start end weekly paid`.
pub(crate) fn told(reading: &Reading) -> Vec<String> {
    placements(reading)
        .iter()
        .map(|(_, placement)| {
            let hours = |hours: Option<meetbaar_domain::amount::Hours>| {
                hours.map(|hours| hours.plain()).unwrap_or_default()
            };
            format!(
                "{} {} {} {} {} {}",
                placement.candidate,
                placement.target_group.code(),
                placement.start,
                placement.end.map(|end| end.to_string()).unwrap_or_default(),
                hours(placement.hours_per_week),
                hours(placement.paid_hours)
            )
        })
        .collect()
}

pub(crate) const BOTH: [&str; 2] = [
    "K1 ww 2026-03-01  24 312",
    "K2 wajong 2026-04-01 2026-12-31 32 400.5",
];

pub(crate) fn assert_both(reading: &Reading, what: &str) {
    assert_eq!(told(reading), BOTH, "{what}: {:?}", problems(reading));
    assert_eq!(
        (reading.outcome, problems(reading)),
        (Outcome::Ready, vec![]),
        "{what}"
    );
}

pub(crate) fn severity(reading: &Reading, code: &str) -> Vec<(Severity, String, Option<String>)> {
    let of_code = reading
        .problems
        .iter()
        .filter(|problem| problem.code.code() == code);
    of_code
        .map(|problem| {
            (
                problem.severity,
                problem.cell.clone(),
                problem.expected.clone(),
            )
        })
        .collect()
}

/// Moves a sheet's cells down and to the right.
fn moved<'text>(rows: &[&[&'text str]], down: usize, right: usize) -> Vec<Vec<&'text str>> {
    let mut all = vec![Vec::new(); down];
    all.extend(rows.iter().map(|row| {
        let mut cells = vec![""; right];
        cells.extend_from_slice(row);
        cells
    }));
    all
}

fn read_moved(rows: &[&[&str]], down: usize, right: usize) -> Reading {
    let moved = moved(rows, down, right);
    let rows: Vec<&[&str]> = moved.iter().map(Vec::as_slice).collect();
    read_rows(&rows)
}

#[test]
fn a_table_may_stand_anywhere_near_the_top() {
    for (down, right) in [(0, 0), (1, 1), (7, 3), (30, 0), (49, 26)] {
        let reading = read_moved(&[HEADINGS, FIRST, SECOND], down, right);
        assert_both(&reading, &format!("{down} down, {right} right"));
    }
}

#[test]
fn a_letterhead_above_and_notes_below_are_no_lines() {
    let reading = read_rows(&[
        &["Bouwbedrijf De Steiger B.V."],
        &["Postbus 12", "", "", "Telefoon", "030 1234567"],
        &[],
        &["Kwartaalrapportage social return", "", "", "", "Versie 1.2"],
        &["Opgesteld door: afdeling P&O", "", "", "Datum: 8-10-2026"],
        &["Contract", "BOUW-2023-004"],
        &["Periode", "Q3 2026"],
        &[],
        HEADINGS,
        FIRST,
        SECOND,
        &[],
        &["Toelichting:"],
        &["De kandidaten zijn ingewerkt op het project in Utrecht."],
        &["Voor akkoord", "", "", "J. de Boer"],
    ]);
    assert_eq!(told(&reading), BOTH);
    assert_eq!(
        (period(&reading).as_deref(), problems(&reading)),
        (Some(QUARTER), vec![])
    );
    assert_eq!(reading.contracts, ["BOUW-2023-004"]);
}

#[test]
fn empty_columns_may_stand_between() {
    let reading = read_rows(&[
        &[
            "Kandidaatnummer",
            "",
            "Doelgroep",
            "Startdatum",
            "",
            "",
            "Einddatum",
            "Uren per week",
            "",
            "Verloonde uren",
        ],
        &["K1", "", "WW", "2026-03-01", "", "", "", "24", "", "312"],
        &[
            "K2",
            "",
            "Wajong",
            "2026-04-01",
            "",
            "",
            "2026-12-31",
            "32",
            "",
            "400.5",
        ],
    ]);
    assert_both(&reading, "empty columns");
}

#[test]
fn tables_side_by_side_are_read_apart() {
    let reading = read_rows(&[
        &[
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Verloonde uren",
            "",
            "Factuurnummer",
            "Leverancier",
            "Factuurdatum",
            "Bedrag excl. btw",
        ],
        &[
            "K1",
            "WW",
            "2026-03-01",
            "312",
            "",
            "F1",
            "De Werf",
            "2026-07-14",
            "1250.5",
        ],
        &["K2", "NUG", "2026-03-01", "300", "", "", "", "", ""],
        &["", "", "", "", "", "F2", "De Werf", "2026-08-14", "750"],
        &["Totaal", "", "", "612", "", "Totaal", "", "", "2000.5"],
    ]);
    let kinds: Vec<String> = reading
        .lines
        .iter()
        .map(|line| match &line.entry {
            Entry::Placement(placement) => placement.candidate.clone(),
            Entry::Purchase(purchase) => {
                format!("{:?} {}", purchase.invoice, purchase.amount.plain())
            }
            _ => String::new(),
        })
        .collect();
    assert_eq!(
        kinds,
        ["K1", "Some(\"F1\") 1250.5", "K2", "Some(\"F2\") 750"]
    );
    assert_eq!(problems(&reading), Vec::<String>::new());
}

#[test]
fn the_same_headings_side_by_side_make_two_tables() {
    let gap: &[&[&str]] = &[
        &[
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Uren",
            "",
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Uren",
        ],
        &[
            "K1",
            "WW",
            "2026-03-01",
            "312",
            "",
            "K3",
            "NUG",
            "2026-04-01",
            "200",
        ],
        &["K2", "NUG", "2026-03-01", "300"],
    ];
    let tight: &[&[&str]] = &[
        &[
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Uren",
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Uren",
        ],
        &[
            "K1",
            "WW",
            "2026-03-01",
            "312",
            "K3",
            "NUG",
            "2026-04-01",
            "200",
        ],
        &["K2", "NUG", "2026-03-01", "300"],
    ];
    for rows in [gap, tight] {
        let reading = read_rows(rows);
        let candidates: Vec<&str> = placements(&reading)
            .iter()
            .map(|(_, placement)| placement.candidate.as_str())
            .collect();
        assert_eq!(
            (candidates, problems(&reading)),
            (vec!["K1", "K3", "K2"], vec![])
        );
    }
}

#[test]
fn a_table_beside_another_may_begin_further_down() {
    let reading = read_rows(&[
        &[
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Verloonde uren",
        ],
        &["K1", "WW", "2026-03-01", "312"],
        &["K2", "NUG", "2026-03-01", "300", "", "Sociale inkoop"],
        &[
            "K3",
            "NUG",
            "2026-03-01",
            "301",
            "",
            "Factuurnummer",
            "Leverancier",
            "Factuurdatum",
            "Bedrag",
        ],
        &[
            "K4",
            "NUG",
            "2026-03-01",
            "302",
            "",
            "F1",
            "De Werf",
            "2026-07-14",
            "1250.5",
        ],
    ]);
    let purchases: Vec<&Line> = reading
        .lines
        .iter()
        .filter(|line| matches!(line.entry, Entry::Purchase(_)))
        .collect();
    assert_eq!(
        (
            placements(&reading).len(),
            purchases.len(),
            problems(&reading)
        ),
        (4, 1, vec![])
    );
}

#[test]
fn tables_below_each_other_may_have_their_own_period() {
    let reading = read_rows(&[
        &["Kwartaal: Q2 2026"],
        HEADINGS,
        FIRST,
        &[],
        &["Kwartaal: Q3 2026"],
        HEADINGS,
        SECOND,
    ]);
    let periods: Vec<String> = reading
        .lines
        .iter()
        .map(|line| line.period.unwrap().start().to_string())
        .collect();
    assert_eq!(periods, ["2026-04-01", "2026-07-01"]);
}
