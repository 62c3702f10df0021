//! Lists without a column of target groups: rows among the lines name the group of those below them.

use crate::{
    columns::{Field, TableKind},
    tables::Table,
    values::Group,
    workbook::{Row, Sheet},
};

/// Whether rows among the lines name their target groups, from the first line on.
pub(super) fn are_in(sheet: &Sheet, table: &Table) -> bool {
    if table.kind != TableKind::Placements || table.column(Field::TargetGroup).is_some() {
        return false;
    }
    let first = table.rows.iter().find_map(|row| table.row(sheet, *row));
    first.is_some_and(|row| matches!(named_by(&row, table), Some(Some(_))))
}

/// The group that a row of one text names; `Some(None)` where it is no group that is known, so that nothing is taken
/// for one that only stood above.
pub(super) fn named_by(row: &Row<'_>, table: &Table) -> Option<Option<Group>> {
    let [cell] = row.cells.as_slice() else {
        return None;
    };
    let text = cell.text()?.trim_end_matches([':', ' ']);
    Some(table.instructions.group(text))
}
