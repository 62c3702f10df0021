//! Questions of a reviewer on pages: the list, the supplier's answer, and how a reviewer ends a question himself.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web::Path};
use chrono::NaiveDateTime;
use serde::Deserialize;

use super::{
    fields::words,
    report::{self, Refilled},
    review::{self, Wanted},
    see_other,
};
use crate::{
    access::{Actor, Permission, Scope},
    actions::{
        report_state::ReportState,
        review::{answer_question, close_question, withdraw_question},
    },
    clock::dutch,
    reporting::place::row_place,
    storage::{
        Connection, StorageError, accounts,
        reports::StoredReport,
        review_questions::{self, LinePlace, StoredQuestion},
    },
    text::Texts,
    web::{
        form::{Checked, NoFields},
        permit::{JudgeReports, Permit, SendReports},
        problem::Fault,
        views::{QuestionRow, TextForm},
    },
};

/// Lines that a question names.
const NAMED: usize = 20;

/// What was typed at a question and could not be used.
#[derive(Clone, Debug)]
pub(super) struct Unsaid {
    pub(super) question: String,
    pub(super) text: String,
    pub(super) fault: String,
}

/// A question and the lines that it is about.
pub(super) type Asked = (StoredQuestion, Vec<LinePlace>);

/// For whom the questions about a report are shown.
pub(super) struct Reader<'a> {
    pub(super) texts: Texts,
    pub(super) actor: &'a Actor,
    pub(super) report: &'a StoredReport,
    pub(super) unsaid: Option<&'a Unsaid>,
}

impl Reader<'_> {
    fn waits(&self) -> bool {
        ReportState::from_code(&self.report.state).is_some_and(|state| state.judge().is_ok())
    }

    /// The questions; `closes` offers to end them, where this reader may do that.
    pub(super) fn rows(
        &self,
        connection: &mut Connection,
        questions: &[Asked],
        closes: bool,
    ) -> Result<Vec<QuestionRow>, StorageError> {
        let mut people: Vec<i64> = Vec::new();
        for (one, _) in questions {
            people.push(one.asked_by);
            people.extend(one.answered_by.or(one.closed_by).or(one.withdrawn_by));
        }
        people.sort_unstable();
        people.dedup();
        let emails = accounts::emails(connection, &people)?.into_iter().collect();
        let rows = questions.iter().enumerate();
        let rows = rows.map(|(before, one)| self.row(&emails, before + 1, one, closes));
        Ok(rows.collect())
    }

    fn row(
        &self,
        emails: &HashMap<i64, String>,
        number: usize,
        (one, places): &Asked,
        closes: bool,
    ) -> QuestionRow {
        let by = |who: Option<i64>, at: NaiveDateTime, ours: bool| {
            let when = self.texts.moment(dutch(at));
            // A supplier need not know who of the buyer's people it was.
            let named = !ours || self.actor.scope == Scope::All;
            match who.and_then(|who| emails.get(&who)).filter(|_| named) {
                Some(who) => self.texts.with2("explain-by", "who", who, "when", when),
                None => when,
            }
        };
        let open = one.is_open() && self.waits();
        let may = |permission| open && self.actor.may(permission);
        let own = self.report.submitted_by == Some(self.actor.account);
        let ended = [
            (one.answered_by, one.answered_at, false),
            (one.closed_by, one.closed_at, true),
            (one.withdrawn_by, one.withdrawn_at, true),
        ];
        QuestionRow {
            id: one.public_id.clone(),
            number,
            question: one.question.clone(),
            places: places
                .iter()
                .take(NAMED)
                .map(|(_, sheet, row)| row_place(sheet, *row))
                .collect(),
            further: places.len().saturating_sub(NAMED),
            asked: by(Some(one.asked_by), one.asked_at, true),
            state: state(one, self.waits()),
            reply: one.answer.clone().or_else(|| one.closing_note.clone()),
            ended: ended
                .into_iter()
                .find_map(|(who, at, ours)| at.map(|at| by(who, at, ours))),
            answers: may(Permission::SendReports).then(|| self.form(one)),
            closes: (closes && may(Permission::JudgeReports) && !own).then(|| self.form(one)),
        }
    }

    fn form(&self, one: &StoredQuestion) -> TextForm {
        let unsaid = self
            .unsaid
            .filter(|unsaid| unsaid.question == one.public_id);
        unsaid.map_or_else(TextForm::default, |unsaid| TextForm {
            text: unsaid.text.clone(),
            fault: Some(unsaid.fault.clone()),
        })
    }
}

/// The code of what became of a question; `waits` says that its report is still to be judged.
pub(super) fn state(one: &StoredQuestion, waits: bool) -> &'static str {
    if one.answered_at.is_some() {
        "answered"
    } else if one.closed_at.is_some() {
        "closed"
    } else if one.withdrawn_at.is_some() {
        "withdrawn"
    } else if waits {
        "open"
    } else {
        "unanswered"
    }
}

/// The questions about a report on its own page, where they can be answered.
pub(super) fn on_report(
    connection: &mut Connection,
    reader: &Reader<'_>,
) -> Result<Vec<QuestionRow>, StorageError> {
    let questions = review_questions::of_report(connection, reader.report.id)?;
    reader.rows(connection, &questions, false)
}

/// What the form of an answer holds.
#[derive(Deserialize)]
pub(in crate::web) struct AnswerForm {
    #[serde(default)]
    answer: String,
}

/// `POST /reports/{id}/review/questions/{question}/answer`.
pub(in crate::web) async fn answer(
    request: HttpRequest,
    permit: Permit<SendReports>,
    path: Path<(String, String)>,
    form: Checked<AnswerForm>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let (id, question) = path.into_inner();
    let (report, asked, text) = (id.clone(), question.clone(), form.0.answer.clone());
    let outcome = permit
        .write(move |connection, actor| {
            answer_question(connection, actor, &report, &asked, &text, now)
        })
        .await;
    let faults = match outcome {
        Ok(()) => {
            let to = format!("/reports/{id}?done=question-answered#questions");
            return Ok(see_other(&to));
        }
        Err(Fault::Invalid(faults)) => faults,
        Err(other) => return Err(other),
    };
    let refilled = Refilled {
        unsaid: Some(Unsaid {
            question,
            text: form.0.answer,
            fault: words(permit.visitor.texts, &faults),
        }),
        ..Refilled::default()
    };
    report::page(
        &request,
        &permit,
        id,
        1,
        refilled,
        HttpResponse::BadRequest(),
    )
    .await
}

/// What the form to close a question holds.
#[derive(Deserialize)]
pub(in crate::web) struct ClosingForm {
    #[serde(default)]
    note: String,
}

/// `POST /reports/{id}/review/questions/{question}/closure`.
pub(in crate::web) async fn close(
    request: HttpRequest,
    permit: Permit<JudgeReports>,
    path: Path<(String, String)>,
    form: Checked<ClosingForm>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let (id, question) = path.into_inner();
    let (report, asked, note) = (id.clone(), question.clone(), form.0.note.clone());
    let outcome = permit
        .write(move |connection, actor| {
            close_question(connection, actor, &report, &asked, &note, now)
        })
        .await;
    let faults = match outcome {
        Ok(()) => {
            let to = format!("/reports/{id}/review?done=question-closed#questions");
            return Ok(see_other(&to));
        }
        Err(Fault::Invalid(faults)) => faults,
        Err(other) => return Err(other),
    };
    let wanted = Wanted {
        unsaid: Some(Unsaid {
            question,
            text: form.0.note,
            fault: words(permit.visitor.texts, &faults),
        }),
        ..Wanted::of(id)
    };
    review::page(&request, &permit, wanted, HttpResponse::BadRequest()).await
}

/// `POST /reports/{id}/review/questions/{question}/withdrawal`.
pub(in crate::web) async fn withdraw(
    permit: Permit<JudgeReports>,
    path: Path<(String, String)>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let (id, question) = path.into_inner();
    let report = id.clone();
    permit
        .write(move |connection, actor| {
            withdraw_question(connection, actor, &report, &question, now)
        })
        .await?;
    Ok(see_other(&format!(
        "/reports/{id}/review?done=question-withdrawn#questions"
    )))
}
