//! OpenDocument, in one pass over its content: values as the file writes them, repeats counted before they are made,
//! hidden rows and sheets, formulas without a result. A sheet that ends in a million empty rows costs nothing.

use std::{collections::BTreeSet, io::BufReader};

use quick_xml::events::{BytesStart, Event};

use super::{
    Address, Area, Cell, Kind, Merged, Sheet, Unreadable, Workbook,
    address::{LAST_COLUMN, LAST_ROW},
    aside::{self, Aside, Asides},
    bounded::Bounded,
    budget::{Budget, wide},
    formula_texts::FormulaTexts,
    grid_builder::GridBuilder,
    ods_cell::OpenCell,
    package, xml,
};
use crate::limits::Limits;

/// Reads a package that was vetted.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Workbook, Unreadable> {
    let mut archive = package::open(bytes)?;
    let content = archive
        .by_name("content.xml")
        .map_err(|_| Unreadable::damaged())?;
    let mut xml = xml::open(Bounded::new(BufReader::new(content)));
    let mut buffer = Vec::new();
    let mut pass = Pass::new(limits);
    loop {
        match xml::next(&mut xml, &mut buffer)? {
            Event::Start(element) => pass.open(&element, false)?,
            Event::Empty(element) => {
                pass.open(&element, true)?;
                pass.close(element.local_name().as_ref())?;
            }
            Event::End(element) => pass.close(element.local_name().as_ref())?,
            Event::Text(text) => pass.text(&text.xml10_content()),
            Event::CData(text) => pass.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                if let Some(character) = xml::referred(&reference) {
                    pass.text(character.encode_utf8(&mut [0; 4]));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    drop(xml);
    if !pass.ended {
        return Err(Unreadable::damaged());
    }
    let mut sheets = pass.sheets;
    if let Some(first) = sheets.first_mut() {
        // What was said before the first sheet or after the last one.
        first.asides.append(&mut pass.asides.0);
        for texts in other_parts(&mut archive)? {
            first.asides.extend(texts);
        }
    }
    Ok(Workbook {
        kind: Kind::Ods,
        sheets,
    })
}

/// The texts of the other parts: headers and footers, properties, charts and what they remember.
fn other_parts(archive: &mut package::Archive<'_>) -> Result<Vec<Vec<Aside>>, Unreadable> {
    const NONE: [&str; 3] = ["content.xml", "settings.xml", "META-INF/manifest.xml"];
    let names: Vec<String> = archive
        .file_names()
        .flatten()
        .filter(|name| name.ends_with(".xml") && !NONE.contains(&name.as_ref()))
        .map(std::borrow::Cow::into_owned)
        .collect();
    let (mut all, mut count) = (Vec::new(), 0_usize);
    for name in names {
        let Ok(part) = archive.by_name(&name) else {
            continue;
        };
        let texts = aside::gather(Bounded::new(BufReader::new(part)))?;
        count = count.saturating_add(texts.len());
        Unreadable::above("asides", wide(count), wide(aside::MOST_ASIDES))?;
        all.push(texts);
    }
    Ok(all)
}

/// So many bytes of a text that stands in no cell are looked at.
const MOST_ASIDE_BYTES: usize = 64 * 1024;

/// Elements whose text is no value of a cell.
const ASIDE: [&str; 8] = [
    "annotation",
    "tracked-changes",
    "shapes",
    "frame",
    "custom-shape",
    "ruby-text",
    "help-message",
    "error-message",
];

struct Pass<'limits> {
    budget: Budget<'limits>,
    sheets: Vec<Sheet>,
    hidden_styles: BTreeSet<String>,
    style: String,
    sheet: Option<Sheet>,
    row: u32,
    row_repeat: u32,
    column: u32,
    grid: GridBuilder,
    column_definition: u32,
    merged: Vec<Area>,
    cell: Option<OpenCell>,
    aside: u32,
    aside_text: String,
    asides: Asides,
    of_formulas: FormulaTexts,
    ended: bool,
}

impl<'limits> Pass<'limits> {
    fn new(limits: &'limits Limits) -> Self {
        Self {
            budget: Budget::new(limits),
            sheets: Vec::new(),
            hidden_styles: BTreeSet::new(),
            style: String::new(),
            sheet: None,
            row: 0,
            row_repeat: 1,
            column: 0,
            grid: GridBuilder::default(),
            column_definition: 0,
            merged: Vec::new(),
            cell: None,
            aside: 0,
            aside_text: String::new(),
            asides: Asides::default(),
            of_formulas: FormulaTexts::default(),
            ended: false,
        }
    }

    fn open(&mut self, element: &BytesStart<'_>, empty: bool) -> Result<(), Unreadable> {
        let name = element.local_name();
        let name = name.as_ref();
        if ASIDE.contains(&name) {
            self.aside = self.aside.saturating_add(1);
        }
        // What somebody wrote into a drawing, a check or a link; the attributes of cells are values.
        if !matches!(
            name,
            "table" | "table-row" | "table-cell" | "covered-table-cell" | "style"
        ) {
            aside::of_attributes(element, &mut self.asides)?;
        }
        if self.aside > 0 {
            // A next paragraph is a next text; runs inside one are not.
            let parts = matches!(
                name,
                "p" | "h" | "s" | "tab" | "line-break" | "creator" | "date"
            );
            if parts && self.aside_text.len() < MOST_ASIDE_BYTES {
                self.aside_text.push(' ');
            }
            return Ok(());
        }
        match name {
            "style" => self.style = xml::attribute(element, "name").unwrap_or_default(),
            "table-properties"
                if xml::attribute(element, "display").as_deref() == Some("false") =>
            {
                self.hidden_styles.insert(self.style.clone());
            }
            "table" if self.cell.is_none() => self.enter_sheet(element)?,
            "table-column" => self.define_columns(element),
            "table-row" => self.enter_row(element)?,
            "table-cell" | "covered-table-cell" => self.enter_cell(element)?,
            "p" | "h" => self.with_cell(OpenCell::paragraph),
            "s" => {
                let count = xml::count(element, "c").unwrap_or(1).clamp(1, 1_000);
                self.with_cell(|cell| cell.spaces(count));
            }
            "tab" | "line-break" if empty => self.with_cell(|cell| cell.spaces(1)),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Unreadable> {
        if ASIDE.contains(&name) {
            self.leave_aside()?;
            return Ok(());
        }
        if self.aside > 0 {
            return Ok(());
        }
        match name {
            "table-cell" | "covered-table-cell" => self.leave_cell()?,
            "table-row" => self.leave_row(),
            "table" if self.cell.is_none() => self.leave_sheet(),
            "spreadsheet" => self.ended = true,
            _ => {}
        }
        Ok(())
    }

    /// A text that stands in no cell ends; it belongs to the cell in which it stands.
    fn leave_aside(&mut self) -> Result<(), Unreadable> {
        self.aside = self.aside.saturating_sub(1);
        if self.aside > 0 {
            return Ok(());
        }
        let in_cell = self.cell.is_some();
        let address = in_cell.then(|| Address::new(self.row, self.column));
        let text = std::mem::take(&mut self.aside_text);
        self.asides.keep(address, &text)
    }

    fn text(&mut self, text: &str) {
        if self.aside == 0 {
            self.with_cell(|cell| cell.text(text));
        } else if self.aside_text.len() < MOST_ASIDE_BYTES {
            self.aside_text.push_str(text);
        }
    }

    fn with_cell(&mut self, change: impl FnOnce(&mut OpenCell)) {
        if let Some(cell) = &mut self.cell {
            change(cell);
        }
    }

    fn enter_sheet(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        self.budget.sheets(self.sheets.len().saturating_add(1))?;
        let style = xml::attribute(element, "style-name").unwrap_or_default();
        self.sheet = Some(Sheet {
            name: xml::attribute(element, "name").unwrap_or_default(),
            visible: !self.hidden_styles.contains(&style),
            ..Sheet::default()
        });
        (self.row, self.column_definition) = (0, 0);
        Ok(())
    }

    fn leave_sheet(&mut self) {
        let merged = Merged::of(std::mem::take(&mut self.merged));
        let sheet = self.sheet.take();
        let grid = std::mem::take(&mut self.grid).finish();
        let asides = std::mem::take(&mut self.asides).0;
        self.sheets.extend(sheet.map(|sheet| Sheet {
            merged,
            grid,
            asides,
            ..sheet
        }));
    }

    fn define_columns(&mut self, element: &BytesStart<'_>) {
        let repeat = repeat(element, "number-columns-repeated", LAST_COLUMN);
        let first = self.column_definition.saturating_add(1);
        self.column_definition = self
            .column_definition
            .saturating_add(repeat)
            .min(LAST_COLUMN);
        if is_hidden(element)
            && let Some(sheet) = &mut self.sheet
        {
            sheet.hidden_columns.extend(first..=self.column_definition);
        }
    }

    fn enter_row(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        self.row_repeat = repeat(element, "number-rows-repeated", LAST_ROW);
        self.column = 0;
        self.row = self.row.saturating_add(1);
        if self.row > LAST_ROW {
            return Err(Unreadable::damaged().naming("row outside the grid"));
        }
        let last = self.last_row_of_repeat();
        if is_hidden(element)
            && let Some(sheet) = &mut self.sheet
        {
            sheet.hidden_rows.extend(self.row..=last);
        }
        Ok(())
    }

    fn last_row_of_repeat(&self) -> u32 {
        self.row
            .saturating_add(self.row_repeat)
            .saturating_sub(1)
            .min(LAST_ROW)
    }

    fn enter_cell(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        self.column = self.column.saturating_add(1);
        if self.column > LAST_COLUMN {
            return Err(Unreadable::damaged().naming("cell outside the grid"));
        }
        let cell = OpenCell::of(
            element,
            repeat(element, "number-columns-repeated", LAST_COLUMN),
        );
        let first = Address::new(self.row, self.column);
        let last = Address::new(
            self.row
                .saturating_add(repeat(element, "number-rows-spanned", LAST_ROW))
                .saturating_sub(1),
            self.column
                .saturating_add(repeat(element, "number-columns-spanned", LAST_COLUMN))
                .saturating_sub(1),
        );
        if first != last {
            self.merged.push(Area { first, last });
            self.budget.merged(self.merged.len())?;
        }
        self.cell = Some(cell);
        Ok(())
    }

    fn leave_cell(&mut self) -> Result<(), Unreadable> {
        let Some(open) = self.cell.take() else {
            return Ok(());
        };
        let (first, repeat) = (self.column, open.repeat());
        self.column = self.column.saturating_add(repeat).saturating_sub(1);
        let shown = open.shown();
        let Some(cell) = open.finish(first, &shown) else {
            return Ok(());
        };
        let times = u64::from(repeat).saturating_mul(self.row_repeat.into());
        self.budget.take(&cell.value, times)?;
        if let Some(formula) = open.formula() {
            let address = Address::new(self.row, first);
            self.of_formulas.keep(address, formula, &mut self.asides)?;
        }
        for row in self.row..=self.last_row_of_repeat() {
            for column in first..=self.column.min(LAST_COLUMN) {
                self.grid.push(row, &Cell { column, ..cell });
            }
        }
        Ok(())
    }

    fn leave_row(&mut self) {
        self.row = self.last_row_of_repeat();
    }
}

fn repeat(element: &BytesStart<'_>, name: &str, most: u32) -> u32 {
    let repeat = xml::count(element, name).unwrap_or(1).clamp(1, most.into());
    u32::try_from(repeat).unwrap_or(most)
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    matches!(
        xml::attribute(element, "visibility").as_deref(),
        Some("collapse" | "filter")
    )
}
