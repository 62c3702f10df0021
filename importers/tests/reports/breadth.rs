//! Layouts that suppliers might send and no sample shows: other languages, orders, kinds of table and spellings.

use meetbaar_importers::{
    limits::Limits,
    read,
    reading::{Arrangement, Entry, Outcome, Reading},
    workbook::Sheet,
};

use crate::sheets::{period, placements, problems, read_rows, read_sheets, sheet};

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

fn importer_and_lines(reading: &Reading) -> (&str, usize) {
    (&reading.importer, reading.lines.len())
}

#[test]
fn an_english_list_in_another_order_is_read() {
    let reading = read_rows(&[
        &["Social return report"],
        &["Contract number:", "ICT-2025-044"],
        &["Reporting period:", "Q2 2026"],
        &[],
        &[
            "Employee no.",
            "Start",
            "End",
            "Benefit type",
            "In target group register?",
            "Hours/week",
            "Hours paid in period",
            "Employment type",
        ],
        &[
            "1001",
            "2026-01-05",
            "",
            "Unemployment benefit (WW) < 1 year",
            "No",
            "24",
            "300.5",
            "Fixed-term",
        ],
        &[
            "1002",
            "2026-04-01",
            "2026-12-31",
            "Jobs agreement register",
            "Yes",
            "32",
            "400",
            "Permanent",
        ],
        &["Total", "", "", "", "", "", "700.5"],
    ]);
    assert_eq!(
        (reading.outcome, problems(&reading)),
        (Outcome::Ready, vec![])
    );
    assert_eq!(reading.contracts, ["ICT-2025-044"]);
    let placements = placements(&reading);
    assert_eq!(placements[0].1.candidate, "1001");
    assert_eq!(placements[0].1.benefit_duration.unwrap().code(), "lt_1y");
    assert_eq!(placements[1].1.arrangement, Some(Arrangement::Permanent));
    assert_eq!(placements[1].1.ldr, Some(true));
}

#[test]
fn a_nil_report_needs_no_table() {
    let reading = read_rows(&[
        &["Contract", "BOUW-2024-010"],
        &["Periode", "Q3 2026"],
        &[],
        &["Er zijn dit kwartaal geen kandidaten ingezet."],
    ]);
    assert_eq!(
        (reading.outcome, period(&reading).as_deref()),
        (Outcome::Ready, Some(QUARTER))
    );
    assert_eq!(
        (reading.contracts, problems(&read_rows(&[HEADINGS]))),
        (
            vec!["BOUW-2024-010".to_owned()],
            vec!["no_lines A1".to_owned()]
        )
    );
}

#[test]
fn one_sheet_among_others_may_be_nil() {
    let nil = sheet("Project BOUW-2023-012", &[HEADINGS, &["Geen inzet"]]);
    let reading = read_sheets(vec![
        sheet("Project BOUW-2023-011", &[&["Q3 2026"], HEADINGS, LINE]),
        nil,
    ]);
    assert_eq!(importer_and_lines(&reading), ("sheet_per_contract", 1));
    assert_eq!(
        (reading.contracts, reading.problems.len()),
        (
            vec!["BOUW-2023-011".to_owned(), "BOUW-2023-012".to_owned()],
            1
        )
    );
}

#[test]
fn every_nil_statement_names_its_contract() {
    let lines = || sheet("Project BOUW-2023-011", &[&["Q3 2026"], HEADINGS, LINE]);
    let both = ["BOUW-2023-011", "BOUW-2023-012"];
    for nil in [
        sheet("BOUW-2023-012", &[&["Geen inzet"]]),
        sheet("Blad2", &[&["Contract", "BOUW-2023-012"], &["Geen inzet"]]),
        sheet("Blad2", &[&["Project BOUW-2023-012"], &["Geen inzet"]]),
        sheet("BOUW-2023-012", &[&["Q3 2026"], &["Geen inzet"]]),
        sheet(
            "Blad2",
            &[
                &[
                    "Contractnummer",
                    "Kandidaatnummer",
                    "Doelgroep",
                    "Startdatum",
                    "Verloonde uren",
                ],
                &["BOUW-2023-012", "geen inzet"],
            ],
        ),
    ] {
        let name = nil.name.clone();
        for reading in [
            read_sheets(vec![lines(), nil.clone()]),
            read_sheets(vec![nil, lines()]),
        ] {
            assert_eq!(
                (reading.contracts.as_slice(), reading.lines.len()),
                (&both.map(str::to_owned)[..], 1),
                "{name}"
            );
            assert_eq!(period(&reading).as_deref(), Some(QUARTER), "{name}");
            assert!(
                reading
                    .problems
                    .iter()
                    .any(|problem| problem.code.code() == "nil_report" && problem.sheet == name),
                "{name}"
            );
        }
    }
    let only_nil = read_sheets(
        both.map(|name| sheet(name, &[&["Q3 2026"], &["Geen inzet"]]))
            .to_vec(),
    );
    assert_eq!(
        (only_nil.contracts.as_slice(), period(&only_nil).as_deref()),
        (&both.map(str::to_owned)[..], Some(QUARTER))
    );
    assert_eq!(problems(&only_nil), ["nil_report A2"]);
}

#[test]
fn a_nil_statement_may_stand_among_the_lines() {
    let listed = read_rows(&[
        &[
            "Contractnummer",
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Verloonde uren Q3 2026",
        ],
        &["ICT-2024-017", "K1", "WW", "2026-03-01", "312"],
        &["ICT-2024-018", "geen inzet"],
    ]);
    assert_eq!(
        (listed.contracts.len(), problems(&listed)),
        (2, vec!["nil_report B3".to_owned()])
    );
    let below = read_rows(&[
        &["Q3 2026"],
        HEADINGS,
        &["Contract BOUW-2023-011"],
        LINE,
        &["Contract BOUW-2023-012"],
        &["Geen inzet"],
        &["* geen uren in september"],
    ]);
    assert_eq!(
        (below.contracts.len(), problems(&below)),
        (2, vec!["nil_report A6".to_owned()])
    );
}

#[test]
fn a_nil_statement_for_another_period_leaves_the_file_without_one() {
    let reading = read_sheets(vec![
        sheet("Project BOUW-2023-011", &[&["Q3 2026"], HEADINGS, LINE]),
        sheet("Project BOUW-2023-012", &[&["Q2 2026"], &["Geen inzet"]]),
    ]);
    let own = reading.lines[0]
        .period
        .map(|period| period.start().to_string());
    assert_eq!(
        (period(&reading), own.as_deref()),
        (None, Some("2026-07-01"))
    );
    let by_name = read_sheets(vec![sheet(
        "Q3 2026",
        &[&["Contract", "C-2024-1"], &["Geen inzet"]],
    )]);
    assert_eq!(period(&by_name).as_deref(), Some(QUARTER));
}

#[test]
fn tables_of_other_kinds_stand_below() {
    let reading = read_rows(&[
        &["Contract: ICT-2024-021"],
        &["Gefactureerde omzet (excl. btw):", "1284350"],
        &[],
        HEADINGS,
        LINE,
        &[],
        &["Sociale inkoop"],
        &[
            "Factuurnr",
            "Sociale onderneming",
            "Factuurdatum",
            "Bedrag ex btw",
        ],
        &["F1", "De Werf", "14-07-2026", "€ 1.250,50"],
        &["Totaal", "", "", "1.250,50"],
        &[],
        &["Activiteit", "Datum", "Aantal uren"],
        &["Workshop", "2026-08-03", "6"],
    ]);
    assert_eq!(problems(&reading), Vec::<String>::new());
    let kinds: Vec<&str> = reading
        .lines
        .iter()
        .map(|line| match &line.entry {
            Entry::Turnover { amount } if amount.plain() == "1284350" => "turnover",
            Entry::Placement(_) => "placement",
            Entry::Purchase(purchase) if purchase.amount.plain() == "1250.5" => "purchase",
            Entry::Activity(activity) if activity.hours.plain() == "6" => "activity",
            _ => "other",
        })
        .collect();
    assert_eq!(kinds, ["turnover", "placement", "purchase", "activity"]);
    assert!(
        reading
            .lines
            .iter()
            .all(|line| line.contract.as_deref() == Some("ICT-2024-021"))
    );
}

#[test]
fn a_share_of_full_time_becomes_hours_a_week() {
    for (heading, share, hours) in [
        ("FTE (36h)", "0.7083", "25.5"),
        ("FTE (40 uur)", "0.9", "36"),
        ("fte", "'0,5", "18"),
        ("Deeltijdpercentage", "50", "18"),
    ] {
        let reading = read_rows(&[
            &[
                "Kandidaatnummer",
                "Doelgroep",
                "Startdatum",
                heading,
                "Verloonde uren",
            ],
            &["K1", "WW", "2026-03-01", share, "200"],
        ]);
        let placements = placements(&reading);
        assert_eq!(
            placements[0].1.hours_per_week.unwrap().plain(),
            hours,
            "{heading}"
        );
    }
}

#[test]
fn what_stands_around_the_lines_is_no_line() {
    let reading = read_rows(&[
        &[
            "Nr.",
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Einddatum",
            "Uren per week",
            "Verloonde uren",
            "LDR",
        ],
        &["", "", "", "dd-mm-jjjj", "dd-mm-jjjj", "", "", "ja/nee"],
        &["1", "K1", "WW", "2026-03-01", "heden", "24", "312", "nee"],
        &["2", "", "", "", "heden", "0", "0", "nee"],
        &["3"],
        &["Totaal", "", "", "", "", "", "312"],
        &["* heden = loopt nog"],
        &["Ondertekend door:", "J. Jansen"],
        &["Datum:", "2026-10-08"],
    ]);
    assert_eq!((reading.lines.len(), problems(&reading)), (1, vec![]));
    assert_eq!((reading.account.rows, reading.account.no_data), (8, 7));
}

#[test]
fn hidden_parts_are_told() {
    let list = Sheet {
        hidden_columns: [5].into(),
        hidden_rows: [2].into(),
        ..sheet("Lijst", &[HEADINGS, LINE])
    };
    let hidden = Sheet {
        visible: false,
        ..sheet("Oud", &[HEADINGS, LINE])
    };
    let reading = read_sheets(vec![list, hidden]);
    assert_eq!(
        problems(&reading),
        ["hidden_column E1", "hidden_row A2", "hidden_sheet A1"]
    );
    assert_eq!((reading.outcome, reading.lines.len()), (Outcome::Ready, 1));
}

#[test]
fn text_files_are_read_in_every_spelling() {
    let unix = "Contract;Personeelsnummer;Regeling;Datum in dienst;Datum uit dienst;Contracturen;Verloonde uren\nICT-1;001;WW;07-03-2026;;25,5;335,14\n";
    let comma = "Contract,Personeelsnummer,Regeling,Datum in dienst,Datum uit dienst,Contracturen,Verloonde uren\r\nICT-1,001,\"WW, > 1 jaar\",2026-03-07,,25.5,335.14\r\n";
    let tab = unix.replace(';', "\t");
    let declared = format!("sep=;\r\n{unix}");
    let marked = format!("\u{feff}{unix}");
    let utf16: Vec<u8> = unix.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let titled = format!("Rapportage Q3 2026;;;;;;\n;;;;;;\n{unix}");
    for (bytes, row) in [
        (unix.as_bytes(), 2),
        (comma.as_bytes(), 2),
        (tab.as_bytes(), 2),
        (declared.as_bytes(), 3),
        (marked.as_bytes(), 2),
        (&utf16, 2),
        (titled.as_bytes(), 4),
    ] {
        let reading = read(bytes, &Limits::default());
        assert_eq!(importer_and_lines(&reading), ("delimited_text", 1));
        let (line, placement) = placements(&reading)[0];
        assert_eq!(
            (line.source.row, placement.candidate.as_str()),
            (row, "001")
        );
        assert_eq!(placement.hours_per_week.unwrap().plain(), "25.5");
        assert_eq!(placement.paid_hours.unwrap().plain(), "335.14");
        assert_eq!(placement.start.to_string(), "2026-03-07");
    }
}
