//! Categories for programs: kinds of spending.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    super::{json::Json, paging::Found},
    answers::author,
    history::History,
    kept::{self, Kept, Wanted, handlers},
};
use crate::{
    access::{Actor, Scope},
    actions::{
        Refusal,
        register::{
            Author, Faults, ObjectKind,
            keep_category::{self, CategoryDraft},
            remove::remove_category,
        },
    },
    clock::Instant,
    storage::{
        Connection, Stored,
        categories::{self, StoredCategory},
        register::Part,
    },
    web::{
        permit::{KeepParties, SeeContracts, SeeHistory, TokenPermit},
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

impl From<Asked> for Wanted {
    fn from(asked: Asked) -> Self {
        Self {
            filter: asked.sector,
            cursor: asked.cursor,
            limit: asked.limit,
        }
    }
}

impl Kept for Category {
    type Row = StoredCategory;
    type Body = CategoryBody;
    type Page = Categories;

    const KIND: ObjectKind = ObjectKind::Category;
    const LIST: &'static str = "categories";

    fn known_by(row: &Self::Row) -> (i64, i64, &str) {
        (row.id, row.version, &row.code)
    }

    fn list(
        connection: &mut Connection,
        scope: Scope,
        filter: Option<&str>,
        part: Part,
    ) -> Stored<Vec<Self::Row>> {
        categories::list(connection, scope, filter, part)
    }

    fn page(found: Found<Self>) -> Self::Page {
        Categories {
            categories: found.items,
            next: found.next,
        }
    }

    fn within(connection: &mut Connection, scope: Scope, code: &str) -> Stored<Option<Self::Row>> {
        categories::within(connection, scope, code)
    }

    fn register(
        connection: &mut Connection,
        body: Self::Body,
        actor: &Actor,
        now: Instant,
    ) -> Result<Self::Row, Refusal> {
        let (draft, faults, author) = body.said(actor, now);
        keep_category::register_category(connection, &draft, faults, &author)
    }

    fn change(
        connection: &mut Connection,
        (code, seen): (&str, i64),
        body: Self::Body,
        actor: &Actor,
        now: Instant,
    ) -> Result<Self::Row, Refusal> {
        let (draft, faults, author) = body.said(actor, now);
        keep_category::change_category(connection, code, seen, &draft, faults, &author)
    }

    fn remove(
        connection: &mut Connection,
        code: &str,
        seen: i64,
        author: &Author,
    ) -> Result<(), Refusal> {
        remove_category(connection, code, seen, author)
    }
}

handlers! {
    Category, Categories, CategoryBody, "category", "The category", "categories",
    ["/categories", "/categories/{code}", "/categories/{code}/history"],
    "In the order in which they were registered."
}
