//! One page of what a report says otherwise than the one before it: lines that are new, changed, unchanged or gone.

use std::collections::HashMap;

use super::line_change::{FieldChange, differences};
use crate::storage::{
    Connection, Stored,
    changes::{self, ComparedLine, Counts, Slice},
    contracts,
};

/// What became of a line.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize, serde::Serialize, utoipa::ToSchema,
)]
#[serde(rename_all = "camelCase")]
pub enum ChangeKind {
    /// The earlier report does not have it.
    New,
    /// It says something else than before.
    Changed,
    /// It says the same.
    Unchanged,
    /// No line stands for it any more.
    Gone,
}

impl ChangeKind {
    /// Every kind, in the order in which pages show them.
    pub const ALL: [Self; 4] = [Self::Changed, Self::New, Self::Gone, Self::Unchanged];

    /// The word that addresses and texts use.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Gone => "gone",
        }
    }

    /// The kind of that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// How many lines are of this kind.
    #[must_use]
    pub fn of(self, counts: &Counts) -> i64 {
        match self {
            Self::New => counts.new,
            Self::Changed => counts.changed,
            Self::Unchanged => counts.unchanged,
            Self::Gone => counts.gone,
        }
    }
}

/// A line with what became of it.
#[derive(Clone, Debug)]
pub struct LineChange {
    /// Number of its contract.
    pub contract: String,
    /// The line; of one that is gone the earlier line.
    pub line: ComparedLine,
    /// What it says otherwise than before.
    pub fields: Vec<FieldChange>,
}

/// Some of the lines of a report that are of one kind.
///
/// # Errors
/// When a query fails.
pub fn page(
    connection: &mut Connection,
    report: i64,
    kind: ChangeKind,
    slice: Slice,
) -> Stored<Vec<LineChange>> {
    let lines = match kind {
        ChangeKind::Gone => changes::gone_of(connection, report, slice)?,
        ChangeKind::New => changes::of_kind(connection, report, "new", slice)?,
        ChangeKind::Changed => changes::of_kind(connection, report, "changed", slice)?,
        ChangeKind::Unchanged => changes::of_kind(connection, report, "same", slice)?,
    };
    let wanted = |line: &ComparedLine| line.earlier_line_id.filter(|_| kind == ChangeKind::Changed);
    let ids: Vec<i64> = lines.iter().filter_map(wanted).collect();
    let earlier: HashMap<i64, ComparedLine> = changes::by_ids(connection, &ids)?
        .into_iter()
        .map(|line| (line.id, line))
        .collect();
    let mut ids: Vec<i64> = lines.iter().map(|line| line.contract_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let numbers: HashMap<i64, String> = contracts::by_ids(connection, &ids)?
        .into_iter()
        .map(|one| (one.id, one.number))
        .collect();
    let with_fields = lines.into_iter().map(|line| LineChange {
        contract: numbers.get(&line.contract_id).cloned().unwrap_or_default(),
        fields: wanted(&line)
            .and_then(|id| earlier.get(&id))
            .map(|before| differences(before, &line))
            .unwrap_or_default(),
        line,
    });
    Ok(with_fields.collect())
}
