//! Which placements are in each other's way, as a table and as properties.

use super::*;

const HOUR: i64 = 10_000;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn quarter() -> Period {
    Period::quarter(2026, 3).unwrap()
}

fn weekly(duty: u8, hours: i64) -> Worked<u8> {
    Worked {
        duty,
        period: quarter(),
        starts: Some(day("2026-01-01")),
        ends: None,
        hours_per_week: Some(Hours(hours * HOUR)),
        paid_hours: None,
    }
}

fn paid(duty: u8, hours: i64) -> Worked<u8> {
    Worked {
        hours_per_week: None,
        paid_hours: Some(Hours(hours * HOUR)),
        ..weekly(duty, 0)
    }
}

fn from(duty: u8, hours: i64, first: &str, last: &str) -> Worked<u8> {
    Worked {
        starts: Some(day(first)),
        ends: Some(day(last)),
        ..weekly(duty, hours)
    }
}

#[test]
fn more_than_a_full_week_or_the_same_hours_is_a_conflict() {
    use ConflictKind::{OverFullWeek, SameHours};
    let unknown = Worked {
        hours_per_week: None,
        ..weekly(2, 0)
    };
    for (case, worked, expected) in [
        (
            "two full weeks",
            vec![weekly(1, 36), weekly(2, 36)],
            Some(OverFullWeek),
        ),
        ("half and half", vec![weekly(1, 20), weekly(2, 20)], None),
        (
            "just over",
            vec![weekly(1, 20), weekly(2, 21)],
            Some(OverFullWeek),
        ),
        (
            "three of them",
            vec![weekly(1, 20), weekly(2, 15), weekly(3, 15)],
            Some(OverFullWeek),
        ),
        ("one unknown", vec![weekly(1, 36), unknown], None),
        ("one duty", vec![weekly(1, 36), weekly(1, 36)], None),
        (
            "the same paid hours",
            vec![paid(1, 208), paid(2, 208)],
            Some(SameHours),
        ),
        (
            "a full week in two jobs",
            vec![paid(1, 264), paid(2, 265)],
            None,
        ),
        (
            "39 and 16 a week",
            vec![paid(1, 520), paid(2, 208)],
            Some(OverFullWeek),
        ),
        ("16 and 15 a week", vec![paid(1, 208), paid(2, 200)], None),
        (
            "the same, and too many",
            vec![paid(1, 520), paid(2, 520)],
            Some(OverFullWeek),
        ),
        ("no hours at all", vec![paid(1, 0), paid(2, 0)], None),
        (
            "one after the other",
            vec![
                from(1, 36, "2026-07-01", "2026-07-31"),
                from(2, 36, "2026-08-01", "2026-09-30"),
            ],
            None,
        ),
        (
            "a day together",
            vec![
                from(1, 36, "2026-07-01", "2026-08-01"),
                from(2, 36, "2026-08-01", "2026-09-30"),
            ],
            Some(OverFullWeek),
        ),
    ] {
        let found = conflicts(&worked, &[]);
        assert_eq!(found.first().map(|one| one.kind), expected, "{case}");
        assert!(found.len() < 2, "{case}");
    }
}

#[test]
fn conflicts_that_share_a_placement_are_one_and_others_stay_apart() {
    let worked = [
        weekly(1, 36),
        from(2, 36, "2026-07-01", "2026-07-31"),
        from(3, 36, "2026-09-01", "2026-09-30"),
    ];
    let found = conflicts(&worked, &[]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].placements, [0, 1, 2]);
    let apart = [
        from(1, 36, "2026-07-01", "2026-07-31"),
        from(2, 36, "2026-07-01", "2026-07-31"),
        from(1, 36, "2026-09-01", "2026-09-30"),
        from(2, 36, "2026-09-01", "2026-09-30"),
    ];
    let found = conflicts(&apart, &[]);
    let places: Vec<_> = found.into_iter().map(|one| one.placements).collect();
    assert_eq!(places, [[0, 1], [2, 3]]);
}

#[test]
fn what_was_agreed_is_no_conflict_until_something_comes_beside_it() {
    let worked = [
        from(1, 36, "2026-07-01", "2026-07-31"),
        weekly(2, 36),
        from(3, 36, "2026-09-01", "2026-09-30"),
    ];
    let agreed = [BTreeSet::from([0, 1])];
    assert_eq!(conflicts(&worked[..2], &agreed), []);
    let found = conflicts(&worked, &agreed);
    assert_eq!(found[0].placements, [1, 2]);
}

#[test]
fn a_shared_sign_makes_one_person() {
    let signs = [
        vec!["a"],
        vec!["b", "x"],
        vec![],
        vec!["c", "x"],
        vec!["a", "c"],
        vec!["d"],
    ];
    assert_eq!(people(signs), [vec![0, 1, 3, 4], vec![2], vec![5]]);
}

#[test]
fn a_broken_file_is_not_looked_at_for_ever() {
    let many: Vec<_> = (0..5_000)
        .map(|_| weekly(1, 1))
        .chain([weekly(2, 36)])
        .collect();
    assert_eq!(conflicts(&many, &[]), []);
}

proptest::proptest! {
    #[test]
    fn each_conflict_has_two_duties_and_no_placement_is_in_two(
        shifts in proptest::collection::vec((0_u8..4, 1_i64..50, 0_u64..90, 0_u64..40), 0..12),
    ) {
        let worked: Vec<_> = shifts
            .into_iter()
            .map(|(duty, hours, first, long)| {
                let first = day("2026-07-01") + chrono::Days::new(first);
                Worked {
                    starts: Some(first),
                    ends: Some(first + chrono::Days::new(long)),
                    ..weekly(duty, hours)
                }
            })
            .collect();
        let mut seen = BTreeSet::new();
        for conflict in conflicts(&worked, &[]) {
            let duties: BTreeSet<u8> = conflict.placements.iter().map(|place| worked[*place].duty).collect();
            proptest::prop_assert!(duties.len() > 1);
            for place in &conflict.placements {
                proptest::prop_assert!(seen.insert(*place));
            }
            // What a person agreed to in full is asked no second time.
            let agreed = [conflict.placements.iter().copied().collect()];
            let again = conflicts(&worked, &agreed);
            proptest::prop_assert!(again.iter().all(|one| one.placements != conflict.placements));
        }
    }
}
