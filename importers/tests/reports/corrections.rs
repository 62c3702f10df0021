//! Cells that were corrected on a screen: laid over a file of every kind before anything of it is judged, and never a way
//! to hide what stands in the file.

use meetbaar_importers::{
    corrections::Correction,
    external::{asked_of, write_cells},
    limits::Limits,
    problem::Code,
    read, read_with,
    reading::{Entry, Outcome, Reading},
    registry::Additions,
};

use crate::samples::{externals, samples};

const LIST: &str = "Contractnummer;Kandidaat;Doelgroep;Startdatum;Einddatum;Uren per week;Verloonde uren\n\
    ICT-2024-017;K-1;WW;31-09-2026;;24;300,00\n\
    ICT-2024-017;K-2;WW;01-07-2026;;24\n\
    ICT-2024-017;K-3;WW;01-07-2026;;24;10,00\n";

fn corrections(cells: &[(&str, &str, &str)]) -> Additions {
    let corrections = cells.iter().map(|(sheet, cell, value)| Correction {
        sheet: (*sheet).to_owned(),
        cell: (*cell).to_owned(),
        value: (*value).to_owned(),
    });
    Additions {
        corrections: corrections.collect(),
        ..Additions::default()
    }
}

fn corrected(text: &str, cells: &[(&str, &str, &str)]) -> Reading {
    read_with(text.as_bytes(), &Limits::default(), &corrections(cells))
}

fn codes(reading: &Reading) -> Vec<(Code, &str)> {
    let problems = reading.problems.iter();
    problems
        .filter(|one| one.severity == one.code.severity() && one.code != Code::NilReport)
        .map(|one| (one.code, one.cell.as_str()))
        .collect()
}

#[test]
fn a_value_counts_as_typed_in_files_of_every_kind() {
    let mut kinds = std::collections::BTreeSet::new();
    for sample in samples() {
        let before = read(&sample.bytes, &Limits::default());
        if before.outcome != Outcome::Ready {
            continue;
        }
        let Some((line, cell)) = before.lines.iter().find_map(|line| {
            let placement = matches!(line.entry, Entry::Placement(_));
            let cell = line.source.cells.get("candidate").filter(|_| placement)?;
            Some((line, cell.to_string()))
        }) else {
            continue;
        };
        let sheet = line.source.sheet.as_str();
        let after = read_with(
            &sample.bytes,
            &Limits::default(),
            &corrections(&[(sheet, &cell, " Z-99 ")]),
        );
        let named = after.lines.iter().any(|line| match &line.entry {
            Entry::Placement(placement) => placement.candidate == "Z-99",
            _ => false,
        });
        assert!(named, "{} {sheet}!{cell}", sample.name);
        assert_eq!(before.lines.len(), after.lines.len(), "{}", sample.name);
        let ending = sample.name.rsplit('.').next().unwrap().to_owned();
        kinds.insert(ending);
    }
    for kind in ["xlsx", "xls", "ods", "csv"] {
        assert!(kinds.contains(kind), "{kind} of {kinds:?}");
    }
}

#[test]
fn days_numbers_and_empty_cells_are_understood_as_cells_of_text() {
    let before = read(LIST.as_bytes(), &Limits::default());
    assert_eq!(before.outcome, Outcome::NeedsCorrection);
    let reading = corrected(
        LIST,
        &[
            ("", "D2", "01-07-2026"),
            ("", "F2", "36,5"),
            ("", "G3", "312,25"),
        ],
    );
    assert_eq!(codes(&reading), []);
    let read: Vec<(String, i64, Option<i64>)> = reading
        .lines
        .iter()
        .filter_map(|line| match &line.entry {
            Entry::Placement(one) => Some((
                one.start.to_string(),
                one.hours_per_week?.0,
                one.paid_hours.map(|hours| hours.0),
            )),
            _ => None,
        })
        .collect();
    assert_eq!(read[0], ("2026-07-01".to_owned(), 365_000, Some(3_000_000)));
    assert_eq!(read[1].2, Some(3_122_500), "beyond the row's last cell");
    let emptied = corrected(LIST, &[("", "D2", "01-07-2026"), ("", "B4", " ")]);
    assert_eq!(codes(&emptied), [(Code::MissingValue, "B4")]);
    let formula = corrected(LIST, &[("", "D2", "=VANDAAG()")]);
    assert_eq!(codes(&formula), [(Code::InvalidDate, "D2")]);
}

#[test]
fn what_lies_outside_the_table_is_told() {
    for (sheet, cell) in [
        ("", "D99"),
        ("", "H2"),
        ("Blad9", "D2"),
        ("", "XFD1048576"),
        ("", "A0"),
    ] {
        let reading = corrected(LIST, &[("", "D2", "01-07-2026"), (sheet, cell, "x")]);
        assert_eq!(
            codes(&reading),
            [(Code::CorrectionOutside, cell)],
            "{sheet}!{cell}"
        );
        assert_eq!(
            (reading.outcome, reading.lines.len()),
            (Outcome::NeedsCorrection, 3)
        );
    }
}

#[test]
fn a_correction_covers_no_citizen_number_up() {
    let certain = "Contractnummer;BSN;Doelgroep;Startdatum\nICT-2024-017;123456782;WW;01-07-2026\n";
    let reading = corrected(certain, &[("", "B1", "Kandidaat"), ("", "B2", "K-1")]);
    assert_eq!(reading.outcome, Outcome::Refused);
    assert_eq!(codes(&reading)[0].0, Code::CitizenServiceNumber);

    let doubtful = LIST
        .replace("K-1", "300000005")
        .replace("K-2", "300000001")
        .replace("K-3", "300000002");
    let reading = corrected(&doubtful, &[("", "B2", "K-1"), ("", "D2", "01-07-2026")]);
    assert_eq!(reading.outcome, Outcome::NeedsCorrection);
    assert!(
        codes(&reading).contains(&(Code::PossibleCitizenServiceNumber, "B2")),
        "{:?}",
        codes(&reading)
    );

    let typed = corrected(
        LIST,
        &[("", "D2", "01-07-2026"), ("", "B2", "BSN 123456782")],
    );
    assert_eq!(typed.outcome, Outcome::NeedsCorrection);
    assert!(
        codes(&typed).contains(&(Code::PossibleCitizenServiceNumber, "B2")),
        "{:?}",
        codes(&typed)
    );
    assert!(typed.problems.iter().all(|one| {
        one.found
            .as_deref()
            .is_none_or(|found| !found.contains("123456782"))
    }));
}

#[test]
fn a_heading_that_was_typed_refuses_no_file() {
    let invoices = "Contractnummer;Factuurnummer;Leverancier;Factuurdatum;Bedrag\n\
        ICT-2024-017;123456782;De Werf;15-07-2026;100,00\nICT-2024-017;300000001;De Werf;15-07-2026;100,00\n";
    let before = read(invoices.as_bytes(), &Limits::default());
    assert_eq!(before.outcome, Outcome::Ready, "{:?}", before.problems);
    let reading = corrected(invoices, &[("", "B1", "BSN")]);
    assert_eq!(reading.outcome, Outcome::NeedsCorrection);
    assert!(
        codes(&reading).contains(&(Code::PossibleCitizenServiceNumber, "B2")),
        "{:?}",
        codes(&reading)
    );
}

#[test]
fn an_external_format_is_told_what_was_typed() {
    let (folder, format) = externals().into_iter().next().unwrap();
    let sample = samples_in(&folder);
    let shown = |additions: &Additions| {
        let asked = asked_of(&sample, &Limits::default(), additions).unwrap();
        assert_eq!(asked.name, format.name);
        let mut cells = Vec::new();
        write_cells(&asked.workbook, &mut cells).unwrap();
        String::from_utf8(cells).unwrap()
    };
    let installed = meetbaar_importers::external::Installed {
        format: format.clone(),
        answer: None,
    };
    let mut additions = Additions {
        externals: vec![installed],
        ..Additions::default()
    };
    let before = shown(&additions);
    let last: serde_json::Value = serde_json::from_str(before.lines().last().unwrap()).unwrap();
    additions.corrections = vec![Correction {
        sheet: last["sheet"].as_str().unwrap().to_owned(),
        cell: last["cell"].as_str().unwrap().to_owned(),
        value: "een andere waarde".to_owned(),
    }];
    assert!(!before.contains("een andere waarde"));
    assert!(shown(&additions).contains("een andere waarde"));
}

fn samples_in(folder: &std::path::Path) -> Vec<u8> {
    let files = std::fs::read_dir(folder.join("samples")).unwrap();
    let mut paths: Vec<_> = files.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let sample = paths
        .iter()
        .find(|path| path.extension().is_none_or(|kind| kind != "json"));
    std::fs::read(sample.unwrap()).unwrap()
}
