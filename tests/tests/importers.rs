//! An installation's own importers: profiles and executables in a folder, what is broken told, executables locked in.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::story::NOORDERLICHT;
use meetbaar_tests::{Server, Settings, Story, on_both, workspace};
use serde_json::{Value, json};
use tempfile::TempDir;

const PROFILE: &str = r#"
name = "klussen"
version = 4
title = "Klussenlijst"
[[table]]
kind = "placements"
column = [
    { field = "contract", headings = ["Bon"] },
    { field = "candidate", headings = ["Wie"] },
    { field = "target_group", headings = ["Soort"] },
    { field = "start", headings = ["Vanaf"] },
    { field = "paid_hours", headings = ["Klokuren"] },
]
"#;

/// A folder with an executable format: its name, what it recognises, and what it does.
fn external(folder: &Path, name: &str, headings: &str, script: &str) -> Result<()> {
    let own = folder.join(name);
    fs::create_dir_all(&own)?;
    let about = format!(
        "name = \"{name}\"\nversion = 1\ntitle = \"{name}\"\ncommand = [\"./run.sh\"]\n[recognise]\nheadings = [{headings}]\n"
    );
    fs::write(own.join("format.toml"), about)?;
    fs::write(own.join("run.sh"), format!("#!/bin/sh\n{script}\n"))?;
    fs::set_permissions(own.join("run.sh"), fs::Permissions::from_mode(0o755))?;
    Ok(())
}

fn copied(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path.file_name().context("a name")?;
        if path.is_dir() {
            copied(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}

fn setting(folder: &Path) -> Result<(&'static str, &str)> {
    Ok((
        "MEETBAAR_IMPORTERS_FOLDER",
        folder.to_str().context("a path")?,
    ))
}

/// The record that ends a reading of one row that became no line.
const NOTHING: &str = r#"{"end":{"rows":1,"with_lines":0,"with_errors":0,"no_data":1}}"#;

fn problem<'report>(report: &'report Value, code: &str) -> Result<&'report Value> {
    let problems = report["problems"].as_array().into_iter().flatten();
    let mut found = problems.filter(|problem| problem["code"] == code);
    found
        .next()
        .with_context(|| format!("no {code} in {report}"))
}

#[test]
fn importers_are_listed_and_what_is_broken_is_told() {
    let folder = TempDir::new().unwrap();
    let path = folder.path();
    fs::write(path.join("klussen.toml"), PROFILE).unwrap();
    fs::write(
        path.join("tikfout.toml"),
        PROFILE.replace("version", "versoin"),
    )
    .unwrap();
    fs::write(path.join("weer.toml"), PROFILE).unwrap();
    let reserved = PROFILE.replace("klussen", "own_1");
    fs::write(path.join("zelf.toml"), reserved).unwrap();
    external(path, "uren", "\"Uur\"", "cat").unwrap();
    external(path, "stil", "\"Stil\"", "cat").unwrap();
    fs::set_permissions(path.join("stil/run.sh"), fs::Permissions::from_mode(0o644)).unwrap();
    let server = Server::prepared(Settings::default()).unwrap();
    let environment = [setting(path).unwrap()];
    let said = server.attempt(&["importers"], &environment).unwrap();
    assert_eq!(said.code, Some(1), "{said:?}");
    for line in [
        "rust      placement_list",
        "profile   planning_export",
        "profile   klussen",
        "version 4",
        "external  uren",
        "ships with Meetbaar",
        "tikfout.toml: line 3: unknown field `versoin`",
        "weer.toml: name: another format is called \"klussen\" already",
        "zelf.toml: name: names that begin with own_",
        "stil/format.toml: command: \"./run.sh\" is no file beside it that may be executed",
    ] {
        assert!(said.output.contains(line), "no {line} in {}", said.output);
    }
    let said = server
        .attempt(&["importers", "--json"], &environment)
        .unwrap();
    let told: Value = serde_json::from_str(&said.output).unwrap();
    assert_eq!(told["broken"].as_array().map(Vec::len), Some(4));
    let listed = told["importers"].as_array().unwrap();
    let shipped = listed
        .iter()
        .find(|one| one["name"] == "months_as_columns")
        .unwrap();
    assert_eq!(shipped["samples"], json!(["ict-02-maanden.xlsx"]));
    let said = server.attempt(&["importers"], &[]).unwrap();
    assert_eq!(said.code, Some(0), "{said:?}");
    let gone = [("MEETBAAR_IMPORTERS_FOLDER", "/nowhere")];
    let said = server.attempt(&["importers"], &gone).unwrap();
    assert!(
        said.code == Some(1) && said.output.contains("the folder can't be read"),
        "{said:?}"
    );
}

#[test]
fn a_file_is_checked_by_the_importers_of_the_installation() {
    let folder = TempDir::new().unwrap();
    let example = workspace::root().join("importers/examples/external/shift_export");
    copied(&example, &folder.path().join("shift_export")).unwrap();
    let server = Server::prepared(Settings::default()).unwrap();
    let sample = example.join("samples/diensten-01.csv");
    let arguments = ["check", "--json", sample.to_str().unwrap()];
    let said = server
        .attempt(&arguments, &[setting(folder.path()).unwrap()])
        .unwrap();
    let told: Value = serde_json::from_str(&said.output).unwrap();
    let expected = fs::read_to_string(sample.with_extension("expected.json")).unwrap();
    let expected: Value = serde_json::from_str(&expected).unwrap();
    for key in ["outcome", "contracts", "lines", "problems"] {
        assert_eq!(told[key], expected[key], "{key}");
    }
    let said = server.attempt(&arguments, &[]).unwrap();
    let told: Value = serde_json::from_str(&said.output).unwrap();
    assert_ne!(
        told["lines"], expected["lines"],
        "without the executable its sums are unknown"
    );
}

on_both! {
    fn a_report_is_read_by_the_importers_of_the_installation(kind) {
        let folder = TempDir::new()?;
        let path = folder.path();
        fs::write(path.join("klussen.toml"), PROFILE)?;
        fs::write(path.join("kapot.toml"), "name = ")?;
        let example = workspace::root().join("importers/examples/external/shift_export");
        copied(&example, &path.join("shift_export"))?;
        let story = Story::begin_with(kind, &[setting(path)?])?;
        let supplier = story.program(NOORDERLICHT)?;
        let send = |name: &str, text: &str| -> Result<Value> {
            supplier.read(&supplier.send(name, text.as_bytes(), &[("period", "2026-Q3")])?)
        };
        let report = send("klussen.csv", "Bon;Wie;Soort;Vanaf;Klokuren\nICT-2024-017;K-1;WW;01-07-2026;100\n")?;
        assert_eq!((&report["importer"], &report["lines"]), (&json!("klussen"), &json!(1)));
        let report = send("diensten.csv", &fs::read_to_string(example.join("samples/diensten-01.csv"))?.replace(";X;", ";J;"))?;
        assert_eq!((&report["importer"], &report["lines"], &report["state"]), (&json!("shift_export"), &json!(3), &json!("ready")));
        let secret = "Dienst;Kandidaat;Soort;Datum;Uren;Opdracht\nD-1;123456782;P;2026-07-06;8;ICT-2024-017\nD-2;111222333;P;2026-07-06;8;ICT-2024-017\n";
        let report = send("geheim.csv", secret)?;
        assert_eq!(report["state"], "refused", "{report}");
        let page = story.browser(NOORDERLICHT)?.get("/reports")?.expect(200)?;
        ensure!(page.body().contains("klussen.csv"));
    }

    fn where_two_importers_are_sure_the_supplier_chooses(kind) {
        let folder = TempDir::new()?;
        fs::write(folder.path().join("klussen.toml"), PROFILE)?;
        let other = PROFILE.replace("klussen", "werkjes").replace("Klussenlijst", "Werkjeslijst");
        fs::write(folder.path().join("werkjes.toml"), other)?;
        let story = Story::begin_with(kind, &[setting(folder.path())?])?;
        let (supplier, browser) = (story.program(NOORDERLICHT)?, story.browser(NOORDERLICHT)?);
        let text = "Bon;Wie;Soort;Vanaf;Klokuren\nICT-2024-017;K-1;WW;01-07-2026;100\n";
        let id = supplier.send("beide.csv", text.as_bytes(), &[("period", "2026-Q3")])?;
        let report = supplier.read(&id)?;
        assert_eq!(report["state"], "unrecognised");
        assert_eq!(problem(&report, "unrecognised_layout")?["found"], "klussen, werkjes");
        let address = format!("/reports/{id}/importer");
        let page = browser.get(&format!("/reports/{id}/layout"))?.expect(200)?;
        let offered = page.part("data-test", "importers")?;
        ensure!(offered.contains("Klussenlijst") && offered.contains("Werkjeslijst"), "{offered}");
        browser.submit(&page, &address, &[("importer", "niemand")])?.expect(400)?;
        browser.submit(&page, &address, &[("importer", "werkjes")])?.expect(303)?;
        let report = supplier.read(&id)?;
        assert_eq!((&report["importer"], &report["lines"], &report["state"]), (&json!("werkjes"), &json!(1), &json!("ready")));
    }

    fn an_executable_reaches_nothing_but_its_own_folder(kind) {
        let folder = TempDir::new()?;
        let path = folder.path();
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let outside = TempDir::new()?;
        let secret = outside.path().join("secret");
        fs::write(&secret, "what a supplier sent")?;
        let script = format!(
            "cat > /dev/null\nleaks=\n\
             (cat {secret}) > /dev/null 2>&1 && leaks=\"$leaks secret\"\n\
             (cat /etc/passwd) > /dev/null 2>&1 && leaks=\"$leaks passwd\"\n\
             (ls /tmp) > /dev/null 2>&1 && leaks=\"$leaks tmp\"\n\
             (echo x > {secret}) 2> /dev/null && leaks=\"$leaks write\"\n\
             (echo x > ./own) 2> /dev/null && leaks=\"$leaks own\"\n\
             (bash -c 'exec 3<>/dev/tcp/127.0.0.1/{port}') > /dev/null 2>&1 && leaks=\"$leaks network\"\n\
             (kill -0 1) > /dev/null 2>&1 && leaks=\"$leaks signal\"\n\
             (kill -0 $PPID) > /dev/null 2>&1 && leaks=\"$leaks parent\"\n\
             (prlimit --nofile=64 --pid $PPID) > /dev/null 2>&1 && leaks=\"$leaks limits\"\n\
             (renice -n 5 -p $PPID) > /dev/null 2>&1 && leaks=\"$leaks priority\"\n\
             (ls /proc/$PPID/fd) > /dev/null 2>&1 && leaks=\"$leaks proc\"\n\
             (true <&3 || true <&4 || true <&5 || true <&9) 2> /dev/null && leaks=\"$leaks descriptor\"\n\
             (setsid true) > /dev/null 2>&1 && leaks=\"$leaks group\"\n\
             env | grep -q MEETBAAR && leaks=\"$leaks environment\"\n\
             (cat ./run.sh) > /dev/null || leaks=\"$leaks nothing\"\n\
             echo '{{\"problem\":{{\"code\":\"total_differs\",\"cell\":\"A1\",\"found\":\"reached:'\"$leaks\"'\"}}}}'\n\
             echo '{NOTHING}'",
            secret = secret.display(),
        );
        external(path, "nieuwsgierig", "\"Kijk\", \"Rond\"", &script)?;
        external(path, "praatziek", "\"Praat\", \"Veel\"", "cat > /dev/null; echo hallo")?;
        external(path, "mislukt", "\"Mis\", \"Lukt\"", "cat > /dev/null; exit 3")?;
        external(path, "doof", "\"Doof\", \"Is\"", &format!("echo '{NOTHING}'"))?;
        let story = Story::begin_with(kind, &[setting(path)?])?;
        let supplier = story.program(NOORDERLICHT)?;
        let send = |text: &str| -> Result<Value> { supplier.read(&supplier.send("x.csv", text.as_bytes(), &[])?) };
        let report = send("Kijk;Rond\n1;2\n")?;
        assert_eq!(problem(&report, "total_differs")?["found"], "reached:");
        for (text, told) in [
            ("Praat;Veel\n1;2\n", "praatziek: line 1: it is no record that is known"),
            ("Mis;Lukt\n1;2\n", "mislukt: it gave no answer"),
        ] {
            let report = send(text)?;
            assert_eq!(report["state"], "unrecognised");
            assert_eq!(problem(&report, "importer_broke")?["found"], told);
        }
        let many: String = std::iter::once("Doof;Is\n".to_owned()).chain((0..200_000).map(|row| format!("{row};x\n"))).collect();
        assert_eq!(send(&many)?["importer"], "doof", "who does not listen may speak");
        ensure!(!path.join("nieuwsgierig/own").exists());
    }

    fn an_executable_that_hangs_or_floods_is_ended(kind) {
        let folder = TempDir::new()?;
        let path = folder.path();
        external(path, "wacht", "\"Wacht\", \"Lang\"", "sleep 3600 & sleep 3600")?;
        external(path, "stroom", "\"Stroom\", \"Over\"", "yes '{\"problem\":{\"code\":\"hidden_row\"}}'")?;
        let settings = [setting(path)?, ("MEETBAAR_READING_WALL_SECONDS", "6")];
        let story = Story::begin_with(kind, &settings)?;
        let supplier = story.program(NOORDERLICHT)?;
        for text in ["Wacht;Lang\n1;2\n", "Stroom;Over\n1;2\n"] {
            let report = supplier.read(&supplier.send("x.csv", text.as_bytes(), &[])?)?;
            assert_eq!(report["state"], "unrecognised");
            ensure!(problem(&report, "importer_broke")?["found"].as_str().is_some_and(|found| found.ends_with("it gave no answer")));
        }
    }
}
