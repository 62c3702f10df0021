//! Who somebody is: columns that are not read, citizen service numbers that refuse a file, and numbers like them.

use meetbaar_importers::{problem::Severity, reading::Outcome, workbook::Sheet};

use crate::sheets::{problems, read_rows, read_sheets, sheet};

#[test]
fn columns_that_say_who_somebody_is_are_not_read() {
    let personal: &[&str] = &[
        "Kandidaatnummer",
        "Naam",
        "E-mail",
        "Geboortedatum",
        "Telefoon",
        "Doelgroep",
        "Startdatum",
        "Verloonde uren",
    ];
    let reading = read_rows(&[
        personal,
        &[
            "K1",
            "Jan Jansen",
            "j@example.org",
            "1990-01-01",
            "0612345678",
            "WW",
            "2026-03-01",
            "312",
        ],
    ]);
    assert_eq!(
        problems(&reading),
        [
            "personal_column B1",
            "personal_column C1",
            "personal_column D1",
            "personal_column E1"
        ]
    );
    assert_eq!(reading.outcome, Outcome::Ready);
    assert!(!format!("{reading:?}").contains("Jansen"));
}

#[test]
fn names_under_a_heading_of_candidates_are_not_read_either() {
    let reading = read_rows(&[
        &["Kandidaat", "Doelgroep", "Startdatum", "Verloonde uren"],
        &["J. Jansen", "WW", "2026-03-01", "312"],
        &["Piet de Vries", "WW", "2026-03-01", "312"],
    ]);
    assert_eq!(
        problems(&reading),
        ["missing_column A1", "personal_column A1"]
    );
    assert!(!format!("{reading:?}").contains("Vries"));
}

const WITH_NOTE: &[&str] = &[
    "Contractnummer",
    "Kandidaatnummer",
    "Doelgroep",
    "Begindatum",
    "Verloonde uren Q1 2026",
    "Opmerking",
];

#[test]
fn a_citizen_number_anywhere_refuses_the_file() {
    let line = |candidate, note| {
        read_rows(&[
            WITH_NOTE,
            &["C-2024-1", candidate, "WW", "2026-01-01", "312", note],
        ])
    };
    for (reading, cell) in [
        (line("123456782", ""), "B2"),
        (line("'123456782", ""), "B2"),
        (line("'1234.56.782", ""), "B2"),
        (line("A1", "zie 111 222 333"), "F2"),
    ] {
        assert_eq!(
            (reading.outcome, problems(&reading)),
            (
                Outcome::Refused,
                vec![format!("citizen_service_number {cell}")]
            )
        );
        assert!(
            reading.lines.is_empty()
                && reading
                    .problems
                    .iter()
                    .all(|problem| problem.found.is_none())
        );
        assert_eq!(reading.contracts, ["C-2024-1"]);
        assert!(!format!("{reading:?}").contains("782"));
    }
}

#[test]
fn a_hidden_sheet_is_inspected_too() {
    let list = sheet(
        "Lijst",
        &[WITH_NOTE, &["C-2024-1", "A1", "WW", "2026-01-01", "312"]],
    );
    let hidden = Sheet {
        visible: false,
        ..sheet("bron", &[&["nr", "BSN"], &["A1", "12345672"]])
    };
    let reading = read_sheets(vec![list, hidden]);
    assert_eq!(problems(&reading), ["citizen_service_number B2"]);
}

#[test]
fn a_supplier_s_own_numbers_are_errors_only_where_they_pass() {
    let rows: Vec<[&str; 5]> = [
        "300000001",
        "300000002",
        "300000003",
        "300000005",
        "300000006",
    ]
    .map(|number| ["C-2024-1", number, "WW", "2026-01-01", "312"])
    .to_vec();
    let table: Vec<&[&str]> = std::iter::once(WITH_NOTE)
        .chain(rows.iter().map(|row| row.as_slice()))
        .collect();
    let reading = read_rows(&table);
    assert_eq!(
        (reading.outcome, reading.lines.len()),
        (Outcome::NeedsCorrection, 4)
    );
    assert_eq!(problems(&reading), ["possible_citizen_service_number B5"]);
}

#[test]
fn contract_and_invoice_numbers_only_warn() {
    let reading = read_rows(&[WITH_NOTE, &["123456782", "A1", "WW", "2026-01-01", "312"]]);
    assert_eq!((reading.outcome, reading.lines.len()), (Outcome::Ready, 1));
    assert_eq!(reading.problems[0].severity, Severity::Warning);
    assert_eq!(problems(&reading), ["possible_citizen_service_number A2"]);
}
