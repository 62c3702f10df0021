//! Categories for programs: kinds of spending.

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
            keep_category::{self, CategoryDraft},
            remove,
        },
    },
    clock::Instant,
    storage::categories::{self, StoredCategory},
    web::{
        permit::{KeepRegister, SeeContracts, TokenPermit},
        precondition::IfMatch,
        problem::Fault,
    },
};

/// A category as programs see it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Category {
    /// Code; it never changes.
    code: String,
    name: String,
    /// Code of its sector.
    sector: String,
    /// From this day on nothing new is put under it.
    closed_on: Option<NaiveDate>,
    /// Version, as in the entity tag.
    version: i64,
}

impl From<StoredCategory> for Category {
    fn from(stored: StoredCategory) -> Self {
        Self {
            code: stored.code,
            name: stored.name,
            sector: stored.sector,
            closed_on: stored.closed_on,
            version: stored.version,
        }
    }
}

/// A page of the categories.
#[derive(Serialize, ToSchema)]
struct Categories {
    categories: Vec<Category>,
    /// Cursor of the next page.
    next: Option<String>,
}

/// A category as somebody wants it.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::web::api) struct CategoryBody {
    #[serde(default)]
    #[schema(required = true)]
    code: String,
    #[serde(default)]
    #[schema(required = true)]
    name: String,
    /// Code of its sector.
    #[serde(default)]
    #[schema(required = true)]
    sector: String,
    /// A day such as `2026-12-31`.
    #[schema(value_type = Option<NaiveDate>)]
    closed_on: Option<String>,
    /// Why; kept in the history.
    reason: Option<String>,
}

impl CategoryBody {
    fn said(self, actor: &Actor, now: Instant) -> (CategoryDraft, Faults, Author) {
        let mut faults = Faults::default();
        let author = author(actor, now, self.reason.as_deref(), &mut faults);
        let draft = CategoryDraft {
            closed_on: faults.day("closedOn", self.closed_on.as_deref()),
            code: self.code,
            name: self.name,
            sector: self.sector,
        };
        (draft, faults, author)
    }
}

/// Which of them, and which page.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::web::api) struct Asked {
    /// Code of their sector.
    sector: Option<String>,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// List categories
///
/// In the order in which they were registered.
#[utoipa::path(get, path = "/categories", tag = "register", operation_id = "listCategories",
    params(Asked),
    responses((status = 200, description = "A page of categories", body = Categories)))]
pub(in crate::web::api) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let page = Page::<i64>::asked("categories", asked.cursor.as_deref(), asked.limit)?;
    let part = part(&page);
    let rows = permit
        .read(move |connection, actor| {
            Ok(categories::list(
                connection,
                actor.scope,
                asked.sector.as_deref(),
                part,
            )?)
        })
        .await?;
    let found = page.cut(rows, |row| row.id).map(Category::from);
    let listed = Categories {
        categories: found.items,
        next: found.next,
    };
    Ok(paging::answer(&request, listed.next.as_deref(), &listed))
}

/// Register a category
#[utoipa::path(post, path = "/categories", tag = "register", operation_id = "registerCategory",
    request_body = CategoryBody,
    responses((status = 201, description = "Registered", body = Category,
        headers(("Location" = String, description = "The category"), ("ETag" = String, description = "Its version")))))]
pub(in crate::web::api) async fn register(
    permit: TokenPermit<KeepRegister>,
    body: Json<CategoryBody>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let stored = permit
        .write(move |connection, actor| {
            let (draft, faults, author) = body.into_inner().said(actor, now);
            keep_category::register_category(connection, &draft, faults, &author)
        })
        .await?;
    let place = address(&["categories", &stored.code]);
    Ok(created(place, stored.version, &Category::from(stored)))
}

/// Show a category
#[utoipa::path(get, path = "/categories/{code}", tag = "register", operation_id = "showCategory",
    params(("code" = String, Path, description = "Code of the category")),
    responses((status = 200, description = "The category", body = Category)))]
pub(in crate::web::api) async fn show(
    permit: TokenPermit<SeeContracts>,
    code: Path<String>,
) -> Result<HttpResponse, Fault> {
    let stored = permit
        .read(move |connection, actor| {
            categories::within(connection, actor.scope, &code)?.ok_or(Refusal::NotFound)
        })
        .await?;
    Ok(standing(stored.version, &Category::from(stored)))
}

/// Change a category
///
/// All of it is said, also what stays as it is.
#[utoipa::path(put, path = "/categories/{code}", tag = "register", operation_id = "changeCategory",
    params(("code" = String, Path, description = "Code of the category"), ("If-Match" = String, Header, description = "ETag of the version that is changed")),
    request_body = CategoryBody,
    responses((status = 200, description = "Changed", body = Category, headers(("ETag" = String, description = "Its version now")))))]
pub(in crate::web::api) async fn change(
    permit: TokenPermit<KeepRegister>,
    code: Path<String>,
    IfMatch(seen): IfMatch,
    body: Json<CategoryBody>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let stored = permit
        .write(move |connection, actor| {
            let (draft, faults, author) = body.into_inner().said(actor, now);
            keep_category::change_category(connection, &code, seen, &draft, faults, &author)
        })
        .await?;
    Ok(standing(stored.version, &Category::from(stored)))
}

/// Remove a category
///
/// Only where nothing hangs on it.
#[utoipa::path(delete, path = "/categories/{code}", tag = "register", operation_id = "removeCategory",
    params(("code" = String, Path, description = "Code of the category"), ("If-Match" = String, Header, description = "ETag of the version that is removed")),
    responses((status = 204, description = "Removed")))]
pub(in crate::web::api) async fn remove(
    permit: TokenPermit<KeepRegister>,
    code: Path<String>,
    IfMatch(seen): IfMatch,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| {
            remove::remove_category(connection, &code, seen, &Author::of(actor, now))
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// The versions of a category
///
/// The newest first, each with who changed what, when and why.
#[utoipa::path(get, path = "/categories/{code}/history", tag = "register", operation_id = "showCategoryHistory",
    params(("code" = String, Path, description = "Code of the category")),
    responses((status = 200, description = "Its versions", body = History)))]
pub(in crate::web::api) async fn history(
    permit: TokenPermit<SeeContracts>,
    code: Path<String>,
) -> Result<HttpResponse, Fault> {
    let found = permit
        .read(move |connection, actor| {
            let found = categories::within(connection, actor.scope, &code)?;
            let id = found.ok_or(Refusal::NotFound)?.id;
            history::of(connection, actor, ObjectKind::Category, id)
        })
        .await?;
    Ok(history::answer(&found))
}
