//! Problems put together for people: "412 cells in column H: not a date; first H14" is one thing to do, not 412.
//!
//! Knows no words and no storage: who has problems of a shape of their own says what sets one apart.

use std::{collections::HashMap, hash::Hash};

use super::{Problem, Severity};

/// What problems of one group have in common.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Kind {
    /// How bad they are.
    pub severity: Severity,
    /// What they are.
    pub code: String,
    /// The sheet; empty for csv and for the whole file.
    pub sheet: String,
    /// The letters of the column (`H`); empty for a whole sheet or file.
    pub column: String,
}

impl Kind {
    /// The group that a problem belongs to.
    pub fn of(problem: &Problem) -> Self {
        Self {
            severity: problem.severity,
            code: problem.code.code().to_owned(),
            sheet: problem.sheet.clone(),
            column: column(&problem.cell).to_owned(),
        }
    }
}

/// Problems of one kind, in the order in which they came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group<Member> {
    /// What they have in common.
    pub kind: Kind,
    /// The problems; at least one.
    pub members: Vec<Member>,
}

/// The letters of the column that a cell lies in: `H` of `H14`; nothing for no cell.
pub fn column(cell: &str) -> &str {
    cell.trim_end_matches(|sign: char| sign.is_ascii_digit())
}

/// Groups problems: the worst first, else in the order of the first of each group.
pub fn grouped<Member>(
    members: impl IntoIterator<Item = Member>,
    kind: impl Fn(&Member) -> Kind,
) -> Vec<Group<Member>> {
    let mut groups = together(members, kind);
    groups.sort_by_key(|(kind, _)| kind.severity);
    groups
        .into_iter()
        .map(|(kind, members)| Group { kind, members })
        .collect()
}

/// Puts together what has the same key, in the order of the first of each.
pub fn together<Member, Key: Clone + Eq + Hash>(
    members: impl IntoIterator<Item = Member>,
    key: impl Fn(&Member) -> Key,
) -> Vec<(Key, Vec<Member>)> {
    let mut all: Vec<(Key, Vec<Member>)> = Vec::new();
    let mut places: HashMap<Key, usize> = HashMap::new();
    for member in members {
        let key = key(&member);
        let place = *places.entry(key.clone()).or_insert_with(|| {
            all.push((key, Vec::new()));
            all.len().saturating_sub(1)
        });
        if let Some((_, members)) = all.get_mut(place) {
            members.push(member);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Code;

    #[test]
    fn a_cell_names_its_column() {
        for (cell, letters) in [("H14", "H"), ("AB7", "AB"), ("", ""), ("XFD1048576", "XFD")] {
            assert_eq!(column(cell), letters);
        }
    }

    #[test]
    fn the_worst_come_first_and_many_of_a_kind_are_one() {
        let at = |code, sheet: &str, cell: &str| Problem::at(code, sheet, cell.to_owned());
        let mut problems = vec![
            at(Code::UnknownColumn, "Blad1", "M1"),
            at(Code::HiddenRow, "Blad1", "A9"),
            at(Code::InvalidDate, "Blad1", "H14"),
            at(Code::InvalidDate, "Blad2", "H2"),
            at(Code::InvalidDate, "Blad1", "F3"),
        ];
        problems.extend((20..40).map(|row| at(Code::InvalidDate, "Blad1", &format!("H{row}"))));
        problems.push(Problem::of_file(Code::MissingYear));
        let told: Vec<_> = grouped(&problems, |problem| Kind::of(problem))
            .iter()
            .map(|group| {
                let first = group.members[0];
                (
                    first.code,
                    format!("{}!{}", first.sheet, first.cell),
                    group.members.len(),
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                (Code::InvalidDate, "Blad1!H14".to_owned(), 21),
                (Code::InvalidDate, "Blad2!H2".to_owned(), 1),
                (Code::InvalidDate, "Blad1!F3".to_owned(), 1),
                (Code::MissingYear, "!".to_owned(), 1),
                (Code::HiddenRow, "Blad1!A9".to_owned(), 1),
                (Code::UnknownColumn, "Blad1!M1".to_owned(), 1),
            ]
        );
    }
}
