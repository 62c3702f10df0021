//! What is asked of every format and every sample beside it, whoever wrote them.

use crate::samples::{Sample, samples};
use meetbaar_importers::{
    columns::Learned,
    formats,
    formats::{Format, Recognition},
    json::to_expected,
    limits::Limits,
    profiles::SHIPPED,
    read,
    reading::{Outcome, Reading},
    registry::{FormatKind, listed},
    workbook::{self, Address, Workbook},
};
use serde_json::Value;

fn opened(sample: &Sample) -> Workbook {
    workbook::open(&sample.bytes, &Limits::default())
        .unwrap_or_else(|why| panic!("{}: {why:?}", sample.name))
}

fn reading(sample: &Sample) -> Reading {
    read(&sample.bytes, &Limits::default())
}

#[test]
fn every_format_has_a_name_a_version_a_title_and_samples() {
    let formats = listed();
    for format in &formats {
        let known: Vec<String> = samples()
            .into_iter()
            .filter(|sample| sample.format == format.name)
            .map(|sample| sample.name)
            .collect();
        assert!(format.version >= 1 && !format.title.is_empty());
        assert!(!known.is_empty(), "{} has no sample", format.name);
        assert_eq!(format.samples, known, "{}", format.name);
    }
    let mut names: Vec<&str> = formats.iter().map(|format| format.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), formats.len(), "two formats share a name");
    assert!(
        samples()
            .iter()
            .all(|sample| names.contains(&sample.format.as_str()))
    );
}

/// The formats of a kind that are sure of a workbook.
fn sure(workbook: &Workbook, kind: FormatKind) -> Vec<&'static str> {
    let profiles = SHIPPED.iter().map(|profile| -> &dyn Format { profile });
    let formats: Vec<&dyn Format> = match kind {
        FormatKind::Profile => profiles.collect(),
        _ => formats().to_vec(),
    };
    formats
        .into_iter()
        .filter(|format| format.recognise(workbook, &Learned::default()) == Recognition::Surely)
        .map(Format::name)
        .collect()
}

/// What is made for a layout goes before what knows many: a Rust format may know the sample of a profile as well.
#[test]
fn a_sample_is_recognised_by_its_own_format_and_by_no_other() {
    for sample in samples() {
        let workbook = opened(&sample);
        let own = [sample.format.as_str()];
        let format = listed().into_iter().find(|one| one.name == sample.format);
        let kind = format.unwrap().kind;
        assert_eq!(sure(&workbook, kind), own, "{}", sample.name);
        if kind == FormatKind::Rust {
            let profiles = sure(&workbook, FormatKind::Profile);
            assert!(profiles.is_empty(), "{} by {profiles:?}", sample.name);
        }
        let reading = reading(&sample);
        assert!(reading.outcome == Outcome::Refused || reading.importer == sample.format);
    }
}

#[test]
fn a_sample_reads_as_expected() {
    for sample in samples() {
        let actual = to_expected(&sample.name, &reading(&sample));
        let only = sample
            .expected
            .get("compare_only")
            .and_then(Value::as_array);
        let keys: Vec<&str> = match only {
            Some(keys) => keys.iter().filter_map(Value::as_str).collect(),
            None => vec![
                "file",
                "outcome",
                "period",
                "contracts",
                "lines",
                "problems",
            ],
        };
        for key in keys {
            assert_eq!(actual[key], sample.expected[key], "{}: {key}", sample.name);
        }
    }
}

#[test]
fn no_row_is_lost_in_silence() {
    for sample in samples() {
        let account = reading(&sample).account;
        let told = account.with_lines + account.with_errors + account.no_data;
        assert_eq!(account.rows, told, "{}: {account:?}", sample.name);
    }
}

#[test]
fn every_line_and_every_problem_points_to_a_real_cell() {
    for sample in samples() {
        let (workbook, reading) = (opened(&sample), reading(&sample));
        let holds = |sheet: &str, cell: &str| {
            let address = Address::parse(cell).unwrap_or_else(|| panic!("{}: {cell}", sample.name));
            workbook
                .sheets
                .iter()
                .any(|other| other.name == sheet && other.holds(address))
        };
        for problem in reading
            .problems
            .iter()
            .filter(|problem| !problem.cell.is_empty())
        {
            assert!(
                holds(&problem.sheet, &problem.cell),
                "{}: {problem:?}",
                sample.name
            );
        }
        for line in &reading.lines {
            assert!(!line.source.cells.is_empty(), "{}: {line:?}", sample.name);
            for (_, cell) in line.source.cells.iter() {
                assert!(
                    holds(&line.source.sheet, &cell.to_string()),
                    "{}: {cell}",
                    sample.name
                );
            }
        }
    }
}

#[test]
fn twice_gives_the_same() {
    for sample in samples() {
        assert_eq!(reading(&sample), reading(&sample), "{}", sample.name);
    }
}

#[test]
fn a_refused_file_shows_no_value() {
    for sample in samples() {
        let reading = reading(&sample);
        if reading.outcome == Outcome::Refused {
            assert!(reading.lines.is_empty(), "{}", sample.name);
            assert!(
                reading
                    .problems
                    .iter()
                    .all(|problem| problem.found.is_none()),
                "{}",
                sample.name
            );
        }
    }
}
