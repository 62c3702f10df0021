//! What the XML of a worksheet says beside its values: hidden rows and columns, merged ranges, formulas that were
//! never calculated. Gathered in a first pass, which also refuses what would harm the second.

use std::{
    collections::{BTreeSet, HashMap},
    io::BufRead,
};

use super::{
    Address, Area, Unreadable,
    address::{LAST_COLUMN, LAST_ROW},
    aside::{Aside, Asides},
    budget::wide,
    formula_texts::FormulaTexts,
    hidden_columns::HiddenColumns,
    markup::{Between, Does, Markup, Tag, read},
};
use crate::limits::Limits;

/// Facts of one worksheet.
#[derive(Debug, Default)]
pub(crate) struct SheetFacts {
    /// How many cell elements the part holds.
    pub(crate) cells: u64,
    /// Hidden rows, from 1.
    pub(crate) hidden_rows: BTreeSet<u32>,
    /// Hidden columns, from 1.
    pub(crate) hidden_columns: BTreeSet<u32>,
    /// Merged ranges.
    pub(crate) merged: Vec<Area>,
    /// Formulas without a stored result.
    pub(crate) uncalculated: HashMap<Address, String>,
    /// Rows with which filtered lists begin.
    pub(crate) marked_rows: Vec<u32>,
    /// Texts that stand in no cell: headers and footers, checks, links, what formulas hold.
    pub(crate) asides: Vec<Aside>,
}

/// A shared string takes at least this many bytes of its part.
const LEAST_STRING_BYTES: u64 = 5;

/// Gathers the facts of a part; `None` when it is no worksheet.
pub(crate) fn gather(
    source: impl BufRead,
    size: u64,
    limits: &Limits,
) -> Result<Option<SheetFacts>, Unreadable> {
    let mut markup = Markup::new(source);
    let Some(root) = markup.next(&mut Between::default())? else {
        return Ok(None);
    };
    if root.name() == b"sst" {
        let claimed = root.count(b"uniqueCount").unwrap_or(0);
        Unreadable::above("shared_strings", claimed, size / LEAST_STRING_BYTES)?;
    }
    if root.name() != b"worksheet" {
        return markup.exhaust().map(|()| None);
    }
    let mut gathering = Gathering {
        facts: SheetFacts::default(),
        row: 0,
        column: 0,
        limits,
        hidden_columns: HiddenColumns::default(),
        texts: Asides::default(),
        of_formulas: FormulaTexts::default(),
    };
    let (mut cell, mut in_text) = (None, false);
    loop {
        let mut between = Cell::between(cell.as_ref());
        if in_text {
            between = Between::with_text();
        }
        let Some(tag) = markup.next(&mut between)? else {
            return match cell {
                Some(_) => Err(Unreadable::damaged()),
                None => Ok(Some(gathering.finish())),
            };
        };
        if let Some(open) = &mut cell {
            if open.meets(&tag, &between) {
                gathering.leave_cell(cell.take())?;
            }
        } else if in_text {
            gathering.texts.keep(None, &between.read())?;
            // `<formula1><f>`: one may stand in another.
            in_text = tag.does() == Does::Opens && is_text(&tag);
        } else if tag.does() != Does::Closes {
            in_text = tag.does() == Does::Opens && is_text(&tag);
            let address = gathering.element(&tag)?;
            cell = address.filter(|_| tag.does() == Does::Opens).map(Cell::at);
        }
    }
}

/// A cell element whose end has not been met.
struct Cell {
    address: Address,
    inside: Inside,
    formula: Option<String>,
    has_value: bool,
}

impl Cell {
    const fn at(address: Address) -> Self {
        Self {
            address,
            inside: Inside::Cell,
            formula: None,
            has_value: false,
        }
    }

    /// Only the text of a formula is kept.
    fn between(cell: Option<&Self>) -> Between {
        match cell {
            Some(cell) if cell.inside == Inside::Formula => Between::with_text(),
            _ => Between::default(),
        }
    }

    /// Takes the next tag inside the cell; gives whether it ends the cell.
    fn meets(&mut self, tag: &Tag<'_>, between: &Between) -> bool {
        match (self.inside, &mut self.formula) {
            (Inside::Formula, Some(formula)) => formula.push_str(&between.read()),
            (Inside::Value, _) => self.has_value |= between.filled,
            _ => {}
        }
        match (tag.does(), tag.name()) {
            (Does::Closes, b"c") => return true,
            (Does::Closes, b"f" | b"v" | b"is") => self.inside = Inside::Cell,
            (does, b"f") => {
                self.formula.get_or_insert_default();
                if does == Does::Opens {
                    self.inside = Inside::Formula;
                }
            }
            (Does::Opens, b"v" | b"is") => self.inside = Inside::Value,
            _ => {}
        }
        false
    }
}

struct Gathering<'limits> {
    facts: SheetFacts,
    row: u32,
    column: u32,
    limits: &'limits Limits,
    hidden_columns: HiddenColumns,
    texts: Asides,
    of_formulas: FormulaTexts,
}

/// Whether an element outside the cells holds a text: what is printed above or below each page, what a check compares
/// with or lets choose from.
fn is_text(tag: &Tag<'_>) -> bool {
    matches!(
        tag.name(),
        b"formula"
            | b"formula1"
            | b"formula2"
            | b"f"
            | b"oddHeader"
            | b"oddFooter"
            | b"evenHeader"
            | b"evenFooter"
            | b"firstHeader"
            | b"firstFooter"
    )
}

impl Gathering<'_> {
    fn finish(self) -> SheetFacts {
        SheetFacts {
            asides: self.texts.0,
            hidden_columns: self.hidden_columns.columns(),
            ..self.facts
        }
    }

    /// Notes an element; gives the address when it is a cell.
    fn element(&mut self, tag: &Tag<'_>) -> Result<Option<Address>, Unreadable> {
        match tag.name() {
            b"row" => self.enter_row(tag)?,
            b"c" => return self.enter_cell(tag).map(Some),
            b"col" if tag.is_set(b"hidden") => self.hide_columns(tag),
            b"autoFilter" => {
                let area = tag.attribute(b"ref").and_then(Area::parse);
                self.facts
                    .marked_rows
                    .extend(area.map(|area| area.first.row));
            }
            b"mergeCell" => {
                let area = tag.attribute(b"ref").and_then(Area::parse);
                self.facts
                    .merged
                    .push(area.ok_or_else(Unreadable::damaged)?);
                Unreadable::above(
                    "merged",
                    wide(self.facts.merged.len()),
                    wide(self.limits.merged),
                )?;
            }
            _ => self.attributes(tag)?,
        }
        Ok(None)
    }

    /// Keeps the texts in attributes of elements outside the cells.
    fn attributes(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        let names: &[&[u8]] = match tag.name() {
            b"dataValidation" => &[b"prompt", b"promptTitle", b"error", b"errorTitle"],
            b"hyperlink" => &[b"tooltip", b"display", b"location"],
            b"filter" | b"customFilter" | b"inputCells" => &[b"val"],
            b"sheetPr" => &[b"codeName"],
            b"scenario" => &[b"name", b"comment", b"user"],
            _ => return Ok(()),
        };
        for name in names {
            if let Some(value) = tag.attribute(name) {
                self.texts.keep(None, &read(value.as_bytes()))?;
            }
        }
        Ok(())
    }

    fn enter_row(&mut self, tag: &Tag<'_>) -> Result<(), Unreadable> {
        self.row = match tag.attribute(b"r") {
            Some(row) => row.trim().parse().map_err(|_| Unreadable::damaged())?,
            None => self.row.saturating_add(1),
        };
        self.column = 0;
        if !(1..=LAST_ROW).contains(&self.row) {
            return Err(Unreadable::damaged().naming("row outside the grid"));
        }
        if tag.is_set(b"hidden") {
            self.facts.hidden_rows.insert(self.row);
        }
        Ok(())
    }

    fn enter_cell(&mut self, tag: &Tag<'_>) -> Result<Address, Unreadable> {
        let address = match tag.attribute(b"r") {
            Some(reference) => Address::parse(reference),
            None => Some(Address::new(self.row, self.column.saturating_add(1))),
        };
        let address = address
            .filter(|address| address.row >= 1 && address.column <= LAST_COLUMN)
            .ok_or_else(|| Unreadable::damaged().naming("cell outside the grid"))?;
        self.column = address.column;
        self.facts.cells = self.facts.cells.saturating_add(1);
        Unreadable::above("cell_elements", self.facts.cells, self.limits.cell_elements)?;
        Ok(address)
    }

    fn hide_columns(&mut self, tag: &Tag<'_>) {
        let bound = |name| {
            tag.count(name)
                .and_then(|column| u32::try_from(column).ok())
        };
        if let (Some(first), Some(last)) = (bound(b"min"), bound(b"max")) {
            self.hidden_columns.hide(first, last);
        }
    }

    /// Keeps the formula of a cell that has no value, and of others what somebody wrote into it.
    fn leave_cell(&mut self, cell: Option<Cell>) -> Result<(), Unreadable> {
        let Some(cell) = cell else { return Ok(()) };
        match cell.formula {
            Some(formula) if cell.has_value => {
                self.of_formulas
                    .keep(cell.address, &formula, &mut self.texts)?;
            }
            Some(formula) => {
                self.facts.uncalculated.insert(cell.address, formula);
            }
            None => {}
        }
        Ok(())
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Cell,
    Formula,
    Value,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(xml: &str) -> Result<Option<SheetFacts>, Unreadable> {
        gather(xml.as_bytes(), 1_000, &Limits::default())
    }

    #[test]
    fn a_worksheet_gives_its_facts() {
        let sheet = facts(
            "<worksheet><cols><col min='3' max='4' hidden='1'/></cols><sheetData>\
             <row r='2' hidden='1'><c r='A2'><f>1/0</f><v/></c><c r='B2'><f>1+1</f><v>2</v></c></row>\
             <row><c><v>1</v></c></row></sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells></worksheet>",
        );
        let sheet = sheet.unwrap().unwrap();
        assert_eq!(sheet.cells, 3);
        assert!(sheet.hidden_rows.contains(&2) && !sheet.hidden_rows.contains(&3));
        assert_eq!(sheet.hidden_columns.into_iter().collect::<Vec<_>>(), [3, 4]);
        assert_eq!(sheet.merged.len(), 1);
        assert_eq!(
            sheet
                .uncalculated
                .get(&Address::new(2, 1))
                .map(String::as_str),
            Some("1/0")
        );
        assert_eq!(sheet.uncalculated.len(), 1);
    }

    #[test]
    fn what_would_harm_is_refused() {
        for xml in [
            "<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet/>",
            "<worksheet><sheetData><row r='1048577'/></sheetData></worksheet>",
            "<worksheet><sheetData><row r='1'><c r='XFE1'/></row></sheetData></worksheet>",
            "<worksheet><mergeCells><mergeCell ref='B2:A1'/></mergeCells></worksheet>",
            "<sst uniqueCount='4000000000'/>",
        ] {
            assert!(facts(xml).is_err(), "{xml}");
        }
    }

    #[test]
    fn other_parts_have_no_facts() {
        assert!(facts("<styleSheet/>").unwrap().is_none());
        assert!(facts("<sst uniqueCount='3'/>").unwrap().is_none());
    }
}
