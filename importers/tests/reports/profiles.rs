//! Profiles: recognised by their own headings wherever these stand, read as they say, never when two of them are sure.

use meetbaar_importers::{
    columns::{Field, Learned, LearnedHeading, TableKind},
    profiles::Profile,
    read_workbook_with,
    reading::{Entry, Outcome, Reading},
    registry::Additions,
    workbook::{Kind, Sheet, Workbook},
};

use crate::sheets::{merged, period, placements, problems, sheet};

const PROFILE: &str = r#"
name = "klussen"
version = 3
title = "Klussenlijst"
groups = { "Klasse A" = "wajong" }

[[table]]
kind = "placements"
column = [
    { field = "candidate", headings = ["Sleutel"] },
    { field = "target_group", headings = ["Klasse"] },
    { field = "start", headings = ["Looptijd/van"] },
    { field = "end", headings = ["Looptijd/tot"], required = false },
    { field = "paid_hours", headings = ["Klokuren"] },
]
"#;

fn read(profiles: &[&str], sheets: Vec<Sheet>) -> Reading {
    let additions = Additions {
        profiles: profiles
            .iter()
            .map(|text| Profile::parse(text).unwrap())
            .collect(),
        ..Additions::default()
    };
    with(&additions, sheets)
}

fn with(additions: &Additions, sheets: Vec<Sheet>) -> Reading {
    let workbook = Workbook {
        kind: Kind::Xlsx,
        sheets,
    };
    read_workbook_with(&workbook, additions)
}

fn list(name: &str) -> Sheet {
    sheet(
        name,
        &[
            &["Overzicht"],
            &["Contract", "ICT-2024-017"],
            &[],
            &["", "Sleutel", "Klasse", "Looptijd", "", "Klokuren", "Naam"],
            &["", "", "", "van", "tot", ""],
            &["", "A-1", "Klasse A", "2026-07-01", "", "40", "J. Jansen"],
            &[
                "",
                "A-2",
                "WW",
                "2026-07-01",
                "2026-08-31",
                "60.5",
                "P. Pietersen",
            ],
        ],
    )
}

#[test]
fn headings_in_two_rows_anywhere_on_the_sheet_are_found() {
    let reading = read(&[PROFILE], vec![merged(list("Blad1"), &["D4:E4"])]);
    assert_eq!(
        (reading.importer.as_str(), reading.importer_version),
        ("klussen", 3)
    );
    assert_eq!(problems(&reading), ["personal_column G4"]);
    assert_eq!(reading.contracts, ["ICT-2024-017"]);
    let hours: Vec<String> = placements(&reading)
        .iter()
        .map(|(_, placement)| placement.paid_hours.unwrap().plain())
        .collect();
    assert_eq!(hours, ["40", "60.5"]);
    assert_eq!(placements(&reading)[0].1.target_group.code(), "wajong");
    assert_eq!(
        placements(&reading)[1].1.end.unwrap().to_string(),
        "2026-08-31"
    );
}

#[test]
fn a_profile_lacking_one_required_heading_is_not_sure() {
    for required in ["Sleutel", "Klasse", "Looptijd/van", "Klokuren"] {
        let other = PROFILE.replace(required, "Iets anders");
        let reading = read(&[&other], vec![list("Blad1")]);
        assert_eq!(reading.outcome, Outcome::Unrecognised, "{required}");
    }
    let other = PROFILE.replace("Looptijd/tot", "Einde klus");
    let reading = read(&[&other], vec![list("Blad1")]);
    assert_eq!(
        reading.importer, "klussen",
        "an optional heading may be missing"
    );
}

#[test]
fn two_profiles_that_are_sure_are_a_question_with_both_named() {
    let other = PROFILE.replace("klussen", "andere");
    let reading = read(&[PROFILE, &other], vec![list("Blad1")]);
    assert_eq!(
        (reading.outcome, reading.lines.len()),
        (Outcome::Unrecognised, 0)
    );
    assert_eq!(
        reading.problems[0].found.as_deref(),
        Some("klussen, andere")
    );
    let chosen = Additions {
        profiles: vec![
            Profile::parse(PROFILE).unwrap(),
            Profile::parse(&other).unwrap(),
        ],
        chosen: Some("andere".to_owned()),
        ..Additions::default()
    };
    assert_eq!(with(&chosen, vec![list("Blad1")]).importer, "andere");
}

#[test]
fn a_profile_goes_before_the_formats_that_know_many_layouts() {
    let known: &[&[&str]] = &[
        &[
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Verloonde uren",
            "Tijd",
        ],
        &["K1", "WW", "2026-07-01", "2400", "40"],
    ];
    let of = |profiles: &[&str]| read(profiles, vec![sheet("Q3 2026", known)]);
    assert_eq!(of(&[]).importer, "placement_list");
    let minutes = r#"
name = "minuten"
version = 1
title = "Minuten"
[[table]]
kind = "placements"
column = [
    { field = "candidate", headings = ["Kandidaatnummer"] },
    { field = "target_group", headings = ["Doelgroep"] },
    { field = "start", headings = ["Startdatum"] },
    { field = "paid_hours", headings = ["Verloonde uren"], per = 60 },
    { field = "aside", headings = ["Tijd"] },
]
"#;
    let reading = of(&[minutes]);
    assert_eq!(reading.importer, "minuten");
    assert_eq!(placements(&reading)[0].1.paid_hours.unwrap().plain(), "40");
}

#[test]
fn contract_and_period_stand_where_the_profile_says() {
    let placed = |extra: &str| {
        PROFILE.replace(
            "kind = \"placements\"",
            &format!("kind = \"placements\"\n{extra}"),
        )
    };
    for (extra, name, contract, days) in [
        (
            "contract = { cell = \"A1\" }",
            "Blad1",
            Some("Overzicht"),
            None,
        ),
        (
            "contract = \"sheet_name\"",
            "BOUW-2023-011",
            Some("BOUW-2023-011"),
            None,
        ),
        (
            "contract = { fixed = \"X-1\" }",
            "Blad1",
            Some("ICT-2024-017"),
            None,
        ),
        (
            "period = \"sheet_name\"",
            "Inzet Q3 2026",
            Some("ICT-2024-017"),
            Some("2026-07-01 2026-09-30"),
        ),
        (
            "period = { fixed = \"2026-Q2\" }",
            "Q3 2026",
            Some("ICT-2024-017"),
            Some("2026-07-01 2026-09-30"),
        ),
        (
            "period = { fixed = \"2026-Q3\" }",
            "Blad1",
            Some("ICT-2024-017"),
            Some("2026-07-01 2026-09-30"),
        ),
    ] {
        let reading = read(&[&placed(extra)], vec![list(name)]);
        assert_eq!(reading.lines[0].contract.as_deref(), contract, "{extra}");
        assert_eq!(period(&reading).as_deref(), days, "{extra}");
    }
}

#[test]
fn hidden_rows_are_what_the_profile_makes_of_them() {
    for (policy, lines, code) in [
        ("read", 2, "hidden_row B7"),
        ("skip", 1, "hidden_row_skipped B7"),
        ("refuse", 2, "hidden_row B7"),
    ] {
        let profile = PROFILE.replace(
            "kind = \"placements\"",
            &format!("kind = \"placements\"\nhidden_rows = \"{policy}\""),
        );
        let mut sheet = list("Blad1");
        sheet.hidden_rows.insert(7);
        let reading = read(&[&profile], vec![sheet]);
        assert_eq!(reading.lines.len(), lines, "{policy}");
        assert!(
            problems(&reading).contains(&code.to_owned()),
            "{policy}: {:?}",
            problems(&reading)
        );
        let expected = if policy == "refuse" {
            Outcome::NeedsCorrection
        } else {
            Outcome::Ready
        };
        assert_eq!(reading.outcome, expected, "{policy}");
        let account = reading.account;
        assert_eq!(
            account.rows,
            account.with_lines + account.with_errors + account.no_data
        );
    }
}

#[test]
fn months_may_be_columns_and_a_second_table_may_follow() {
    let profile = r#"
name = "maanden_en_inkoop"
version = 1
title = "Maanden en inkoop"
[[table]]
kind = "placements"
period_columns = true
column = [
    { field = "candidate", headings = ["Sleutel"] },
    { field = "target_group", headings = ["Klasse"] },
    { field = "start", headings = ["Vanaf"] },
]
[[table]]
kind = "purchases"
optional = true
column = [
    { field = "vendor", headings = ["Werkplaats"] },
    { field = "date", headings = ["Gekocht op"] },
    { field = "amount", headings = ["x 1.000"], times = 1000 },
]
"#;
    let months: &[&[&str]] = &[
        &["Sleutel", "Klasse", "Vanaf", "jul 2026", "aug 2026"],
        &["A-1", "WW", "2026-01-01", "100", "90"],
        &["A-2", "WW", "2026-08-01", "", "80"],
        &["Sleutel", "Klasse", "Vanaf", "jul 2026", "aug 2026"],
        &["A-3", "WW", "2026-08-01", "", "70"],
        &["Werkplaats", "Gekocht op", "x 1.000"],
        &["De Groene Kas", "2026-07-10", "1.25"],
    ];
    let reading = read(&[profile], vec![sheet("Blad1", months)]);
    assert_eq!(
        (reading.importer.as_str(), problems(&reading)),
        ("maanden_en_inkoop", vec![])
    );
    let hours: u64 = placements(&reading)
        .iter()
        .map(|(_, one)| one.paid_hours.unwrap().plain().parse::<u64>().unwrap())
        .sum();
    assert_eq!((reading.lines.len(), hours), (5, 340));
    let bought = reading.lines.iter().find_map(|line| match &line.entry {
        Entry::Purchase(purchase) => Some(purchase.amount.plain()),
        _ => None,
    });
    assert_eq!(bought.as_deref(), Some("1250"));
    let without = read(&[profile], vec![sheet("Blad1", &months[..3])]);
    assert_eq!(
        without.lines.len(),
        3,
        "a table that is optional may be missing"
    );
}

#[test]
fn learned_headings_are_known_to_every_format_in_that_suppliers_reports() {
    let rows: &[&[&str]] = &[
        &["Poppetje", "Doelgroep", "Startdatum", "Verloonde uren"],
        &["K1", "WW", "2026-07-01", "40"],
    ];
    let of = |learned| {
        let additions = Additions {
            learned,
            ..Additions::default()
        };
        with(&additions, vec![sheet("Q3 2026", rows)])
    };
    assert!(of(Learned::default()).lines.is_empty());
    let learned = Learned::of([LearnedHeading {
        kind: TableKind::Placements,
        field: Field::Candidate,
        heading: "Poppetje".to_owned(),
    }]);
    let reading = of(learned);
    assert_eq!(
        (reading.outcome, reading.importer.as_str()),
        (Outcome::Ready, "placement_list")
    );
    assert_eq!(placements(&reading)[0].1.candidate, "K1");
}

#[test]
fn a_column_that_a_profile_calls_candidates_is_inspected_as_one() {
    let profile = PROFILE.replace("Sleutel", "Contractkenmerk");
    let keys = ["123456782", "100000001", "100000002", "100000003"];
    let mut rows: Vec<Vec<&str>> = vec![vec![
        "Contractkenmerk",
        "Klasse",
        "Looptijd van",
        "Klokuren",
    ]];
    rows.extend(keys.map(|key| vec![key, "WW", "2026-07-01", "40"]));
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let reading = read(&[&profile], vec![sheet("Blad1", &rows)]);
    assert_eq!(reading.importer, "klussen");
    assert_eq!(problems(&reading), ["possible_citizen_service_number A2"]);
    assert_eq!(
        (reading.outcome, reading.lines.len()),
        (Outcome::NeedsCorrection, 3)
    );
}

#[test]
fn half_a_layout_that_was_learned_is_a_changed_one() {
    let of = |headings: &[&str]| {
        let additions = Additions {
            learned: Learned::of(
                [
                    (Field::Candidate, "Poppetje"),
                    (Field::TargetGroup, "Zit in"),
                    (Field::Start, "Begonnen"),
                    (Field::PaidHours, "Klokuren"),
                ]
                .map(|(field, heading)| LearnedHeading {
                    kind: TableKind::Placements,
                    field,
                    heading: heading.to_owned(),
                }),
            ),
            ..Additions::default()
        };
        let line: &[&str] = &["K1", "WW", "2026-07-01", "40"];
        with(&additions, vec![sheet("Q3 2026", &[headings, line])])
    };
    let whole = of(&["Poppetje", "Zit in", "Begonnen", "Klokuren"]);
    assert_eq!(whole.importer, "placement_list");
    let changed = of(&["Poppetje", "Zit in", "Eerste keer", "Klokuren"]);
    assert_eq!(changed.outcome, Outcome::Unrecognised);
}
