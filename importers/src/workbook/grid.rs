//! The filled cells of a sheet, eight bytes each: a sheet of a million lines must fit into the memory of one reading.
//!
//! Texts stand once, whole numbers and short decimals inside the cell itself. Rows and cells are made when asked for.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::{Cell, Row, Value};

/// What a packed cell holds; its low bits say how to read `payload`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Packed {
    pub(super) column: u16,
    pub(super) what: What,
    pub(super) payload: u32,
}

/// Kind, scale and format of a packed cell in sixteen bits: kind (4), scale of a short number (4), percent (1), zeros (6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct What(u16);

/// How the payload of a packed cell is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Place of a text.
    Text,
    /// Mantissa of a number, its scale beside it.
    Short,
    /// Place of a number.
    Number,
    /// Days since the first day of our era.
    Date,
    /// Place of a number of hours.
    Duration,
    /// Zero or one.
    Bool,
    /// Place of a text.
    Error,
    /// Place of a text.
    Uncalculated,
}

impl What {
    const SCALE: u16 = 4;
    const PERCENT: u16 = 1 << 8;
    const ZEROS: u16 = 9;

    pub(super) fn of(kind: Kind, scale: u16, percent: bool, zeros: usize) -> Self {
        let zeros = u16::try_from(zeros.min(32)).unwrap_or(0);
        let kind = match kind {
            Kind::Text => 0,
            Kind::Short => 1,
            Kind::Number => 2,
            Kind::Date => 3,
            Kind::Duration => 4,
            Kind::Bool => 5,
            Kind::Error => 6,
            Kind::Uncalculated => 7,
        };
        let percent = if percent { Self::PERCENT } else { 0 };
        Self(kind | (scale << Self::SCALE) | percent | (zeros << Self::ZEROS))
    }

    pub(super) const fn kind(self) -> Kind {
        match self.0 & 0xf {
            0 => Kind::Text,
            1 => Kind::Short,
            2 => Kind::Number,
            3 => Kind::Date,
            4 => Kind::Duration,
            5 => Kind::Bool,
            6 => Kind::Error,
            _ => Kind::Uncalculated,
        }
    }

    fn scale(self) -> u32 {
        u32::from((self.0 >> Self::SCALE) & 0xf)
    }

    const fn percent(self) -> bool {
        self.0 & Self::PERCENT != 0
    }

    fn zeros(self) -> usize {
        usize::from(self.0 >> Self::ZEROS)
    }
}

/// Where the cells of a row begin.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowStart {
    pub(super) number: u32,
    pub(super) first: u32,
}

/// The filled cells of a sheet, from top to bottom and from left to right.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    pub(super) rows: Vec<RowStart>,
    pub(super) cells: Vec<Packed>,
    pub(super) texts: Texts,
    pub(super) numbers: Vec<Decimal>,
}

/// Texts behind each other, each once.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    pub(super) all: String,
    pub(super) ends: Vec<u32>,
}

impl Texts {
    pub(super) fn get(&self, place: u32) -> &str {
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        let start = place
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .copied()
            .unwrap_or(0);
        let end = self.ends.get(place).copied().unwrap_or(start);
        let bounds = usize::try_from(start).ok().zip(usize::try_from(end).ok());
        bounds
            .and_then(|(start, end)| self.all.get(start..end))
            .unwrap_or_default()
    }
}

impl Grid {
    /// How many rows hold a filled cell.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no cell is filled.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows that hold a filled cell, from top to bottom.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_>> + ExactSizeIterator + Clone {
        (0..self.rows.len()).map(|place| Row {
            number: self.rows.get(place).map_or(0, |row| row.number),
            cells: self
                .cells_at(place)
                .iter()
                .map(|cell| self.cell(*cell))
                .collect(),
        })
    }

    /// The row at a place among those that hold a filled cell, from 0.
    pub fn row_at(&self, place: usize) -> Option<Row<'_>> {
        let row = self.rows.get(place)?;
        Some(Row {
            number: row.number,
            cells: self
                .cells_at(place)
                .iter()
                .map(|cell| self.cell(*cell))
                .collect(),
        })
    }

    /// How many cells of the row at a place are filled.
    pub fn width_at(&self, place: usize) -> usize {
        self.cells_at(place).len()
    }

    /// The filled cells of the row at a place, made one by one.
    pub fn cells_of(&self, place: usize) -> impl Iterator<Item = Cell<'_>> {
        self.cells_at(place).iter().map(|cell| self.cell(*cell))
    }

    /// The filled cells of a column in rows that are given from top to bottom.
    pub fn column<'grid>(
        &'grid self,
        rows: &'grid [u32],
        column: u32,
    ) -> impl Iterator<Item = Cell<'grid>> {
        let first = rows.first().copied().unwrap_or(0);
        let mut place = self.rows.partition_point(|row| row.number < first);
        rows.iter().filter_map(move |number| {
            while self.rows.get(place)?.number < *number {
                place = place.saturating_add(1);
            }
            let found = self.rows.get(place).filter(|row| row.number == *number);
            found.and_then(|_| self.cell_at(place, column))
        })
    }

    /// The numbers of the rows, from top to bottom.
    pub fn row_numbers(&self) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator {
        self.rows.iter().map(|row| row.number)
    }

    /// The place of a row by its number.
    pub fn place_of(&self, number: u32) -> Option<usize> {
        self.rows
            .binary_search_by_key(&number, |row| row.number)
            .ok()
    }

    /// The filled cell in a column of the row at a place.
    pub fn cell_at(&self, place: usize, column: u32) -> Option<Cell<'_>> {
        let column = u16::try_from(column).ok()?;
        let cells = self.cells_at(place);
        let found = cells
            .binary_search_by_key(&column, |cell| cell.column)
            .ok()?;
        cells.get(found).map(|cell| self.cell(*cell))
    }

    /// The last filled column of any row; 0 where there is none.
    pub fn last_column(&self) -> u32 {
        let columns = self.cells.iter().map(|cell| cell.column);
        columns.max().map_or(0, u32::from)
    }

    /// Every text that some cell holds, most of them once however many cells hold it.
    pub fn texts(&self) -> impl ExactSizeIterator<Item = &str> {
        let count = u32::try_from(self.texts.ends.len()).unwrap_or(u32::MAX);
        (0..count).map(|place| self.texts.get(place))
    }

    pub(super) fn cells_at(&self, place: usize) -> &[Packed] {
        let first = |place: usize| {
            let row = self.rows.get(place)?;
            usize::try_from(row.first).ok()
        };
        let start = first(place).unwrap_or(self.cells.len());
        let end = place
            .checked_add(1)
            .and_then(first)
            .unwrap_or(self.cells.len());
        self.cells.get(start..end).unwrap_or_default()
    }

    fn cell(&self, packed: Packed) -> Cell<'_> {
        let number = || {
            let place = usize::try_from(packed.payload).unwrap_or(usize::MAX);
            self.numbers.get(place).copied().unwrap_or_default()
        };
        let text = || self.texts.get(packed.payload);
        let value = match packed.what.kind() {
            Kind::Text => Value::Text(text()),
            Kind::Short => Value::Number(Decimal::new(
                packed.payload.cast_signed().into(),
                packed.what.scale(),
            )),
            Kind::Number => Value::Number(number()),
            Kind::Date => Value::Date(
                NaiveDate::from_num_days_from_ce_opt(packed.payload.cast_signed())
                    .unwrap_or_default(),
            ),
            Kind::Duration => Value::Duration(number()),
            Kind::Bool => Value::Bool(packed.payload != 0),
            Kind::Error => Value::Error(text()),
            Kind::Uncalculated => Value::Uncalculated(text()),
        };
        Cell {
            column: packed.column.into(),
            value,
            percent: packed.what.percent(),
            zeros: packed.what.zeros(),
        }
    }
}

/// The payload of a day.
pub(super) fn day_payload(day: NaiveDate) -> u32 {
    day.num_days_from_ce().cast_unsigned()
}
