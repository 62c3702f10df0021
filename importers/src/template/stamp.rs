//! The mark that a template carries in its document's properties, and what is said when it comes back outdated.

use crate::{
    problem::{Code, Problem},
    workbook,
};

/// The property that names the template and its contract.
pub const ID_PROPERTY: &str = "meetbaar-template";

/// The property with the template's version.
pub const VERSION_PROPERTY: &str = "meetbaar-template-version";

/// The version that is written now; it goes up with every change of columns or lists.
pub const VERSION: u32 = 1;

/// The properties of a contract's template.
pub(super) fn properties(contract: &str) -> Vec<(&'static str, String)> {
    vec![
        (ID_PROPERTY, format!("social-return-report/{contract}")),
        (VERSION_PROPERTY, VERSION.to_string()),
    ]
}

/// The note on a file that was made from an older template than is handed out now.
pub(crate) fn outdated(bytes: &[u8]) -> Option<Problem> {
    let properties = workbook::properties(bytes);
    properties.get(ID_PROPERTY)?;
    let version: Option<u32> = properties
        .get(VERSION_PROPERTY)
        .and_then(|version| version.parse().ok());
    let problem = Problem::of_file(Code::OutdatedTemplate).expected(VERSION.to_string());
    match version {
        Some(version) if version >= VERSION => None,
        Some(version) => Some(problem.found(version.to_string())),
        None => Some(problem),
    }
}
