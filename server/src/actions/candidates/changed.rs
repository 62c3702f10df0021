//! Candidates of whom this report says something else than the last one: their group, first day, or register flag.

use std::collections::HashSet;

use meetbaar_importers::problem::Severity;

use super::{cell, day};
use crate::{
    actions::check_reading::problem,
    storage::{comparisons::ChangedPair, problems::NewProblem},
};

/// A fact of a line: its field, what it says now, and what the last report said.
type Change = (&'static str, String, String);

/// One warning at the cell of every fact that changed.
pub(super) fn changed(pairs: &[ChangedPair]) -> Vec<NewProblem> {
    let mut told = HashSet::new();
    pairs
        .chunk_by(|one, next| one.line_id == next.line_id)
        .flat_map(of_line)
        .filter(|problem| told.insert((problem.sheet.clone(), problem.cell.clone())))
        .collect()
}

/// What changed on a line: against the earlier line with the same first day, else against one that had not ended.
fn of_line(pairs: &[ChangedPair]) -> Vec<NewProblem> {
    let same_start = pairs.iter().find(|pair| pair.starts == pair.was_starts);
    let ran_on = pairs.iter().find(|pair| {
        let ended = pair.was_ends.zip(pair.starts);
        ended.is_none_or(|(ended, starts)| ended >= starts)
    });
    let Some(pair) = same_start.or(ran_on) else {
        return Vec::new();
    };
    changes(pair)
        .into_iter()
        .map(|(field, now, was)| NewProblem {
            sheet: pair.sheet.clone(),
            cell: cell(&pair.cells, field),
            field: Some(field.to_owned()),
            found: Some(now),
            expected: Some(was),
            ..problem(Severity::Warning, "candidate_changed")
        })
        .collect()
}

fn changes(pair: &ChangedPair) -> Vec<Change> {
    let text = |group: &Option<String>| group.clone().unwrap_or_default();
    let flag = |flag: bool| if flag { "ja" } else { "nee" }.to_owned();
    let start =
        (pair.starts != pair.was_starts).then(|| ("start", day(pair.starts), day(pair.was_starts)));
    let group = (pair.target_group != pair.was_target_group).then(|| {
        (
            "target_group",
            text(&pair.target_group),
            text(&pair.was_target_group),
        )
    });
    // Said for the first time is no change.
    let register = pair
        .ldr
        .zip(pair.was_ldr)
        .filter(|(now, was)| now != was)
        .map(|(now, was)| ("ldr", flag(now), flag(was)));
    [start, group, register].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Group, first day and register flag of a line now; the same of the earlier one, and when that ended.
    fn pair(now: (&str, &str, Option<bool>), was: (&str, &str, Option<bool>, &str)) -> ChangedPair {
        ChangedPair {
            line_id: 1,
            sheet: "Blad1".to_owned(),
            cells: r#"{"candidate":"A2","ldr":"D2","start":"C2","target_group":"B2"}"#.to_owned(),
            target_group: Some(now.0.to_owned()),
            starts: now.1.parse().ok(),
            ldr: now.2,
            was_target_group: Some(was.0.to_owned()),
            was_starts: was.1.parse().ok(),
            was_ends: was.3.parse().ok(),
            was_ldr: was.2,
        }
    }

    fn told(pairs: &[ChangedPair]) -> Vec<String> {
        changed(pairs)
            .into_iter()
            .map(|one| {
                format!(
                    "{} {} {}",
                    one.cell,
                    one.found.unwrap(),
                    one.expected.unwrap()
                )
            })
            .collect()
    }

    #[test]
    fn each_fact_that_changed_is_named_at_its_cell() {
        let (april, may) = ("2026-04-01", "2026-05-01");
        for (now, was, expected) in [
            (
                ("ww", april, None),
                ("nug", april, None, ""),
                vec!["B2 ww nug"],
            ),
            (
                ("ww", may, None),
                ("ww", april, None, ""),
                vec!["C2 2026-05-01 2026-04-01"],
            ),
            (
                ("ww", april, Some(true)),
                ("ww", april, Some(false), ""),
                vec!["D2 ja nee"],
            ),
            (("ww", april, Some(true)), ("ww", april, None, ""), vec![]),
            (
                ("ww", may, Some(false)),
                ("nug", april, Some(true), "2026-12-31"),
                vec!["C2 2026-05-01 2026-04-01", "B2 ww nug", "D2 nee ja"],
            ),
            // A second placement after the first.
            (
                ("ww", may, None),
                ("nug", april, None, "2026-04-30"),
                vec![],
            ),
        ] {
            assert_eq!(told(&[pair(now, was)]), expected, "{now:?} {was:?}");
        }
    }

    #[test]
    fn the_line_that_began_on_the_same_day_is_the_one_to_compare_with() {
        let now = ("ww", "2026-05-01", None);
        let pairs = [
            pair(now, ("nug", "2026-04-01", None, "")),
            pair(now, ("bbl", "2026-05-01", None, "")),
        ];
        assert_eq!(told(&pairs), ["B2 ww bbl"]);
    }

    #[test]
    fn a_cell_of_several_lines_is_told_once() {
        let month = |line_id| ChangedPair {
            line_id,
            ..pair(("ww", "2026-04-01", None), ("nug", "2026-04-01", None, ""))
        };
        assert_eq!(told(&[month(1), month(2)]), ["B2 ww nug"]);
    }
}
