//! Everything that the page of a review shows, loaded at once.

use std::collections::{HashMap, HashSet};

use super::{
    lines,
    questions::{self, Asked, Reader},
    review::Wanted,
    review_place::Spot,
};
use crate::{
    access::Actor,
    actions::{Refusal, report_state::ReportState},
    audit::Deed,
    reporting::place::row_place,
    storage::{
        Connection, StorageError, changes, conflicts,
        lines::StoredLine,
        register,
        reports::{self, StoredReport},
        review_lines::{self, Edge, Shown},
        review_questions,
        reviews::{self, LineDecision, Selection},
    },
    text::Texts,
    web::views::{QuestionRow, ReviewCounts, ReviewFilter, ReviewList, ReviewRow},
};

/// Lines on one page.
const PAGE: usize = 50;

/// Everything that the page shows.
pub(super) struct Found {
    pub(super) report: StoredReport,
    pub(super) supplier: String,
    pub(super) shut: Option<&'static str>,
    pub(super) conflicts: Option<i64>,
    pub(super) counts: ReviewCounts,
    pub(super) list: Option<ReviewList>,
    pub(super) questions: Vec<QuestionRow>,
}

impl Found {
    /// The report and what the page shows of it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for no report that the actor sees.
    pub(super) fn load(
        connection: &mut Connection,
        texts: Texts,
        actor: &Actor,
        wanted: &Wanted,
    ) -> Result<Self, Refusal> {
        let report = reports::by_public_id(connection, actor.scope, &wanted.report)?
            .ok_or(Refusal::NotFound)?;
        let supplier = register::supplier_by_id(connection, report.supplier_id)?;
        let shut = shut(&report, actor);
        let asked = review_questions::of_report(connection, report.id)?;
        let reader = Reader {
            texts,
            actor,
            report: &report,
            unsaid: wanted.unsaid.as_ref(),
        };
        let questions = reader.rows(connection, &asked, true)?;
        let waits = matches!(shut, None | Some("four_eyes"));
        let (counts, list) = if waits {
            let again = changes::counts(connection, report.id)?.is_some();
            let counts = counts(connection, report.id, again)?;
            let list = list(connection, texts, &report, wanted, (&asked, counts, again))?;
            (counts, Some(list))
        } else {
            (ReviewCounts::default(), None)
        };
        let conflicts = conflicts::open_of_report(connection, report.id)?;
        Ok(Self {
            conflicts: (conflicts > 0).then_some(conflicts),
            supplier: supplier.unwrap_or_default().0,
            shut,
            counts,
            list,
            questions,
            report,
        })
    }
}

/// Why the actor can't judge a report now.
fn shut(report: &StoredReport, actor: &Actor) -> Option<&'static str> {
    let state = ReportState::from_code(&report.state);
    match state.map(ReportState::judge) {
        Some(Ok(())) if report.submitted_by == Some(actor.account) => Some("four_eyes"),
        Some(Ok(())) => None,
        Some(Err(Refusal::Conflict("not_submitted"))) => Some("not_submitted"),
        _ => Some("decided"),
    }
}

fn counts(
    connection: &mut Connection,
    report: i64,
    again: bool,
) -> Result<ReviewCounts, StorageError> {
    let progress = reviews::progress(connection, report)?;
    let unchanged = if again {
        reviews::selected(connection, report, &Selection::UndecidedUnchanged)?.len()
    } else {
        0
    };
    Ok(ReviewCounts {
        lines: progress.lines,
        accepted: progress.accepted,
        returned: progress.returned,
        undecided: progress.undecided(),
        unchanged: i64::try_from(unchanged).unwrap_or_default(),
        open_questions: progress.open_questions,
    })
}

/// A page of lines, and whether there are more before and after it. Where there is none any more, the first page.
fn slice(
    connection: &mut Connection,
    report: i64,
    spot: Spot,
) -> Result<(Spot, Vec<StoredLine>, bool, bool), StorageError> {
    let limit = i64::try_from(PAGE + 1).unwrap_or_default();
    let mut found = review_lines::page(connection, report, spot.shown, spot.edge, limit)?;
    if found.is_empty() && spot.edge != Edge::After(0) {
        return slice(connection, report, Spot::first(spot.shown));
    }
    let more = found.len() > PAGE;
    match spot.edge {
        Edge::After(line) => {
            found.truncate(PAGE);
            Ok((spot, found, line > 0, more))
        }
        Edge::Before(_) => {
            let found = found.split_off(usize::from(more));
            Ok((spot, found, more, true))
        }
    }
}

fn list(
    connection: &mut Connection,
    texts: Texts,
    report: &StoredReport,
    wanted: &Wanted,
    (asked, counts, again): (&[Asked], ReviewCounts, bool),
) -> Result<ReviewList, StorageError> {
    let (spot, found, before, after) = slice(connection, report.id, wanted.spot)?;
    let turn = |edge: Edge| {
        let shown = spot.shown;
        Spot { shown, edge }.address(&report.public_id)
    };
    let first = found.first().filter(|_| before);
    let last = found.last().filter(|_| after);
    let keys: Vec<String> = found.iter().map(|line| line.id.to_string()).collect();
    let typed = wanted.typed.clone();
    Ok(ReviewList {
        filters: filters(texts, &report.public_id, spot.shown, (counts, again)),
        previous: first.map(|line| turn(Edge::Before(line.id))),
        next: last.map(|line| turn(Edge::After(line.id))),
        rows: rows(connection, texts, &found, asked, &typed.lines)?,
        place: spot.fields(),
        shown: keys.join(","),
        whole: typed.whole,
        lines_fault: typed.lines_fault,
        reason: typed.reason,
        question: typed.question,
    })
}

/// Which lines can be shown; those that changed only where there was a report before.
fn filters(
    texts: Texts,
    report: &str,
    now: Shown,
    (counts, again): (ReviewCounts, bool),
) -> Vec<ReviewFilter> {
    let shown = Shown::ALL
        .into_iter()
        .filter(|one| *one != Shown::Changed || again);
    let told = |one: Shown| {
        let words = texts.word("review-show", one.code());
        let count = match one {
            Shown::All => counts.lines,
            Shown::Undecided => counts.undecided,
            Shown::Accepted => counts.accepted,
            Shown::Returned => counts.returned,
            Shown::Questioned | Shown::Changed => return words,
        };
        format!("{words} ({})", texts.number(count))
    };
    let filters = shown.map(|one| ReviewFilter {
        code: one.code(),
        told: told(one),
        address: Spot::first(one).address(report),
        current: one == now,
    });
    filters.collect()
}

fn rows(
    connection: &mut Connection,
    texts: Texts,
    found: &[StoredLine],
    asked: &[Asked],
    ticked: &[i64],
) -> Result<Vec<ReviewRow>, StorageError> {
    let ids: Vec<i64> = found.iter().map(|line| line.id).collect();
    let mut decisions: HashMap<i64, LineDecision> = reviews::of_lines(connection, &ids)?
        .into_iter()
        .map(|one| (one.line_id, one))
        .collect();
    let mut about = by_line(asked);
    let ticked: HashSet<&i64> = ticked.iter().collect();
    let told = lines::rows(connection, texts, Deed::SawReview, found)?;
    let rows = found.iter().zip(told).map(|(stored, line)| {
        let decision = decisions.remove(&stored.id);
        let (mark, reason) = decision.map_or_else(
            || ("open".to_owned(), None),
            |one| (one.decision, one.reason),
        );
        ReviewRow {
            id: stored.id,
            place: row_place(&stored.sheet, stored.sheet_row),
            line,
            mark,
            reason,
            change: stored.change_kind.clone(),
            questions: about.remove(&stored.id).unwrap_or_default(),
            ticked: ticked.contains(&stored.id),
        }
    });
    Ok(rows.collect())
}

/// The questions about each line: number, id and state; without those that were withdrawn.
fn by_line(asked: &[Asked]) -> HashMap<i64, Vec<(usize, String, &'static str)>> {
    let mut about: HashMap<i64, Vec<(usize, String, &'static str)>> = HashMap::new();
    for (before, (one, places)) in asked.iter().enumerate() {
        let state = questions::state(one, true);
        if state == "withdrawn" {
            continue;
        }
        for (line, ..) in places {
            let own = about.entry(*line).or_default();
            own.push((before + 1, one.public_id.clone(), state));
        }
    }
    about
}
