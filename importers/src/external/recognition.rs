//! Whether a workbook is one that an external format reads.

use super::External;
use crate::{
    formats::Recognition,
    profiles::{heading_cells, is_named},
    values::fold,
    workbook::{Sheet, Workbook},
};

/// Headings are looked for in this many rows from the top.
const SEARCHED_ROWS: u32 = 50;

impl External {
    /// Whether it reads a workbook; only perhaps where a person must say so.
    pub(super) fn recognised(&self, workbook: &Workbook) -> Recognition {
        let visible = || workbook.sheets.iter().filter(|sheet| sheet.visible);
        let named = self.recognise.sheets.iter().all(|pattern| {
            visible().any(|sheet| is_named(&sheet.name, std::slice::from_ref(pattern)))
        });
        let headings: Vec<String> = self
            .recognise
            .headings
            .iter()
            .map(|text| fold(text))
            .collect();
        let headed = headings.is_empty() || visible().any(|sheet| is_headed(sheet, &headings));
        match (named && headed, self.always_ask) {
            (true, false) => Recognition::Surely,
            // What recognises nothing is offered only where nobody else is sure.
            (true, true) if !self.recognise.is_nothing() => Recognition::Perhaps,
            _ => Recognition::No,
        }
    }
}

fn is_headed(sheet: &Sheet, headings: &[String]) -> bool {
    let rows = sheet.rows().take_while(|row| row.number <= SEARCHED_ROWS);
    let mut rows = rows.map(|row| heading_cells(sheet, row.number, 1));
    rows.any(|cells| {
        headings
            .iter()
            .all(|heading| cells.iter().any(|cell| cell.joined == *heading))
    })
}
