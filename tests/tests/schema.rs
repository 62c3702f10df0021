//! Both databases end with the same schema: tables, columns, what may be empty, what must be unique, what refers to what.

use std::collections::BTreeSet;

use anyhow::Result;
use meetbaar_tests::{Database, Kind, Server, Settings};

fn migrated(kind: Kind) -> Result<(Server, Database)> {
    let url = kind.url()?;
    let server = Server::prepared(Settings {
        database_url: url.clone(),
        ..Settings::default()
    })?;
    let ran = server.run(["migrate"])?;
    assert!(ran.contains("Ran step 0001"), "{ran}");
    let again = server.run(["migrate"])?;
    assert!(again.contains("is up to date"), "{again}");
    let file = server.data().join("meetbaar.sqlite");
    Ok((
        server,
        url.map_or(Database::Sqlite(file), Database::Postgresql),
    ))
}

/// The answers to a question for each database, as a set of rows. The tool's own table of migrations is left out.
fn rows(database: &Database, sqlite: &str, postgresql: &str) -> Result<BTreeSet<String>> {
    let said = database.query(match database {
        Database::Sqlite(_) => sqlite,
        Database::Postgresql(_) => postgresql,
    })?;
    let ours = said.lines().filter(|row| !row.starts_with("__diesel"));
    Ok(ours.map(str::to_owned).collect())
}

type Question = fn(&Database) -> Result<BTreeSet<String>>;

const TABLES: &str = "sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'";

/// Table, column, kind of value, whether it may be empty.
fn columns(database: &Database) -> Result<BTreeSet<String>> {
    let sqlite = format!(
        "SELECT m.name, c.name, CASE upper(c.type) WHEN 'INTEGER' THEN CASE c.pk WHEN 1 THEN 'BIGINT' ELSE 'INTEGER' END \
         ELSE upper(c.type) END, CASE c.\"notnull\" WHEN 1 THEN 'NO' ELSE 'YES' END FROM {TABLES}"
    );
    rows(
        database,
        &sqlite,
        "SELECT table_name, column_name, CASE data_type WHEN 'timestamp without time zone' THEN 'TIMESTAMP' ELSE upper(data_type) END, \
         is_nullable FROM information_schema.columns WHERE table_schema = 'public'",
    )
}

/// Table, and the columns that are unique together; keys as well.
fn unique(database: &Database) -> Result<BTreeSet<String>> {
    rows(
        database,
        "SELECT m.name, (SELECT group_concat(name) FROM (SELECT c.name FROM pragma_index_info(i.name) c ORDER BY c.name)) \
         FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND i.\"unique\" = 1 \
         UNION SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND c.pk = 1",
        "SELECT t.relname, (SELECT string_agg(a.attname, ',' ORDER BY a.attname) FROM pg_attribute a \
         WHERE a.attrelid = t.oid AND a.attnum = ANY (i.indkey)) FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid \
         JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = 'public' AND i.indisunique",
    )
}

/// Table, and the columns of an index that is not unique, in order.
fn indices(database: &Database) -> Result<BTreeSet<String>> {
    rows(
        database,
        "SELECT m.name, i.name, (SELECT group_concat(name) FROM (SELECT c.name FROM pragma_index_info(i.name) c ORDER BY c.seqno)) \
         FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND i.\"unique\" = 0",
        "SELECT t.relname, x.relname, (SELECT string_agg(a.attname, ',' ORDER BY array_position(i.indkey::int2[], a.attnum)) \
         FROM pg_attribute a WHERE a.attrelid = t.oid AND a.attnum = ANY (i.indkey)) FROM pg_index i \
         JOIN pg_class t ON t.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid \
         JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = 'public' AND NOT i.indisunique",
    )
}

/// Table, column, and the table and column that it refers to.
fn references(database: &Database) -> Result<BTreeSet<String>> {
    rows(
        database,
        "SELECT m.name, f.\"from\", f.\"table\", f.\"to\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f \
         WHERE m.type = 'table'",
        "SELECT t.relname, a.attname, r.relname, b.attname FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid \
         JOIN pg_class r ON r.oid = c.confrelid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1] \
         JOIN pg_attribute b ON b.attrelid = r.oid AND b.attnum = c.confkey[1] WHERE c.contype = 'f'",
    )
}

#[test]
fn both_databases_end_with_the_same_schema() {
    let (_one, sqlite) = migrated(Kind::Sqlite).unwrap();
    let (_other, postgresql) = migrated(Kind::Postgresql).unwrap();
    let questions: [(&str, Question, usize); 4] = [
        ("columns", columns, 100),
        ("unique columns", unique, 20),
        ("indices", indices, 10),
        ("references", references, 15),
    ];
    for (what, question, at_least) in questions {
        let (one, other) = (question(&sqlite).unwrap(), question(&postgresql).unwrap());
        println!("{what}: {}", one.len());
        assert!(one.len() >= at_least, "{what}: too few to compare: {one:?}");
        let only: Vec<_> = one.symmetric_difference(&other).collect();
        assert!(only.is_empty(), "{what} in one of the two only: {only:#?}");
    }
}

#[test]
fn several_programs_that_start_at_once_migrate_once() {
    for kind in [Kind::Sqlite, Kind::Postgresql] {
        let url = kind.url().unwrap();
        let server = Server::prepared(Settings {
            database_url: url,
            ..Settings::default()
        })
        .unwrap();
        let said: Vec<_> = std::thread::scope(|scope| {
            let starts: Vec<_> = (0..4)
                .map(|_| scope.spawn(|| server.run(["standings", "--json", "--on", "2026-09-30"])))
                .collect();
            starts
                .into_iter()
                .map(|start| start.join().unwrap())
                .collect()
        });
        for one in said {
            assert!(one.unwrap().contains("\"standings\": []"), "{kind:?}");
        }
        let tables = server.run(["value-table", "list"]).unwrap();
        assert_eq!(
            tables
                .lines()
                .filter(|line| line.contains("revision 1"))
                .count(),
            tables.lines().count(),
            "{tables}"
        );
    }
}
