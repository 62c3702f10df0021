//! Suppliers for programs. A supplier finds nobody but itself.

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
            keep_supplier::{self, SupplierDraft},
            remove, whole_kvk,
        },
    },
    clock::Instant,
    storage::suppliers::{self, StoredSupplier},
    web::{
        permit::{KeepRegister, SeeContracts, TokenPermit},
        precondition::IfMatch,
        problem::Fault,
    },
};

/// A supplier as programs see it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Supplier {
    /// Code; it never changes.
    code: String,
    name: String,
    /// Number at the Kamer van Koophandel: eight digits.
    kvk: Option<String>,
    /// From this day on nothing is awarded to it any more.
    closed_on: Option<NaiveDate>,
    /// Version, as in the entity tag.
    version: i64,
}

impl From<StoredSupplier> for Supplier {
    fn from(stored: StoredSupplier) -> Self {
        Self {
            code: stored.code,
            name: stored.name,
            kvk: stored.kvk,
            closed_on: stored.closed_on,
            version: stored.version,
        }
    }
}

/// A part of the suppliers.
#[derive(Serialize)]
struct Suppliers {
    suppliers: Vec<Supplier>,
    /// The cursor of the next part, where there is one.
    next: Option<String>,
}

/// A supplier as somebody wants it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SupplierBody {
    #[serde(default)]
    code: String,
    #[serde(default)]
    name: String,
    /// Number at the Kamer van Koophandel; spaces and dots in it do no harm.
    kvk: Option<String>,
    /// A day such as `2026-12-31`.
    closed_on: Option<String>,
    /// Why; kept in the history.
    reason: Option<String>,
}

impl SupplierBody {
    fn said(self, actor: &Actor, now: Instant) -> (SupplierDraft, Faults, Author) {
        let mut faults = Faults::default();
        let author = author(actor, now, self.reason.as_deref(), &mut faults);
        let draft = SupplierDraft {
            closed_on: faults.day("closedOn", self.closed_on.as_deref()),
            code: self.code,
            name: self.name,
            kvk: self.kvk,
        };
        (draft, faults, author)
    }
}

/// What the address of a list holds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Asked {
    /// Number at the Kamer van Koophandel.
    kvk: Option<String>,
    cursor: Option<String>,
    limit: Option<i64>,
}

/// `GET /v1/suppliers`: in the order in which they were registered.
pub(super) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let part = part::asked(asked.cursor.as_deref(), asked.limit)?;
    let kvk = asked.kvk.map(|text| whole_kvk(&text).unwrap_or(text));
    let rows = permit
        .read(move |connection, actor| {
            Ok(suppliers::list(
                connection,
                actor.scope,
                kvk.as_deref(),
                part,
            )?)
        })
        .await?;
    let (rows, next) = part::shown(part, rows, |row| row.id);
    let suppliers = rows.into_iter().map(Supplier::from).collect();
    Ok(HttpResponse::Ok().json(Suppliers { suppliers, next }))
}

/// `POST /v1/suppliers`.
pub(super) async fn register(
    permit: TokenPermit<KeepRegister>,
    body: Json<SupplierBody>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let stored = permit
        .write(move |connection, actor| {
            let (draft, faults, author) = body.into_inner().said(actor, now);
            keep_supplier::register_supplier(connection, &draft, faults, &author)
        })
        .await?;
    let place = address(&["suppliers", &stored.code]);
    Ok(created(place, stored.version, &Supplier::from(stored)))
}

/// `GET /v1/suppliers/{code}`.
pub(super) async fn show(
    permit: TokenPermit<SeeContracts>,
    code: Path<String>,
) -> Result<HttpResponse, Fault> {
    let stored = permit
        .read(move |connection, actor| {
            suppliers::within(connection, actor.scope, &code)?.ok_or(Refusal::NotFound)
        })
        .await?;
    Ok(standing(stored.version, &Supplier::from(stored)))
}

/// `PUT /v1/suppliers/{code}`: the whole supplier, with `If-Match`.
pub(super) async fn change(
    permit: TokenPermit<KeepRegister>,
    code: Path<String>,
    IfMatch(seen): IfMatch,
    body: Json<SupplierBody>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let stored = permit
        .write(move |connection, actor| {
            let (draft, faults, author) = body.into_inner().said(actor, now);
            keep_supplier::change_supplier(connection, &code, seen, &draft, faults, &author)
        })
        .await?;
    Ok(standing(stored.version, &Supplier::from(stored)))
}

/// `DELETE /v1/suppliers/{code}`: only where nothing hangs on it.
pub(super) async fn remove(
    permit: TokenPermit<KeepRegister>,
    code: Path<String>,
    IfMatch(seen): IfMatch,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| {
            remove::remove_supplier(connection, &code, seen, &Author::of(actor, now))
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// `GET /v1/suppliers/{code}/history`.
pub(super) async fn history(
    permit: TokenPermit<SeeContracts>,
    code: Path<String>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            let found = suppliers::within(connection, actor.scope, &code)?;
            let id = found.ok_or(Refusal::NotFound)?.id;
            history::of(connection, actor, ObjectKind::Supplier, id)
        })
        .await?;
    Ok(history::answer(&found))
}
