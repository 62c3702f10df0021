//! Citizen service numbers in every spelling and place, and other numbers that are let pass.

use meetbaar_importers::{
    limits::Limits,
    problem::Severity,
    read,
    reading::{Outcome, Reading},
    workbook::Sheet,
};

use crate::sheets::{problems, read_rows, read_sheets, sheet};

const HEADINGS: &[&str] = &[
    "Contractnummer",
    "Kandidaatnummer",
    "Doelgroep",
    "Begindatum",
    "Verloonde uren Q1 2026",
    "Opmerking",
];

fn line(candidate: &str, note: &str) -> Reading {
    read_rows(&[
        HEADINGS,
        &["C-2024-1", candidate, "WW", "2026-01-01", "312", note],
    ])
}

fn candidates(numbers: &[&str]) -> Reading {
    let rows: Vec<[&str; 5]> = numbers
        .iter()
        .map(|number| ["C-2024-1", number, "WW", "2026-01-01", "312"])
        .collect();
    let table: Vec<&[&str]> = std::iter::once(HEADINGS)
        .chain(rows.iter().map(|row| row.as_slice()))
        .collect();
    read_rows(&table)
}

#[test]
fn a_number_among_hours_and_days_is_quoted_by_no_problem() {
    let rows = |values: &[&str]| {
        let rows: Vec<[&str; 5]> = values
            .iter()
            .map(|value| ["C-2024-1", "K1", "WW", "2026-01-01", value])
            .collect();
        let table: Vec<&[&str]> = std::iter::once(HEADINGS)
            .chain(rows.iter().map(|row| row.as_slice()))
            .collect();
        read_rows(&table)
    };
    let one = rows(&["312", "123456782", "300"]);
    assert_eq!(one.outcome, Outcome::NeedsCorrection);
    assert!(!format!("{one:?}").contains("56782"), "{one:?}");
    let most = rows(&["123456782", "111222333", "300000001", "312"]);
    assert_eq!(most.outcome, Outcome::Refused);
    let day = read_rows(&[
        HEADINGS,
        &["C-2024-1", "K1", "WW", "123456782", "312"],
        &["C-2024-1", "K2", "WW", "2026-01-01", "312"],
    ]);
    assert!(!format!("{day:?}").contains("56782"), "{day:?}");
}

#[test]
fn many_different_numbers_that_pass_are_no_contracts() {
    let rows = |numbers: &[&str]| {
        let rows: Vec<[&str; 5]> = numbers
            .iter()
            .map(|number| [number, "K1", "WW", "2026-01-01", "312"])
            .collect();
        let table: Vec<&[&str]> = std::iter::once(HEADINGS)
            .chain(rows.iter().map(|row| row.as_slice()))
            .collect();
        read_rows(&table)
    };
    let people = [
        "123456782",
        "111222333",
        "100000009",
        "660487640",
        "291417772",
    ];
    assert_eq!(rows(&people).outcome, Outcome::Refused);
    assert_ne!(rows(&["123456782"; 9]).outcome, Outcome::Refused);
}

#[test]
fn every_spelling_refuses_the_file() {
    for spelling in [
        "BSN123456782",
        "sofi123456782",
        "123456782A",
        "K123456782",
        "'123/456/782",
        "'123_456_782",
        "'12345 6782",
        "'1 2 3 4 5 6 7 8 2",
        "'123\u{2011}456\u{2011}782",
        "'123–456–782",
        "'123—456—782",
        "'１２３４５６７８２",
        "'123\u{a0}456\u{a0}782",
        "'123456782.0",
        "'123'456'782",
        "'123’456’782",
        "'1.23456782E8",
        "'1,23456782E+08",
        "'๑๒๓๔๕๖๗๘๒",
    ] {
        for (reading, cell) in [(line(spelling, ""), "B2"), (line("A1", spelling), "F2")] {
            assert_eq!(
                (reading.outcome, problems(&reading)),
                (
                    Outcome::Refused,
                    vec![format!("citizen_service_number {cell}")]
                ),
                "{spelling}"
            );
            let spelling = spelling.trim_start_matches('\'');
            assert!(!format!("{reading:?}").contains(spelling), "{spelling}");
        }
    }
}

#[test]
fn a_word_in_the_cell_announces_the_number_that_follows() {
    for note in ["BSN123456789", "bsn: 300 000 001", "Sofinr. 12345672"] {
        let reading = line("A1", note);
        assert_eq!(problems(&reading), ["citizen_service_number F2"], "{note}");
    }
    for note in [
        "Sofie 300000001",
        "BSN onbekend, dossier 300000001",
        "geen bsn 300000001",
    ] {
        assert_eq!(line("A1", note).outcome, Outcome::Ready, "{note}");
    }
}

#[test]
fn glued_numbers_are_judged_as_a_column() {
    let own = candidates(&[
        "K300000001",
        "K300000002",
        "K300000003",
        "K300000005",
        "K300000006",
    ]);
    assert_eq!(
        (own.outcome, own.lines.len(), problems(&own)),
        (
            Outcome::NeedsCorrection,
            4,
            vec!["possible_citizen_service_number B5".to_owned()]
        )
    );
    let citizens = candidates(&["123456782A", "111222333A", "300000001A"]);
    assert_eq!(
        problems(&citizens),
        ["citizen_service_number B2", "citizen_service_number B3"]
    );
}

#[test]
fn a_year_and_a_serial_number_is_no_citizen_number_unless_many_pass() {
    let passing: Vec<String> = (0..100)
        .map(|serial| format!("2024-{serial:05}"))
        .filter(|number| meetbaar_importers::privacy::passes(&number.replace('-', "")))
        .collect();
    let texts: Vec<&str> = passing.iter().map(String::as_str).collect();
    assert_eq!(candidates(&texts[..1]).outcome, Outcome::Ready);
    assert_eq!(candidates(&texts[..4]).outcome, Outcome::Refused);
    let all: Vec<String> = (0..100).map(|serial| format!("2024-{serial:05}")).collect();
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    assert_eq!(problems(&candidates(&all)), Vec::<String>::new());
}

#[test]
fn days_phones_accounts_and_amounts_are_let_pass() {
    for note in [
        "vanaf 01-02-2026 8 uur",
        "'01-02-2026",
        "06-12345678",
        "+31 6 12345678",
        "+31(0)612345678",
        "NL91 ABNA 0417 1643 00",
        "NL123456782B01",
        "€ 123.456.782,00",
        "1.234.567,89",
        "Postbus 10023 3011 AB Rotterdam",
        "12345678901234567890",
    ] {
        let reading = line("A1", note);
        assert_eq!(
            (reading.outcome, problems(&reading)),
            (Outcome::Ready, vec![]),
            "{note}"
        );
    }
}

#[test]
fn one_phone_number_without_its_zero_refuses_nothing() {
    let report = |rows: &[&str]| {
        let rows: Vec<[&str; 5]> = rows
            .iter()
            .map(|number| ["K1", number, "WW", "2026-01-01", "312"])
            .collect();
        let headings: &[&str] = &[
            "Kandidaatnummer",
            "Telefoon",
            "Doelgroep",
            "Begindatum",
            "Verloonde uren Q1 2026",
        ];
        let table: Vec<&[&str]> = std::iter::once(headings)
            .chain(rows.iter().map(|row| row.as_slice()))
            .collect();
        read_rows(&table)
    };
    assert_ne!(report(&["612345675"]).outcome, Outcome::Refused);
    assert_eq!(
        report(&["123456782", "111222333"]).outcome,
        Outcome::Refused
    );
}

#[test]
fn a_formula_that_was_never_calculated_is_inspected_too() {
    let reading = line("=\"123456782\"", "");
    assert_eq!(problems(&reading), ["citizen_service_number B2"]);
    assert!(!format!("{reading:?}").contains("123456782"));
}

fn named(names: &[&str]) -> Reading {
    let sheets = names.iter().map(|name| {
        sheet(
            name,
            &[
                &[
                    "Kandidaatnummer",
                    "Doelgroep",
                    "Begindatum",
                    "Verloonde uren Q1 2026",
                ],
                &["K1", "WW", "2026-01-01", "312"],
                &["K2", "Wjng", "2026-01-01", "312"],
            ],
        )
    });
    read_sheets(sheets.collect())
}

#[test]
fn a_sheet_that_is_named_after_a_citizen_number_refuses_the_file() {
    for (name, shown) in [
        ("123456782", "*********"),
        ("Jan 123.456.782", "Jan ***.***.***"),
        ("BSN 123456789", "BSN *********"),
        ("K-123456782", "K-*********"),
    ] {
        let reading = named(&[name, "Blad2"]);
        assert_eq!(
            (reading.outcome, problems(&reading)),
            (Outcome::Refused, vec!["citizen_service_number ".to_owned()]),
            "{name}"
        );
        assert_eq!(reading.problems[0].sheet, shown);
        assert!(!format!("{reading:?}").contains(name), "{reading:?}");
        assert!(reading.contracts.is_empty(), "{:?}", reading.contracts);
    }
    let hidden = Sheet {
        visible: false,
        ..sheet("123456782", &[])
    };
    assert_eq!(read_sheets(vec![hidden]).outcome, Outcome::Refused);
}

#[test]
fn cells_on_such_a_sheet_are_named_without_its_number() {
    let sheets = vec![sheet(
        "Jan 123456782",
        &[&["BSN", "x"], &["111222333", "y"]],
    )];
    let reading = read_sheets(sheets);
    assert_eq!(
        problems(&reading),
        ["citizen_service_number ", "citizen_service_number A2"]
    );
    assert!(!format!("{reading:?}").contains("123456782"));
}

#[test]
fn a_sheet_that_is_named_after_a_contract_only_warns() {
    let reading = named(&["Contract 300000005"]);
    let name: Vec<_> = reading
        .problems
        .iter()
        .filter(|problem| problem.cell.is_empty())
        .map(|problem| (problem.severity, problem.sheet.as_str()))
        .collect();
    assert_eq!(name, [(Severity::Warning, "Contract *********")]);
    assert_eq!(reading.lines.len(), 1);
}

#[test]
fn own_numbers_as_names_of_sheets_are_errors_only_where_they_pass() {
    let reading = named(&[
        "300000001",
        "300000002",
        "300000003",
        "300000005",
        "300000006",
    ]);
    assert_eq!(
        (reading.outcome, reading.lines.len()),
        (Outcome::NeedsCorrection, 4)
    );
    assert!(!format!("{reading:?}").contains("300000005"), "{reading:?}");
    assert_eq!(
        (reading.account.with_lines, reading.account.with_errors),
        (4, 6)
    );
}

#[test]
fn a_text_file_is_inspected_in_every_spelling() {
    for number in [
        "123456782A",
        "１２３４５６７８２",
        "123_456_782",
        "1 2 3 4 5 6 7 8 2",
        "123456\u{0}782",
    ] {
        let mut text = "Contract;Personeelsnummer;Regeling;Datum in dienst;Datum uit dienst;Contracturen;Verloonde uren\r\n".to_owned();
        // A zero byte near the beginning would say that the file is no text.
        for row in 0..2_000 {
            text.push_str(&format!("ICT-1;K{row};WW;07-03-2026;;25,5;335,14\r\n"));
        }
        text.push_str(&format!("ICT-1;{number};WW;07-03-2026;;25,5;335,14\r\n"));
        let reading = read(text.as_bytes(), &Limits::default());
        assert_eq!(
            problems(&reading),
            ["citizen_service_number B2002"],
            "{number}"
        );
    }
}
