//! Readings as the expected files beside the samples write them. For tests, comparison and people; not for storage.

use meetbaar_domain::period::Period;
use serde_json::{Map, Value, json};

use crate::{
    problem::Problem,
    reading::{Activity, Arrangement, Entry, Line, Outcome, Placement, Purchase, Reading},
};

/// A reading in the shape of an expected file. Fields that the report does not give are left out; numbers are text
/// without trailing zeros.
pub fn to_expected(file_name: &str, reading: &Reading) -> Value {
    let note = if reading.importer.is_empty() {
        "read by no importer".to_owned()
    } else {
        format!(
            "read by {} version {}",
            reading.importer, reading.importer_version
        )
    };
    json!({
        "file": file_name,
        "note": note,
        "outcome": reading.outcome.code(),
        "period": reading.period.map(period),
        "contracts": reading.contracts,
        "lines": reading.lines.iter().map(line).collect::<Vec<_>>(),
        "problems": reading.problems.iter().map(problem).collect::<Vec<_>>(),
    })
}

impl Outcome {
    /// The word that files and interfaces use.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ready => "ready",
            Self::NeedsCorrection => "needs_correction",
            Self::Refused => "refused",
            Self::Unrecognised => "unrecognised",
        }
    }
}

impl Arrangement {
    /// The arrangement of a word that [`Arrangement::code`] gave.
    pub fn from_code(code: &str) -> Option<Self> {
        [
            Self::Permanent,
            Self::Temporary,
            Self::Secondment,
            Self::Apprenticeship,
            Self::Internship,
        ]
        .into_iter()
        .find(|one| one.code() == code)
    }

    /// The word that files and interfaces use.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Permanent => "permanent",
            Self::Temporary => "temporary",
            Self::Secondment => "secondment",
            Self::Apprenticeship => "apprenticeship",
            Self::Internship => "internship",
        }
    }
}

fn period(period: Period) -> Value {
    json!({ "start": period.start().to_string(), "end": period.end().to_string() })
}

fn problem(problem: &Problem) -> Value {
    json!({
        "severity": problem.severity.code(),
        "code": problem.code.code(),
        "sheet": problem.sheet,
        "cell": problem.cell,
    })
}

fn line(line: &Line) -> Value {
    let mut fields = Fields(Map::new());
    let kind = match &line.entry {
        Entry::Placement(_) => "placement",
        Entry::Purchase(_) => "purchase",
        Entry::Activity(_) => "activity",
        Entry::Turnover { .. } => "turnover",
    };
    fields.put("kind", Some(kind));
    fields.put("contract", line.contract.as_deref());
    if let Entry::Placement(entry) = &line.entry {
        placement(&mut fields, entry);
    }
    fields.put("period", line.period.map(period));
    match &line.entry {
        Entry::Placement(_) => {}
        Entry::Purchase(entry) => purchase(&mut fields, entry),
        Entry::Activity(entry) => activity(&mut fields, entry),
        Entry::Turnover { amount } => fields.put("amount", Some(amount.plain())),
    }
    fields.put(
        "source",
        Some(json!({ "sheet": line.source.sheet, "row": line.source.row })),
    );
    Value::Object(fields.0)
}

fn placement(fields: &mut Fields, entry: &Placement) {
    fields.put("candidate", Some(entry.candidate.as_str()));
    fields.put("target_group", Some(entry.target_group.code()));
    fields.put(
        "benefit_duration",
        entry.benefit_duration.map(|duration| duration.code()),
    );
    fields.put("ldr", entry.ldr);
    fields.put("start", Some(entry.start.to_string()));
    fields.put("end", entry.end.map(|end| end.to_string()));
    fields.put(
        "hours_per_week",
        entry.hours_per_week.map(|hours| hours.plain()),
    );
    fields.put("paid_hours", entry.paid_hours.map(|hours| hours.plain()));
    fields.put("arrangement", entry.arrangement.map(Arrangement::code));
    fields.put("role", entry.role.as_deref());
    fields.put("place", entry.place.as_deref());
}

fn purchase(fields: &mut Fields, entry: &Purchase) {
    fields.put("invoice", entry.invoice.as_deref());
    fields.put("vendor", entry.vendor.as_deref());
    fields.put("date", Some(entry.date.to_string()));
    fields.put("amount", Some(entry.amount.plain()));
}

fn activity(fields: &mut Fields, entry: &Activity) {
    fields.put("description", Some(entry.description.as_str()));
    fields.put("date", Some(entry.date.to_string()));
    fields.put("hours", Some(entry.hours.plain()));
}

/// The fields of a line in order; what is not given is left out.
struct Fields(Map<String, Value>);

impl Fields {
    fn put(&mut self, name: &str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.0.insert(name.to_owned(), value.into());
        }
    }
}
