//! Whole reports, read from bytes to readings.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that meets the unexpected must stop"
)]

mod beside_the_lines;
mod binary_workbooks;
mod breadth;
mod conformance;
mod control_characters;
mod corrections;
mod days;
mod external;
mod faults;
mod grouped_rows;
mod harm;
mod headings_above;
mod identity;
mod identity_aside;
mod identity_spellings;
mod identity_written;
mod layouts;
mod linking_keys;
mod mapping;
mod mapping_changed;
mod mapping_faults;
mod months_across;
mod odd_tables;
mod own_numbers;
mod packages;
mod periods_beside;
mod profiles;
mod readme;
mod samples;
mod sheets;
mod spellings;
mod times_and_contracts;
mod totals;
