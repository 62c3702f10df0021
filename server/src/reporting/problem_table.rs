//! The table of all codes in `importers/PROBLEMS.md`, made from the code and the texts; a test compares it.
//!
//! `UPDATE_DOCS=1 cargo test -p meetbaar problem_table` writes it anew.

use std::{fmt::Write as _, fs, path::Path};

use meetbaar_importers::{
    columns::{Language as Spoken, guide},
    problem::{Code, Severity},
};

use super::{problem_words::example, register_codes::REGISTER_CODES};
use crate::text::{Language, Texts};

const HEAD: &str = "# Codes of problems

Made from the code and the texts of `server/locales`: do not edit it by hand. After a change of either,
`UPDATE_DOCS=1 cargo test -p meetbaar problem_table` writes it anew; without that the test fails.

A code never changes its meaning. The severity is the usual one: a number that passes the elfproef is only a warning
among contract numbers, and a note once its column is declared to hold own numbers. An error keeps a report from being
submitted. A warning does not, and the supplier can explain why it stands. A note only informs. An example is given
where the form of a value is at fault; it is that of the field, from the same table as templates (`columns/guide.rs`).
";

/// A code with its severity and whether an example comes with it.
type Row = (&'static str, Severity, bool);

fn importers() -> Vec<Row> {
    let row = |code: &Code| (code.code(), code.severity(), code.shown_by().is_some());
    Code::ALL.iter().map(row).collect()
}

fn register() -> Vec<Row> {
    let rows = REGISTER_CODES.iter();
    rows.map(|known| (known.code, known.severity, known.shown_by.is_some()))
        .collect()
}

fn table(title: &str, rows: &[Row]) -> String {
    let mut text = format!(
        "\n## {title}\n\n| code | severity | Nederlands | English | example |\n|---|---|---|---|---|\n"
    );
    for (code, severity, shown) in rows {
        let words = |language| {
            let texts = Texts::new(language);
            format!("**{}.** {}", texts.problem(code), texts.problem_help(code))
        };
        let shown = shown
            .then(|| example(Texts::new(Language::Dutch), code, None))
            .flatten()
            .map(|example| format!("`{example}`"))
            .unwrap_or_default();
        writeln!(
            text,
            "| `{code}` | {} | {} | {} | {shown} |",
            severity.code(),
            words(Language::Dutch),
            words(Language::English)
        )
        .unwrap();
    }
    text
}

fn document() -> String {
    let found = table("Found in the file", &importers());
    let compared = table("Found beside the register", &register());
    format!("{HEAD}{found}{compared}")
}

#[test]
fn every_code_has_its_own_words_in_both_languages() {
    for (code, _, _) in importers().into_iter().chain(register()) {
        for language in Language::ALL {
            let texts = Texts::new(language);
            for key in [format!("problem-{code}"), format!("problem-{code}-help")] {
                assert!(texts.has(&key), "{key} in {}", language.code());
            }
        }
    }
}

#[test]
fn no_words_are_left_of_codes_that_are_gone() {
    let codes: Vec<&str> = importers()
        .iter()
        .chain(&register())
        .map(|row| row.0)
        .collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/nl");
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for line in text.lines() {
            let code = line
                .strip_prefix("problem-")
                .and_then(|rest| rest.split_once("-help ="))
                .map(|(code, _)| code);
            assert!(
                code.is_none_or(|code| code == "other" || codes.contains(&code)),
                "{line}"
            );
        }
    }
}

#[test]
fn the_table_in_the_documentation_is_the_code_s() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../importers/PROBLEMS.md");
    let made = document();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        kept == made,
        "{} is stale: UPDATE_DOCS=1 cargo test -p meetbaar problem_table",
        path.display()
    );
}

#[test]
fn an_example_is_in_the_guide() {
    for code in Code::ALL {
        let own = code.shown_by().and_then(guide);
        let told = example(Texts::new(Language::English), code.code(), None);
        assert_eq!(told, own.map(|guide| guide.example(Spoken::English)));
    }
}
