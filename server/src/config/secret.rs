//! Secrets among the settings: they never show, and can stand in files of their own.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::ConfigFault;

/// A setting that never shows in logs or prints.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub(super) String);

impl Secret {
    /// The secret itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("***")
    }
}

impl Serialize for Secret {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("***")
    }
}

/// The secret of a setting, or of the file that another setting names.
///
/// # Errors
/// When the file can't be read.
pub(super) fn secret(
    value: Option<Secret>,
    file: Option<&Path>,
) -> Result<Option<Secret>, ConfigFault> {
    let Some(file) = file else { return Ok(value) };
    let text = std::fs::read_to_string(file).map_err(|error| {
        ConfigFault(format!(
            "can't read the secret in {} (database_url_file, database_owner_url_file or smtp_url_file): {error}",
            file.display()
        ))
    })?;
    Ok(Some(Secret(text.trim().to_owned())))
}
