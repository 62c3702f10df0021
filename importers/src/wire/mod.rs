//! A reading on its way from the process that reads to the one that stores: one JSON value a line.
//!
//! Lines and problems come as they are found, and one [`Ending`] last: without it the answer is not complete. Names are
//! short, and what lines share (sheet and fields) is said once. Who takes in trusts nothing: what can't be understood
//! is a [`WireFault`], never a panic.

mod codes;
mod decoder;
mod ending;
mod line;
mod problem;
#[cfg(test)]
mod tests;
mod writer;

pub use decoder::{Decoder, Sorted, sort};
pub use ending::Ending;
pub use writer::Writer;

use crate::{
    limits::Limits,
    problem::Problem,
    reading::{Line, Reading},
};

/// Who takes in what a reading finds, in the order of the file.
pub trait Receiver {
    /// So many rows were read by now.
    fn rows(&mut self, rows: u64);
    /// A line was read.
    fn line(&mut self, line: Line);
    /// Something is wrong.
    fn problem(&mut self, problem: Problem);
}

/// One thing that came over the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// So many rows were read by now.
    Rows(u64),
    /// A line.
    Line(Line),
    /// A problem.
    Problem(Problem),
    /// The reading is over.
    Ending(Ending),
}

/// What came over the wire is no reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WireFault;

impl std::fmt::Display for WireFault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("what came is no part of a reading")
    }
}

impl std::error::Error for WireFault {}

/// Reads a report as [`crate::read`] does, and hands what it finds to the receiver.
pub fn read_to(bytes: &[u8], limits: &Limits, receiver: &mut impl Receiver) -> Ending {
    let mut reading = crate::read(bytes, limits);
    receiver.rows(u64::from(reading.account.rows));
    for problem in std::mem::take(&mut reading.problems) {
        receiver.problem(problem);
    }
    for line in std::mem::take(&mut reading.lines) {
        receiver.line(line);
    }
    Ending::of(reading)
}

/// What was received, whole: for a reading that nobody stores.
#[derive(Debug, Default)]
pub struct Collected {
    lines: Vec<Line>,
    problems: Vec<Problem>,
}

impl Receiver for Collected {
    fn rows(&mut self, _: u64) {}

    fn line(&mut self, line: Line) {
        self.lines.push(line);
    }

    fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }
}

impl Collected {
    /// The reading that ends so.
    pub fn ended(self, ending: Ending) -> Reading {
        Reading {
            importer: ending.importer,
            importer_version: ending.importer_version,
            outcome: ending.outcome,
            period: ending.period,
            contracts: ending.contracts,
            lines: self.lines,
            problems: self.problems,
            account: ending.account,
        }
    }
}
