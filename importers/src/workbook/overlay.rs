//! Values that are laid over the cells of a sheet, in one pass over its rows: a sheet of a million lines is not built
//! anew cell by cell.

use std::collections::BTreeMap;

use super::{
    Address, Sheet,
    cell::clean,
    grid::{Grid, Kind, Packed, RowStart, Texts, What},
};

impl Sheet {
    /// Puts texts in the place of what stands at addresses; an empty one leaves the cell empty.
    pub(crate) fn lay(&mut self, typed: &BTreeMap<Address, &str>) {
        for (address, text) in typed {
            let wider = self
                .short_rows
                .as_mut()
                .and_then(|short| short.get_mut(&address.row));
            if let Some(fields) = wider.filter(|_| !text.is_empty()) {
                // Of a row that was cut short the fields up to here are there now.
                *fields = (*fields).max(address.column);
            }
        }
        self.grid.lay(typed);
    }
}

impl Grid {
    fn lay(&mut self, typed: &BTreeMap<Address, &str>) {
        let mut by_row: BTreeMap<u32, Vec<(u16, Option<Packed>)>> = BTreeMap::new();
        for (address, text) in typed {
            if let Ok(column) = u16::try_from(address.column) {
                let cell = self.texts.packed(column, text);
                by_row.entry(address.row).or_default().push((column, cell));
            }
        }
        let old = Self {
            rows: std::mem::take(&mut self.rows),
            cells: std::mem::take(&mut self.cells),
            ..Self::default()
        };
        self.rows
            .reserve_exact(old.rows.len().saturating_add(by_row.len()));
        self.cells
            .reserve_exact(old.cells.len().saturating_add(typed.len()));
        let mut waiting = by_row.into_iter().peekable();
        for (place, row) in old.rows.iter().enumerate() {
            while let Some((number, laid)) = waiting.next_if(|(number, _)| *number < row.number) {
                self.add_row(number, &merged(&[], laid));
            }
            let own = old.cells_at(place);
            match waiting.next_if(|(number, _)| *number == row.number) {
                Some((number, laid)) => self.add_row(number, &merged(own, laid)),
                None => self.add_row(row.number, own),
            }
        }
        for (number, laid) in waiting {
            self.add_row(number, &merged(&[], laid));
        }
    }

    fn add_row(&mut self, number: u32, cells: &[Packed]) {
        if cells.is_empty() {
            return;
        }
        let first = u32::try_from(self.cells.len()).unwrap_or(u32::MAX);
        self.rows.push(RowStart { number, first });
        self.cells.extend_from_slice(cells);
    }
}

impl Texts {
    /// A text as a cell; nothing for one that is blank.
    fn packed(&mut self, column: u16, text: &str) -> Option<Packed> {
        let text = clean(text);
        if text.is_empty() {
            return None;
        }
        let payload = u32::try_from(self.ends.len()).unwrap_or(u32::MAX);
        self.all.push_str(&text);
        self.ends
            .push(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        Some(Packed {
            column,
            what: What::of(Kind::Text, 0, false, 0),
            payload,
        })
    }
}

/// The cells of a row with others laid over them, from left to right.
fn merged(own: &[Packed], laid: Vec<(u16, Option<Packed>)>) -> Vec<Packed> {
    let mut cells: BTreeMap<u16, Packed> = own.iter().map(|cell| (cell.column, *cell)).collect();
    for (column, cell) in laid {
        match cell {
            Some(cell) => cells.insert(column, cell),
            None => cells.remove(&column),
        };
    }
    cells.into_values().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{Cell, Value};

    fn sheet() -> Sheet {
        let cells = [(2, 1, "a"), (2, 3, "c"), (5, 1, "a"), (5, 2, "b")];
        Sheet::of(
            "",
            cells.map(|(row, column, text)| (row, Cell::new(column, Value::Text(text)))),
        )
    }

    fn shown(sheet: &Sheet) -> Vec<String> {
        let rows = sheet.rows();
        rows.flat_map(|row| {
            let cells = row.cells.iter();
            let told = cells
                .map(|cell| format!("{}={}", Address::new(row.number, cell.column), cell.shown()));
            told.collect::<Vec<_>>()
        })
        .collect()
    }

    #[test]
    fn values_replace_add_and_empty_cells_in_order() {
        for (typed, expected) in [
            (vec![("A2", "x")], "A2=x C2=c A5=a B5=b"),
            (vec![("B2", " 36,5 ")], "A2=a B2=36,5 C2=c A5=a B5=b"),
            (vec![("C5", "=1+1")], "A2=a C2=c A5=a B5=b C5==1+1"),
            (
                vec![("B1", "k"), ("A3", "m"), ("A6", "z")],
                "B1=k A2=a C2=c A3=m A5=a B5=b A6=z",
            ),
            (vec![("A5", ""), ("B5", " ")], "A2=a C2=c"),
            (vec![("D4", "")], "A2=a C2=c A5=a B5=b"),
        ] {
            let mut sheet = sheet();
            let typed = typed
                .into_iter()
                .map(|(cell, text)| (Address::parse(cell).unwrap(), text));
            sheet.lay(&typed.collect());
            assert_eq!(shown(&sheet).join(" "), expected);
            assert_eq!(sheet.rows().len(), sheet.grid.row_numbers().len());
        }
    }
}
