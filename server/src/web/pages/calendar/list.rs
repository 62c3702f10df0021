//! Reports that are due, of all contracts that somebody sees: the late ones first, then this period, then what comes.

use actix_web::{HttpRequest, HttpResponse, web::Query};
use chrono::NaiveDate;
use serde::Deserialize;

use super::{super::shown, Around};
use crate::{
    access::{Permission, Scope},
    actions::Refusal,
    clock::dutch,
    reporting::calendar::{Due, DueState, due},
    storage::{
        calendar::{self, StoredExtension},
        contracts::{self, Contract},
    },
    text::Texts,
    web::{
        permit::{Permit, SeeContracts},
        problem::Fault,
        shell,
        views::{CalendarPage, DueGroup, Section, Shell, WaitingExtension},
    },
};

/// Reports on one page.
const PAGE: usize = 50;

/// What the address holds.
#[derive(Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    contract: String,
    #[serde(default)]
    state: String,
    page: Option<usize>,
    done: Option<String>,
}

/// `GET /calendar`.
pub(super) async fn show(
    request: HttpRequest,
    permit: Permit<SeeContracts>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let notice = shell::notice(permit.visitor.texts, asked.done.as_deref());
    let page = page(&request, &permit, asked.into_inner()).await?;
    let shell = Shell {
        notice,
        ..page.shell.clone()
    };
    shown(HttpResponse::Ok(), &CalendarPage { shell, ..page })
}

/// The page as the address asks for it.
pub(super) async fn page<P>(
    request: &HttpRequest,
    permit: &Permit<P>,
    asked: Asked,
) -> Result<CalendarPage, Fault> {
    let (texts, on) = (permit.visitor.texts, permit.app.reference_date());
    let number = asked.contract.trim().to_owned();
    let wanted = (!number.is_empty()).then(|| number.clone());
    let (contracts, all, extensions) = permit
        .read(move |connection, actor| {
            let contracts = match wanted {
                Some(number) => contracts::by_number(connection, actor.scope, &number)?
                    .into_iter()
                    .collect(),
                None => contracts::list(connection, actor.scope)?,
            };
            let ids: Vec<i64> = contracts.iter().map(|one| one.id).collect();
            let extensions = calendar::extensions(connection, &ids)?;
            let all = due(connection, &contracts, on)?;
            Ok::<_, Refusal>((contracts, all, extensions))
        })
        .await?;
    let mut states = DueState::ALL.into_iter();
    let state = states.find(|state| state.code() == asked.state);
    let mut all: Vec<(&'static str, Due)> = all
        .into_iter()
        .filter(|one| state.map_or(one.state.is_awaited(), |state| one.state == state))
        .map(|one| (group(&one, on), one))
        .collect();
    all.sort_by_key(|(code, one)| (rank(code), one.report.due, one.contract_id));
    let number_of_page = asked.page.unwrap_or(1).clamp(1, 1_000_000);
    let before = (number_of_page - 1) * PAGE;
    let has_next = all.len() > before + PAGE;
    let shown: Vec<_> = all.into_iter().skip(before).take(PAGE).collect();
    let code = state.map(DueState::code).unwrap_or_default();
    let address = |page: usize| {
        let query: String = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("contract", &number)
            .append_pair("state", code)
            .append_pair("page", &page.to_string())
            .finish();
        format!("/calendar?{query}")
    };
    let waiting = extensions.iter().filter(|one| one.granted.is_none());
    let waiting = waiting.filter_map(|one| waits(texts, &contracts, one));
    let waiting = waiting.collect();
    let around = Around::new(permit).with(extensions);
    let title = texts.text("calendar-heading");
    Ok(CalendarPage {
        shell: shell::inside(request, &permit.visitor, Section::Calendar, title),
        on_words: texts.date(on),
        state: code.to_owned(),
        states: DueState::ALL.map(DueState::code).into(),
        waiting,
        decides: permit.actor.role.may(Permission::JudgeReports),
        groups: groups(&around, &shown),
        with_supplier: permit.actor.scope == Scope::All,
        previous: (number_of_page > 1).then(|| address(number_of_page - 1)),
        next: has_next.then(|| address(number_of_page + 1)),
        contract: number,
    })
}

/// The heading under which a report stands.
fn group(one: &Due, on: NaiveDate) -> &'static str {
    match one.state {
        DueState::Overdue => "late",
        DueState::Open => "now",
        DueState::Upcoming if one.report.period.start() <= on => "now",
        DueState::Upcoming => "coming",
        DueState::Submitted | DueState::Accepted | DueState::Closed => "done",
    }
}

fn rank(code: &str) -> usize {
    let mut codes = ["late", "now", "coming", "done"].into_iter();
    codes.position(|one| one == code).unwrap_or_default()
}

fn groups(around: &Around, shown: &[(&'static str, Due)]) -> Vec<DueGroup> {
    let of_one = shown.chunk_by(|(one, _), (next, _)| one == next);
    let groups = of_one.filter_map(|rows| {
        Some(DueGroup {
            code: rows.first()?.0,
            rows: rows.iter().map(|(_, one)| around.row(one)).collect(),
        })
    });
    groups.collect()
}

fn waits(texts: Texts, contracts: &[Contract], one: &StoredExtension) -> Option<WaitingExtension> {
    let contract = contracts.iter().find(|own| own.id == one.contract_id)?;
    Some(WaitingExtension {
        id: one.public_id.clone(),
        contract: contract.number.clone(),
        supplier: contract.supplier.clone(),
        period: texts.period(one.period_start, one.period_end),
        until: texts.date(one.until),
        reason: one.reason.clone(),
        asked_at: texts.moment(dutch(one.asked_at)),
        note: String::new(),
        fault: None,
    })
}
