//! Which heading is which column of a profile: as it is spelt first, and without brackets and period after that.

use super::{HeadingCell, ProfileTable, headings::reduced};
use crate::values::fold;

/// A table of a profile with its spellings folded, ready for comparing.
pub(crate) struct ReadyTable<'profile> {
    /// The table.
    pub(crate) table: &'profile ProfileTable,
    columns: Vec<Spellings>,
}

struct Spellings {
    whole: Vec<String>,
    reduced: Vec<String>,
}

impl<'profile> ReadyTable<'profile> {
    pub(crate) fn of(table: &'profile ProfileTable) -> Self {
        let columns = table.columns.iter().map(|column| Spellings {
            whole: column.headings.iter().map(|text| fold(text)).collect(),
            reduced: column
                .headings
                .iter()
                .flat_map(|text| reduced(text))
                .collect(),
        });
        Self {
            table,
            columns: columns.collect(),
        }
    }
}

/// Which heading was taken for which column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Claims {
    /// For each heading the place of its column in the profile.
    pub(crate) by_heading: Vec<Option<usize>>,
    /// Columns of the sheet that repeat a heading that is taken already.
    pub(crate) repeated: Vec<u32>,
}

impl Claims {
    /// Whether a column of the profile has its heading.
    pub(crate) fn has(&self, column: usize) -> bool {
        self.by_heading.contains(&Some(column))
    }
}

/// How a heading is compared, the surest way first.
const WAYS: [fn(&Spellings, &HeadingCell) -> bool; 3] = [
    |column, cell| column.whole.contains(&cell.joined),
    |column, cell| column.whole.contains(&cell.own),
    |column, cell| {
        cell.reduced
            .iter()
            .any(|form| column.reduced.contains(form))
    },
];

/// Gives every column of a profile its heading, where there is one.
pub(crate) fn claims(ready: &ReadyTable<'_>, cells: &[HeadingCell]) -> Claims {
    let mut claims = Claims {
        by_heading: vec![None; cells.len()],
        repeated: Vec::new(),
    };
    for (way, fits) in WAYS.iter().enumerate() {
        for (place, column) in ready.columns.iter().enumerate() {
            if claims.has(place) {
                continue;
            }
            let free: Vec<usize> = (0..)
                .zip(cells)
                .filter(|(at, _)| claims.by_heading.get(*at) == Some(&None))
                .filter(|(_, cell)| fits(column, cell))
                .map(|(at, _)| at)
                .collect();
            // Without its period a heading may stand for several columns: then it says nothing.
            if way == 2 && free.len() > 1 {
                continue;
            }
            let Some((first, others)) = free.split_first() else {
                continue;
            };
            if let Some(heading) = claims.by_heading.get_mut(*first) {
                *heading = Some(place);
            }
            let read = ready.table.columns.get(place);
            if read.is_some_and(|column| column.field.is_read()) {
                let repeated = others.iter().filter_map(|at| cells.get(*at));
                claims.repeated.extend(repeated.map(|cell| cell.column));
            }
        }
    }
    claims
}
