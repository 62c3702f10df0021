//! Whole reports, read from bytes to readings.

mod conformance;
mod harm;
mod samples;
