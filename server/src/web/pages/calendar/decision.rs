//! Deciding on more time that a supplier asks for.

use actix_web::{HttpRequest, HttpResponse, web::Path};

use super::{
    super::{
        answers::{Answers, Fields},
        see_other, shown,
    },
    list,
};
use crate::{
    actions::calendar::decide_extension,
    web::{
        form::Checked,
        permit::{JudgeReports, Permit},
        problem::Fault,
        shell,
        views::{CalendarPage, Shell},
    },
};

/// `POST /due-extensions/{id}/decision`: `granted` is `yes` or `no`.
pub(in crate::web) async fn decide(
    request: HttpRequest,
    permit: Permit<JudgeReports>,
    id: Path<String>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let (id, now) = (id.into_inner(), permit.app.clock.now());
    let answers = Answers::new(permit.visitor.texts, form.0);
    let (granted, note) = (answers.text("granted"), answers.text("note"));
    let granted = match granted.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(Fault::BadRequest("form_unreadable")),
    };
    let extension = id.clone();
    let outcome = permit
        .write(move |connection, actor| {
            decide_extension(connection, actor, &extension, granted, &note, now)
        })
        .await;
    let Err(fault) = outcome else {
        let done = if granted { "granted" } else { "refused" };
        return Ok(see_other(&format!("/calendar?done=extension-{done}")));
    };
    let (typed, status) = answers.refused(fault)?;
    let mut page = list::page(&request, &permit, list::Asked::default()).await?;
    for one in page.waiting.iter_mut().filter(|one| one.id == id) {
        one.fault = typed.fault("note").map(str::to_owned);
        typed.value("note").clone_into(&mut one.note);
    }
    let shell = Shell {
        notice: typed.whole.map(shell::refusal),
        ..page.shell.clone()
    };
    shown(status, &CalendarPage { shell, ..page })
}
