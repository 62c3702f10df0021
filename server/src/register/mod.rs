//! The register as files: value tables, portfolios, and those that ship with the program. Parsing only; storing is for actions.

pub mod decimal;
pub mod portfolio;
pub mod shipped;
pub mod value_table_file;
