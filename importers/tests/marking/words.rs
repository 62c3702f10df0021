//! Words of a sheet of problems, and the marks of a reading in plain codes.

use meetbaar_importers::{
    marking::{Labels, Mark, Marking},
    problem::Severity,
    reading::Reading,
    workbook::Address,
};

/// Dutch words, as the server gives them.
pub(crate) fn labels() -> Labels {
    let columns = [
        "Ernst",
        "Werkblad",
        "Cel",
        "Kolom",
        "Er staat",
        "Wat er mis is",
        "Wat u doet",
    ];
    Labels {
        tab: "Fouten".to_owned(),
        title: "Fouten in uw rapportage".to_owned(),
        summary: "11 fouten, 2 waarschuwingen".to_owned(),
        explanation: "Verbeter de gekleurde cellen.".to_owned(),
        omitted: None,
        columns: columns.map(str::to_owned),
        error: "Fout".to_owned(),
        warning: "Waarschuwing".to_owned(),
        note: "Opmerking".to_owned(),
        whole_file: "Hele bestand".to_owned(),
        only_sheet: "Rapportage".to_owned(),
    }
}

/// A mark at a cell.
pub(crate) fn mark(sheet: &str, cell: &str, severity: Severity, title: &str) -> Mark {
    Mark {
        sheet: sheet.to_owned(),
        cell: Address::parse(cell),
        severity,
        title: title.to_owned(),
        heading: String::new(),
        found: String::new(),
        advice: vec!["Doe er iets aan.".to_owned()],
    }
}

/// Marks with the words around them.
pub(crate) fn marking(marks: Vec<Mark>) -> Marking {
    Marking {
        marks,
        labels: labels(),
    }
}

/// Errors at cells of one sheet.
pub(crate) fn errors(sheet: &str, cells: &[&str]) -> Marking {
    let mark = |cell: &&str| mark(sheet, cell, Severity::Error, "Dit klopt niet");
    marking(cells.iter().map(mark).collect())
}

/// The marks of a reading.
pub(crate) fn marking_of(reading: &Reading) -> Marking {
    let marks = reading.problems.iter().map(|problem| Mark {
        heading: problem.heading.clone().unwrap_or_default(),
        found: problem.found.clone().unwrap_or_default(),
        ..mark(
            &problem.sheet,
            &problem.cell,
            problem.severity,
            problem.code.code(),
        )
    });
    marking(marks.collect())
}
