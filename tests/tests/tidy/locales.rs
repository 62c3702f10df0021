//! Every text exists in Dutch and in English, with the same variables; every text that is asked for exists.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;

use crate::source::{Finding, Source, files, hold};

/// A message: where it stands and the variables it takes.
struct Message {
    path: String,
    line: usize,
    variables: BTreeSet<String>,
}

type Messages = BTreeMap<String, Message>;

/// The messages of one language; an attribute is `message.attribute`, a term keeps its `-`.
fn messages(sources: &[Source]) -> Messages {
    let start = Regex::new(r"^(-?[a-zA-Z][\w-]*)\s*=").unwrap();
    let attribute = Regex::new(r"^\s+\.([a-zA-Z][\w-]*)\s*=").unwrap();
    let variable = Regex::new(r"\$([a-zA-Z][\w-]*)").unwrap();
    let mut found = Messages::new();
    for source in sources {
        let (mut key, mut message) = (String::new(), String::new());
        for (index, line) in source
            .text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.starts_with('#'))
        {
            if let Some(head) = start.captures(line) {
                message = head[1].to_owned();
                key.clone_from(&message);
            } else if let Some(head) = attribute.captures(line) {
                key = format!("{message}.{}", &head[1]);
            } else if key.is_empty() {
                continue;
            }
            let entry = found.entry(key.clone()).or_insert_with(|| Message {
                path: source.path.clone(),
                line: index + 1,
                variables: BTreeSet::new(),
            });
            entry.variables.extend(
                variable
                    .captures_iter(line)
                    .map(|found| found[1].to_owned()),
            );
        }
    }
    found
}

fn compare(these: &Messages, those: &Messages, language: &str) -> Vec<Finding> {
    let findings = these.iter().filter_map(|(key, message)| {
        let advice = match those.get(key) {
            None => format!("`{key}` is missing in {language}: write it there"),
            Some(other) if other.variables != message.variables => format!(
                "`{key}` takes {:?} here and {:?} in {language} ({}:{}): make them the same",
                message.variables, other.variables, other.path, other.line
            ),
            Some(_) => return None,
        };
        Some(Finding {
            path: message.path.clone(),
            line: message.line,
            advice,
        })
    });
    findings.collect()
}

fn unknown(sources: &[Source], known: &Messages, used: &Regex) -> Vec<Finding> {
    let mut findings = Vec::new();
    for source in sources {
        for asked in used.captures_iter(&source.text) {
            let key = asked.get(1).unwrap();
            if !known.contains_key(key.as_str()) {
                let line = source.text[..key.start()].lines().count();
                findings.push(source.finding(
                    line,
                    &format!(
                        "no text `{}` in server/locales: write it, in nl and en",
                        key.as_str()
                    ),
                ));
            }
        }
    }
    findings
}

fn in_templates() -> Regex {
    Regex::new(r#"\bt\.(?:text|with\d?)\(\s*&?"([a-zA-Z][\w.-]*)""#).unwrap()
}

/// In Rust other things have a `text` too: only what looks like a key, words with `-` between.
fn in_code() -> Regex {
    Regex::new(r#"\b(?:text|with\d?)\(\s*(?:&?\w+,\s*)?&?"([a-z][a-z0-9_]*(?:-[a-z0-9_]+)+)""#)
        .unwrap()
}

#[test]
fn a_missing_text_a_missing_variable_and_an_unknown_key_are_found() {
    let dutch = messages(&[Source::new(
        "nl.ftl",
        "# c\na-b = Een { $n }\n  { $m }\nc = Twee\n    .title = T\n",
    )]);
    let english = messages(&[Source::new("en.ftl", "a-b = One { $n }\nd = Three\n")]);
    let told: Vec<String> = compare(&dutch, &english, "en")
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(
        told[0].starts_with("nl.ftl:2: `a-b` takes {\"m\", \"n\"}"),
        "{told:?}"
    );
    assert_eq!(compare(&english, &dutch, "nl").len(), 2);

    let template = Source::new("a.html", "{{ t.text(\"c\") }}\n{{ t.with(\"x-y\", n) }}");
    assert_eq!(
        unknown(&[template], &dutch, &in_templates()),
        [Finding {
            path: "a.html".into(),
            line: 2,
            advice: "no text `x-y` in server/locales: write it, in nl and en".into(),
        }]
    );
    let code = Source::new(
        "a.rs",
        "t.text(\"x-y\"); form.text(\"name\"); t.with(\"a-b\", n); text(nl, \"p-q\")",
    );
    assert_eq!(unknown(&[code], &dutch, &in_code()).len(), 2);
}

#[test]
fn dutch_and_english_say_the_same() {
    let (dutch, english) = (
        messages(&files("server/locales/nl", ".ftl")),
        messages(&files("server/locales/en", ".ftl")),
    );
    let mut findings = compare(&dutch, &english, "en");
    findings.extend(compare(&english, &dutch, "nl"));
    hold(dutch.len().min(english.len()), findings);
}

#[test]
fn every_text_that_is_asked_for_exists() {
    let known = messages(&files("server/locales/nl", ".ftl"));
    let templates: Vec<Source> = [".html", ".txt"]
        .iter()
        .flat_map(|ending| files("server/templates", ending))
        .collect();
    let mut findings = unknown(&templates, &known, &in_templates());
    findings.extend(unknown(&files("server/src", ".rs"), &known, &in_code()));
    hold(templates.len().min(known.len()), findings);
}
