//! Writes a reading on the wire as it is made.

use std::io::{self, Write};

use serde::Serialize;

use super::{
    conclusion::ConclusionRecord,
    line::{LineRecord, Place},
    problem::ProblemRecord,
};
use crate::{
    problem::Problem,
    reading::{Conclusion, Line, Receiver},
};

/// After so many lines and problems the other side hears how far the reading is.
const ROWS_BETWEEN: u32 = 2_000;

/// One value of the wire.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Sent<'a> {
    Rows(u32),
    Forget,
    Place(&'a Place),
    Line(LineRecord),
    Problem(ProblemRecord),
    Reading(ConclusionRecord),
}

/// A receiver that writes what it receives. Put a large buffer below it.
pub struct Writer<Out: Write> {
    out: Out,
    places: Vec<Place>,
    /// The place of the last line, most often also that of the next one.
    last: usize,
    told: u32,
    /// The first thing that went wrong; nothing is written after it.
    fault: Option<io::Error>,
}

impl<Out: Write> Writer<Out> {
    /// Nothing written yet.
    pub fn new(out: Out) -> Self {
        Self {
            out,
            places: Vec::new(),
            last: 0,
            told: 0,
            fault: None,
        }
    }

    /// Writes the end, which makes the answer complete.
    ///
    /// # Errors
    /// The first thing that went wrong, now or before.
    pub fn end(mut self, conclusion: Conclusion) -> io::Result<()> {
        self.send(&Sent::Reading(conclusion.into()));
        match self.fault {
            Some(fault) => Err(fault),
            None => self.out.flush(),
        }
    }

    fn send(&mut self, sent: &Sent<'_>) {
        if self.fault.is_none() {
            let written = serde_json::to_writer(&mut self.out, sent)
                .map_err(io::Error::from)
                .and_then(|()| self.out.write_all(b"\n"));
            self.fault = written.err();
        }
    }

    /// The number of a line's place; a new one is said first.
    fn place(&mut self, line: &Line) -> usize {
        let source = &line.source;
        let is_last = self
            .places
            .get(self.last)
            .is_some_and(|one| one.is_of(source));
        if !is_last {
            let known = self.places.iter().position(|one| one.is_of(source));
            self.last = known.unwrap_or_else(|| {
                let place = Place::of(source);
                self.send(&Sent::Place(&place));
                self.places.push(place);
                self.places.len().saturating_sub(1)
            });
        }
        self.last
    }
}

impl<Out: Write> Receiver for Writer<Out> {
    /// Says it now and then only: a receiver may be told of every row.
    fn rows(&mut self, rows: u32) {
        if rows >= self.told.saturating_add(ROWS_BETWEEN) {
            self.told = rows;
            self.send(&Sent::Rows(rows));
        }
    }

    fn line(&mut self, line: Line) {
        let place = self.place(&line);
        self.send(&Sent::Line(LineRecord::new(line, place)));
    }

    fn problem(&mut self, problem: Problem) {
        self.send(&Sent::Problem(problem.into()));
    }

    fn forget(&mut self) {
        self.places.clear();
        self.send(&Sent::Forget);
    }
}
