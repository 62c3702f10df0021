//! The manipulations themselves, as statements; and numbers to draw them by.

use diesel::{connection::SimpleConnection, prelude::*, sql_types::Text};
use sha2::{Digest, Sha256};

use super::ENTRIES;
use crate::files::hexadecimal;

const COLUMNS: [&str; 19] = [
    "recorded_at",
    "actor",
    "account",
    "role",
    "account_supplier",
    "means",
    "address",
    "request",
    "route",
    "deed",
    "object_kind",
    "object",
    "contract",
    "supplier",
    "was",
    "became",
    "details",
    "previous_hash",
    "hash",
];

/// Numbers that look drawn and are the same for the same seed (SplitMix64).
pub(super) struct Draw(pub(super) u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    fn entry(&mut self) -> i64 {
        1 + i64::try_from(self.below(240)).unwrap()
    }

    fn column(&mut self) -> &'static str {
        COLUMNS[usize::try_from(self.below(19)).unwrap()]
    }
}

#[derive(QueryableByName)]
struct Words {
    #[diesel(sql_type = Text)]
    words: String,
}

pub(super) fn words(connection: &mut SqliteConnection, asked: &str) -> Vec<String> {
    let found: Vec<Words> = diesel::sql_query(asked).load(connection).unwrap();
    found.into_iter().map(|one| one.words).collect()
}

/// One manipulation; what it did, or nothing where it happened to change nothing.
pub(super) fn manipulate(connection: &mut SqliteConnection, draw: &mut Draw) -> Option<String> {
    let (seq, other, column) = (draw.entry(), draw.entry(), draw.column());
    let before = words(connection, &whole());
    let script = match draw.below(20) {
        0..=3 => flipped(connection, draw, seq, column)?,
        4 => format!(
            "UPDATE audit_entry SET {column} = 'x' || COALESCE({column}, '') WHERE seq = {seq}"
        ),
        5 => format!("UPDATE audit_entry SET {column} = '' WHERE seq = {seq}"),
        6 if !matches!(
            column,
            "recorded_at" | "actor" | "means" | "deed" | "previous_hash" | "hash"
        ) =>
        {
            format!("UPDATE audit_entry SET {column} = NULL WHERE seq = {seq}")
        }
        6 | 7 => {
            format!("UPDATE audit_entry SET {column} = CAST({column} AS BLOB) WHERE seq = {seq}")
        }
        8 => format!("DELETE FROM audit_entry WHERE seq = {seq}"),
        9 => format!("DELETE FROM audit_entry WHERE seq >= {seq}"),
        10 => format!(
            "UPDATE audit_entry SET seq = -1 WHERE seq = {seq}; UPDATE audit_entry SET seq = {seq} WHERE seq = {other}; \
             UPDATE audit_entry SET seq = {other} WHERE seq = -1"
        ),
        11 => swapped(seq, other),
        12 => format!(
            "INSERT INTO audit_entry SELECT {}, {} FROM audit_entry WHERE seq = {seq}",
            241 + draw.below(3),
            COLUMNS.join(", ")
        ),
        13 => forged(connection),
        14 => format!(
            "UPDATE audit_entry SET recorded_at = '2026-11-2{}' || substr(recorded_at, 11) WHERE seq = {seq}",
            draw.below(10)
        ),
        15 => rechained(connection, seq),
        16 => format!(
            "DELETE FROM audit_head WHERE day = '2026-11-0{}'",
            1 + draw.below(3)
        ),
        17 => format!(
            "UPDATE audit_head SET seq = o.seq, hash = o.hash, signature = o.signature FROM \
             (SELECT * FROM audit_head WHERE day = '2026-11-01') o WHERE audit_head.day = '2026-11-0{}'",
            2 + draw.below(2)
        ),
        18 => {
            let field = [
                "seq = seq + 1",
                "hash = substr(hash, 2)",
                "signature = lower(signature)",
                "day = '2027-01-01'",
            ];
            let field = field[usize::try_from(draw.below(4)).unwrap()];
            format!(
                "UPDATE audit_head SET {field} WHERE day = '2026-11-0{}'",
                1 + draw.below(3)
            )
        }
        _ => [
            "seq = -seq",
            "seq = seq + 1000",
            "seq = 'abc'",
            "seq = seq + 0.5",
        ][usize::try_from(draw.below(4)).unwrap()]
        .to_owned(),
    };
    let script = if script.starts_with("seq = ") {
        format!("UPDATE audit_entry SET {script} WHERE seq = {seq}")
    } else {
        script
    };
    let done = connection.batch_execute(&script);
    done.unwrap_or_else(|error| panic!("{script}: {error}"));
    (words(connection, &whole()) != before).then_some(script)
}

/// Every byte and kind of every field, to see whether anything became different.
fn whole() -> String {
    let fields: Vec<String> = ["seq"]
        .iter()
        .chain(&COLUMNS)
        .map(|one| format!("typeof({one}) || hex(COALESCE({one}, ''))"))
        .collect();
    format!(
        "SELECT {} AS words FROM audit_entry UNION ALL \
         SELECT hex(day) || hex(seq) || hex(hash) || hex(signature) FROM audit_head",
        fields.join(" || ',' || ")
    )
}

/// One bit of one field.
fn flipped(
    connection: &mut SqliteConnection,
    draw: &mut Draw,
    seq: i64,
    column: &str,
) -> Option<String> {
    let asked =
        format!("SELECT hex(COALESCE({column}, '')) AS words FROM audit_entry WHERE seq = {seq}");
    let stored = words(connection, &asked).pop()?;
    let bytes = stored.len() / 2;
    if bytes == 0 {
        return None;
    }
    let place = 2 * usize::try_from(draw.below(u64::try_from(bytes).unwrap())).unwrap();
    let byte = u8::from_str_radix(&stored[place..place + 2], 16).unwrap() ^ (1 << draw.below(8));
    let changed = format!("{}{byte:02X}{}", &stored[..place], &stored[place + 2..]);
    Some(format!(
        "UPDATE audit_entry SET {column} = CAST(x'{changed}' AS TEXT) WHERE seq = {seq}"
    ))
}

/// What stands in two rows, each in the other's place.
fn swapped(seq: i64, other: i64) -> String {
    let set: Vec<String> = COLUMNS
        .iter()
        .map(|one| format!("{one} = o.{one}"))
        .collect();
    let set = set.join(", ");
    format!(
        "CREATE TEMP TABLE kept AS SELECT * FROM audit_entry WHERE seq IN ({seq}, {other}); \
         UPDATE audit_entry SET {set} FROM (SELECT * FROM kept WHERE seq = {other}) o WHERE audit_entry.seq = {seq}; \
         UPDATE audit_entry SET {set} FROM (SELECT * FROM kept WHERE seq = {seq}) o WHERE audit_entry.seq = {other}; \
         DROP TABLE kept"
    )
}

/// A new entry at the end, that names the hash before it and has a hash of its own without the key.
fn forged(connection: &mut SqliteConnection) -> String {
    let last = words(
        connection,
        "SELECT hash AS words FROM audit_entry ORDER BY seq DESC LIMIT 1",
    );
    let hash = hexadecimal(&Sha256::digest(last.concat().as_bytes()));
    format!(
        "INSERT INTO audit_entry (seq, recorded_at, actor, means, deed, previous_hash, hash) \
         VALUES (241, '2026-11-23T09:00:00.000000Z', 'program', 'job', 'signed_in', '{}', '{hash}')",
        last.concat()
    )
}

/// A row is changed, and all rows from it on get hashes without the key that fit each other.
fn rechained(connection: &mut SqliteConnection, from: i64) -> String {
    let asked = format!(
        "SELECT hash AS words FROM audit_entry WHERE seq < {from} ORDER BY seq DESC LIMIT 1"
    );
    let mut previous = words(connection, &asked).concat();
    let mut script = format!("UPDATE audit_entry SET deed = 'signed_out' WHERE seq = {from};");
    for seq in from..=ENTRIES {
        let hash = hexadecimal(&Sha256::digest(format!("{previous}{seq}").as_bytes()));
        script.push_str(&format!(
            "UPDATE audit_entry SET hash = '{hash}', previous_hash = '{previous}' WHERE seq = {seq};"
        ));
        previous = hash;
    }
    script
}
