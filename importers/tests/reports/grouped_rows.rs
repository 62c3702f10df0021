//! Rows among the lines that say something of the lines below them: their contract, their period, their target group.

use crate::{
    layouts::told,
    sheets::{placements, problems, read_rows},
};

const HEADINGS: &[&str] = &[
    "Kandidaatnummer",
    "Doelgroep",
    "Startdatum",
    "Uren per week",
    "Verloonde uren",
];
const FIRST: &[&str] = &["K1", "WW", "2026-03-02", "24", "104"];
const SECOND: &[&str] = &["K2", "NUG", "2026-03-02", "20", "86"];

/// The contract of each line.
fn contracts(rows: &[&[&str]]) -> Vec<Option<String>> {
    let reading = read_rows(rows);
    let lines = reading.lines.iter();
    lines.map(|line| line.contract.clone()).collect()
}

/// The first day of the period that each line carries itself.
fn months(rows: &[&[&str]]) -> Vec<String> {
    let reading = read_rows(rows);
    assert_eq!(problems(&reading), Vec::<String>::new());
    let lines = reading.lines.iter();
    lines
        .map(|line| {
            line.period
                .map_or(String::new(), |period| period.start().to_string())
        })
        .collect()
}

#[test]
fn a_label_or_a_number_alone_names_the_contract_of_the_lines_below_it() {
    for (one, two) in [
        (
            &["Contract:", "ICT-2025-003"][..],
            &["Contract:", "ICT-2025-004"][..],
        ),
        (&["Contract: ICT-2025-003"], &["Contract: ICT-2025-004"]),
        (&["Project ICT-2025-003"], &["Project ICT-2025-004"]),
        (
            &["Contractnummer", "ICT-2025-003", "Rijkswaterstaat"],
            &["Contractnummer", "ICT-2025-004", "Belastingdienst"],
        ),
    ] {
        let both = [
            Some("ICT-2025-003".to_owned()),
            Some("ICT-2025-004".to_owned()),
        ];
        assert_eq!(
            contracts(&[&["Q3 2026"], HEADINGS, one, FIRST, two, SECOND]),
            both,
            "{one:?}"
        );
        assert_eq!(
            contracts(&[&["Q3 2026"], one, HEADINGS, FIRST, &[], two, SECOND]),
            both,
            "{one:?}"
        );
    }
    assert_eq!(
        contracts(&[
            HEADINGS,
            &["Project 4500123456"],
            FIRST,
            &["Project 4500123457"],
            SECOND
        ]),
        [Some("4500123456".to_owned()), Some("4500123457".to_owned())]
    );
}

#[test]
fn a_month_alone_or_behind_its_label_is_that_of_the_lines_below_it() {
    let july_and_august = ["2026-07-01", "2026-08-01"];
    for rows in [
        &[HEADINGS, &["Juli 2026"], FIRST, &["Augustus 2026"], FIRST][..],
        &[
            HEADINGS,
            &["Periode:", "juli 2026"],
            FIRST,
            &["Periode:", "augustus 2026"],
            FIRST,
        ],
        &[
            &["Kwartaal", "Q3 2026"],
            HEADINGS,
            &["Juli"],
            FIRST,
            &["Augustus"],
            FIRST,
        ],
    ] {
        assert_eq!(months(rows), july_and_august, "{rows:?}");
    }
    // A note that mentions a month says nothing of the lines below it.
    let noted = read_rows(&[
        &["Q3 2026"],
        HEADINGS,
        FIRST,
        &["* geen uren in augustus 2026"],
        SECOND,
    ]);
    assert!(noted.lines.iter().all(|line| line.period.is_none()));
}

#[test]
fn a_row_may_name_the_target_group_of_the_lines_below_it() {
    let headings: &[&str] = &["Kandidaat", "Startdatum", "Uren per week", "Verloonde uren"];
    let line: &[&str] = &["K1", "2026-03-02", "24", "104"];
    let other: &[&str] = &["K2", "2026-03-02", "20", "86"];
    let reading = read_rows(&[
        &["Q3 2026"],
        headings,
        &["Participatiewet"],
        line,
        &["Subtotaal Participatiewet", "", "24", "104"],
        &["WW:"],
        other,
        &["Totaal", "", "44", "190"],
    ]);
    assert_eq!(
        (told(&reading), problems(&reading)),
        (
            vec![
                "K1 participatiewet 2026-03-02  24 104".to_owned(),
                "K2 ww 2026-03-02  20 86".to_owned()
            ],
            vec![]
        )
    );
    // The group above it is not that of lines below a group that nobody knows.
    let unknown = read_rows(&[headings, &["WW"], line, &["Ex-gedetineerden"], other]);
    assert_eq!(
        (placements(&unknown).len(), problems(&unknown)),
        (1, vec!["missing_value A5".to_owned()])
    );
    let without = read_rows(&[headings, line, &["WW"], other]);
    assert_eq!(problems(&without)[0], "missing_column A1");
}
