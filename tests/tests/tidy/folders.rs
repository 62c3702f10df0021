//! What folders must hold: formats with samples, migrations in one line, lock files that do not say from where.

use std::collections::BTreeSet;
use std::fs;

use meetbaar_tests::workspace;
use regex::Regex;

use crate::source::{Finding, Source, files, hold};

/// Files of folders, as paths below them.
struct Folder {
    path: String,
    holds: BTreeSet<String>,
}

fn folders(parent: &str) -> Vec<Folder> {
    let Ok(entries) = fs::read_dir(workspace::root().join(parent)) else {
        return Vec::new();
    };
    let inside = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir());
    let mut found: Vec<Folder> = inside
        .map(|entry| Folder {
            path: format!("{parent}/{}", entry.file_name().to_string_lossy()),
            holds: walkdir::WalkDir::new(entry.path())
                .into_iter()
                .filter_map(Result::ok)
                .filter(|file| file.file_type().is_file())
                .filter_map(|file| {
                    Some(
                        file.path()
                            .strip_prefix(entry.path())
                            .ok()?
                            .to_string_lossy()
                            .into_owned(),
                    )
                })
                .collect(),
        })
        .collect();
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

fn incomplete_formats(formats: &[Folder]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for format in formats {
        let mut tell = |advice: &str| {
            findings.push(Finding {
                path: format.path.clone(),
                line: 0,
                advice: advice.to_owned(),
            })
        };
        if !format.holds.contains("mod.rs") {
            tell("a format needs a mod.rs: see importers/README.md");
        }
        if !format.holds.iter().any(|file| file.starts_with("samples/")) {
            tell(
                "a format needs samples/ with a file and its expected reading: without them nothing shows that it reads",
            );
        }
    }
    findings
}

fn wrong_migrations(migrations: &[Folder]) -> Vec<Finding> {
    let form = Regex::new(r"/(\d{4})_[a-z][a-z0-9_]*$").unwrap();
    let mut findings = Vec::new();
    for (index, migration) in migrations.iter().enumerate() {
        let mut tell = |advice: String| {
            findings.push(Finding {
                path: migration.path.clone(),
                line: 0,
                advice,
            })
        };
        match form.captures(&migration.path) {
            None => tell("call it NNNN_what_it_brings".to_owned()),
            Some(found) if found[1].parse() != Ok(index + 1) => {
                tell(format!("its number must be {:04}", index + 1))
            }
            Some(_) => {}
        }
        if !migration.holds.contains("up.sql") {
            tell("it has no up.sql".to_owned());
        }
    }
    findings
}

fn dialect(sources: &[Source]) -> Vec<Finding> {
    let word = Regex::new(
        r"(?i)\b(AUTOINCREMENT|(BIG|SMALL)?SERIAL|PRAGMA|WITHOUT\s+ROWID|JSONB?|TIMESTAMPTZ|UUID|BYTEA|DATETIME|ILIKE|CREATE\s+EXTENSION|IFNULL)\b",
    )
    .unwrap();
    let findings = sources.iter().flat_map(|source| {
        let lines = source.text.lines().enumerate();
        let wrong =
            lines.filter(|(_, line)| word.is_match(line.split("--").next().unwrap_or_default()));
        wrong.map(|(index, _)| {
            source.finding(
                index + 1,
                "one database only knows this word: say it in words that both know",
            )
        })
    });
    findings.collect()
}

fn with_addresses(locks: &[Source]) -> Vec<Finding> {
    let findings = locks.iter().flat_map(|lock| {
        let lines = lock.text.lines().enumerate().filter(|(_, line)| line.contains("\"resolved\""));
        lines.map(|(index, _)| {
            lock.finding(index + 1, "a lock file says what, not from where: `npm install --omit-lockfile-registry-resolved`")
        })
    });
    findings.collect()
}

fn folder(path: &str, holds: &[&str]) -> Folder {
    Folder {
        path: path.to_owned(),
        holds: holds.iter().map(|file| (*file).to_owned()).collect(),
    }
}

#[test]
fn every_format_has_samples() {
    let bad = [
        folder("f/a", &["mod.rs"]),
        folder("f/b", &["samples/x.csv"]),
        folder("f/c", &["mod.rs", "samples/x.csv"]),
    ];
    assert_eq!(incomplete_formats(&bad).len(), 2);
    let formats = folders("importers/src/formats");
    hold(formats.len(), incomplete_formats(&formats));
}

#[test]
fn migrations_are_numbered_without_a_gap() {
    let bad = [
        folder("m/0001_a", &["up.sql"]),
        folder("m/0003_b", &["up.sql"]),
        folder("m/0003_c", &[]),
        folder("m/d", &["up.sql"]),
    ];
    assert_eq!(wrong_migrations(&bad).len(), 3);
    let migrations = folders("migrations");
    hold(migrations.len(), wrong_migrations(&migrations));
}

#[test]
fn migrations_speak_to_both_databases() {
    let bad =
        "id INTEGER PRIMARY KEY AUTOINCREMENT,\nid BIGSERIAL,\nserial_number TEXT, -- SERIAL\n";
    assert_eq!(dialect(&[Source::new("a.sql", bad)]).len(), 2);
    let migrations = files("migrations", ".sql");
    hold(migrations.len(), dialect(&migrations));
}

#[test]
fn lock_files_do_not_say_from_where() {
    assert_eq!(
        with_addresses(&[Source::new("a", "{\n\"resolved\": \"x\"\n}")]).len(),
        1
    );
    let locks = files("", "package-lock.json");
    hold(locks.len(), with_addresses(&locks));
}
