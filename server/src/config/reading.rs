//! The settings of reading: what a file may cost, and what the process that reads it may take.

use meetbaar_importers::limits::Limits;
use serde::{Deserialize, Serialize};

use super::ConfigFault;
use crate::jail::Bounds;

const MEBIBYTE: u64 = 1024 * 1024;
const KIBIBYTE: u64 = 1024;

/// The table `[reading]`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReadingSettings {
    /// Address space of the process that reads one file, in mebibytes.
    pub memory_mib: u64,
    /// Its processor time, in seconds.
    pub cpu_seconds: u64,
    /// How long it may take, in seconds.
    pub wall_seconds: u64,
    /// How much it may write, in mebibytes.
    pub output_mib: u64,
    /// Problems of one report that are kept in full; the rest is counted.
    pub problems: usize,
    /// Largest xls or ods file, in mebibytes: their readers take it whole.
    pub whole_file_mib: u64,
    /// Parts of a zip package.
    pub parts: usize,
    /// One part unpacked, in mebibytes.
    pub part_mib: u64,
    /// All parts unpacked, in mebibytes.
    pub unpacked_mib: u64,
    /// Unpacked bytes for one packed byte, in parts above a mebibyte.
    pub ratio: u64,
    /// Filled cells of all sheets.
    pub cells: u64,
    /// Cells of an xlsx, those included that are only formatted.
    pub cell_elements: u64,
    /// Text in one cell, in kibibytes.
    pub cell_text_kib: u64,
    /// Text in all cells, in mebibytes.
    pub text_mib: u64,
    /// Merged ranges of one sheet.
    pub merged: usize,
    /// Sheets of one workbook.
    pub sheets: usize,
}

impl Default for ReadingSettings {
    fn default() -> Self {
        let limits = Limits::default();
        let cell_text = u64::try_from(limits.cell_text_bytes).unwrap_or(u64::MAX);
        Self {
            memory_mib: 512,
            cpu_seconds: 60,
            wall_seconds: 120,
            output_mib: 1024,
            problems: 10_000,
            whole_file_mib: limits.whole_file_bytes / MEBIBYTE,
            parts: limits.parts,
            part_mib: limits.part_bytes / MEBIBYTE,
            unpacked_mib: limits.unpacked_bytes / MEBIBYTE,
            ratio: limits.ratio,
            cells: limits.cells,
            cell_elements: limits.cell_elements,
            cell_text_kib: cell_text / KIBIBYTE,
            text_mib: limits.text_bytes / MEBIBYTE,
            merged: limits.merged,
            sheets: limits.sheets,
        }
    }
}

impl ReadingSettings {
    /// What a file may cost, where uploads may be so many mebibytes.
    #[must_use]
    pub fn limits(&self, upload_mib: u64) -> Limits {
        let mebibytes = |count: u64| count.saturating_mul(MEBIBYTE);
        let cell_text = self.cell_text_kib.saturating_mul(KIBIBYTE);
        Limits {
            file_bytes: mebibytes(upload_mib),
            whole_file_bytes: mebibytes(self.whole_file_mib),
            parts: self.parts,
            part_bytes: mebibytes(self.part_mib),
            unpacked_bytes: mebibytes(self.unpacked_mib),
            ratio: self.ratio,
            cells: self.cells,
            cell_elements: self.cell_elements,
            cell_text_bytes: usize::try_from(cell_text).unwrap_or(usize::MAX),
            text_bytes: mebibytes(self.text_mib),
            merged: self.merged,
            sheets: self.sheets,
        }
    }

    /// What the process that reads may take.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        Bounds {
            memory_bytes: self.memory_mib.saturating_mul(MEBIBYTE),
            cpu_seconds: self.cpu_seconds,
        }
    }

    /// # Errors
    /// A number with which no file at all could be read.
    pub(super) fn check(&self) -> Result<(), ConfigFault> {
        let least = [self.memory_mib, self.cpu_seconds, self.wall_seconds];
        if least.contains(&0) || self.output_mib == 0 {
            return Err(ConfigFault(
                "reading: memory_mib, cpu_seconds, wall_seconds and output_mib must be at least 1"
                    .to_owned(),
            ));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_defaults_are_those_of_the_importers() {
        assert_eq!(ReadingSettings::default().limits(50), Limits::default());
    }
}
