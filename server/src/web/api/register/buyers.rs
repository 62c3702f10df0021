//! Buyers for programs: ministries, and their parts.

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
            keep_buyer::{self, BuyerDraft},
            remove::remove_buyer,
        },
    },
    clock::Instant,
    storage::{
        Connection, Stored,
        buyers::{self, StoredBuyer},
        register::Part,
    },
    web::{
        permit::{KeepParties, SeeContracts, SeeHistory, TokenPermit},
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

impl From<Asked> for Wanted {
    fn from(asked: Asked) -> Self {
        Self {
            filter: asked.part_of,
            cursor: asked.cursor,
            limit: asked.limit,
        }
    }
}

impl Kept for Buyer {
    type Row = StoredBuyer;
    type Body = BuyerBody;
    type Page = Buyers;

    const KIND: ObjectKind = ObjectKind::Buyer;
    const LIST: &'static str = "buyers";

    fn known_by(row: &Self::Row) -> (i64, i64, &str) {
        (row.id, row.version, &row.code)
    }

    fn list(
        connection: &mut Connection,
        scope: Scope,
        filter: Option<&str>,
        part: Part,
    ) -> Stored<Vec<Self::Row>> {
        buyers::list(connection, scope, filter, part)
    }

    fn page(found: Found<Self>) -> Self::Page {
        Buyers {
            buyers: found.items,
            next: found.next,
        }
    }

    fn within(connection: &mut Connection, scope: Scope, code: &str) -> Stored<Option<Self::Row>> {
        buyers::within(connection, scope, code)
    }

    fn register(
        connection: &mut Connection,
        body: Self::Body,
        actor: &Actor,
        now: Instant,
    ) -> Result<Self::Row, Refusal> {
        let (draft, faults, author) = body.said(actor, now);
        keep_buyer::register_buyer(connection, &draft, faults, &author)
    }

    fn change(
        connection: &mut Connection,
        (code, seen): (&str, i64),
        body: Self::Body,
        actor: &Actor,
        now: Instant,
    ) -> Result<Self::Row, Refusal> {
        let (draft, faults, author) = body.said(actor, now);
        keep_buyer::change_buyer(connection, code, seen, &draft, faults, &author)
    }

    fn remove(
        connection: &mut Connection,
        code: &str,
        seen: i64,
        author: &Author,
    ) -> Result<(), Refusal> {
        remove_buyer(connection, code, seen, author)
    }
}

handlers! {
    Buyer, Buyers, BuyerBody, "buyer", "The buyer", "buyers",
    ["/buyers", "/buyers/{code}", "/buyers/{code}/history"],
    "In the order in which they were registered."
}
