//! Own nine-digit numbers of which a few pass the elfproef: errors until the supplier declares their column, and never
//! anything else.

use meetbaar_importers::{
    limits::Limits,
    privacy::{Declarations, OwnNumbers},
    problem::Severity,
    read_with,
    reading::{Outcome, Reading},
    registry::Additions,
};

/// Of these only the last but one passes.
const OWN: [u32; 5] = [
    300_000_001,
    300_000_002,
    300_000_003,
    300_000_005,
    300_000_006,
];

/// Those that all pass.
const PASSING: [u32; 3] = [123_456_782, 111_222_333, 100_000_009];

fn report(heading: &str, numbers: &[u32]) -> String {
    let rows = numbers
        .iter()
        .map(|number| format!("C-2024-1;{number};WW;01-01-2026;312\r\n"));
    let headings =
        format!("Contractnummer;{heading};Doelgroep;Begindatum;Verloonde uren Q1 2026\r\n");
    std::iter::once(headings).chain(rows).collect()
}

fn declared(text: &str, columns: &[(&str, &str)]) -> Reading {
    let own_numbers = columns
        .iter()
        .map(|(sheet, column)| OwnNumbers {
            sheet: (*sheet).to_owned(),
            column: (*column).to_owned(),
        })
        .collect();
    read_with(
        text.as_bytes(),
        &Limits::default(),
        &Additions {
            declarations: Declarations { own_numbers },
            ..Additions::default()
        },
    )
}

/// Outcome, lines, and the severity and place of what may be citizen service numbers.
fn seen(reading: &Reading) -> (Outcome, usize, Vec<(Severity, String)>) {
    let doubtful = reading
        .problems
        .iter()
        .filter(|problem| problem.code.code().ends_with("citizen_service_number"))
        .map(|problem| (problem.severity, problem.cell.clone()))
        .collect();
    (reading.outcome, reading.lines.len(), doubtful)
}

#[test]
fn a_declared_column_leaves_a_note() {
    let text = report("Kandidaatnummer", &OWN);
    let at = |severity| vec![(severity, "B5".to_owned())];
    let undeclared = declared(&text, &[]);
    assert_eq!(
        seen(&undeclared),
        (Outcome::NeedsCorrection, 4, at(Severity::Error))
    );
    let problem = &undeclared.problems[0];
    assert_eq!(
        (
            problem.heading.as_deref(),
            problem.field.as_deref(),
            &problem.found
        ),
        (Some("Kandidaatnummer"), Some("candidate"), &None)
    );
    assert_eq!(
        seen(&declared(&text, &[("", "B")])),
        (Outcome::Ready, 5, at(Severity::Note))
    );
}

#[test]
fn another_column_or_sheet_declares_nothing() {
    let text = report("Kandidaatnummer", &OWN);
    for other in [("", "C"), ("Blad1", "B"), ("", ""), ("", "b c")] {
        let reading = declared(&text, &[other]);
        assert_eq!(reading.outcome, Outcome::NeedsCorrection, "{other:?}");
    }
}

#[test]
fn a_column_of_citizen_numbers_can_not_be_declared() {
    for text in [
        report("Kandidaatnummer", &PASSING),
        report("Kandidaatnummer", &PASSING[..1]),
        report("BSN", &OWN),
    ] {
        let reading = declared(&text, &[("", "B")]);
        assert_eq!(
            (reading.outcome, reading.lines.len()),
            (Outcome::Refused, 0)
        );
    }
}

#[test]
fn contract_numbers_stay_a_warning() {
    let text = report("Kandidaatnummer", &[1, 2]).replace("C-2024-1", "123456782");
    let reading = declared(&text, &[("", "A")]);
    let severities: Vec<Severity> = seen(&reading).2.into_iter().map(|(one, _)| one).collect();
    assert_eq!(severities, [Severity::Warning, Severity::Warning]);
}

#[test]
fn the_line_that_another_repeats_is_named_without_a_doubtful_number() {
    let headings: &[&str] = &[
        "Contractnummer",
        "Kandidaatnummer",
        "Doelgroep",
        "Begindatum",
        "Verloonde uren Q1 2026",
    ];
    let line: &[&str] = &["C-2024-1", "K1", "WW", "2026-01-01", "312"];
    let read = |names: [&str; 4]| {
        let sheets = names.map(|name| crate::sheets::sheet(name, &[headings, line]));
        crate::sheets::read_sheets(sheets.to_vec()).problems
    };
    // Of these only the one that ends with a five passes.
    for (names, place) in [
        (
            ["300000001", "300000002", "300000005", "Rest"],
            "300000001!B2",
        ),
        (
            ["300000005", "300000001", "300000002", "Rest"],
            "*********!B2",
        ),
    ] {
        let problems = read(names);
        let mut repeated = problems.iter().filter_map(|one| one.expected.as_deref());
        assert!(repeated.any(|told| told == place), "{problems:?}");
        assert!(
            !format!("{problems:?}").contains("300000005"),
            "{problems:?}"
        );
    }
}
