//! Which columns of a sheet are hidden, gathered from as many statements as a file makes: a hostile one hides all of them a
//! million times.

use std::collections::BTreeSet;

use super::address::LAST_COLUMN;

/// So many blocks are kept before those that touch each other are made one.
const MOST_BLOCKS: usize = 16_384;

/// Blocks of hidden columns.
#[derive(Debug, Default)]
pub(crate) struct HiddenColumns(Vec<(u32, u32)>);

impl HiddenColumns {
    /// Hides the columns from one up to another, both from 1; what lies outside the grid is left out.
    pub(crate) fn hide(&mut self, first: u32, last: u32) {
        let (first, last) = (first.max(1), last.min(LAST_COLUMN));
        if first > last {
            return;
        }
        self.0.push((first, last));
        if self.0.len() > MOST_BLOCKS {
            self.join();
        }
    }

    /// The hidden columns, from 1.
    pub(crate) fn columns(mut self) -> BTreeSet<u32> {
        self.join();
        self.0
            .into_iter()
            .flat_map(|(first, last)| first..=last)
            .collect()
    }

    /// Makes one block of those that touch each other: at most half as many as there are columns stay.
    fn join(&mut self) {
        self.0.sort_unstable();
        let mut joined: Vec<(u32, u32)> = Vec::new();
        for (first, last) in self.0.drain(..) {
            match joined.last_mut() {
                Some((_, end)) if first <= end.saturating_add(1) => *end = last.max(*end),
                _ => joined.push((first, last)),
            }
        }
        self.0 = joined;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_hidden_once_however_often_it_is_said() {
        let mut hidden = HiddenColumns::default();
        for (first, last) in [(3, 4), (9, 7), (4, 6), (3, 3), (0, 1), (16_384, 99_999)] {
            hidden.hide(first, last);
        }
        let columns: Vec<u32> = hidden.columns().into_iter().collect();
        assert_eq!(columns, [1, 3, 4, 5, 6, 16_384]);
    }

    #[test]
    fn a_million_statements_take_a_moment() {
        let mut hidden = HiddenColumns::default();
        for turn in 0..1_000_000 {
            hidden.hide(2 + turn % 7, LAST_COLUMN);
        }
        assert_eq!(hidden.columns().len(), 16_383);
    }
}
