//! Where something stands in a workbook, as people write it.

/// `Rapportage!B2`; only the cell for csv, only the sheet where the whole sheet is meant, nothing for the whole file.
#[must_use]
pub fn place(sheet: &str, cell: &str) -> String {
    match (sheet, cell) {
        ("", cell) => cell.to_owned(),
        (sheet, "") => sheet.to_owned(),
        (sheet, cell) => format!("{sheet}!{cell}"),
    }
}

/// `Rapportage!14`: a whole row.
#[must_use]
pub fn row_place(sheet: &str, row: i64) -> String {
    place(sheet, &row.to_string())
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_place_is_written_as_spreadsheets_do() {
        for (sheet, cell, written) in [
            ("Rapportage", "B2", "Rapportage!B2"),
            ("", "B2", "B2"),
            ("Rapportage", "", "Rapportage"),
            ("", "", ""),
        ] {
            assert_eq!(place(sheet, cell), written);
        }
    }
}
