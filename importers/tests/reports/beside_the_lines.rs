//! What stands beside, above and over the lines and would make them wrong: plans, legends, other days, struck rows.

use meetbaar_importers::{reading::Outcome, workbook::Sheet};
use rust_xlsxwriter::Format;

use crate::{
    layouts::{BOTH, FIRST, HEADINGS, SECOND, told},
    sheets::{merged, placements, problems, read_rows, read_sheets, sheet},
};

#[test]
fn hours_below_a_merged_heading_are_told_apart() {
    let rows: &[&[&str]] = &[
        &[
            "Nr",
            "Kandidaat",
            "Doelgroep",
            "Startdatum",
            "Einddatum",
            "Uren",
        ],
        &["", "", "", "", "", "contract p/w", "verloond kwartaal"],
        &["1", "K1", "WW", "2026-03-01", "", "24", "312"],
        &[
            "2",
            "K2",
            "Wajong",
            "2026-04-01",
            "2026-12-31",
            "32",
            "400.5",
        ],
    ];
    let areas = ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:G1"];
    let reading = read_sheets(vec![merged(sheet("Q3 2026", rows), &areas)]);
    assert_eq!(told(&reading), BOTH, "{:?}", problems(&reading));
}

#[test]
fn worked_and_paid_hours_below_each_month_are_told_apart() {
    let rows: &[&[&str]] = &[
        &[
            "Kandidaat",
            "Doelgroep",
            "Startdatum",
            "Juli",
            "",
            "Augustus",
            "",
        ],
        &["", "", "", "gewerkt", "verloond", "gewerkt", "verloond"],
        &["K1", "WW", "2026-03-02", "90", "104", "80", "105"],
    ];
    let reading = read_sheets(vec![merged(sheet("2026", rows), &["D1:E1", "F1:G1"])]);
    let paid: Vec<String> = placements(&reading)
        .iter()
        .map(|(_, placement)| placement.paid_hours.unwrap().plain())
        .collect();
    assert_eq!(
        (paid, problems(&reading)),
        (vec!["104".to_owned(), "105".to_owned()], vec![])
    );
}

#[test]
fn what_was_budgeted_is_never_taken_for_what_was_done() {
    for plan in ["Begroting", "Raming", "Prognose", "Offerte"] {
        let rows: &[&[&str]] = &[
            &[
                "Kandidaat",
                "Doelgroep",
                "Startdatum",
                plan,
                "",
                "Realisatie",
                "",
            ],
            &["", "", "", "Uren", "Bedrag", "Uren", "Bedrag"],
            &["K1", "WW", "2026-03-02", "320", "6000", "312", "5800"],
        ];
        let reading = read_sheets(vec![merged(sheet("Q3 2026", rows), &["D1:E1", "F1:G1"])]);
        let (_, placement) = placements(&reading)[0];
        assert_eq!(placement.paid_hours.unwrap().plain(), "312", "{plan}");
    }
}

#[test]
fn a_legend_beside_the_list_gives_it_nothing() {
    let reading = read_rows(&[
        &[
            "Kandidaat",
            "Doelgroep",
            "Startdatum",
            "Verloonde uren",
            "",
            "Code",
            "Doelgroep",
        ],
        &["K1", "A", "2026-03-02", "312", "", "A", "Wajong"],
        &["K2", "B", "2026-03-02", "300", "", "B", "WW"],
        &["K3", "A", "2026-03-02", "290", "", "C", "NUG"],
    ]);
    let groups = problems(&reading);
    let asked = groups
        .iter()
        .filter(|problem| problem.starts_with("unknown_target_group"));
    assert_eq!((reading.lines.len(), asked.count()), (0, 3), "{groups:?}");
}

#[test]
fn the_days_of_a_candidate_beat_those_of_the_contract() {
    let reading = read_rows(&[
        &[
            "Contract",
            "Start contract",
            "Einde contract",
            "Kandidaat",
            "Doelgroep",
            "Start kandidaat",
            "Einde kandidaat",
            "Verloonde uren",
        ],
        &[
            "ICT-2025-003",
            "2025-01-01",
            "2028-12-31",
            "K1",
            "WW",
            "2026-03-02",
            "2026-08-31",
            "208",
        ],
    ]);
    assert_eq!(told(&reading), ["K1 ww 2026-03-02 2026-08-31  208"]);
}

#[test]
fn a_row_that_is_struck_through_is_a_question() {
    let list = Sheet {
        struck_rows: [3].into(),
        ..sheet("Q3 2026", &[HEADINGS, FIRST, SECOND])
    };
    let reading = read_sheets(vec![list]);
    assert_eq!(
        (reading.outcome, problems(&reading), reading.lines.len()),
        (
            Outcome::NeedsCorrection,
            vec!["status_denies_line A3".to_owned()],
            1
        )
    );
}

#[test]
fn a_strike_through_is_read_from_the_styles_of_a_workbook() {
    let bytes = crate::packages::saved(|book| {
        let struck = Format::new().set_font_strikethrough();
        let sheet = book.worksheet_from_index(0).unwrap();
        for (column, text) in ["K9", "WW", "02-03-2026", "24", "300"].iter().enumerate() {
            let column = u16::try_from(column).unwrap();
            sheet.write_with_format(20, column, *text, &struck).unwrap();
        }
    });
    let reading = crate::packages::reading(&bytes);
    assert_eq!(problems(&reading), ["status_denies_line A21"]);
    assert!(
        placements(&reading)
            .iter()
            .all(|(_, placement)| placement.candidate != "K9")
    );
}

#[test]
fn sheets_of_quarters_without_a_year_are_asked_about() {
    let named = |names: &[&str]| {
        let sheets = names.iter().zip([FIRST, SECOND]);
        let reading = read_sheets(
            sheets
                .map(|(name, line)| sheet(name, &[HEADINGS, line]))
                .collect(),
        );
        let asked = problems(&reading);
        asked
            .into_iter()
            .filter(|problem| problem.starts_with("missing_year"))
            .count()
    };
    assert_eq!(named(&["Q1", "Q2"]), 2);
    assert_eq!(named(&["Q3 2026", "Q2"]), 1);
    assert_eq!(named(&["Q3 2026", "Q2 2026"]), 0);
    assert_eq!(named(&["Q3"]), 0);
}

#[test]
fn a_label_above_the_headings_is_none_of_them() {
    let reading = read_rows(&[
        &["Kwartaal", "Q3 2026"],
        &[
            "Kand.",
            "Doelgroep",
            "Startdatum",
            "Uren p.wk",
            "Verloond kwartaal",
            "Verloond t/m kwartaal",
        ],
        &["K1", "WW", "2026-03-01", "24", "312", "720"],
    ]);
    assert_eq!(
        told(&reading),
        ["K1 ww 2026-03-01  24 312"],
        "{:?}",
        problems(&reading)
    );
}

#[test]
fn signatures_and_numbers_of_columns_are_no_lines() {
    let reading = read_rows(&[
        &["Q3 2026"],
        HEADINGS,
        &["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        &[
            "eigen nummer",
            "kies uit lijst",
            "dd-mm-jj",
            "dd-mm-jj",
            "gemiddeld",
            "uren",
        ],
        FIRST,
        SECOND,
        &["Totaal", "", "", "", "", "712.5"],
        &["Naam", "P. de Vries", "Functie", "Directeur"],
        &["Datum", "2026-10-08", "Plaats", "Utrecht"],
    ]);
    assert_eq!(
        (told(&reading), problems(&reading)),
        (BOTH.map(str::to_owned).to_vec(), vec![])
    );
}

#[test]
fn a_placement_that_was_turned_down_is_a_question() {
    for status in ["Afgekeurd", "Niet goedgekeurd", "Declined"] {
        let reading = read_rows(&[
            &[
                "Kandidaat",
                "Doelgroep",
                "Startdatum",
                "Verloonde uren",
                "Status",
            ],
            &["K1", "WW", "2026-03-02", "312", "Goedgekeurd"],
            &["K2", "WW", "2026-03-02", "312", status],
        ]);
        assert_eq!(problems(&reading), ["status_denies_line E3"], "{status}");
    }
}

#[test]
fn numbers_that_a_program_gave_decimals_are_the_same_numbers() {
    let reading = read_rows(&[
        &["Kandidaat", "Doelgroep", "Startdatum", "Verloonde uren"],
        &["'1001.0", "WW", "2026-03-02", "312"],
        &["'1002,0", "WW", "2026-03-02", "312"],
        &["'A.0", "WW", "2026-03-02", "312"],
    ]);
    let candidates: Vec<&str> = placements(&reading)
        .iter()
        .map(|(_, placement)| placement.candidate.as_str())
        .collect();
    assert_eq!(candidates, ["1001", "1002", "A.0"]);
}

#[test]
fn budget_and_reality_below_one_quarter_are_a_question() {
    let rows: &[&[&str]] = &[
        &["Kandidaat", "Doelgroep", "Startdatum", "Q3 2026"],
        &["", "", "", "Begroot", "Werkelijk", "Verschil"],
        &["K1", "WW", "2026-03-02", "320", "312", "-8"],
    ];
    let reading = read_sheets(vec![merged(sheet("Blad1", rows), &["D1:F1"])]);
    assert_eq!(
        (reading.lines.len(), problems(&reading)[0].as_str()),
        (0, "unknown_column D2")
    );
}

#[test]
fn what_was_before_is_not_what_is_now() {
    let rows: &[&[&str]] = &[
        &[
            "Kandidaat",
            "Doelgroep",
            "Startdatum",
            "Vorige periode",
            "",
            "Deze periode",
        ],
        &["", "", "", "uren p/w", "verloond", "uren p/w", "verloond"],
        &["K1", "WW", "2026-03-02", "20", "260", "24", "312"],
    ];
    let reading = read_sheets(vec![merged(sheet("Q3 2026", rows), &["D1:E1", "F1:G1"])]);
    assert_eq!(told(&reading), ["K1 ww 2026-03-02  24 312"]);
    let year = read_rows(&[
        &[
            "Kandidaat",
            "Doelgroep",
            "Startdatum",
            "Verloonde uren 2025",
            "Verloonde uren Q3 2026",
        ],
        &["K1", "WW", "2025-03-02", "1200", "312"],
    ]);
    assert_eq!(told(&year), ["K1 ww 2025-03-02   312"]);
}

#[test]
fn a_line_below_merged_headings_is_no_heading() {
    let rows: &[&[&str]] = &[
        &["Kandidaat", "", "Doelgroep", "", "Startdatum", "Einddatum"],
        &["ALFA", "", "Wajong", "LKS", "2026-03-02", "2026-12-31"],
        &["BETA", "", "WW", "", "2026-03-02", "2026-12-31"],
    ];
    let areas = ["A1:B1", "C1:D1"];
    let reading = read_sheets(vec![merged(sheet("Q3 2026", rows), &areas)]);
    assert_eq!(
        problems(&reading).len() + reading.lines.len(),
        2,
        "{:?}",
        problems(&reading)
    );
}

#[test]
fn weekly_hours_of_each_quarter_are_not_taken_for_one_in_silence() {
    let rows: &[&[&str]] = &[
        &[
            "Kandidaat",
            "Doelgroep",
            "Startdatum",
            "Q2 2026",
            "",
            "Q3 2026",
            "",
        ],
        &["", "", "", "uren p/w", "verloond", "uren p/w", "verloond"],
        &["K1", "WW", "2026-03-02", "20", "260", "24", "312"],
    ];
    let reading = read_sheets(vec![merged(sheet("Blad1", rows), &["D1:E1", "F1:G1"])]);
    assert_eq!(
        (reading.outcome, problems(&reading)),
        (
            Outcome::NeedsCorrection,
            vec!["duplicate_column F2".to_owned()]
        )
    );
}

#[test]
fn of_two_columns_of_hours_that_differ_none_is_taken_in_silence() {
    let with = |second: [&str; 2], outcome: Outcome| {
        let reading = read_rows(&[
            &["Q3 2026"],
            &[
                "Kandidaat",
                "Doelgroep",
                "Startdatum",
                "Verloonde uren",
                "Verloonde uren",
            ],
            &["K1", "WW", "2026-03-02", "312", second[0]],
            &["K2", "WW", "2026-03-02", "416", second[1]],
        ]);
        let found = (reading.outcome, problems(&reading));
        assert_eq!(found, (outcome, vec!["duplicate_column E2".to_owned()]));
    };
    with(["312", "400"], Outcome::NeedsCorrection);
    with(["312", "416"], Outcome::Ready);
    with(["", "416"], Outcome::Ready);
}
