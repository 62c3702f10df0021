//! Layouts for programs: what an unrecognised report may hold, trying a layout, keeping one, forgetting one.

use actix_web::{
    HttpResponse,
    web::{Json, Path},
};
use chrono::{DateTime, Utc};
use meetbaar_importers::{
    mapping::{Answers, Candidates, Difference, HeadingCandidate, TableAnswer, TablePlace},
    reading::{Entry, Line},
};
use serde::{Deserialize, Serialize};

use crate::{
    actions::{
        Refusal, forget_layout,
        keep_layout::{self, SaidLayout},
    },
    importers::asking::Trial,
    storage::{layouts, learned_headings},
    web::{
        layout::{attempt, faults, ground, known_importer, look, naming},
        permit::{KeepLayouts, SendReports, TokenPermit},
        problem::Fault,
        upload::parse_period,
    },
};

/// What an unrecognised report may hold.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Layout {
    candidates: Candidates,
    place: Option<TablePlace>,
    heading: Option<HeadingCandidate>,
    difference: Option<Difference>,
}

/// `GET /v1/reports/{id}/layout`.
pub(super) async fn show(
    permit: TokenPermit<SendReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let ground = ground(&permit, id.into_inner()).await?;
    let found = look(&permit, &ground, None, None).await?;
    if found.refused.is_some() {
        return Err(Fault::Conflict("file_not_shown"));
    }
    let (place, heading) = found.chosen.unzip();
    Ok(HttpResponse::Ok().json(Layout {
        candidates: found.candidates,
        place,
        heading,
        difference: found.difference,
    }))
}

/// What a program says of a layout: the answers, or which importer is to read the report.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Said {
    /// Only try: nothing is kept.
    #[serde(default, rename = "try")]
    attempt: bool,
    /// Name of an importer, instead of tables.
    #[serde(default)]
    importer: Option<String>,
    /// Name of the layout that it takes the place of.
    #[serde(default)]
    replaces: Option<String>,
    /// The period of the report, where its file does not state it: `2026-Q3`.
    #[serde(default)]
    period: Option<String>,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    groups: std::collections::BTreeMap<String, String>,
    #[serde(default)]
    tables: Vec<TableAnswer>,
}

/// `POST /v1/reports/{id}/layout`.
pub(super) async fn say(
    permit: TokenPermit<SendReports>,
    id: Path<String>,
    said: Json<Said>,
) -> Result<HttpResponse, Fault> {
    let (id, said) = (id.into_inner(), said.into_inner());
    let period = parse_period(said.period.as_deref().unwrap_or_default())?;
    let ground = ground(&permit, id.clone()).await?;
    let now = permit.app.clock.now();
    if let Some(importer) = said.importer {
        known_importer(&ground, &importer)?;
        permit
            .write(move |connection, actor| {
                keep_layout::choose_importer(connection, actor, &id, &importer, now)
            })
            .await?;
        return Ok(HttpResponse::Accepted().json(serde_json::json!({ "state": "received" })));
    }
    let naming = naming(&permit, &ground, said.replaces.clone()).await?;
    let answers = Answers {
        title: said.title,
        groups: said.groups,
        tables: said.tables,
    };
    let found = look(&permit, &ground, None, Some((answers, naming))).await?;
    let Some(profile) = found.profile else {
        return Err(Fault::Invalid(faults(&found.faults)));
    };
    if said.attempt {
        let trial = attempt(&permit, &ground, profile).await?;
        return Ok(HttpResponse::Ok().json(tried(&trial)));
    }
    let replaces = said.replaces;
    let kept = permit
        .write(move |connection, actor| {
            let said = SaidLayout {
                profile,
                replaces,
                period,
            };
            keep_layout::keep_layout(connection, actor, &id, said, now)
        })
        .await?;
    Ok(HttpResponse::Accepted().json(serde_json::json!({
        "state": "received",
        "layout": { "id": kept.public_id, "name": kept.name, "version": kept.version },
    })))
}

fn tried(trial: &Trial) -> serde_json::Value {
    let problems: Vec<_> = trial
        .counts
        .iter()
        .map(|(code, count)| {
            let first = trial.problems.iter().find(|one| one.code == *code);
            serde_json::json!({
                "code": code.code(),
                "severity": first.map_or(code.severity(), |one| one.severity).code(),
                "count": count,
                "sheet": first.map(|one| one.sheet.clone()),
                "cell": first.map(|one| one.cell.clone()),
            })
        })
        .collect();
    let conclusion = &trial.conclusion;
    serde_json::json!({
        "outcome": conclusion.outcome.code(),
        "lines": trial.lines,
        "rows": conclusion.account.rows,
        "periodStart": conclusion.period.map(|period| period.start()),
        "periodEnd": conclusion.period.map(|period| period.end()),
        "contracts": conclusion.contracts,
        "firstLines": trial.first.iter().map(line).collect::<Vec<_>>(),
        "problems": problems,
        "unknownGroups": trial.groups,
        "unread": trial.died,
    })
}

/// A line as far as it helps to see whether the columns are right; no candidate.
fn line(line: &Line) -> serde_json::Value {
    let mut shown = serde_json::json!({
        "sheet": line.source.sheet,
        "row": line.source.row,
        "contract": line.contract,
    });
    let rest = match &line.entry {
        Entry::Placement(one) => serde_json::json!({
            "kind": "placement",
            "targetGroup": one.target_group.code(),
            "start": one.start,
            "end": one.end,
            "hoursPerWeek": one.hours_per_week.map(|hours| hours.plain()),
            "paidHours": one.paid_hours.map(|hours| hours.plain()),
        }),
        Entry::Purchase(one) => serde_json::json!({
            "kind": "purchase", "date": one.date, "amount": one.amount.plain(),
        }),
        Entry::Activity(one) => serde_json::json!({
            "kind": "activity", "date": one.date, "hours": one.hours.plain(),
        }),
        Entry::Turnover { amount } => serde_json::json!({
            "kind": "turnover", "amount": amount.plain(),
        }),
    };
    if let (Some(shown), serde_json::Value::Object(rest)) = (shown.as_object_mut(), rest) {
        shown.extend(rest);
    }
    shown
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ListedLayout {
    id: String,
    supplier: String,
    name: String,
    version: i32,
    title: String,
    made_at: DateTime<Utc>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ListedHeading {
    id: String,
    supplier: String,
    kind: String,
    field: String,
    heading: String,
    learned_at: DateTime<Utc>,
}

/// `GET /v1/layouts`.
pub(super) async fn list(permit: TokenPermit<KeepLayouts>) -> Result<HttpResponse, Fault> {
    let (kept, learned) = permit
        .read(|connection, actor| {
            Ok((
                layouts::list(connection, actor.scope)?,
                learned_headings::list(connection, actor.scope)?,
            ))
        })
        .await?;
    let kept: Vec<ListedLayout> = kept
        .into_iter()
        .map(|one| ListedLayout {
            id: one.public_id,
            supplier: one.supplier,
            name: one.name,
            version: one.version,
            title: one.title,
            made_at: one.made_at.and_utc(),
        })
        .collect();
    let learned: Vec<ListedHeading> = learned
        .into_iter()
        .map(|one| ListedHeading {
            id: one.public_id,
            supplier: one.supplier,
            kind: one.table_kind,
            field: one.field,
            heading: one.heading,
            learned_at: one.learned_at.and_utc(),
        })
        .collect();
    Ok(HttpResponse::Ok().json(serde_json::json!({ "layouts": kept, "headings": learned })))
}

/// `DELETE /v1/layouts/{id}`.
pub(super) async fn forget(
    permit: TokenPermit<KeepLayouts>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| -> Result<(), Refusal> {
            forget_layout::forget_layout(connection, actor, &id, now)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// `DELETE /v1/layouts/headings/{id}`.
pub(super) async fn forget_heading(
    permit: TokenPermit<KeepLayouts>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| -> Result<(), Refusal> {
            forget_layout::forget_heading(connection, actor, &id, now)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
