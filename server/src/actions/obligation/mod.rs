//! What the office does with obligations: registers one, amends it from a day, lets it go on, lifts it for a time.

mod amend;
mod checks;
mod go_on;
mod kinds;
mod register;
mod stated;
mod waive;

pub use amend::{Amendment, amend_obligation, seen};
pub use go_on::AtExtension;
pub(in crate::actions) use go_on::{Extended, go_on};
pub use kinds::{KINDS, in_euros, takes_amount, takes_share};
pub use register::{NewDuty, register_obligation};
pub use stated::{Milestone, Terms};
pub use waive::{NewDays, REASONS, waive_obligation, withdraw_waiver};
