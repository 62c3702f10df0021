//! Marked workbooks opened by LibreOffice: what people see in it, and what is read of what it saves.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    kept::{rich, rich_marking},
    odd_packages::odd,
    packages::{marked, part, patched, sample},
    words::{errors, marking_of},
};
use meetbaar_importers::{limits::Limits, read};

/// A folder of its own for one test, gone afterwards.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("meetbaar-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Has LibreOffice open files and save them in another format; gives what it saved, in order.
fn saved(folder: &Path, files: &[(&str, &[u8])], format: &str) -> Vec<Vec<u8>> {
    let from: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    for (path, (_, bytes)) in from.iter().zip(files) {
        fs::write(path, bytes).unwrap();
    }
    let to = folder.join(format);
    let profile = folder.join("profile");
    let done = Command::new("soffice")
        .arg(format!(
            "-env:UserInstallation=file://{}",
            profile.display()
        ))
        .args([
            "--headless",
            "--norestore",
            "--convert-to",
            format,
            "--outdir",
        ])
        .arg(&to)
        .args(&from)
        .output()
        .unwrap_or_else(|error| panic!("soffice can't be run ({error}): run `make setup`"));
    let told = String::from_utf8_lossy(&done.stderr).into_owned();
    from.iter()
        .map(|path| {
            let saved = to.join(path.file_name().unwrap()).with_extension(format);
            fs::read(&saved)
                .unwrap_or_else(|_| panic!("LibreOffice saved no {}: {told}", saved.display()))
        })
        .collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The elements of a name in flat XML, each up to its end.
fn elements<'text>(text: &'text str, name: &str) -> Vec<&'text str> {
    let end = format!("</{name}>");
    text.split(&format!("<{name} "))
        .skip(1)
        .map(|rest| rest.split(&end).next().unwrap())
        .collect()
}

/// Whether a link goes to a cell: LibreOffice leaves some in the notation of Excel.
fn links_to(text: &str, sheet: &str, cell: &str) -> bool {
    ['.', '!']
        .iter()
        .any(|sign| text.contains(&format!("xlink:href=\"#&apos;{sheet}&apos;{sign}{cell}\"")))
}

#[test]
fn libre_office_shows_colours_notes_links_and_the_list() {
    let folder = Folder::new("fods");
    let (faulty, csv) = (sample("fout-02-cellen.xlsx"), sample("ict-03-export.csv"));
    let reading = read(&faulty, &Limits::default());
    let files = [
        patched(&faulty, marking_of(&reading)),
        patched(&rich(), rich_marking()),
        marked(&csv, errors("", &["B3"])).bytes,
        patched(&odd(), errors("A & B", &["A1", "D9"])),
    ];
    let saved = saved(
        &folder.0,
        &[
            ("fout.xlsx", &files[0]),
            ("vol.xlsx", &files[1]),
            ("csv.xlsx", &files[2]),
            ("vreemd.xlsx", &files[3]),
        ],
        "fods",
    );
    let shown = text(&saved[0]);
    let tables = elements(&shown, "table:table");
    let name = |table: &str| {
        table
            .split("table:name=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned()
    };
    assert_eq!(
        tables.iter().map(|table| name(table)).collect::<Vec<_>>(),
        ["Fouten", "Rapportage"]
    );
    let notes = elements(tables[1], "office:annotation");
    assert_eq!(notes.len(), reading.problems.len());
    for problem in &reading.problems {
        let cell = &problem.cell;
        assert!(links_to(tables[0], "Rapportage", cell), "no link to {cell}");
        assert!(
            notes.iter().any(|note| note.contains(problem.code.code())),
            "{cell}"
        );
    }
    for colour in ["#ffc4c3", "#ffe296"] {
        let styled = elements(&shown, "style:style");
        let style = styled
            .iter()
            .find(|style| style.contains(&format!("fo:background-color=\"{colour}\"")));
        let name = style
            .unwrap()
            .split("style:name=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap();
        assert!(
            shown.contains(&format!("table:style-name=\"{name}\"")),
            "{colour}"
        );
    }
    let full = text(&saved[1]);
    let notes = elements(&full, "office:annotation");
    assert!(notes.iter().any(
        |note| note.contains("Let op deze kandidaat") && note.contains("Fout: Dit klopt niet")
    ));
    assert!(links_to(&full, "O&apos;&apos;Brien", "A2"));
    assert!(links_to(&text(&saved[2]), "Rapportage", "B3"));
    let odd = text(&saved[3]);
    assert!(links_to(&odd, "A &amp; B", "D9"));
    assert_eq!(elements(&odd, "office:annotation").len(), 2);
    assert!(odd.contains("gedeeld"));
}

#[test]
fn what_libre_office_saves_is_read_as_before() {
    let folder = Folder::new("xlsx");
    let names = [
        "fout-02-cellen.xlsx",
        "bouw-02-projecten.xlsx",
        "ict-02-maanden.xlsx",
    ];
    let own: Vec<Vec<u8>> = names.iter().map(|name| sample(name)).collect();
    let readings: Vec<_> = own
        .iter()
        .map(|bytes| read(bytes, &Limits::default()))
        .collect();
    let marked: Vec<Vec<u8>> = own
        .iter()
        .zip(&readings)
        .map(|(bytes, reading)| patched(bytes, marking_of(reading)))
        .collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .zip(&marked)
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect();
    for format in ["xlsx", "ods"] {
        for ((name, before), bytes) in names
            .iter()
            .zip(&readings)
            .zip(saved(&folder.0, &files, format))
        {
            let after = read(&bytes, &Limits::default());
            assert_eq!(before.lines, after.lines, "{name} as {format}");
            let places = |reading: &meetbaar_importers::reading::Reading| {
                let place = |problem: &meetbaar_importers::problem::Problem| {
                    (problem.code, problem.cell.clone())
                };
                reading.problems.iter().map(place).collect::<Vec<_>>()
            };
            assert_eq!(places(before), places(&after), "{name} as {format}");
            if format == "xlsx" {
                // What LibreOffice wrote can be marked once more, without a second list.
                let again = patched(&bytes, marking_of(&after));
                assert_eq!(
                    part(&again, "xl/workbook.xml").matches("<sheet ").count(),
                    part(&bytes, "xl/workbook.xml").matches("<sheet ").count()
                );
            }
        }
    }
}
