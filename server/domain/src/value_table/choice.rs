//! Which block of a table values a line: exactly one, that of the group which the line states.
//!
//! The register flag plays no part here: it decides on jobs only (domain.md section 5).

use super::{BuildingBlock, ValueTable};
use crate::target_group::{BenefitDuration, TargetGroup};

/// The block for a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockChoice<'a> {
    /// The table says it without doubt.
    Exactly(&'a BuildingBlock),
    /// The table splits the group by benefit duration and the line is silent or not specific enough: the lowest
    /// amount of those that are possible, to be shown with a warning.
    LowerOf(&'a BuildingBlock),
    /// The table doesn't value the group.
    None,
}

impl<'a> BlockChoice<'a> {
    /// The block, whether certain or not.
    #[must_use]
    pub const fn block(self) -> Option<&'a BuildingBlock> {
        match self {
            Self::Exactly(block) | Self::LowerOf(block) => Some(block),
            Self::None => None,
        }
    }
}

impl ValueTable {
    /// The block that values a group and a benefit duration (domain.md section 5).
    ///
    /// A duration finds the block with the same duration, else one that it implies (less than a year is less than
    /// two), else the group's unsplit block. A silent line takes the unsplit block. Where neither settles it, the
    /// lowest amount among the blocks that the line doesn't exclude counts.
    #[must_use]
    pub fn block_for(
        &self,
        group: TargetGroup,
        duration: Option<BenefitDuration>,
    ) -> BlockChoice<'_> {
        let blocks = || self.blocks.iter().filter(|block| block.values(group));
        let certain = duration
            .and_then(|stated| {
                let same = blocks().find(|block| block.benefit_duration == Some(stated));
                same.or_else(|| {
                    blocks()
                        .find(|block| block.benefit_duration.is_some_and(|of| stated.implies(of)))
                })
            })
            .or_else(|| blocks().find(|block| block.benefit_duration.is_none()));
        if let Some(block) = certain {
            return BlockChoice::Exactly(block);
        }
        let possible = blocks().filter(|block| match (duration, block.benefit_duration) {
            (Some(stated), Some(of)) => stated.may_be(of),
            _ => true,
        });
        possible
            .min_by_key(|block| block.amount)
            .map_or(BlockChoice::None, BlockChoice::LowerOf)
    }

    /// The block with a code of its own, such as [`super::SOCIAL_PURCHASE`].
    #[must_use]
    pub fn block_with_code(&self, code: &str) -> Option<&BuildingBlock> {
        self.blocks.iter().find(|block| block.code == code)
    }
}

impl BuildingBlock {
    /// Whether the block is meant for the group.
    #[must_use]
    pub fn values(&self, group: TargetGroup) -> bool {
        self.code == group.code() || self.also.iter().any(|also| also == group.code())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{empty_table, yearly};
    use super::*;
    use crate::target_group::BenefitDuration::{
        LessThanOneYear, LessThanTwoYears, MoreThanOneYear, MoreThanTwoYears,
    };

    fn split(code: &str, euros: i64, duration: BenefitDuration) -> BuildingBlock {
        BuildingBlock {
            benefit_duration: Some(duration),
            ..yearly(code, euros)
        }
    }

    fn table() -> ValueTable {
        let banenafspraak = BuildingBlock {
            also: vec!["wajong".to_owned()],
            ..yearly("banenafspraak", 40_000)
        };
        let blocks = vec![
            split("participatiewet", 40_000, MoreThanTwoYears),
            split("participatiewet", 30_000, LessThanTwoYears),
            split("ww", 10_000, LessThanOneYear),
            split("ww", 15_000, MoreThanOneYear),
            split("nug", 1_000, MoreThanTwoYears),
            banenafspraak,
        ];
        ValueTable {
            blocks,
            ..empty_table()
        }
    }

    #[test]
    fn the_line_chooses_the_block_or_leaves_it_open() {
        use TargetGroup::{Banenafspraak, Bbl, Nug, Participatiewet, Wajong, Ww};
        for (group, duration, euros, certain) in [
            (Participatiewet, None, 30_000, false),
            (Participatiewet, Some(LessThanTwoYears), 30_000, true),
            (Participatiewet, Some(LessThanOneYear), 30_000, true),
            (Participatiewet, Some(MoreThanTwoYears), 40_000, true),
            (Participatiewet, Some(MoreThanOneYear), 30_000, false),
            (Ww, None, 10_000, false),
            (Ww, Some(MoreThanTwoYears), 15_000, true),
            (Ww, Some(LessThanTwoYears), 10_000, false),
            (Nug, Some(MoreThanOneYear), 1_000, false),
            (Banenafspraak, Some(LessThanOneYear), 40_000, true),
            (Wajong, None, 40_000, true),
            (Bbl, None, 0, false),
            (Nug, Some(LessThanTwoYears), 0, false),
        ] {
            let table = table();
            let choice = table.block_for(group, duration);
            assert_eq!(
                choice.block().map_or(0, |block| block.amount.0),
                euros * 100,
                "{group:?} {duration:?}"
            );
            assert_eq!(
                matches!(choice, BlockChoice::Exactly(_)),
                certain,
                "{group:?} {duration:?}"
            );
        }
    }

    #[test]
    fn an_unsplit_block_serves_a_silent_line_beside_split_ones() {
        let blocks = vec![split("ww", 1, LessThanOneYear), yearly("ww", 2)];
        let table = ValueTable {
            blocks,
            ..empty_table()
        };
        let amount = |duration| {
            table
                .block_for(TargetGroup::Ww, duration)
                .block()
                .map(|block| block.amount.0)
        };
        assert_eq!(amount(None), Some(200));
        assert_eq!(amount(Some(LessThanOneYear)), Some(100));
        assert_eq!(amount(Some(MoreThanOneYear)), Some(200));
    }
}
