//! Cells that were corrected on a screen, in a list.

/// A corrected cell.
#[derive(Clone, Debug)]
pub struct CorrectionRow {
    /// Public id of the correction.
    pub id: String,
    /// `Rapportage!H12`.
    pub cell: String,
    /// What it holds by this correction; empty for nothing.
    pub value: String,
    /// What stood there, where that may be told.
    pub found: Option<String>,
    /// Why.
    pub reason: String,
    /// Who corrected it and when, as it is read.
    pub by: String,
    /// Whether the visitor may take it back: `POST /reports/{id}/corrections/{correction}/withdrawal` with `csrf`.
    pub can_be_taken_back: bool,
}
