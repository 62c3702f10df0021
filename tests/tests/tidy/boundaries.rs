//! Who may name what: one place for the database, one for mail, one for the web, one for spreadsheets, one for time and chance.

use regex::Regex;

use crate::source::{Finding, Source, files, hold};
use crate::text::matching;

/// A word that only some places may say.
struct Boundary {
    word: &'static str,
    /// Beginnings of paths.
    allowed: &'static [&'static str],
    advice: &'static str,
}

const BOUNDARIES: [Boundary; 6] = [
    Boundary {
        word: r"\bdiesel(_migrations)?\b",
        allowed: &["server/src/storage/", "server/src/storage.rs"],
        advice: "only server/src/storage speaks to the database: give it a function and call that",
    },
    Boundary {
        word: r"\blettre\b",
        allowed: &["server/src/mail/", "server/src/mail.rs"],
        advice: "only server/src/mail sends: hand it a message",
    },
    Boundary {
        word: r"\bactix_(web|multipart|http|files)\b|\bStatusCode\b",
        allowed: &["server/src/web/", "server/src/web.rs", "server/src/app.rs"],
        advice: "only server/src/web knows HTTP: return a Refusal and let web/problem.rs choose the status",
    },
    Boundary {
        word: r"\bcalamine\b",
        allowed: &["importers/src/workbook/", "importers/src/workbook.rs"],
        advice: "only importers/src/workbook opens spreadsheets: ask the Workbook for its cells",
    },
    Boundary {
        word: r"\b(Utc|Local|SystemTime|OffsetDateTime)::now\b",
        allowed: &["server/src/clock.rs"],
        advice: "time is a parameter: take `now` from the Clock (server/src/clock.rs)",
    },
    Boundary {
        word: r"\brand::|\b(OsRng|SysRng|thread_rng|getrandom)\b|\bUuid::(new_v4|now_v7)\b",
        allowed: &["server/src/ids.rs"],
        advice: "chance is a parameter: ask server/src/ids.rs",
    },
];

fn crossed(boundary: &Boundary, sources: &[Source]) -> Vec<Finding> {
    let outside: Vec<Source> = sources
        .iter()
        .filter(|source| {
            !boundary
                .allowed
                .iter()
                .any(|place| source.path.starts_with(place))
        })
        .map(|source| Source::new(&source.path, &source.text))
        .collect();
    matching(
        &outside,
        &Regex::new(boundary.word).unwrap(),
        boundary.advice,
    )
}

fn serialised(sources: &[Source]) -> Vec<Finding> {
    let word = Regex::new(r"\b(serde|serde_json|Serialize|Deserialize)\b").unwrap();
    matching(
        sources,
        &word,
        "the rules know no formats: write a struct where the format is needed",
    )
}

/// What is shipped; tests may do as they need.
fn shipped() -> Vec<Source> {
    let places = [
        "server/src",
        "server/domain/src",
        "server/assets/src",
        "importers/src",
    ];
    places
        .iter()
        .flat_map(|place| files(place, ".rs"))
        .collect()
}

#[test]
fn a_word_in_the_wrong_place_is_found() {
    let bad = [
        "use diesel::prelude::*;",
        "lettre::Message::builder()",
        "use actix_web::web;\nStatusCode::OK",
        "calamine::open(x)",
        "let now = Utc::now();",
        "let r = rand::rng();",
    ];
    for (boundary, bad) in BOUNDARIES.iter().zip(bad) {
        let wrong = [Source::new("server/src/elsewhere.rs", bad)];
        assert_eq!(
            crossed(boundary, &wrong).len(),
            bad.lines().count(),
            "{bad}"
        );
        let place = format!("{}x", boundary.allowed[0]);
        assert!(
            crossed(boundary, &[Source::new(&place, bad)]).is_empty(),
            "{bad}"
        );
        let comment = format!("// {}", bad.lines().next().unwrap());
        assert!(
            crossed(
                boundary,
                &[Source::new("server/src/elsewhere.rs", &comment)]
            )
            .is_empty(),
            "{bad}"
        );
    }
}

#[test]
fn each_outside_thing_has_one_place() {
    let sources = shipped();
    let findings = BOUNDARIES
        .iter()
        .flat_map(|boundary| crossed(boundary, &sources))
        .collect();
    hold(sources.len(), findings);
}

#[test]
fn the_rules_know_no_formats() {
    assert_eq!(
        serialised(&[Source::new(
            "a.rs",
            "#[derive(Serialize)]\nuse serde::X;\n// serde\n"
        )])
        .len(),
        2
    );
    let sources = files("server/domain/src", ".rs");
    hold(sources.len(), serialised(&sources));
}
