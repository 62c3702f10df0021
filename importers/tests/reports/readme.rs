//! The worked examples of the README are what the program takes, not only what it once took.

use std::fs;

use meetbaar_importers::{
    external::{Answer, External, Installed, write_cells},
    limits::Limits,
    profiles::Profile,
    read_with,
    reading::Outcome,
    registry::Additions,
    workbook,
};

/// The blocks of a kind, in order.
fn blocks(kind: &str) -> Vec<String> {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let start = format!("```{kind}\n");
    let blocks = text.split(&start).skip(1);
    blocks
        .map(|rest| rest.split("```").next().unwrap().to_owned())
        .collect()
}

#[test]
fn the_profile_of_the_readme_is_one() {
    let profile = Profile::parse(&blocks("toml")[0]).unwrap();
    assert_eq!(
        (profile.name.as_str(), profile.tables.len()),
        ("klussen", 2)
    );
}

#[test]
fn the_rust_example_of_the_readme_is_a_format_that_ships() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src/formats/delimited_text/mod.rs"
    );
    let shipped = fs::read_to_string(path).unwrap();
    let shown = &blocks("rust")[0];
    for line in shown.lines() {
        assert!(shipped.lines().any(|other| other == line), "{line}");
    }
}

#[test]
fn the_external_format_of_the_readme_reads_what_it_is_told() {
    let format = External::parse(&blocks("toml")[1]).unwrap();
    let records = blocks("jsonl");
    let text = b"Ploeg;Uur\nK-1;8\n";
    let opened = workbook::open(text, &Limits::default()).unwrap();
    let mut cells = Vec::new();
    write_cells(&opened, &mut cells).unwrap();
    assert_eq!(String::from_utf8(cells).unwrap(), records[0]);
    let additions = Additions {
        externals: vec![Installed {
            format,
            answer: Some(Answer::Said(records[1].clone())),
        }],
        ..Additions::default()
    };
    let reading = read_with(text, &Limits::default(), &additions);
    assert_eq!(
        (reading.importer.as_str(), reading.outcome),
        ("ploegen", Outcome::Ready)
    );
    assert_eq!((reading.lines.len(), reading.problems.len()), (1, 1));
}

#[test]
fn every_field_of_a_profile_is_named_in_the_readme() {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let fields = meetbaar_importers::columns::Field::ALL;
    for field in fields.iter().map(|field| field.code()) {
        let unread = ["personal", "citizen_number"].contains(&field);
        assert!(unread || text.contains(field), "{field}");
    }
}
