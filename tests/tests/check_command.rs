//! `meetbaar check` reads a file without a server, and says by its exit code what became of it.

use std::fs;

use meetbaar_tests::{Server, Settings, workspace};
use serde_json::Value;
use walkdir::WalkDir;

const FIELDS: [&str; 5] = ["outcome", "period", "contracts", "lines", "problems"];

/// The fields on which a sample's expected file is binding: all, unless it names some.
fn binding(expected: &Value) -> Vec<&str> {
    match expected.get("compare_only").and_then(Value::as_array) {
        Some(named) => named.iter().filter_map(Value::as_str).collect(),
        None => FIELDS.to_vec(),
    }
}

#[test]
fn every_sample_is_read_as_expected() {
    let server = Server::prepared(Settings::default()).unwrap();
    let mut seen = 0;
    for entry in WalkDir::new(workspace::root().join("importers/src/formats")) {
        let path = entry.unwrap().into_path();
        let expected = path.with_extension("expected.json");
        if !expected.is_file() || path == expected {
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let expected: Value = serde_json::from_str(&fs::read_to_string(expected).unwrap()).unwrap();
        let argument = path.to_str().unwrap();
        let said = server.attempt(&["check", argument, "--json"], &[]).unwrap();
        let read: Value = serde_json::from_str(&said.output).unwrap();
        assert_eq!(read["file"], name);
        for field in binding(&expected) {
            assert_eq!(read[field], expected[field], "{field} of {name}");
        }
        let code = match expected["outcome"].as_str() {
            Some("ready") => 0,
            Some("needs_correction") => 1,
            _ => 2,
        };
        assert_eq!(
            (said.code, said.errors.as_str()),
            (Some(code), ""),
            "{name}"
        );
        let words = server.attempt(&["check", argument], &[]).unwrap();
        assert_eq!(words.code, Some(code), "{name}");
        assert!(words.output.starts_with(&name), "{}", words.output);
        let lines = expected["lines"].as_array().map_or(0, Vec::len);
        if expected["compare_only"].is_null() {
            assert!(
                words.output.contains(&format!("regels     {lines}")),
                "{}",
                words.output
            );
        }
        seen += 1;
    }
    assert!(seen >= 10, "{seen} samples");
    assert_eq!(
        fs::read_dir(server.data()).unwrap().count(),
        0,
        "it needs no installation, and makes none"
    );
}

#[test]
fn a_file_that_can_not_be_read_is_told_by_name() {
    let server = Server::prepared(Settings::default()).unwrap();
    let folder = server.data().display().to_string();
    for file in ["nergens.xlsx", folder.as_str()] {
        for arguments in [&["check", file][..], &["check", "--json", file]] {
            let said = server.attempt(arguments, &[]).unwrap();
            assert_eq!((said.code, said.output.as_str()), (Some(2), ""), "{said:?}");
            assert!(
                said.errors.contains(file) && said.errors.starts_with("meetbaar: can't read"),
                "{}",
                said.errors
            );
        }
    }
}

#[test]
fn a_file_that_is_no_workbook_is_told_and_never_breaks_it() {
    let server = Server::prepared(Settings::default()).unwrap();
    let workbook = workspace::sample("ict-01-lijst.xlsx").unwrap();
    let cases: [(&str, &[u8]); 4] = [
        ("leeg.xlsx", b""),
        ("half.xlsx", &workbook[..workbook.len() / 2]),
        ("brief.pdf", b"%PDF-1.7"),
        ("nul.csv", &[0; 4096]),
    ];
    for (name, bytes) in cases {
        let path = server.data().join(name);
        fs::write(&path, bytes).unwrap();
        let said = server
            .attempt(&["check", path.to_str().unwrap(), "--json"], &[])
            .unwrap();
        assert_eq!(said.code, Some(2), "{name}: {said:?}");
        let read: Value = serde_json::from_str(&said.output).unwrap();
        assert_eq!(
            (
                read["lines"].as_array().map(Vec::len),
                read["problems"].as_array().map(Vec::len)
            ),
            (Some(0), Some(1)),
            "{name}"
        );
    }
}
