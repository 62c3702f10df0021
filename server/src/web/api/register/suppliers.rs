//! Suppliers for programs. A supplier finds nobody but itself.

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
            keep_supplier::{self, SupplierDraft},
            remove::remove_supplier,
            whole_kvk,
        },
    },
    clock::Instant,
    storage::{
        Connection, Stored,
        register::Part,
        suppliers::{self, StoredSupplier},
    },
    web::{
        permit::{KeepParties, SeeContracts, SeeHistory, TokenPermit},
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

impl From<Asked> for Wanted {
    fn from(asked: Asked) -> Self {
        Self {
            filter: asked.kvk.map(|text| whole_kvk(&text).unwrap_or(text)),
            cursor: asked.cursor,
            limit: asked.limit,
        }
    }
}

impl Kept for Supplier {
    type Row = StoredSupplier;
    type Body = SupplierBody;
    type Page = Suppliers;

    const KIND: ObjectKind = ObjectKind::Supplier;
    const LIST: &'static str = "suppliers";

    fn known_by(row: &Self::Row) -> (i64, i64, &str) {
        (row.id, row.version, &row.code)
    }

    fn list(
        connection: &mut Connection,
        scope: Scope,
        filter: Option<&str>,
        part: Part,
    ) -> Stored<Vec<Self::Row>> {
        suppliers::list(connection, scope, filter, part)
    }

    fn page(found: Found<Self>) -> Self::Page {
        Suppliers {
            suppliers: found.items,
            next: found.next,
        }
    }

    fn within(connection: &mut Connection, scope: Scope, code: &str) -> Stored<Option<Self::Row>> {
        suppliers::within(connection, scope, code)
    }

    fn register(
        connection: &mut Connection,
        body: Self::Body,
        actor: &Actor,
        now: Instant,
    ) -> Result<Self::Row, Refusal> {
        let (draft, faults, author) = body.said(actor, now);
        keep_supplier::register_supplier(connection, &draft, faults, &author)
    }

    fn change(
        connection: &mut Connection,
        (code, seen): (&str, i64),
        body: Self::Body,
        actor: &Actor,
        now: Instant,
    ) -> Result<Self::Row, Refusal> {
        let (draft, faults, author) = body.said(actor, now);
        keep_supplier::change_supplier(connection, code, seen, &draft, faults, &author)
    }

    fn remove(
        connection: &mut Connection,
        code: &str,
        seen: i64,
        author: &Author,
    ) -> Result<(), Refusal> {
        remove_supplier(connection, code, seen, author)
    }
}

handlers! {
    Supplier, Suppliers, SupplierBody, "supplier", "The supplier", "suppliers",
    ["/suppliers", "/suppliers/{code}", "/suppliers/{code}/history"],
    "In the order in which they were registered; a supplier sees none but its own."
}
