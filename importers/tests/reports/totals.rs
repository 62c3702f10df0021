//! Totals wherever suppliers put them: never a line, and always compared with the lines.

use crate::sheets::{problems, read_rows};

const HEADINGS: &[&str] = &[
    "Kandidaatnummer",
    "Doelgroep",
    "Startdatum",
    "Uren per week",
    "Verloonde uren",
];
const FIRST: &[&str] = &["K1", "WW", "2026-03-01", "24", "300"];
const SECOND: &[&str] = &["K2", "NUG", "2026-03-01", "24", "200"];
const THIRD: &[&str] = &["K3", "NUG", "2026-03-01", "24", "100"];

/// How many lines, and which problems.
fn read(rows: &[&[&str]]) -> (usize, Vec<String>) {
    let reading = read_rows(rows);
    (reading.lines.len(), problems(&reading))
}

#[test]
fn a_total_below_is_recognised_by_its_word_or_its_place() {
    for total in [
        &["Totaal", "", "", "", "500"][..],
        &["", "", "", "Totaal", "500"],
        &["Totaal Q3 2026", "", "", "", "500"],
        &["Tot.", "", "", "", "500"],
        &["Grand total", "", "", "", "500"],
        &["Σ", "", "", "", "500"],
        &["Totaal", "", "", "48", "500"],
        &["", "", "", "", "500"],
        &["2", "", "", "", "500"],
    ] {
        assert_eq!(
            read(&[HEADINGS, FIRST, SECOND, total]),
            (2, vec![]),
            "{total:?}"
        );
    }
    let wrong: &[&str] = &["Totaal", "", "", "", "501"];
    assert_eq!(
        read(&[HEADINGS, FIRST, SECOND, wrong]),
        (2, vec!["total_differs E4".to_owned()])
    );
}

#[test]
fn totals_of_parts_and_of_the_whole_are_compared_each_with_its_own_lines() {
    let sub = |hours| -> [&str; 5] { ["Subtotaal", "", "", "", hours] };
    let rows: &[&[&str]] = &[
        HEADINGS,
        FIRST,
        &sub("300"),
        SECOND,
        THIRD,
        &sub("300"),
        &["Totaal contract", "", "", "", "600"],
        &["Totaal generaal", "", "", "", "600"],
    ];
    assert_eq!(read(rows), (3, vec![]));
    let running: &[&[&str]] = &[
        HEADINGS,
        FIRST,
        &sub("300"),
        SECOND,
        &sub("500"),
        THIRD,
        &sub("600"),
    ];
    assert_eq!(read(running), (3, vec![]));
    let nested: &[&[&str]] = &[
        HEADINGS,
        FIRST,
        &sub("300"),
        SECOND,
        &sub("200"),
        THIRD,
        &["Totaal augustus en september", "", "", "", "300"],
        &["Totaal", "", "", "", "700"],
    ];
    assert_eq!(read(nested), (3, vec!["total_differs E8".to_owned()]));
}

#[test]
fn a_total_of_a_group_names_it_and_is_no_line() {
    let rows: &[&[&str]] = &[
        HEADINGS,
        SECOND,
        THIRD,
        &["Totaal", "NUG", "", "", "300"],
        FIRST,
        &["Totaal", "WW", "", "", "300"],
    ];
    assert_eq!(read(rows), (3, vec![]));
}

#[test]
fn a_total_may_stand_above_its_lines() {
    for hours in ["500", "501"] {
        let total: &[&str] = &["Totaal", "", "", "", hours];
        let told = |cell: &str| -> Vec<String> {
            let wrong = hours == "501";
            wrong
                .then(|| format!("total_differs {cell}"))
                .into_iter()
                .collect()
        };
        assert_eq!(read(&[total, HEADINGS, FIRST, SECOND]), (2, told("E1")));
        assert_eq!(read(&[HEADINGS, total, FIRST, SECOND]), (2, told("E2")));
    }
}

#[test]
fn averages_and_counts_are_neither_lines_nor_totals() {
    let rows: &[&[&str]] = &[
        HEADINGS,
        FIRST,
        SECOND,
        &["Totaal", "", "", "", "500"],
        &["Gemiddeld", "", "", "24", "250"],
        &["Aantal kandidaten", "", "", "", "2"],
    ];
    assert_eq!(read(rows), (2, vec![]));
}

#[test]
fn purchases_activities_and_turnover_have_totals_too() {
    let rows: &[&[&str]] = &[
        &["Factuurnummer", "Leverancier", "Factuurdatum", "Bedrag"],
        &["F1", "De Werf", "2026-07-01", "100.5"],
        &["F2", "De Werf", "2026-07-02", "50"],
        &["Totaal", "", "", "151.5"],
        &["Activiteit", "Datum", "Uren"],
        &["Workshop", "2026-07-03", "6"],
        &["Totaal", "", "7"],
    ];
    assert_eq!(
        read(rows),
        (
            3,
            vec!["total_differs D4".to_owned(), "total_differs C7".to_owned()]
        )
    );
}

#[test]
fn the_last_total_may_be_that_of_all_tables() {
    let told = |hours: &str| {
        read(&[
            &["Contract ICT-2024-001"],
            HEADINGS,
            FIRST,
            &["Subtotaal", "", "", "", "300"],
            &[],
            &["Contract ICT-2024-002"],
            HEADINGS,
            SECOND,
            &["Subtotaal", "", "", "", "200"],
            &["Totaal", "", "", "", hours],
        ])
    };
    assert_eq!(told("500"), (2, vec![]));
    assert_eq!(told("501"), (2, vec!["total_differs E10".to_owned()]));
}
