//! Suppliers for programs. A supplier finds nobody but itself.

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
#[derive(Serialize, ToSchema)]
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

/// A page of the suppliers.
#[derive(Serialize, ToSchema)]
struct Suppliers {
    suppliers: Vec<Supplier>,
    /// Cursor of the next page.
    next: Option<String>,
}

/// A supplier as somebody wants it.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::web::api) struct SupplierBody {
    #[serde(default)]
    #[schema(required = true)]
    code: String,
    #[serde(default)]
    #[schema(required = true)]
    name: String,
    /// Number at the Kamer van Koophandel; spaces and dots in it do no harm.
    kvk: Option<String>,
    /// A day such as `2026-12-31`.
    #[schema(value_type = Option<NaiveDate>)]
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

/// Which of them, and which page.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::web::api) struct Asked {
    /// Number at the Kamer van Koophandel.
    kvk: Option<String>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// List suppliers
///
/// In the order in which they were registered; a supplier sees none but its own.
#[utoipa::path(get, path = "/suppliers", tag = "register", operation_id = "listSuppliers",
    params(Asked),
    responses((status = 200, description = "A page of suppliers", body = Suppliers)))]
pub(in crate::web::api) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let page = Page::<i64>::asked("suppliers", asked.cursor.as_deref(), asked.limit)?;
    let part = part(&page);
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
    let found = page.cut(rows, |row| row.id).map(Supplier::from);
    let listed = Suppliers {
        suppliers: found.items,
        next: found.next,
    };
    Ok(paging::answer(&request, listed.next.as_deref(), &listed))
}

/// Register a supplier
#[utoipa::path(post, path = "/suppliers", tag = "register", operation_id = "registerSupplier",
    request_body = SupplierBody,
    responses((status = 201, description = "Registered", body = Supplier,
        headers(("Location" = String, description = "The supplier"), ("ETag" = String, description = "Its version")))))]
pub(in crate::web::api) async fn register(
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

/// Show a supplier
#[utoipa::path(get, path = "/suppliers/{code}", tag = "register", operation_id = "showSupplier",
    params(("code" = String, Path, description = "Code of the supplier")),
    responses((status = 200, description = "The supplier", body = Supplier)))]
pub(in crate::web::api) async fn show(
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

/// Change a supplier
///
/// All of it is said, also what stays as it is.
#[utoipa::path(put, path = "/suppliers/{code}", tag = "register", operation_id = "changeSupplier",
    params(("code" = String, Path, description = "Code of the supplier"), ("If-Match" = String, Header, description = "ETag of the version that is changed")),
    request_body = SupplierBody,
    responses((status = 200, description = "Changed", body = Supplier, headers(("ETag" = String, description = "Its version now")))))]
pub(in crate::web::api) async fn change(
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

/// Remove a supplier
///
/// Only where nothing hangs on it.
#[utoipa::path(delete, path = "/suppliers/{code}", tag = "register", operation_id = "removeSupplier",
    params(("code" = String, Path, description = "Code of the supplier"), ("If-Match" = String, Header, description = "ETag of the version that is removed")),
    responses((status = 204, description = "Removed")))]
pub(in crate::web::api) async fn remove(
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

/// The versions of a supplier
///
/// The newest first, each with who changed what, when and why.
#[utoipa::path(get, path = "/suppliers/{code}/history", tag = "register", operation_id = "showSupplierHistory",
    params(("code" = String, Path, description = "Code of the supplier")),
    responses((status = 200, description = "Its versions", body = History)))]
pub(in crate::web::api) async fn history(
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
