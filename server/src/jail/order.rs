//! What the child is told to do, as JSON on its standard input.

use meetbaar_importers::{
    limits::Limits, mapping::LayoutOrder, marking::Marking, registry::Additions,
};
use serde::{Deserialize, Serialize};

use super::Bounds;

/// An order about one file. What a later version adds needs a default.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Order {
    /// Process that gave the order: the child dies with it.
    pub parent: u32,
    /// What the file may cost.
    #[serde(default)]
    pub limits: Limits,
    /// What the child may use.
    pub bounds: Bounds,
    /// What is asked of the file.
    #[serde(default)]
    pub task: Task,
}

/// What is asked of a file.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Read it by the formats that ship and by these.
    Read(Additions),
    /// Write its cells, where one of these is an external format that is to read it.
    Cells(Additions),
    /// Look into it for the mapping screen.
    Look(Box<LayoutOrder>),
    /// Mark problems in it.
    Mark(Box<Marking>),
    /// Read it as a contract register.
    Register,
}

impl Default for Task {
    fn default() -> Self {
        Self::Read(Additions::default())
    }
}
