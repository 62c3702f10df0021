//! What is asked of every format and every sample beside it, whoever wrote them.

use crate::samples::{Sample, externals, samples, samples_of_every_kind, with_externals};
use meetbaar_importers::{
    columns::Learned,
    formats,
    formats::{Format, Recognition},
    json::to_expected,
    limits::Limits,
    profiles::SHIPPED,
    read_with,
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
    read_with(
        &sample.bytes,
        &Limits::default(),
        &with_externals(&sample.bytes),
    )
}

/// Kind and name of every format: those that ship, and the worked examples of external ones.
fn every_format() -> Vec<(FormatKind, String)> {
    let shipped = listed()
        .into_iter()
        .map(|format| (format.kind, format.name));
    let externals = externals().into_iter();
    let externals = externals.map(|(_, format)| (FormatKind::External, format.name));
    shipped.chain(externals).collect()
}

#[test]
fn every_format_has_a_name_a_version_a_title_and_samples() {
    for format in &listed() {
        let known: Vec<String> = samples()
            .into_iter()
            .filter(|sample| sample.format == format.name)
            .map(|sample| sample.name)
            .collect();
        assert!(format.version >= 1 && !format.title.is_empty());
        assert_eq!(format.samples, known, "{}", format.name);
    }
    let mut names: Vec<String> = every_format().into_iter().map(|(_, name)| name).collect();
    let samples = samples_of_every_kind();
    for name in &names {
        assert!(
            samples.iter().any(|sample| sample.format == *name),
            "{name} has no sample"
        );
    }
    assert!(samples.iter().all(|sample| names.contains(&sample.format)));
    names.sort_unstable();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all, "two formats share a name");
}

/// The formats of a kind that are sure of a workbook.
fn sure(workbook: &Workbook, kind: FormatKind) -> Vec<String> {
    let externals = with_externals(b"").externals;
    let formats: Vec<&dyn Format> = match kind {
        FormatKind::Rust => formats().to_vec(),
        FormatKind::Profile => SHIPPED.iter().map(|one| -> &dyn Format { one }).collect(),
        FormatKind::External => externals.iter().map(|one| -> &dyn Format { one }).collect(),
    };
    formats
        .into_iter()
        .filter(|format| format.recognise(workbook, &Learned::default()) == Recognition::Surely)
        .map(|format| format.name().to_owned())
        .collect()
}

/// What is made for a layout goes before what knows many: a Rust format may know the sample of a profile as well.
#[test]
fn a_sample_is_recognised_by_its_own_format_and_by_no_other() {
    let formats = every_format();
    for sample in samples_of_every_kind() {
        let workbook = opened(&sample);
        let format = formats.iter().find(|(_, name)| *name == sample.format);
        let (own, _) = format.unwrap();
        for kind in [FormatKind::Rust, FormatKind::Profile, FormatKind::External] {
            let expected: &[&str] = if kind == *own { &[&sample.format] } else { &[] };
            if kind == *own || kind != FormatKind::Rust {
                assert_eq!(sure(&workbook, kind), expected, "{}", sample.name);
            }
        }
        let reading = reading(&sample);
        assert!(reading.outcome == Outcome::Refused || reading.importer == sample.format);
    }
}

#[test]
fn a_sample_reads_as_expected() {
    for sample in samples_of_every_kind() {
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
    for sample in samples_of_every_kind() {
        let account = reading(&sample).account;
        let told = account.with_lines + account.with_errors + account.no_data;
        assert_eq!(account.rows, told, "{}: {account:?}", sample.name);
    }
}

#[test]
fn every_line_and_every_problem_points_to_a_real_cell() {
    for sample in samples_of_every_kind() {
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
    for sample in samples_of_every_kind() {
        assert_eq!(reading(&sample), reading(&sample), "{}", sample.name);
    }
}

#[test]
fn a_refused_file_shows_no_value() {
    for sample in samples_of_every_kind() {
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
