//! Lines of a file without a period, under the period that was stated at its upload: as if the file had stated it.

use std::collections::BTreeSet;

use meetbaar_domain::period::Period;
use meetbaar_importers::{
    checks::within,
    limits::Limits,
    problem::{Code, Problem},
    read,
    reading::{Line, Reading},
};

use crate::{
    samples::samples,
    sheets::{read_sheets, sheet},
};

/// A problem as the server stores it, apart from what is only shown.
type Key = (&'static str, &'static str, String, String);

fn key(problem: &Problem) -> Key {
    (
        problem.code.code(),
        problem.severity.code(),
        problem.sheet.clone(),
        problem.cell.clone(),
    )
}

fn keys<'reading>(problems: impl IntoIterator<Item = &'reading Problem>) -> BTreeSet<Key> {
    problems.into_iter().map(key).collect()
}

const PLACEMENTS: &[&str] = &[
    "Kandidaatnummer",
    "Doelgroep",
    "LDR",
    "Begindatum",
    "Einddatum",
    "Uren per week",
    "Verloonde uren",
];

/// A report whose title is an empty row or states the period, so that every cell keeps its place.
fn report(title: &[&str]) -> Reading {
    read_sheets(vec![sheet(
        "Lijst",
        &[
            &["Contract", "C-2024-1"],
            title,
            PLACEMENTS,
            &["A1", "WW", "n", "2026-01-01", "", "24", "312"],
            &["A2", "WW", "n", "2026-01-01", "", "24", "900"],
            &["A3", "WW", "n", "2026-04-01", "", "24", "10"],
            &["A4", "WW", "n", "2025-01-01", "2025-12-31", "24", "312"],
            &["A5", "WW", "n", "2026-01-01", "", "", "2161"],
            &["A6", "WW", "n", "2026-01-01", "", "", "2160"],
            &["A7", "Wajong", "n", "2026-04-02", "2026-04-01", "24", "900"],
            &["A8", "Wajong", "n", "2026-05-02", "", "24", "9000"],
            &["A9", "WW", "n", "2026-03-30", "", "10", "20"],
            &[],
            &[
                "Factuurnr",
                "Sociale onderneming",
                "Factuurdatum",
                "Bedrag ex btw",
            ],
            &["F1", "De Werf", "2026-04-01", "1250"],
            &["F2", "De Werf", "2026-03-31", "1250"],
            &[],
            &["Activiteit", "Datum", "Aantal uren"],
            &["Workshop", "2025-12-31", "6"],
        ],
    )])
}

fn first_quarter() -> Period {
    Period::quarter(2026, 1).unwrap()
}

#[test]
fn a_stated_period_gives_the_problems_that_one_in_the_file_gives() {
    let (own, beside) = (report(&["Periode", "Q1 2026"]), report(&[]));
    assert_eq!((own.period, beside.period), (Some(first_quarter()), None));
    let further: Vec<Problem> = beside
        .lines
        .iter()
        .flat_map(|line| within(line, first_quarter()))
        .collect();
    let codes: BTreeSet<Code> = further.iter().map(|problem| problem.code).collect();
    assert_eq!(
        codes,
        BTreeSet::from([
            Code::HoursOutOfRange,
            Code::StartAfterPeriod,
            Code::EndedBeforePeriod,
            Code::DateOutsidePeriod,
            Code::HoursExceedContract,
        ])
    );
    // A line that was refused without a period has its problems already, and gets no further ones.
    let together: BTreeSet<Key> = keys(&beside.problems)
        .union(&keys(&further))
        .cloned()
        .collect();
    let of_kept = |reading: BTreeSet<Key>| -> BTreeSet<Key> {
        let rows: BTreeSet<u32> = beside.lines.iter().map(|line| line.source.row).collect();
        reading
            .into_iter()
            .filter(|(_, _, _, cell)| rows.contains(&cell[1..].parse().unwrap()))
            .collect()
    };
    assert_eq!(of_kept(together), of_kept(keys(&own.problems)));
    for problem in &further {
        let same = own
            .problems
            .iter()
            .find(|other| key(other) == key(problem))
            .unwrap();
        assert_eq!(
            (&problem.found, &problem.expected),
            (&same.found, &same.expected)
        );
    }
}

#[test]
fn nothing_is_named_twice() {
    let reading = report(&[]);
    for line in &reading.lines {
        for problem in within(line, first_quarter()) {
            assert!(
                !reading
                    .problems
                    .iter()
                    .any(|other| key(other) == key(&problem))
            );
        }
    }
    let codes = |line: &Line| -> Vec<&str> {
        within(line, first_quarter())
            .iter()
            .map(|problem| problem.code.code())
            .collect()
    };
    assert!(codes(&reading.lines[0]).is_empty());
    assert_eq!(codes(&reading.lines[1]), ["hours_exceed_contract"]);
}

#[test]
fn every_sample_gets_from_its_lines_what_it_said_of_them() {
    const DEPENDING: [Code; 5] = [
        Code::HoursOutOfRange,
        Code::StartAfterPeriod,
        Code::EndedBeforePeriod,
        Code::DateOutsidePeriod,
        Code::HoursExceedContract,
    ];
    for sample in samples() {
        let reading = read(&sample.bytes, &Limits::default());
        let further: Vec<Problem> = reading
            .lines
            .iter()
            .filter_map(|line| Some((line, line.period.or(reading.period)?)))
            .flat_map(|(line, period)| within(line, period))
            .collect();
        let cells: BTreeSet<(&str, String)> = reading
            .lines
            .iter()
            .flat_map(|line| {
                let cells = line.source.cells.iter();
                cells.map(|(_, cell)| (line.source.sheet.as_str(), cell.to_string()))
            })
            .collect();
        let said = reading.problems.iter().filter(|problem| {
            DEPENDING.contains(&problem.code)
                && cells.contains(&(problem.sheet.as_str(), problem.cell.clone()))
        });
        assert_eq!(keys(&further), keys(said), "{}", sample.name);
    }
}
