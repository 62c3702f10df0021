//! A reading on its way from the process that reads to the one that stores: one JSON value a line.
//!
//! Lines and problems come as they are found, and one [`Conclusion`] last: without it the answer is not complete. Names are
//! short, and what lines share (sheet and fields) is said once. Who takes in trusts nothing: what can't be understood
//! is a [`WireFault`], never a panic.

mod codes;
mod conclusion;
mod decoder;
mod line;
mod problem;
#[cfg(test)]
mod tests;
mod writer;

pub use decoder::{Decoder, Sorted, sort};
pub use writer::Writer;

use crate::{
    problem::Problem,
    reading::{Conclusion, Line},
};

/// One thing that came over the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// So many rows were read by now.
    Rows(u32),
    /// A line.
    Line(Line),
    /// A problem.
    Problem(Problem),
    /// The reading is over.
    Conclusion(Conclusion),
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
