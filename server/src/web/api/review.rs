//! The review of a report, line by line: marks, questions, and its completion.

use actix_web::{HttpResponse, web::Path};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{json::Json, made::Made, reports::utc};
use crate::{
    actions::{
        Refusal,
        review::{self, Mark},
    },
    reporting::place::row_place,
    storage::{
        reports, review_questions,
        reviews::{self, Progress, Selection},
    },
    web::{
        permit::{JudgeReports, SeeReports, SendReports, TokenPermit},
        problem::Fault,
    },
};

/// Which lines are marked: all that wait, those of them that are undecided, or those that say the same as a line that
/// was accepted before.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = WhichLines)]
pub(super) enum Which {
    All,
    Undecided,
    Unchanged,
}

/// A mark, and the lines that get it.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Marking {
    /// Their identifiers; or `which`.
    #[serde(default)]
    lines: Option<Vec<i64>>,
    /// `all`, `undecided` or `unchanged`; or `lines`.
    #[serde(default)]
    which: Option<Which>,
    /// `accepted`, `returned` or `open`.
    mark: MarkWord,
    /// Why lines are returned.
    #[serde(default)]
    reason: String,
}

/// What lines are marked with.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) enum MarkWord {
    Accepted,
    Returned,
    Open,
}

/// How far a review is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReviewProgress {
    lines: i64,
    accepted: i64,
    returned: i64,
    undecided: i64,
    open_questions: i64,
}

impl From<Progress> for ReviewProgress {
    fn from(progress: Progress) -> Self {
        Self {
            lines: progress.lines,
            accepted: progress.accepted,
            returned: progress.returned,
            undecided: progress.undecided(),
            open_questions: progress.open_questions,
        }
    }
}

/// Mark lines of a report
///
/// Either `lines` or `which` says which; a mark takes effect when the review is completed.
#[utoipa::path(post, path = "/reports/{id}/review/marks", tag = "review", operation_id = "markLines",
    params(("id" = String, Path, description = "Identifier of the report")), request_body = Marking,
    responses((status = 200, description = "How far the review is", body = ReviewProgress)))]
pub(super) async fn mark(
    permit: TokenPermit<JudgeReports>,
    id: Path<String>,
    marking: Json<Marking>,
) -> Result<HttpResponse, Fault> {
    let marking = marking.into_inner();
    let selection = match (marking.lines, marking.which) {
        (Some(lines), None) => Selection::Lines(lines),
        (None, Some(Which::All)) => Selection::All,
        (None, Some(Which::Undecided)) => Selection::Undecided,
        (None, Some(Which::Unchanged)) => Selection::Unchanged,
        _ => return Err(Fault::BadRequest("lines_or_which")),
    };
    let mark = match marking.mark {
        MarkWord::Accepted => Mark::Accepted,
        MarkWord::Returned => Mark::Returned(marking.reason),
        MarkWord::Open => Mark::Open,
    };
    let now = permit.app.clock.now();
    let progress = permit
        .write(move |connection, actor| {
            review::mark_lines(connection, actor, &id, &selection, &mark, now)
        })
        .await?;
    Ok(HttpResponse::Ok().json(ReviewProgress::from(progress)))
}

/// A review as programs see it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Review {
    progress: ReviewProgress,
    questions: Vec<Question>,
}

/// A question and its answer.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Question {
    id: String,
    question: String,
    /// Sheet and row of the lines that it is about.
    places: Vec<String>,
    asked_at: DateTime<Utc>,
    answer: Option<String>,
    answered_at: Option<DateTime<Utc>>,
    /// What a reviewer heard elsewhere, by telephone say.
    closing_note: Option<String>,
    closed_at: Option<DateTime<Utc>>,
    /// When it was taken back: it needs no answer.
    withdrawn_at: Option<DateTime<Utc>>,
}

/// How far a review is, and what was asked
#[utoipa::path(get, path = "/reports/{id}/review", tag = "review", operation_id = "showReview",
    params(("id" = String, Path, description = "Identifier of the report")), responses((status = 200, description = "The review", body = Review)))]
pub(super) async fn show(
    permit: TokenPermit<SeeReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let review = permit
        .read(move |connection, actor| {
            let report =
                reports::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)?;
            let questions = review_questions::of_report(connection, report.id)?.into_iter();
            let questions = questions.map(|(question, lines)| Question {
                id: question.public_id,
                question: question.question,
                places: lines
                    .iter()
                    .map(|(_, sheet, row)| row_place(sheet, *row))
                    .collect(),
                asked_at: utc(question.asked_at),
                answer: question.answer,
                answered_at: question.answered_at.map(utc),
                closing_note: question.closing_note,
                closed_at: question.closed_at.map(utc),
                withdrawn_at: question.withdrawn_at.map(utc),
            });
            Ok(Review {
                questions: questions.collect(),
                progress: reviews::progress(connection, report.id)?.into(),
            })
        })
        .await?;
    Ok(HttpResponse::Ok().json(review))
}

/// A question about lines.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewQuestion {
    lines: Vec<i64>,
    question: String,
}

/// Ask about lines
///
/// The supplier is mailed.
#[utoipa::path(post, path = "/reports/{id}/review/questions", tag = "review", operation_id = "askQuestion",
    params(("id" = String, Path, description = "Identifier of the report")), request_body = NewQuestion,
    responses((status = 201, description = "Asked", body = Made)))]
pub(super) async fn ask(
    permit: TokenPermit<JudgeReports>,
    id: Path<String>,
    asked: Json<NewQuestion>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let question = permit
        .write(move |connection, actor| {
            review::ask_question(connection, actor, &id, &asked.lines, &asked.question, now)
        })
        .await?;
    Ok(HttpResponse::Created().json(Made { id: question }))
}

/// The answer to a question.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = AnswerToQuestion)]
pub(super) struct Answer {
    answer: String,
}

/// Answer a question
///
/// Who asked is mailed.
#[utoipa::path(post, path = "/reports/{id}/review/questions/{question}/answer", tag = "review", operation_id = "answerQuestion",
    params(("id" = String, Path, description = "Identifier of the report"), ("question" = String, Path, description = "Identifier of the question")),
    request_body = Answer, responses((status = 204, description = "Answered")))]
pub(super) async fn answer(
    permit: TokenPermit<SendReports>,
    path: Path<(String, String)>,
    answer: Json<Answer>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let (id, question) = path.into_inner();
    permit
        .write(move |connection, actor| {
            review::answer_question(connection, actor, &id, &question, &answer.answer, now)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What a reviewer heard elsewhere.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = ClosingOfQuestion)]
pub(super) struct Closing {
    note: String,
}

/// Close a question that was answered elsewhere
///
/// By telephone, say; the note tells what was heard. The supplier can read it.
#[utoipa::path(post, path = "/reports/{id}/review/questions/{question}/closure", tag = "review", operation_id = "closeQuestion",
    params(("id" = String, Path, description = "Identifier of the report"), ("question" = String, Path, description = "Identifier of the question")),
    request_body = Closing, responses((status = 204, description = "Closed")))]
pub(super) async fn close(
    permit: TokenPermit<JudgeReports>,
    path: Path<(String, String)>,
    closing: Json<Closing>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let (id, question) = path.into_inner();
    permit
        .write(move |connection, actor| {
            review::close_question(connection, actor, &id, &question, &closing.note, now)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Withdraw a question that was asked by mistake
///
/// The supplier is mailed that it needs no answer.
#[utoipa::path(post, path = "/reports/{id}/review/questions/{question}/withdrawal", tag = "review", operation_id = "withdrawQuestion",
    params(("id" = String, Path, description = "Identifier of the report"), ("question" = String, Path, description = "Identifier of the question")),
    responses((status = 204, description = "Withdrawn")))]
pub(super) async fn withdraw(
    permit: TokenPermit<JudgeReports>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let (id, question) = path.into_inner();
    permit
        .write(move |connection, actor| {
            review::withdraw_question(connection, actor, &id, &question, now)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// What became of a review.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct CompletedReview {
    /// `accepted`, `partly_accepted` or `returned`.
    state: &'static str,
}

/// Complete a review
///
/// What was marked takes effect.
#[utoipa::path(post, path = "/reports/{id}/review/completion", tag = "review", operation_id = "completeReview",
    params(("id" = String, Path, description = "Identifier of the report")), responses((status = 200, description = "What became of the report", body = CompletedReview)))]
pub(super) async fn complete(
    permit: TokenPermit<JudgeReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let (now, alerts) = (permit.app.clock.now(), permit.app.gap_alerts());
    let completed = permit
        .write(move |connection, actor| {
            review::complete_review(connection, actor, &id, &alerts, now)
        })
        .await?;
    let state = match completed {
        review::Completed::Accepted => "accepted",
        review::Completed::PartlyAccepted => "partly_accepted",
        review::Completed::Returned => "returned",
    };
    Ok(HttpResponse::Ok().json(CompletedReview { state }))
}
