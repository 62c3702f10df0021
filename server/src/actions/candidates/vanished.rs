//! Candidates whose placement ran on in the last report and who do not stand in this one: ended, or forgotten?

use std::collections::HashSet;

use meetbaar_importers::problem::Severity;

use super::{day, facts, place_of};
use crate::{
    actions::check_reading::problem,
    storage::{comparisons::EarlierPlacement, problems::NewProblem},
};

/// One warning of the whole file for each placement: contract, group, first day, and where it stood last time.
pub(super) fn vanished(contract: &str, gone: &[EarlierPlacement]) -> Vec<NewProblem> {
    let mut told = HashSet::new();
    gone.iter()
        .filter(|one| told.insert((one.candidate.as_str(), one.starts)))
        .map(|one| NewProblem {
            found: Some(facts([
                contract.to_owned(),
                one.target_group.clone().unwrap_or_default(),
                day(one.starts),
                place_of(&one.sheet, &one.cells),
            ])),
            ..problem(Severity::Warning, "candidate_vanished")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_placement_is_told_once_by_what_is_no_pseudonym() {
        let one = |candidate: &str, starts: &str, cell: &str| EarlierPlacement {
            candidate: candidate.to_owned(),
            target_group: Some("wajong".to_owned()),
            starts: starts.parse().ok(),
            sheet: "Blad1".to_owned(),
            cells: format!(r#"{{"candidate":"{cell}","start":"C9"}}"#),
        };
        let months = [
            one("p1", "2026-04-01", "B2"),
            one("p1", "2026-04-01", "B2"),
            one("p2", "2026-05-01", "B3"),
        ];
        let found: Vec<_> = vanished("ICT-1", &months)
            .into_iter()
            .map(|problem| (problem.cell, problem.found.unwrap()))
            .collect();
        let expected = [
            "ICT-1, wajong, 2026-04-01, Blad1!B2",
            "ICT-1, wajong, 2026-05-01, Blad1!B3",
        ];
        assert_eq!(found, expected.map(|told| (String::new(), told.to_owned())));
    }
}
