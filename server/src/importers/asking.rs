//! Where a file of a report is looked into while somebody waits: for the mapping screen, and to try a layout.

use std::{collections::BTreeMap, io};

use meetbaar_importers::{
    limits::Limits,
    mapping::{LayoutAnswer, LayoutOrder, layout},
    problem::{Code, Problem},
    read_into_with,
    reading::{Conclusion, Line, Outcome, Receiver},
    registry::Additions,
};

use crate::{app::App, storage::reports::StoredReport};

/// Lines of a trial that are shown.
const FIRST_LINES: usize = 10;
/// Problems of a trial that are kept.
const PROBLEMS: usize = 1_000;
/// Words of a trial that no target group is known by.
const WORDS: usize = 30;

/// What reading a report by a layout would give; nothing of it is stored.
#[derive(Debug)]
pub struct Trial {
    /// What is known at the end.
    pub conclusion: Conclusion,
    /// How many lines there would be.
    pub lines: u64,
    /// The first of them.
    pub first: Vec<Line>,
    /// The problems, at most a thousand.
    pub problems: Vec<Problem>,
    /// How many problems of each code there are.
    pub counts: BTreeMap<Code, u64>,
    /// Words that no target group is known by.
    pub groups: Vec<String>,
}

/// Looks into the file of a report.
///
/// # Errors
/// When the file can't be read from the disk.
pub fn look(app: &App, report: &StoredReport, order: &LayoutOrder) -> io::Result<LayoutAnswer> {
    let bytes = app.files.read(&report.file_fingerprint)?;
    Ok(layout(&bytes, &limits(app), order))
}

/// Reads the file of a report without storing anything.
///
/// # Errors
/// When the file can't be read from the disk.
pub fn try_reading(app: &App, report: &StoredReport, additions: &Additions) -> io::Result<Trial> {
    let bytes = app.files.read(&report.file_fingerprint)?;
    let mut taker = Taker::default();
    let conclusion = read_into_with(&bytes, &limits(app), additions, &mut taker);
    Ok(taker.trial(conclusion))
}

fn limits(app: &App) -> Limits {
    Limits {
        file_bytes: app.config.upload_limit_mib * 1024 * 1024,
        ..Limits::default()
    }
}

/// Counts everything, and keeps the first of it.
#[derive(Default)]
struct Taker {
    lines: u64,
    first: Vec<Line>,
    problems: Vec<Problem>,
    counts: BTreeMap<Code, u64>,
    groups: Vec<String>,
}

impl Receiver for Taker {
    fn line(&mut self, line: Line) {
        self.lines = self.lines.saturating_add(1);
        if self.first.len() < FIRST_LINES {
            self.first.push(line);
        }
    }

    fn problem(&mut self, problem: Problem) {
        let count = self.counts.entry(problem.code).or_default();
        *count = count.saturating_add(1);
        if problem.code == Code::UnknownTargetGroup
            && let Some(word) = &problem.found
            && self.groups.len() < WORDS
            && !self.groups.contains(word)
        {
            self.groups.push(word.clone());
        }
        if self.problems.len() < PROBLEMS {
            self.problems.push(problem);
        }
    }

    fn forget(&mut self) {
        *self = Self::default();
    }
}

impl Taker {
    fn trial(self, conclusion: Conclusion) -> Trial {
        let void = matches!(conclusion.outcome, Outcome::Refused | Outcome::Unrecognised);
        Trial {
            lines: if void { 0 } else { self.lines },
            first: if void { Vec::new() } else { self.first },
            problems: self.problems,
            counts: self.counts,
            groups: self.groups,
            conclusion,
        }
    }
}
