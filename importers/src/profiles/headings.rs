//! The heading cells of a sheet: of one row, or of two or three below each other read as one.

use crate::{
    columns::Heading,
    tables::heading_text,
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
    fn new(column: u32, parent: Option<&str>, own: Option<&str>) -> Option<Self> {
        let heading = Heading::new(parent, own);
        let joined = fold(&heading.shown());
        let last = own.or(parent)?;
        (!joined.is_empty()).then(|| Self {
            column,
            joined,
            own: fold(last),
            reduced: reduced(last),
            heading,
        })
    }
}

/// The forms of a text without its brackets and its period.
pub(super) fn reduced(text: &str) -> Vec<String> {
    Heading::new(None, Some(text)).forms()
}

/// The headings of the rows from a first one on, as many as `height`.
pub(crate) fn heading_cells(sheet: &Sheet, first: u32, height: u32) -> Vec<HeadingCell> {
    let last = first.saturating_add(height.max(1).saturating_sub(1));
    let Some(lowest) = sheet.row(last) else {
        return Vec::new();
    };
    if height <= 1 {
        return single(sheet, &lowest);
    }
    let columns = (first..=last)
        .filter_map(|row| sheet.row(row))
        .filter_map(|row| row.cells.last().map(|cell| cell.column))
        .max()
        .unwrap_or(0);
    let mut carried: Vec<Option<String>> = vec![None; usize::try_from(height).unwrap_or(1)];
    (1..=columns)
        .filter_map(|column| {
            let own = heading_text(sheet, last, column);
            let mut above: Vec<String> = Vec::new();
            for (row, carried) in (first..last).zip(&mut carried) {
                match heading_text(sheet, row, column) {
                    Some(text) => *carried = Some(text),
                    // An upper heading without merged cells still spans the lower ones beside it.
                    None if own.is_some() => {}
                    None => *carried = None,
                }
                let text = carried.clone().filter(|text| Some(text) != own.as_ref());
                above.extend(text.filter(|text| above.last() != Some(text)));
            }
            let parent = (!above.is_empty()).then(|| above.join(" "));
            HeadingCell::new(column, parent.as_deref(), own.as_deref())
        })
        .collect()
}

fn single(sheet: &Sheet, row: &Row<'_>) -> Vec<HeadingCell> {
    let cells = row.cells.iter().filter_map(|cell| {
        let text = heading_text(sheet, row.number, cell.column)?;
        HeadingCell::new(cell.column, None, Some(&text))
    });
    cells.collect()
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
