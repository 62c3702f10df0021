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
        views::{Section, TemplateForm, UploadPage},
    },
};

/// `GET /reports/new`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SendReports>,
) -> Result<HttpResponse, Fault> {
    page(
        &request,
        &permit,
        String::new(),
        String::new(),
        None,
        HttpResponse::Ok(),
    )
    .await
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
            return page(
                &request,
                &permit,
                String::new(),
                String::new(),
                Some(fault),
                answer,
            )
            .await;
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
            let fault = Some(words(texts, &faults));
            let answer = HttpResponse::BadRequest();
            page(&request, &permit, period, contract, fault, answer).await
        }
        Err(other) => Err(other),
    }
}

async fn page(
    request: &HttpRequest,
    permit: &Permit<SendReports>,
    period: String,
    contract: String,
    fault: Option<String>,
    answer: HttpResponseBuilder,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let own = permit
        .read(|connection, actor| Ok(contracts::list(connection, actor.scope)?))
        .await?;
    let contracts: Vec<String> = own.into_iter().map(|one| one.number).collect();
    let periods = period_choices(texts, permit.app.reference_date());
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
        periods,
        contract,
        contracts,
        limit_mib: permit.app.config.upload_limit_mib,
        fault,
    };
    shown(answer, &page)
}
