//! A layout that a supplier changed, compared with what was said of it before; and what the screen is told.

use meetbaar_importers::mapping::{LayoutOrder, TablePlace, closest, layout_of};

use crate::{
    mapping::{ROWS, SAID, answers, made, workbook},
    sheets::sheet,
};

#[test]
fn a_changed_layout_is_compared_with_the_nearest_profile() {
    let profile = made(ROWS, &answers(SAID)).unwrap();
    let changed: Vec<Vec<&str>> = ROWS
        .iter()
        .map(|row| {
            let mut row: Vec<&str> = row
                .iter()
                .map(|cell| match *cell {
                    "Begonnen" => "Eerste dag",
                    other => other,
                })
                .collect();
            if row.len() > 6 {
                let moved = row.remove(5);
                row.insert(4, moved);
                row.push(if moved.starts_with("Klok") {
                    "Afdeling"
                } else {
                    "Noord"
                });
            }
            row
        })
        .collect();
    let rows: Vec<&[&str]> = changed.iter().map(Vec::as_slice).collect();
    let workbook = workbook(vec![sheet("Blad1", &rows)]);
    let difference = closest(std::slice::from_ref(&profile), &workbook).unwrap();
    assert_eq!(
        (difference.profile.as_str(), difference.place.heading_row),
        ("own_1", 4)
    );
    let missing: Vec<(&str, Option<&str>)> = difference
        .missing
        .iter()
        .map(|one| (one.heading.as_str(), one.at.as_deref()))
        .collect();
    assert_eq!(missing, [("Begonnen", Some("C"))]);
    let new: Vec<(&str, &str)> = difference
        .new
        .iter()
        .map(|one| (one.heading.as_str(), one.at.as_str()))
        .collect();
    assert_eq!(new, [("Eerste dag", "C"), ("Afdeling", "J")]);
    let moved: Vec<(&str, &str, &str)> = difference
        .moved
        .iter()
        .map(|one| (one.heading.as_str(), one.from.as_str(), one.to.as_str()))
        .collect();
    assert_eq!(
        moved,
        [("Klokuren Q3 2026", "F", "E"), ("Grootte", "E", "F")]
    );
    assert_eq!(
        closest(
            std::slice::from_ref(&profile),
            &self::workbook(vec![sheet("Blad1", ROWS)])
        ),
        None,
        "it fits"
    );
    let other: &[&[&str]] = &[&["Iets", "Heel", "Anders"], &["1", "2", "3"]];
    assert_eq!(
        closest(&[profile], &self::workbook(vec![sheet("Blad1", other)])),
        None,
        "it is another layout"
    );
}

#[test]
fn a_row_of_data_that_is_pointed_at_shows_nobody() {
    let workbook = workbook(vec![sheet("Blad1", ROWS)]);
    let order = LayoutOrder {
        place: Some(TablePlace {
            sheet: "Blad1".to_owned(),
            heading_row: 5,
            heading_height: 1,
            kind: None,
        }),
        ..LayoutOrder::default()
    };
    let answer = layout_of(&workbook, &order);
    let (_, heading) = answer.chosen.unwrap();
    let shown: Vec<&str> = heading
        .columns
        .iter()
        .map(|column| column.heading.as_str())
        .collect();
    assert!(
        shown.contains(&"A-001") && !shown.contains(&"Jan Jansen"),
        "{shown:?}"
    );
    let mut said = answers(&[(7, "role")]);
    said.tables[0].heading_row = 5;
    let told = made(ROWS, &said).unwrap_err();
    assert!(told.contains(&"heading_missing G".to_owned()), "{told:?}");
}
