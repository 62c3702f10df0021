//! Keeping the register: who buys, who owes, and under which contracts. Every change is noted with who, when and why.

mod change;
mod checks;
mod contract_checks;
pub mod contract_draft;
pub mod import;

pub mod change_contract;
pub mod exercise_option;
pub mod export;
pub mod extend_contract;
pub mod keep_buyer;
pub mod keep_category;
pub mod keep_certificate;
pub mod keep_sector;
pub mod keep_supplier;
pub mod register_contract;
pub mod remove;
pub mod show_history;

pub use change::{Author, ObjectKind, differences};
pub use checks::{Faults, whole_kvk};
