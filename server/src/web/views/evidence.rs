//! Files that bear out a report, and the form to add one.

/// The evidence of a report.
#[derive(Clone, Debug, Default)]
pub struct EvidenceList {
    /// What was added.
    pub rows: Vec<EvidenceRow>,
    /// The form to add a file; `None` where that can't or may not be done.
    pub form: Option<EvidenceForm>,
}

/// A file that bears out a report or a line of it: `GET /reports/{id}/evidence/{evidence}` gives it.
#[derive(Clone, Debug)]
pub struct EvidenceRow {
    /// Public id.
    pub id: String,
    /// Code of what it is.
    pub kind: String,
    /// Sheet and row of its line; `None` for the whole report.
    pub line: Option<String>,
    /// The day that stands on it, as it is read.
    pub dated: Option<String>,
    /// Name of the file.
    pub name: String,
    /// Who added it and when, as it is read.
    pub by: String,
    /// Whether the visitor may open it.
    pub can_be_opened: bool,
    /// Whether the visitor may remove it: `POST /reports/{id}/evidence/{evidence}/removal` with `csrf`.
    pub can_be_removed: bool,
}

/// The form to add a file: `POST /reports/{id}/evidence` with `csrf`, `file`, `kind`, `dated`, `sheet` and `row`.
#[derive(Clone, Debug, Default)]
pub struct EvidenceForm {
    /// Codes of what it may be.
    pub kinds: Vec<&'static str>,
    /// Sheets on which lines stand.
    pub sheets: Vec<String>,
    /// Largest file, in mebibytes.
    pub limit_mib: u64,
    /// The kind as chosen before.
    pub kind: String,
    /// The day as typed before.
    pub dated: String,
    /// The sheet as chosen before.
    pub sheet: String,
    /// The row as typed before.
    pub row: String,
    /// Why the file couldn't be kept.
    pub fault: Option<String>,
}
