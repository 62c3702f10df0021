//! The rules of social return: values in, values out.
//!
//! This crate does no I/O, reads no clock, and knows neither JSON nor SQL. Dates and amounts are parameters, every
//! rule is a pure function, and no input makes one panic.

#[macro_use]
mod codes;

pub mod access;
pub mod amount;
pub mod attribution;
pub mod calendar;
pub mod conflict;
mod decimal;
pub mod jobs;
pub mod ministry;
pub mod obligation;
pub mod period;
mod quarter;
pub mod standing;
pub mod target_group;
pub mod valuation;
pub mod value_table;
