//! Rows among the lines of a table that say for which contract or period the lines below them are.

use super::{
    names::contract_like,
    statement::{Said, statements},
};
use crate::{
    values::{Stated, without_period},
    workbook::{Cell, Row},
};

/// What a row among lines says of those below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SaidAmongLines {
    /// The contract.
    pub contract: Option<String>,
    /// The period, perhaps without its year.
    pub period: Option<Stated>,
}

/// A row among lines has so many cells at most that it can be such a heading: a label, its value, and a remark.
pub const MOST_CELLS: usize = 3;

/// Reads a row that is no line: a contract by its label or alone in the row, a period by its label or where the row says
/// nothing else. A note that merely mentions a month says nothing of the lines below it.
pub fn said_among_lines(row: &Row<'_>) -> SaidAmongLines {
    let mut said = SaidAmongLines::default();
    let Some(first) = row.cells.first().and_then(Cell::text) else {
        return said;
    };
    if row.cells.len() > MOST_CELLS {
        return said;
    }
    let is_alone = row.cells.len() == 1;
    let is_only_period = is_alone && without_period(first).is_empty();
    for statement in statements(row) {
        match statement.said {
            Said::Contract(number) if statement.labelled || is_alone => {
                said.contract = Some(number);
            }
            Said::Period(stated)
                if (statement.labelled || is_only_period) && !matches!(stated, Stated::Year(_)) =>
            {
                said.period = Some(stated);
            }
            _ => {}
        }
    }
    if is_alone && said.contract.is_none() {
        said.contract = contract_like(first);
    }
    said
}
