//! Keeps citizen service numbers (BSN) out: where they stand, and what becomes of a file that holds them.
//!
//! Never keeps, shows or logs a value.

mod above;
mod asides;
mod declarations;
mod elfproef;
mod groups;
mod inspection;
mod labels;
mod linking_key;
mod meaning;
mod nine_digits;
mod refusal;
mod shapes;
mod signs;

pub use declarations::{Declarations, OwnNumbers};
pub use elfproef::passes;
pub(crate) use inspection::inspect_with;
pub use inspection::{Inspection, Suspect, inspect};
pub use linking_key::LinkingKey;
pub use nine_digits::masked;
pub use refusal::{Doubting, refuse};
