//! An obligation from its row to the type that the rules know.

use meetbaar_domain::{
    amount::{BasisPoints, Cents, Hours, Jobs},
    obligation::{Kind, Milestone, Obligation, Reduction, Rhythm},
    period::Period,
};

use crate::storage::{
    StorageError, Stored,
    obligations::{StoredMilestone, StoredObligation},
};

/// The rule's own type of a stored obligation of a contract worth `contract_value`.
///
/// # Errors
/// When the row holds what no rule knows.
pub fn from_row(
    row: &StoredObligation,
    milestones: &[StoredMilestone],
    contract_value: Cents,
) -> Stored<Obligation> {
    let kind = kind(row, contract_value)?;
    let milestones = milestones
        .iter()
        .filter(|milestone| milestone.obligation_id == row.id)
        .filter_map(|milestone| {
            let amount = kind.nothing()?.with_stored(milestone.amount);
            Some(Milestone {
                due: milestone.due,
                amount,
            })
        })
        .collect();
    let valid = match (row.reduction_from, row.reduction_until) {
        (Some(from), Some(until)) => Some(period(from, until)?),
        _ => None,
    };
    Ok(Obligation {
        kind,
        term: period(row.starts, row.ends)?,
        floor: row.floor_cents.map(Cents),
        cap: row.cap_cents.map(Cents),
        milestones,
        reduction: row.reduction.map(|share| Reduction {
            share: BasisPoints(share),
            valid,
        }),
        rhythm: Rhythm::from_code(&row.rhythm).ok_or_else(|| unknown("rhythm", &row.rhythm))?,
        days_allowed: u32::try_from(row.days_allowed).unwrap_or_default(),
        grace_days: u32::try_from(row.grace_days).unwrap_or_default(),
    })
}

fn kind(row: &StoredObligation, contract_value: Cents) -> Stored<Kind> {
    let amount = || {
        row.amount
            .ok_or_else(|| unknown("amount of obligation", &row.kind))
    };
    let share = || {
        row.share
            .map(BasisPoints)
            .ok_or_else(|| unknown("share of obligation", &row.kind))
    };
    Ok(match row.kind.as_str() {
        "share_of_contract_value" => Kind::ShareOfContractValue {
            share: share()?,
            contract_value,
        },
        "share_of_turnover" => Kind::ShareOfTurnover { share: share()? },
        "share_of_wage_sum" => Kind::ShareOfWageSum { share: share()? },
        "fixed_amount" => Kind::FixedAmount {
            amount: Cents(amount()?),
        },
        "jobs" => Kind::Jobs {
            number: Jobs(amount()?),
        },
        "placements" => Kind::Placements { number: amount()? },
        "hours" => Kind::Hours {
            number: Hours(amount()?),
        },
        "bespoke" => Kind::Bespoke {
            text: row.description.clone().unwrap_or_default(),
        },
        other => return Err(unknown("kind of obligation", other)),
    })
}

/// The period between two stored days.
///
/// # Errors
/// When the last day is before the first.
pub fn period(start: chrono::NaiveDate, end: chrono::NaiveDate) -> Stored<Period> {
    Period::new(start, end).ok_or_else(|| unknown("period", &format!("{start} to {end}")))
}

fn unknown(what: &str, value: &str) -> StorageError {
    StorageError::Unknown(format!("{what} {value:?}"))
}
