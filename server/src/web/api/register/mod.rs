//! The register for programs: sectors, buyers, categories, suppliers with their certificates, and contracts.
//!
//! Whoever keeps the register changes a whole object with `PUT` and `If-Match`; suppliers read what is theirs.

mod answers;
pub(super) mod buyers;
pub(super) mod categories;
pub(super) mod certificates;
mod contract_body;
pub(super) mod contracts;
pub(super) mod extensions;
mod history;
pub(super) mod imports;
mod kept;
pub(super) mod sectors;
pub(super) mod suppliers;
