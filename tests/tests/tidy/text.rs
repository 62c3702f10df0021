//! Rules for every Rust file: its length, its head comment, nothing unfinished, no silenced lint.

use regex::Regex;

use crate::source::{Finding, Source, files, hold};

const LONGEST: usize = 400;

fn too_long(sources: &[Source]) -> Vec<Finding> {
    let long = sources
        .iter()
        .filter(|source| source.text.lines().count() > LONGEST);
    long.map(|source| {
        let lines = source.text.lines().count();
        source.finding(
            0,
            &format!("{lines} lines; {LONGEST} is the most. Find the seam and make two files"),
        )
    })
    .collect()
}

fn without_head(sources: &[Source]) -> Vec<Finding> {
    let bare = sources
        .iter()
        .filter(|source| !source.text.starts_with("//! "));
    bare.map(|source| {
        source.finding(
            1,
            "begin with `//! `: why this file exists and what it must not do",
        )
    })
    .collect()
}

fn silenced(sources: &[Source]) -> Vec<Finding> {
    let attribute = Regex::new(r"#!?\[(cfg_attr\(.*,\s*)?allow\(").unwrap();
    matching(
        sources,
        &attribute,
        "mend it, or say `#[expect(lint, reason = \"…\")]`",
    )
}

fn unfinished(sources: &[Source]) -> Vec<Finding> {
    let word = Regex::new(r"\b(TODO|FIXME|XXX)\b|\b(todo|unimplemented)!").unwrap();
    let findings = sources.iter().flat_map(|source| {
        let lines = source
            .text
            .lines()
            .enumerate()
            .filter(|(_, line)| word.is_match(line));
        lines.map(|(index, _)| {
            source.finding(index + 1, "finish it, or leave it out and open an issue")
        })
    });
    findings.collect()
}

/// A finding for every line of code that matches.
pub(crate) fn matching(sources: &[Source], pattern: &Regex, advice: &str) -> Vec<Finding> {
    let findings = sources.iter().flat_map(|source| {
        let lines = source.code().filter(|(_, line)| pattern.is_match(line));
        lines.map(|(line, _)| source.finding(line, advice))
    });
    findings.collect()
}

/// All Rust files; the rules' own sources name what they forbid and are left out where that matters.
fn rust(with_rules: bool) -> Vec<Source> {
    let all = files("", ".rs").into_iter();
    all.filter(|source| with_rules || !source.path.starts_with("tests/tests/tidy/"))
        .collect()
}

#[test]
fn no_file_is_too_long() {
    let bad = Source::new("a.rs", &"x\n".repeat(LONGEST + 1));
    assert_eq!(
        too_long(&[bad, Source::new("b.rs", &"x\n".repeat(LONGEST))]).len(),
        1
    );
    let sources = rust(true);
    hold(sources.len(), too_long(&sources));
}

#[test]
fn every_file_begins_by_saying_why_it_is_there() {
    assert_eq!(
        without_head(&[
            Source::new("a.rs", "use b;\n"),
            Source::new("b.rs", "//! Why.\n")
        ])
        .len(),
        1
    );
    let sources = rust(true);
    hold(sources.len(), without_head(&sources));
}

#[test]
fn no_lint_is_silenced_without_a_reason() {
    let bad = "#[allow(dead_code)]\n#![allow(x)]\n#[cfg_attr(test, allow(y))]\n#[expect(z, reason = \"w\")]\n";
    assert_eq!(silenced(&[Source::new("a.rs", bad)]).len(), 3);
    let sources = rust(false);
    hold(sources.len(), silenced(&sources));
}

#[test]
fn nothing_is_unfinished() {
    let bad = "// TODO later\ntodo!()\nunimplemented!()\nlet methodology = todos;\n";
    assert_eq!(unfinished(&[Source::new("a.rs", bad)]).len(), 3);
    let sources = rust(false);
    hold(sources.len(), unfinished(&sources));
}
