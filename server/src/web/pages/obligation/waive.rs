//! Lifting an obligation for some days, and taking that back.

use actix_web::{HttpRequest, HttpResponse, web::Path};

use super::{
    super::{
        answers::{Answers, Fields},
        see_other, shown,
    },
    address, found, words,
};
use crate::{
    actions::obligation::{NewDays, REASONS, waive_obligation, withdraw_waiver},
    reporting::obligation::dated,
    web::{
        form::{Checked, NoFields},
        permit::{KeepContracts, Permit},
        problem::Fault,
        shell,
        views::{Choice, Section, Typed, WaiverPage},
    },
};

/// `GET /contracts/{number}/obligations/{id}/waivers/new`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<KeepContracts>,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Fault> {
    let page = page(&request, &permit, path.into_inner(), Typed::default()).await?;
    shown(HttpResponse::Ok(), &page)
}

async fn page(
    request: &HttpRequest,
    permit: &Permit<KeepContracts>,
    path: (String, String),
    typed: Typed,
) -> Result<WaiverPage, Fault> {
    let texts = permit.visitor.texts;
    let (contract, stored, term) = permit
        .read(move |connection, actor| {
            let (contract, stored) = found(connection, actor, &path)?;
            let term = dated(&stored)?.term();
            Ok((contract, stored, term))
        })
        .await?;
    let none = Choice {
        value: String::new(),
        label: texts.text("form-choose"),
    };
    let reasons = REASONS.map(|code| Choice {
        value: code.to_owned(),
        label: texts.word("waiver-reason", code),
    });
    Ok(WaiverPage {
        shell: shell::inside(
            request,
            &permit.visitor,
            Section::Overview,
            texts.text("terms-waive"),
        ),
        number: contract.number,
        words: words(texts, &stored),
        id: stored.public_id,
        term: texts.period(term.start(), term.end()),
        reasons: std::iter::once(none).chain(reasons).collect(),
        typed,
    })
}

/// `POST /contracts/{number}/obligations/{id}/waivers`.
pub(in crate::web) async fn waive(
    request: HttpRequest,
    permit: Permit<KeepContracts>,
    path: Path<(String, String)>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let (path, now) = (path.into_inner(), permit.app.clock.now());
    let mut answers = Answers::new(permit.visitor.texts, form.0);
    let new = NewDays {
        reason: answers.text("reason"),
        note: answers.said("note"),
        approver: answers.text("approver"),
        starts: answers.day("starts"),
        ends: answers.day("ends"),
    };
    let of = path.clone();
    let outcome = match answers.understood() {
        Ok(()) => {
            permit
                .write(move |connection, actor| {
                    found(connection, actor, &of)?;
                    waive_obligation(connection, actor, &of.1, &new, now)
                })
                .await
        }
        Err(fault) => Err(fault),
    };
    let Err(fault) = outcome else {
        let address = address(&path);
        return Ok(see_other(&format!(
            "{address}?done=obligation-waived#waivers"
        )));
    };
    let (typed, status) = answers.refused(fault)?;
    let page = page(&request, &permit, path, typed).await?;
    shown(status, &page)
}

/// `POST /contracts/{number}/obligations/{id}/waivers/{waiver}/withdrawal`.
pub(in crate::web) async fn withdraw(
    permit: Permit<KeepContracts>,
    path: Path<(String, String, String)>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let ((number, id, waiver), now) = (path.into_inner(), permit.app.clock.now());
    let of = (number, id);
    let address = address(&of);
    permit
        .write(move |connection, actor| {
            found(connection, actor, &of)?;
            withdraw_waiver(connection, actor, &of.1, &waiver, now)
        })
        .await?;
    Ok(see_other(&format!(
        "{address}?done=waiver-withdrawn#waivers"
    )))
}
