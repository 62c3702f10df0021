//! Excel's binary workbook (xlsb), record by record: values, number formats, hidden rows and columns, merged ranges.
//! An own reader, because errors of formulas and number formats must not be lost.

use std::{
    collections::HashMap,
    io::{BufReader, Cursor},
};

use zip::read::ZipFile;

use super::{
    Address, Area, Aside, Kind, Merged, Sheet, Unreadable, Workbook,
    address::{LAST_COLUMN, LAST_ROW},
    budget::Budget,
    number_format::NumberFormat,
    package::{Archive, Facts},
    sheet_paths::{absolute, part, relations},
    xlsb_records::Records,
    xlsb_sheet::SheetReader,
};
use crate::limits::Limits;

/// Numbers of the records that are read.
pub(crate) mod kind {
    pub(crate) const ROW: u16 = 0;
    pub(crate) const BLANK: u16 = 1;
    pub(crate) const PACKED: u16 = 2;
    pub(crate) const ERROR: u16 = 3;
    pub(crate) const BOOL: u16 = 4;
    pub(crate) const FLOAT: u16 = 5;
    pub(crate) const SHARED: u16 = 7;
    pub(crate) const FORMULA_FLOAT: u16 = 9;
    pub(crate) const FORMULA_BOOL: u16 = 10;
    pub(crate) const FORMULA_ERROR: u16 = 11;
    pub(crate) const SHARED_ITEM: u16 = 19;
    pub(crate) const FORMAT: u16 = 44;
    pub(crate) const CELL_FORMAT: u16 = 47;
    pub(crate) const COLUMNS: u16 = 60;
    pub(crate) const RICH_TEXT: u16 = 62;
    pub(crate) const WORKBOOK: u16 = 153;
    pub(crate) const SHEET: u16 = 156;
    pub(crate) const MERGED: u16 = 176;
    pub(crate) const CELL_FORMATS_BEGIN: u16 = 617;
    pub(crate) const CELL_FORMATS_END: u16 = 618;
}

/// A sheet as the workbook names it.
struct Tab {
    name: String,
    path: String,
    visible: bool,
}

/// Reads a package of which the sizes were vetted.
pub(crate) fn read(
    archive: &mut Archive<'_>,
    facts: Facts,
    limits: &Limits,
) -> Result<Workbook, Unreadable> {
    let (tabs, epoch_1904) = tabs(archive)?;
    let mut budget = Budget::new(limits);
    budget.sheets(tabs.len())?;
    let formats = formats(archive)?;
    let strings = shared_strings(archive, limits)?;
    let mut sheets = Vec::new();
    for tab in tabs {
        let mut records = records(archive, &tab.path).ok_or_else(Unreadable::damaged)?;
        let mut reader = SheetReader::new(&strings, &formats, epoch_1904);
        while let Some(record) = records.next()? {
            reader.take(&record, &mut budget)?;
        }
        budget.merged(reader.merged.len())?;
        sheets.push(Sheet {
            name: tab.name,
            visible: tab.visible,
            grid: reader.grid.finish(),
            hidden_rows: reader.hidden_rows,
            hidden_columns: reader.hidden_columns.columns(),
            merged: Merged::of(reader.merged),
            epoch_1904,
            asides: reader.texts.0,
            ..Sheet::default()
        });
    }
    // What belongs to no sheet is told at the first one.
    if let Some(first) = sheets.first_mut() {
        let texts = facts.asides.into_values().flatten();
        first.asides.extend(texts.map(Aside::without_cell));
    }
    Ok(Workbook {
        kind: Kind::Xlsb,
        sheets,
    })
}

/// A part of a package in memory.
type Part<'archive, 'bytes> = ZipFile<'archive, Cursor<&'bytes [u8]>>;

/// The records of a part that may be missing.
fn records<'archive, 'bytes>(
    archive: &'archive mut Archive<'bytes>,
    path: &str,
) -> Option<Records<BufReader<Part<'archive, 'bytes>>>> {
    Some(Records::new(BufReader::new(part(archive, path)?)))
}

/// The sheets, and whether days are counted from 1904.
fn tabs(archive: &mut Archive<'_>) -> Result<(Vec<Tab>, bool), Unreadable> {
    let targets = relations(archive, "xl/_rels/workbook.bin.rels")?;
    let mut records = records(archive, "xl/workbook.bin").ok_or_else(Unreadable::damaged)?;
    let (mut tabs, mut epoch_1904) = (Vec::new(), false);
    while let Some(record) = records.next()? {
        match record.kind {
            kind::WORKBOOK => epoch_1904 = record.byte(0).is_some_and(|flags| flags & 1 != 0),
            kind::SHEET => {
                let state = record.long(0).ok_or_else(Unreadable::damaged)?;
                let (relation, next) = record.text(8).ok_or_else(Unreadable::damaged)?;
                let (name, _) = record.text(next).ok_or_else(Unreadable::damaged)?;
                let Some(target) = targets.get(&relation) else {
                    continue;
                };
                let path = absolute("xl", target);
                if path.contains("worksheets/") {
                    tabs.push(Tab {
                        name,
                        path,
                        visible: state == 0,
                    });
                }
            }
            _ => {}
        }
    }
    Ok((tabs, epoch_1904))
}

/// What each cell format says about numbers.
fn formats(archive: &mut Archive<'_>) -> Result<Vec<NumberFormat>, Unreadable> {
    let (mut codes, mut formats, mut inside) = (HashMap::new(), Vec::new(), false);
    let Some(mut records) = records(archive, "xl/styles.bin") else {
        return Ok(formats);
    };
    while let Some(record) = records.next()? {
        match record.kind {
            kind::FORMAT => {
                if let (Some(number), Some((code, _))) = (record.short(0), record.text(2)) {
                    codes.insert(number, NumberFormat::of(&code));
                }
            }
            kind::CELL_FORMATS_BEGIN => inside = true,
            kind::CELL_FORMATS_END => inside = false,
            kind::CELL_FORMAT if inside => {
                let number = record.short(2).unwrap_or(0);
                let own = codes.get(&number).cloned();
                formats.push(own.unwrap_or_else(|| NumberFormat::built_in(number)));
            }
            _ => {}
        }
    }
    Ok(formats)
}

fn shared_strings(archive: &mut Archive<'_>, limits: &Limits) -> Result<Vec<String>, Unreadable> {
    let (mut strings, mut bytes) = (Vec::new(), 0_u64);
    let Some(mut records) = records(archive, "xl/sharedStrings.bin") else {
        return Ok(strings);
    };
    while let Some(record) = records.next()? {
        if record.kind == kind::SHARED_ITEM {
            let (text, _) = record.text(1).ok_or_else(Unreadable::damaged)?;
            bytes = bytes.saturating_add(super::budget::wide(text.len()));
            Unreadable::above("text_bytes", bytes, limits.text_bytes)?;
            strings.push(text);
            let count = super::budget::wide(strings.len());
            Unreadable::above("cells", count, limits.cells)?;
        }
    }
    Ok(strings)
}

/// The place of a row and a column, counted from 0 in the file.
pub(crate) fn place(row: u32, column: u32) -> Result<Address, Unreadable> {
    let (row, column) = (row.saturating_add(1), column.saturating_add(1));
    if row > LAST_ROW || column > LAST_COLUMN {
        return Err(Unreadable::damaged().naming("cell outside the grid"));
    }
    Ok(Address::new(row, column))
}

/// A block of cells, counted from 0 in the file.
pub(crate) fn area(rows: (u32, u32), columns: (u32, u32)) -> Result<Area, Unreadable> {
    let (first, last) = (place(rows.0, columns.0)?, place(rows.1, columns.1)?);
    if first.row > last.row || first.column > last.column {
        return Err(Unreadable::damaged());
    }
    Ok(Area { first, last })
}
