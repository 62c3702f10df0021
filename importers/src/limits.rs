//! What a file may cost before it is refused. Limits are settings of the caller; the defaults are those of the office.

use serde::{Deserialize, Serialize};

/// Limits of one reading; a file that passes one is refused with `too_large`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Limits {
    /// Bytes of the file.
    pub file_bytes: u64,
    /// Bytes of an xls or ods file, whose readers take it whole.
    pub whole_file_bytes: u64,
    /// Parts of a zip package.
    pub parts: usize,
    /// Unpacked bytes of one part.
    pub part_bytes: u64,
    /// Unpacked bytes of all parts together.
    pub unpacked_bytes: u64,
    /// Unpacked bytes for one packed byte, in parts above a mebibyte.
    pub ratio: u64,
    /// Filled cells of all sheets together, repeats counted.
    pub cells: u64,
    /// Cell elements of all worksheets of an xlsx together; most of them may be empty and only formatted.
    pub cell_elements: u64,
    /// Bytes of text in one cell.
    pub cell_text_bytes: usize,
    /// Bytes of text in all cells together.
    pub text_bytes: u64,
    /// Merged ranges of one sheet.
    pub merged: usize,
    /// Sheets of one workbook.
    pub sheets: usize,
}

const MEBIBYTE: u64 = 1024 * 1024;

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 50 * MEBIBYTE,
            whole_file_bytes: 20 * MEBIBYTE,
            parts: 5_000,
            part_bytes: 512 * MEBIBYTE,
            unpacked_bytes: 1_024 * MEBIBYTE,
            ratio: 200,
            cells: 30_000_000,
            cell_elements: 60_000_000,
            cell_text_bytes: 64 * 1024,
            text_bytes: 256 * MEBIBYTE,
            merged: 100_000,
            sheets: 1_000,
        }
    }
}
