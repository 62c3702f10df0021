//! A day among the settings, however it is written.

use chrono::NaiveDate;
use serde::Deserialize;

/// A day as text, or as TOML's own date, which comes through figment as a map with one entry.
pub(super) fn day<'de, D: serde::Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<NaiveDate>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Text(String),
        Toml(std::collections::BTreeMap<String, String>),
    }
    let text = match Option::<Written>::deserialize(deserializer)? {
        None => return Ok(None),
        Some(Written::Text(text)) => text,
        Some(Written::Toml(parts)) => parts.into_values().next().unwrap_or_default(),
    };
    let refused =
        || serde::de::Error::custom(format!("{text:?} is no day; write it as 2026-09-30"));
    text.parse().map(Some).map_err(|_| refused())
}
