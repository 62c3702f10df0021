//! What the XML of a worksheet says beside its values: hidden rows and columns, merged ranges, formulas that were
//! never calculated. Gathered in a first pass, which also refuses what would harm the second.

use std::{
    collections::{BTreeSet, HashMap},
    io::BufRead,
};

use quick_xml::events::{BytesStart, Event};

use super::{
    Address, Area, Unreadable,
    address::{LAST_COLUMN, LAST_ROW},
    budget::wide,
    xml::{self, Xml},
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
}

/// A shared string takes at least this many bytes of its part.
const LEAST_STRING_BYTES: u64 = 5;

/// Gathers the facts of a part; `None` when it is no worksheet.
pub(crate) fn gather(
    source: impl BufRead,
    size: u64,
    limits: &Limits,
) -> Result<Option<SheetFacts>, Unreadable> {
    let mut xml = xml::open(source);
    let mut buffer = Vec::new();
    loop {
        match xml::next(&mut xml, &mut buffer)? {
            Event::Start(root) if root.local_name().as_ref() == "worksheet" => break,
            Event::Start(root) | Event::Empty(root) => {
                if root.local_name().as_ref() == "sst" {
                    let claimed = xml::count(&root, "uniqueCount").unwrap_or(0);
                    Unreadable::above("shared_strings", claimed, size / LEAST_STRING_BYTES)?;
                }
                return Ok(None);
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
    let mut gathering = Gathering {
        facts: SheetFacts::default(),
        row: 0,
        column: 0,
        limits,
    };
    gathering.worksheet(&mut xml)?;
    Ok(Some(gathering.facts))
}

struct Gathering<'limits> {
    facts: SheetFacts,
    row: u32,
    column: u32,
    limits: &'limits Limits,
}

impl Gathering<'_> {
    fn worksheet<Source: BufRead>(&mut self, xml: &mut Xml<Source>) -> Result<(), Unreadable> {
        let mut buffer = Vec::new();
        loop {
            match xml::next(xml, &mut buffer)? {
                Event::Start(element) => {
                    let address = self.element(&element)?;
                    if let Some(address) = address {
                        self.cell(xml, address)?;
                    }
                }
                Event::Empty(element) => {
                    self.element(&element)?;
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Notes an element; gives the address when it is a cell.
    fn element(&mut self, element: &BytesStart<'_>) -> Result<Option<Address>, Unreadable> {
        match element.local_name().as_ref() {
            "row" => self.enter_row(element)?,
            "c" => return self.enter_cell(element).map(Some),
            "col" if xml::is_set(element, "hidden") => self.hide_columns(element),
            "mergeCell" => {
                let area = xml::attribute(element, "ref").and_then(|area| Area::parse(&area));
                self.facts
                    .merged
                    .push(area.ok_or_else(Unreadable::damaged)?);
                Unreadable::above(
                    "merged",
                    wide(self.facts.merged.len()),
                    wide(self.limits.merged),
                )?;
            }
            _ => {}
        }
        Ok(None)
    }

    fn enter_row(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        self.row = match xml::attribute(element, "r") {
            Some(row) => row.trim().parse().map_err(|_| Unreadable::damaged())?,
            None => self.row.saturating_add(1),
        };
        self.column = 0;
        if !(1..=LAST_ROW).contains(&self.row) {
            return Err(Unreadable::damaged().naming("row outside the grid"));
        }
        if xml::is_set(element, "hidden") {
            self.facts.hidden_rows.insert(self.row);
        }
        Ok(())
    }

    fn enter_cell(&mut self, element: &BytesStart<'_>) -> Result<Address, Unreadable> {
        let address = match xml::attribute(element, "r") {
            Some(reference) => Address::parse(&reference),
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

    fn hide_columns(&mut self, element: &BytesStart<'_>) {
        let bound = |name| xml::count(element, name).and_then(|column| u32::try_from(column).ok());
        if let (Some(first), Some(last)) = (bound("min"), bound("max")) {
            self.facts
                .hidden_columns
                .extend(first.max(1)..=last.min(LAST_COLUMN));
        }
    }

    /// Reads a cell element to its end; keeps its formula when no value follows.
    fn cell<Source: BufRead>(
        &mut self,
        xml: &mut Xml<Source>,
        address: Address,
    ) -> Result<(), Unreadable> {
        let (mut buffer, mut formula, mut has_value, mut inside) =
            (Vec::new(), None, false, Inside::Cell);
        loop {
            match xml::next(xml, &mut buffer)? {
                Event::Start(element) => {
                    inside = match element.local_name().as_ref() {
                        "f" => Inside::Formula,
                        "v" | "is" => Inside::Value,
                        _ => inside,
                    };
                    if inside == Inside::Formula {
                        formula.get_or_insert_with(String::new);
                    }
                }
                Event::Empty(element) if element.local_name().as_ref() == "f" => {
                    formula.get_or_insert_with(String::new);
                }
                Event::Text(text) => match (inside, &mut formula) {
                    (Inside::Formula, Some(formula)) => formula.push_str(&text.xml10_content()),
                    (Inside::Value, _) => has_value = true,
                    _ => {}
                },
                Event::GeneralRef(reference) => match (inside, &mut formula) {
                    (Inside::Formula, Some(formula)) => formula.extend(xml::referred(&reference)),
                    _ => has_value |= inside == Inside::Value,
                },
                Event::CData(_) => has_value |= inside == Inside::Value,
                Event::End(element) => match element.local_name().as_ref() {
                    "c" => break,
                    "f" | "v" | "is" => inside = Inside::Cell,
                    _ => {}
                },
                Event::Eof => return Err(Unreadable::damaged()),
                _ => {}
            }
        }
        if let (Some(formula), false) = (formula, has_value) {
            self.facts.uncalculated.insert(address, formula);
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
