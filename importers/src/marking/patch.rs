//! Marks a package in place: which parts change, and how they hang together.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Mark, Marked, Marking, Unpatchable,
    content_types::ContentTypes,
    drawing, earlier, listing,
    notes::{self, Notes},
    package::Package,
    relations::Relations,
    sheet_part::SheetPart,
    styles::Styles,
    workbook_part::{Tab, WorkbookPart},
};
use crate::{
    limits::Limits,
    problem::Severity,
    workbook::{Address, Merged, package as vetting},
};

/// A note is no longer than this, in characters.
const LONGEST_NOTE: usize = 2_000;

/// Patches an xlsx.
pub(super) fn patched(
    bytes: &[u8],
    limits: &Limits,
    marking: &Marking,
) -> Result<Marked, Unpatchable> {
    let vetted = vetting::vet(bytes, limits).map_err(|_| Unpatchable("no package"))?;
    let vetting::Package::Xlsx(facts) = vetted else {
        return Err(Unpatchable("no xlsx"));
    };
    let mut package = Package::open(bytes)?;
    if package
        .paths()
        .any(|path| path.starts_with("_xmlsignatures/"))
    {
        return Err(Unpatchable("signed or shared"));
    }
    let workbook = WorkbookPart::of(&mut package)?;
    let styles = workbook
        .relations
        .first("styles")
        .ok_or(Unpatchable("no styles"))?;
    let styles = Styles::of(&mut package, styles)?;
    let problem_sheet = earlier::problem_sheet(&mut package, &workbook)?;
    let marked_before = match problem_sheet {
        Some(_) => styles.marked_before()?,
        None => BTreeSet::new(),
    };
    let mut patch = Patch {
        types: ContentTypes::of(&mut package)?,
        block: drawing::free_block(&mut package)?,
        package,
        styles,
        marked_before,
    };
    let tabs = workbook.tabs.clone();
    for tab in tabs
        .iter()
        .filter(|tab| tab.has_cells && Some(&tab.path) != problem_sheet.as_ref())
    {
        let merged = facts.sheets.get(&tab.path.to_ascii_lowercase());
        let merged = Merged::of(
            merged
                .into_iter()
                .flat_map(|facts| facts.merged.iter().copied()),
        );
        let cells = Cells::of(marking, tab, &merged);
        if problem_sheet.is_some() || !cells.severities.is_empty() {
            patch.sheet(tab, &cells)?;
        }
    }
    patch.finish(marking, workbook, problem_sheet)
}

/// The cells of one sheet that are marked: each in the colour of its worst problem, with one note for all of them.
#[derive(Default)]
struct Cells {
    severities: BTreeMap<Address, Severity>,
    notes: BTreeMap<Address, String>,
}

impl Cells {
    fn of(marking: &Marking, tab: &Tab, merged: &Merged) -> Self {
        let mut cells = Self::default();
        for mark in marking.marks.iter().filter(|mark| mark.sheet == tab.name) {
            let Some(cell) = mark.cell else { continue };
            // Of merged cells only the first one shows.
            let cell = merged.around(cell).map_or(cell, |area| area.first);
            let worst = cells.severities.entry(cell).or_insert(mark.severity);
            *worst = (*worst).min(mark.severity);
            let note = cells.notes.entry(cell).or_default();
            let text = note_text(marking, mark);
            if !note.contains(&text) {
                let between = if note.is_empty() { "" } else { "\n\n" };
                *note = format!("{note}{between}{text}");
            }
        }
        for note in cells.notes.values_mut() {
            if note.chars().count() > LONGEST_NOTE {
                *note = note.chars().take(LONGEST_NOTE).chain(['…']).collect();
            }
        }
        cells
    }
}

fn note_text(marking: &Marking, mark: &Mark) -> String {
    let first = format!("{}: {}", marking.labels.word(mark.severity), mark.title);
    let lines: Vec<&str> = std::iter::once(first.as_str())
        .chain(mark.advice.iter().map(String::as_str))
        .collect();
    lines.join("\n")
}

struct Patch<'bytes> {
    package: Package<'bytes>,
    types: ContentTypes,
    styles: Styles,
    marked_before: BTreeSet<u32>,
    /// The next block of numbers for the boxes of notes.
    block: u32,
}

impl Patch<'_> {
    fn sheet(&mut self, tab: &Tab, cells: &Cells) -> Result<(), Unpatchable> {
        let walk = self.package.walk(&tab.path)?;
        let part = SheetPart::of(walk, &cells.severities, &self.marked_before)?;
        let mut numbers = BTreeMap::new();
        for used in part.uses() {
            numbers.insert(used, self.styles.number(used)?);
        }
        let named = self.notes(tab, cells, part.drawing.as_deref())?;
        self.package
            .edit(&tab.path, part.edits(&numbers, named.as_deref())?)
    }

    /// Changes notes and their drawing; gives the reference to a new drawing.
    fn notes(
        &mut self,
        tab: &Tab,
        cells: &Cells,
        drawing_id: Option<&str>,
    ) -> Result<Option<String>, Unpatchable> {
        let mut relations = Relations::of(&mut self.package, &tab.path)?;
        let existing = relations.first("comments");
        if existing.is_none() && cells.notes.is_empty() {
            return Ok(None);
        }
        let before = match &existing {
            Some(path) => self.package.needed(path)?,
            None => notes::empty(),
        };
        let (after, boxes) = Notes::of(before.clone())?.with(&cells.notes)?;
        if after == before {
            return Ok(None);
        }
        let notes_path = existing
            .clone()
            .unwrap_or_else(|| self.package.unused("xl/comments", ".xml"));
        self.package.put(&notes_path, after);
        if existing.is_none() {
            self.types.add_notes(&notes_path);
            relations.add("comments", &notes_path);
        }
        let drawn = drawing_id.and_then(|id| relations.by_id(id));
        let (mut named, mut new) = (None, boxes.new.clone());
        let path = match drawn.map(|drawn| drawn.path.clone()) {
            Some(path) => path,
            None if drawing_id.is_some() => return Err(Unpatchable("a drawing is missing")),
            None => {
                let path = self.package.unused("xl/drawings/vmlDrawing", ".vml");
                self.types.add_drawing(&path);
                named = Some(relations.add("vmlDrawing", &path));
                new.extend(&boxes.kept);
                path
            }
        };
        let text = match named {
            Some(_) => drawing::empty(),
            None => self.package.needed(&path)?,
        };
        let (text, next) = drawing::changed(&text, &boxes.gone, &new, self.block)?;
        self.block = next;
        self.package.put(&path, text);
        relations.save(&mut self.package)?;
        Ok(named)
    }

    fn finish(
        mut self,
        marking: &Marking,
        workbook: WorkbookPart,
        problem_sheet: Option<String>,
    ) -> Result<Marked, Unpatchable> {
        let look = self.styles.looks();
        let is_link = |name: &str| {
            let mut tabs = workbook.tabs.iter();
            tabs.any(|tab| tab.visible && tab.has_cells && tab.name == name)
        };
        let listing = listing::sheet(marking, look, is_link);
        match problem_sheet {
            Some(path) => self.package.put(&path, listing),
            None => {
                let path = self.package.unused("xl/worksheets/sheet", ".xml");
                let name = workbook.free_name(&marking.labels.tab);
                self.types.add_sheet(&path);
                self.package.put(&path, listing);
                workbook.save_with_sheet(&mut self.package, &name, &path)?;
            }
        }
        let has_macros = self.types.has_macros;
        self.types.save(&mut self.package)?;
        self.styles.save(&mut self.package)?;
        Ok(Marked {
            bytes: self.package.written()?,
            has_macros,
            rewritten: None,
        })
    }
}
