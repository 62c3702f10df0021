//! A candidate asks what is kept: it is shown, handed over, and erased. The number that is typed is turned into the
//! pseudonym and kept nowhere; it never stands in an address.

use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, http::header};

use super::{
    answers::{Answers, Fields},
    see_other, shown,
};
use crate::{
    access::Scope,
    actions::{
        erasure::of_candidate::{
            Answer, Asked, KeptOf, Purpose, answer_candidate, asks_which_supplier, erase_candidate,
        },
        pseudonym_keys,
    },
    reporting::candidate_copy::candidate_copy,
    storage::suppliers,
    text::Texts,
    web::{
        attachment::named,
        form::Checked,
        permit::{AnswerCandidates, Permit},
        problem::Fault,
        proven::Proven,
        shell,
        views::{CandidateAnswer, CandidateLine, CandidatesPage, Choice, Section, Typed},
    },
};

/// `GET /candidates`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<AnswerCandidates>,
) -> Result<HttpResponse, Fault> {
    page(
        &request,
        &permit,
        (Typed::default(), None),
        HttpResponse::Ok(),
    )
    .await
}

/// `POST /candidates`.
pub(in crate::web) async fn answer(
    request: HttpRequest,
    permit: Permit<AnswerCandidates>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let answers = Answers::new(permit.visitor.texts, form.0);
    match answered(&permit, asked(&answers), Purpose::Show).await {
        Ok(found) => {
            let found = Some((found, Typed::default()));
            page(
                &request,
                &permit,
                (answers.again(), found),
                HttpResponse::Ok(),
            )
            .await
        }
        Err(fault) => {
            let (typed, status) = answers.refused(fault)?;
            page(&request, &permit, (typed, None), status).await
        }
    }
}

/// `POST /candidates/export`: everything that is kept, to be handed over.
pub(in crate::web) async fn export(
    request: HttpRequest,
    permit: Permit<AnswerCandidates>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let answers = Answers::new(permit.visitor.texts, form.0);
    let found = match answered(&permit, asked(&answers), Purpose::HandOver).await {
        Ok(found) => found,
        Err(fault) => {
            let (typed, status) = answers.refused(fault)?;
            return page(&request, &permit, (typed, None), status).await;
        }
    };
    Ok(HttpResponse::Ok()
        .insert_header(named("meetbaar-candidate.json"))
        .json(candidate_copy(&found, permit.app.clock.now())))
}

/// `POST /candidates/erasure`.
pub(in crate::web) async fn erase(
    request: HttpRequest,
    permit: Proven<AnswerCandidates>,
    form: Checked<Fields>,
) -> Result<HttpResponse, Fault> {
    let answers = Answers::new(permit.visitor.texts, form.0);
    let (wanted, reason) = (asked(&answers), answers.text("reason"));
    let (app, now) = (permit.app.clone(), permit.app.clock.now());
    let erased = permit
        .write(move |connection, actor| {
            let pseudonyms = pseudonym_keys::in_use(connection, app.keys.pseudonyms())?;
            let signer = app.database.journal()?.signer();
            let keys = (&pseudonyms, signer);
            erase_candidate(connection, actor, (&wanted, &reason), keys, now)
        })
        .await;
    let fault = match erased {
        Ok(certificate) => return Ok(see_other(&format!("/erasures/{certificate}"))),
        Err(fault) => fault,
    };
    let again = asked(&answers);
    let (typed, status) = answers.refused(fault)?;
    let found = answered(&permit, again, Purpose::Show).await.ok();
    let found = found.map(|found| (found, typed.clone()));
    page(&request, &permit, (typed, found), status).await
}

fn asked(answers: &Answers) -> Asked {
    Asked {
        supplier: answers.said("supplier"),
        candidate: answers.text("candidate"),
    }
}

async fn answered(
    permit: &Permit<AnswerCandidates>,
    asked: Asked,
    purpose: Purpose,
) -> Result<Answer, Fault> {
    let app = permit.app.clone();
    permit
        .read(move |connection, actor| {
            let pseudonyms = pseudonym_keys::in_use(connection, app.keys.pseudonyms())?;
            answer_candidate(connection, actor, &asked, &pseudonyms, purpose)
        })
        .await
}

async fn page(
    request: &HttpRequest,
    permit: &Permit<AnswerCandidates>,
    (typed, found): (Typed, Option<(Answer, Typed)>),
    mut status: HttpResponseBuilder,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let suppliers = permit
        .read(move |connection, actor| {
            if !asks_which_supplier(actor) {
                return Ok(Vec::new());
            }
            Ok(suppliers::named(connection, Scope::All)?)
        })
        .await?;
    // A number that looks like a citizen service number is not shown again: it is typed once more.
    let retype = typed.value("candidate").contains('*');
    let page = CandidatesPage {
        shell: shell::inside(
            request,
            &permit.visitor,
            Section::None,
            texts.text("candidates-heading"),
        ),
        suppliers: suppliers
            .into_iter()
            .map(|(value, label)| Choice { value, label })
            .collect(),
        typed,
        answer: found.map(|(found, erasure)| CandidateAnswer {
            supplier: found.supplier_name,
            lines: found.kept.iter().map(|one| line(texts, one)).collect(),
            erasure,
            retype,
        }),
    };
    status.insert_header((header::CACHE_CONTROL, "no-store"));
    shown(status, &page)
}

fn line(texts: Texts, kept: &KeptOf) -> CandidateLine {
    let line = &kept.line;
    let hours = |hours: i64| texts.hours(meetbaar_domain::amount::Hours(hours));
    CandidateLine {
        report: line.report.clone(),
        contract: line.contract.clone(),
        period: texts.period(line.period_start, line.period_end),
        state: texts.word("state", &line.report_state),
        target_group: line
            .target_group
            .as_ref()
            .map(|code| texts.word("group", code)),
        hours: line.paid_hours.or(line.hours_per_week).map(hours),
        worth: kept
            .worth
            .iter()
            .map(|(kind, amount)| texts.amount(kind, *amount))
            .collect(),
        place: match (line.sheet.as_str(), line.sheet_row) {
            (_, 0) => "–".to_owned(),
            ("", row) => row.to_string(),
            (sheet, row) => format!("{sheet}, {row}"),
        },
    }
}
