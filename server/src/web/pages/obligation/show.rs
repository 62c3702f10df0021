//! One obligation: its terms in time, its milestones, and the days on which it is lifted.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use chrono::NaiveDate;
use serde::Deserialize;

use super::{
    super::{reductions, shown},
    found, said, words,
};
use crate::{
    access::Permission,
    actions::{Refusal, obligation::Terms},
    clock::dutch,
    storage::{obligations::StoredObligation, waivers::StoredWaiver},
    text::Texts,
    web::{
        permit::{Permit, SeeContracts},
        problem::Fault,
        shell,
        views::{ObligationPage, Section, Shell, TermsView, WaiverRow},
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    done: Option<String>,
}

/// `GET /contracts/{number}/obligations/{id}`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SeeContracts>,
    path: Path<(String, String)>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let (texts, on) = (permit.visitor.texts, permit.app.reference_date());
    let path = path.into_inner();
    let (contract, stored) = permit
        .read(move |connection, actor| found(connection, actor, &path))
        .await?;
    let reduced_by = reductions::told(texts, &stored, on).map_err(Refusal::from)?;
    let title = words(texts, &stored);
    let page = ObligationPage {
        shell: Shell {
            notice: shell::notice(texts, asked.done.as_deref()),
            ..shell::inside(&request, &permit.visitor, Section::Overview, title.clone())
        },
        number: contract.number,
        words: title,
        reduced_by,
        terms: in_time(texts, &stored, on),
        waivers: stored
            .waivers
            .iter()
            .map(|one| waiver(texts, one))
            .collect(),
        keeps: permit.actor.may(Permission::KeepContracts),
        id: stored.public_id,
        kind: stored.kind,
    };
    shown(HttpResponse::Ok(), &page)
}

/// The terms, those that came last first.
fn in_time(texts: Texts, stored: &StoredObligation, on: NaiveDate) -> Vec<TermsView> {
    let now = stored.on(on).map(|row| row.id);
    let starts = stored.terms.iter().map(|one| one.row.holds_from);
    let ends = starts.skip(1).map(|next| next.pred_opt());
    let ends = ends.chain(std::iter::once(None));
    let terms = stored.terms.iter().zip(ends).map(|(one, until)| TermsView {
        from: texts.date(one.row.holds_from),
        until: until.map(|day| texts.date(day)),
        holds_now: now == Some(one.row.id),
        rows: said::rows(texts, &stored.kind, &Terms::of(one)),
        milestones: one
            .milestones
            .iter()
            .map(|(due, amount)| (texts.date(*due), texts.amount(&stored.kind, *amount)))
            .collect(),
        reason: one.row.reason.clone(),
        recorded_at: texts.moment(dutch(one.row.recorded_at)),
    });
    let mut terms: Vec<TermsView> = terms.collect();
    terms.reverse();
    terms
}

fn waiver(texts: Texts, one: &StoredWaiver) -> WaiverRow {
    WaiverRow {
        id: one.public_id.clone(),
        days: texts.period(one.starts, one.ends),
        reason: one.reason.clone(),
        note: one.note.clone(),
        approver: one.approver.clone(),
    }
}
