//! What the log costs: entries in a second, one by one and together, and rows that are verified in a second. Prints, and
//! holds nobody to a time: `cargo test -p meetbaar --lib audit::measure -- --ignored --nocapture`.

use std::time::Instant;

use super::verify;
use crate::{
    audit::{
        Context, Deed, Journal, Note, Object,
        chain::ChainKey,
        heads::{Outside, Signer},
        note,
    },
    clock::Clock,
    storage::{Database, StorageError},
};

const TOGETHER: usize = 1_000;

fn noted(database: &Database, entries: usize) {
    let context = Context::job("measure");
    let write = database.write_as(&context, |connection| {
        for number in 0..entries {
            let object = Object::named("page", &number.to_string());
            note(
                connection,
                Note::new(Deed::SawLines, object).with("lines", 100),
            );
        }
        Ok::<_, StorageError>(())
    });
    write.unwrap();
}

#[test]
#[ignore = "measures"]
fn what_entries_and_verifying_cost() {
    let wanted = std::env::var("MEETBAAR_TEST_ENTRIES").ok();
    let wanted: usize = wanted.and_then(|text| text.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().unwrap();
    let signer = Signer::new(&[9; 32]).unwrap();
    let heads = folder.path().join("heads");
    let journal =
        Journal::open(ChainKey::new(vec![5; 32]), signer, &heads, Clock::Machine).unwrap();
    let file = folder.path().join("log.sqlite");
    let database = Database::open(&format!("sqlite:{}", file.display()), 2)
        .unwrap()
        .with_journal(journal.clone());
    database.migrate().unwrap();
    let began = Instant::now();
    for _ in 0..200 {
        noted(&database, 1);
    }
    println!("one entry in a transaction: {:?}", began.elapsed() / 200);
    let began = Instant::now();
    for _ in 0..wanted / TOGETHER {
        noted(&database, TOGETHER);
    }
    println!("{wanted} entries together: {:?}", began.elapsed());
    let began = Instant::now();
    let found = database
        .read(|connection| verify(connection, &journal, &Outside::default(), (None, None)))
        .unwrap();
    assert!(found.is_whole());
    println!("{} verified: {:?}", found.entries, began.elapsed());
    let peak = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = peak.lines().find(|line| line.starts_with("VmHWM"));
    println!("{}", peak.unwrap_or_default());
}
