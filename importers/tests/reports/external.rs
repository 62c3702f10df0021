//! External formats: what they are told of a workbook, and that nothing of an answer is believed.

use meetbaar_importers::{
    external::{Answer, External, Installed, asked_of, write_cells},
    limits::Limits,
    read_with, read_workbook_with,
    reading::{Outcome, Reading},
    registry::Additions,
    workbook::{Cell, Kind, Sheet, Value, Workbook},
};
use serde_json::{Value as Json, json};

use crate::sheets::{placements, problems, sheet};

const DESCRIPTOR: &str = r#"
name = "urenlijst"
version = 2
title = "Urenlijst"
command = ["./read.sh"]
[recognise]
headings = ["Sleutel", "Klokuren"]
"#;

const ROWS: &[&[&str]] = &[
    &["Sleutel", "Soort", "Vanaf", "Klokuren"],
    &["A-1", "WW", "2026-07-01", "100"],
    &["A-2", "??", "2026-07-01", "120.5"],
];

fn line() -> Json {
    json!({ "line": {
        "kind": "placement", "contract": "ICT-2024-017", "candidate": "A-1", "target_group": "ww",
        "start": "2026-07-01", "paid_hours": "100",
        "source": { "sheet": "Blad1", "row": 2, "cells": { "candidate": "A2", "start": "C2", "paid_hours": "D2" } },
    } })
}

fn problem() -> Json {
    json!({ "problem": { "code": "unknown_target_group", "sheet": "Blad1", "cell": "B3", "found": "??" } })
}

fn end() -> Json {
    json!({ "end": {
        "period": { "start": "2026-07-01", "end": "2026-09-30" }, "contracts": ["ICT-2024-017"],
        "rows": 2, "with_lines": 1, "with_errors": 1, "no_data": 0,
    } })
}

fn workbook() -> Workbook {
    Workbook {
        kind: Kind::Xlsx,
        sheets: vec![sheet("Blad1", ROWS)],
    }
}

fn additions(descriptor: &str, answer: Option<Answer>) -> Additions {
    Additions {
        externals: vec![Installed {
            format: External::parse(descriptor).unwrap(),
            answer,
        }],
        ..Additions::default()
    }
}

fn read(answer: Option<Answer>) -> Reading {
    read_workbook_with(&workbook(), &additions(DESCRIPTOR, answer))
}

fn said(records: &[Json]) -> Reading {
    let lines: Vec<String> = records.iter().map(ToString::to_string).collect();
    read(Some(Answer::Said(lines.join("\n"))))
}

/// Why an answer is unusable.
fn unusable(reading: &Reading) -> String {
    assert_eq!(
        (reading.outcome, reading.lines.len()),
        (Outcome::Unrecognised, 0)
    );
    assert_eq!(problems(reading), ["importer_broke "]);
    reading.problems[0].found.clone().unwrap()
}

#[test]
fn an_answer_that_is_whole_is_a_reading() {
    let reading = said(&[line(), problem(), end()]);
    assert_eq!(
        (reading.importer.as_str(), reading.importer_version),
        ("urenlijst", 2)
    );
    assert_eq!(reading.outcome, Outcome::NeedsCorrection);
    assert_eq!(problems(&reading), ["unknown_target_group B3"]);
    assert_eq!(reading.contracts, ["ICT-2024-017"]);
    assert_eq!(placements(&reading)[0].1.paid_hours.unwrap().plain(), "100");
}

#[test]
fn an_answer_is_compared_with_the_same_rules_as_any_line() {
    let mut wrong = line();
    wrong["line"]["end"] = json!("2026-06-01");
    wrong["line"]["source"]["cells"]["end"] = json!("C2");
    let reading = said(&[wrong, problem(), end()]);
    assert!(
        problems(&reading).contains(&"end_before_start C2".to_owned()),
        "{:?}",
        reading.problems
    );
    assert_eq!((reading.lines.len(), reading.account.with_errors), (0, 2));
    let mut both = end();
    both["end"]["with_lines"] = json!(2);
    both["end"]["with_errors"] = json!(0);
    let reading = said(&[line(), line(), both]);
    assert_eq!(problems(&reading), ["duplicate_line A2"]);
}

#[test]
fn nothing_of_an_answer_is_believed() {
    let changed = |path: &str, value: Json| {
        let mut line = line();
        *line.pointer_mut(path).unwrap() = value;
        vec![line, problem(), end()]
    };
    let added = |name: &str, value: Json| {
        let mut line = line();
        line["line"][name] = value;
        vec![line, problem(), end()]
    };
    let ended = |name: &str, value: Json| {
        let mut end = end();
        end["end"][name] = value;
        vec![line(), problem(), end]
    };
    let told = |name: &str, value: Json| {
        let mut problem = problem();
        problem["problem"][name] = value;
        vec![line(), problem, end()]
    };
    for (records, why) in [
        (vec![], "it has no end record"),
        (vec![line(), problem()], "it has no end record"),
        (
            vec![end(), line()],
            "line 2: something follows the end record",
        ),
        (
            vec![json!("hello"), end()],
            "line 1: it is no record that is known",
        ),
        (
            changed("/line/source/cells/start", json!("C99")),
            "line 1: it names a cell that is not there",
        ),
        (
            changed("/line/source/cells/start", json!("kop")),
            "line 1: it names a cell that is not there",
        ),
        (
            changed("/line/source/sheet", json!("Blad2")),
            "line 1: it names a sheet that is not there",
        ),
        (
            changed("/line/source/row", json!(77)),
            "line 1: a line stands on no row or in no cell",
        ),
        (
            changed("/line/source/cells", json!({})),
            "line 1: a line stands on no row or in no cell",
        ),
        (
            changed("/line/source/cells", json!({ "shoe_size": "A2" })),
            "line 1: it names a field that is not known",
        ),
        (
            changed("/line/target_group", json!("wonder")),
            "line 1: it uses a target group that is not known",
        ),
        (
            changed("/line/start", json!("2026-02-30")),
            "line 1: it is no line that is known",
        ),
        (
            changed("/line/paid_hours", json!("veel")),
            "line 1: it says hours that are none",
        ),
        (
            changed("/line/candidate", json!("123456782")),
            "line 1: it gives a candidate a number that can't be one",
        ),
        (
            changed("/line/candidate", json!("")),
            "line 1: it gives a candidate a number that can't be one",
        ),
        (
            changed("/line/candidate", json!("A\u{0}")),
            "line 1: it says a text that is too long or can't be shown",
        ),
        (
            changed("/line/kind", json!("miracle")),
            "line 1: it is no line that is known",
        ),
        (
            added("paidHours", json!("100")),
            "line 1: it is no line that is known",
        ),
        (
            added("arrangement", json!("zzp")),
            "line 1: it uses an arrangement that is not known",
        ),
        (
            added("role", json!("x".repeat(600))),
            "line 1: it says a text that is too long or can't be shown",
        ),
        (
            ended("rows", json!(3)),
            "its end record does not account for every row",
        ),
        (
            ended("rows", json!(-1)),
            "line 3: it is no record that is known",
        ),
        (
            ended(
                "period",
                json!({ "start": "2026-09-30", "end": "2026-07-01" }),
            ),
            "it names a period that ends before it starts",
        ),
        (
            told("code", json!("strange")),
            "line 2: it uses a code that is not known",
        ),
        (
            told("severity", json!("awful")),
            "line 2: it uses a severity that is not known",
        ),
        (
            told("cell", json!("ZZ9")),
            "line 2: it names a cell that is not there",
        ),
        (
            told("severity", json!("note")),
            "rows have errors of which none is told",
        ),
        (
            vec![problem(), end()],
            "its end record does not agree with its lines",
        ),
    ] {
        assert_eq!(unusable(&said(&records)), format!("urenlijst: {why}"));
    }
    assert_eq!(
        unusable(&read(Some(Answer::Broke))),
        "urenlijst: it gave no answer"
    );
    assert_eq!(unusable(&read(None)), "urenlijst: it was not asked");
}

#[test]
fn every_filled_cell_is_told_with_what_its_format_means() {
    let mut first = sheet("Blad1", &[&["Tekst \"x\"", "2026-07-01", "=A1", "#N/A"]]);
    first.hidden_rows.insert(1);
    let percent = Cell {
        percent: true,
        ..Cell::new(1, Value::Number("0.05".parse().unwrap()))
    };
    let zeros = Cell {
        zeros: 5,
        ..Cell::new(2, Value::Number("42".parse().unwrap()))
    };
    let second = Sheet::of(
        "Blad 2",
        [
            (3, percent),
            (3, zeros),
            (4, Cell::new(1, Value::Bool(true))),
        ],
    );
    let workbook = Workbook {
        kind: Kind::Ods,
        sheets: vec![first, second],
    };
    let mut out = Vec::new();
    write_cells(&workbook, &mut out).unwrap();
    let records: Vec<Json> = String::from_utf8(out)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(
        (&records[0]["meetbaar"], &records[0]["kind"]),
        (&json!(1), &json!("ods"))
    );
    assert_eq!(
        records[0]["sheets"][0],
        json!({
            "name": "Blad1", "visible": true, "lastRow": 1, "lastColumn": 4, "hiddenRows": [1], "hiddenColumns": [],
        })
    );
    assert_eq!(
        records[1],
        json!({ "sheet": "Blad1", "cell": "A1", "type": "text", "value": "Tekst \"x\"" })
    );
    let kinds: Vec<&str> = records[1..]
        .iter()
        .map(|record| record["type"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds,
        [
            "text", "date", "formula", "error", "number", "number", "bool"
        ]
    );
    assert_eq!(
        (&records[5]["percent"], &records[6]["shown"]),
        (&json!(true), &json!("00042"))
    );
}

#[test]
fn cells_are_told_only_where_the_format_is_the_one_to_read_and_nobody_is_in_them() {
    let asked = |text: &str, additions: &Additions| {
        let asked = asked_of(text.as_bytes(), &Limits::default(), additions);
        asked.map(|asked| asked.name)
    };
    let list = "Sleutel;Soort;Vanaf;Klokuren\nA-1;WW;01-07-2026;100\n";
    let secret = "Sleutel;Soort;Vanaf;Klokuren\nA-1;WW;01-07-2026;100\nBSN 123456782;;;\n";
    let installed = additions(DESCRIPTOR, None);
    assert_eq!(asked(list, &installed).as_deref(), Some("urenlijst"));
    assert_eq!(asked(secret, &installed), None);
    assert_eq!(asked("Iets;Anders\n1;2\n", &installed), None);
    assert_eq!(asked("", &installed), None);
    let reading = read_with(secret.as_bytes(), &Limits::default(), &installed);
    assert_eq!(reading.outcome, Outcome::Refused);
}

#[test]
fn one_that_always_asks_is_offered_and_reads_when_it_is_chosen() {
    let asking = DESCRIPTOR.replace("[recognise]", "always_ask = true\n[recognise]");
    let question = read_workbook_with(&workbook(), &additions(&asking, None));
    assert_eq!(
        (question.outcome, question.problems[0].found.as_deref()),
        (Outcome::Unrecognised, Some("urenlijst"))
    );
    let answer = [line(), problem(), end()]
        .map(|record| record.to_string())
        .join("\n");
    let chosen = Additions {
        chosen: Some("urenlijst".to_owned()),
        ..additions(&asking, Some(Answer::Said(answer)))
    };
    assert_eq!(
        read_workbook_with(&workbook(), &chosen).importer,
        "urenlijst"
    );
    let nothing = asking.replace("[recognise]\nheadings = [\"Sleutel\", \"Klokuren\"]\n", "");
    let offered = read_workbook_with(&workbook(), &additions(&nothing, None));
    assert_eq!(offered.problems[0].found.as_deref(), Some("urenlijst"));
    let known: &[&[&str]] = &[
        &[
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Verloonde uren",
        ],
        &["K1", "WW", "2026-07-01", "40"],
    ];
    let known = Workbook {
        kind: Kind::Xlsx,
        sheets: vec![sheet("Q3 2026", known)],
    };
    let reading = read_workbook_with(&known, &additions(&nothing, None));
    assert_eq!(
        reading.importer, "placement_list",
        "what recognises nothing asks nothing where another is sure"
    );
}
