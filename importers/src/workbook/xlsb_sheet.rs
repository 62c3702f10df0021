//! One worksheet of a binary Excel package, taken record by record.

use std::collections::BTreeSet;

use calamine::CellErrorType;

use super::{
    Address, Area, Cell, Unreadable, Value,
    aside::Asides,
    budget::Budget,
    grid_builder::GridBuilder,
    hidden_columns::HiddenColumns,
    number_format::NumberFormat,
    xls::error_text,
    xlsb::{area, kind, place},
    xlsb_records::Record,
};

/// A worksheet while it is read.
pub(crate) struct SheetReader<'book> {
    strings: &'book [String],
    formats: &'book [NumberFormat],
    epoch_1904: bool,
    row: u32,
    pub(crate) grid: GridBuilder,
    pub(crate) hidden_rows: BTreeSet<u32>,
    pub(crate) hidden_columns: HiddenColumns,
    pub(crate) merged: Vec<Area>,
    /// Texts that stand in no cell: headers and footers, checks, links.
    pub(crate) texts: Asides,
}

/// The bit of a row record that hides the row, in the byte behind its height and flags.
const HIDDEN_ROW: u8 = 0x10;

impl<'book> SheetReader<'book> {
    pub(crate) fn new(
        strings: &'book [String],
        formats: &'book [NumberFormat],
        epoch_1904: bool,
    ) -> Self {
        Self {
            strings,
            formats,
            epoch_1904,
            row: 0,
            grid: GridBuilder::default(),
            hidden_rows: BTreeSet::new(),
            hidden_columns: HiddenColumns::default(),
            merged: Vec::new(),
            texts: Asides::default(),
        }
    }

    /// Takes a record.
    pub(crate) fn take(
        &mut self,
        record: &Record<'_>,
        budget: &mut Budget<'_>,
    ) -> Result<(), Unreadable> {
        match record.kind {
            kind::ROW => {
                self.row = record.long(0).ok_or_else(Unreadable::damaged)?;
                let address = place(self.row, 0)?;
                if record.byte(11).is_some_and(|flags| flags & HIDDEN_ROW != 0) {
                    self.hidden_rows.insert(address.row);
                }
            }
            kind::COLUMNS => self.columns(record),
            kind::MERGED => {
                let bounds = [0, 4, 8, 12].map(|at| record.long(at));
                let [Some(top), Some(bottom), Some(left), Some(right)] = bounds else {
                    return Err(Unreadable::damaged());
                };
                self.merged.push(area((top, bottom), (left, right))?);
                budget.merged(self.merged.len())?;
            }
            kind::BLANK => budget.cell()?,
            kind::PACKED..=kind::FORMULA_ERROR | kind::RICH_TEXT => self.cell(record, budget)?,
            _ => {
                for text in record.printed() {
                    self.texts.keep(None, &text)?;
                }
            }
        }
        Ok(())
    }

    fn columns(&mut self, record: &Record<'_>) {
        let hidden = record.short(16).is_some_and(|flags| flags & 1 != 0);
        if let (Some(first), Some(last), true) = (record.long(0), record.long(4), hidden) {
            let from_one = |column: u32| column.saturating_add(1);
            self.hidden_columns.hide(from_one(first), from_one(last));
        }
    }

    fn cell(&mut self, record: &Record<'_>, budget: &mut Budget<'_>) -> Result<(), Unreadable> {
        let column = record.long(0).ok_or_else(Unreadable::damaged)?;
        let address = place(self.row, column)?;
        let style = record.long(4).ok_or_else(Unreadable::damaged)? & 0x00FF_FFFF;
        match record.kind {
            kind::PACKED => {
                let number = record.packed(8).ok_or_else(Unreadable::damaged)?;
                self.number(address, style, number, budget)
            }
            kind::FLOAT | kind::FORMULA_FLOAT => {
                let number = record.float(8).ok_or_else(Unreadable::damaged)?;
                self.number(address, style, number, budget)
            }
            kind::BOOL | kind::FORMULA_BOOL => {
                let value = record.byte(8).ok_or_else(Unreadable::damaged)?;
                self.value(address, Value::Bool(value != 0), budget)
            }
            kind::ERROR | kind::FORMULA_ERROR => {
                let error = record.byte(8).and_then(error).unwrap_or("#N/A");
                self.value(address, Value::Error(error), budget)
            }
            kind::SHARED => {
                let place = record.long(8).and_then(|place| usize::try_from(place).ok());
                let strings = self.strings;
                let text = place.and_then(|place| strings.get(place));
                let text = text.ok_or_else(Unreadable::damaged)?;
                self.value(address, Value::Text(text), budget)
            }
            kind::RICH_TEXT => {
                let (text, _) = record.text(9).ok_or_else(Unreadable::damaged)?;
                self.value(address, Value::Text(&text), budget)
            }
            // Texts of their own, and those that a formula gives.
            _ => {
                let (text, _) = record.text(8).ok_or_else(Unreadable::damaged)?;
                self.value(address, Value::Text(&text), budget)
            }
        }
    }

    fn value(
        &mut self,
        address: Address,
        value: Value<'_>,
        budget: &mut Budget<'_>,
    ) -> Result<(), Unreadable> {
        budget.take(&value, 1)?;
        self.grid
            .push(address.row, &Cell::new(address.column, value));
        Ok(())
    }

    fn number(
        &mut self,
        address: Address,
        style: u32,
        number: f64,
        budget: &mut Budget<'_>,
    ) -> Result<(), Unreadable> {
        budget.cell()?;
        let style = usize::try_from(style).unwrap_or(usize::MAX);
        let plain = NumberFormat::default();
        let format = self.formats.get(style).unwrap_or(&plain);
        self.grid
            .push_number(address, number, format, self.epoch_1904);
        Ok(())
    }
}

fn error(code: u8) -> Option<&'static str> {
    let error = match code {
        0x00 => CellErrorType::Null,
        0x07 => CellErrorType::Div0,
        0x0F => CellErrorType::Value,
        0x17 => CellErrorType::Ref,
        0x1D => CellErrorType::Name,
        0x24 => CellErrorType::Num,
        0x2A => CellErrorType::NA,
        0x2B => CellErrorType::GettingData,
        _ => return None,
    };
    Some(error_text(&error))
}
