//! What is known of a table beyond its headings, because a profile says so: how its numbers, days and groups are
//! written, what to do with hidden rows, and where contract and period stand. Without a profile: nothing.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use meetbaar_domain::{period::Period, target_group::TargetGroup};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::{
    values::{self, Convention, Day, Group, fold_tight},
    workbook::{Cell, Value},
};

/// What becomes of hidden rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HiddenRows {
    /// They are read like any other, with a warning.
    #[default]
    Read,
    /// They are not read, with a warning.
    Skip,
    /// They are errors.
    Refuse,
}

/// What a profile says of a table.
#[derive(Clone, Debug, Default)]
pub struct Instructions {
    /// The contract, whatever titles and labels say.
    pub contract: Option<String>,
    /// The contract where nothing else says it.
    pub contract_otherwise: Option<String>,
    /// The period, whatever titles and labels say.
    pub period: Option<Period>,
    /// The period where nothing else says it.
    pub period_otherwise: Option<Period>,
    /// How numbers in text are written, by column.
    pub decimals: BTreeMap<u32, Convention>,
    /// Columns in which days in text begin with the month.
    pub month_first: BTreeSet<u32>,
    /// Columns whose numbers are to be multiplied by the first and divided by the second.
    pub scales: BTreeMap<u32, (u32, u32)>,
    /// Own words for target groups, folded without spaces.
    pub groups: Arc<BTreeMap<String, TargetGroup>>,
    /// What becomes of hidden rows.
    pub hidden_rows: HiddenRows,
    /// Hours of a full-time week.
    pub full_time_hours: Option<Decimal>,
}

impl Instructions {
    /// Reads a cell as a day.
    pub fn day(&self, cell: &Cell<'_>) -> Option<Day> {
        let swapped = cell
            .text()
            .filter(|_| self.month_first.contains(&cell.column))
            .and_then(day_before_month);
        match &swapped {
            Some(text) => values::day(&Cell::new(cell.column, Value::Text(text))),
            None => values::day(cell),
        }
    }

    /// How numbers in a column are written: what its cells prove, or what the profile says. Where these differ nothing
    /// is known.
    pub fn convention(&self, column: u32, proven: Option<Convention>) -> Option<Convention> {
        match (self.decimals.get(&column).copied(), proven) {
            (Some(said), Some(proven)) => (said == proven).then_some(said),
            (said, proven) => said.or(proven),
        }
    }

    /// A number of a column in the unit of its field; `None` where that is too large.
    pub fn scaled(&self, column: u32, number: Decimal) -> Option<Decimal> {
        match self.scales.get(&column) {
            None => Some(number),
            Some((times, per)) => number
                .checked_mul(Decimal::from(*times))?
                .checked_div(Decimal::from(*per)),
        }
    }

    /// Reads a target group.
    pub fn group(&self, text: &str) -> Option<Group> {
        let own = self.groups.get(&fold_tight(text)).map(|group| Group {
            group: *group,
            duration: None,
            bonuses: Vec::new(),
        });
        own.or_else(|| values::group(text))
    }
}

/// `7/31/2026` as `31-7-2026`; `None` for a text that is not three numbers with the year last.
fn day_before_month(text: &str) -> Option<String> {
    let date = text.split_whitespace().next()?;
    let parts: Vec<&str> = date.split(['/', '-', '.']).collect();
    let [month, day, year] = parts.as_slice() else {
        return None;
    };
    let short = |part: &str| {
        (1..=2).contains(&part.len()) && part.chars().all(|digit| digit.is_ascii_digit())
    };
    (short(month) && short(day)).then(|| format!("{day}-{month}-{year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_begin_with_the_month_where_that_is_said() {
        let instructions = Instructions {
            month_first: [2].into(),
            ..Instructions::default()
        };
        for (column, text, day) in [
            (2, "03/04/2026", Some("2026-03-04")),
            (1, "03/04/2026", Some("2026-04-03")),
            (2, "3/4/26 00:00", Some("2026-03-04")),
            (2, "2026-03-04", Some("2026-03-04")),
            (2, "4 maart 2026", Some("2026-03-04")),
            (2, "40/40/2026", None),
        ] {
            let read = instructions.day(&Cell::new(column, Value::Text(text)));
            let expected = day.map(|day| Day::On(day.parse().unwrap()));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn a_profile_that_contradicts_its_cells_decides_nothing() {
        let instructions = Instructions {
            decimals: [(1, Convention::Comma)].into(),
            ..Instructions::default()
        };
        let (comma, point) = (Some(Convention::Comma), Some(Convention::Point));
        for (column, proven, expected) in [
            (1, None, comma),
            (1, comma, comma),
            (1, point, None),
            (2, point, point),
            (2, None, None),
        ] {
            assert_eq!(instructions.convention(column, proven), expected);
        }
    }

    #[test]
    fn own_words_for_groups_go_before_the_known_ones() {
        let groups = [("klassea".to_owned(), TargetGroup::Wajong)].into();
        let instructions = Instructions {
            groups: Arc::new(groups),
            ..Instructions::default()
        };
        let group = |text| instructions.group(text).map(|group| group.group);
        assert_eq!(group("Klasse A"), Some(TargetGroup::Wajong));
        assert_eq!(group("WW"), Some(TargetGroup::Ww));
        assert_eq!(group("Klasse B"), None);
    }
}
