//! The samples, marked: what has no problem is the same byte for byte, and they are read as before.

use std::collections::BTreeSet;

use crate::{
    packages::{Part, part, parts, patched, sample, samples},
    words::marking_of,
};
use meetbaar_importers::{limits::Limits, read, reading::Outcome, workbook};

/// Parts of the samples that change whatever is marked; the sheets with problems come on top.
const CHANGED: [&str; 4] = [
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
];

#[test]
fn parts_without_a_problem_are_the_same_packed_bytes_in_the_same_order() {
    for (name, bytes) in samples("xlsx") {
        let reading = read(&bytes, &Limits::default());
        let (before, after) = (parts(&bytes), parts(&patched(&bytes, marking_of(&reading))));
        let names = |parts: &[Part]| {
            parts
                .iter()
                .map(|part| part.name.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&after)[..before.len()], names(&before), "{name}");
        let with_problems = reading
            .problems
            .iter()
            .any(|problem| !problem.cell.is_empty());
        for (old, new) in before.iter().zip(&after) {
            let is_sheet = old.name.starts_with("xl/worksheets/") && with_problems;
            if !CHANGED.contains(&old.name.as_str()) && !is_sheet {
                assert!(old == new, "{name}: {}", old.name);
            }
        }
    }
}

/// The tags of a part, each with the text before it.
fn tags(text: &str) -> Vec<&str> {
    text.split_inclusive('>').collect()
}

/// Every difference between two sheets must be one that a mark makes at one of the cells.
fn assert_only_marks(before: &str, after: &str, cells: &BTreeSet<String>) {
    let (before, after) = (tags(before), tags(after));
    let mut old = before.iter().peekable();
    for new in after {
        if old.peek() == Some(&&new) {
            old.next();
            continue;
        }
        let cell = new
            .split("r=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let is_marked = new.contains("<c ") && cell.is_some_and(|cell| cells.contains(cell));
        let styleless = |tag: &str| {
            let mut kept = String::new();
            for (place, piece) in tag.split(" s=\"").enumerate() {
                kept.push_str(if place == 0 {
                    piece
                } else {
                    piece.split_once('"').unwrap().1
                });
            }
            kept
        };
        if old
            .peek()
            .is_some_and(|old| styleless(old) == styleless(new))
        {
            assert!(is_marked, "{new}");
            old.next();
        } else {
            assert!(
                is_marked || new.contains("<legacyDrawing "),
                "{new} instead of {:?}",
                old.peek()
            );
        }
    }
    assert_eq!(old.next(), None);
}

#[test]
fn a_sheet_changes_at_its_marked_cells_and_nowhere_else() {
    for (name, bytes) in samples("xlsx") {
        let reading = read(&bytes, &Limits::default());
        let after = patched(&bytes, marking_of(&reading));
        // Each of these samples has its problems on its first sheet.
        let cells: BTreeSet<String> = reading
            .problems
            .iter()
            .map(|problem| problem.cell.clone())
            .collect();
        let sheet = "xl/worksheets/sheet1.xml";
        if name != "bouw-02-projecten.xlsx" {
            assert_only_marks(&part(&bytes, sheet), &part(&after, sheet), &cells);
        }
    }
}

#[test]
fn a_marked_workbook_is_read_as_before() {
    for (name, bytes) in samples("xlsx") {
        let before = read(&bytes, &Limits::default());
        let after = read(&patched(&bytes, marking_of(&before)), &Limits::default());
        assert_eq!(before, after, "{name}");
    }
}

#[test]
fn every_problem_has_a_row_a_colour_and_a_note() {
    let bytes = sample("fout-02-cellen.xlsx");
    let reading = read(&bytes, &Limits::default());
    assert_eq!(reading.outcome, Outcome::NeedsCorrection);
    let after = patched(&bytes, marking_of(&reading));
    let opened = workbook::open(&after, &Limits::default()).unwrap();
    assert_eq!(opened.sheets[0].name, "Fouten");
    assert_eq!(opened.sheets[1].name, "Rapportage");
    let (notes, list) = (
        part(&after, "xl/comments1.xml"),
        part(&after, "xl/worksheets/sheet2.xml"),
    );
    let drawing = part(&after, "xl/drawings/vmlDrawing1.vml");
    assert_eq!(drawing.matches("<v:shape ").count(), reading.problems.len());
    for problem in &reading.problems {
        let cell = &problem.cell;
        assert!(notes.contains(&format!("ref=\"{cell}\"")), "{cell}");
        assert!(
            list.contains(&format!("location=\"'Rapportage'!{cell}\"")),
            "{cell}"
        );
        assert!(list.contains(problem.code.code()), "{cell}");
    }
    assert!(
        notes.contains(">Fout: missing_value<")
            && notes.contains(">Waarschuwing: hours_exceed_contract<")
    );
    let styles = part(&after, "xl/styles.xml");
    assert!(styles.contains("FFFFC4C3") && styles.contains("FFFFE296"));
}
