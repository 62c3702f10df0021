//! Rows that somebody struck through instead of deleting them, found while the cells of a sheet pass by.

use std::collections::BTreeSet;

/// Counts, row by row, the cells whose style strikes them through.
pub(super) struct StruckRows {
    /// For each style whether it strikes through; empty where none does, so that nothing is counted.
    styles: Vec<bool>,
    row: u32,
    cells: u32,
    struck: u32,
    rows: BTreeSet<u32>,
}

impl StruckRows {
    /// For the styles of a workbook, in order.
    pub(super) fn of(styles: impl Iterator<Item = bool>) -> Self {
        let styles: Vec<bool> = styles.collect();
        Self {
            styles: if styles.contains(&true) {
                styles
            } else {
                Vec::new()
            },
            row: 0,
            cells: 0,
            struck: 0,
            rows: BTreeSet::new(),
        }
    }

    /// Counts a filled cell of a row with its style.
    pub(super) fn cell(&mut self, row: u32, style: usize) {
        if self.styles.is_empty() {
            return;
        }
        if row != self.row {
            self.end_row();
            self.row = row;
        }
        self.cells = self.cells.saturating_add(1);
        let is_struck = self.styles.get(style).copied().unwrap_or(false);
        self.struck = self.struck.saturating_add(u32::from(is_struck));
    }

    /// A row is struck where most of its cells are: one old value beside its correction is not the line.
    fn end_row(&mut self) {
        if self.struck.saturating_mul(2) > self.cells {
            self.rows.insert(self.row);
        }
        (self.cells, self.struck) = (0, 0);
    }

    /// The struck rows.
    pub(super) fn finish(mut self) -> BTreeSet<u32> {
        self.end_row();
        self.rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_struck_where_most_of_its_cells_are() {
        let mut struck = StruckRows::of([false, true].into_iter());
        for (row, style) in [
            (1, 0),
            (1, 0),
            (2, 1),
            (2, 1),
            (2, 0),
            (3, 1),
            (3, 0),
            (5, 1),
        ] {
            struck.cell(row, style);
        }
        assert_eq!(struck.finish(), [2, 5].into());
        let mut plain = StruckRows::of([false].into_iter());
        plain.cell(1, 0);
        assert_eq!(plain.finish(), [].into());
    }
}
