//! Sectors for programs.

use actix_web::{
    HttpResponse,
    web::{Json, Path, Query},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    answers::{address, author, created, standing},
    history, part,
};
use crate::{
    access::Actor,
    actions::{
        Refusal,
        register::{
            Author, Faults, ObjectKind,
            keep_sector::{self, SectorDraft},
            remove,
        },
    },
    clock::Instant,
    storage::sectors::{self, StoredSector},
    web::{
        permit::{KeepRegister, SeeContracts, TokenPermit},
        precondition::IfMatch,
        problem::Fault,
    },
};

/// A sector as programs see it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Sector {
    /// Code; it never changes.
    code: String,
    name: String,
    /// From this day on nothing new is put under it.
    closed_on: Option<NaiveDate>,
    /// Version, as in the entity tag.
    version: i64,
}

impl From<StoredSector> for Sector {
    fn from(stored: StoredSector) -> Self {
        Self {
            code: stored.code,
            name: stored.name,
            closed_on: stored.closed_on,
            version: stored.version,
        }
    }
}

/// A part of the sectors.
#[derive(Serialize)]
struct Sectors {
    sectors: Vec<Sector>,
    /// The cursor of the next part, where there is one.
    next: Option<String>,
}

/// A sector as somebody wants it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SectorBody {
    #[serde(default)]
    code: String,
    #[serde(default)]
    name: String,
    /// A day such as `2026-12-31`.
    closed_on: Option<String>,
    /// Why; kept in the history.
    reason: Option<String>,
}

impl SectorBody {
    fn said(self, actor: &Actor, now: Instant) -> (SectorDraft, Faults, Author) {
        let mut faults = Faults::default();
        let author = author(actor, now, self.reason.as_deref(), &mut faults);
        let draft = SectorDraft {
            closed_on: faults.day("closedOn", self.closed_on.as_deref()),
            code: self.code,
            name: self.name,
        };
        (draft, faults, author)
    }
}

/// What the address of a list holds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Asked {
    cursor: Option<String>,
    limit: Option<i64>,
}

/// `GET /v1/sectors`: in the order in which they were registered.
pub(super) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let part = part::asked(asked.cursor.as_deref(), asked.limit)?;
    let rows = permit
        .read(move |connection, actor| Ok(sectors::list(connection, actor.scope, part)?))
        .await?;
    let (rows, next) = part::shown(part, rows, |row| row.id);
    let sectors = rows.into_iter().map(Sector::from).collect();
    Ok(HttpResponse::Ok().json(Sectors { sectors, next }))
}

/// `POST /v1/sectors`.
pub(super) async fn register(
    permit: TokenPermit<KeepRegister>,
    body: Json<SectorBody>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let stored = permit
        .write(move |connection, actor| {
            let (draft, faults, author) = body.into_inner().said(actor, now);
            keep_sector::register_sector(connection, &draft, faults, &author)
        })
        .await?;
    let place = address(&["sectors", &stored.code]);
    Ok(created(place, stored.version, &Sector::from(stored)))
}

/// `GET /v1/sectors/{code}`.
pub(super) async fn show(
    permit: TokenPermit<SeeContracts>,
    code: Path<String>,
) -> Result<HttpResponse, Fault> {
    let stored = permit
        .read(move |connection, actor| {
            sectors::within(connection, actor.scope, &code)?.ok_or(Refusal::NotFound)
        })
        .await?;
    Ok(standing(stored.version, &Sector::from(stored)))
}

/// `PUT /v1/sectors/{code}`: the whole sector, with `If-Match`.
pub(super) async fn change(
    permit: TokenPermit<KeepRegister>,
    code: Path<String>,
    IfMatch(seen): IfMatch,
    body: Json<SectorBody>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let stored = permit
        .write(move |connection, actor| {
            let (draft, faults, author) = body.into_inner().said(actor, now);
            keep_sector::change_sector(connection, &code, seen, &draft, faults, &author)
        })
        .await?;
    Ok(standing(stored.version, &Sector::from(stored)))
}

/// `DELETE /v1/sectors/{code}`: only where nothing hangs on it.
pub(super) async fn remove(
    permit: TokenPermit<KeepRegister>,
    code: Path<String>,
    IfMatch(seen): IfMatch,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| {
            remove::remove_sector(connection, &code, seen, &Author::of(actor, now))
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// `GET /v1/sectors/{code}/history`.
pub(super) async fn history(
    permit: TokenPermit<SeeContracts>,
    code: Path<String>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            let found = sectors::within(connection, actor.scope, &code)?;
            let id = found.ok_or(Refusal::NotFound)?.id;
            history::of(connection, actor, ObjectKind::Sector, id)
        })
        .await?;
    Ok(history::answer(&found))
}
