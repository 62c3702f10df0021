//! What purchases at a social enterprise and activities for society are worth (domain.md section 5).
//!
//! They have no placement: no days, no cap, no bonuses.

use num_traits::CheckedMul;

use super::{BlockUsed, NotValued, Valuation};
use crate::amount::{Cents, Exact, Hours, whole};
use crate::value_table::{BuildingBlock, SOCIAL_ACTIVITY, SOCIAL_PURCHASE, Unit, ValueTable};

/// Values an invoice without VAT by the block `sociale_inkoop`: amount x share, or the whole amount where the block
/// counts the actual cost.
#[must_use]
pub fn value_purchase(table: &ValueTable, amount: Cents) -> Valuation {
    value_by_code(table, SOCIAL_PURCHASE, |block| {
        let share = match block.unit {
            Unit::InvoiceShare => block.share.part(),
            Unit::ActualCost => whole(1),
            _ => return Err(NotValued::UnitDoesNotFit),
        };
        Ok((amount, whole(1), share))
    })
}

/// Values hours of an activity by the block `maatschappelijk`: hours x amount, or the amount for a day of eight
/// hours, pro rata and at most once.
#[must_use]
pub fn value_activity(table: &ValueTable, hours: Hours) -> Valuation {
    value_by_code(table, SOCIAL_ACTIVITY, |block| {
        let time = match block.unit {
            Unit::Hour => hours.exact(),
            Unit::DayMaximum => hours
                .exact()
                .checked_mul(&Exact::new(1, 8))
                .ok_or(NotValued::OutOfBounds)?
                .min(whole(1)),
            _ => return Err(NotValued::UnitDoesNotFit),
        };
        Ok((block.amount, time, whole(1)))
    })
}

fn value_by_code(
    table: &ValueTable,
    code: &str,
    measure: impl FnOnce(&BuildingBlock) -> Result<(Cents, Exact, Exact), NotValued>,
) -> Valuation {
    let Some(block) = table.block_with_code(code) else {
        return Valuation::none(NotValued::NoBlock);
    };
    let weighed = measure(block).and_then(|(amount, time, factor)| {
        let value = amount
            .exact()
            .checked_mul(&time)
            .and_then(|part| part.checked_mul(&factor));
        let value = value.and_then(Cents::round).ok_or(NotValued::OutOfBounds)?;
        Ok(Valuation::of(value, time, factor))
    });
    Valuation {
        block: Some(BlockUsed::from(block)),
        ..weighed.unwrap_or_else(Valuation::none)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::BasisPoints;
    use crate::value_table::tests::{empty_table, yearly};

    fn table(code: &str, unit: Unit, euros: i64, percent: i64) -> ValueTable {
        let block = BuildingBlock {
            unit,
            share: BasisPoints(percent * 100),
            ..yearly(code, euros)
        };
        ValueTable {
            blocks: vec![block],
            ..empty_table()
        }
    }

    #[test]
    fn an_invoice_counts_for_its_share() {
        for (unit, percent, amount, value) in [
            (Unit::InvoiceShare, 100, 125_050, 125_050),
            (Unit::InvoiceShare, 50, 125_051, 62_526),
            (Unit::InvoiceShare, 300, 100, 100),
            (Unit::ActualCost, 0, 125_050, 125_050),
        ] {
            let valuation =
                value_purchase(&table(SOCIAL_PURCHASE, unit, 0, percent), Cents(amount));
            assert_eq!(
                (valuation.value, valuation.reason),
                (Cents(value), None),
                "{unit:?} {percent}"
            );
        }
    }

    #[test]
    fn an_activity_counts_by_the_hour_or_by_the_day() {
        for (unit, euros, hours, value) in [
            (Unit::Hour, 100, 25_000, 25_000),
            (Unit::DayMaximum, 1_000, 40_000, 50_000),
            (Unit::DayMaximum, 1_000, 80_000, 100_000),
            (Unit::DayMaximum, 1_000, 200_000, 100_000),
        ] {
            let valuation = value_activity(&table(SOCIAL_ACTIVITY, unit, euros, 0), Hours(hours));
            assert_eq!(
                (valuation.value, valuation.reason),
                (Cents(value), None),
                "{unit:?} {hours}"
            );
        }
    }

    #[test]
    fn what_the_table_does_not_value_says_why() {
        let table = table(SOCIAL_PURCHASE, Unit::Year, 1, 0);
        assert_eq!(
            value_activity(&table, Hours(1)).reason,
            Some(NotValued::NoBlock)
        );
        assert_eq!(
            value_purchase(&table, Cents(1)).reason,
            Some(NotValued::UnitDoesNotFit)
        );
    }
}
