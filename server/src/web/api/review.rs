//! The review of a report, line by line: marks, questions, and its completion.

use actix_web::{
    HttpResponse,
    web::{Json, Path},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::reports::utc;
use crate::{
    actions::{
        Refusal,
        review::{self, Mark},
    },
    reporting::place::row_place,
    storage::{
        reports,
        reviews::{self, Progress, Selection},
    },
    web::{
        permit::{JudgeReports, SeeReports, SendReports, TokenPermit},
        problem::Fault,
    },
};

/// Which lines are marked: these, or all that wait, or those of them that are undecided.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Which {
    All,
    Undecided,
}

/// A mark, and the lines that get it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Marking {
    /// Their identifiers; or `which`.
    #[serde(default)]
    lines: Option<Vec<i64>>,
    /// `all` or `undecided`; or `lines`.
    #[serde(default)]
    which: Option<Which>,
    /// `accepted`, `returned` or `open`.
    mark: MarkWord,
    /// Why lines are returned.
    #[serde(default)]
    reason: String,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
enum MarkWord {
    Accepted,
    Returned,
    Open,
}

/// How far a review is.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReviewProgress {
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

/// `POST /v1/reports/{id}/review/marks`.
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
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Review {
    progress: ReviewProgress,
    questions: Vec<Question>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Question {
    id: String,
    question: String,
    /// Sheet and row of the lines that it is about.
    places: Vec<String>,
    asked_at: DateTime<Utc>,
    answer: Option<String>,
    answered_at: Option<DateTime<Utc>>,
}

/// `GET /v1/reports/{id}/review`: how far it is, and what was asked.
pub(super) async fn show(
    permit: TokenPermit<SeeReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let review = permit
        .read(move |connection, actor| {
            let report =
                reports::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)?;
            let questions = reviews::questions(connection, report.id)?.into_iter();
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
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewQuestion {
    lines: Vec<i64>,
    question: String,
}

/// `POST /v1/reports/{id}/review/questions`: the supplier is mailed.
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
    Ok(HttpResponse::Created().json(serde_json::json!({ "id": question })))
}

/// The answer to a question.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Answer {
    answer: String,
}

/// `POST /v1/reports/{id}/review/questions/{question}/answer`: who asked is mailed.
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

/// `POST /v1/reports/{id}/review/completion`: what was marked takes effect.
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
    Ok(HttpResponse::Ok().json(serde_json::json!({ "state": state })))
}
