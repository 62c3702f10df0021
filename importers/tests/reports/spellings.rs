//! How values are written: numbers, own numbers, units. What can be read in two ways is asked, never guessed.

use meetbaar_importers::{
    reading::Reading,
    workbook::{Cell, Sheet, Value},
};

use crate::sheets::{merged, placements, problems, read_rows, read_sheets, sheet};

/// A list with one column of one's own between those that every list has.
pub(crate) fn with_column(heading: &str, values: &[&str]) -> Reading {
    let mut rows: Vec<Vec<&str>> = vec![vec![
        "Kandidaatnummer",
        "Doelgroep",
        "Startdatum",
        heading,
        "Contracturen",
    ]];
    let names = ["K1", "K2", "K3", "K4", "K5"];
    for (name, value) in names.iter().zip(values) {
        rows.push(vec![name, "WW", "2026-03-01", value, "24"]);
    }
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    read_rows(&rows)
}

/// The paid hours of each line, or the problem at its cell.
fn paid(values: &[&str]) -> Vec<String> {
    let reading = with_column("Verloonde uren", values);
    in_order(&reading, values.len(), |placement| {
        placement.paid_hours.map(|hours| hours.plain())
    })
}

pub(crate) fn in_order(
    reading: &Reading,
    count: usize,
    of: impl Fn(&meetbaar_importers::reading::Placement) -> Option<String>,
) -> Vec<String> {
    (2_u32..)
        .take(count)
        .map(|row| {
            let wrong = reading
                .problems
                .iter()
                .find(|problem| problem.cell == format!("D{row}"));
            let line = placements(reading)
                .into_iter()
                .find(|(line, _)| line.source.row == row);
            match (wrong, line) {
                (Some(problem), None) => problem.code.code().to_owned(),
                (Some(problem), Some((_, placement))) => {
                    format!("{} {:?}", problem.code.code(), of(placement))
                }
                (None, Some((_, placement))) => of(placement).unwrap_or_default(),
                (None, None) => "lost".to_owned(),
            }
        })
        .collect()
}

#[test]
fn one_number_decides_for_its_column() {
    for (values, expected) in [
        (&["'1.234,5", "'1.234"][..], &["1234.5", "1234"][..]),
        (&["'1,234.5", "'1,234"], &["1234.5", "1234"]),
        (
            &["'1.234", "'2.345"],
            &["ambiguous_number", "ambiguous_number"],
        ),
        (&["'1.234"], &["ambiguous_number"]),
        (&["'312,5", "'1.234"], &["312.5", "1234"]),
        (
            &["'1.234,5", "'1,234.5", "'1.234"],
            &["1234.5", "1234.5", "ambiguous_number"],
        ),
        (
            &["'312 uur", "'1 234,5", "'300u"],
            &["312", "1234.5", "300"],
        ),
        (&["'312:30", "'7:45"], &["312.5", "7.75"]),
        (&["'80%", "'circa 300", "'300-320"], &["invalid_number"; 3]),
        (&["'0,8 fte", "'24'"], &["invalid_number", "invalid_number"]),
        (&["ja", "2026-03-01"], &["invalid_number", "invalid_number"]),
    ] {
        assert_eq!(paid(values), expected, "{values:?}");
    }
}

#[test]
fn own_numbers_that_a_program_damaged_are_errors() {
    for (value, expected) in [
        ("'00123", Ok("00123")),
        ("4711", Ok("4711")),
        ("'8,7E+11", Err("damaged_identifier")),
        ("'8.71234E+11", Err("damaged_identifier")),
        ("1234567890123456", Err("damaged_identifier")),
        ("2024.017", Err("damaged_identifier")),
        ("2026-03-01", Err("damaged_identifier")),
        ("'1E5-A", Ok("1E5-A")),
    ] {
        let reading = read_rows(&[
            &["Kandidaatnummer", "Doelgroep", "Startdatum", "Contracturen"],
            &[value, "WW", "2026-03-01", "24"],
        ]);
        let found = placements(&reading)
            .first()
            .map(|(_, placement)| placement.candidate.clone());
        let wrong = reading.problems.first().map(|problem| problem.code.code());
        assert_eq!(
            found.as_deref().ok_or(wrong.unwrap_or_default()),
            expected,
            "{value}"
        );
    }
}

#[test]
fn a_number_format_keeps_zeros_and_says_percent() {
    let headings = [
        "Kandidaatnummer",
        "Doelgroep",
        "Startdatum",
        "FTE (36h)",
        "Verloonde uren",
    ];
    let cells = (1_u32..)
        .zip(headings)
        .map(|(column, heading)| (1, Cell::new(column, Value::Text(heading))));
    let zeros = Cell {
        zeros: 8,
        ..Cell::new(1, Value::Number(4711.into()))
    };
    let percent = Cell {
        percent: true,
        ..Cell::new(4, Value::Number("0.8".parse().unwrap()))
    };
    let line = [
        zeros,
        Cell::new(2, Value::Text("WW")),
        Cell::new(3, Value::Date("2026-03-01".parse().unwrap())),
        percent,
        Cell::new(5, Value::Number(312.into())),
    ];
    let cells: Vec<(u32, Cell<'_>)> = cells.chain(line.map(|cell| (2, cell))).collect();
    let reading = read_sheets(vec![Sheet::of("R", cells)]);
    let (_, placement) = placements(&reading)[0];
    assert_eq!(
        (
            placement.candidate.as_str(),
            placement.hours_per_week.unwrap().plain()
        ),
        ("00004711", "28.8".to_owned())
    );
}

#[test]
fn a_percentage_is_no_number_of_hours() {
    let headings = [
        "Kandidaatnummer",
        "Doelgroep",
        "Startdatum",
        "Uren per week",
    ];
    let cells = (1_u32..)
        .zip(headings)
        .map(|(column, heading)| (1, Cell::new(column, Value::Text(heading))));
    let percent = Cell {
        percent: true,
        ..Cell::new(4, Value::Number("0.8".parse().unwrap()))
    };
    let line = [
        Cell::new(1, Value::Text("K1")),
        Cell::new(2, Value::Text("WW")),
        Cell::new(3, Value::Date("2026-03-01".parse().unwrap())),
        percent,
    ];
    let cells: Vec<(u32, Cell<'_>)> = cells.chain(line.map(|cell| (2, cell))).collect();
    let reading = read_sheets(vec![Sheet::of("R", cells)]);
    assert_eq!(problems(&reading), ["invalid_number D2"]);
}

#[test]
fn units_of_headings_are_used() {
    let weekly = |heading: &str, value: &str| -> String {
        let reading = read_rows(&[
            &["Kandidaatnummer", "Doelgroep", "Startdatum", heading],
            &["K1", "WW", "2026-03-01", value],
        ]);
        let hours = placements(&reading)
            .first()
            .and_then(|(_, placement)| placement.hours_per_week)
            .map(|hours| hours.plain());
        hours.unwrap_or_else(|| format!("{:?}", problems(&reading)))
    };
    assert_eq!(weekly("Contracturen per maand", "104"), "24");
    assert_eq!(weekly("Contracturen per 4 weken", "96"), "24");
    assert_eq!(weekly("Contracturen (p/w)", "24"), "24");
    assert_eq!(weekly("Deeltijd (in %)", "50"), "18");
    assert_eq!(weekly("Deeltijdfactor (40 uur)", "'0,9"), "36");
    let reading = read_rows(&[
        &[
            "Factuurnummer",
            "Leverancier",
            "Factuurdatum",
            "Bedrag (x € 1.000)",
        ],
        &["F1", "De Werf", "2026-07-01", "'12,5"],
    ]);
    let meetbaar_importers::reading::Entry::Purchase(purchase) = &reading.lines[0].entry else {
        panic!("no purchase");
    };
    assert_eq!(purchase.amount.plain(), "12500");
    let turnover = read_rows(&[
        &["Contract: ICT-2024-021"],
        &["Omzet (x 1.000)", "1284.35"],
        &["Kandidaatnummer", "Doelgroep", "Startdatum", "Contracturen"],
        &["K1", "WW", "2026-03-01", "24"],
    ]);
    let meetbaar_importers::reading::Entry::Turnover { amount } = &turnover.lines[0].entry else {
        panic!("no turnover: {:?}", turnover.lines);
    };
    assert_eq!(amount.plain(), "1284350");
}

#[test]
fn what_is_assumed_is_said() {
    let full_time = read_rows(&[
        &["Kandidaatnummer", "Doelgroep", "Startdatum", "FTE"],
        &["K1", "WW", "2026-03-01", "1"],
    ]);
    assert_eq!(problems(&full_time), ["full_time_hours_assumed D1"]);
    let weekly = read_rows(&[
        &["Kandidaatnummer", "Doelgroep", "Startdatum", "Uren"],
        &["K1", "WW", "2026-03-01", "24"],
    ]);
    assert_eq!(problems(&weekly), ["weekly_hours_assumed D1"]);
}

#[test]
fn a_column_of_kinds_of_contract_is_no_column_of_contracts() {
    let reading = read_rows(&[
        &["Contractnummer: ICT-2024-017"],
        &[
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Uren per week",
            "Contract",
        ],
        &["K1", "WW", "2026-03-01", "24", "vast"],
        &["K2", "WW", "2026-03-01", "24", "tijdelijk"],
    ]);
    assert_eq!(reading.contracts, ["ICT-2024-017"]);
    assert!(placements(&reading).iter().all(|(line, placement)| {
        line.contract.as_deref() == Some("ICT-2024-017") && placement.arrangement.is_some()
    }));
}

#[test]
fn words_are_held_for_the_rows_that_a_merged_cell_spans_and_numbers_are_not() {
    let rows: &[&[&str]] = &[
        &[
            "Contract",
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Uren per week",
            "Verloonde uren",
        ],
        &["C-2024-1", "K1", "WW", "2026-03-01", "24", "312"],
        &["", "K2", "", "2026-03-01", "24", "300"],
        &["C-2024-2", "K3", "NUG", "2026-03-01", "24", ""],
    ];
    let held = read_sheets(vec![merged(sheet("R", rows), &["A2:A3", "C2:C3"])]);
    assert_eq!((held.lines.len(), problems(&held)), (3, vec![]));
    let number = read_sheets(vec![merged(sheet("R", rows), &["A2:A3", "C2:C3", "F3:F4"])]);
    assert_eq!(problems(&number), ["merged_number F4"]);
}
