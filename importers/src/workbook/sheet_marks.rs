//! What an Excel package itself says of its sheets beside their cells: rows with which tables and named ranges begin,
//! and the texts of comments and drawings that belong to a sheet.

use std::collections::{BTreeSet, HashMap};

use super::{
    Area, Unreadable,
    aside::Aside,
    package::{Archive, Facts},
    sheet_paths::{elements, relations, resolve, texts},
    xml,
};

/// So many named ranges are looked at.
const MOST_NAMES: usize = 10_000;

/// What belongs to one sheet.
#[derive(Debug, Default)]
pub(crate) struct Marks {
    /// Rows with which tables and named ranges begin.
    pub(crate) rows: Vec<u32>,
    /// Texts that stand in no cell.
    pub(crate) asides: Vec<Aside>,
}

/// The marks of each sheet, by the path of its part; the texts that belong to no sheet are the first one's.
pub(crate) fn marks(
    archive: &mut Archive<'_>,
    paths: &HashMap<String, String>,
    facts: &mut Facts,
) -> Result<HashMap<String, Marks>, Unreadable> {
    let mut marks: HashMap<String, Marks> = HashMap::new();
    for (name, area) in named_ranges(archive)? {
        if let Some(path) = paths.get(&name) {
            marks
                .entry(path.clone())
                .or_default()
                .rows
                .push(area.first.row);
        }
    }
    let mut first_rows: HashMap<String, Option<u32>> = HashMap::new();
    // Several sheets may name one part, and a part may name another one many times.
    let different: BTreeSet<&String> = paths.values().collect();
    for path in different {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        let targets = relations(archive, &format!("{folder}/_rels/{file}.rels"))?;
        let own = marks.entry(path.clone()).or_default();
        let parts: BTreeSet<String> = targets
            .values()
            .map(|target| resolve(folder, target))
            .collect();
        for part in parts {
            if part.contains("/tables/") {
                let row = match first_rows.get(&part) {
                    Some(row) => *row,
                    None => first_row_of_table(archive, &part)?,
                };
                own.rows.extend(row);
                first_rows.insert(part.clone(), row);
            }
            own.asides
                .extend(facts.asides.remove(&part).unwrap_or_default());
        }
        if let Some(sheet) = facts.sheets.get_mut(path) {
            own.rows.append(&mut sheet.marked_rows);
            own.asides.append(&mut sheet.asides);
        }
        own.rows.sort_unstable();
        own.rows.dedup();
    }
    Ok(marks)
}

/// The first row of a table that has a heading row.
fn first_row_of_table(archive: &mut Archive<'_>, path: &str) -> Result<Option<u32>, Unreadable> {
    let areas = elements(archive, path, "table", |element| {
        let headed = xml::attribute(element, "headerRowCount").as_deref() != Some("0");
        let area = Area::parse(&xml::attribute(element, "ref")?)?;
        headed.then_some(area.first.row)
    })?;
    Ok(areas.into_iter().next())
}

/// Named ranges with the sheets that they lie on; a formula is none.
fn named_ranges(archive: &mut Archive<'_>) -> Result<Vec<(String, Area)>, Unreadable> {
    let ranges = texts(archive, "xl/workbook.xml", "definedName")?;
    let ranges = ranges.into_iter().take(MOST_NAMES);
    Ok(ranges.filter_map(|text| named_range(&text)).collect())
}

/// `'Blad 1'!$A$5:$H$40` as a sheet and a block of cells of more than one row.
fn named_range(text: &str) -> Option<(String, Area)> {
    let (sheet, area) = text.trim().rsplit_once('!')?;
    let sheet = match sheet
        .strip_prefix('\'')
        .and_then(|rest| rest.strip_suffix('\''))
    {
        Some(quoted) => quoted.replace("''", "'"),
        None => sheet.to_owned(),
    };
    let area = Area::parse(area)?;
    (area.last.row > area.first.row && area.last.column > area.first.column)
        .then_some((sheet, area))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn named_ranges_lie_on_sheets() {
        let read = |text| named_range(text).map(|(sheet, area)| (sheet, area.first.row));
        assert_eq!(read("Blad1!$A$5:$H$40"), Some(("Blad1".to_owned(), 5)));
        assert_eq!(
            read("'Jan''s lijst'!$B$2:$C$3"),
            Some(("Jan's lijst".to_owned(), 2))
        );
        assert_eq!(read("Blad1!$A$5"), None);
        assert_eq!(read("SUM(Blad1!$A$5:$H$40)"), None);
        assert_eq!(read("\"tekst\""), None);
    }
}
