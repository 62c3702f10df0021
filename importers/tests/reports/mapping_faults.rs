//! Answers that can't be used, each told with its place.

use meetbaar_importers::mapping::Answers;

use crate::mapping::{ROWS, SAID, answers, made};

#[test]
fn answers_that_can_not_be_read_by_are_told_one_by_one() {
    let with = |changes: &[(u32, &'static str)]| -> Vec<(u32, &'static str)> {
        let kept = SAID
            .iter()
            .filter(|(column, _)| changes.iter().all(|(other, _)| other != column));
        kept.chain(changes)
            .filter(|(_, holds)| *holds != "not_read")
            .copied()
            .collect()
    };
    for (changes, told) in [
        (&[(1, "not_read")][..], vec!["field_missing candidate"]),
        (&[(3, "not_read")], vec!["field_missing start"]),
        (
            &[(5, "not_read"), (6, "not_read")],
            vec!["hours_missing paid_hours"],
        ),
        (&[(4, "start")], vec!["field_twice D"]),
        (&[(9, "role")], vec!["column_personal I"]),
        (
            &[(1, "not_read"), (7, "candidate")],
            vec!["column_personal G", "field_missing candidate"],
        ),
        (&[(12, "role")], vec!["heading_missing L"]),
        (&[(5, "period_hours")], vec!["heading_no_period E"]),
    ] {
        assert_eq!(
            made(ROWS, &answers(&with(changes))),
            Err(told.into_iter().map(str::to_owned).collect())
        );
    }
    let mut elsewhere = answers(SAID);
    elsewhere.tables[0].sheet = "Blad9".to_owned();
    assert_eq!(
        made(ROWS, &elsewhere),
        Err(vec!["sheet_unknown ".to_owned()])
    );
    elsewhere = answers(SAID);
    elsewhere.tables[0].heading_row = 3;
    assert_eq!(
        made(ROWS, &elsewhere),
        Err(vec!["heading_row_empty ".to_owned()])
    );
    let alike: &[&[&str]] = &[
        &[],
        &[],
        &[],
        &["Sleutel", "Groep", "Van", "Van", "Uren", "Uur"],
        &["1", "WW", "2026-07-01", "", "2", "3"],
    ];
    assert_eq!(
        made(alike, &answers(SAID)),
        Err(vec!["headings_alike end".to_owned()])
    );
    assert_eq!(
        made(ROWS, &Answers::default()),
        Err(vec!["no_tables ".to_owned()])
    );
}
