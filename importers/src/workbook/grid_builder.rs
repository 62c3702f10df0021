//! Packs cells into a grid as a reader meets them, in whatever order the file has them.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};
use num_traits::ToPrimitive;
use rust_decimal::Decimal;

use super::{
    Cell, Value,
    address::Address,
    cell::{clean, exact, moment, printable},
    grid::{Grid, Kind, Packed, RowStart, What, day_payload},
    number_format::{NumberFormat, Time},
};

/// A grid that grows.
#[derive(Default)]
pub(crate) struct GridBuilder {
    grid: Grid,
    known: HashTable<u32>,
    hasher: DefaultHashBuilder,
    last: (u32, u16),
    disordered: bool,
}

/// Decimals that a packed number has at most.
const MOST_DECIMALS: u16 = 6;

impl GridBuilder {
    /// Packs a cell of a row; texts lose the space around them, and what is blank then is no cell.
    pub(crate) fn push(&mut self, row: u32, cell: &Cell<'_>) {
        let (kind, scale, payload) = match cell.value {
            Value::Text(text) => {
                let text = clean(text);
                if text.is_empty() {
                    return;
                }
                (Kind::Text, 0, self.text(&text))
            }
            Value::Number(number) => self.number(number),
            Value::Date(day) => (Kind::Date, 0, day_payload(day)),
            Value::Duration(hours) => (Kind::Duration, 0, self.long(hours)),
            Value::Bool(value) => (Kind::Bool, 0, value.into()),
            Value::Error(text) => (Kind::Error, 0, self.text(&printable(text))),
            Value::Uncalculated(text) => (Kind::Uncalculated, 0, self.text(&printable(text))),
        };
        let what = What::of(kind, scale, cell.percent, cell.zeros);
        self.place(row, cell.column, what, payload);
    }

    /// Packs a floating-point number as its shortest text says it; what no decimal can hold stays text, so that it is
    /// named as a wrong number later.
    pub(crate) fn push_float(&mut self, address: Address, value: f64, percent: bool, zeros: usize) {
        let (kind, scale, payload) = match short(value) {
            Some((mantissa, scale)) => (Kind::Short, scale, mantissa.cast_unsigned()),
            None => match exact(value) {
                Some(number) => self.number(number),
                None => (Kind::Text, 0, self.text(&value.to_string())),
            },
        };
        self.place(
            address.row,
            address.column,
            What::of(kind, scale, percent, zeros),
            payload,
        );
    }

    /// Packs a number as its format says: a day, a length of time, somebody's own number, or a number.
    pub(crate) fn push_number(
        &mut self,
        address: Address,
        value: f64,
        format: &NumberFormat,
        epoch_1904: bool,
    ) {
        let of_time = format
            .time
            .and_then(|time| moment(value, time == Time::Length, epoch_1904));
        match (of_time, format.own_number(value)) {
            (Some(value), _) => self.push(address.row, &Cell::new(address.column, value)),
            (None, Some(own)) => {
                self.push(address.row, &Cell::new(address.column, Value::Text(&own)));
            }
            (None, None) => self.push_float(address, value, format.percent, format.zeros),
        }
    }

    /// The grid, its cells in the order of the sheet; of two at one place the last one counts.
    pub(crate) fn finish(mut self) -> Grid {
        if self.disordered {
            self.sort();
        }
        self.grid.rows.shrink_to_fit();
        self.grid.texts.ends.shrink_to_fit();
        self.grid.texts.all.shrink_to_fit();
        self.grid
    }

    fn place(&mut self, row: u32, column: u32, what: What, payload: u32) {
        let Ok(column) = u16::try_from(column) else {
            return;
        };
        let first = u32::try_from(self.grid.cells.len()).unwrap_or(u32::MAX);
        let here = (row, column);
        if self.grid.rows.last().is_none_or(|last| last.number != row) {
            self.grid.rows.push(RowStart { number: row, first });
        }
        self.disordered |= here <= self.last && first > 0;
        self.last = here;
        self.grid.cells.push(Packed {
            column,
            what,
            payload,
        });
    }

    fn sort(&mut self) {
        let rows = std::mem::take(&mut self.grid.rows);
        let cells = std::mem::take(&mut self.grid.cells);
        let mut runs = rows.iter().peekable();
        let mut number = 0;
        let mut placed: Vec<(u32, u16, u32)> = Vec::with_capacity(cells.len());
        for (place, cell) in (0_u32..).zip(&cells) {
            if let Some(run) = runs.next_if(|run| run.first == place) {
                number = run.number;
            }
            placed.push((number, cell.column, place));
        }
        placed.sort_unstable();
        for (index, (row, column, place)) in placed.iter().enumerate() {
            let next = index.checked_add(1).and_then(|next| placed.get(next));
            if next.is_some_and(|(next, other, _)| (next, other) == (row, column)) {
                continue;
            }
            let cell = usize::try_from(*place)
                .ok()
                .and_then(|place| cells.get(place));
            if let Some(cell) = cell {
                self.last = (0, 0);
                self.place(*row, u32::from(cell.column), cell.what, cell.payload);
            }
        }
    }

    fn text(&mut self, text: &str) -> u32 {
        let hash = self.hasher.hash_one(text);
        let texts = &mut self.grid.texts;
        if let Some(place) = self.known.find(hash, |place| texts.get(*place) == text) {
            return *place;
        }
        let place = u32::try_from(texts.ends.len()).unwrap_or(u32::MAX);
        texts.all.push_str(text);
        texts
            .ends
            .push(u32::try_from(texts.all.len()).unwrap_or(u32::MAX));
        let hasher = &self.hasher;
        self.known
            .insert_unique(hash, place, |other| hasher.hash_one(texts.get(*other)));
        place
    }

    fn number(&mut self, number: Decimal) -> (Kind, u16, u32) {
        let number = number.normalize();
        let scale = u16::try_from(number.scale())
            .ok()
            .filter(|scale| *scale <= MOST_DECIMALS);
        match scale.zip(i32::try_from(number.mantissa()).ok()) {
            Some((scale, mantissa)) => (Kind::Short, scale, mantissa.cast_unsigned()),
            None => (Kind::Number, 0, self.long(number)),
        }
    }

    fn long(&mut self, number: Decimal) -> u32 {
        let place = u32::try_from(self.grid.numbers.len()).unwrap_or(u32::MAX);
        self.grid.numbers.push(number);
        place
    }
}

/// Mantissa and decimals of a number with few digits. A quotient of two whole numbers that small is rounded the way a
/// decimal text is, so equality proves that the shortest text of the value has just these decimals.
fn short(value: f64) -> Option<(i32, u16)> {
    let mut power = 1.0_f64;
    for decimals in 0..=MOST_DECIMALS {
        let scaled = (value * power).round();
        if scaled.abs() >= 1e9 {
            return None;
        }
        if scaled / power == value {
            return Some((scaled.to_i32()?, decimals));
        }
        power *= 10.0;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(grid: &Grid) -> Vec<String> {
        let cells = grid.rows().flat_map(|row| {
            let of = move |cell: &Cell<'_>| {
                format!("{}={}", Address::new(row.number, cell.column), cell.shown())
            };
            row.cells.iter().map(of).collect::<Vec<_>>()
        });
        cells.collect()
    }

    #[test]
    fn cells_come_out_in_the_order_of_the_sheet_and_the_last_one_counts() {
        let mut builder = GridBuilder::default();
        for (row, column, text) in [
            (3, 2, "d"),
            (1, 2, "b"),
            (1, 1, "a"),
            (3, 1, "c"),
            (1, 2, "B"),
        ] {
            builder.push(row, &Cell::new(column, Value::Text(text)));
        }
        builder.push(9, &Cell::new(1, Value::Text(" \u{a0} ")));
        assert_eq!(shown(&builder.finish()), ["A1=a", "B1=B", "A3=c", "B3=d"]);
    }

    #[test]
    fn every_value_comes_back_as_it_went_in() {
        let day = "2026-07-30".parse().unwrap();
        let values = [
            Value::Text("x"),
            Value::Number("473.14".parse().unwrap()),
            Value::Number("-0.0000001".parse().unwrap()),
            Value::Number("12345678901234".parse().unwrap()),
            Value::Date(day),
            Value::Duration("7.5".parse().unwrap()),
            Value::Bool(true),
            Value::Error("#N/A"),
            Value::Uncalculated("A1+B1"),
        ];
        let mut builder = GridBuilder::default();
        for (column, value) in (1..).zip(values) {
            let cell = Cell {
                percent: column == 2,
                zeros: 8,
                ..Cell::new(column, value)
            };
            builder.push(1, &cell);
        }
        let grid = builder.finish();
        let row = grid.row_at(0).unwrap();
        assert_eq!(
            row.cells.iter().map(|cell| cell.value).collect::<Vec<_>>(),
            values
        );
        assert!(
            row.cells
                .iter()
                .all(|cell| cell.zeros == 8 && cell.percent == (cell.column == 2))
        );
    }

    #[test]
    fn floats_keep_the_text_of_the_file() {
        let mut state = 1_u64;
        let mut random = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            state >> 33
        };
        for _ in 0..20_000 {
            let (mantissa, decimals) = (random() % 2_000_000_000, random() % 10);
            let text = format!("{mantissa}e-{decimals}");
            let value: f64 = text.parse().unwrap();
            let mut builder = GridBuilder::default();
            builder.push_float(Address::new(1, 1), value, false, 0);
            let grid = builder.finish();
            let expected = Decimal::from_scientific(&text).unwrap();
            assert_eq!(
                grid.cell_at(0, 1).unwrap().value,
                Value::Number(expected),
                "{text}"
            );
        }
    }
}
