//! Merged ranges of a sheet, found by row: a search through all of them for every empty cell would never end.

use std::collections::BTreeMap;

use super::{Address, Area};

/// Merged ranges of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    by_row: BTreeMap<u32, Vec<Area>>,
}

/// Ranges are found in so many rows together; what lies beyond only a hostile file has.
const MOST_ROWS: usize = 1_000_000;

impl Merged {
    /// The ranges, ready to be asked.
    pub fn of(areas: impl IntoIterator<Item = Area>) -> Self {
        let (mut by_row, mut left): (BTreeMap<u32, Vec<Area>>, usize) =
            (BTreeMap::new(), MOST_ROWS);
        for area in areas {
            for row in (area.first.row..=area.last.row).take(left) {
                left = left.saturating_sub(1);
                by_row.entry(row).or_default().push(area);
            }
        }
        Self { by_row }
    }

    /// The range around a cell.
    pub fn around(&self, address: Address) -> Option<Area> {
        let areas = self.by_row.get(&address.row)?;
        areas.iter().find(|area| area.contains(address)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_in_the_range_around_it() {
        let merged = Merged::of([Area::parse("B2:C4").unwrap(), Area::parse("E3:F3").unwrap()]);
        assert_eq!(merged.around(Address::new(4, 3)), Area::parse("B2:C4"));
        assert_eq!(merged.around(Address::new(3, 6)), Area::parse("E3:F3"));
        assert_eq!(merged.around(Address::new(4, 6)), None);
    }
}
