//! Periods and contracts, wherever a report says them.

use meetbaar_importers::reading::{Outcome, Reading};

use crate::sheets::{merged, period, placements, problems, read_rows, read_sheets, sheet};

const QUARTER: &str = "2026-07-01 2026-09-30";
const HEADINGS: &[&str] = &[
    "Kandidaatnummer",
    "Doelgroep",
    "Startdatum",
    "Einddatum",
    "Uren per week",
    "Verloonde uren",
];
const LINE: &[&str] = &["K1", "WW", "2026-03-01", "", "24", "312"];

#[test]
fn the_period_is_found_wherever_it_stands() {
    let titles: [&[&[&str]]; 7] = [
        &[&["Rapportageperiode: juli t/m september 2026"]],
        &[&["SROI overzicht 3e kwartaal 2026"]],
        &[
            &["Periode van", "2026-07-01", "t/m", "2026-09-30"],
            &["Ingevuld op", "8 oktober 2026"],
        ],
        &[&["Periode", "01-07-2026 t/m 30-09-2026"]],
        &[&["Jaar", "2026"], &["Kwartaal", "3"]],
        &[
            &["Looptijd contract", "01-01-2024 t/m 31-12-2027"],
            &["Kwartaal:", "Q3 2026"],
        ],
        &[&["Social return", "Q3-2026"]],
    ];
    for title in titles {
        let rows: Vec<&[&str]> = title.iter().copied().chain([HEADINGS, LINE]).collect();
        let reading = read_rows(&rows);
        assert_eq!(period(&reading).as_deref(), Some(QUARTER), "{title:?}");
        assert_eq!(
            (reading.outcome, reading.lines.len()),
            (Outcome::Ready, 1),
            "{title:?}"
        );
    }
    let by_name = read_sheets(vec![sheet("Q3 2026", &[HEADINGS, LINE])]);
    assert_eq!(period(&by_name).as_deref(), Some(QUARTER));
    let by_cover = read_sheets(vec![
        sheet("Voorblad", &[&["Verslagperiode", "Q3 2026"]]),
        sheet("Lijst", &[HEADINGS, LINE]),
    ]);
    assert_eq!(period(&by_cover).as_deref(), Some(QUARTER));
}

#[test]
fn a_column_of_periods_is_the_file_s_where_it_says_one_thing() {
    let headings: &[&str] = &[
        "Jaar",
        "Kwartaal",
        "Kandidaatnummer",
        "Doelgroep",
        "Startdatum",
        "Uren per week",
        "Verloonde uren",
    ];
    let third: &[&str] = &["2026", "3", "K1", "WW", "2026-03-01", "24", "312"];
    let fourth: &[&str] = &["2026", "4", "K1", "WW", "2026-03-01", "24", "312"];
    let one = read_rows(&[headings, third]);
    assert_eq!(
        (period(&one).as_deref(), one.lines[0].period),
        (Some(QUARTER), None)
    );
    let two = read_rows(&[headings, third, fourth]);
    assert_eq!((period(&two), problems(&two)), (None, vec![]));
    assert!(two.lines.iter().all(|line| line.period.is_some()));
}

#[test]
fn sheets_of_different_months_give_each_line_its_own() {
    let reading = read_sheets(vec![
        sheet("juli 2026", &[HEADINGS, LINE]),
        sheet("augustus 2026", &[HEADINGS, LINE]),
    ]);
    assert_eq!((period(&reading), reading.lines.len()), (None, 2));
    assert!(
        !problems(&reading)
            .iter()
            .any(|problem| problem.starts_with("duplicate"))
    );
    let starts: Vec<String> = reading
        .lines
        .iter()
        .map(|line| line.period.unwrap().start().to_string())
        .collect();
    assert_eq!(starts, ["2026-07-01", "2026-08-01"]);
}

#[test]
fn the_contract_is_found_wherever_it_stands() {
    let number = |reading: &Reading| reading.lines[0].contract.clone();
    let titled = |title: &[&str]| number(&read_rows(&[title, HEADINGS, LINE]));
    for title in [
        &["Contract: ICT-2024-017"][..],
        &["Contractnummer", "", "ICT-2024-017"],
        &["Uw kenmerk: ICT-2024-017"],
        &["Rapportage ICT-2024-017, Q3 2026"],
        &["Projectnr.:", "ICT-2024-017"],
    ] {
        assert_eq!(titled(title).as_deref(), Some("ICT-2024-017"), "{title:?}");
    }
    let by_name = read_sheets(vec![sheet("Project ICT-2024-017", &[HEADINGS, LINE])]);
    assert_eq!(
        (number(&by_name).as_deref(), by_name.importer.as_str()),
        (Some("ICT-2024-017"), "sheet_per_contract")
    );
    assert_eq!(number(&read_rows(&[HEADINGS, LINE])), None);
}

#[test]
fn a_sub_heading_or_a_merged_cell_names_the_contract_of_its_rows() {
    let by_heading = read_rows(&[
        HEADINGS,
        &["Contract BOUW-2023-011"],
        LINE,
        &["Contract BOUW-2023-012"],
        &["K2", "NUG", "2026-03-01", "", "24", "312"],
    ]);
    assert_eq!(by_heading.contracts, ["BOUW-2023-011", "BOUW-2023-012"]);
    let rows: &[&[&str]] = &[
        &[
            "Contractnummer",
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Verloonde uren",
        ],
        &["ICT-2024-017", "K1", "WW", "2026-03-01", "312"],
        &["", "K2", "WW", "2026-03-01", "312"],
        &["", "K3", "WW", "2026-03-01", "312"],
    ];
    let by_merge = read_sheets(vec![merged(sheet("R", rows), &["A2:A3"])]);
    assert_eq!(
        (by_merge.lines.len(), problems(&by_merge)),
        (2, vec!["missing_value A4".to_owned()])
    );
}

#[test]
fn months_stand_across_in_many_ways() {
    let months = |reading: &Reading| -> Vec<String> {
        assert_eq!(
            (reading.importer.as_str(), reading.outcome),
            ("months_as_columns", Outcome::Ready),
            "{:?}",
            reading.problems
        );
        let of =
            |line: &meetbaar_importers::reading::Line| line.period.unwrap().start().to_string();
        placements(reading)
            .iter()
            .map(|(line, placement)| {
                format!("{} {}", of(line), placement.paid_hours.unwrap().plain())
            })
            .collect()
    };
    let by_day = read_rows(&[
        &[
            "Kandidaat nr",
            "Doelgroep",
            "Startdatum",
            "2026-07-01",
            "2026-08-01",
        ],
        &["K1", "WW", "2026-03-01", "104", "90.5"],
    ]);
    assert_eq!(months(&by_day), ["2026-07-01 104", "2026-08-01 90.5"]);
    let by_quarter = read_rows(&[
        &["Jaar", "2026"],
        &["Kandidaat nr", "Doelgroep", "Start", "Q1", "Q2"],
        &["K1", "WW", "2025-03-01", "104", "0"],
    ]);
    assert_eq!(months(&by_quarter), ["2026-01-01 104"]);
    let both = read_rows(&[
        &["Periode", "Q3 2026"],
        &[
            "Kandidaat nr",
            "Doelgroep",
            "Start",
            "Gewerkte uren juli",
            "Verloonde uren juli",
            "Gewerkte uren aug",
            "Verloonde uren aug",
        ],
        &["K1", "WW", "2025-03-01", "90", "100", "91", "101"],
    ]);
    assert_eq!(
        (months(&both), period(&both).as_deref()),
        (
            vec!["2026-07-01 100".to_owned(), "2026-08-01 101".to_owned()],
            Some(QUARTER)
        )
    );
    let year_above = sheet(
        "Uren",
        &[
            &["Kandidaat nr", "Doelgroep", "Start", "2026", "", ""],
            &["", "", "", "juli", "aug", "totaal"],
            &["K1", "WW", "2025-03-01", "100", "101", "201"],
        ],
    );
    let year_above = read_sheets(vec![merged(
        year_above,
        &["D1:F1", "A1:A2", "B1:B2", "C1:C2"],
    )]);
    assert_eq!(months(&year_above), ["2026-07-01 100", "2026-08-01 101"]);
}

#[test]
fn months_without_any_year_are_an_error_at_the_first() {
    let reading = read_rows(&[
        &["Kandidaat nr", "Doelgroep", "Startdatum", "jan", "feb"],
        &["K1", "WW", "2025-03-01", "104", "90"],
    ]);
    assert!(
        problems(&reading).contains(&"missing_year D1".to_owned()),
        "{:?}",
        problems(&reading)
    );
}

#[test]
fn a_period_may_stand_in_several_cells() {
    for title in [
        &["Periode:", "juli 2026", "t/m", "september 2026"][..],
        &["Periode", "01-07-2026", "tot en met", "30-09-2026"],
        &["Reporting period", "July 2026", "-", "September 2026"],
    ] {
        let reading = read_rows(&[title, HEADINGS, LINE]);
        assert_eq!(period(&reading).as_deref(), Some(QUARTER), "{title:?}");
    }
}

#[test]
fn of_two_contracts_in_a_title_none_is_taken() {
    let reading = read_rows(&[&["Contract ICT-2024-017 / ICT-2024-018"], HEADINGS, LINE]);
    assert_eq!(
        (
            reading.lines[0].contract.as_deref(),
            reading.contracts.len()
        ),
        (None, 0)
    );
}
