//! One contract: what it demands, how it stands, its reports and its lines.

use std::collections::HashMap;

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use chrono::NaiveDate;
use meetbaar_domain::{amount::Hours, obligation::Quantity};
use serde::Deserialize;

use super::{
    bar::bar, calendar, fields::period_choices, in_path, lines, reductions, reference_date, shown,
};
use crate::{
    access::Permission,
    actions::Refusal,
    clock::dutch,
    reporting::standings::{self, ContractStanding, ObligationStanding},
    storage::{
        Known, Stored, conflicts, contracts, erasure::terms, recovery_actions, report_contracts,
        settlements,
    },
    text::{OutlookFigures, Texts},
    web::{
        permit::{Permit, SeeContracts},
        problem::Fault,
        shell,
        views::{
            ContractFacts, ContractJobs, ContractPage, ContractReport, ObligationView, Section,
            Shell, TemplateForm,
        },
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    on: Option<String>,
    page: Option<usize>,
    done: Option<String>,
}

/// `GET /contracts/{number}`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SeeContracts>,
    number: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let on = reference_date::asked(asked.on.as_deref(), permit.app.reference_date(), texts);
    let (day, typed) = (on.day, on.typed.clone());
    let sees_lines = permit.actor.may(Permission::SeeLines);
    let judges = permit.actor.may(Permission::JudgeReports);
    let follows_up = permit.actor.may(Permission::FollowUp);
    let around = calendar::contract::around(&permit);
    let today = permit.app.reference_date();
    let wanted = asked.page.unwrap_or(1);
    let (standing, reports, table, follow) = permit
        .read(move |connection, actor| {
            let contract =
                contracts::by_number(connection, actor.scope, &number)?.ok_or(Refusal::NotFound)?;
            let id = contract.id;
            let address = format!("/contracts/{number}?on={typed}&page=");
            let table = match sees_lines {
                true => Some(lines::of_contract(
                    connection, actor, texts, id, wanted, &address,
                )?),
                false => None,
            };
            let due = calendar::contract::of_contract(connection, around, &contract, today)?;
            let settled = settlements::of_contract(connection, id)?.is_some();
            let erased = terms::by_number(connection, actor.scope, &number)?;
            let erased = erased.and_then(|kept| kept.lines_erased_at);
            let standing = standings::of_contracts(connection, vec![contract], day, Known::now())?
                .pop()
                .ok_or(Refusal::NotFound)?;
            let ids: Vec<i64> = standing.obligations.iter().map(|one| one.row.id).collect();
            let open = recovery_actions::open_ones(connection, &ids)?;
            let in_conflict = match judges {
                true => conflicts::open_of(connection, id)?,
                false => 0,
            };
            let follow = (due, settled, open, in_conflict, erased);
            Ok((
                standing,
                report_contracts::of_contract(connection, actor.scope, id)?,
                table,
                follow,
            ))
        })
        .await?;
    let contract = &standing.contract;
    let (calendar, settled, open, in_conflict, erased) = follow;
    let following = Following {
        number: in_path(&contract.number),
        open,
        asks: follows_up,
    };
    let page = ContractPage {
        shell: Shell {
            notice: shell::notice(texts, asked.done.as_deref()),
            ..shell::inside(
                &request,
                &permit.visitor,
                Section::Overview,
                contract.number.clone(),
            )
        },
        conflicts: (in_conflict > 0).then_some(in_conflict),
        calendar,
        erased: erased.map(|at| texts.date(dutch(at).date())),
        settlement: settled || (follows_up && contract.ends < today),
        number: contract.number.clone(),
        on: on.typed,
        on_words: texts.date(day),
        on_fault: on.fault,
        facts: ContractFacts {
            supplier: contract.supplier.clone(),
            buyer: contract.buyer.clone(),
            category: contract.category.clone(),
            value: texts.euro(meetbaar_domain::amount::Cents(contract.value_cents)),
            term: texts.period(contract.starts, contract.ends),
            awarded: texts.date(contract.awarded),
            tender_published: contract.tender_published.map(|day| texts.date(day)),
            counts_as: standing.counts_as.code().to_owned(),
        },
        obligations: standing
            .obligations
            .iter()
            .map(|one| obligation(texts, one, day, &following))
            .collect::<Stored<_>>()
            .map_err(Refusal::from)?,
        jobs: jobs(texts, &standing),
        reports: reports
            .into_iter()
            .map(|one| report(texts, one, sees_lines))
            .collect(),
        lines: table,
        template_form: TemplateForm {
            contracts: vec![contract.number.clone()],
            periods: period_choices(texts, permit.app.reference_date()),
        },
        template_filled: permit.actor.may(Permission::SendReports),
    };
    shown(HttpResponse::Ok(), &page)
}

/// What is asked about the gaps of a contract.
struct Following {
    /// The contract's number, as a part of an address.
    number: String,
    /// Recovery actions that are open, by the keys of their obligations.
    open: HashMap<i64, String>,
    /// Whether the user may ask for one.
    asks: bool,
}

fn obligation(
    texts: Texts,
    standing: &ObligationStanding,
    on: NaiveDate,
    following: &Following,
) -> Stored<ObligationView> {
    let row = &standing.row;
    let (share, stated, description) = row.said();
    let term = standing.dated.term();
    let amount =
        |quantity: Option<Quantity>| quantity.map(|one| texts.amount(&row.kind, one.stored()));
    let stored = |quantity: Option<Quantity>| quantity.map_or(0, Quantity::stored);
    let (low, expected) = (
        standing.forecast.map(|one| one.low),
        standing.forecast.map(|one| one.expected),
    );
    let outlook = texts.outlook_of(OutlookFigures {
        kind: &row.kind,
        status: standing.status.code(),
        gap: stored(standing.gap),
        low: stored(low),
        expected: stored(expected),
        total: standing.known_total().map(Quantity::stored),
    });
    let (number, id) = (&following.number, &row.public_id);
    let action = following.open.get(&row.id);
    let asks = following.asks && action.is_none() && stored(standing.gap) > 0;
    Ok(ObligationView {
        reduced_by: reductions::told(texts, row, on)?,
        address: format!("/contracts/{number}/obligations/{id}"),
        recovery: action.map(|action| format!("/recovery-actions/{action}")),
        ask: asks.then(|| format!("/contracts/{number}/recovery-actions/new?obligation={id}")),
        words: texts.obligation(&row.kind, share, stated, description),
        term: texts.period(term.start(), term.end()),
        status: standing.status.code().to_owned(),
        total: amount(standing.known_total()),
        required: amount(standing.required),
        realised: amount(standing.realised),
        reported: amount(standing.to_be_judged.filter(|one| one.stored() > 0)),
        gap: amount(standing.gap),
        has_gap: stored(standing.gap) > 0,
        forecast_low: amount(low),
        forecast_expected: amount(expected),
        bar: bar(standing),
        outlook: texts.outlook(&outlook),
        value_table: standing.value_table.as_ref().map(|(code, revision)| {
            texts.with2("value-table-revision", "code", code, "revision", *revision)
        }),
        rhythm: standing.obligation.rhythm.code().to_owned(),
    })
}

fn jobs(texts: Texts, standing: &ContractStanding) -> ContractJobs {
    ContractJobs {
        quarter: Some(texts.quarter(standing.quarter.year, standing.quarter.number)),
        in_quarter: texts.jobs(standing.jobs),
        hours_in_quarter: texts.hours(Hours(standing.hours_in_quarter)),
        average: texts.jobs(standing.average_jobs),
        counts_as: standing.counts_as.code().to_owned(),
    }
}

fn report(texts: Texts, report: report_contracts::ContractReport, sees: bool) -> ContractReport {
    ContractReport {
        period: texts.period(report.period_start, report.period_end),
        revision: report.revision,
        state: report.state,
        superseded: report.superseded,
        submitted: report.submitted_at.map(|at| texts.moment(dutch(at))),
        id: sees.then_some(report.public_id),
    }
}
