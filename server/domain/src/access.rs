//! Who may do what: the matrix of roles, permissions, and how far each reaches.
//!
//! The matrix is data: pages, API and queries ask it, `docs/permissions.md` is printed from it, and a test walks every
//! address of the program with every role and compares. Who somebody is, and what lies within reach of an account, is
//! not known here.

mod document;
mod matrix;
mod permission;
mod role;

pub use document::document;
pub use matrix::{MATRIX, Reach};
pub use permission::Permission;
pub use role::Role;
