//! What the office does with the calendar of reports: more time is asked for and granted, periods are closed.

mod closure;
mod extension;

pub use closure::{close_all, close_passed, close_period, reopen_period};
pub use extension::{Ask, ask_extension, can_be_extended, decide_extension};
