//! Whole registers as people keep them, read.

use rust_xlsxwriter::{Format, Workbook as Written};

use super::*;

fn read(text: &str) -> RegisterReading {
    read_register(text.as_bytes(), &Limits::default())
}

fn codes(reading: &RegisterReading) -> Vec<(&str, &str)> {
    let all = reading.problems.iter();
    all.map(|one| (one.code.as_str(), one.cell.as_str()))
        .collect()
}

#[test]
fn a_register_with_titles_merged_headings_and_dates_as_text_is_read() {
    let mut book = Written::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet
        .merge_range(
            0,
            0,
            0,
            9,
            "Contractenregister ICT, stand 1 november 2026",
            &plain,
        )
        .unwrap();
    sheet
        .write_string(1, 0, "Alleen voor intern gebruik")
        .unwrap();
    sheet.merge_range(3, 5, 3, 6, "Looptijd", &plain).unwrap();
    sheet
        .merge_range(3, 0, 4, 0, "Contractnr.", &plain)
        .unwrap();
    for (column, heading) in [
        (1_u16, "Leverancier"),
        (2, "KvK"),
        (3, "Opdrachtgever"),
        (4, "Aandeel"),
        (5, "van"),
        (6, "t/m"),
        (7, "Contractwaarde (excl. btw)"),
        (8, "Gegund op"),
        (9, "Contactpersoon"),
    ] {
        sheet.write_string(4, column, heading).unwrap();
    }
    let rows = [
        [
            "ICT-1",
            "Kompas Inhuurdesk N.V.",
            "12 34 56 78",
            "SZW",
            "60%",
            "1-3-2026",
            "28 februari 2028",
            "€ 1.234.567,-",
            "13-02-2026",
            "J.",
        ],
        ["", "", "", "BZK", "0,4", "", "", "", "", ""],
        [
            "ICT-2",
            "Polderbits",
            "87654321",
            "JenV",
            "",
            "01/04/2026",
            "31/03/2027",
            "250.000",
            "2026-03-15",
            "",
        ],
        ["", "Totaal", "", "", "", "", "", "€ 1.484.567,-", "", ""],
    ];
    for (row, cells) in (5_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(cells) {
            if !text.is_empty() {
                sheet.write_string(row, column, text).unwrap();
            }
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let reading = read_register(&bytes, &Limits::default());
    assert_eq!(codes(&reading), []);
    let [one, two] = reading.contracts.as_slice() else {
        panic!("{reading:?}")
    };
    assert_eq!(
        (one.number.as_str(), one.value_cents),
        ("ICT-1", Some(123_456_700))
    );
    assert_eq!(one.day(RegisterField::End), "2028-02-28".parse().ok());
    assert_eq!(
        one.buyers
            .iter()
            .map(|one| (one.buyer.as_str(), one.share))
            .collect::<Vec<_>>(),
        [("SZW", Some(6_000)), ("BZK", Some(4_000))]
    );
    assert_eq!(
        (two.value_cents, two.buyers[0].share),
        (Some(25_000_000), None)
    );
    assert_eq!(two.day(RegisterField::Start), "2026-04-01".parse().ok());
    assert_eq!(one.columns[&RegisterField::Start], "van");
}

#[test]
fn what_can_not_be_read_is_told_at_its_cell() {
    let text = "Contractnummer;Leverancier;Opdrachtgever;Waarde;Startdatum;Einddatum;Kleur;Toezicht opdrachtgever\r\n\
        A-1;K;SZW;veel;32-01-2026;31-12-2026;rood;misschien\r\n\
        ;K;SZW;100;01-01-2026;31-12-2026;;\r\n\
        A-1;L;BZK;;;;;\r\n";
    let reading = read(text);
    assert_eq!(
        codes(&reading),
        [
            ("unknown_column", "G1"),
            ("invalid_flag", "H2"),
            ("invalid_number", "D2"),
            ("invalid_date", "E2"),
            ("missing_value", "A3"),
            ("rows_contradict", "B4")
        ]
    );
    assert_eq!(reading.contracts.len(), 1);
    assert!(reading.contracts[0].unread.contains(&RegisterField::Start));
}

#[test]
fn a_citizen_service_number_refuses_the_file_and_is_not_repeated() {
    let reading =
        read("Contractnummer;Leverancier;Opdrachtgever;Waarde;BSN\r\nA-1;K;SZW;100;123456782\r\n");
    assert!(reading.refused && reading.contracts.is_empty());
    assert_eq!(codes(&reading), [("citizen_service_number", "E2")]);
    assert!(!format!("{reading:?}").contains("123456782"));
}

#[test]
fn what_is_no_register_says_so() {
    assert_eq!(
        codes(&read("a;b\r\n1;2\r\n")),
        [("unrecognised_layout", "")]
    );
    assert_eq!(codes(&read("")), [("empty_file", "")]);
    assert_eq!(
        codes(&read_register(b"%PDF-1.4", &Limits::default())),
        [("not_a_workbook", "")]
    );
}
