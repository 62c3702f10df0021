//! Where tables stand and how they are headed: every layout that suppliers were seen to send, invented.

use meetbaar_importers::{
    problem::Severity,
    reading::{Entry, Line, Outcome, Reading},
    workbook::Sheet,
};

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
const FIRST: &[&str] = &["K1", "WW", "2026-03-01", "", "24", "312"];
const SECOND: &[&str] = &["K2", "Wajong", "2026-04-01", "2026-12-31", "32", "400.5"];

/// The placements as `candidate group start end weekly paid`.
fn told(reading: &Reading) -> Vec<String> {
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

const BOTH: [&str; 2] = [
    "K1 ww 2026-03-01  24 312",
    "K2 wajong 2026-04-01 2026-12-31 32 400.5",
];

fn assert_both(reading: &Reading, what: &str) {
    assert_eq!(told(reading), BOTH, "{what}: {:?}", problems(reading));
    assert_eq!(
        (reading.outcome, problems(reading)),
        (Outcome::Ready, vec![]),
        "{what}"
    );
}

fn severity(reading: &Reading, code: &str) -> Vec<(Severity, String, Option<String>)> {
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
fn two_rows_of_headings_are_read_together() {
    let rows: &[&[&str]] = &[
        &["Kandidaat", "", "Plaatsing", "", "Uren", ""],
        &["nummer", "doelgroep", "van", "t/m", "p/w", "verloond"],
        FIRST,
        SECOND,
    ];
    assert_both(&read_rows(rows), "not merged");
    let spans = merged(sheet("R", rows), &["A1:B1", "C1:D1", "E1:F1"]);
    assert_both(&read_sheets(vec![spans]), "merged");
}

#[test]
fn three_rows_of_headings_are_read_together() {
    let rows: &[&[&str]] = &[
        &["Kandidaat", "", "Plaatsing", "", "", ""],
        &["Nummer", "Doelgroep", "Periode", "", "Uren", ""],
        &["", "", "van", "t/m", "per week", "verloond"],
        FIRST,
        SECOND,
    ];
    let spans = merged(
        sheet("R", rows),
        &["A1:B1", "C1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2"],
    );
    assert_both(&read_sheets(vec![spans]), "merged");
    let titled: Vec<&[&str]> = [&["Rapportage banenafspraak"][..]]
        .into_iter()
        .chain(rows.iter().copied())
        .collect();
    let spans = merged(
        sheet("R", &titled),
        &["A2:B2", "C2:F2", "A3:A4", "B3:B4", "C3:D3", "E3:F3"],
    );
    assert_both(&read_sheets(vec![spans]), "merged, with a title");
}

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
fn a_title_is_no_heading_of_the_columns_below_it() {
    let rows: &[&[&str]] = &[
        &["Overzicht doelgroepregister"],
        &[
            "Kandidaatnummer",
            "Wonderlijk",
            "Doelgroep",
            "Startdatum",
            "Verloonde uren",
        ],
        &["K1", "x", "WW", "2026-03-01", "312"],
    ];
    for sheet in [sheet("R", rows), merged(sheet("R", rows), &["A1:E1"])] {
        let reading = read_sheets(vec![sheet]);
        assert_eq!(placements(&reading)[0].1.ldr, None);
        assert_eq!(problems(&reading), ["unknown_column B2"]);
    }
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
fn headings_said_again_on_every_page_are_no_lines() {
    let reading = read_rows(&[
        &["Contract", "BOUW-2023-004"],
        HEADINGS,
        FIRST,
        &[],
        &["Contract", "BOUW-2023-004"],
        HEADINGS,
        SECOND,
        &["Totaal", "", "", "", "", "712.5"],
    ]);
    assert_both(&reading, "pages");
    assert!(
        reading
            .lines
            .iter()
            .all(|line| line.contract.as_deref() == Some("BOUW-2023-004"))
    );
    let bare = read_rows(&[HEADINGS, FIRST, HEADINGS, SECOND]);
    assert_both(&bare, "bare");
}

#[test]
fn headings_below_the_title_of_another_contract_begin_another_table() {
    for second in [
        &["Contract BOUW-2023-012"][..],
        &["Contract:", "BOUW-2023-012"],
        &["Project BOUW-2023-012 - Q3 2026"],
    ] {
        let reading = read_rows(&[
            &["Periode: Q3 2026"],
            &["Contract BOUW-2023-011"],
            HEADINGS,
            FIRST,
            &["Totaal", "", "", "", "", "312"],
            &[],
            second,
            HEADINGS,
            SECOND,
            &["Totaal", "", "", "", "", "400.5"],
        ]);
        assert_both(&reading, second[0]);
        let contracts: Vec<&str> = reading
            .lines
            .iter()
            .map(|line| line.contract.as_deref().unwrap())
            .collect();
        assert_eq!(contracts, ["BOUW-2023-011", "BOUW-2023-012"], "{second:?}");
        assert_eq!(period(&reading).as_deref(), Some(QUARTER), "{second:?}");
    }
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

#[test]
fn an_unknown_column_is_named_and_asked_about_where_the_table_lacks_something() {
    let reading = read_rows(&[
        &[
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Afloop",
            "Kleur",
            "Uren per week",
            "Verloonde uren",
        ],
        &["K1", "WW", "2026-03-01", "2026-12-31", "groen", "24", "312"],
        &[
            "K2",
            "NUG",
            "2026-03-01",
            "2027-02-28",
            "blauw",
            "24",
            "300",
        ],
    ]);
    assert_eq!(
        severity(&reading, "unknown_column"),
        [
            (Severity::Warning, "D1".to_owned(), Some("end".to_owned())),
            (Severity::Note, "E1".to_owned(), None),
        ]
    );
}

#[test]
fn a_column_without_any_heading_is_named() {
    let reading = read_rows(&[
        &[
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "",
            "Verloonde uren",
        ],
        &["K1", "WW", "2026-03-01", "2026-12-31", "312"],
        &["K2", "NUG", "2026-03-01", "2027-02-28", "300"],
    ]);
    assert_eq!(
        severity(&reading, "unknown_column"),
        [(Severity::Warning, "D1".to_owned(), Some("end".to_owned()))]
    );
}

#[test]
fn planned_and_other_hours_are_never_taken_for_paid_ones() {
    for heading in [
        "Geplande uren kwartaal",
        "Begrote uren",
        "Verloonde uren cumulatief",
        "Verloonde uren per week",
        "Ziekte-uren kwartaal",
        "Uren vorig kwartaal",
        "Overuren periode",
        "Uren per maand",
    ] {
        let reading = read_rows(&[
            &[
                "Kandidaatnummer",
                "Doelgroep",
                "Startdatum",
                "Einddatum",
                "Uren per week",
                heading,
            ],
            FIRST,
            SECOND,
        ]);
        assert!(
            placements(&reading)
                .iter()
                .all(|(_, placement)| placement.paid_hours.is_none()),
            "{heading}"
        );
        assert_eq!(
            severity(&reading, "unknown_column"),
            [(
                Severity::Warning,
                "F1".to_owned(),
                Some("paid_hours".to_owned())
            )],
            "{heading}"
        );
    }
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

#[test]
fn a_summary_beside_the_list_gives_no_lines() {
    let summary: &[&[&str]] = &[
        &[
            "Contract",
            "Doelgroep",
            "Aantal kandidaten",
            "Verloonde uren",
        ],
        &["ICT-2024-017", "WW", "2", "612"],
        &["ICT-2024-017", "NUG", "1", "300"],
    ];
    let list: &[&[&str]] = &[HEADINGS, FIRST, SECOND];
    let own_sheet = read_sheets(vec![sheet("Samenvatting", summary), sheet("Lijst", list)]);
    assert_eq!(told(&own_sheet), BOTH, "{:?}", problems(&own_sheet));
    assert_eq!(problems(&own_sheet), ["table_not_read A1"]);
    let above: Vec<&[&str]> = summary
        .iter()
        .copied()
        .chain([&[][..]])
        .chain(list.iter().copied())
        .collect();
    let reading = read_rows(&above);
    assert_eq!(told(&reading), BOTH, "{:?}", problems(&reading));
    assert_eq!(problems(&reading), ["table_not_read A1"]);
}

#[test]
fn an_example_is_no_line() {
    let reading = read_rows(&[
        HEADINGS,
        &["Voorbeeld", "WW", "2026-01-01", "", "24", "300"],
        FIRST,
        SECOND,
    ]);
    assert_eq!(told(&reading), BOTH, "{:?}", problems(&reading));
    let titled = read_rows(&[
        &["Voorbeeld:"],
        HEADINGS,
        &["K0", "WW", "2026-01-01", "", "24", "300"],
        &[],
        &["Uw gegevens:"],
        HEADINGS,
        FIRST,
        SECOND,
    ]);
    assert_eq!(told(&titled), BOTH, "{:?}", problems(&titled));
    assert_eq!(problems(&titled), ["table_not_read A2"]);
}

#[test]
fn a_hidden_sheet_with_a_list_is_named_and_not_read() {
    let old = Sheet {
        visible: false,
        ..sheet("Vorig jaar", &[HEADINGS, SECOND])
    };
    let reading = read_sheets(vec![sheet("Lijst", &[HEADINGS, FIRST]), old]);
    assert_eq!(reading.lines.len(), 1);
    assert_eq!(problems(&reading), ["hidden_sheet A1"]);
    assert_eq!(reading.problems[0].sheet, "Vorig jaar");
}

#[test]
fn a_table_that_the_file_marks_is_found_however_far_down() {
    let mut rows: Vec<&[&str]> = vec![&["Toelichting bij dit formulier"]; 80];
    rows.extend([HEADINGS, FIRST, SECOND]);
    let mut marked = sheet("R", &rows);
    marked.marked_rows = vec![81];
    assert_both(&read_sheets(vec![marked]), "marked");
}
