//! Certificates that lower what an obligation asks, in words.

use chrono::NaiveDate;

use crate::{
    reporting::reductions::{Reducing, reducing},
    storage::{Stored, obligations::StoredObligation},
    text::Texts,
};

/// Each certificate that takes something off up to a day, in a sentence.
///
/// # Errors
/// When a row holds what no rule knows.
pub(super) fn told(texts: Texts, stored: &StoredObligation, on: NaiveDate) -> Stored<Vec<String>> {
    let found = reducing(stored, on)?;
    Ok(found.iter().map(|one| sentence(texts, one)).collect())
}

/// `25% minder door PSO trede 2 (PSO-1): eerste kwartaal 2026`.
fn sentence(texts: Texts, one: &Reducing<'_>) -> String {
    texts.with(
        "contract-reduced",
        &[
            ("share", &texts.percent(one.share.0)),
            ("step", &one.certificate.step),
            ("document", &one.certificate.document),
            ("days", &texts.period(one.days.start(), one.days.end())),
        ],
    )
}
