//! Every code of a problem that the server makes stands in the table of the documentation, which is made from the list
//! of those codes: a code outside the list would have no words and no severity there.

use meetbaar_tests::workspace;
use regex::Regex;

use crate::source::{Finding, Source, files, hold};

/// Where a code is written out beside its severity.
fn written() -> Regex {
    Regex::new(r#"Severity::\w+,\s*"([a-z]+(?:_[a-z]+)+)""#).unwrap()
}

fn unlisted(sources: &[Source], table: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        for found in written().captures_iter(&source.text) {
            let code = &found[1];
            if !table.contains(&format!("| `{code}` |")) {
                let line = source.text[..found.get(1).unwrap().start()].lines().count();
                findings.push(source.finding(
                    line,
                    &format!(
                        "`{code}` is in no list: add it to server/src/reporting/register_codes.rs"
                    ),
                ));
            }
        }
    }
    findings
}

#[test]
fn every_code_of_a_problem_is_documented() {
    let bad = Source::new(
        "a.rs",
        "problem(Severity::Error, \"known_one\");\nself.add(\n  Severity::Warning,\n  \"other_one\",",
    );
    let told = unlisted(&[bad], "| `known_one` | error |");
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].line, 4);
    let table = std::fs::read_to_string(workspace::root().join("importers/PROBLEMS.md")).unwrap();
    let sources = files("server/src", ".rs");
    let written: usize = sources
        .iter()
        .map(|source| written().find_iter(&source.text).count())
        .sum();
    hold(written, unlisted(&sources, &table));
}
