//! Uploading a spreadsheet: answered at once with the report's address, read by a job.

use actix_multipart::Multipart;
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};

use super::{
    fields::{period_choices, words},
    see_other, shown,
};
use crate::{
    storage::contracts,
    web::{
        form,
        permit::{Permit, SendReports},
        problem::Fault,
        shell, upload,
        views::{NilForm, Section, TemplateForm, UploadPage},
    },
};

/// `GET /reports/new`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SendReports>,
) -> Result<HttpResponse, Fault> {
    page(&request, &permit, Refilled::default(), HttpResponse::Ok()).await
}

/// `POST /reports`.
pub(in crate::web) async fn receive(
    request: HttpRequest,
    permit: Permit<SendReports>,
    parts: Multipart,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let taken = match upload::take_in(&permit.app, parts).await {
        Ok(taken) => taken,
        Err(Fault::TooLarge(limit)) => {
            let fault = texts.with1("upload-too-large", "limit", limit);
            let answer = HttpResponse::PayloadTooLarge();
            let refilled = Refilled {
                fault: Some(fault),
                ..Refilled::default()
            };
            return page(&request, &permit, refilled, answer).await;
        }
        Err(other) => return Err(other),
    };
    form::check_token(&request, &taken.token).await?;
    let (period, contract) = (taken.period.clone(), taken.contract.clone());
    match upload::receive(&permit, taken).await {
        Ok(received) => Ok(see_other(&format!(
            "/reports/{}?done=uploaded",
            received.report
        ))),
        Err(Fault::Invalid(faults)) => {
            let refilled = Refilled {
                period,
                contract,
                fault: Some(words(texts, &faults)),
                nil: None,
            };
            page(&request, &permit, refilled, HttpResponse::BadRequest()).await
        }
        Err(other) => Err(other),
    }
}

/// What was filled in and could not be used, to be shown again.
#[derive(Default)]
pub(super) struct Refilled {
    pub(super) period: String,
    pub(super) contract: String,
    pub(super) fault: Option<String>,
    /// Period, contracts and what is wrong of a report of no effort.
    pub(super) nil: Option<(String, Vec<String>, String)>,
}

/// The page to upload a file, or to say that there was no effort.
pub(super) async fn page(
    request: &HttpRequest,
    permit: &Permit<SendReports>,
    refilled: Refilled,
    answer: HttpResponseBuilder,
) -> Result<HttpResponse, Fault> {
    let Refilled {
        period,
        contract,
        fault,
        nil,
    } = refilled;
    let texts = permit.visitor.texts;
    let own = permit
        .read(|connection, actor| Ok(contracts::list(connection, actor.scope)?))
        .await?;
    let contracts: Vec<String> = own.into_iter().map(|one| one.number).collect();
    let periods = period_choices(texts, permit.app.reference_date());
    let (nil_period, chosen, nil_fault) = match nil {
        Some((period, chosen, fault)) => (period, chosen, Some(fault)),
        None => Default::default(),
    };
    let page = UploadPage {
        shell: shell::inside(
            request,
            &permit.visitor,
            Section::Upload,
            texts.text("upload-title"),
        ),
        period,
        template_form: (!contracts.is_empty()).then(|| TemplateForm {
            contracts: contracts.clone(),
            periods: periods.clone(),
        }),
        nil_form: (!contracts.is_empty()).then(|| NilForm {
            contracts: contracts
                .iter()
                .map(|number| (number.clone(), chosen.contains(number)))
                .collect(),
            period: nil_period,
            fault: nil_fault,
        }),
        periods,
        contract,
        contracts,
        limit_mib: permit.app.config.upload_limit_mib,
        fault,
    };
    shown(answer, &page)
}
