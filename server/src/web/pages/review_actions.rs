//! What a reviewer does on the page of a review: marks lines, asks about them, completes. Afterwards the browser goes
//! back to where it was.

use std::collections::BTreeMap;

use actix_web::{HttpRequest, HttpResponse, web::Path};

use super::{
    review::{Typed, Wanted, page},
    review_place::Spot,
    see_other,
};
use crate::{
    actions::{
        self, Refusal,
        review::{Completed, Mark, ask_question, complete_review, mark_lines},
    },
    storage::reviews::Selection,
    text::Texts,
    web::{
        form::{Checked, NoFields},
        permit::{JudgeReports, Permit},
        problem::Fault,
        views::TextForm,
    },
};

/// The form of lines as it was sent. Names of fields that depend on the lines are `line-7`.
struct Sent {
    lines: Vec<i64>,
    whole: bool,
    reason: String,
    question: String,
}

/// What is done with lines.
enum Deed {
    /// They get a mark.
    Mark(Selection, Mark),
    /// Something is asked about them.
    Ask(Vec<i64>, String),
}

impl Sent {
    /// Understands the fields of a form; what nobody knows is left out.
    fn of(fields: &mut BTreeMap<String, String>) -> Self {
        let whole = fields.contains_key("whole");
        let ticked = fields.keys().filter_map(|name| name.strip_prefix("line-"));
        let shown = fields.get("shown").map(|lines| lines.split(','));
        let meant: Vec<&str> = if whole {
            shown.into_iter().flatten().collect()
        } else {
            ticked.collect()
        };
        Self {
            lines: meant.iter().filter_map(|line| line.parse().ok()).collect(),
            whole,
            reason: fields.remove("reason").unwrap_or_default(),
            question: fields.remove("question").unwrap_or_default(),
        }
    }

    /// What the button that was pressed stands for.
    fn deed(&self, button: &str) -> Result<Deed, Fault> {
        let these = || Selection::Lines(self.lines.clone());
        Ok(match button {
            "accept" => Deed::Mark(these(), Mark::Accepted),
            "return" => Deed::Mark(these(), Mark::Returned(self.reason.clone())),
            "open" => Deed::Mark(these(), Mark::Open),
            "accept_undecided" => Deed::Mark(Selection::Undecided, Mark::Accepted),
            "accept_unchanged" => Deed::Mark(Selection::UndecidedUnchanged, Mark::Accepted),
            "ask" => Deed::Ask(self.lines.clone(), self.question.clone()),
            _ => return Err(Fault::BadRequest("form_unreadable")),
        })
    }

    /// What was typed, with each fault at its field.
    fn typed(self, texts: Texts, faults: &[actions::Fault]) -> Typed {
        let of = |field: &str| {
            let fault = faults.iter().find(|fault| fault.field == field);
            fault.map(|fault| texts.word("fault", fault.code))
        };
        Typed {
            lines_fault: of("lines"),
            reason: TextForm {
                text: self.reason,
                fault: of("reason"),
            },
            question: TextForm {
                text: self.question,
                fault: of("question"),
            },
            lines: self.lines,
            whole: self.whole,
        }
    }
}

/// `POST /reports/{id}/review`.
pub(in crate::web) async fn mark(
    request: HttpRequest,
    permit: Permit<JudgeReports>,
    id: Path<String>,
    form: Checked<BTreeMap<String, String>>,
) -> Result<HttpResponse, Fault> {
    let (id, now, mut fields) = (id.into_inner(), permit.app.clock.now(), form.0);
    let spot = Spot::sent(&fields);
    let sent = Sent::of(&mut fields);
    let deed = sent.deed(fields.get("do").map_or("", String::as_str))?;
    let report = id.clone();
    let outcome = permit
        .write(move |connection, actor| match deed {
            Deed::Mark(selection, mark) => {
                mark_lines(connection, actor, &report, &selection, &mark, now)?;
                Ok::<_, Refusal>("lines-marked")
            }
            Deed::Ask(lines, question) => {
                ask_question(connection, actor, &report, &lines, &question, now)?;
                Ok("question-asked")
            }
        })
        .await;
    let faults = match outcome {
        Ok(done) => {
            return Ok(see_other(&format!(
                "{}&done={done}#inhoud",
                spot.address(&id)
            )));
        }
        Err(Fault::Invalid(faults)) => faults,
        Err(other) => return Err(other),
    };
    let wanted = Wanted {
        spot,
        typed: sent.typed(permit.visitor.texts, &faults),
        ..Wanted::of(id)
    };
    page(&request, &permit, wanted, HttpResponse::BadRequest()).await
}

/// `POST /reports/{id}/review/completion`.
pub(in crate::web) async fn complete(
    request: HttpRequest,
    permit: Permit<JudgeReports>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let (now, alerts) = (permit.app.clock.now(), permit.app.gap_alerts());
    let report = id.clone();
    let outcome = permit
        .write(move |connection, actor| complete_review(connection, actor, &report, &alerts, now))
        .await;
    let code = match outcome {
        Ok(completed) => {
            let done = match completed {
                Completed::Accepted => "accepted",
                Completed::PartlyAccepted => "partly-accepted",
                Completed::Returned => "returned",
            };
            return Ok(see_other(&format!("/reports/{id}?done={done}")));
        }
        Err(Fault::Conflict(code @ ("lines_undecided" | "questions_open"))) => code,
        Err(other) => return Err(other),
    };
    let wanted = Wanted {
        completion: Some(permit.visitor.texts.word("fault", code)),
        ..Wanted::of(id)
    };
    page(&request, &permit, wanted, HttpResponse::Conflict()).await
}
