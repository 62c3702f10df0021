//! What is marked in a report's own file when it is given back: which problems, in which words.

use meetbaar_importers::{
    marking::{Labels, MOST_MARKS, Mark, Marking},
    problem::Severity,
    workbook::Address,
};

use super::{Refusal, report_state::ReportState};
use crate::{
    access::Actor,
    clock::dutch,
    reporting::problem_words::{Told, answers, column_name, found},
    storage::{
        Connection, Stored, accounts,
        corrections::{self, StoredCorrection},
        problems::{self, StoredProblem},
        reports,
    },
    text::{Language, Texts},
};

/// A report's file and what is to be marked in it.
pub struct ToMark {
    /// SHA-256 of the file: its name in the file store.
    pub fingerprint: String,
    /// The name that the marked file gets, without its ending.
    pub name: String,
    /// The marks, in words.
    pub marking: Marking,
}

/// The problems of a report in words: in those given, else in the language of the actor.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Conflict`] while it is not read, when nothing of its file is kept, and when there
/// is nothing to mark.
pub fn problems_to_mark(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    texts: Option<Texts>,
) -> Result<ToMark, Refusal> {
    let report =
        reports::by_public_id(connection, actor.scope, report)?.ok_or(Refusal::NotFound)?;
    match ReportState::from_code(&report.state) {
        Some(ReportState::Received) => return Err(Refusal::Conflict("not_read_yet")),
        Some(ReportState::Refused) => return Err(Refusal::Conflict("file_not_kept")),
        _ => {}
    }
    let texts = match texts {
        Some(texts) => texts,
        None => own_texts(connection, actor)?,
    };
    let limit = i64::try_from(MOST_MARKS).unwrap_or(i64::MAX);
    let marked = problems::of_report(connection, report.id, limit)?;
    let corrected = corrections::in_force(connection, &[report.id])?;
    if marked.is_empty() && corrected.is_empty() {
        return Err(Refusal::Conflict("nothing_to_mark"));
    }
    let rest = problems::rest_of_report(connection, report.id)?;
    let mut counts = Vec::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Note] {
        let count = problems::count(connection, report.id, severity.code())?;
        let rest = rest.iter().filter(|one| one.severity == severity.code());
        counts.push((severity, count + rest.map(|one| one.further).sum::<i64>()));
    }
    let stem = report.file_name.rsplit_once('.');
    let stem = stem.map_or(report.file_name.as_str(), |(stem, _)| stem);
    Ok(ToMark {
        fingerprint: report.file_fingerprint,
        name: texts.with1("marked-file", "name", stem.to_owned()),
        marking: Marking {
            labels: labels(texts, &counts, marked.len()),
            marks: corrected
                .into_iter()
                .map(|one| mark_corrected(texts, one))
                .chain(marked.into_iter().map(|one| mark(texts, one)))
                .take(MOST_MARKS)
                .collect(),
        },
    })
}

fn own_texts(connection: &mut Connection, actor: &Actor) -> Stored<Texts> {
    let account = accounts::by_id(connection, actor.account)?;
    let language = account.and_then(|account| Language::from_code(&account.language));
    Ok(Texts::new(language.unwrap_or_default()))
}

/// The file holds what it held: the note says what stands instead, who said so, when and why.
fn mark_corrected(texts: Texts, one: StoredCorrection) -> Mark {
    let now = if one.typed.is_empty() {
        texts.text("marked-corrected-empty")
    } else {
        texts.with1("marked-corrected-now", "value", &one.typed)
    };
    let why = texts
        .phrase("marked-corrected-why")
        .put("who", &one.corrected_by)
        .put("when", texts.moment(dutch(one.corrected_at)))
        .put("reason", &one.reason)
        .text();
    Mark {
        cell: Address::parse(&one.cell),
        severity: Severity::Note,
        title: texts.text("marked-corrected-title"),
        heading: String::new(),
        found: one.found.unwrap_or_default(),
        advice: vec![now, why],
        sheet: one.sheet,
    }
}

fn mark(texts: Texts, problem: StoredProblem) -> Mark {
    let told = Told {
        code: &problem.code,
        cell: &problem.cell,
        field: problem.field.as_deref(),
        found: problem
            .found
            .as_deref()
            .filter(|_| may_be_shown(&problem.code)),
        expected: problem.expected.as_deref(),
        suggestion: problem.suggestion.as_deref(),
    };
    let heading = column_name(texts, problem.heading.as_deref(), told.field);
    Mark {
        cell: Address::parse(&problem.cell),
        severity: Severity::from_code(&problem.severity).unwrap_or(Severity::Error),
        title: texts.problem(&problem.code),
        heading: heading.unwrap_or_default(),
        found: found(texts, &told).unwrap_or_default(),
        advice: answers(texts, &told)
            .into_iter()
            .chain([texts.problem_advice(&problem.code, &problem.severity)])
            .collect(),
        sheet: problem.sheet,
    }
}

/// What may be a citizen service number is not repeated, whatever was stored.
fn may_be_shown(code: &str) -> bool {
    !matches!(
        code,
        "citizen_service_number" | "possible_citizen_service_number"
    )
}

fn labels(texts: Texts, counts: &[(Severity, i64)], marked: usize) -> Labels {
    let summary: Vec<String> = counts
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| {
            texts.with1(
                format!("severity-{}-count", severity.code()),
                "count",
                *count,
            )
        })
        .collect();
    let all: i64 = counts.iter().map(|(_, count)| count).sum();
    let omitted = all.saturating_sub(i64::try_from(marked).unwrap_or(i64::MAX));
    let columns = [
        "severity", "sheet", "cell", "heading", "found", "problem", "advice",
    ];
    Labels {
        tab: texts.text("marked-tab"),
        title: texts.text("marked-title"),
        summary: summary.join(", "),
        explanation: texts.text("marked-explanation"),
        omitted: (omitted > 0).then(|| texts.with1("marked-omitted", "count", omitted)),
        columns: columns.map(|column| texts.text(format!("marked-column-{column}"))),
        error: texts.text("marked-error"),
        warning: texts.text("marked-warning"),
        note: texts.text("marked-note"),
        whole_file: texts.text("problem-whole-file"),
        only_sheet: texts.text("marked-only-sheet"),
    }
}
