//! A thousand random manipulations, made directly in the database file by somebody who has the file and not the keys: each
//! is noticed.
//!
//! `MEETBAAR_TEST_SEED` draws others; the seed is printed with every failure.

mod made;

use std::{fs, path::Path};

use diesel::{Connection as _, connection::SimpleConnection, prelude::*};
use serde_json::json;

use self::made::{Draw, manipulate, words};
use super::{seal, verify};
use crate::{
    access::Origin,
    audit::{
        Context, Deed, Journal, Means, Note, Object, Who,
        chain::ChainKey,
        heads::{Outside, Signer},
        note,
    },
    clock::Clock,
    storage::{Database, StorageError, Stored},
};

const ENTRIES: i64 = 240;
const MANIPULATIONS: u64 = 1_000;

fn journal(folder: &Path) -> Journal {
    let clock: Clock = "2026-11-23T08:00:00Z".parse().unwrap();
    let signer = Signer::new(&[9; 32]).unwrap();
    Journal::open(
        ChainKey::new(vec![5; 32]),
        signer,
        &folder.join("heads"),
        clock,
    )
    .unwrap()
}

fn opened(file: &Path, journal: &Journal) -> Database {
    let database = Database::open(&format!("sqlite:{}", file.display()), 2).unwrap();
    database.with_journal(journal.clone())
}

/// A log of every kind of entry, with the heads of three days.
fn written(folder: &Path, journal: &Journal) -> std::path::PathBuf {
    let file = folder.join("log.sqlite");
    let database = opened(&file, journal);
    database.migrate().unwrap();
    for number in 1..=ENTRIES {
        let deed = Deed::ALL[usize::try_from(number).unwrap() % Deed::ALL.len()];
        let origin = Origin {
            address: (number % 3 == 0).then(|| "192.0.2.7".parse().unwrap()),
            request: (number % 2 == 0).then(|| format!("request-{number}")),
        };
        let mut context = Context::asked(
            Who::Stranger,
            Means::Browser,
            origin,
            "POST /sign-in".to_owned(),
        );
        if number % 5 == 0 {
            context = Context::job("read_report");
        }
        let object = (number % 4 != 0).then(|| Object::contract(&format!("ICT-{number}")).unwrap());
        let mut noted = Note::new(deed, object).with("number", number);
        if number % 3 == 1 {
            noted = noted.change(
                json!({ "state": "read" }),
                json!({ "state": "é", "by": number }),
            );
        }
        let write = database.write_as(&context, |connection| {
            note(connection, noted);
            if number % 80 == 0 {
                let day =
                    chrono::NaiveDate::from_ymd_opt(2026, 11, u32::try_from(number / 80).unwrap())
                        .unwrap();
                let head = seal(connection, journal, day)?.unwrap();
                journal.heads().keep(&head).unwrap();
            }
            Ok::<_, StorageError>(())
        });
        write.unwrap();
    }
    drop(database);
    // The pool closes its connections in its own time: what is copied below is a file that nobody has open.
    let still = folder.join("still.sqlite");
    SqliteConnection::establish(&file.display().to_string())
        .unwrap()
        .batch_execute(&format!("VACUUM INTO '{}'", still.display()))
        .unwrap();
    still
}

/// A copy of its own for each manipulation: a file is never written over while a pool may still hold it.
fn copied(file: &Path, number: u64) -> std::path::PathBuf {
    let folder = file.with_file_name(format!("copy-{number}"));
    fs::create_dir(&folder).unwrap();
    let copy = folder.join("log.sqlite");
    fs::copy(file, &copy).unwrap();
    copy
}

/// As far as it goes: a pool that is closing may still write beside it, and the whole folder goes at the end.
fn swept(copy: &Path) {
    let _ = fs::remove_dir_all(copy.parent().unwrap());
}

fn findings(file: &Path, journal: &Journal, outside: &Outside) -> Stored<String> {
    let verified = opened(file, journal)
        .read(|connection| verify(connection, journal, outside, (None, None)))?;
    Ok(if verified.is_whole() {
        assert_eq!(verified.entries, ENTRIES);
        String::new()
    } else {
        format!("{:?}", verified.findings)
    })
}

#[test]
fn each_of_a_thousand_manipulations_is_noticed_and_a_clean_log_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let journal = journal(folder.path());
    let file = written(folder.path(), &journal);
    let outside = journal.heads().read().unwrap();
    assert_eq!(outside.days.len(), 3);
    assert_eq!(findings(&file, &journal, &outside).unwrap(), "");
    let seed = std::env::var("MEETBAAR_TEST_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    let seed: u64 = seed.unwrap_or(20_261_123);
    println!("seed {seed}");
    let mut draw = Draw(seed);
    let (mut done, mut drawn) = (0, 0);
    while done < MANIPULATIONS {
        drawn += 1;
        let copy = copied(&file, drawn);
        let mut connection = SqliteConnection::establish(&copy.display().to_string()).unwrap();
        connection
            .batch_execute("PRAGMA synchronous = OFF")
            .unwrap();
        let protected = "SELECT sql AS words FROM sqlite_master WHERE type = 'trigger'";
        let triggers = words(&mut connection, protected);
        for name in words(
            &mut connection,
            "SELECT name AS words FROM sqlite_master WHERE type = 'trigger'",
        ) {
            connection
                .batch_execute(&format!("DROP TRIGGER {name}"))
                .unwrap();
        }
        let Some(script) = manipulate(&mut connection, &mut draw) else {
            drop(connection);
            swept(&copy);
            continue;
        };
        // Put back as they were: the missing ones must not be what is noticed.
        for trigger in &triggers {
            connection.batch_execute(trigger).unwrap();
        }
        drop(connection);
        let found = findings(&copy, &journal, &outside);
        // A file that can't even be read is noticed as well.
        let noticed = found.as_ref().map_or(true, |told| !told.is_empty());
        assert!(
            noticed,
            "seed {seed}, manipulation {done} went unnoticed: {script}"
        );
        swept(&copy);
        done += 1;
    }
}

#[test]
fn what_can_be_said_of_a_manipulation_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let journal = journal(folder.path());
    let file = written(folder.path(), &journal);
    let outside = journal.heads().read().unwrap();
    for (number, (script, told)) in (1..).zip([
        (
            "UPDATE audit_entry SET deed = 'x' WHERE seq = 7",
            "[Changed { seq: 7 }]",
        ),
        (
            "DELETE FROM audit_entry WHERE seq IN (7, 8)",
            "[Missing { from: 7, to: 8 }]",
        ),
        (
            "DELETE FROM audit_entry WHERE seq > 238",
            "[CutOff { head: \"2026-11-03\", seq: 239 }, CutOff { head: \"2026-11-03\", seq: 239 }, \
             CutOff { head: \"latest\", seq: 240 }]",
        ),
        (
            "DELETE FROM audit_head WHERE day = '2026-11-02'",
            "[HeadDiffers { head: \"2026-11-02\" }]",
        ),
        ("", "[Unprotected { trigger: \"audit_entry_no_update\" }]"),
    ]) {
        let copy = copied(&file, number);
        let mut connection = SqliteConnection::establish(&copy.display().to_string()).unwrap();
        let names = words(
            &mut connection,
            "SELECT name AS words FROM sqlite_master WHERE type = 'trigger'",
        );
        let sql = words(
            &mut connection,
            "SELECT sql AS words FROM sqlite_master WHERE type = 'trigger'",
        );
        for name in &names {
            connection
                .batch_execute(&format!("DROP TRIGGER {name}"))
                .unwrap();
        }
        connection.batch_execute(script).unwrap();
        for (name, trigger) in names.iter().zip(&sql) {
            if !(script.is_empty() && name == "audit_entry_no_update") {
                connection.batch_execute(trigger).unwrap();
            }
        }
        drop(connection);
        assert_eq!(
            findings(&copy, &journal, &outside).unwrap(),
            told,
            "{script}"
        );
    }
}

#[test]
fn rows_are_added_and_never_changed() {
    let folder = tempfile::tempdir().unwrap();
    let journal = journal(folder.path());
    let file = written(folder.path(), &journal);
    let mut connection = SqliteConnection::establish(&file.display().to_string()).unwrap();
    for change in [
        "UPDATE audit_entry SET deed = 'x'",
        "DELETE FROM audit_entry WHERE seq = 240",
        "INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry WHERE seq = 3",
        "UPDATE audit_head SET seq = 1",
        "DELETE FROM audit_head",
        "INSERT OR REPLACE INTO audit_head SELECT * FROM audit_head",
    ] {
        let refused = connection.batch_execute(change).unwrap_err().to_string();
        assert!(refused.contains("never changed"), "{change}: {refused}");
    }
}
