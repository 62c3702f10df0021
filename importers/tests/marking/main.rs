//! Marked workbooks: what changes in them, what stays, and that they are read as before.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that meets the unexpected must stop"
)]

mod again;
mod harm;
mod kept;
mod libre_office;
mod odd_packages;
mod other_files;
mod packages;
mod untouched;
mod words;
