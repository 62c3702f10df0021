//! The jail: what a supplier sends is read by a child process that can do nothing but compute, and may take no more
//! memory and time than the settings allow.
//!
//! The child is this program once more (`meetbaar read-report`): it opens the file, gives up everything else, and writes
//! what it reads on its standard output. What it does besides (dies, hangs, floods) is an answer too. Nothing here
//! knows a database, and nothing that the child says beyond its reading is logged: it may hold what stands in cells.

mod answer;
pub mod child;
mod death;
mod ears;
mod guest;
mod held;
#[cfg(target_os = "linux")]
mod linux;
mod lock;
mod marked_file;
mod order;
mod pipes;
mod spool;

pub use answer::{Answer, Jail};
pub use death::Death;
pub use guest::{Guest, become_guest};
pub use lock::{Bounds, lock_in};
pub use order::{Order, Task};
pub use spool::Spooled;
