//! The table of the audit log: rows are added at its end, listed, and verified.

mod append;
mod heads;
mod lists;
mod place;
mod verify;
mod verify_heads;

#[cfg(test)]
mod manipulations;
#[cfg(test)]
mod measure;

pub(super) use append::append;
pub use append::{Entry, latest, stored_instant};
pub use heads::{seal, sealed_on};
pub use lists::{Asked, page};
pub use verify::{Finding, Verified, verify};
