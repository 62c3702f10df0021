//! A problem as it travels.

use serde::{Deserialize, Serialize};

use super::WireFault;
use crate::problem::{Code, Problem, Severity};

/// A problem; what is empty is left out.
#[derive(Deserialize, Serialize)]
pub(super) struct ProblemRecord {
    /// Severity.
    v: String,
    /// Code.
    k: String,
    /// Sheet.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    s: String,
    /// Cell.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    a: String,
    /// Heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    h: Option<String>,
    /// Found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    f: Option<String>,
    /// Expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    e: Option<String>,
    /// Field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    d: Option<String>,
    /// Suggestion.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    g: Option<String>,
}

impl From<Problem> for ProblemRecord {
    fn from(problem: Problem) -> Self {
        Self {
            v: problem.severity.code().to_owned(),
            k: problem.code.code().to_owned(),
            s: problem.sheet,
            a: problem.cell,
            h: problem.heading,
            f: problem.found,
            e: problem.expected,
            d: problem.field,
            g: problem.suggestion,
        }
    }
}

impl TryFrom<ProblemRecord> for Problem {
    type Error = WireFault;

    fn try_from(record: ProblemRecord) -> Result<Self, WireFault> {
        Ok(Self {
            severity: Severity::from_code(&record.v).ok_or(WireFault)?,
            code: Code::from_code(&record.k).ok_or(WireFault)?,
            sheet: record.s,
            cell: record.a,
            heading: record.h,
            found: record.f,
            expected: record.e,
            field: record.d,
            suggestion: record.g,
        })
    }
}
