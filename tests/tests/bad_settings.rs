//! An installation that can't begin says what is wrong and what to do, names the setting, shows no secret, and breaks nothing.

use std::fs;
use std::net::TcpListener;

use anyhow::{Result, ensure};
use meetbaar_tests::story::{KOMPAS, REFERENCE_DATE};
use meetbaar_tests::{Kind, Said, Server, Settings, Story, on_both, postgres};

fn prepared() -> Result<Server> {
    Server::prepared(Settings::default())
}

/// A command that fails in words, with all of these in them.
fn told(said: &Said, words: &[&str]) -> Result<()> {
    ensure!(said.code == Some(2), "{said:?}");
    let all = format!("{}{}", said.output, said.errors);
    for word in words {
        ensure!(all.contains(word), "no {word:?} in {all}");
    }
    for noise in ["panicked", "RUST_BACKTRACE", "Err(", "Error {"] {
        ensure!(!all.contains(noise), "{all}");
    }
    ensure!(
        said.errors
            .lines()
            .any(|line| line.starts_with("meetbaar: ")),
        "{all}"
    );
    Ok(())
}

#[test]
fn a_database_that_can_not_be_reached_is_told_without_its_password() {
    let server = prepared().unwrap();
    let right = Kind::Postgresql.url().unwrap().unwrap();
    let free = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let (_, host) = right.split_once('@').unwrap();
    let (host, name) = host.rsplit_once('/').unwrap();
    let password = right.split(['@', ':']).nth(2).unwrap();
    let wrong = [
        format!("postgres://meetbaar:Geheim-Woord@{host}/{name}"),
        format!("postgres://meetbaar:{password}@{host}/nergens"),
        format!("postgres://niemand:{password}@{host}/{name}"),
        format!("postgres://meetbaar:{password}@127.0.0.1:{free}/{name}"),
        format!("postgres://meetbaar:{password}@host.invalid/{name}"),
        format!("postgres://meetbaar:{password}@{host}:poort/{name}"),
        "mysql://meetbaar:Geheim-Woord@127.0.0.1/meetbaar".to_owned(),
        "Geheim-Woord".to_owned(),
    ];
    for url in &wrong {
        for command in [
            &["serve"][..],
            &["demo", "--no-serve"],
            &["standings"],
            &["migrate"],
            &["work"],
        ] {
            let said = server.attempt(command, &[("DATABASE_URL", url)]).unwrap();
            told(&said, &["DATABASE_URL", "postgres://"]).unwrap();
            let all = format!("{}{}", said.output, said.errors);
            assert!(
                !all.contains("Geheim-Woord") && !all.contains(password),
                "the password is shown: {all}"
            );
        }
    }
    assert_eq!(
        postgres::query(
            &right,
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        )
        .unwrap(),
        "0"
    );
}

#[test]
fn a_data_folder_that_can_not_be_written_is_told_by_name() {
    let server = prepared().unwrap();
    let file = server.data().join("bestand");
    fs::write(&file, "geen map").unwrap();
    let under_a_file = file.join("data");
    let mut silent = Vec::new();
    for folder in [
        file.to_str().unwrap(),
        under_a_file.to_str().unwrap(),
        "/proc/nergens",
    ] {
        for command in [
            &["serve"][..],
            &["demo", "--no-serve"],
            &["standings"],
            &["migrate"],
            &["work"],
        ] {
            let arguments = [&["--data", folder][..], command].concat();
            let said = server.attempt(&arguments, &[]).unwrap();
            if let Err(error) = told(&said, &["the data folder", folder, "--data DIR"]) {
                silent.push(format!("{command:?}: {error:#}"));
            }
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "geen map");
}

#[test]
fn an_occupied_port_is_told_before_any_work() {
    let server = prepared().unwrap();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    for command in [&["serve"][..], &["demo"]] {
        let said = server
            .attempt(command, &[("MEETBAAR_LISTEN", &address)])
            .unwrap();
        told(&said, &["can't listen on", &address, "MEETBAAR_LISTEN="]).unwrap();
    }
    let said = server
        .attempt(&["serve", "--listen", &address], &[])
        .unwrap();
    told(&said, &[&address]).unwrap();
}

#[test]
fn an_unknown_setting_is_named_with_those_that_exist() {
    let server = prepared().unwrap();
    let said = server
        .attempt(&["serve"], &[("MEETBAAR_LISSEN", "127.0.0.1:1")])
        .unwrap();
    told(
        &said,
        &[
            "unknown setting",
            "lissen",
            "listen",
            "upload_limit_mib",
            "environment",
        ],
    )
    .unwrap();
    fs::write(
        server.data().join("meetbaar.toml"),
        "listen = \"127.0.0.1:0\"\nuplod_limit_mib = 5\n",
    )
    .unwrap();
    let said = server.attempt(&["serve"], &[]).unwrap();
    told(
        &said,
        &[
            "unknown setting",
            "uplod_limit_mib",
            "upload_limit_mib",
            "meetbaar.toml",
        ],
    )
    .unwrap();
}

#[test]
fn a_setting_that_can_not_be_used_is_named() {
    let server = prepared().unwrap();
    let wrong = [
        ("listen", "hier"),
        ("listen", "127.0.0.1"),
        ("upload_limit_mib", "veel"),
        ("upload_limit_mib", "0"),
        ("upload_limit_mib", "-1"),
        ("upload_limit_mib", "99999999999999999999"),
        ("lease_seconds", "0"),
        ("database_connections", "1"),
        ("session_idle_hours", "lang"),
        ("reference_date", "30-09-2026"),
        ("clock", "gisteren"),
        ("public_url", "meetbaar"),
        ("smtp_url", "post"),
        ("mail_from", "geen adres"),
        ("log", "===,,"),
    ];
    let mut silent = Vec::new();
    for (setting, value) in wrong {
        let variable = format!("MEETBAAR_{}", setting.to_uppercase());
        let said = server.attempt(&["serve"], &[(&variable, value)]);
        if let Err(error) = said.and_then(|said| told(&said, &[setting])) {
            silent.push(format!("{setting} = {value:?}: {error:#}"));
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
    fs::write(
        server.data().join("meetbaar.toml"),
        "listen = \"127.0.0.1:0\nupload",
    )
    .unwrap();
    let said = server.attempt(&["serve"], &[]).unwrap();
    told(&said, &["meetbaar.toml", "line 1"]).unwrap();
    fs::remove_file(server.data().join("meetbaar.toml")).unwrap();
    let said = server
        .attempt(
            &["serve"],
            &[("MEETBAAR_DATABASE_URL_FILE", "/nergens/geheim")],
        )
        .unwrap();
    told(&said, &["/nergens/geheim"]).unwrap();
}

#[test]
fn a_setting_of_reading_that_can_not_be_used_is_named() {
    let server = prepared().unwrap();
    for (variable, value, words) in [
        (
            "MEETBAAR_READING_CELS",
            "1",
            &["cels", "cells", "memory_mib"][..],
        ),
        ("MEETBAAR_READING_CELLS", "veel", &["reading.cells"]),
        ("MEETBAAR_READING_MEMORY_MIB", "0", &["memory_mib"]),
    ] {
        let said = server.attempt(&["serve"], &[(variable, value)]).unwrap();
        told(&said, words).unwrap();
    }
}

#[test]
fn the_printed_sample_is_a_file_that_can_be_used() {
    let mut server = prepared().unwrap();
    let sample = server.run(["config"]).unwrap();
    fs::write(server.data().join("meetbaar.toml"), sample).unwrap();
    server.up().unwrap();
    assert!(server.stop().unwrap());
}

on_both! {
    fn a_start_that_failed_loses_nothing(kind) {
        let mut story = Story::begin_with(kind, &[])?;
        let id = story.submitted(KOMPAS, "ict-03-export.csv", &[("period", "2026-Q3")])?;
        let before = story.program(KOMPAS)?.standing("ICT-2024-021", REFERENCE_DATE)?;
        ensure!(story.server.stop()?);
        let taken = TcpListener::bind("127.0.0.1:0")?;
        let attempts = [
            ("MEETBAAR_LISTEN", taken.local_addr()?.to_string()),
            ("MEETBAAR_LISSEN", "x".to_owned()),
            ("MEETBAAR_SMTP_URL", "post".to_owned()),
            ("DATABASE_URL", "postgres://127.0.0.1:1/x".to_owned()),
        ];
        for (name, value) in &attempts {
            let said = story.server.attempt(&["serve"], &[(name, value)])?;
            ensure!(said.code == Some(2), "{said:?}");
        }
        story.server.up()?;
        let supplier = story.program(KOMPAS)?;
        assert_eq!(supplier.report(&id)?["state"], "submitted");
        assert_eq!(supplier.standing("ICT-2024-021", REFERENCE_DATE)?, before);
    }
}
