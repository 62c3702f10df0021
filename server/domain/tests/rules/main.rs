//! The rules as others call them: the worked cases to the cent, and properties that hold whatever the numbers.
//!
//! The cases are files (`tests/cases`); what they say is right, and the code has to follow.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected must stop"
)]

mod calendar_rules;
mod cap_rules;
mod case_files;
mod gap_cases;
mod hostile;
mod jobs_cases;
mod made_up;
mod obligation_rules;
mod placement_rules;
mod properties;
mod valuation_cases;
