//! The heading cells of a sheet: of one row, or of two or three below each other read as one.

use crate::{
    columns::Heading,
    tables::heading_texts,
    values::fold,
    workbook::{Row, Sheet},
};

/// A heading above a column, in the forms under which it is compared.
#[derive(Clone, Debug)]
pub(crate) struct HeadingCell {
    /// Column, from 1.
    pub(crate) column: u32,
    /// The heading.
    pub(crate) heading: Heading,
    /// All its rows together, folded.
    pub(crate) joined: String,
    /// Its last row, folded.
    pub(crate) own: String,
    /// Without brackets, without its period, and both.
    pub(crate) reduced: Vec<String>,
}

impl HeadingCell {
    fn new(column: u32, heading: Heading) -> Option<Self> {
        let joined = fold(&heading.shown());
        let last = heading.own()?.to_owned();
        (!joined.is_empty()).then(|| Self {
            column,
            joined,
            own: fold(&last),
            reduced: reduced(&last),
            heading,
        })
    }
}

/// The forms of a text without its brackets and its period.
pub(super) fn reduced(text: &str) -> Vec<String> {
    Heading::new(None, Some(text)).forms()
}

/// The headings of the rows from a first one on, as many as `height`; none where these can't be headings.
pub(crate) fn heading_cells(sheet: &Sheet, first: u32, height: u32) -> Vec<HeadingCell> {
    let last = first.saturating_add(height.clamp(1, 3).saturating_sub(1));
    let rows: Option<Vec<Row<'_>>> = (first..=last).map(|row| sheet.row(row)).collect();
    let texts = rows.and_then(|rows| heading_texts(sheet, &rows));
    let texts = texts.into_iter().flatten().filter(|text| text.is_text);
    texts
        .filter_map(|text| HeadingCell::new(text.column, text.heading))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{Cell, Value};

    #[test]
    fn headings_below_each_other_are_one() {
        let text = |row, column, text| (row, Cell::new(column, Value::Text(text)));
        let sheet = Sheet::of(
            "",
            [
                text(1, 1, "Nr."),
                text(1, 2, "Periode"),
                text(2, 2, "van"),
                text(2, 3, "t/m (dd-mm)"),
            ],
        );
        let joined = |height| {
            let cells = heading_cells(&sheet, 1, height);
            let joined = cells.into_iter().map(|cell| (cell.column, cell.joined));
            joined.collect::<Vec<_>>()
        };
        let owned = |column, text: &str| (column, text.to_owned());
        assert_eq!(joined(1), [owned(1, "nr"), owned(2, "periode")]);
        assert_eq!(
            joined(2),
            [
                owned(1, "nr"),
                owned(2, "periode van"),
                owned(3, "periode t m dd mm")
            ]
        );
        let cells = heading_cells(&sheet, 1, 2);
        assert!(
            cells
                .iter()
                .any(|cell| cell.reduced.contains(&"t m".to_owned()))
        );
        assert!(heading_cells(&sheet, 1, 3).is_empty());
    }
}
