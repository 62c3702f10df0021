//! Problems of a report, grouped so that a thousand of the same kind are one thing to do.

/// How many cells of one kind of problem are named; the rest is counted.
const CELLS_NAMED: usize = 20;

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
    /// How many cells are not named.
    pub more: usize,
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

impl ProblemList {
    /// Groups problems by severity and then by code; the order within a code stays.
    #[must_use]
    pub fn grouped(problems: impl IntoIterator<Item = ProblemRow>) -> Self {
        let mut list = Self::default();
        for problem in problems {
            list.add(problem);
        }
        list.severities.sort_by_key(|group| match group.severity.as_str() {
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
        self.severities.iter().filter(|group| group.severity == severity).map(|group| group.count).sum()
    }

    fn add(&mut self, problem: ProblemRow) {
        let ProblemRow { severity, code, cell, heading, found, expected } = problem;
        let group = found_or_added(&mut self.severities, |group| group.severity == severity, || ProblemSeverity {
            severity: severity.clone(),
            count: 0,
            kinds: Vec::new(),
        });
        let Some(group) = group else { return };
        group.count += 1;
        let kind = found_or_added(&mut group.kinds, |kind| kind.code == code, || ProblemKind {
            code: code.clone(),
            count: 0,
            cells: Vec::new(),
            more: 0,
        });
        let Some(kind) = kind else { return };
        kind.count += 1;
        if kind.cells.len() < CELLS_NAMED {
            kind.cells.push(ProblemCell { cell, heading, found, expected });
        } else {
            kind.more += 1;
        }
    }
}

fn found_or_added<T>(all: &mut Vec<T>, is: impl Fn(&T) -> bool, new: impl Fn() -> T) -> Option<&mut T> {
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
        let mut problems = vec![problem("note", "unknown_column", "A1"), problem("warning", "hidden_row", "A9")];
        problems.extend((0..25).map(|row| problem("error", "invalid_date", &format!("F{row}"))));
        problems.push(problem("error", "missing_value", "G2"));
        let list = ProblemList::grouped(problems);
        let severities: Vec<_> = list.severities.iter().map(|group| (group.severity.as_str(), group.count)).collect();
        assert_eq!(severities, [("error", 26), ("warning", 1), ("note", 1)]);
        let kinds: Vec<_> =
            list.severities[0].kinds.iter().map(|kind| (kind.code.as_str(), kind.count, kind.cells.len(), kind.more)).collect();
        assert_eq!(kinds, [("invalid_date", 25, 20, 5), ("missing_value", 1, 1, 0)]);
        assert_eq!(list.count("warning"), 1);
    }
}
