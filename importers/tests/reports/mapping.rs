//! The engine of the mapping screen: what it offers, what it never shows, and the profile that comes of the answers.

use meetbaar_importers::{
    columns::{Field, TableKind},
    mapping::{
        Answers, Candidates, ColumnAnswer, ColumnCandidate, ColumnUse, HeadingCandidate, Naming,
        TableAnswer, candidates, profile_from,
    },
    profiles::{Decimals, Profile},
    read_workbook_with,
    reading::{Outcome, Reading},
    registry::Additions,
    workbook::{Kind, Sheet, Workbook},
};

use crate::sheets::{placements, problems, sheet};

pub(crate) const ROWS: &[&[&str]] = &[
    &["Inzet derde kwartaal"],
    &["Opgesteld door", "P. Planner"],
    &[],
    &[
        "Poppetje",
        "Zit in",
        "Begonnen",
        "Gestopt",
        "Grootte",
        "Klokuren Q3 2026",
        "Wie",
        "Geboren",
        "Contact",
    ],
    &[
        "A-001",
        "P-wet < 2 jaar",
        "2026-03-01",
        "",
        "24",
        "312",
        "Jan Jansen",
        "1980-01-02",
        "06-12345678",
    ],
    &[
        "A-002",
        "WW",
        "2026-07-01",
        "2026-08-31",
        "32",
        "280",
        "Piet Pietersen",
        "1991-11-12",
        "p@x.example",
    ],
    &[
        "A-003",
        "Wajong",
        "2026-07-13",
        "",
        "16",
        "150.5",
        "Klaas de Vries",
        "1999-05-06",
        "",
    ],
];

pub(crate) fn workbook(sheets: Vec<Sheet>) -> Workbook {
    Workbook {
        kind: Kind::Xlsx,
        sheets,
    }
}

pub(crate) fn offered(rows: &[&[&str]]) -> Candidates {
    candidates(&workbook(vec![sheet("Blad1", rows)]), &Additions::default())
}

pub(crate) fn first(candidates: &Candidates) -> &HeadingCandidate {
    &candidates.sheets[0].heading_rows[0]
}

pub(crate) fn column<'heading>(
    heading: &'heading HeadingCandidate,
    named: &str,
) -> &'heading ColumnCandidate {
    heading
        .columns
        .iter()
        .find(|column| column.heading == named)
        .unwrap_or_else(|| panic!("no column {named}"))
}

pub(crate) fn answers(columns: &[(u32, &str)]) -> Answers {
    let columns = columns.iter().map(|(column, holds)| ColumnAnswer {
        column: *column,
        holds: ColumnUse::from_code(holds).unwrap_or_else(|| panic!("{holds}")),
    });
    Answers {
        tables: vec![TableAnswer {
            kind: TableKind::Placements,
            sheet: "Blad1".to_owned(),
            heading_row: 4,
            heading_height: 1,
            columns: columns.collect(),
            contract: None,
            decimals: None,
            days: None,
            hidden_rows: Default::default(),
        }],
        ..Answers::default()
    }
}

pub(crate) const SAID: &[(u32, &str)] = &[
    (1, "candidate"),
    (2, "target_group"),
    (3, "start"),
    (4, "end"),
    (5, "hours_per_week"),
    (6, "paid_hours"),
];

pub(crate) fn naming(version: u32) -> Naming {
    Naming {
        name: "own_1".to_owned(),
        version,
        title: "Indeling 1".to_owned(),
    }
}

pub(crate) fn made(rows: &[&[&str]], answers: &Answers) -> Result<Profile, Vec<String>> {
    let workbook = workbook(vec![sheet("Blad1", rows)]);
    profile_from(&workbook, answers, &naming(1)).map_err(|faults| {
        let told = faults.into_iter().map(|fault| {
            let at = fault
                .column
                .or(fault.field.map(|field| field.code().to_owned()));
            format!("{} {}", fault.code, at.unwrap_or_default())
        });
        told.collect()
    })
}

pub(crate) fn read(profile: &Profile, rows: &[&[&str]]) -> Reading {
    let additions = Additions {
        profiles: vec![profile.clone()],
        ..Additions::default()
    };
    read_workbook_with(&workbook(vec![sheet("Blad1", rows)]), &additions)
}

#[test]
fn the_heading_row_comes_first_and_its_columns_are_told_apart_by_their_values() {
    let candidates = offered(ROWS);
    let heading = first(&candidates);
    assert_eq!(
        (heading.row, heading.height, heading.kind),
        (4, 1, TableKind::Placements)
    );
    for (named, best) in [
        ("Zit in", Field::TargetGroup),
        ("Begonnen", Field::Start),
        ("Klokuren Q3 2026", Field::PaidHours),
    ] {
        let offered: Vec<Field> = column(heading, named)
            .suggestions
            .iter()
            .map(|suggestion| suggestion.field)
            .collect();
        assert!(offered.contains(&best), "{named}: {offered:?}");
    }
    let guessed: Vec<&str> = heading
        .columns
        .iter()
        .filter(|column| column.likely.is_some())
        .map(|column| column.heading.as_str())
        .collect();
    assert!(
        guessed.is_empty(),
        "values alone fill nothing in: {guessed:?}"
    );
    let known = offered(&[
        &[
            "Kandidaatnummer",
            "Uitkering",
            "Startdatum",
            "Kolom",
            "Uren",
        ],
        &["A-001", "WW", "2026-03-01", "x y z", "312"],
    ]);
    let likely: Vec<Option<Field>> = first(&known)
        .columns
        .iter()
        .map(|column| column.likely)
        .collect();
    assert_eq!(
        likely,
        [
            Some(Field::Candidate),
            Some(Field::TargetGroup),
            Some(Field::Start),
            None,
            Some(Field::PaidHours)
        ]
    );
}

#[test]
fn nothing_is_shown_of_columns_that_may_say_who_somebody_is() {
    let candidates = offered(ROWS);
    for named in ["Wie", "Geboren", "Contact"] {
        let column = column(first(&candidates), named);
        assert!(column.private && column.samples.is_empty(), "{named}");
    }
    let shown = serde_json::to_string(&candidates).unwrap();
    for hidden in ["Jansen", "Vries", "1980", "x.example", "12345678"] {
        assert!(!shown.contains(hidden), "{hidden}");
    }
    assert_eq!(
        column(first(&candidates), "Poppetje").samples,
        ["A-001", "A-002", "A-003"]
    );
}

#[test]
fn answers_become_a_profile_that_reads_this_file_and_the_next_one() {
    let profile = made(ROWS, &answers(SAID)).unwrap();
    let reading = read(&profile, ROWS);
    assert_eq!(
        (reading.outcome, reading.importer.as_str()),
        (Outcome::Ready, "own_1")
    );
    assert_eq!(
        (placements(&reading).len(), problems(&reading)),
        (
            3,
            ["G4", "H4", "I4"]
                .map(|cell| format!("personal_column {cell}"))
                .to_vec()
        )
    );
    assert_eq!(
        Profile::parse(&profile.to_toml().unwrap()),
        Ok(profile.clone())
    );
    let next: Vec<Vec<&str>> = ROWS
        .iter()
        .skip(1)
        .map(|row| {
            row.iter()
                .map(|cell| {
                    if *cell == "Klokuren Q3 2026" {
                        "Klokuren Q4 2026"
                    } else {
                        *cell
                    }
                })
                .collect()
        })
        .collect();
    let next: Vec<&[&str]> = next.iter().map(Vec::as_slice).collect();
    assert_eq!(
        placements(&read(&profile, &next)).len(),
        3,
        "another row, another quarter in the heading"
    );
}

#[test]
fn answers_that_can_not_be_read_by_are_told_one_by_one() {
    let with = |changes: &[(u32, &'static str)]| -> Vec<(u32, &'static str)> {
        let kept = SAID
            .iter()
            .filter(|(column, _)| changes.iter().all(|(other, _)| other != column));
        kept.chain(changes)
            .filter(|(_, holds)| *holds != "not_read")
            .copied()
            .collect()
    };
    for (changes, told) in [
        (&[(1, "not_read")][..], vec!["field_missing candidate"]),
        (&[(3, "not_read")], vec!["field_missing start"]),
        (
            &[(5, "not_read"), (6, "not_read")],
            vec!["hours_missing paid_hours"],
        ),
        (&[(4, "start")], vec!["field_twice D"]),
        (&[(9, "role")], vec!["column_personal I"]),
        (
            &[(1, "not_read"), (7, "candidate")],
            vec!["column_personal G", "field_missing candidate"],
        ),
        (&[(12, "role")], vec!["heading_missing L"]),
        (&[(5, "period_hours")], vec!["heading_no_period E"]),
    ] {
        assert_eq!(
            made(ROWS, &answers(&with(changes))),
            Err(told.into_iter().map(str::to_owned).collect())
        );
    }
    let mut elsewhere = answers(SAID);
    elsewhere.tables[0].sheet = "Blad9".to_owned();
    assert_eq!(
        made(ROWS, &elsewhere),
        Err(vec!["sheet_unknown ".to_owned()])
    );
    elsewhere = answers(SAID);
    elsewhere.tables[0].heading_row = 3;
    assert_eq!(
        made(ROWS, &elsewhere),
        Err(vec!["heading_row_empty ".to_owned()])
    );
    let alike: &[&[&str]] = &[
        &[],
        &[],
        &[],
        &["Sleutel", "Groep", "Van", "Van", "Uren", "Uur"],
        &["1", "WW", "2026-07-01", "", "2", "3"],
    ];
    assert_eq!(
        made(alike, &answers(SAID)),
        Err(vec!["headings_alike end".to_owned()])
    );
    assert_eq!(
        made(ROWS, &Answers::default()),
        Err(vec!["no_tables ".to_owned()])
    );
}

#[test]
fn months_as_columns_are_one_answer() {
    let rows: &[&[&str]] = &[
        &[],
        &[],
        &[],
        &["Poppetje", "Zit in", "Begonnen", "jul 2026", "aug 2026"],
        &["A-001", "WW", "2026-03-01", "100", "90"],
    ];
    assert!(column(first(&offered(rows)), "jul 2026").heads_period);
    let said = [
        (1, "candidate"),
        (2, "target_group"),
        (3, "start"),
        (4, "period_hours"),
        (5, "period_hours"),
    ];
    let profile = made(rows, &answers(&said)).unwrap();
    assert_eq!(placements(&read(&profile, rows)).len(), 2);
}

#[test]
fn what_is_unclear_is_told_and_can_be_said() {
    let rows: &[&[&str]] = &[
        &[],
        &[],
        &[],
        &["Poppetje", "Zit in", "Begonnen", "Uren"],
        &["A-001", "WW", "03/04/2026", "'1.234"],
        &["A-002", "WW", "05/06/2026", "'1.250"],
    ];
    let candidates = offered(rows);
    assert!(column(first(&candidates), "Begonnen").days_unclear);
    assert!(column(first(&candidates), "Uren").numbers_unclear);
    let mut said = answers(&[
        (1, "candidate"),
        (2, "target_group"),
        (3, "start"),
        (4, "paid_hours"),
    ]);
    let unclear = read(&made(rows, &said).unwrap(), rows);
    assert_eq!(
        problems(&unclear),
        ["ambiguous_number D5", "ambiguous_number D6"]
    );
    said.tables[0].decimals = Some(Decimals::Comma);
    said.tables[0].days = Some(meetbaar_importers::profiles::DayOrder::MonthFirst);
    let reading = read(&made(rows, &said).unwrap(), rows);
    let first = placements(&reading)[0].1;
    assert_eq!(
        (
            first.paid_hours.unwrap().plain().as_str(),
            first.start.to_string().as_str()
        ),
        ("1234", "2026-03-04")
    );
}
