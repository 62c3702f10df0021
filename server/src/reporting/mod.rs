//! Figures put together from sums and rules: standings, and why a line is worth what it is.

pub mod audit_entries;
pub mod calendar;
pub mod candidate_copy;
pub mod explanation;
pub mod line_change;
pub mod obligation;
pub mod place;
#[cfg(test)]
mod problem_table;
pub mod problem_words;
pub mod reductions;
pub mod register_codes;
pub mod revision;
pub mod standings;
pub mod standings_json;
mod sums;
pub mod totals;
