//! What is known of a table beyond its headings, because a profile says so: how its numbers, days and groups are
//! written, what to do with hidden rows, and where contract and period stand. Without a profile: nothing.

use std::{collections::BTreeMap, sync::Arc};

use meetbaar_domain::{period::Period, target_group::TargetGroup};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::values::{self, Convention, Group, Order, fold_tight};

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
    /// The order of days in text, by column.
    pub orders: BTreeMap<u32, Order>,
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
    /// In which order days in text are written in a column: what its cells prove, or what the profile says, or else
    /// what is usual. Where cells and profile differ nothing is known.
    pub fn order(&self, column: u32, proven: Option<Order>, usual: Order) -> Order {
        match (self.orders.get(&column).copied(), proven) {
            (Some(said), Some(proven)) if said != proven => Order::Unknown,
            (said, proven) => said.or(proven).unwrap_or(usual),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_the_profile_says_unless_they_prove_otherwise() {
        let instructions = Instructions {
            orders: [(2, Order::MonthFirst)].into(),
            ..Instructions::default()
        };
        for (column, proven, expected) in [
            (2, None, Order::MonthFirst),
            (2, Some(Order::MonthFirst), Order::MonthFirst),
            (2, Some(Order::DayFirst), Order::Unknown),
            (1, None, Order::DayFirst),
            (1, Some(Order::MonthFirst), Order::MonthFirst),
        ] {
            let order = instructions.order(column, proven, Order::DayFirst);
            assert_eq!(order, expected, "{column} {proven:?}");
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
