//! The walk through a sheet: every wanted cell met or put where it is missing.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::BufRead,
};

use super::{
    super::{
        Unpatchable,
        markup::{MAIN, RELATIONS, Step, Tag, Walk},
        styles::Use,
    },
    Change, Piece, SheetPart,
};
use crate::{problem::Severity, workbook::Address};

/// Elements of a sheet that stand before the drawing of notes (ECMA-376 part 1, 18.3.1.99).
const BEFORE_DRAWING: &[&str] = &[
    "sheetPr",
    "dimension",
    "sheetViews",
    "sheetFormatPr",
    "cols",
    "sheetData",
    "sheetCalcPr",
    "sheetProtection",
    "protectedRanges",
    "scenarios",
    "autoFilter",
    "sortState",
    "dataConsolidate",
    "customSheetViews",
    "mergeCells",
    "phoneticPr",
    "conditionalFormatting",
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
];
/// And those after it.
const AFTER_DRAWING: &[&str] = &[
    "legacyDrawing",
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
];

/// What child of the sheet the walk is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Child {
    Columns,
    Cells,
    BeforeDrawing,
    /// `AlternateContent`: what it holds says where it stands.
    Alternate,
    Other,
}

pub(super) struct Survey<'wanted> {
    part: SheetPart,
    wanted: &'wanted BTreeMap<Address, Severity>,
    /// Wanted cells that were not met yet.
    left: BTreeMap<Address, Severity>,
    marked_before: &'wanted BTreeSet<u32>,
    /// First column, last column and style.
    columns: Vec<(u32, u32, u32)>,
    row: Row,
    disordered: bool,
    inserted: bool,
    child: Child,
    has_cells: bool,
}

/// The row that the walk is in.
#[derive(Default)]
struct Row {
    number: u32,
    style: Option<u32>,
    /// The last cell of it that was met.
    column: u32,
}

impl<'wanted> Survey<'wanted> {
    pub(super) fn new(
        wanted: &'wanted BTreeMap<Address, Severity>,
        marked_before: &'wanted BTreeSet<u32>,
    ) -> Self {
        Self {
            part: SheetPart::default(),
            wanted,
            left: wanted.clone(),
            marked_before,
            columns: Vec::new(),
            row: Row::default(),
            disordered: false,
            inserted: false,
            child: Child::Other,
            has_cells: false,
        }
    }

    /// What a walk through the sheet finds.
    pub(super) fn part<Source: BufRead>(
        mut self,
        walk: Walk<Source>,
    ) -> Result<SheetPart, Unpatchable> {
        self.walk(walk)?;
        if !self.has_cells || !self.left.is_empty() {
            return Err(Unpatchable("a sheet without a place for cells"));
        }
        if self.disordered && self.inserted {
            return Err(Unpatchable("cells are not in order"));
        }
        Ok(self.part)
    }

    fn walk<Source: BufRead>(&mut self, mut walk: Walk<Source>) -> Result<(), Unpatchable> {
        let mut depth = 0_u32;
        loop {
            match walk.step()? {
                Step::Open(tag) => {
                    self.open(&tag, depth)?;
                    if !tag.is_empty {
                        depth = depth.saturating_add(1);
                    } else if depth == 1 {
                        self.leave_child(tag.place.end);
                    }
                }
                Step::Close(place) => {
                    depth = depth.saturating_sub(1);
                    match (depth, self.child) {
                        (1, child) => {
                            if child == Child::Cells {
                                self.add_rows(u32::MAX, place.start);
                            }
                            self.leave_child(place.end);
                        }
                        (2, Child::Cells) => self.add_cells(u32::MAX, place.start),
                        _ => {}
                    }
                }
                Step::Text(_) => {}
                Step::End => return Ok(()),
            }
        }
    }

    fn open(&mut self, tag: &Tag, depth: u32) -> Result<(), Unpatchable> {
        match (depth, self.child, tag.local()) {
            (0, _, _) => {
                if !tag.is_in(MAIN) || tag.is_empty {
                    return Err(Unpatchable("not the usual namespace"));
                }
                tag.prefix().clone_into(&mut self.part.prefix);
                self.part.relations_prefix = tag.prefix_of(RELATIONS);
                self.part.drawing_goes = tag.place.end;
            }
            (1, _, name) => self.enter_child(tag, name),
            (_, Child::Alternate, name) if BEFORE_DRAWING.contains(&name) => {
                self.child = Child::BeforeDrawing;
            }
            (_, Child::Alternate, name) if AFTER_DRAWING.contains(&name) => {
                self.child = Child::Other;
            }
            (2, Child::Columns, "col") => {
                if let (Some(first), Some(last), Some(style)) =
                    (tag.number("min"), tag.number("max"), tag.number("style"))
                {
                    self.columns.push((first, last, style));
                }
            }
            (2, Child::Cells, "row") => self.enter_row(tag),
            (3, Child::Cells, "c") => self.cell(tag)?,
            _ => {}
        }
        Ok(())
    }

    fn enter_child(&mut self, tag: &Tag, name: &str) {
        self.child = match name {
            "cols" => Child::Columns,
            "sheetData" => Child::Cells,
            "AlternateContent" => Child::Alternate,
            _ if BEFORE_DRAWING.contains(&name) => Child::BeforeDrawing,
            _ => Child::Other,
        };
        if name == "legacyDrawing" {
            self.part.drawing = tag.reference();
        }
        if self.child == Child::Cells {
            self.has_cells = true;
            if tag.is_empty {
                let rows = self.rows(u32::MAX);
                self.fill_empty(tag, rows);
            }
        }
    }

    fn leave_child(&mut self, end: u64) {
        if matches!(
            self.child,
            Child::Columns | Child::Cells | Child::BeforeDrawing
        ) {
            self.part.drawing_goes = end;
        }
        self.child = Child::Other;
    }

    fn enter_row(&mut self, tag: &Tag) {
        let number = tag.number("r");
        let number = number.unwrap_or_else(|| self.row.number.saturating_add(1));
        self.disordered |= number <= self.row.number;
        self.add_rows(number, tag.place.start);
        self.row = Row {
            number,
            style: tag.number("s").filter(|_| tag.is_set("customFormat")),
            column: 0,
        };
        if tag.is_empty {
            let cells = self.cells(u32::MAX);
            self.fill_empty(tag, cells);
        }
    }

    fn cell(&mut self, tag: &Tag) -> Result<(), Unpatchable> {
        let address = match tag.attribute("r") {
            Some(reference) => Address::parse(&reference),
            None => Some(Address::new(
                self.row.number,
                self.row.column.saturating_add(1),
            )),
        };
        let address = address.ok_or(Unpatchable("a cell outside the grid"))?;
        self.disordered |= address.row != self.row.number || address.column <= self.row.column;
        self.add_cells(address.column, tag.place.start);
        self.row.column = address.column;
        let style = tag.number("s").unwrap_or_default();
        self.left.remove(&address);
        let used = match self.wanted.get(&address) {
            Some(severity) => Use::Marked(style, *severity),
            None if self.marked_before.contains(&style) => Use::Cleared(style),
            None => return Ok(()),
        };
        match tag.value_place("s") {
            Some(place) => self.change(place.start, place.end, vec![Piece::Style(used)]),
            None => {
                let (before, after) = (
                    Piece::Text(" s=\"".to_owned()),
                    Piece::Text("\"".to_owned()),
                );
                self.change(
                    tag.after_name(),
                    tag.after_name(),
                    vec![before, Piece::Style(used), after],
                );
            }
        }
        Ok(())
    }

    fn change(&mut self, from: u64, to: u64, pieces: Vec<Piece>) {
        self.part.changes.push(Change { from, to, pieces });
    }

    /// Adds the wanted cells of this row that stand before a column and are not there.
    fn add_cells(&mut self, before: u32, at: u64) {
        let cells = self.cells(before);
        if !cells.is_empty() {
            self.change(at, at, cells);
        }
    }

    /// Adds the wanted rows before a row that are not there.
    fn add_rows(&mut self, before: u32, at: u64) {
        let rows = self.rows(before);
        if !rows.is_empty() {
            self.change(at, at, rows);
        }
    }

    /// Gives an element without content some.
    fn fill_empty(&mut self, tag: &Tag, content: Vec<Piece>) {
        if content.is_empty() {
            return;
        }
        let mut pieces = vec![Piece::Text(">".to_owned())];
        pieces.extend(content);
        pieces.push(Piece::Text(format!("</{}>", tag.name())));
        self.change(tag.slash(), tag.place.end, pieces);
    }

    fn cells(&mut self, before: u32) -> Vec<Piece> {
        let row = self.row.number;
        let wanted: Vec<(Address, Severity)> = self
            .left
            .range(Address::new(row, 0)..Address::new(row, before))
            .map(|(address, severity)| (*address, *severity))
            .collect();
        let style = self.row.style;
        wanted
            .into_iter()
            .flat_map(|(address, severity)| self.missing_cell(address, severity, style))
            .collect()
    }

    fn rows(&mut self, before: u32) -> Vec<Piece> {
        let wanted: Vec<(Address, Severity)> = self
            .left
            .range(..Address::new(before, 0))
            .map(|(address, severity)| (*address, *severity))
            .collect();
        let (mut pieces, mut row) = (Vec::new(), 0);
        let prefix = self.part.prefix.clone();
        for (address, severity) in wanted {
            if address.row != row {
                let end = if row == 0 {
                    String::new()
                } else {
                    format!("</{prefix}row>")
                };
                pieces.push(Piece::Text(format!(
                    "{end}<{prefix}row r=\"{}\">",
                    address.row
                )));
                row = address.row;
            }
            pieces.extend(self.missing_cell(address, severity, None));
        }
        if row != 0 {
            pieces.push(Piece::Text(format!("</{prefix}row>")));
        }
        pieces
    }

    /// A cell that is not there: it has the style of its row or column.
    fn missing_cell(
        &mut self,
        address: Address,
        severity: Severity,
        row: Option<u32>,
    ) -> [Piece; 3] {
        self.left.remove(&address);
        self.inserted = true;
        let column = || {
            let of =
                |(first, last, _): &&(u32, u32, u32)| (*first..=*last).contains(&address.column);
            self.columns.iter().find(of).map(|(_, _, style)| *style)
        };
        let style = row.or_else(column).unwrap_or_default();
        [
            Piece::Text(format!("<{}c r=\"{address}\" s=\"", self.part.prefix)),
            Piece::Style(Use::Marked(style, severity)),
            Piece::Text("\"/>".to_owned()),
        ]
    }
}
