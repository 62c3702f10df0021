//! What the cells of a workbook may cost together, counted before they are kept.

use super::{Unreadable, Value};
use crate::limits::Limits;

/// Counts cells and text against the limits.
pub(crate) struct Budget<'limits> {
    limits: &'limits Limits,
    cells: u64,
    text_bytes: u64,
}

impl<'limits> Budget<'limits> {
    pub(crate) fn new(limits: &'limits Limits) -> Self {
        Self {
            limits,
            cells: 0,
            text_bytes: 0,
        }
    }

    /// Takes a cell without text.
    pub(crate) fn cell(&mut self) -> Result<(), Unreadable> {
        self.cells = self.cells.saturating_add(1);
        Unreadable::above("cells", self.cells, self.limits.cells)
    }

    /// Takes a filled cell that stands so many times on the sheet.
    pub(crate) fn take(&mut self, value: &Value<'_>, times: u64) -> Result<(), Unreadable> {
        self.cells = self.cells.saturating_add(times);
        Unreadable::above("cells", self.cells, self.limits.cells)?;
        let (Value::Text(text) | Value::Error(text) | Value::Uncalculated(text)) = value else {
            return Ok(());
        };
        let bytes = wide(text.len());
        Unreadable::above("cell_text_bytes", bytes, wide(self.limits.cell_text_bytes))?;
        self.text_bytes = self.text_bytes.saturating_add(bytes.saturating_mul(times));
        Unreadable::above("text_bytes", self.text_bytes, self.limits.text_bytes)
    }

    /// Counts the sheets.
    pub(crate) fn sheets(&self, count: usize) -> Result<(), Unreadable> {
        Unreadable::above("sheets", wide(count), wide(self.limits.sheets))
    }

    /// Counts the merged ranges of a sheet.
    pub(crate) fn merged(&self, count: usize) -> Result<(), Unreadable> {
        Unreadable::above("merged", wide(count), wide(self.limits.merged))
    }
}

/// A count in the width of the limits.
pub(crate) fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
