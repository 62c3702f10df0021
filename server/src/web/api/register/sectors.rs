//! Sectors for programs.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    super::{
        json::Json,
        paging::{self, Page},
    },
    answers::{address, author, created, part, standing},
    history::{self, History},
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
#[derive(Serialize, ToSchema)]
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

/// A page of the sectors.
#[derive(Serialize, ToSchema)]
struct Sectors {
    sectors: Vec<Sector>,
    /// Cursor of the next page.
    next: Option<String>,
}

/// A sector as somebody wants it.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::web::api) struct SectorBody {
    #[serde(default)]
    #[schema(required = true)]
    code: String,
    #[serde(default)]
    #[schema(required = true)]
    name: String,
    /// A day such as `2026-12-31`.
    #[schema(value_type = Option<NaiveDate>)]
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

/// Which of them, and which page.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::web::api) struct Asked {
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// List sectors
///
/// In the order in which they were registered.
#[utoipa::path(get, path = "/sectors", tag = "register", operation_id = "listSectors",
    params(Asked),
    responses((status = 200, description = "A page of sectors", body = Sectors)))]
pub(in crate::web::api) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let page = Page::<i64>::asked("sectors", asked.cursor.as_deref(), asked.limit)?;
    let part = part(&page);
    let rows = permit
        .read(move |connection, actor| Ok(sectors::list(connection, actor.scope, part)?))
        .await?;
    let found = page.cut(rows, |row| row.id).map(Sector::from);
    let listed = Sectors {
        sectors: found.items,
        next: found.next,
    };
    Ok(paging::answer(&request, listed.next.as_deref(), &listed))
}

/// Register a sector
#[utoipa::path(post, path = "/sectors", tag = "register", operation_id = "registerSector",
    request_body = SectorBody,
    responses((status = 201, description = "Registered", body = Sector,
        headers(("Location" = String, description = "The sector"), ("ETag" = String, description = "Its version")))))]
pub(in crate::web::api) async fn register(
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

/// Show a sector
#[utoipa::path(get, path = "/sectors/{code}", tag = "register", operation_id = "showSector",
    params(("code" = String, Path, description = "Code of the sector")),
    responses((status = 200, description = "The sector", body = Sector)))]
pub(in crate::web::api) async fn show(
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

/// Change a sector
///
/// All of it is said, also what stays as it is.
#[utoipa::path(put, path = "/sectors/{code}", tag = "register", operation_id = "changeSector",
    params(("code" = String, Path, description = "Code of the sector"), ("If-Match" = String, Header, description = "ETag of the version that is changed")),
    request_body = SectorBody,
    responses((status = 200, description = "Changed", body = Sector, headers(("ETag" = String, description = "Its version now")))))]
pub(in crate::web::api) async fn change(
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

/// Remove a sector
///
/// Only where nothing hangs on it.
#[utoipa::path(delete, path = "/sectors/{code}", tag = "register", operation_id = "removeSector",
    params(("code" = String, Path, description = "Code of the sector"), ("If-Match" = String, Header, description = "ETag of the version that is removed")),
    responses((status = 204, description = "Removed")))]
pub(in crate::web::api) async fn remove(
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

/// The versions of a sector
///
/// The newest first, each with who changed what, when and why.
#[utoipa::path(get, path = "/sectors/{code}/history", tag = "register", operation_id = "showSectorHistory",
    params(("code" = String, Path, description = "Code of the sector")),
    responses((status = 200, description = "Its versions", body = History)))]
pub(in crate::web::api) async fn history(
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
