//! What is written is read again, whatever it is; what is no reading is told.

use chrono::NaiveDate;
use meetbaar_domain::{
    amount::{Cents, Hours},
    period::Period,
    target_group::{BenefitDuration, TargetGroup},
};
use proptest::prelude::*;

use super::*;
use crate::{
    privacy::LinkingKey,
    problem::{Code, Severity},
    reading::{
        Account, Activity, Arrangement, Cells, Entry, Outcome, Placement, Purchase, Receiver,
        Source,
    },
    workbook::Address,
};

fn day() -> impl Strategy<Value = NaiveDate> {
    (1i32..3_000_000).prop_map(|number| NaiveDate::from_num_days_from_ce_opt(number).unwrap())
}

fn period() -> impl Strategy<Value = Period> {
    (day(), 0u64..4000)
        .prop_map(|(start, days)| Period::new(start, start + chrono::Days::new(days)).unwrap())
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        Just("\"\\\n\r\t\u{0}\u{2028}".to_owned()),
        "[A-Z]{1,3}[0-9]{1,6}"
    ]
}

fn placement() -> impl Strategy<Value = Placement> {
    let who = (
        text(),
        proptest::option::of(any::<[u8; 32]>()),
        0..TargetGroup::ALL.len(),
        any::<Option<bool>>(),
    );
    let duration = proptest::option::of(0..BenefitDuration::ALL.len());
    let hours = (any::<Option<i64>>(), any::<Option<i64>>());
    let arrangement = proptest::option::of(prop_oneof![
        Just(Arrangement::Permanent),
        Just(Arrangement::Temporary),
        Just(Arrangement::Secondment),
        Just(Arrangement::Apprenticeship),
        Just(Arrangement::Internship),
    ]);
    let words = (
        proptest::option::of(text()),
        proptest::option::of(text()),
        proptest::collection::vec(text(), 0..3),
    );
    (
        who,
        duration,
        day(),
        proptest::option::of(day()),
        hours,
        arrangement,
        words,
    )
        .prop_map(
            |((candidate, key, group, ldr), duration, start, end, hours, arrangement, words)| {
                Placement {
                    candidate,
                    linking_key: key.map(LinkingKey::of),
                    target_group: TargetGroup::ALL[group],
                    benefit_duration: duration.map(|place| BenefitDuration::ALL[place]),
                    ldr,
                    start,
                    end,
                    hours_per_week: hours.0.map(Hours),
                    paid_hours: hours.1.map(Hours),
                    arrangement,
                    role: words.0,
                    place: words.1,
                    bonuses: words.2,
                }
            },
        )
}

fn entry() -> impl Strategy<Value = Entry> {
    let named = (proptest::option::of(text()), proptest::option::of(text()));
    prop_oneof![
        placement().prop_map(Entry::Placement),
        (named, day(), any::<i64>()).prop_map(|((invoice, vendor), date, cents)| {
            Entry::Purchase(Purchase {
                invoice,
                vendor,
                date,
                amount: Cents(cents),
            })
        }),
        (text(), day(), any::<i64>()).prop_map(|(description, date, hours)| {
            Entry::Activity(Activity {
                description,
                date,
                hours: Hours(hours),
            })
        }),
        any::<i64>().prop_map(|cents| Entry::Turnover {
            amount: Cents(cents)
        }),
    ]
}

fn line() -> impl Strategy<Value = Line> {
    let name = prop_oneof![
        Just("candidate"),
        Just("start"),
        Just("paid_hours"),
        Just("period")
    ];
    let cell = (name, 1_u32..1_048_577, 1_u32..16_385);
    let cells = proptest::collection::vec(cell, 0..4).prop_map(|all| {
        let mut cells = Cells::default();
        for (name, row, column) in all {
            cells.insert(name, Address::new(row, column));
        }
        cells
    });
    let source = ("[AB]?", 1_u32..1_048_577, cells);
    (
        proptest::option::of(text()),
        proptest::option::of(period()),
        entry(),
        source,
    )
        .prop_map(|(contract, period, entry, (sheet, row, cells))| Line {
            contract,
            period,
            entry,
            source: Source { sheet, row, cells },
        })
}

fn problem() -> impl Strategy<Value = Problem> {
    let severity = prop_oneof![
        Just(Severity::Error),
        Just(Severity::Warning),
        Just(Severity::Note)
    ];
    let words = (
        proptest::option::of(text()),
        proptest::option::of(text()),
        proptest::option::of(text()),
        proptest::option::of(text()),
        proptest::option::of(text()),
    );
    (severity, 0..Code::ALL.len(), text(), text(), words).prop_map(
        |(severity, code, sheet, cell, words)| Problem {
            severity,
            code: Code::ALL[code],
            sheet,
            cell,
            heading: words.0,
            found: words.1,
            expected: words.2,
            field: words.3,
            suggestion: words.4,
        },
    )
}

fn conclusion() -> impl Strategy<Value = Conclusion> {
    let outcome = prop_oneof![
        Just(Outcome::Ready),
        Just(Outcome::NeedsCorrection),
        Just(Outcome::Refused),
        Just(Outcome::Unrecognised),
    ];
    let contracts = proptest::collection::vec(text(), 0..3);
    let sheets = proptest::collection::vec(text(), 0..3);
    let rows = any::<(u32, u32, u32, u32)>();
    (
        text(),
        any::<u32>(),
        outcome,
        proptest::option::of(period()),
        contracts,
        rows,
        sheets,
    )
        .prop_map(
            |(importer, importer_version, outcome, period, contracts, rows, sheets)| Conclusion {
                importer,
                importer_version,
                outcome,
                period,
                contracts,
                lines_share_period: rows.0 % 2 == 0,
                account: Account {
                    rows: rows.0,
                    with_lines: rows.1,
                    with_errors: rows.2,
                    no_data: rows.3,
                },
                sheets,
            },
        )
}

/// Everything that one reading sends.
#[derive(Clone, Debug, PartialEq)]
struct Everything {
    lines: Vec<Line>,
    problems: Vec<Problem>,
    conclusion: Conclusion,
}

fn reading() -> impl Strategy<Value = Everything> {
    let lines = proptest::collection::vec(line(), 0..12);
    let problems = proptest::collection::vec(problem(), 0..6);
    (lines, problems, conclusion()).prop_map(|(lines, problems, conclusion)| Everything {
        lines,
        problems,
        conclusion,
    })
}

fn written(reading: Everything) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = Writer::new(&mut bytes);
    for problem in reading.problems {
        writer.problem(problem);
    }
    for line in reading.lines {
        writer.line(line);
    }
    writer.end(reading.conclusion).unwrap();
    bytes
}

fn decoded(bytes: &[u8]) -> Result<Option<Everything>, WireFault> {
    let (mut decoder, mut lines, mut problems) = (Decoder::default(), vec![], vec![]);
    for line in bytes
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
    {
        match decoder.decode(line)? {
            Some(Event::Line(line)) => lines.push(line),
            Some(Event::Problem(problem)) => problems.push(problem),
            Some(Event::Conclusion(conclusion)) => {
                return Ok(Some(Everything {
                    lines,
                    problems,
                    conclusion,
                }));
            }
            Some(Event::Rows(_)) | None => {}
        }
    }
    Ok(None)
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(reading in reading()) {
        let bytes = written(reading.clone());
        prop_assert_eq!(decoded(&bytes), Ok(Some(reading)));
    }

    #[test]
    fn what_is_cut_or_garbled_never_panics_and_is_not_complete(
        reading in reading(),
        place in any::<prop::sample::Index>(),
        byte in any::<u8>(),
    ) {
        let mut bytes = written(reading);
        let cut = place.index(bytes.len() - 1);
        prop_assert!(!matches!(decoded(&bytes[..cut]), Ok(Some(_))));
        bytes[cut] = byte;
        let _ = decoded(&bytes);
    }
}

#[test]
fn parts_are_told_from_the_end_and_from_what_is_neither() {
    let bytes = written(Everything {
        lines: vec![],
        problems: vec![Problem::of_file(Code::EmptyFile)],
        conclusion: Conclusion::of(Outcome::Refused),
    });
    let sorted: Vec<_> = bytes.split(|byte| *byte == b'\n').map(sort).collect();
    assert!(
        matches!(
            sorted.as_slice(),
            [Ok(Sorted::Part), Ok(Sorted::Conclusion(_)), Err(WireFault)]
        ),
        "{sorted:?}"
    );
    assert_eq!(sort(b"{\"rows\":4000}"), Ok(Sorted::Rows(4000)));
    assert_eq!(sort(b"\"forget\""), Ok(Sorted::Forget));
    for bad in [
        &b"{\"rows\":-1}"[..],
        b"[]",
        b"{}",
        b"\xff",
        b"{\"reading\":{}}",
    ] {
        assert_eq!(sort(bad), Err(WireFault));
    }
}

#[test]
fn a_line_of_an_unknown_place_is_refused() {
    let line = b"{\"line\":{\"n\":0,\"r\":1,\"a\":[],\"e\":{\"t\":1}}}";
    assert_eq!(Decoder::default().decode(line), Err(WireFault));
}

#[test]
fn rows_are_told_now_and_then() {
    let mut bytes = Vec::new();
    let mut writer = Writer::new(&mut bytes);
    for rows in 1..=4500 {
        writer.rows(rows);
    }
    drop(writer);
    assert_eq!(bytes, b"{\"rows\":2000}\n{\"rows\":4000}\n");
}
