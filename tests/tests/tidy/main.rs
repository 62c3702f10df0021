//! The house rules that no compiler checks: who may name what, how long a file may be, what templates and texts must have.
//!
//! Every rule is a function from files to findings, tried here on a bad sample first and then on the project.

#![expect(
    clippy::unwrap_used,
    reason = "the rules are tests: what can't go on must stop"
)]

mod asvs;
mod boundaries;
mod dependencies;
mod folders;
mod locales;
mod problems;
mod source;
mod templates;
mod text;
