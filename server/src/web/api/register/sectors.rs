//! Sectors for programs.

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
            keep_sector::{self, SectorDraft},
            remove::remove_sector,
        },
    },
    clock::Instant,
    storage::{
        Connection, Stored,
        register::Part,
        sectors::{self, StoredSector},
    },
    web::{
        permit::{KeepParties, SeeContracts, SeeHistory, TokenPermit},
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

impl From<Asked> for Wanted {
    fn from(asked: Asked) -> Self {
        Self {
            filter: None,
            cursor: asked.cursor,
            limit: asked.limit,
        }
    }
}

impl Kept for Sector {
    type Row = StoredSector;
    type Body = SectorBody;
    type Page = Sectors;

    const KIND: ObjectKind = ObjectKind::Sector;
    const LIST: &'static str = "sectors";

    fn known_by(row: &Self::Row) -> (i64, i64, &str) {
        (row.id, row.version, &row.code)
    }

    fn list(
        connection: &mut Connection,
        scope: Scope,
        _: Option<&str>,
        part: Part,
    ) -> Stored<Vec<Self::Row>> {
        sectors::list(connection, scope, part)
    }

    fn page(found: Found<Self>) -> Self::Page {
        Sectors {
            sectors: found.items,
            next: found.next,
        }
    }

    fn within(connection: &mut Connection, scope: Scope, code: &str) -> Stored<Option<Self::Row>> {
        sectors::within(connection, scope, code)
    }

    fn register(
        connection: &mut Connection,
        body: Self::Body,
        actor: &Actor,
        now: Instant,
    ) -> Result<Self::Row, Refusal> {
        let (draft, faults, author) = body.said(actor, now);
        keep_sector::register_sector(connection, &draft, faults, &author)
    }

    fn change(
        connection: &mut Connection,
        (code, seen): (&str, i64),
        body: Self::Body,
        actor: &Actor,
        now: Instant,
    ) -> Result<Self::Row, Refusal> {
        let (draft, faults, author) = body.said(actor, now);
        keep_sector::change_sector(connection, code, seen, &draft, faults, &author)
    }

    fn remove(
        connection: &mut Connection,
        code: &str,
        seen: i64,
        author: &Author,
    ) -> Result<(), Refusal> {
        remove_sector(connection, code, seen, author)
    }
}

handlers! {
    Sector, Sectors, SectorBody, "sector", "The sector", "sectors",
    ["/sectors", "/sectors/{code}", "/sectors/{code}/history"],
    "In the order in which they were registered."
}
