//! Problems while they are found: so many are kept one by one, the rest is counted by kind, however many there are.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use meetbaar_importers::{problem::Severity, workbook::Address};

use crate::storage::problems::{NewProblem, ProblemRest};

/// So many letters of what a cell holds are kept.
const LONGEST: usize = 1_000;

/// Problems in the order in which they were found.
pub(super) struct ProblemTally {
    most: usize,
    kept: Vec<NewProblem>,
    codes: BTreeSet<String>,
    rest: BTreeMap<(String, String), i64>,
    failed: bool,
}

impl ProblemTally {
    /// None found yet; so many may be kept.
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            kept: Vec::new(),
            codes: BTreeSet::new(),
            rest: BTreeMap::new(),
            failed: false,
        }
    }

    /// Adds a problem. The first of each kind is always kept, so that every kind has a place to look at.
    pub(super) fn add(&mut self, mut problem: NewProblem) {
        self.failed |= problem.severity == Severity::Error.code();
        let is_first = !self.codes.contains(&problem.code);
        if is_first {
            self.codes.insert(problem.code.clone());
        }
        if is_first || self.kept.len() < self.most {
            for text in [&mut problem.heading, &mut problem.found]
                .into_iter()
                .flatten()
            {
                shorten(text);
            }
            self.kept.push(problem);
        } else {
            self.count(problem.severity, problem.code, 1);
        }
    }

    /// Adds what another one found, after what this one found.
    pub(super) fn join(&mut self, other: Self) {
        for problem in other.kept {
            self.add(problem);
        }
        self.failed |= other.failed;
        self.codes.extend(other.codes);
        for ((severity, code), further) in other.rest {
            self.count(severity, code, further);
        }
    }

    fn count(&mut self, severity: String, code: String, further: i64) {
        let count = self.rest.entry((severity, code)).or_default();
        *count = count.saturating_add(further);
    }

    /// Whether there is an error among them.
    pub(super) fn has_errors(&self) -> bool {
        self.failed
    }

    /// Whether there is one of that code.
    pub(super) fn has(&self, code: &str) -> bool {
        self.codes.contains(code)
    }

    /// Those that are kept, as a report's own, and how many more there are of each kind.
    pub(super) fn of_report(self, report: i64) -> (Vec<NewProblem>, Vec<ProblemRest>) {
        let kept = self.kept.into_iter().map(|problem| NewProblem {
            report_id: report,
            ..problem
        });
        let rest = self.rest.into_iter();
        let rest = rest.map(|((severity, code), further)| ProblemRest {
            severity,
            code,
            further,
        });
        (kept.collect(), rest.collect())
    }
}

/// Puts problems in the order of the file: those of the whole file first, then by sheet, row and column. They are stored
/// in it, so that no question has to sort them again. Sheets that nobody named follow in the order in which they come.
pub(super) fn in_file_order(problems: &mut [NewProblem], sheets: &[String]) {
    let mut places: HashMap<String, usize> = HashMap::new();
    let met = problems.iter().map(|one| &one.sheet);
    for sheet in sheets.iter().chain(met) {
        let next = places.len();
        places.entry(sheet.clone()).or_insert(next);
    }
    problems.sort_by_cached_key(|one| {
        let whole = one.sheet.is_empty() && one.cell.is_empty();
        (
            (!whole).then(|| places.get(&one.sheet).copied()),
            Address::parse(&one.cell),
            Severity::from_code(&one.severity),
        )
    });
}

fn shorten(text: &mut String) {
    if let Some((end, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(end);
        text.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::check_reading::problem;

    fn added(most: usize, codes: &[&str]) -> ProblemTally {
        let mut tally = ProblemTally::new(most);
        for code in codes {
            let severity = if *code == "e" {
                Severity::Error
            } else {
                Severity::Warning
            };
            tally.add(problem(severity, code));
        }
        tally
    }

    fn told(tally: ProblemTally) -> (Vec<String>, Vec<(String, i64)>) {
        let (kept, rest) = tally.of_report(7);
        assert!(kept.iter().all(|one| one.report_id == 7));
        (
            kept.into_iter().map(|one| one.code).collect(),
            rest.into_iter()
                .map(|one| (one.code, one.further))
                .collect(),
        )
    }

    #[test]
    fn the_first_are_kept_and_the_rest_is_counted_by_kind() {
        let tally = added(2, &["a", "a", "a", "e", "a", "e", "e"]);
        assert!(tally.has_errors() && tally.has("a") && !tally.has("b"));
        let rest = vec![("e".to_owned(), 2), ("a".to_owned(), 2)];
        assert_eq!(
            told(tally),
            (vec!["a".into(), "a".into(), "e".into()], rest)
        );
    }

    #[test]
    fn what_two_found_is_counted_once() {
        let mut tally = added(3, &["a", "a"]);
        tally.join(added(3, &["b", "a", "a", "a", "e"]));
        assert!(tally.has_errors());
        let kept = ["a", "a", "b", "e"].map(str::to_owned).to_vec();
        assert_eq!(told(tally), (kept, vec![("a".to_owned(), 3)]));
    }

    #[test]
    fn problems_are_stored_in_the_order_of_the_file() {
        let at = |sheet: &str, cell: &str, code: &str| NewProblem {
            sheet: sheet.to_owned(),
            cell: cell.to_owned(),
            ..problem(Severity::Warning, code)
        };
        let mut problems = vec![
            at("Tweede", "A2", "later"),
            at("Onbekend", "A1", "last"),
            at("Eerste", "AA9", "column behind"),
            at("Eerste", "B10", "row behind"),
            at("Eerste", "B9", "first cell"),
            at("Eerste", "", "sheet"),
            at("", "", "file"),
            NewProblem {
                severity: "error".to_owned(),
                ..at("Eerste", "B9", "worst")
            },
        ];
        in_file_order(&mut problems, &["Eerste".to_owned(), "Tweede".to_owned()]);
        let order: Vec<&str> = problems.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(
            order,
            [
                "file",
                "sheet",
                "worst",
                "first cell",
                "column behind",
                "row behind",
                "later",
                "last"
            ]
        );
        let mut text = [
            at("", "B10", "behind"),
            at("", "B9", "before"),
            at("", "", "file"),
        ];
        in_file_order(&mut text, &[String::new()]);
        assert_eq!(text.map(|one| one.code), ["file", "before", "behind"]);
    }

    #[test]
    fn what_a_cell_holds_is_not_kept_whole_where_it_is_long() {
        let mut tally = ProblemTally::new(1);
        tally.add(NewProblem {
            found: Some("é".repeat(5_000)),
            ..problem(Severity::Note, "a")
        });
        let (kept, _) = tally.of_report(1);
        assert_eq!(kept[0].found.as_ref().unwrap().chars().count(), LONGEST + 1);
    }
}
