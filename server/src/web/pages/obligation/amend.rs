//! Amending an obligation from a day on. Who comes second sees what somebody else changed, and what he typed stays.

use actix_web::{HttpRequest, HttpResponse, web::Path};

use super::{
    super::{
        answers::{Answers, Fields},
        see_other, shown,
    },
    address,
    form::{fields, filled, terms},
    found, said, words,
};
use crate::{
    actions::{
        Changed,
        obligation::{Amendment, Terms, amend_obligation},
    },
    storage::{contracts::Contract, obligations::StoredObligation},
    web::{
        form::Checked,
        permit::{KeepContracts, Permit},
        problem::Fault,
        shell,
        views::{AmendmentPage, Section, Typed},
    },
};

/// The path of an obligation: the contract's number and its own identifier.
type OfContract = (String, String);

async fn stored(
    permit: &Permit<KeepContracts>,
    path: &OfContract,
) -> Result<(Contract, StoredObligation), Fault> {
    let path = path.clone();
    permit
        .read(move |connection, actor| found(connection, actor, &path))
        .await
}

/// `GET /contracts/{number}/obligations/{id}/amendment`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<KeepContracts>,
    path: Path<OfContract>,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let (contract, stored) = stored(&permit, &path).await?;
    let latest = stored.terms.last().map(Terms::of);
    let typed = latest.map(|latest| filled(texts, &stored.kind, &latest));
    let version = stored.version;
    let typed = (typed.unwrap_or_default(), version, None);
    let page = page(&request, &permit, (&contract, &stored), typed);
    shown(HttpResponse::Ok(), &page)
}

fn page(
    request: &HttpRequest,
    permit: &Permit<KeepContracts>,
    (contract, stored): (&Contract, &StoredObligation),
    (typed, version, changed): (Typed, i64, Option<Changed>),
) -> AmendmentPage {
    let texts = permit.visitor.texts;
    let kind = &stored.kind;
    AmendmentPage {
        shell: shell::inside(
            request,
            &permit.visitor,
            Section::Overview,
            texts.text("terms-amend"),
        ),
        number: contract.number.clone(),
        id: stored.public_id.clone(),
        words: words(texts, stored),
        version: changed.as_ref().map_or(version, |changed| changed.version),
        changed: changed.is_some(),
        meanwhile: changed
            .map(|changed| said::differences(texts, kind, &changed.differences))
            .unwrap_or_default(),
        fields: fields(texts, kind, Vec::new(), typed),
    }
}

/// `POST /contracts/{number}/obligations/{id}/amendment`: `version` is the one that the form was made from.
pub(in crate::web) async fn amend(
    request: HttpRequest,
    permit: Permit<KeepContracts>,
    path: Path<OfContract>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let (path, now) = (path.into_inner(), permit.app.clock.now());
    let (contract, stored) = stored(&permit, &path).await?;
    let mut answers = Answers::new(permit.visitor.texts, form.0);
    let version: i64 = answers
        .text("version")
        .parse()
        .map_err(|_| Fault::BadRequest("form_unreadable"))?;
    let amendment = Amendment {
        holds_from: answers.day("holdsFrom"),
        reason: answers.text("reason"),
        terms: terms(&mut answers, &stored.kind),
    };
    let id = path.1.clone();
    let outcome = match answers.understood() {
        Ok(()) => {
            permit
                .write(move |connection, actor| {
                    amend_obligation(connection, actor, &id, version, &amendment, now)
                })
                .await
        }
        Err(fault) => Err(fault),
    };
    let shows = (&contract, &stored);
    match outcome {
        Ok(_) => {
            let address = address(&path);
            Ok(see_other(&format!("{address}?done=obligation-amended")))
        }
        Err(Fault::Changed(changed)) => {
            let typed = (answers.again(), version, Some(*changed));
            let page = page(&request, &permit, shows, typed);
            shown(HttpResponse::PreconditionFailed(), &page)
        }
        Err(fault) => {
            let (typed, status) = answers.refused(fault)?;
            let page = page(&request, &permit, shows, (typed, version, None));
            shown(status, &page)
        }
    }
}
