//! Questions to a whole grid, answered once for each distinct text however many cells hold it.

use super::{
    Grid,
    grid::{Kind, Packed},
};

impl Grid {
    /// The places of the rows that hold at least so many cells whose text is wanted.
    pub(crate) fn rows_with_texts(
        &self,
        least: usize,
        wanted: impl FnMut(&str) -> bool,
    ) -> Vec<usize> {
        let is_wanted: Vec<bool> = self.texts().map(wanted).collect();
        let holds = |cell: &&Packed| {
            let place = usize::try_from(cell.payload).unwrap_or(usize::MAX);
            cell.what.kind() == Kind::Text && is_wanted.get(place).copied().unwrap_or(false)
        };
        let count = |place: &usize| self.cells_at(*place).iter().filter(holds).count();
        (0..self.len())
            .filter(|place| count(place) >= least)
            .collect()
    }

    /// The distinct texts of a column in the rows between two places, the last one left out.
    pub(crate) fn texts_of_column(&self, column: u32, places: (usize, usize)) -> Vec<&str> {
        let Ok(column) = u16::try_from(column) else {
            return Vec::new();
        };
        let mut seen = vec![false; self.texts().len()];
        let mut texts = Vec::new();
        for place in places.0..places.1.min(self.len()) {
            let cells = self.cells_at(place);
            let found = cells.binary_search_by_key(&column, |cell| cell.column);
            let Some(cell) = found.ok().and_then(|found| cells.get(found)) else {
                continue;
            };
            let text = usize::try_from(cell.payload).unwrap_or(usize::MAX);
            if cell.what.kind() == Kind::Text
                && let Some(seen) = seen.get_mut(text)
                && !*seen
            {
                *seen = true;
                texts.push(self.texts.get(cell.payload));
            }
        }
        texts
    }

    /// The columns that are filled in rows given from top to bottom, from left to right, with in how many of them.
    pub(crate) fn filled(&self, rows: &[u32]) -> Vec<(u32, usize)> {
        let mut counts: Vec<usize> = Vec::new();
        let mut place = rows
            .first()
            .and_then(|row| self.place_of(*row))
            .unwrap_or(0);
        for number in rows {
            while self.rows.get(place).is_some_and(|row| row.number < *number) {
                place = place.saturating_add(1);
            }
            if self.rows.get(place).is_none_or(|row| row.number != *number) {
                continue;
            }
            for cell in self.cells_at(place) {
                let column = usize::from(cell.column);
                if counts.len() <= column {
                    counts.resize(column.saturating_add(1), 0);
                }
                if let Some(count) = counts.get_mut(column) {
                    *count = count.saturating_add(1);
                }
            }
        }
        let filled = (0_u32..).zip(counts).filter(|(_, count)| *count > 0);
        filled.collect()
    }

    /// The runs of columns that hold a filled cell, from left to right: between two of them lies an empty column.
    pub(crate) fn strips(&self) -> Vec<(u32, u32)> {
        let width = usize::try_from(self.last_column()).unwrap_or(0);
        let mut filled = vec![false; width.saturating_add(1)];
        for cell in &self.cells {
            if let Some(filled) = filled.get_mut(usize::from(cell.column)) {
                *filled = true;
            }
        }
        let mut strips: Vec<(u32, u32)> = Vec::new();
        for (column, _) in (0_u32..).zip(&filled).filter(|(_, filled)| **filled) {
            match strips.last_mut() {
                Some((_, last)) if last.checked_add(1) == Some(column) => *last = column,
                _ => strips.push((column, column)),
            }
        }
        strips
    }
}

#[cfg(test)]
mod tests {
    use crate::workbook::{Cell, Sheet, Value};

    fn sheet() -> Sheet {
        let cells = [
            (1, 1, "a"),
            (1, 2, "b"),
            (2, 1, "a"),
            (4, 1, "b"),
            (4, 5, "a"),
            (4, 6, "b"),
        ];
        Sheet::of(
            "",
            cells.map(|(row, column, text)| (row, Cell::new(column, Value::Text(text)))),
        )
    }

    #[test]
    fn rows_are_found_by_their_texts() {
        let grid = sheet().grid;
        assert_eq!(grid.rows_with_texts(1, |text| text == "b"), [0, 2]);
        assert_eq!(grid.rows_with_texts(3, |_| true), [2]);
    }

    #[test]
    fn a_column_gives_each_text_once() {
        let grid = sheet().grid;
        assert_eq!(grid.texts_of_column(1, (0, 3)), ["a", "b"]);
        assert_eq!(grid.texts_of_column(1, (0, 2)), ["a"]);
        assert!(grid.texts_of_column(3, (0, 3)).is_empty());
    }

    #[test]
    fn empty_columns_part_a_sheet_into_strips() {
        assert_eq!(sheet().grid.strips(), [(1, 2), (5, 6)]);
    }
}
