//! Where a file of a report is looked into while somebody waits: for the mapping screen, and to try a layout.

use std::{
    collections::BTreeMap,
    io,
    path::PathBuf,
    time::{Duration, Instant},
};

use meetbaar_importers::{
    mapping::{LayoutAnswer, LayoutOrder},
    problem::{Code, Problem},
    reading::{Conclusion, Line, Outcome},
    registry::Additions,
    wire::Event,
};

use super::Reader;
use crate::{app::App, jail::Answer, storage::reports::StoredReport};

/// For so long somebody waits for a trial.
const PATIENCE: Duration = Duration::from_secs(60);

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
    /// Why there is no reading: the code of a problem.
    pub died: Option<&'static str>,
}

/// Looks into the file of a report.
///
/// # Errors
/// When the file is gone, or no process can be started to look into it.
pub fn look(app: &App, report: &StoredReport, order: LayoutOrder) -> io::Result<LayoutAnswer> {
    app.jail.look(&file(app, report)?, order)
}

/// Reads the file of a report without storing anything.
///
/// # Errors
/// When the file is gone, or no process can be started to read it.
pub fn try_reading(app: &App, report: &StoredReport, additions: &Additions) -> io::Result<Trial> {
    let (file, spool) = (file(app, report)?, app.files.incoming());
    let began = Instant::now();
    let mut patient = |_| began.elapsed() < PATIENCE;
    let mut taker = Taker::default();
    let reader = Reader {
        jail: &app.jail,
        installed: &app.importers,
        spool: &spool,
    };
    let answer = reader.read(&file, additions.clone(), &mut patient)?;
    Ok(match answer {
        Answer::Read(spooled) => {
            spooled.each(|event| {
                taker.take(event);
                Ok::<_, io::Error>(())
            })?;
            taker.trial(spooled.conclusion().clone())
        }
        Answer::Died(death) => taker.died(death.code()),
        Answer::Stopped => taker.died("reading_too_slow"),
    })
}

fn file(app: &App, report: &StoredReport) -> io::Result<PathBuf> {
    let file = app.files.find(&report.file_fingerprint);
    file.ok_or_else(|| io::Error::other("the file of the report is gone"))
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

impl Taker {
    fn take(&mut self, event: Event) {
        match event {
            Event::Line(line) => self.line(line),
            Event::Problem(problem) => self.problem(problem),
            Event::Rows(_) | Event::Conclusion(_) => {}
        }
    }

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

    fn died(self, code: &'static str) -> Trial {
        Trial {
            died: Some(code),
            ..self.trial(Conclusion::of(Outcome::Unrecognised))
        }
    }

    fn trial(self, conclusion: Conclusion) -> Trial {
        let void = matches!(conclusion.outcome, Outcome::Refused | Outcome::Unrecognised);
        Trial {
            lines: if void { 0 } else { self.lines },
            first: if void { Vec::new() } else { self.first },
            problems: self.problems,
            counts: self.counts,
            groups: self.groups,
            died: None,
            conclusion,
        }
    }
}
