//! Reports that are due, of all contracts that somebody sees: the late ones first, then this period, then what comes.

use actix_web::{HttpRequest, HttpResponse, web::Query};
use chrono::{Datelike, NaiveDate};
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
/// Reports under each heading where nothing is chosen.
const FIRST: usize = 15;

/// What the address holds.
#[derive(Default, Deserialize)]
pub(in crate::web) struct Asked {
    #[serde(default)]
    contract: String,
    #[serde(default)]
    state: String,
    page: Option<usize>,
    done: Option<String>,
}

/// `GET /calendar`.
pub(in crate::web) async fn show(
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
    let mut groups = GROUPS.into_iter();
    let wanted = groups.find(|group| *group == asked.state);
    let mut all: Vec<(&'static str, Due)> = all
        .into_iter()
        .map(|one| (group(&one, on), one))
        .filter(|(code, one)| wanted.map_or(one.state.is_awaited(), |wanted| wanted == *code))
        .collect();
    all.sort_by_key(|(code, one)| (rank(code), urgency(one), one.contract_id));
    let number_of_page = asked.page.unwrap_or(1).clamp(1, 1_000_000);
    let before = (number_of_page - 1) * PAGE;
    let has_next = wanted.is_some() && all.len() > before + PAGE;
    let code = wanted.unwrap_or_default();
    let address = |state: &str, page: usize| {
        let query: String = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("contract", &number)
            .append_pair("state", state)
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
        states: GROUPS.into(),
        waiting,
        decides: permit.actor.may(Permission::JudgeReports),
        groups: match wanted {
            Some(_) => {
                let rows: Vec<_> = all.into_iter().skip(before).take(PAGE).collect();
                by_group(&around, &rows, PAGE, |_| None)
            }
            None => by_group(&around, &all, FIRST, |code| Some(address(code, 1))),
        },
        with_supplier: permit.actor.scope == Scope::All,
        previous: (number_of_page > 1).then(|| address(code, number_of_page - 1)),
        next: has_next.then(|| address(code, number_of_page + 1)),
        contract: number,
    })
}

/// Headings in their order; they are what the list is filtered by too.
const GROUPS: [&str; 6] = ["late", "now", "coming", "submitted", "accepted", "closed"];

/// The heading under which a report stands.
fn group(one: &Due, on: NaiveDate) -> &'static str {
    match one.state {
        DueState::Overdue => "late",
        DueState::Open => "now",
        DueState::Upcoming if one.report.period.start() <= on => "now",
        DueState::Upcoming => "coming",
        done => done.code(),
    }
}

fn rank(code: &str) -> usize {
    let mut codes = GROUPS.into_iter();
    codes.position(|one| one == code).unwrap_or_default()
}

/// What is still to come stands in the order of its days; of what is late or was sent the latest comes first.
fn urgency(one: &Due) -> i64 {
    let day = i64::from(one.report.due.num_days_from_ce());
    match one.state {
        DueState::Open | DueState::Upcoming => day,
        _ => -day,
    }
}

/// Reports under their headings, at most so many under each; `all` is the address of the rest.
fn by_group(
    around: &Around,
    reports: &[(&'static str, Due)],
    most: usize,
    all: impl Fn(&str) -> Option<String>,
) -> Vec<DueGroup> {
    let of_one = reports.chunk_by(|(one, _), (next, _)| one == next);
    let groups = of_one.filter_map(|rows| {
        let code = rows.first()?.0;
        let shown = rows.iter().take(most);
        Some(DueGroup {
            code,
            count: rows.len(),
            rows: shown.map(|(_, one)| around.row(one)).collect(),
            all: all(code).filter(|_| most < rows.len()),
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
