//! Texts that would be formulas, files that are damaged, more problems than fit: never a panic, never a broken sheet.

use std::{io::Cursor, panic, sync::Mutex};

use crate::{
    kept::{rich, rich_marking},
    packages::{part, parts, patched, repacked},
    words::{errors, mark, marking},
};
use meetbaar_importers::{
    limits::Limits,
    marking::{self, MOST_MARKS, Mark},
    problem::Severity,
    read, workbook,
};
use rust_xlsxwriter::Workbook;
use zip::ZipArchive;

static OWN_PANICS: Mutex<Vec<String>> = Mutex::new(Vec::new());

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most.max(1)
    }
}

#[test]
fn damaged_packages_are_marked_anew_or_not_at_all() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        if place.contains("importers/src") {
            OWN_PANICS.lock().unwrap().push(format!("{info}"));
        }
    }));
    let (whole, mut dice) = (rich(), Dice(11));
    for round in 0..400 {
        let spoilt = if round % 4 == 0 {
            let mut bytes = whole.clone();
            let place = dice.below(bytes.len());
            bytes[place] ^= 1 << dice.below(8);
            bytes
        } else {
            let spoil = dice.below(parts(&whole).len());
            let mut place = 0;
            repacked(&whole, |_, text| {
                place += 1;
                let mut bytes = text.into_bytes();
                if place == spoil + 1 && !bytes.is_empty() {
                    for _ in 0..=dice.below(3) {
                        let at = dice.below(bytes.len());
                        match dice.below(3) {
                            0 => bytes[at] = b'<',
                            1 => bytes.truncate(at.max(1)),
                            _ => bytes[at] = b'"',
                        }
                    }
                }
                String::from_utf8_lossy(&bytes).into_owned()
            })
        };
        if let Ok(made) = marking::mark(&spoilt, &Limits::default(), rich_marking()) {
            // Parts that nobody reads may be as damaged as they came.
            let archive = ZipArchive::new(Cursor::new(&made.bytes)).unwrap();
            let mut names = archive.file_names().map(|name| name.unwrap().into_owned());
            assert!(
                names.any(|name| name.contains("worksheets/sheet")),
                "{round}"
            );
        }
    }
    let _ = panic::take_hook();
    let panics = OWN_PANICS.lock().unwrap();
    assert!(panics.is_empty(), "{panics:?}");
}

#[test]
fn texts_are_texts_whatever_stands_in_them() {
    let harmful = "=HYPERLINK(\"http://x\")<c>&amp;\u{0}_x0041_\r\n123456782";
    let one = Mark {
        heading: harmful.to_owned(),
        found: harmful.to_owned(),
        advice: vec![harmful.to_owned()],
        ..mark("O'Brien", "A2", Severity::Warning, harmful)
    };
    let after = patched(&rich(), marking(vec![one]));
    let opened = workbook::open(&after, &Limits::default()).unwrap();
    let row = opened.sheets[0].rows().next_back().unwrap();
    let texts: Vec<_> = row.cells.iter().map(|cell| cell.text().unwrap()).collect();
    assert_eq!(texts[0], "Waarschuwing");
    let clean = "=HYPERLINK(\"http://x\")<c>&amp;_x0041_\n";
    assert_eq!(texts[3], format!("{clean}*********"));
    assert!(texts[5].starts_with(clean.trim_end()));
    let list = part(&after, "xl/worksheets/sheet5.xml");
    assert!(!list.contains("<f>") && list.contains("location=\"'O''Brien'!A2\""));
}

#[test]
fn a_hundred_thousand_problems_are_cut_to_what_programs_can_show() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for row in 0..30_000_u32 {
        sheet.write(row, 0, row).unwrap();
    }
    let bytes = book.save_to_buffer().unwrap();
    let cells: Vec<String> = (1..=30_000).map(|row| format!("A{row}")).collect();
    let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
    let mut all = errors("Sheet1", &cells);
    all.labels.omitted = Some("Er zijn er nog 10.000.".to_owned());
    let after = patched(&bytes, all);
    let list = part(&after, "xl/worksheets/sheet2.xml");
    assert_eq!(list.matches("<hyperlink ").count(), MOST_MARKS);
    assert!(list.contains("Er zijn er nog 10.000."));
    assert_eq!(
        part(&after, "xl/comments1.xml")
            .matches("<comment ")
            .count(),
        MOST_MARKS
    );
}

#[test]
fn the_list_of_problems_is_no_report_but_is_searched_for_citizen_numbers() {
    let after = patched(&rich(), rich_marking());
    let with_number = repacked(&after, |name, text| {
        if name == "xl/worksheets/sheet5.xml" {
            text.replace(
                "<t xml:space=\"preserve\">Wat er mis is</t>",
                "<t>BSN 123456782</t>",
            )
        } else {
            text
        }
    });
    assert_ne!(with_number, after);
    let codes: Vec<_> = read(&with_number, &Limits::default())
        .problems
        .iter()
        .map(|problem| problem.code.code())
        .collect();
    assert_eq!(codes, ["citizen_service_number"]);
}
