//! Buyers for programs: ministries, and their parts.

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
            keep_buyer::{self, BuyerDraft},
            remove,
        },
    },
    clock::Instant,
    storage::buyers::{self, StoredBuyer},
    web::{
        permit::{KeepRegister, SeeContracts, TokenPermit},
        precondition::IfMatch,
        problem::Fault,
    },
};

/// A buyer as programs see it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Buyer {
    /// Code, such as `SZW`; it never changes.
    code: String,
    name: String,
    /// Code of the buyer of which it is a part.
    part_of: Option<String>,
    /// From this day on it awards nothing any more.
    closed_on: Option<NaiveDate>,
    /// Version, as in the entity tag.
    version: i64,
}

impl From<StoredBuyer> for Buyer {
    fn from(stored: StoredBuyer) -> Self {
        Self {
            code: stored.code,
            name: stored.name,
            part_of: stored.part_of,
            closed_on: stored.closed_on,
            version: stored.version,
        }
    }
}

/// A page of the buyers.
#[derive(Serialize, ToSchema)]
struct Buyers {
    buyers: Vec<Buyer>,
    /// Cursor of the next page.
    next: Option<String>,
}

/// A buyer as somebody wants it.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::web::api) struct BuyerBody {
    #[serde(default)]
    #[schema(required = true)]
    code: String,
    #[serde(default)]
    #[schema(required = true)]
    name: String,
    /// Code of the buyer of which it is a part.
    part_of: Option<String>,
    /// A day such as `2026-12-31`.
    #[schema(value_type = Option<NaiveDate>)]
    closed_on: Option<String>,
    /// Why; kept in the history.
    reason: Option<String>,
}

impl BuyerBody {
    fn said(self, actor: &Actor, now: Instant) -> (BuyerDraft, Faults, Author) {
        let mut faults = Faults::default();
        let author = author(actor, now, self.reason.as_deref(), &mut faults);
        let draft = BuyerDraft {
            closed_on: faults.day("closedOn", self.closed_on.as_deref()),
            code: self.code,
            name: self.name,
            part_of: self.part_of,
        };
        (draft, faults, author)
    }
}

/// Which of them, and which page.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::web::api) struct Asked {
    /// Code of the buyer of which they are a part.
    part_of: Option<String>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// List buyers
///
/// In the order in which they were registered.
#[utoipa::path(get, path = "/buyers", tag = "register", operation_id = "listBuyers",
    params(Asked),
    responses((status = 200, description = "A page of buyers", body = Buyers)))]
pub(in crate::web::api) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let page = Page::<i64>::asked("buyers", asked.cursor.as_deref(), asked.limit)?;
    let part = part(&page);
    let rows = permit
        .read(move |connection, actor| {
            Ok(buyers::list(
                connection,
                actor.scope,
                asked.part_of.as_deref(),
                part,
            )?)
        })
        .await?;
    let found = page.cut(rows, |row| row.id).map(Buyer::from);
    let listed = Buyers {
        buyers: found.items,
        next: found.next,
    };
    Ok(paging::answer(&request, listed.next.as_deref(), &listed))
}

/// Register a buyer
#[utoipa::path(post, path = "/buyers", tag = "register", operation_id = "registerBuyer",
    request_body = BuyerBody,
    responses((status = 201, description = "Registered", body = Buyer,
        headers(("Location" = String, description = "The buyer"), ("ETag" = String, description = "Its version")))))]
pub(in crate::web::api) async fn register(
    permit: TokenPermit<KeepRegister>,
    body: Json<BuyerBody>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let stored = permit
        .write(move |connection, actor| {
            let (draft, faults, author) = body.into_inner().said(actor, now);
            keep_buyer::register_buyer(connection, &draft, faults, &author)
        })
        .await?;
    let place = address(&["buyers", &stored.code]);
    Ok(created(place, stored.version, &Buyer::from(stored)))
}

/// Show a buyer
#[utoipa::path(get, path = "/buyers/{code}", tag = "register", operation_id = "showBuyer",
    params(("code" = String, Path, description = "Code of the buyer")),
    responses((status = 200, description = "The buyer", body = Buyer)))]
pub(in crate::web::api) async fn show(
    permit: TokenPermit<SeeContracts>,
    code: Path<String>,
) -> Result<HttpResponse, Fault> {
    let stored = permit
        .read(move |connection, actor| {
            buyers::within(connection, actor.scope, &code)?.ok_or(Refusal::NotFound)
        })
        .await?;
    Ok(standing(stored.version, &Buyer::from(stored)))
}

/// Change a buyer
///
/// All of it is said, also what stays as it is.
#[utoipa::path(put, path = "/buyers/{code}", tag = "register", operation_id = "changeBuyer",
    params(("code" = String, Path, description = "Code of the buyer"), ("If-Match" = String, Header, description = "ETag of the version that is changed")),
    request_body = BuyerBody,
    responses((status = 200, description = "Changed", body = Buyer, headers(("ETag" = String, description = "Its version now")))))]
pub(in crate::web::api) async fn change(
    permit: TokenPermit<KeepRegister>,
    code: Path<String>,
    IfMatch(seen): IfMatch,
    body: Json<BuyerBody>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let stored = permit
        .write(move |connection, actor| {
            let (draft, faults, author) = body.into_inner().said(actor, now);
            keep_buyer::change_buyer(connection, &code, seen, &draft, faults, &author)
        })
        .await?;
    Ok(standing(stored.version, &Buyer::from(stored)))
}

/// Remove a buyer
///
/// Only where nothing hangs on it.
#[utoipa::path(delete, path = "/buyers/{code}", tag = "register", operation_id = "removeBuyer",
    params(("code" = String, Path, description = "Code of the buyer"), ("If-Match" = String, Header, description = "ETag of the version that is removed")),
    responses((status = 204, description = "Removed")))]
pub(in crate::web::api) async fn remove(
    permit: TokenPermit<KeepRegister>,
    code: Path<String>,
    IfMatch(seen): IfMatch,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| {
            remove::remove_buyer(connection, &code, seen, &Author::of(actor, now))
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The versions of a buyer
///
/// The newest first, each with who changed what, when and why.
#[utoipa::path(get, path = "/buyers/{code}/history", tag = "register", operation_id = "showBuyerHistory",
    params(("code" = String, Path, description = "Code of the buyer")),
    responses((status = 200, description = "Its versions", body = History)))]
pub(in crate::web::api) async fn history(
    permit: TokenPermit<SeeContracts>,
    code: Path<String>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            let found = buyers::within(connection, actor.scope, &code)?;
            let id = found.ok_or(Refusal::NotFound)?.id;
            history::of(connection, actor, ObjectKind::Buyer, id)
        })
        .await?;
    Ok(history::answer(&found))
}
