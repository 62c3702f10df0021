//! Citizen service numbers in texts that stand in no cell: comments, text boxes, headers and footers, names, properties.

use super::{
    inspection::{Inspection, Number, Suspect, note_labelled, passing},
    nine_digits::find,
};
use crate::{problem::Severity, workbook::Workbook};

/// Judges these texts of all sheets together, as a column is judged.
pub(super) fn judge_asides(workbook: &Workbook, inspection: &mut Inspection) {
    let mut numbers = Vec::new();
    for (place, sheet) in workbook.sheets.iter().enumerate() {
        for aside in &sheet.asides {
            // Without a cell the workbook as a whole is named, lest the name of the sheet is blamed.
            let suspect = Suspect {
                sheet: aside.address.map_or(usize::MAX, |_| place),
                address: aside.address,
            };
            let found = find(&aside.text);
            // In an address only a word before it tells such a number from that of a page.
            let counts = found.iter().filter(|found| found.labelled || !aside.link);
            numbers.extend(counts.map(|found| Number::new(suspect, found, false)));
        }
    }
    note_labelled(&numbers, inspection);
    let (passing, most) = passing(&numbers);
    let suspects = passing.iter().map(|number| number.suspect);
    if most {
        inspection.certain.extend(suspects);
    } else {
        inspection
            .doubtful
            .extend(suspects.map(|suspect| (suspect, Severity::Error)));
    }
}
