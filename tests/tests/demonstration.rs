//! `meetbaar demo` fills an installation to the cent, and keeps what is there when it is started again.

use std::fs;

use anyhow::Result;
use meetbaar_tests::story::{passwords, settled};
use meetbaar_tests::{Database, Kind, Program, Server, Settings, mail, on_both, workspace};
use serde_json::Value;

fn prepared(kind: Kind) -> Result<(Server, Database)> {
    let url = kind.url()?;
    let server = Server::prepared(Settings {
        database_url: url.clone(),
        // Leases run on the machine's clock.
        clock: None,
        environment: vec![("MEETBAAR_LEASE_SECONDS".into(), "1".into())],
    })?;
    let file = server.data().join("meetbaar.sqlite");
    Ok((
        server,
        url.map_or(Database::Sqlite(file), Database::Postgresql),
    ))
}

fn standings(server: &Server) -> Result<Value> {
    Ok(serde_json::from_str(&server.run([
        "standings",
        "--on",
        "2026-09-30",
        "--json",
    ])?)?)
}

fn expected() -> Result<Value> {
    let file = workspace::root().join("server/demonstration/standings.json");
    Ok(serde_json::from_str(&fs::read_to_string(file)?)?)
}

on_both! {
    fn its_standings_are_the_expected_ones_to_the_cent(kind) {
        let (server, _) = prepared(kind)?;
        let said = server.run(["demo", "--no-serve"])?;
        assert_eq!(standings(&server)?, expected()?);
        for shown in ["Stand van de contracten op 30 september 2026", "€ 155.832,87", "Niet meetbaar", "category_manager"] {
            assert!(said.contains(shown), "no {shown:?} in\n{said}");
        }
        let table = server.run(["standings", "--on", "2026-09-30"])?;
        assert!(said.contains(table.trim()), "{said}\nlacks\n{table}");
    }

    fn started_again_it_keeps_what_is_there(kind) {
        let (server, database) = prepared(kind)?;
        server.run(["demo", "--no-serve"])?;
        let counts = "SELECT (SELECT count(*) FROM report), (SELECT count(*) FROM report_line), (SELECT count(*) FROM message), \
            (SELECT count(*) FROM gap_alert), (SELECT count(*) FROM account), (SELECT count(*) FROM contract), \
            (SELECT count(*) FROM value_table), (SELECT count(*) FROM job WHERE state = 'done')";
        let before = (passwords(&server)?, mail::mails(&server.data())?, database.query(counts)?, standings(&server)?);
        assert_eq!(before.1.len(), 23, "seven reports accepted, eight gaps told and asked about");
        for _ in 0..2 {
            server.run(["demo", "--no-serve"])?;
            let after = (passwords(&server)?, mail::mails(&server.data())?, database.query(counts)?, standings(&server)?);
            assert_eq!(before, after);
        }
    }

    fn killed_at_any_moment_it_goes_on_when_started_again(kind) {
        let (mut server, database) = prepared(kind)?;
        let mut moment = 20;
        while !server.run_for(["demo", "--no-serve"], moment)? {
            moment += 90;
        }
        assert_eq!(standings(&server)?, expected()?);
        let password = passwords(&server)?;
        server.up()?;
        settled(&server)?;
        assert_eq!(database.number("SELECT count(*) FROM report")?, 7);
        assert_eq!(database.number("SELECT count(*) FROM job WHERE state <> 'done'")?, 0);
        let mails = mail::mails(&server.data())?;
        assert_eq!(mails.len(), 23, "{:?}", mails.iter().map(|mail| &mail.subject).collect::<Vec<_>>());
        for (email, password) in password {
            Program::new(server.client(), &email, &password)?;
        }
    }
}
