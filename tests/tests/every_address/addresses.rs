//! The addresses as the program prints them.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use meetbaar_tests::Story;
use serde_json::Value;

/// An address with one of its methods.
#[derive(Debug)]
pub(crate) struct Address {
    /// As it is routed.
    pub(crate) path: String,
    pub(crate) method: String,
    /// The permission that it asks for.
    pub(crate) asks: Option<String>,
    /// How far that reaches, by role.
    pub(crate) reach: BTreeMap<String, String>,
}

impl Address {
    pub(crate) fn told(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    pub(crate) fn is_api(&self) -> bool {
        self.path.starts_with("/v1/")
    }
}

/// All of them.
pub(crate) fn addresses(story: &Story) -> Result<Vec<Address>> {
    let printed: Value = serde_json::from_str(&story.server.run(["addresses"])?)?;
    let all = printed.as_array().context("a list")?;
    all.iter()
        .map(|one| {
            let text = |field: &str| {
                let text = one.get(field).and_then(Value::as_str);
                text.map(ToOwned::to_owned)
            };
            let reach = one
                .get("reach")
                .and_then(Value::as_object)
                .context("reach")?;
            Ok(Address {
                path: text("path").context("path")?,
                method: text("method").context("method")?,
                asks: text("asks"),
                reach: reach
                    .iter()
                    .filter_map(|(role, reach)| Some((role.clone(), reach.as_str()?.to_owned())))
                    .collect(),
            })
        })
        .collect()
}
