//! The list of recovery actions, the open ones first.

use std::collections::HashMap;

use actix_web::{HttpRequest, HttpResponse, web::Query};
use serde::Deserialize;

use super::{super::shown, row};
use crate::{
    access::Scope,
    actions::Refusal,
    storage::{
        Known, contracts, obligations,
        recovery_actions::{self, Listing, RecoveryState},
    },
    web::{
        permit::{Permit, SeeContracts},
        problem::Fault,
        shell,
        views::{RecoveriesPage, Section},
    },
};

/// Actions on one page.
const PAGE: usize = 50;

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    state: String,
    #[serde(default)]
    contract: String,
    page: Option<usize>,
}

/// `GET /recovery-actions`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SeeContracts>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let (texts, asked) = (permit.visitor.texts, asked.into_inner());
    let (today, with_supplier) = (
        permit.app.clock.now().day(),
        permit.actor.scope == Scope::All,
    );
    let mut states = RecoveryState::ALL.into_iter();
    let state = states.find(|state| state.code() == asked.state);
    let number = asked.contract.trim().to_owned();
    let wanted = (!number.is_empty()).then(|| number.clone());
    let page = asked.page.unwrap_or(1).clamp(1, 1_000_000);
    let (offset, limit) = ((page - 1) * PAGE, PAGE + 1);
    let mut rows = permit
        .read(move |connection, actor| {
            let contract = match wanted {
                Some(number) => match contracts::by_number(connection, actor.scope, &number)? {
                    Some(contract) => Some(contract.id),
                    None => return Ok(Vec::new()),
                },
                None => None,
            };
            let listing = Listing {
                contract,
                state,
                offset: i64::try_from(offset).unwrap_or_default(),
                limit: i64::try_from(limit).unwrap_or_default(),
            };
            let found = recovery_actions::listed(connection, actor.scope, &listing)?;
            let mut ids: Vec<i64> = found.iter().map(|one| one.contract_id).collect();
            ids.sort_unstable();
            ids.dedup();
            let own = contracts::by_ids(connection, &ids)?;
            let own: HashMap<i64, _> = own.into_iter().map(|one| (one.id, one)).collect();
            let said = obligations::of_contracts(connection, &ids, Known::now())?;
            let said: HashMap<String, _> = said
                .into_iter()
                .map(|one| (one.public_id.clone(), one))
                .collect();
            let rows = found.iter().map(|one| {
                let words = said.get(&one.obligation).map(|obligation| {
                    let (share, amount, text) = obligation.said();
                    texts.obligation(&one.kind, share, amount, text)
                });
                let names = (own.get(&one.contract_id), words.unwrap_or_default());
                row(texts, one, names, today)
            });
            Ok::<_, Refusal>(rows.collect::<Vec<_>>())
        })
        .await?;
    // One more than is shown tells whether there is a next page.
    let has_next = rows.len() > PAGE;
    rows.truncate(PAGE);
    let code = state.map(RecoveryState::code).unwrap_or_default();
    let address = |page: usize| {
        let query: String = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("state", code)
            .append_pair("contract", &number)
            .append_pair("page", &page.to_string())
            .finish();
        format!("/recovery-actions?{query}")
    };
    let title = texts.text("recovery-heading");
    let page = RecoveriesPage {
        shell: shell::inside(&request, &permit.visitor, Section::Recovery, title),
        state: code.to_owned(),
        states: RecoveryState::ALL.map(RecoveryState::code).into(),
        rows,
        with_supplier,
        previous: (page > 1).then(|| address(page - 1)),
        next: has_next.then(|| address(page + 1)),
        contract: number,
    };
    shown(HttpResponse::Ok(), &page)
}
