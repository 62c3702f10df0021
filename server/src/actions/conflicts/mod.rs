//! One person, one hour, once (domain.md section 7): conflicts are raised where lines begin to wait or count, and lapse
//! where they cease to. Which line counts a person decides; nothing merges by itself.

mod decide;
mod follow;
mod found;
mod tell;

pub use decide::{Ruling, decide_conflict, undo_decision};
pub(super) use follow::lines_changed;
