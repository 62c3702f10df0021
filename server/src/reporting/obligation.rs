//! An obligation from its row to the type that the rules know.

use meetbaar_domain::{
    amount::{BasisPoints, Cents, Hours, Jobs},
    obligation::{DatedObligation, Kind, Milestone, Obligation, Reduction, Rhythm, Terms},
    period::Period,
};

use super::reductions::reductions;
use crate::storage::{
    StorageError, Stored,
    obligations::{DatedTerms, StoredObligation, StoredTerms},
};

/// The rule's own type of a stored obligation, with its terms, what certificates take off and what lifts it.
///
/// # Errors
/// When a row holds what no rule knows.
pub fn dated(stored: &StoredObligation) -> Stored<DatedObligation> {
    let waivers = stored.waivers.iter();
    let waivers = waivers
        .map(|waiver| period(waiver.starts, waiver.ends).map(Reduction::waiver))
        .collect::<Stored<Vec<_>>>()?;
    let terms = stored.terms.iter().map(|one| {
        let mut obligation = obligation(&stored.kind, one)?;
        obligation.reductions = reductions(&one.row, &stored.certificates)?;
        obligation.reductions.extend(&waivers);
        Ok(Terms {
            holds_from: one.row.holds_from,
            obligation,
        })
    });
    let terms = terms.collect::<Stored<Vec<_>>>()?;
    DatedObligation::new(terms).ok_or_else(|| unknown("terms of obligation", &stored.public_id))
}

/// What terms of an obligation of that kind say, without what is taken off.
fn obligation(kind: &str, terms: &DatedTerms) -> Stored<Obligation> {
    let row = &terms.row;
    let kind = self::kind(kind, row)?;
    let milestones = terms.milestones.iter().filter_map(|(due, amount)| {
        Some(Milestone {
            due: *due,
            amount: kind.nothing()?.with_stored(*amount),
        })
    });
    let milestones = milestones.collect();
    Ok(Obligation {
        kind,
        term: period(row.starts, row.ends)?,
        floor: row.floor_cents.map(Cents),
        cap: row.cap_cents.map(Cents),
        milestones,
        reductions: Vec::new(),
        rhythm: Rhythm::from_code(&row.rhythm).ok_or_else(|| unknown("rhythm", &row.rhythm))?,
        days_allowed: u32::try_from(row.days_allowed).unwrap_or_default(),
        grace_days: u32::try_from(row.grace_days).unwrap_or_default(),
    })
}

fn kind(code: &str, row: &StoredTerms) -> Stored<Kind> {
    let amount = || {
        row.amount
            .ok_or_else(|| unknown("amount of obligation", code))
    };
    let share = || {
        row.share
            .map(BasisPoints)
            .ok_or_else(|| unknown("share of obligation", code))
    };
    Ok(match code {
        "share_of_contract_value" => Kind::ShareOfContractValue {
            share: share()?,
            contract_value: Cents(row.base_cents),
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
