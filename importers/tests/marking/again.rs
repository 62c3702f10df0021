//! Round and round: a marked workbook that was mended in part, and is marked once more.

use crate::{
    packages::{part, parts, patched, repacked, sample},
    words::{errors, marking_of},
};
use meetbaar_importers::{limits::Limits, read, reading::Reading, workbook};

fn cells(reading: &Reading) -> Vec<&str> {
    reading
        .problems
        .iter()
        .map(|problem| problem.cell.as_str())
        .collect()
}

/// The workbook with a cell of its report changed by hand.
fn mended(bytes: &[u8]) -> Vec<u8> {
    repacked(bytes, |name, text| {
        if name == "xl/worksheets/sheet1.xml" {
            text.replace("<is><t>vierentwintig</t></is>", "<is><t>24</t></is>")
        } else {
            text
        }
    })
}

#[test]
fn what_was_mended_loses_its_colour_and_note_and_the_rest_keeps_one() {
    let first = sample("fout-02-cellen.xlsx");
    let once = patched(&first, marking_of(&read(&first, &Limits::default())));
    let mended = mended(&once);
    let reading = read(&mended, &Limits::default());
    assert!(
        !cells(&reading).contains(&"G6") && cells(&reading).contains(&"F2"),
        "{reading:?}"
    );
    let twice = patched(&mended, marking_of(&reading));
    let names: Vec<_> = workbook::open(&twice, &Limits::default())
        .unwrap()
        .sheets
        .into_iter()
        .map(|sheet| sheet.name)
        .collect();
    assert_eq!(names, ["Fouten", "Rapportage"]);
    assert_eq!(parts(&twice).len(), parts(&once).len());
    let notes = part(&twice, "xl/comments1.xml");
    assert!(!notes.contains("ref=\"G6\"") && notes.contains("ref=\"F2\""));
    assert_eq!(notes.matches("<comment ").count(), reading.problems.len());
    assert_eq!(
        part(&twice, "xl/drawings/vmlDrawing1.vml")
            .matches("<v:shape ")
            .count(),
        reading.problems.len()
    );
    let style = |bytes: &[u8], cell: &str| {
        let sheet = part(bytes, "xl/worksheets/sheet1.xml");
        let tag = sheet
            .split('<')
            .find(|tag| tag.contains(&format!("r=\"{cell}\"")))
            .unwrap()
            .to_owned();
        let style = tag
            .split(" s=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        style.unwrap().parse::<usize>().unwrap()
    };
    let fill = |bytes: &[u8], cell: &str| {
        let styles = part(bytes, "xl/styles.xml");
        let cells = styles.split("<cellXfs").nth(1).unwrap();
        let own = cells.split("<xf ").nth(style(bytes, cell) + 1).unwrap();
        own.split("fillId=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(fill(&twice, "G6"), "0");
    assert_ne!(fill(&once, "G6"), "0");
    assert_ne!(fill(&twice, "F2"), "0");
    assert_eq!(read(&twice, &Limits::default()), reading);
}

#[test]
fn a_workbook_without_a_problem_left_is_clean_again() {
    let first = sample("ict-01-lijst.xlsx");
    let once = patched(&first, errors("Rapportage", &["A1"]));
    let sheet = workbook::open(&first, &Limits::default()).unwrap().sheets[0]
        .name
        .clone();
    let marked = patched(&first, errors(&sheet, &["C3", "D4"]));
    let cleared = patched(&marked, errors(&sheet, &[]));
    assert_eq!(
        part(&cleared, "xl/comments1.xml")
            .matches("<comment ")
            .count(),
        0
    );
    assert_eq!(
        part(&cleared, "xl/drawings/vmlDrawing1.vml")
            .matches("<v:shape ")
            .count(),
        0
    );
    assert_eq!(
        read(&cleared, &Limits::default()),
        read(&first, &Limits::default())
    );
    assert!(!parts(&once).is_empty());
}
