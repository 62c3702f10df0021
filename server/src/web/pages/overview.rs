//! The overview of contracts with how they stand.

use actix_web::{HttpRequest, HttpResponse, web::Query};
use meetbaar_domain::{amount::Cents, obligation::Quantity, standing::Status};
use serde::Deserialize;

use super::{bar::bar, reference_date, shown};
use crate::{
    reporting::standings::{self, ContractStanding, ObligationStanding},
    text::Texts,
    web::{
        permit::{Permit, SeeContracts},
        problem::Fault,
        shell,
        views::{ContractRow, JobsCell, ObligationRow, OverviewFigures, OverviewPage, Section},
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    on: Option<String>,
    #[serde(default)]
    status: String,
    #[serde(default)]
    q: String,
}

/// `GET /`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SeeContracts>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let on = reference_date::asked(asked.on.as_deref(), permit.app.reference_date(), texts);
    let day = on.day;
    let all = permit
        .read(move |connection, actor| Ok(standings::standings(connection, actor.scope, day)?))
        .await?;
    let quarter = all.first().map(|one| one.quarter);
    let page = OverviewPage {
        shell: shell::inside(
            &request,
            &permit.visitor,
            Section::Overview,
            texts.text("overview-title"),
        ),
        on: on.typed,
        on_words: texts.date(day),
        on_fault: on.fault,
        figures: figures(texts, &all),
        quarter: quarter
            .map(|one| texts.quarter(one.year, one.number))
            .unwrap_or_default(),
        no_contracts: all.is_empty(),
        contracts: all
            .iter()
            .filter(|one| wanted(one, &asked))
            .map(|one| row(texts, one))
            .collect(),
        status: asked.status.clone(),
        q: asked.q.clone(),
    };
    shown(HttpResponse::Ok(), &page)
}

fn wanted(standing: &ContractStanding, asked: &Asked) -> bool {
    let status = asked.status.is_empty()
        || standing
            .obligations
            .iter()
            .any(|one| one.status.code() == asked.status);
    let contract = &standing.contract;
    let text = asked.q.trim().to_lowercase();
    status
        && [
            &contract.number,
            &contract.supplier,
            &contract.buyer,
            &contract.category,
        ]
        .iter()
        .any(|field| field.to_lowercase().contains(&text))
}

fn figures(texts: Texts, all: &[ContractStanding]) -> OverviewFigures {
    let obligations = || all.iter().flat_map(|one| &one.obligations);
    let count = |wanted: fn(&ObligationStanding) -> bool| {
        let number = obligations().filter(|one| wanted(one)).count();
        texts.number(i64::try_from(number).unwrap_or(i64::MAX))
    };
    let gap = Cents::sum_held(obligations().filter_map(|one| match one.gap {
        Some(Quantity::Euros(cents)) => Some(cents),
        _ => None,
    }));
    OverviewFigures {
        contracts: texts.number(i64::try_from(all.len()).unwrap_or(i64::MAX)),
        behind: count(|one| one.status == Status::Behind),
        silent: count(|one| one.status == Status::Silent),
        not_measurable: count(|one| one.status == Status::NotMeasurable),
        gap: texts.euro(gap),
    }
}

fn row(texts: Texts, standing: &ContractStanding) -> ContractRow {
    let contract = &standing.contract;
    ContractRow {
        number: contract.number.clone(),
        supplier: contract.supplier.clone(),
        buyer: contract.buyer.clone(),
        category: contract.category.clone(),
        obligations: standing
            .obligations
            .iter()
            .map(|one| obligation(texts, one))
            .collect(),
        jobs: Some(JobsCell {
            jobs: texts.jobs(standing.jobs),
            counts_as: standing.counts_as.code().to_owned(),
        }),
    }
}

fn obligation(texts: Texts, standing: &ObligationStanding) -> ObligationRow {
    let row = &standing.row;
    let (share, stated, description) = row.said();
    let amount =
        |quantity: Option<Quantity>| quantity.map(|one| texts.amount(&row.kind, one.stored()));
    ObligationRow {
        words: texts.obligation(&row.kind, share, stated, description),
        required: amount(standing.required),
        realised: amount(standing.realised),
        gap: amount(standing.gap.filter(|gap| gap.stored() > 0)),
        bar: bar(standing),
        status: standing.status.code().to_owned(),
    }
}
