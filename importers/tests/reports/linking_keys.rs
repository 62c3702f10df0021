//! Linking keys: read where they are whole, and never told where something else stands in their column.

use meetbaar_importers::{
    privacy::LinkingKey,
    reading::{Entry, Outcome, Reading},
};

use crate::sheets::{problems, read_rows};

const HEADINGS: [&str; 7] = [
    "Kandidaatnummer",
    "Koppelsleutel",
    "Doelgroep",
    "Startdatum",
    "Einddatum",
    "Uren per week",
    "Verloonde uren",
];

fn reading(key: &str) -> Reading {
    let line = ["K1", key, "WW", "2026-07-01", "", "24", "312"];
    let other = ["K2", "", "WW", "2026-07-01", "", "24", "312"];
    read_rows(&[&HEADINGS, &line, &other])
}

fn keys(reading: &Reading) -> Vec<Option<LinkingKey>> {
    reading
        .lines
        .iter()
        .map(|line| match &line.entry {
            Entry::Placement(placement) => placement.linking_key.clone(),
            _ => None,
        })
        .collect()
}

#[test]
fn a_key_is_read_beside_its_candidate_and_may_lack() {
    let key = LinkingKey::of([3; 32]);
    let reading = reading(&key.text().to_uppercase());
    assert_eq!(reading.outcome, Outcome::Ready, "{:?}", problems(&reading));
    assert_eq!(keys(&reading), [Some(key), None]);
    let cell = reading.lines[0].source.cells.get("linking_key");
    assert_eq!(cell.map(|cell| cell.to_string()).as_deref(), Some("B2"));
}

#[test]
fn what_stands_in_the_place_of_a_key_is_not_told() {
    for wrong in ["Jansen, 01-02-1980", "mbk1qqqq", "ab12cd34"] {
        let reading = reading(wrong);
        assert_eq!(reading.outcome, Outcome::NeedsCorrection, "{wrong}");
        let told: Vec<_> = reading
            .problems
            .iter()
            .filter(|one| one.code.code() == "invalid_linking_key")
            .collect();
        assert_eq!(told.len(), 1, "{wrong}");
        assert_eq!((told[0].cell.as_str(), &told[0].found), ("B2", &None));
        assert!(told[0].suggestion.is_none());
        let all = format!("{:?}", reading.problems);
        assert!(!all.contains(wrong), "{all}");
    }
}
