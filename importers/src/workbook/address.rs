//! Cells by the address that a spreadsheet program shows: `B7`.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The last row of a sheet of any known program.
pub(crate) const LAST_ROW: u32 = 1_048_576;
/// The last column of a sheet of any known program.
pub(crate) const LAST_COLUMN: u32 = 16_384;

/// One cell's place: row and column, both from 1. Shown as `B7`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub struct Address {
    /// Row, from 1.
    pub row: u32,
    /// Column, from 1.
    pub column: u32,
}

impl Address {
    /// The place at a row and a column, both from 1.
    pub const fn new(row: u32, column: u32) -> Self {
        Self { row, column }
    }

    /// The same place, where a sheet can have it.
    pub fn within_grid(self) -> Option<Self> {
        let inside = (1..=LAST_ROW).contains(&self.row) && (1..=LAST_COLUMN).contains(&self.column);
        inside.then_some(self)
    }

    /// Reads `B7` or `$B$7`; `None` outside the grid.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = text.strip_prefix('$').unwrap_or(text);
        let digits_from = text.find(|character: char| !character.is_ascii_alphabetic())?;
        let (letters, digits) = text.split_at_checked(digits_from)?;
        let digits = digits.strip_prefix('$').unwrap_or(digits);
        if !digits.chars().all(|character| character.is_ascii_digit()) {
            return None;
        }
        let row: u32 = digits.parse().ok()?;
        let mut column = 0_u32;
        for letter in letters.chars() {
            let value = letter.to_ascii_uppercase().to_digit(36)?.checked_sub(9)?;
            column = column.checked_mul(26)?.checked_add(value)?;
        }
        ((1..=LAST_ROW).contains(&row) && (1..=LAST_COLUMN).contains(&column))
            .then_some(Self { row, column })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Seven letters name every column that a number can name.
        let (mut letters, mut rest) = ([0_u8; 7], self.column);
        let mut count = 0;
        for letter in letters.iter_mut().rev() {
            let Some(digit) = rest.checked_sub(1) else {
                break;
            };
            *letter = b'A'.saturating_add(u8::try_from(digit % 26).unwrap_or_default());
            rest = digit / 26;
            count += 1;
        }
        let letters = letters.get(letters.len() - count..).unwrap_or_default();
        let letters = std::str::from_utf8(letters).unwrap_or_default();
        write!(formatter, "{letters}{}", self.row)
    }
}

/// A block of cells from its first to its last corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// The upper left cell.
    pub first: Address,
    /// The lower right cell.
    pub last: Address,
}

impl Area {
    /// Reads `B2:H4`; `None` outside the grid.
    pub fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        let (first, last) = (Address::parse(first)?, Address::parse(last)?);
        (first.row <= last.row && first.column <= last.column).then_some(Self { first, last })
    }

    /// Whether a cell lies in the block.
    pub const fn contains(&self, address: Address) -> bool {
        self.first.row <= address.row
            && address.row <= self.last.row
            && self.first.column <= address.column
            && address.column <= self.last.column
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_written_and_read_back() {
        for (row, column, text) in [
            (1, 1, "A1"),
            (7, 26, "Z7"),
            (14, 27, "AA14"),
            (LAST_ROW, LAST_COLUMN, "XFD1048576"),
        ] {
            assert_eq!(Address::new(row, column).to_string(), text);
            assert_eq!(Address::parse(text), Some(Address::new(row, column)));
        }
        assert_eq!(Address::parse("$B$7"), Some(Address::new(7, 2)));
    }

    #[test]
    fn what_lies_outside_the_grid_is_no_address() {
        for text in [
            "",
            "A",
            "7",
            "A0",
            "XFE1",
            "A1048577",
            "A1B",
            "AAAAAAAAAAAAAAAA1",
            "A99999999999",
        ] {
            assert_eq!(Address::parse(text), None, "{text}");
        }
    }

    #[test]
    fn an_area_holds_its_corners() {
        let area = Area::parse("B2:H4").unwrap();
        assert!(area.contains(Address::new(2, 2)) && area.contains(Address::new(4, 8)));
        assert!(!area.contains(Address::new(5, 2)));
        assert_eq!(Area::parse("H4:B2"), None);
    }
}
