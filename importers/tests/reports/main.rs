//! Whole reports, read from bytes to readings.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected must stop"
)]

mod breadth;
mod conformance;
mod control_characters;
mod external;
mod faults;
mod harm;
mod identity;
mod identity_spellings;
mod layouts;
mod mapping;
mod packages;
mod periods_beside;
mod profiles;
mod samples;
mod sheets;
mod spellings;
mod times_and_contracts;
mod totals;
