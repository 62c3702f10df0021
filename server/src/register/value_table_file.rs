//! A value table as a TOML file: read whole, or refused with line and reason.

use std::ops::Range;

use meetbaar_domain::{
    amount::{BasisPoints, Cents, Hours},
    target_group::BenefitDuration,
    value_table::{
        Bonus, BuildingBlock, CapCounts, ChosenBy, ProRata, TableFault, Unit, ValueTable,
    },
};
use serde::Deserialize;
use toml::Spanned;

use super::decimal::{Decimal, date_of};

/// Why a file is no value table: where, and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct FileFault {
    /// Line in the file, from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    publisher: String,
    version: String,
    #[serde(default)]
    source: String,
    valid_from: Option<toml::value::Datetime>,
    valid_until: Option<toml::value::Datetime>,
    chosen_by: Spanned<String>,
    full_time_hours: Spanned<Decimal>,
    min_hours_per_week: Option<Spanned<Decimal>>,
    pro_rata: Spanned<String>,
    cap_counts: Option<Spanned<String>>,
    #[serde(default = "yes")]
    cap_hours_factor: bool,
    #[serde(default)]
    bonus_pro_rated: bool,
    counts_from_before_contract_months: Option<u32>,
    #[serde(default)]
    block: Vec<Block>,
    #[serde(default)]
    bonus: Vec<BonusEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Block {
    code: Spanned<String>,
    #[serde(default)]
    also: Vec<String>,
    benefit_duration: Option<Spanned<String>>,
    label: String,
    unit: Spanned<String>,
    amount: Option<Spanned<Decimal>>,
    share: Option<Spanned<Decimal>>,
    cap_months: Option<u32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BonusEntry {
    code: Spanned<String>,
    amount: Spanned<Decimal>,
}

fn yes() -> bool {
    true
}

/// Reads a value table; `code` is the name under which obligations will know it.
///
/// # Errors
/// The first thing that is wrong, with its line.
pub fn parse(code: &str, text: &str) -> Result<ValueTable, FileFault> {
    let file = File { text };
    let document: Document = toml::from_str(text).map_err(|error| FileFault {
        line: file.line(error.span()),
        reason: error.message().to_owned(),
    })?;
    let blocks = document
        .block
        .iter()
        .map(|block| file.block(block))
        .collect::<Result<_, _>>()?;
    let bonuses = document
        .bonus
        .iter()
        .map(|bonus| file.bonus(bonus))
        .collect::<Result<_, _>>()?;
    let table = ValueTable {
        code: code.to_owned(),
        publisher: document.publisher.clone(),
        version: document.version.clone(),
        source: document.source.clone(),
        valid_from: document.valid_from.and_then(date_of),
        valid_until: document.valid_until.and_then(date_of),
        chosen_by: file.word(
            &document.chosen_by,
            ChosenBy::from_code,
            ChosenBy::ALL.iter().map(|one| one.code()),
        )?,
        full_time_hours: file.number(&document.full_time_hours, Hours::parse)?,
        min_hours_per_week: file.optional(document.min_hours_per_week.as_ref(), Hours::parse)?,
        pro_rata: file.word(
            &document.pro_rata,
            ProRata::from_code,
            ProRata::ALL.iter().map(|one| one.code()),
        )?,
        cap_counts: match &document.cap_counts {
            Some(word) => file.word(
                word,
                CapCounts::from_code,
                CapCounts::ALL.iter().map(|one| one.code()),
            )?,
            None => CapCounts::Calendar,
        },
        cap_hours_factor: document.cap_hours_factor,
        bonus_pro_rated: document.bonus_pro_rated,
        counts_from_before_contract_months: document.counts_from_before_contract_months,
        blocks,
        bonuses,
    };
    match table.faults().first() {
        Some(fault) => Err(FileFault {
            line: file.line_of(fault, &document),
            reason: in_words(fault),
        }),
        None => Ok(table),
    }
}

/// The text of a file, to find lines in it.
struct File<'a> {
    text: &'a str,
}

impl File<'_> {
    fn line(&self, span: Option<Range<usize>>) -> usize {
        let before = span
            .and_then(|span| self.text.get(..span.start))
            .unwrap_or_default();
        before.matches('\n').count() + 1
    }

    fn fault<T>(&self, at: &Spanned<T>, reason: String) -> FileFault {
        FileFault {
            line: self.line(Some(at.span())),
            reason,
        }
    }

    fn number<T>(
        &self,
        stated: &Spanned<Decimal>,
        parse: fn(&str) -> Option<T>,
    ) -> Result<T, FileFault> {
        let text = &stated.get_ref().0;
        parse(text).ok_or_else(|| {
            self.fault(
                stated,
                format!("{text:?} is no number that can be used here"),
            )
        })
    }

    fn optional<T: Default>(
        &self,
        stated: Option<&Spanned<Decimal>>,
        parse: fn(&str) -> Option<T>,
    ) -> Result<T, FileFault> {
        stated.map_or_else(|| Ok(T::default()), |stated| self.number(stated, parse))
    }

    fn word<T>(
        &self,
        stated: &Spanned<String>,
        from_code: fn(&str) -> Option<T>,
        known: impl Iterator<Item = &'static str>,
    ) -> Result<T, FileFault> {
        from_code(stated.get_ref()).ok_or_else(|| {
            let known: Vec<_> = known.collect();
            self.fault(
                stated,
                format!(
                    "{:?} is unknown here; write one of {}",
                    stated.get_ref(),
                    known.join(", ")
                ),
            )
        })
    }

    fn block(&self, block: &Block) -> Result<BuildingBlock, FileFault> {
        let unit = self.word(
            &block.unit,
            Unit::from_code,
            Unit::ALL.iter().map(|one| one.code()),
        )?;
        if block.amount.is_none() && !matches!(unit, Unit::InvoiceShare | Unit::ActualCost) {
            return Err(self.fault(
                &block.code,
                format!("block {:?} has no amount", block.code.get_ref()),
            ));
        }
        Ok(BuildingBlock {
            code: block.code.get_ref().clone(),
            also: block.also.clone(),
            benefit_duration: block
                .benefit_duration
                .as_ref()
                .map(|word| {
                    self.word(
                        word,
                        BenefitDuration::from_code,
                        BenefitDuration::ALL.iter().map(|one| one.code()),
                    )
                })
                .transpose()?,
            label: block.label.clone(),
            unit,
            amount: self.optional(block.amount.as_ref(), Cents::parse)?,
            share: self.optional(block.share.as_ref(), BasisPoints::parse)?,
            cap_months: block.cap_months,
        })
    }

    fn bonus(&self, bonus: &BonusEntry) -> Result<Bonus, FileFault> {
        Ok(Bonus {
            code: bonus.code.get_ref().clone(),
            amount: self.number(&bonus.amount, Cents::parse)?,
        })
    }

    /// The line of the thing that a fault is about: the last block or bonus of that code, or the first line.
    fn line_of(&self, fault: &TableFault, document: &Document) -> usize {
        let blocks = || document.block.iter().map(|block| &block.code);
        let bonuses = || document.bonus.iter().map(|bonus| &bonus.code);
        let last = |code: &str, codes: &mut dyn Iterator<Item = &Spanned<String>>| {
            codes
                .filter(|one| one.get_ref() == code)
                .last()
                .map(Spanned::span)
        };
        let span = match fault {
            TableFault::FullTimeHours => Some(document.full_time_hours.span()),
            TableFault::MinimumHours => document.min_hours_per_week.as_ref().map(Spanned::span),
            TableFault::BlockWithoutCode => last("", &mut blocks()),
            TableFault::BlockAmount { code }
            | TableFault::BlockShare { code }
            | TableFault::CapOfNoMonths { code }
            | TableFault::TwoBlocks { group: code, .. } => last(code, &mut blocks()),
            TableFault::BonusAmount { code } | TableFault::TwoBonuses { code } => {
                last(code, &mut bonuses())
            }
            TableFault::NoBlocks | TableFault::ValidUntilBeforeFrom => None,
        };
        self.line(span)
    }
}

fn in_words(fault: &TableFault) -> String {
    match fault {
        TableFault::NoBlocks => "the table has no [[block]], so it values nothing".to_owned(),
        TableFault::FullTimeHours => {
            "full_time_hours must be above 0 and at most the hours of a week".to_owned()
        }
        TableFault::MinimumHours => {
            "min_hours_per_week must be from 0 to full_time_hours".to_owned()
        }
        TableFault::ValidUntilBeforeFrom => "valid_until is before valid_from".to_owned(),
        TableFault::BlockWithoutCode => "a block has no code".to_owned(),
        TableFault::BlockAmount { code } => {
            format!("the amount of block {code:?} is negative or too large")
        }
        TableFault::BlockShare { code } => {
            format!("the share of block {code:?} must be above 0 and at most 100 percent")
        }
        TableFault::CapOfNoMonths { code } => {
            format!("cap_months of block {code:?} must be at least 1")
        }
        TableFault::TwoBlocks { group, .. } => {
            format!(
                "a second block values group {group:?} with the same benefit duration; keep one"
            )
        }
        TableFault::BonusAmount { code } => {
            format!("the amount of bonus {code:?} is negative or too large")
        }
        TableFault::TwoBonuses { code } => format!("bonus {code:?} stands twice; keep one"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "publisher = \"P\"\nversion = \"1\"\nchosen_by = \"contract_date\"\nfull_time_hours = 36\npro_rata = \"months\"\n\n[[block]]\ncode = \"ww\"\nlabel = \"WW\"\namount = 20000\nunit = \"year\"\n";

    #[test]
    fn a_good_table_is_read_with_its_defaults() {
        let table = parse("p-1", GOOD).unwrap();
        assert_eq!(table.blocks[0].amount, Cents(2_000_000));
        assert_eq!(table.full_time_hours, Hours(360_000));
        assert!(table.cap_hours_factor && !table.bonus_pro_rated);
    }

    #[test]
    fn a_wrong_file_is_refused_with_line_and_reason() {
        let cases = [
            (GOOD.replace("36", "0"), 4, "full_time_hours"),
            (
                GOOD.replace("\"months\"", "\"weeks\""),
                5,
                "months, days, hours",
            ),
            (GOOD.replace("20000", "-1"), 8, "negative"),
            (GOOD.replace("amount = 20000\n", ""), 8, "no amount"),
            (
                GOOD.replace("unit = \"year\"", "unit = \"year\"\ncolour = \"red\""),
                12,
                "colour",
            ),
            (GOOD.replace("version = \"1\"\n", ""), 1, "version"),
            (
                format!("{GOOD}{}", &GOOD[GOOD.find("[[").unwrap()..]),
                13,
                "second block",
            ),
            (GOOD.replace("[[block]]", "[[block]"), 7, ""),
            (GOOD.replace("20000", "\"veel\""), 10, "veel"),
        ];
        for (text, line, word) in cases {
            let fault = parse("p-1", &text).unwrap_err();
            assert_eq!(fault.line, line, "{fault} in\n{text}");
            assert!(fault.reason.contains(word), "{fault}");
        }
    }
}
