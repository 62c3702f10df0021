//! Entries of the audit log as they leave: as JSON, and as rows of csv that no spreadsheet takes for formulas.

use meetbaar_importers::harmless::harmless;
use serde_json::{Value, json as value};

use crate::storage::audit::Entry;

/// The fields of an entry with their names outside, in the order of the table.
fn named(entry: &Entry) -> [(&'static str, Option<&str>); 17] {
    [
        ("recordedAt", Some(entry.recorded_at.as_str())),
        ("actor", Some(entry.actor.as_str())),
        ("account", entry.account.as_deref()),
        ("role", entry.role.as_deref()),
        ("accountSupplier", entry.account_supplier.as_deref()),
        ("means", Some(entry.means.as_str())),
        ("address", entry.address.as_deref()),
        ("request", entry.request.as_deref()),
        ("route", entry.route.as_deref()),
        ("deed", Some(entry.deed.as_str())),
        ("objectKind", entry.object_kind.as_deref()),
        ("object", entry.object.as_deref()),
        ("contract", entry.contract.as_deref()),
        ("supplier", entry.supplier.as_deref()),
        ("was", entry.was.as_deref()),
        ("became", entry.became.as_deref()),
        ("details", entry.details.as_deref()),
    ]
}

/// Text that is JSON, as a value.
#[must_use]
pub fn parsed(text: Option<&str>) -> Value {
    text.and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default()
}

/// An entry as JSON.
#[must_use]
pub fn json(entry: &Entry) -> Value {
    let mut all = serde_json::Map::new();
    all.insert("number".to_owned(), value!(entry.seq));
    for (name, text) in named(entry) {
        let told = match name {
            "was" | "became" | "details" => parsed(text),
            _ => value!(text),
        };
        all.insert(name.to_owned(), told);
    }
    all.insert("previousHash".to_owned(), value!(entry.previous_hash));
    all.insert("hash".to_owned(), value!(entry.hash));
    Value::Object(all)
}

/// The first row of csv.
#[must_use]
pub fn csv_heading() -> String {
    let names = named(&Entry::default()).map(|(name, _)| name);
    format!("number,{},previousHash,hash", names.join(","))
}

/// A row of csv.
#[must_use]
pub fn csv_row(entry: &Entry) -> String {
    let fields = named(entry).map(|(_, text)| csv_field(text.unwrap_or_default()));
    let seq = entry.seq;
    let hashes = [&entry.previous_hash, &entry.hash].map(|hash| csv_field(hash));
    format!("{seq},{},{}", fields.join(","), hashes.join(","))
}

/// A field of csv: in quotation marks where that is needed, and harmless to spreadsheets.
#[must_use]
pub fn csv_field(text: &str) -> String {
    let text = harmless(text);
    if text.contains(['"', ',', ';', '\n', '\r', '\'']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_text_for_every_spreadsheet() {
        for (text, field) in [
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("a\"b", "\"a\"\"b\""),
            ("=1+1", "\"'=1+1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("-2", "\"'-2\""),
            ("\t=1", "\"'\t=1\""),
            ("＝1", "\"'＝1\""),
            (" =1", "\"' =1\""),
            ("", ""),
        ] {
            assert_eq!(csv_field(text), field);
        }
        let columns = csv_heading().split(',').count();
        assert_eq!(csv_row(&Entry::default()).split(',').count(), columns);
    }
}
