//! Candidates who also stand under another contract of the same supplier: "one person, one hour, once" (domain.md
//! section 7). A conflict is more than a full week together, or the same hours claimed twice.

use std::collections::HashSet;

use meetbaar_domain::{
    amount::Hours,
    conflict::{Worked, conflicts},
    period::Period,
};
use meetbaar_importers::problem::Severity;

use super::{cell, facts, number, place_of};
use crate::{
    actions::check_reading::problem,
    storage::{comparisons::ElsewherePair, contracts::Contract, problems::NewProblem},
};

/// One warning at the candidate's cell for each other contract. What this report takes the place of, if it is accepted,
/// is no conflict.
pub(super) fn elsewhere(
    report: i64,
    covered: &[(i64, Period)],
    own: &[Contract],
    pairs: &[ElsewherePair],
) -> Vec<NewProblem> {
    let replaced = |pair: &ElsewherePair| {
        pair.other_report_id != report
            && covered.iter().any(|(contract, period)| {
                *contract == pair.other_contract_id
                    && period.start() <= pair.other_period_end
                    && pair.other_period_start <= period.end()
            })
    };
    let mut told = HashSet::new();
    pairs
        .iter()
        .filter(|pair| !replaced(pair) && is_conflict(pair))
        .map(|pair| (pair, cell(&pair.cells, "candidate")))
        .filter(|(pair, cell)| {
            told.insert((pair.sheet.as_str(), cell.clone(), pair.other_contract_id))
        })
        .map(|(pair, cell)| {
            let here = pair.other_report_id == report;
            let other = facts([
                number(own, pair.other_contract_id).to_owned(),
                if here {
                    place_of(&pair.other_sheet, &pair.other_cells)
                } else {
                    String::new()
                },
            ]);
            NewProblem {
                sheet: pair.sheet.clone(),
                cell,
                field: Some("candidate".to_owned()),
                found: Some(other),
                ..problem(Severity::Warning, "same_candidate_elsewhere")
            }
        })
        .collect()
}

/// Whether both can't be true.
fn is_conflict(pair: &ElsewherePair) -> bool {
    let hours = |hours: Option<i64>| hours.map(Hours);
    let one = Period::new(pair.period_start, pair.period_end).map(|period| Worked {
        duty: false,
        period,
        starts: pair.starts,
        ends: pair.ends,
        hours_per_week: hours(pair.hours_per_week),
        paid_hours: hours(pair.paid_hours),
    });
    let other = Period::new(pair.other_period_start, pair.other_period_end).map(|period| Worked {
        duty: true,
        period,
        starts: pair.other_starts,
        ends: pair.other_ends,
        hours_per_week: hours(pair.other_hours_per_week),
        paid_hours: hours(pair.other_paid_hours),
    });
    let both: Vec<Worked<bool>> = one.into_iter().chain(other).collect();
    !conflicts(&both, &[]).is_empty()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    const HOUR: i64 = 10_000;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn quarter() -> Period {
        Period::quarter(2026, 3).unwrap()
    }

    /// Somebody who works under contract 1 (in report 1) and contract 2 (in report 2) in the third quarter.
    fn pair(week: Option<i64>, other_week: Option<i64>) -> ElsewherePair {
        let hours = |week: Option<i64>| week.map(|hours| hours * HOUR);
        ElsewherePair {
            line_id: 1,
            sheet: "Blad1".to_owned(),
            cells: r#"{"candidate":"B2"}"#.to_owned(),
            period_start: quarter().start(),
            period_end: quarter().end(),
            starts: Some(day("2026-01-01")),
            ends: None,
            hours_per_week: hours(week),
            paid_hours: None,
            other_report_id: 2,
            other_contract_id: 2,
            other_sheet: "Lijst".to_owned(),
            other_cells: r#"{"candidate":"C9"}"#.to_owned(),
            other_period_start: quarter().start(),
            other_period_end: quarter().end(),
            other_starts: Some(day("2026-01-01")),
            other_ends: None,
            other_hours_per_week: hours(other_week),
            other_paid_hours: None,
        }
    }

    fn contract(id: i64) -> Contract {
        Contract {
            id,
            number: format!("ICT-{id}"),
            supplier_id: 1,
            supplier: String::new(),
            buyer: String::new(),
            category: String::new(),
            client_supervision: false,
            value_cents: 0,
            awarded: day("2024-01-01"),
            tender_published: None,
            starts: day("2024-01-01"),
            ends: day("2028-12-31"),
        }
    }

    fn told(pairs: &[ElsewherePair], covered: &[(i64, Period)]) -> Vec<(String, String)> {
        elsewhere(1, covered, &[contract(1), contract(2)], pairs)
            .into_iter()
            .map(|one| (one.cell, one.found.unwrap()))
            .collect()
    }

    #[test]
    fn only_what_can_not_both_be_true_is_told() {
        assert_eq!(told(&[pair(Some(36), Some(36))], &[]).len(), 1);
        assert_eq!(told(&[pair(Some(20), Some(20))], &[]), []);
    }

    #[test]
    fn the_other_contract_is_named_once_and_its_cell_only_within_the_report() {
        let two = [pair(Some(36), Some(36)), pair(Some(36), Some(36))];
        assert_eq!(told(&two, &[]), [("B2".to_owned(), "ICT-2".to_owned())]);
        let here = ElsewherePair {
            other_report_id: 1,
            ..pair(Some(36), Some(36))
        };
        let both = [(1, quarter()), (2, quarter())];
        assert_eq!(
            told(&[here], &both),
            [("B2".to_owned(), "ICT-2, Lijst!C9".to_owned())]
        );
    }

    #[test]
    fn what_this_report_replaces_is_no_conflict() {
        let both = [(1, quarter()), (2, quarter())];
        assert_eq!(told(&[pair(Some(36), Some(36))], &both), []);
        let earlier = [(1, quarter()), (2, Period::quarter(2026, 2).unwrap())];
        assert_eq!(told(&[pair(Some(36), Some(36))], &earlier).len(), 1);
    }
}
