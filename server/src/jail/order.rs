//! What the child is told to do, as JSON on its standard input.

use meetbaar_importers::{limits::Limits, privacy::Declarations};
use serde::{Deserialize, Serialize};

use super::Bounds;

/// An order to read one file. What a later version adds needs a default.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Order {
    /// Process that gave the order: the child dies with it.
    pub parent: u32,
    /// What the file may cost.
    #[serde(default)]
    pub limits: Limits,
    /// What the supplier declared of the file.
    #[serde(default)]
    pub declarations: Declarations,
    /// What the child may use.
    pub bounds: Bounds,
}
