//! A contract register that comes in as a file: read, compared with what is registered, and then committed as a whole.
//!
//! Nothing is changed before somebody has seen what would change, and nothing is ever removed.

pub mod commit;
mod matching;
mod place;
pub mod plan;
pub mod receive;
mod suppliers;

/// The words for where an import stands.
pub mod state {
    /// Its file waits to be read.
    pub const RECEIVED: &str = "received";
    /// It can be committed, or its problems be mended.
    pub const READ: &str = "read";
    /// Nothing of the file can be used.
    pub const REFUSED: &str = "refused";
    /// What it changes is in the register.
    pub const COMMITTED: &str = "committed";
}
