//! A workbook as the importers see it: sheets of cells, whatever kind of file it came from.
//!
//! The only room that knows calamine, zip and XML. It knows nothing of social return.

mod address;
mod aside;
mod bounded;
mod budget;
mod cell;
mod compound;
mod damage;
mod delimited;
mod encoding;
mod formula_texts;
mod grid;
mod grid_builder;
mod grid_texts;
mod hidden_columns;
mod markup;
mod merged;
mod number_format;
mod ods;
mod ods_cell;
mod overlay;
pub(crate) mod package;
mod printed;
mod properties;
mod sheet_facts;
mod sheet_marks;
mod sheet_paths;
mod sniff;
mod struck_rows;
mod xls;
mod xls_facts;
mod xlsb;
mod xlsb_records;
mod xlsb_sheet;
mod xlsx;
pub(crate) mod xml;

pub(crate) use address::LAST_ROW;
pub use address::{Address, Area};
pub use aside::Aside;
pub use cell::{Cell, Value, date_of_serial};
pub use damage::Unreadable;
pub use grid::Grid;
pub use merged::Merged;
pub use properties::properties;

use std::collections::{BTreeMap, BTreeSet};

use crate::{limits::Limits, problem::Code};
use grid_builder::GridBuilder;
use sniff::Sniffed;

/// What kind of file a workbook came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Excel 2007 and later.
    Xlsx,
    /// The same with macros, which are never run.
    Xlsm,
    /// Excel's binary package.
    Xlsb,
    /// Excel 97 to 2003.
    Xls,
    /// OpenDocument.
    Ods,
    /// Text with separators (csv): one sheet without a name.
    Text,
}

/// A workbook: its kind and its sheets in order.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// What kind of file it came from.
    pub kind: Kind,
    /// Every sheet, hidden ones too.
    pub sheets: Vec<Sheet>,
}

/// One sheet: rows of filled cells.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The name on its tab; empty for csv.
    pub name: String,
    /// Whether a person sees the sheet when the file is opened.
    pub visible: bool,
    /// Its filled cells.
    pub grid: Grid,
    /// Hidden rows, from 1.
    pub hidden_rows: BTreeSet<u32>,
    /// Rows of which the cells are struck through, from 1.
    pub struck_rows: BTreeSet<u32>,
    /// Hidden columns, from 1.
    pub hidden_columns: BTreeSet<u32>,
    /// Merged ranges.
    pub merged: Merged,
    /// Of a text file the rows with fewer fields than most, with how many they have; `None` for other files.
    pub short_rows: Option<BTreeMap<u32, u32>>,
    /// Its texts that stand in no cell.
    pub asides: Vec<Aside>,
    /// Whether its days are counted from 1904.
    pub epoch_1904: bool,
    /// Rows that the file itself names as the first of a table or a named range.
    pub marked_rows: Vec<u32>,
}

/// One row with its filled cells.
#[derive(Clone, Debug)]
pub struct Row<'sheet> {
    /// The row as a spreadsheet program shows it, from 1; a physical line in csv.
    pub number: u32,
    /// Its filled cells, from left to right.
    pub cells: Vec<Cell<'sheet>>,
}

impl<'sheet> Row<'sheet> {
    /// The filled cell in a column (from 1).
    pub fn cell(&self, column: u32) -> Option<&Cell<'sheet>> {
        let place = self
            .cells
            .binary_search_by_key(&column, |cell| cell.column)
            .ok()?;
        self.cells.get(place)
    }

    /// The same row with its cells between two columns only, both included.
    #[must_use]
    pub fn within(mut self, (first, last): (u32, u32)) -> Self {
        self.cells
            .retain(|cell| (first..=last).contains(&cell.column));
        self
    }
}

impl Sheet {
    /// A visible sheet with a name and these cells; of two at one address the last one counts.
    pub fn of<'cell>(name: &str, cells: impl IntoIterator<Item = (u32, Cell<'cell>)>) -> Self {
        let mut builder = GridBuilder::default();
        for (row, cell) in cells {
            builder.push(row, &cell);
        }
        Self {
            name: name.to_owned(),
            visible: true,
            grid: builder.finish(),
            ..Self::default()
        }
    }

    /// The rows that hold a filled cell, from top to bottom.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_>> + ExactSizeIterator + Clone {
        self.grid.rows()
    }

    /// The row with a number, where it holds a filled cell.
    pub fn row(&self, number: u32) -> Option<Row<'_>> {
        self.grid.row_at(self.grid.place_of(number)?)
    }

    /// The filled cell at an address.
    pub fn cell(&self, address: Address) -> Option<Cell<'_>> {
        self.grid
            .cell_at(self.grid.place_of(address.row)?, address.column)
    }

    /// The filled cell that shows at an address: its own, or that of the merged range around it.
    pub fn shown_cell(&self, address: Address) -> Option<Cell<'_>> {
        self.cell(address).or_else(|| {
            let area = self.merged.around(address)?;
            self.cell(area.first)
        })
    }

    /// Whether the address lies on the sheet: at a filled cell, or inside the used part of the sheet.
    pub fn holds(&self, address: Address) -> bool {
        let last_row = self.grid.row_numbers().next_back().unwrap_or(0);
        (1..=last_row).contains(&address.row)
            && (1..=self.grid.last_column()).contains(&address.column)
    }
}

/// Bytes of the name of a sheet: Excel's have 31 signs. It stands beside every problem and every line.
const LONGEST_NAME: u64 = 1_024;

/// Opens a workbook from its bytes.
///
/// # Errors
/// When the bytes are no workbook, can't be opened, or pass a limit; never by panicking on what is known to harm.
pub fn open(bytes: &[u8], limits: &Limits) -> Result<Workbook, Unreadable> {
    let mut workbook = opened(bytes, limits)?;
    for sheet in &mut workbook.sheets {
        let length = budget::wide(sheet.name.len());
        Unreadable::above("sheet_name_bytes", length, LONGEST_NAME)?;
        sheet.name = cell::printable(&sheet.name).into_owned();
    }
    Ok(workbook)
}

/// Vets a package without reading its cells.
///
/// # Errors
/// When the bytes are no package, a part would harm its reader, or a limit is passed.
pub fn vet(bytes: &[u8], limits: &Limits) -> Result<(), Unreadable> {
    package::vet(bytes, limits).map(|_| ())
}

fn opened(bytes: &[u8], limits: &Limits) -> Result<Workbook, Unreadable> {
    let length = budget::wide(bytes.len());
    Unreadable::above("file_bytes", length, limits.file_bytes)?;
    match sniff::sniff(bytes) {
        Sniffed::Empty => Err(Unreadable::new(Code::EmptyFile)),
        Sniffed::Other(what) => Err(Unreadable::new(Code::NotAWorkbook).naming(what)),
        Sniffed::Text => delimited::read(bytes, limits),
        Sniffed::Compound => {
            Unreadable::above("whole_file_bytes", length, limits.whole_file_bytes)?;
            xls::read(bytes, limits)
        }
        Sniffed::Zip => match package::vet(bytes, limits)? {
            package::Package::Xlsx(facts) => xlsx::read(bytes, facts, limits),
            package::Package::Xlsb(facts) => xlsb::read(&mut package::open(bytes)?, facts, limits),
            package::Package::Ods => {
                Unreadable::above("whole_file_bytes", length, limits.whole_file_bytes)?;
                ods::read(bytes, limits)
            }
            package::Package::Other(what) => Err(Unreadable::new(Code::NotAWorkbook).naming(what)),
        },
    }
}
