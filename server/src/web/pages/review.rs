//! The review of a report line by line: its page, and what is typed there.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    web::{Path, Query},
};
use serde::Deserialize;

use super::{questions::Unsaid, review_found::Found, review_place::Spot, shown};
use crate::{
    storage::review_lines::Shown,
    web::{
        permit::{JudgeReports, Permit},
        problem::Fault,
        shell,
        views::{ReviewPage, Section, Shell, TextForm},
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    show: Option<String>,
    after: Option<i64>,
    before: Option<i64>,
    done: Option<String>,
}

/// What was typed below the lines and could not be used.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) lines: Vec<i64>,
    pub(super) whole: bool,
    pub(super) lines_fault: Option<String>,
    pub(super) reason: TextForm,
    pub(super) question: TextForm,
}

/// The page that is wanted.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub(super) report: String,
    pub(super) spot: Spot,
    pub(super) done: Option<String>,
    pub(super) typed: Typed,
    pub(super) unsaid: Option<Unsaid>,
    pub(super) completion: Option<String>,
}

impl Wanted {
    /// The page of a report with nothing typed: every line, from the beginning.
    pub(super) fn of(report: String) -> Self {
        Self {
            report,
            spot: Spot::first(Shown::All),
            done: None,
            typed: Typed::default(),
            unsaid: None,
            completion: None,
        }
    }
}

/// `GET /reports/{id}/review`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<JudgeReports>,
    id: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let wanted = Wanted {
        spot: Spot::of(asked.show.as_deref(), asked.after, asked.before),
        done: asked.done.clone(),
        ..Wanted::of(id.into_inner())
    };
    page(&request, &permit, wanted, HttpResponse::Ok()).await
}

/// The page of a review, with what was typed before where that could not be used.
pub(super) async fn page(
    request: &HttpRequest,
    permit: &Permit<JudgeReports>,
    wanted: Wanted,
    answer: HttpResponseBuilder,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let (done, completion_fault) = (wanted.done.clone(), wanted.completion.clone());
    let found = permit
        .read(move |connection, actor| Found::load(connection, texts, actor, &wanted))
        .await?;
    let title = texts.text("review-heading");
    let view = ReviewPage {
        shell: Shell {
            notice: shell::notice(texts, done.as_deref()),
            ..shell::inside(request, &permit.visitor, Section::Reports, title)
        },
        id: found.report.public_id,
        file_name: found.report.file_name,
        supplier: found.supplier,
        state: found.report.state,
        shut: found.shut,
        conflicts: found.conflicts,
        counts: found.counts,
        list: found.list,
        questions: found.questions,
        completion_fault,
    };
    shown(answer, &view)
}
