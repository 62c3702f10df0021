//! What a supplier can answer to problems: explain a warning, declare own numbers, and take either back.

use actix_web::{HttpRequest, HttpResponse, web::Path};
use serde::Deserialize;

use super::{
    fields::words,
    problem_group::{self, Wanted},
    problems::{Unexplained, address},
    report::{Refilled, page},
    see_other,
};
use crate::{
    actions::{
        Refusal,
        accept_warning::{self, Warning},
        declare_own_numbers,
    },
    web::{
        form::Checked,
        permit::{Permit, SendReports},
        problem::Fault,
        views::ProblemHandle,
    },
};

/// What the form of an explanation holds.
#[derive(Deserialize)]
pub(in crate::web) struct ExplanationForm {
    #[serde(default)]
    code: String,
    #[serde(default)]
    sheet: String,
    #[serde(default)]
    column: String,
    #[serde(default)]
    cell: String,
    #[serde(default)]
    reason: String,
}

impl ExplanationForm {
    fn warning(&self) -> Warning {
        Warning {
            code: self.code.clone(),
            sheet: self.sheet.clone(),
            column: self.column.clone(),
            cell: self.cell.clone(),
        }
    }

    fn handle(&self) -> ProblemHandle {
        ProblemHandle {
            severity: "warning".to_owned(),
            code: self.code.clone(),
            sheet: self.sheet.clone(),
            column: self.column.clone(),
            cell: self.cell.clone(),
        }
    }

    /// Where the browser goes back to: a cell was explained on the page of its group.
    fn back(&self, report: &str, done: &str) -> String {
        if self.cell.is_empty() {
            format!("/reports/{report}?done={done}#problems")
        } else {
            address(report, &self.handle(), &[("done", done)])
        }
    }
}

/// `POST /reports/{id}/explanation`.
pub(in crate::web) async fn explain(
    request: HttpRequest,
    permit: Permit<SendReports>,
    id: Path<String>,
    form: Checked<ExplanationForm>,
) -> Result<HttpResponse, Fault> {
    let (report, form, now) = (id.into_inner(), form.0, permit.app.clock.now());
    let (id, warning, reason) = (report.clone(), form.warning(), form.reason.clone());
    let outcome = permit
        .write(move |connection, actor| {
            accept_warning::accept_warning(connection, actor, &id, &warning, &reason, now)
        })
        .await;
    let faults = match outcome {
        Ok(()) => return Ok(see_other(&form.back(&report, "explained"))),
        Err(Fault::Invalid(faults)) => faults,
        Err(other) => return Err(other),
    };
    let unexplained = Some(Unexplained {
        handle: form.handle(),
        reason: form.reason.clone(),
        fault: words(permit.visitor.texts, &faults),
    });
    let answer = HttpResponse::BadRequest();
    if form.cell.is_empty() {
        let refilled = Refilled {
            unexplained,
            ..Refilled::default()
        };
        return page(&request, &permit, report, 1, refilled, answer).await;
    }
    let wanted = Wanted {
        report,
        handle: ProblemHandle {
            cell: String::new(),
            ..form.handle()
        },
        page: 1,
        done: None,
        unexplained,
        uncorrected: None,
    };
    problem_group::page(&request, &permit, wanted, answer).await
}

/// `POST /reports/{id}/explanation/withdrawal`.
pub(in crate::web) async fn withdraw(
    permit: Permit<SendReports>,
    id: Path<String>,
    form: Checked<ExplanationForm>,
) -> Result<HttpResponse, Fault> {
    let (report, form, now) = (id.into_inner(), form.0, permit.app.clock.now());
    let (id, warning) = (report.clone(), form.warning());
    permit
        .write(move |connection, actor| {
            accept_warning::withdraw(connection, actor, &id, &warning, now)
        })
        .await?;
    Ok(see_other(&form.back(&report, "withdrawn")))
}

/// What the form of a declaration holds.
#[derive(Deserialize)]
pub(in crate::web) struct DeclarationForm {
    #[serde(default)]
    sheet: String,
    #[serde(default)]
    column: String,
    declared: Option<String>,
}

/// `POST /reports/{id}/own-numbers`.
pub(in crate::web) async fn declare(
    request: HttpRequest,
    permit: Permit<SendReports>,
    id: Path<String>,
    form: Checked<DeclarationForm>,
) -> Result<HttpResponse, Fault> {
    let (report, form, now) = (id.into_inner(), form.0, permit.app.clock.now());
    let id = report.clone();
    let outcome = permit
        .write(move |connection, actor| {
            if form.declared.is_none() {
                return Err(Refusal::field("declared", "declaration_missing", ""));
            }
            let column = (form.sheet.as_str(), form.column.as_str());
            declare_own_numbers::declare_own_numbers(connection, actor, &id, column, now)
        })
        .await;
    match outcome {
        Ok(()) => Ok(see_other(&format!("/reports/{report}?done=declared"))),
        Err(Fault::Invalid(faults)) => {
            let refilled = Refilled {
                declaration: Some(words(permit.visitor.texts, &faults)),
                ..Refilled::default()
            };
            let answer = HttpResponse::BadRequest();
            page(&request, &permit, report, 1, refilled, answer).await
        }
        Err(other) => Err(other),
    }
}

/// Which column was declared.
#[derive(Deserialize)]
pub(in crate::web) struct DeclaredForm {
    #[serde(default)]
    sheet: String,
    #[serde(default)]
    column: String,
}

/// `POST /reports/{id}/own-numbers/withdrawal`.
pub(in crate::web) async fn take_back(
    permit: Permit<SendReports>,
    id: Path<String>,
    form: Checked<DeclaredForm>,
) -> Result<HttpResponse, Fault> {
    let (report, form, now) = (id.into_inner(), form.0, permit.app.clock.now());
    let id = report.clone();
    permit
        .write(move |connection, actor| {
            let column = (form.sheet.as_str(), form.column.as_str());
            declare_own_numbers::withdraw(connection, actor, &id, column, now)
        })
        .await?;
    Ok(see_other(&format!("/reports/{report}?done=undeclared")))
}
