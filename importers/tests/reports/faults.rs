//! What is wrong in reports: each fault under its code at its cell, and what it does to the lines.

use crate::sheets::{placements, problems, read_rows};

const HEADINGS: &[&str] = &[
    "Contractnummer",
    "Kandidaatnummer",
    "Doelgroep",
    "LDR",
    "Begindatum",
    "Einddatum",
    "Uren per week",
    "Verloonde uren Q1 2026",
];

/// The problems of a faultless first line and a second one with faults.
fn faults(line: [&str; 8]) -> (Vec<String>, usize) {
    let sound: &[&str] = &["C-2024-1", "A0", "WW", "n", "2026-01-01", "", "24", "312"];
    let reading = read_rows(&[HEADINGS, sound, &line]);
    (problems(&reading), reading.lines.len())
}

#[test]
fn each_fault_is_named_at_its_cell() {
    let cases: [([&str; 8], &str); 22] = [
        (
            ["", "A1", "WW", "n", "2026-01-01", "", "24", "312"],
            "missing_value A3",
        ),
        (
            ["C-2024-1", "", "WW", "n", "2026-01-01", "", "24", "312"],
            "missing_value B3",
        ),
        (
            ["C-2024-1", "A1", "", "n", "2026-01-01", "", "24", "312"],
            "missing_value C3",
        ),
        (
            ["C-2024-1", "A1", "WW", "n", "", "", "24", "312"],
            "missing_value E3",
        ),
        (
            ["C-2024-1", "A1", "WW", "n", "2026-01-01", "", "", ""],
            "missing_value H3",
        ),
        (
            [
                "C-2024-1",
                "A1",
                "Wajng",
                "n",
                "2026-01-01",
                "",
                "24",
                "312",
            ],
            "unknown_target_group C3",
        ),
        (
            [
                "C-2024-1",
                "A1",
                "WW",
                "misschien",
                "2026-01-01",
                "",
                "24",
                "312",
            ],
            "invalid_flag D3",
        ),
        (
            ["C-2024-1", "A1", "WW", "n", "31-02-2026", "", "24", "312"],
            "invalid_date E3",
        ),
        (
            ["C-2024-1", "A1", "WW", "n", "heden", "", "24", "312"],
            "invalid_date E3",
        ),
        (
            [
                "C-2024-1",
                "A1",
                "WW",
                "n",
                "2026-01-01",
                "31-09-2026",
                "24",
                "312",
            ],
            "invalid_date F3",
        ),
        (
            [
                "C-2024-1",
                "A1",
                "WW",
                "n",
                "2026-01-01",
                "2025-12-31",
                "24",
                "0",
            ],
            "end_before_start F3",
        ),
        (
            ["C-2024-1", "A1", "WW", "n", "2026-04-01", "", "24", "312"],
            "start_after_period E3",
        ),
        (
            ["C-2024-1", "A1", "WW", "n", "2026-01-01", "", "240", "312"],
            "hours_out_of_range G3",
        ),
        (
            ["C-2024-1", "A1", "WW", "n", "2026-01-01", "", "0", "312"],
            "hours_out_of_range G3",
        ),
        (
            ["C-2024-1", "A1", "WW", "n", "2026-01-01", "", "24", "-10"],
            "hours_out_of_range H3",
        ),
        (
            ["C-2024-1", "A1", "WW", "n", "2026-01-01", "", "24", "9000"],
            "hours_out_of_range H3",
        ),
        (
            [
                "C-2024-1",
                "A1",
                "WW",
                "n",
                "2026-01-01",
                "",
                "vierentwintig",
                "312",
            ],
            "invalid_number G3",
        ),
        (
            [
                "C-2024-1",
                "A1",
                "WW",
                "n",
                "2026-01-01",
                "",
                "24",
                "'1.234",
            ],
            "ambiguous_number H3",
        ),
        (
            [
                "C-2024-1",
                "A1",
                "WW",
                "n",
                "2026-01-01",
                "",
                "24",
                "#DIV/0!",
            ],
            "formula_error H3",
        ),
        (
            [
                "C-2024-1",
                "A1",
                "WW",
                "n",
                "2026-01-01",
                "",
                "=12*2",
                "312",
            ],
            "formula_error G3",
        ),
        (
            ["C-2024-1", "A0", "WW", "n", "2026-01-01", "", "24", "312"],
            "duplicate_line B3",
        ),
        (
            ["C-2024-1", "A1", "#N/A", "n", "2026-01-01", "", "24", "312"],
            "formula_error C3",
        ),
    ];
    for (line, expected) in cases {
        assert_eq!(faults(line), (vec![expected.to_owned()], 1), "{line:?}");
    }
}

#[test]
fn warnings_leave_the_line() {
    for (line, expected) in [
        (
            ["C-2024-1", "A1", "WW", "n", "2026-01-01", "", "24", "900"],
            "hours_exceed_contract H3",
        ),
        (
            [
                "C-2024-1",
                "A1",
                "Wajong",
                "n",
                "2026-01-01",
                "",
                "24",
                "312",
            ],
            "register_contradicts_group D3",
        ),
        (
            [
                "C-2024-1",
                "A1",
                "WW",
                "n",
                "2025-01-01",
                "2025-12-31",
                "24",
                "312",
            ],
            "ended_before_period F3",
        ),
        (
            ["C-2024-1", "A0", "WW", "n", "2026-02-01", "", "24", "100"],
            "overlapping_lines B3",
        ),
    ] {
        assert_eq!(faults(line), (vec![expected.to_owned()], 2), "{line:?}");
    }
}

#[test]
fn a_second_placement_after_the_first_is_no_repetition() {
    let reading = read_rows(&[
        HEADINGS,
        &[
            "C-2024-1",
            "A1",
            "WW",
            "n",
            "2025-01-01",
            "2026-01-31",
            "24",
            "100",
        ],
        &["C-2024-1", "A1", "WW", "n", "2026-02-01", "", "24", "200"],
        &["C-2024-2", "A1", "WW", "n", "2026-02-01", "", "24", "200"],
    ]);
    assert_eq!((reading.lines.len(), problems(&reading)), (3, vec![]));
}

#[test]
fn a_convention_of_the_column_settles_what_is_ambiguous() {
    let reading = read_rows(&[
        HEADINGS,
        &[
            "C-2024-1",
            "A1",
            "WW",
            "n",
            "2026-01-01",
            "",
            "'24,5",
            "'312,25",
        ],
        &[
            "C-2024-1",
            "A2",
            "WW",
            "n",
            "2026-01-01",
            "",
            "'24,5",
            "'1.234",
        ],
    ]);
    assert_eq!(problems(&reading), ["hours_exceed_contract H3"]);
    assert_eq!(
        placements(&reading)[1].1.paid_hours.unwrap().plain(),
        "1234"
    );
}

#[test]
fn a_mark_means_yes_and_no_mark_beside_it_no() {
    let reading = read_rows(&[
        &[
            "Kandidaatnummer",
            "Doelgroep",
            "In doelgroepregister",
            "Startdatum",
            "Verloonde uren",
        ],
        &["K1", "Wajong", "x", "2026-03-01", "312"],
        &["K2", "WW", "", "2026-03-01", "312"],
    ]);
    let flags: Vec<_> = placements(&reading)
        .iter()
        .map(|(_, placement)| placement.ldr)
        .collect();
    assert_eq!(flags, [Some(true), Some(false)]);
}

#[test]
fn totals_are_compared_with_their_lines() {
    let total = |hours| {
        let last: &[&str] = &["Totaal", "", "", "", "", "", "", hours];
        problems(&read_rows(&[
            HEADINGS,
            &["C-2024-1", "A1", "WW", "n", "2026-01-01", "", "24", "312"],
            &["C-2024-1", "A2", "WW", "n", "2026-01-01", "", "24", "300"],
            last,
        ]))
    };
    assert_eq!(total("612"), Vec::<String>::new());
    assert_eq!(total("=SUM(H2:H3)"), Vec::<String>::new());
    assert_eq!(total("712"), ["total_differs H4"]);
}

#[test]
fn two_periods_in_one_file_are_told() {
    let reading = read_rows(&[
        &["Periode", "Q2 2026"],
        HEADINGS,
        &["C-2024-1", "A1", "WW", "n", "2026-01-01", "", "24", "312"],
    ]);
    assert_eq!(problems(&reading), ["periods_differ H2"]);
}

#[test]
fn worked_hours_stand_in_only_with_a_warning() {
    let reading = read_rows(&[
        &[
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Gewerkte uren",
        ],
        &["K1", "WW", "2026-03-01", "200"],
    ]);
    assert_eq!(problems(&reading), ["worked_hours_used D1"]);
    assert_eq!(placements(&reading)[0].1.paid_hours.unwrap().plain(), "200");
}

#[test]
fn a_line_that_repeats_another_says_where_that_one_stands() {
    let sheet = |name, rows: &[&[&str]]| crate::sheets::sheet(name, &[&[HEADINGS], rows].concat());
    let line = |candidate, start| ["C-2024-1", candidate, "WW", "n", start, "", "24", "312"];
    let (first, other) = (line("A1", "2026-01-01"), line("A2", "2026-01-01"));
    let mut overlapping = line("a1", "2026-02-01");
    overlapping[7] = "100";
    let reading = crate::sheets::read_sheets(vec![
        sheet("Januari", &[&other, &first, &overlapping]),
        sheet("Februari", &[&first]),
    ]);
    let told: Vec<_> = reading
        .problems
        .iter()
        .map(|one| {
            let place = format!("{}!{}", one.sheet, one.cell);
            (one.code.code(), place, one.expected.clone().unwrap())
        })
        .collect();
    let said = |code, here: &str, there: &str| (code, here.to_owned(), there.to_owned());
    assert_eq!(
        told,
        [
            said("overlapping_lines", "Januari!B4", "Januari!B3"),
            said("duplicate_line", "Februari!B2", "Januari!B3"),
        ]
    );
}

#[test]
fn what_an_ambiguous_number_may_mean_is_not_ambiguous_itself() {
    for (typed, meant) in [("'1.234", "1.23 | 1234"), ("'12,345", "12.34 | 12345")] {
        let line: [&str; 8] = ["C-2024-1", "A1", "WW", "n", "2026-01-01", "", "24", typed];
        let reading = read_rows(&[HEADINGS, &line]);
        let mut suggested: Vec<&str> = reading.problems[0]
            .suggestion
            .as_deref()
            .unwrap()
            .split(" | ")
            .collect();
        suggested.sort_unstable();
        assert_eq!(suggested.join(" | "), meant, "{typed}");
    }
}
