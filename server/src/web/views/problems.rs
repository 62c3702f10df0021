//! Problems of a report, grouped so that a thousand of the same kind are one thing to do.

/// How many cells of one kind of problem are shown at once.
const SHOWN: usize = 5;

/// How many further cells can be unfolded; the rest is counted.
const UNFOLDED: usize = 200;

/// A problem as it was stored.
#[derive(Clone, Debug, Default)]
pub struct ProblemRow {
    /// Code of the severity: `error`, `warning` or `note`.
    pub severity: String,
    /// Code.
    pub code: String,
    /// Cell: `Rapportage!H14`, or the sheet, or nothing for the whole file.
    pub cell: String,
    /// Heading above the cell.
    pub heading: Option<String>,
    /// What the cell holds.
    pub found: Option<String>,
    /// What would be right.
    pub expected: Option<String>,
}

/// Problems by severity, the worst first.
#[derive(Clone, Debug, Default)]
pub struct ProblemList {
    /// The severities that occur.
    pub severities: Vec<ProblemSeverity>,
}

/// Problems of one severity.
#[derive(Clone, Debug)]
pub struct ProblemSeverity {
    /// Code of the severity.
    pub severity: String,
    /// How many problems.
    pub count: usize,
    /// Kinds of problem, in the order of the file.
    pub kinds: Vec<ProblemKind>,
}

/// Problems of one kind.
#[derive(Clone, Debug)]
pub struct ProblemKind {
    /// Code.
    pub code: String,
    /// How many problems.
    pub count: usize,
    /// The first cells.
    pub cells: Vec<ProblemCell>,
    /// Further cells, to be unfolded.
    pub further: Vec<ProblemCell>,
    /// How many cells are not named.
    pub more: usize,
}

impl ProblemKind {
    fn add(&mut self, place: ProblemCell) {
        self.count += 1;
        if self.cells.len() < SHOWN {
            self.cells.push(place);
        } else if self.further.len() < UNFOLDED {
            self.further.push(place);
        } else {
            self.more += 1;
        }
    }

    /// Whether there is a place to show, and not just the file as a whole.
    #[must_use]
    pub fn has_places(&self) -> bool {
        self.cells.iter().any(ProblemCell::says_something)
    }
}

/// A cell with a problem.
#[derive(Clone, Debug)]
pub struct ProblemCell {
    /// Cell; empty for the whole file.
    pub cell: String,
    /// Heading above the cell.
    pub heading: Option<String>,
    /// What the cell holds.
    pub found: Option<String>,
    /// What would be right.
    pub expected: Option<String>,
}

impl ProblemCell {
    /// Whether it adds anything to the name of the problem.
    #[must_use]
    pub fn says_something(&self) -> bool {
        !self.cell.is_empty() || self.found.is_some() || self.expected.is_some()
    }
}

impl ProblemList {
    /// Groups problems by severity and then by code; the order within a code stays.
    #[must_use]
    pub fn grouped(problems: impl IntoIterator<Item = ProblemRow>) -> Self {
        let mut list = Self::default();
        for problem in problems {
            list.add(problem);
        }
        list.severities
            .sort_by_key(|group| match group.severity.as_str() {
                "error" => 0,
                "warning" => 1,
                _ => 2,
            });
        list
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.severities.is_empty()
    }

    /// How many problems have a severity.
    #[must_use]
    pub fn count(&self, severity: &str) -> usize {
        self.severities
            .iter()
            .filter(|group| group.severity == severity)
            .map(|group| group.count)
            .sum()
    }

    /// Whether there are errors beyond a period or contract that can be stated on the page.
    #[must_use]
    pub fn needs_correction(&self) -> bool {
        self.severities
            .iter()
            .filter(|group| group.severity == "error")
            .flat_map(|group| &group.kinds)
            .any(|kind| !matches!(kind.code.as_str(), "period_missing" | "contract_missing"))
    }

    fn add(&mut self, problem: ProblemRow) {
        let ProblemRow {
            severity,
            code,
            cell,
            heading,
            found,
            expected,
        } = problem;
        let group = found_or_added(
            &mut self.severities,
            |group| group.severity == severity,
            || ProblemSeverity {
                severity: severity.clone(),
                count: 0,
                kinds: Vec::new(),
            },
        );
        let Some(group) = group else { return };
        group.count += 1;
        let kind = found_or_added(
            &mut group.kinds,
            |kind| kind.code == code,
            || ProblemKind {
                code: code.clone(),
                count: 0,
                cells: Vec::new(),
                further: Vec::new(),
                more: 0,
            },
        );
        let Some(kind) = kind else { return };
        kind.add(ProblemCell {
            cell,
            heading,
            found,
            expected,
        });
    }
}

fn found_or_added<T>(
    all: &mut Vec<T>,
    is: impl Fn(&T) -> bool,
    new: impl Fn() -> T,
) -> Option<&mut T> {
    let place = all.iter().position(is).unwrap_or_else(|| {
        all.push(new());
        all.len() - 1
    });
    all.get_mut(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(severity: &str, code: &str, cell: &str) -> ProblemRow {
        ProblemRow {
            severity: severity.to_owned(),
            code: code.to_owned(),
            cell: cell.to_owned(),
            ..ProblemRow::default()
        }
    }

    #[test]
    fn errors_come_first_and_many_of_a_kind_are_one_thing_to_do() {
        let mut problems = vec![
            problem("note", "unknown_column", "A1"),
            problem("warning", "hidden_row", "A9"),
        ];
        problems.extend((0..250).map(|row| problem("error", "invalid_date", &format!("F{row}"))));
        problems.push(problem("error", "missing_value", "G2"));
        let list = ProblemList::grouped(problems);
        let severities: Vec<_> = list
            .severities
            .iter()
            .map(|group| (group.severity.as_str(), group.count))
            .collect();
        assert_eq!(severities, [("error", 251), ("warning", 1), ("note", 1)]);
        let kinds: Vec<_> = list.severities[0]
            .kinds
            .iter()
            .map(|kind| {
                (
                    kind.code.as_str(),
                    kind.count,
                    kind.cells.len(),
                    kind.further.len(),
                    kind.more,
                )
            })
            .collect();
        assert_eq!(
            kinds,
            [
                ("invalid_date", 250, 5, 200, 45),
                ("missing_value", 1, 1, 0, 0)
            ]
        );
        assert_eq!(list.count("warning"), 1);
    }
}
