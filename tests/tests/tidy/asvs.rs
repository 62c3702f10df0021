//! `docs/asvs.csv`: every requirement of OWASP ASVS 5.0 up to level 2, once and in order, with a verdict that says what it
//! must, and evidence that is there. What evidence shows is for a reader to judge.

use std::fs;

use meetbaar_tests::workspace;

use crate::source::{Finding, hold};

const FILE: &str = "docs/asvs.csv";
const COLUMNS: [&str; 6] = [
    "requirement",
    "level",
    "subject",
    "verdict",
    "evidence",
    "remark",
];
/// How many requirements ASVS 5.0.0 has of level 1 and of level 2.
const OF_LEVEL: [(&str, usize); 2] = [("1", 70), ("2", 183)];
const VERDICTS: [&str; 4] = ["met", "partly", "not met", "does not apply"];

/// The fields of a line of csv (RFC 4180) that holds no end of a line.
fn fields(line: &str) -> Vec<String> {
    let (mut all, mut quoted) = (vec![String::new()], false);
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                all.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => all.push(String::new()),
            other => all.last_mut().unwrap().push(other),
        }
    }
    all
}

/// The number of a requirement, to be put in order: `v5.0.0-6.2.1` is 6, 2, 1.
fn number(requirement: &str) -> Option<Vec<u32>> {
    let bare = requirement.strip_prefix("v5.0.0-")?;
    let parts: Result<Vec<u32>, _> = bare.split('.').map(str::parse).collect();
    parts.ok().filter(|parts| parts.len() == 3)
}

/// What is wrong with a piece of evidence; `read` gives the text of a file.
fn wrong_evidence(piece: &str, read: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let Some((path, name)) = piece.split_once("::").filter(|(_, name)| !name.is_empty()) else {
        return Some(format!(
            "{piece:?}: write a file, two colons and what stands in it"
        ));
    };
    match read(path) {
        None => Some(format!("there is no {path}")),
        Some(text) if text.contains(name) => None,
        Some(_) => Some(format!("{path} holds no {name}")),
    }
}

/// Everything that is wrong with the table.
fn judged(
    text: &str,
    counts: &[(&str, usize)],
    read: &dyn Fn(&str) -> Option<String>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut tell = |line: usize, advice: String| {
        findings.push(Finding {
            path: FILE.to_owned(),
            line,
            advice,
        });
    };
    let mut lines = text.lines().map(fields);
    if lines.next().unwrap_or_default() != COLUMNS {
        tell(1, format!("the columns are {COLUMNS:?}"));
    }
    let mut last = Vec::new();
    let mut levels = Vec::new();
    for (index, row) in lines.enumerate() {
        let line = index + 2;
        let Ok([requirement, level, subject, verdict, evidence, remark]) =
            <[String; 6]>::try_from(row)
        else {
            tell(line, "a row has six fields".to_owned());
            continue;
        };
        match number(&requirement) {
            Some(number) if number > last => last = number,
            _ => tell(
                line,
                format!("{requirement}: write v5.0.0-1.2.3; each stands once, in order"),
            ),
        }
        let words = subject.split_whitespace().count();
        if !(3..=12).contains(&words) {
            tell(
                line,
                format!("{requirement}: say in 3 to 12 words what it is about"),
            );
        }
        if !VERDICTS.contains(&verdict.as_str()) {
            tell(
                line,
                format!("{requirement}: {verdict:?} is none of {VERDICTS:?}"),
            );
        }
        if verdict != "met" && remark.is_empty() {
            tell(
                line,
                format!("{requirement}: say why, what is missing, or what the operator does"),
            );
        }
        if matches!(verdict.as_str(), "met" | "partly") && evidence.is_empty() {
            tell(line, format!("{requirement}: say what shows it"));
        }
        for piece in evidence.split(" ; ").filter(|piece| !piece.is_empty()) {
            if let Some(wrong) = wrong_evidence(piece, read) {
                tell(line, format!("{requirement}: {wrong}"));
            }
        }
        levels.push(level);
    }
    for (level, expected) in counts {
        let found = levels.iter().filter(|one| one == level).count();
        if found != *expected {
            tell(
                0,
                format!("{found} requirements of level {level}; there are {expected}"),
            );
        }
    }
    if levels.len() != counts.iter().map(|(_, expected)| expected).sum::<usize>() {
        tell(0, "levels are 1 and 2".to_owned());
    }
    findings
}

#[test]
fn a_table_that_says_too_little_is_found() {
    let read = |path: &str| (path == "a.rs").then(|| "fn it_holds() {}".to_owned());
    let head = COLUMNS.join(",");
    let one = |row: &str| judged(&format!("{head}\n{row}\n"), &[("1", 1)], &read);
    assert_eq!(
        one("v5.0.0-1.1.1,1,Three plain words,met,a.rs::it_holds,"),
        []
    );
    assert_eq!(
        one("v5.0.0-1.1.1,1,\"Three, \"\"plain\"\" words\",does not apply,,\"None, here.\""),
        []
    );
    for wrong in [
        "v5.0.0-1.1.1,1,Three plain words,met,a.rs::it_holds",
        "1.1.1,1,Three plain words,met,a.rs::it_holds,",
        "v5.0.0-1.1,1,Three plain words,met,a.rs::it_holds,",
        "v5.0.0-1.1.1,2,Three plain words,met,a.rs::it_holds,",
        "v5.0.0-1.1.1,1,Words,met,a.rs::it_holds,",
        "v5.0.0-1.1.1,1,Three plain words,open,a.rs::it_holds,Later.",
        "v5.0.0-1.1.1,1,Three plain words,met,,",
        "v5.0.0-1.1.1,1,Three plain words,partly,a.rs::it_holds,",
        "v5.0.0-1.1.1,1,Three plain words,does not apply,,",
        "v5.0.0-1.1.1,1,Three plain words,not met,,",
        "v5.0.0-1.1.1,1,Three plain words,met,a.rs,",
        "v5.0.0-1.1.1,1,Three plain words,met,b.rs::it_holds,",
        "v5.0.0-1.1.1,1,Three plain words,met,a.rs::it_breaks,",
        "v5.0.0-1.1.1,1,Three plain words,met,a.rs::it_holds,\nv5.0.0-1.1.1,1,Three plain words,met,a.rs::it_holds,",
    ] {
        assert!(!one(wrong).is_empty(), "{wrong}");
    }
    assert!(!judged("a,b\n", &[], &read).is_empty());
}

#[test]
fn every_requirement_has_a_verdict_and_what_shows_it() {
    let root = workspace::root();
    let text = fs::read_to_string(root.join(FILE)).unwrap();
    let read = |path: &str| fs::read_to_string(root.join(path)).ok();
    hold(text.lines().count(), judged(&text, &OF_LEVEL, &read));
}
