//! Tables that are no list of lines, stand far down, are hidden, or lie on their side.

use meetbaar_importers::{reading::Outcome, workbook::Sheet};

use crate::{
    layouts::{BOTH, FIRST, HEADINGS, QUARTER, SECOND, assert_both, told},
    sheets::{period, problems, read_rows, read_sheets, sheet},
};

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

#[test]
fn a_list_that_lies_on_its_side_is_read_at_its_own_cells() {
    let rows: &[&[&str]] = &[
        &["Rapportage social return Q3 2026"],
        &["Contract", "ICT-2024-017"],
        &[],
        &["Kandidaatnummer", "K1", "K2"],
        &["Doelgroep", "WW", "Wajong"],
        &["Startdatum", "2026-03-01", "2026-04-01"],
        &["Einddatum", "", "2026-12-31"],
        &["Uren per week", "24", "32"],
        &["Verloonde uren", "312", "400.5"],
        &[],
        &["Ondertekend door: J. de Boer"],
    ];
    let reading = read_rows(rows);
    assert_both(&reading, "lying");
    assert_eq!(period(&reading).as_deref(), Some(QUARTER));
    assert_eq!(reading.contracts, ["ICT-2024-017"]);
    let cells: Vec<String> = reading
        .lines
        .iter()
        .map(|line| line.source.cells.get("paid_hours").unwrap().to_string())
        .collect();
    assert_eq!(cells, ["B9", "C9"]);
    let wrong: Vec<&[&str]> = rows
        .iter()
        .map(|row| match row[..] {
            ["Doelgroep", ..] => &["Doelgroep", "WW", "Wonderkind"][..],
            _ => row,
        })
        .collect();
    assert_eq!(problems(&read_rows(&wrong)), ["unknown_target_group C5"]);
    let twice: Vec<&[&str]> = rows
        .iter()
        .map(|row| match row[..] {
            ["Kandidaatnummer", ..] => &["Kandidaatnummer", "K1", "k1"][..],
            ["Startdatum", ..] => &["Startdatum", "2026-03-01", "2026-03-01"][..],
            _ => row,
        })
        .collect();
    let reading = read_rows(&twice);
    assert_eq!(problems(&reading), ["duplicate_line C4"]);
    assert_eq!(reading.problems[0].expected.as_deref(), Some("Blad1!B4"));
    let explanation = read_rows(&[
        &["Kandidaatnummer", "uw eigen nummer"],
        &["Doelgroep", "kies uit de lijst"],
        &["Startdatum", "dd-mm-jjjj"],
        &["Verloonde uren", "getal"],
    ]);
    assert_eq!(explanation.outcome, Outcome::Unrecognised);
}

#[test]
fn a_lying_list_with_citizen_numbers_is_refused() {
    let reading = read_rows(&[
        &["BSN", "123456782", "111222333", "100000009"],
        &["Kandidaatnummer", "K1", "K2", "K3"],
        &["Doelgroep", "WW", "Wajong", "NUG"],
        &["Startdatum", "2026-03-01", "2026-04-01", "2026-04-01"],
        &["Verloonde uren", "312", "400.5", "1"],
    ]);
    assert_eq!(
        reading.outcome,
        Outcome::Refused,
        "{:?}",
        problems(&reading)
    );
}

#[test]
fn sheets_of_examples_and_of_the_past_are_named_and_not_read() {
    for name in [
        "Voorbeeld",
        "Voorbeeld ingevuld",
        "Archief",
        "Vorig kwartaal",
    ] {
        let aside = sheet(
            name,
            &[HEADINGS, &["K0", "WW", "2026-01-01", "", "24", "300"]],
        );
        let reading = read_sheets(vec![aside, sheet("Lijst", &[HEADINGS, FIRST, SECOND])]);
        assert_eq!(told(&reading), BOTH, "{name}");
        assert_eq!(problems(&reading), ["table_not_read A1"], "{name}");
    }
    let only = read_sheets(vec![sheet("Voorbeeld", &[HEADINGS, FIRST, SECOND])]);
    assert_eq!(told(&only), BOTH);
}

#[test]
fn a_status_may_say_that_a_line_did_not_come_about() {
    let reading = read_rows(&[
        &[
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Status",
            "Verloonde uren",
        ],
        &["K1", "WW", "2026-03-01", "Geplaatst", "312"],
        &["K2", "WW", "2026-03-01", "Geannuleerd", "300"],
    ]);
    assert_eq!(
        (reading.lines.len(), problems(&reading)),
        (1, vec!["status_denies_line D3".to_owned()])
    );
}
