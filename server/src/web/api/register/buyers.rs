//! Buyers for programs: ministries, and their parts.

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
#[derive(Serialize)]
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

/// A part of the buyers.
#[derive(Serialize)]
struct Buyers {
    buyers: Vec<Buyer>,
    /// The cursor of the next part, where there is one.
    next: Option<String>,
}

/// A buyer as somebody wants it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct BuyerBody {
    #[serde(default)]
    code: String,
    #[serde(default)]
    name: String,
    /// Code of the buyer of which it is a part.
    part_of: Option<String>,
    /// A day such as `2026-12-31`.
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

/// What the address of a list holds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Asked {
    /// Code of the buyer of which they are a part.
    part_of: Option<String>,
    cursor: Option<String>,
    limit: Option<i64>,
}

/// `GET /v1/buyers`: in the order in which they were registered.
pub(super) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let part = part::asked(asked.cursor.as_deref(), asked.limit)?;
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
    let (rows, next) = part::shown(part, rows, |row| row.id);
    let buyers = rows.into_iter().map(Buyer::from).collect();
    Ok(HttpResponse::Ok().json(Buyers { buyers, next }))
}

/// `POST /v1/buyers`.
pub(super) async fn register(
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

/// `GET /v1/buyers/{code}`.
pub(super) async fn show(
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

/// `PUT /v1/buyers/{code}`: the whole buyer, with `If-Match`.
pub(super) async fn change(
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

/// `DELETE /v1/buyers/{code}`: only where nothing hangs on it.
pub(super) async fn remove(
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

/// `GET /v1/buyers/{code}/history`.
pub(super) async fn history(
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
