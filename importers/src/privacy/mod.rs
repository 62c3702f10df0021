//! Keeps citizen service numbers (BSN) out: where they stand, and what becomes of a file that holds them.
//!
//! Never keeps, shows or logs a value.

mod elfproef;
mod inspection;
mod refusal;

pub use elfproef::passes;
pub use inspection::{Inspection, Suspect, inspect};
pub use refusal::{refuse, warn};
