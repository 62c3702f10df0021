//! The audit log: who did what, when, from where, on which object; and who saw lines of candidates.
//!
//! What is done is noted where it is done ([`note`]) and stored in the transaction of the change by
//! [`crate::storage::Database`]. No entry holds a candidate's number or pseudonym, a linking key, a password, a token, or
//! what is in a file.

pub mod chain;
mod context;
mod deed;
pub mod heads;
mod journal;
mod note;
mod noted;

pub use context::{Context, Means, Who};
pub use deed::Deed;
pub use journal::Journal;
pub use note::{Note, Object, Reference};
pub(crate) use noted::during;
pub use noted::{moved, note, saw, saw_of_reports};
