//! Categories for programs: kinds of spending.

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
#[derive(Serialize)]
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

/// A part of the categories.
#[derive(Serialize)]
struct Categories {
    categories: Vec<Category>,
    /// The cursor of the next part, where there is one.
    next: Option<String>,
}

/// A category as somebody wants it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct CategoryBody {
    #[serde(default)]
    code: String,
    #[serde(default)]
    name: String,
    /// Code of its sector.
    #[serde(default)]
    sector: String,
    /// A day such as `2026-12-31`.
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

/// What the address of a list holds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Asked {
    /// Code of their sector.
    sector: Option<String>,
    cursor: Option<String>,
    limit: Option<i64>,
}

/// `GET /v1/categories`: in the order in which they were registered.
pub(super) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let part = part::asked(asked.cursor.as_deref(), asked.limit)?;
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
    let (rows, next) = part::shown(part, rows, |row| row.id);
    let categories = rows.into_iter().map(Category::from).collect();
    Ok(HttpResponse::Ok().json(Categories { categories, next }))
}

/// `POST /v1/categories`.
pub(super) async fn register(
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

/// `GET /v1/categories/{code}`.
pub(super) async fn show(
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

/// `PUT /v1/categories/{code}`: the whole category, with `If-Match`.
pub(super) async fn change(
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

/// `DELETE /v1/categories/{code}`: only where nothing hangs on it.
pub(super) async fn remove(
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

/// `GET /v1/categories/{code}/history`.
pub(super) async fn history(
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
