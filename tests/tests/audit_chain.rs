//! Nobody changes the audit log unnoticed: not many at once, not in the database, not with an older copy of it, and on
//! PostgreSQL not as the server itself.

use std::fs;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::story::{NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Database, Kind, Settings, Story, fresh_database, on_both, postgres, wait};
use serde_json::Value;

const FILE: &str = "ict-01-lijst.xlsx";
const AUDITOR: &str = "auditor@meetbaar.example";

fn count(story: &Story, deed: &str) -> Result<i64> {
    story.database.number(&format!(
        "SELECT COUNT(*) FROM audit_entry WHERE deed = '{deed}'"
    ))
}

fn verified(story: &Story) -> Result<String> {
    story.server.run(["audit", "verify"])
}

on_both! {
    fn twenty_who_write_at_once_leave_one_whole_chain(kind) {
        let story = Story::begin(kind)?;
        let id = story.submitted(NOORDERLICHT, FILE, &[])?;
        let program = story.program(REVIEWER)?;
        let before = count(&story, "saw_lines")?;
        std::thread::scope(|scope| -> Result<()> {
            let asked: Vec<_> = (0..20)
                .map(|_| scope.spawn(|| -> Result<()> {
                    for _ in 0..5 {
                        program.get(&format!("/v1/reports/{id}/lines"))?.expect(200)?;
                    }
                    Ok(())
                }))
                .collect();
            for one in asked {
                one.join().map_err(|_| anyhow::anyhow!("a thread panicked"))??;
            }
            Ok(())
        })?;
        assert_eq!(count(&story, "saw_lines")? - before, 100);
        let said = verified(&story)?;
        ensure!(said.contains("everything is as it was written"), "{said}");
    }

    fn a_change_in_the_database_is_found_and_raises_the_alarm(kind) {
        let mut story = Story::begin(kind)?;
        story.submitted(NOORDERLICHT, FILE, &[])?;
        story.server.restart_at("2026-10-17T09:00:00+02:00")?;
        let file = story.server.data().join("audit-heads/2026-10-17.json");
        let head = wait::until("the log is sealed", || Ok(fs::read_to_string(&file).ok()))?;
        ensure!(head.contains("\"signature\""), "{head}");
        assert_eq!(story.database.query("SELECT day FROM audit_head")?, "2026-10-17");
        verified(&story)?;
        let drop_triggers: &[&str] = match kind {
            Kind::Sqlite => &["DROP TRIGGER audit_entry_no_update"],
            Kind::Postgresql => &["DROP TRIGGER audit_entry_no_change ON audit_entry"],
        };
        for statement in drop_triggers {
            story.database.query(statement)?;
        }
        story.database.query("UPDATE audit_entry SET role = 'administrator' WHERE seq = 3")?;
        let found = story.server.attempt(&["audit", "verify", "--json"], &[])?;
        ensure!(found.code == Some(1), "{found:?}");
        let told: Value = serde_json::from_str(&found.output)?;
        ensure!(told["findings"].as_array().is_some_and(|all| all.iter().any(|one| one["finding"] == "changed" && one["seq"] == 3)), "{told}");
        story.server.restart_at("2026-10-18T09:00:00+02:00")?;
        wait::until("an administrator and an auditor are told", || {
            let mails = story.mails()?;
            let told = mails.iter().filter(|mail| mail.subject.contains("auditlogboek")).count();
            Ok((told >= 2).then_some(()))
        })?;
        let ready = story.server.client().get("/readyz")?.expect(200)?.json()?;
        ensure!(ready["alarms"].to_string().contains("audit_log_broken"), "{ready}");
    }
}

#[test]
fn on_postgresql_the_servers_role_adds_to_the_log_and_can_not_change_it() -> Result<()> {
    let superuser = fresh_database("roles")?;
    let (name, password) = (format!("plain_{}", std::process::id()), "geheim");
    let owner = format!("owner_{}", std::process::id());
    for role in [&name, &owner] {
        postgres::query(
            &superuser,
            &format!("CREATE ROLE {role} LOGIN PASSWORD '{password}'"),
        )?;
    }
    postgres::query(
        &superuser,
        &format!("GRANT ALL ON SCHEMA public TO {owner}"),
    )?;
    let of = |role: &str| -> Result<String> {
        let (_, rest) = superuser.split_once('@').context("the URL names nobody")?;
        Ok(format!("postgres://{role}:{password}@{rest}"))
    };
    let settings = Settings {
        database_url: Some(of(&name)?),
        environment: vec![
            ("MEETBAAR_DATABASE_OWNER_URL".to_owned(), of(&owner)?),
            (
                "MEETBAAR_REFERENCE_DATE".to_owned(),
                "2026-09-30".to_owned(),
            ),
        ],
        ..Settings::default()
    };
    let story = Story::begin_as(settings)?;
    let id = story.submitted(NOORDERLICHT, FILE, &[])?;
    story.program(REVIEWER)?.accept(&id)?.expect(204)?;
    let server = Database::Postgresql(of(&name)?);
    ensure!(server.number("SELECT COUNT(*) FROM audit_entry")? > 10);
    for statement in [
        "UPDATE audit_entry SET deed = 'x' WHERE seq = 1",
        "DELETE FROM audit_entry WHERE seq = 1",
        "TRUNCATE audit_entry",
        "DROP TABLE audit_entry",
        "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
        "DROP TRIGGER audit_entry_no_change ON audit_entry",
        "ALTER TABLE audit_entry ADD COLUMN x TEXT",
        "DROP FUNCTION audit_entry_refuse CASCADE",
        "CREATE OR REPLACE FUNCTION audit_entry_refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
        "UPDATE audit_head SET seq = 1",
        "DELETE FROM audit_head",
        "TRUNCATE audit_head",
        "SET session_replication_role = replica",
        "DELETE FROM __diesel_schema_migrations",
    ] {
        let refused = server.query(statement);
        ensure!(refused.is_err(), "{statement} succeeded");
        let told = format!("{:#}", refused.unwrap_err());
        ensure!(
            told.contains("permission denied") || told.contains("must be owner"),
            "{statement}: {told}"
        );
    }
    let owners = Database::Postgresql(of(&owner)?);
    for statement in [
        "UPDATE audit_entry SET deed = 'x'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
    ] {
        let told = format!("{:#}", owners.query(statement).unwrap_err());
        ensure!(told.contains("never changed"), "{statement}: {told}");
    }
    ensure!(!story.server.output().contains("audit_log_changeable"));
    verified(&story)?;
    Ok(())
}

#[test]
fn an_older_copy_of_the_database_that_is_put_back_is_noticed() -> Result<()> {
    let mut story = Story::begin(Kind::Sqlite)?;
    story.program(REVIEWER)?;
    story.server.stop()?;
    let file = story.server.data().join("meetbaar.sqlite");
    let copy = story.server.data().join("copy.sqlite");
    fs::copy(&file, &copy)?;
    story.server.up()?;
    story.program(REVIEWER)?;
    story.program(AUDITOR)?;
    story.server.stop()?;
    verified(&story)?;
    fs::copy(&copy, &file)?;
    for beside in ["meetbaar.sqlite-wal", "meetbaar.sqlite-shm"] {
        let _ = fs::remove_file(story.server.data().join(beside));
    }
    let found = story.server.attempt(&["audit", "verify"], &[])?;
    ensure!(
        found.code == Some(1) && found.output.contains("an older database was put back"),
        "{found:?}"
    );
    Ok(())
}
