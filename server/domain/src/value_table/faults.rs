//! What makes a value table unfit for use, so that nobody values a placement by a table with a typing error.
//!
//! It names every fault; what is done about it is decided by whoever offers the table.

use super::{BuildingBlock, Unit, ValueTable};
use crate::amount::{BasisPoints, Cents, Hours};
use crate::target_group::BenefitDuration;

/// One thing that is wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableFault {
    /// The table values nothing.
    NoBlocks,
    /// The full-time hours are not more than zero, or more than a week has.
    FullTimeHours,
    /// The minimum hours are negative or more than the full-time hours.
    MinimumHours,
    /// The last day of validity is before the first.
    ValidUntilBeforeFrom,
    /// A block without a code.
    BlockWithoutCode,
    /// A block whose amount is negative or beyond [`Cents::LIMIT`].
    BlockAmount {
        /// The block's code.
        code: String,
    },
    /// A block whose share is below 0% or above 100%, or nothing although the block is a share of invoices.
    BlockShare {
        /// The block's code.
        code: String,
    },
    /// A block with a cap of no months at all.
    CapOfNoMonths {
        /// The block's code.
        code: String,
    },
    /// Two blocks for the same group and benefit duration.
    TwoBlocks {
        /// The group's code.
        group: String,
        /// The benefit duration that both are for.
        benefit_duration: Option<BenefitDuration>,
    },
    /// A bonus whose amount is negative or beyond [`Cents::LIMIT`].
    BonusAmount {
        /// The bonus's code.
        code: String,
    },
    /// Two bonuses for the same condition.
    TwoBonuses {
        /// The bonus's code.
        code: String,
    },
}

impl ValueTable {
    /// Everything that is wrong with the table; empty where it may be used.
    #[must_use]
    pub fn faults(&self) -> Vec<TableFault> {
        let mut faults = Vec::new();
        if self.blocks.is_empty() {
            faults.push(TableFault::NoBlocks);
        }
        if self.full_time_hours <= Hours::ZERO || self.full_time_hours > Hours(1_680_000) {
            faults.push(TableFault::FullTimeHours);
        }
        if self.min_hours_per_week < Hours::ZERO || self.min_hours_per_week > self.full_time_hours {
            faults.push(TableFault::MinimumHours);
        }
        if self
            .valid_from
            .zip(self.valid_until)
            .is_some_and(|(from, until)| until < from)
        {
            faults.push(TableFault::ValidUntilBeforeFrom);
        }
        for (position, block) in self.blocks.iter().enumerate() {
            faults.extend(block_faults(block));
            faults.extend(
                self.blocks
                    .iter()
                    .take(position)
                    .find_map(|earlier| overlap(earlier, block)),
            );
        }
        for (position, bonus) in self.bonuses.iter().enumerate() {
            let code = bonus.code.clone();
            if !is_payable(bonus.amount) {
                faults.push(TableFault::BonusAmount { code: code.clone() });
            }
            if self
                .bonuses
                .iter()
                .take(position)
                .any(|earlier| earlier.code == code)
            {
                faults.push(TableFault::TwoBonuses { code });
            }
        }
        faults
    }
}

fn block_faults(block: &BuildingBlock) -> Vec<TableFault> {
    let mut faults = Vec::new();
    let code = || block.code.clone();
    if block.code.is_empty() {
        faults.push(TableFault::BlockWithoutCode);
    }
    if !is_payable(block.amount) {
        faults.push(TableFault::BlockAmount { code: code() });
    }
    let is_share = (BasisPoints::ZERO..=BasisPoints::ALL).contains(&block.share);
    if !is_share || (block.unit == Unit::InvoiceShare && block.share == BasisPoints::ZERO) {
        faults.push(TableFault::BlockShare { code: code() });
    }
    if block.cap_months == Some(0) {
        faults.push(TableFault::CapOfNoMonths { code: code() });
    }
    faults
}

fn is_payable(amount: Cents) -> bool {
    (Cents::ZERO..=Cents(Cents::LIMIT)).contains(&amount)
}

fn overlap(earlier: &BuildingBlock, later: &BuildingBlock) -> Option<TableFault> {
    if earlier.benefit_duration != later.benefit_duration {
        return None;
    }
    let group = later
        .codes()
        .find(|code| earlier.codes().any(|other| other == *code))?;
    Some(TableFault::TwoBlocks {
        group: group.to_owned(),
        benefit_duration: later.benefit_duration,
    })
}

impl BuildingBlock {
    fn codes(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.code.as_str()).chain(self.also.iter().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{bonus, empty_table, yearly};
    use super::*;

    fn sound() -> ValueTable {
        ValueTable {
            blocks: vec![yearly("ww", 20_000)],
            bonuses: vec![bonus("language", 10)],
            ..empty_table()
        }
    }

    #[test]
    fn a_sound_table_has_no_faults() {
        assert_eq!(sound().faults(), []);
    }

    #[test]
    fn each_fault_is_named() {
        let day = |text: &str| text.parse().ok();
        let code = || "ww".to_owned();
        let also = BuildingBlock {
            also: vec![code()],
            ..yearly("nug", 1)
        };
        let split = BuildingBlock {
            benefit_duration: Some(BenefitDuration::LessThanOneYear),
            ..yearly("ww", 1)
        };
        let shareless = BuildingBlock {
            unit: Unit::InvoiceShare,
            ..yearly("ww", 0)
        };
        let above_all = BuildingBlock {
            share: BasisPoints(10_001),
            ..yearly("ww", 0)
        };
        let no_time = BuildingBlock {
            cap_months: Some(0),
            ..yearly("ww", 1)
        };
        let two = |benefit_duration| TableFault::TwoBlocks {
            group: code(),
            benefit_duration,
        };
        let blocks = |blocks| ValueTable { blocks, ..sound() };
        let bonuses = |bonuses| ValueTable { bonuses, ..sound() };
        for (table, fault) in [
            (blocks(vec![]), TableFault::NoBlocks),
            (
                ValueTable {
                    full_time_hours: Hours::ZERO,
                    ..sound()
                },
                TableFault::FullTimeHours,
            ),
            (
                ValueTable {
                    full_time_hours: Hours(i64::MAX),
                    ..sound()
                },
                TableFault::FullTimeHours,
            ),
            (
                ValueTable {
                    min_hours_per_week: Hours(-1),
                    ..sound()
                },
                TableFault::MinimumHours,
            ),
            (
                ValueTable {
                    min_hours_per_week: Hours(360_001),
                    ..sound()
                },
                TableFault::MinimumHours,
            ),
            (
                ValueTable {
                    valid_from: day("2024-01-02"),
                    valid_until: day("2024-01-01"),
                    ..sound()
                },
                TableFault::ValidUntilBeforeFrom,
            ),
            (blocks(vec![yearly("", 1)]), TableFault::BlockWithoutCode),
            (
                blocks(vec![yearly("ww", -1)]),
                TableFault::BlockAmount { code: code() },
            ),
            (
                blocks(vec![shareless]),
                TableFault::BlockShare { code: code() },
            ),
            (
                blocks(vec![above_all]),
                TableFault::BlockShare { code: code() },
            ),
            (
                blocks(vec![no_time]),
                TableFault::CapOfNoMonths { code: code() },
            ),
            (blocks(vec![yearly("ww", 1), also]), two(None)),
            (
                blocks(vec![split.clone(), split]),
                two(Some(BenefitDuration::LessThanOneYear)),
            ),
            (
                bonuses(vec![bonus("ww", -1)]),
                TableFault::BonusAmount { code: code() },
            ),
            (
                bonuses(vec![bonus("ww", 1), bonus("ww", 2)]),
                TableFault::TwoBonuses { code: code() },
            ),
        ] {
            let faults = table.faults();
            assert!(faults.contains(&fault), "{fault:?} in {faults:?}");
        }
    }
}
