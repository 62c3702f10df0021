//! Whole reports, read from bytes to readings.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected must stop"
)]

mod conformance;
mod harm;
mod samples;
