//! Layouts and confirmed headings that are kept, for programs: list them, forget them.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::paging::{self, Page};
use crate::{
    access::Scope,
    actions::{Refusal, forget_layout},
    storage::{Connection, StorageError, layouts, learned_headings},
    web::{
        permit::{KeepLayouts, TokenPermit},
        problem::Fault,
    },
};

/// A layout that is kept.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ListedLayout {
    id: String,
    supplier: String,
    name: String,
    version: i32,
    title: String,
    made_at: DateTime<Utc>,
}

/// A heading that was confirmed.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ListedHeading {
    id: String,
    supplier: String,
    kind: String,
    field: String,
    heading: String,
    learned_at: DateTime<Utc>,
}

/// A page of layouts, and after the last of them of headings.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct LayoutPage {
    layouts: Vec<ListedLayout>,
    headings: Vec<ListedHeading>,
    /// Cursor of the next page.
    next: Option<String>,
}

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page, layouts and headings together.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// Where something stands in the list: whether it is a heading, and its key; the newest first.
type Place = (bool, i64);

/// A layout or a heading.
enum Kept {
    Layout(layouts::ListedLayout),
    Heading(learned_headings::ListedHeading),
}

/// Layouts that suppliers said of their files, and headings that they confirmed
///
/// All layouts come first, the newest before the others; then all headings likewise.
#[utoipa::path(get, path = "/layouts", tag = "layouts", operation_id = "listLayouts", params(Asked),
    responses((status = 200, description = "A page of layouts and headings", body = LayoutPage)))]
pub(super) async fn list(
    permit: TokenPermit<KeepLayouts>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let page = Page::<Place>::asked("layouts", asked.cursor.as_deref(), asked.limit)?;
    let found = permit
        .read(move |connection, actor| {
            let kept = kept(connection, actor.scope, page.after, page.rows())?;
            Ok(page.cut(kept, |(place, _)| *place))
        })
        .await?;
    let mut listed = LayoutPage {
        layouts: Vec::new(),
        headings: Vec::new(),
        next: found.next,
    };
    for (_, one) in found.items {
        match one {
            Kept::Layout(one) => listed.layouts.push(layout(one)),
            Kept::Heading(one) => listed.headings.push(heading(one)),
        }
    }
    Ok(paging::answer(&request, listed.next.as_deref(), &listed))
}

fn kept(
    connection: &mut Connection,
    scope: Scope,
    after: Option<Place>,
    rows: i64,
) -> Result<Vec<(Place, Kept)>, StorageError> {
    let mut kept = Vec::new();
    let before = after.map(|(_, id)| id);
    let in_headings = after.is_some_and(|(is_heading, _)| is_heading);
    if !in_headings {
        let found = layouts::page(connection, scope, before, rows)?;
        kept.extend(
            found
                .into_iter()
                .map(|(id, one)| ((false, id), Kept::Layout(one))),
        );
    }
    let left = rows.saturating_sub(i64::try_from(kept.len()).unwrap_or(rows));
    if left > 0 {
        let before = before.filter(|_| in_headings);
        let found = learned_headings::page(connection, scope, before, left)?;
        kept.extend(
            found
                .into_iter()
                .map(|(id, one)| ((true, id), Kept::Heading(one))),
        );
    }
    Ok(kept)
}

fn layout(one: layouts::ListedLayout) -> ListedLayout {
    ListedLayout {
        id: one.public_id,
        supplier: one.supplier,
        name: one.name,
        version: one.version,
        title: one.title,
        made_at: one.made_at.and_utc(),
    }
}

fn heading(one: learned_headings::ListedHeading) -> ListedHeading {
    ListedHeading {
        id: one.public_id,
        supplier: one.supplier,
        kind: one.table_kind,
        field: one.field,
        heading: one.heading,
        learned_at: one.learned_at.and_utc(),
    }
}

/// Forget a layout
#[utoipa::path(delete, path = "/layouts/{id}", tag = "layouts", operation_id = "forgetLayout",
    params(("id" = String, Path, description = "Identifier of the layout")),
    responses((status = 204, description = "Forgotten")))]
pub(super) async fn forget(
    permit: TokenPermit<KeepLayouts>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| -> Result<(), Refusal> {
            forget_layout::forget_layout(connection, actor, &id, now)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}

/// Forget a heading
#[utoipa::path(delete, path = "/layouts/headings/{id}", tag = "layouts", operation_id = "forgetHeading",
    params(("id" = String, Path, description = "Identifier of the heading")),
    responses((status = 204, description = "Forgotten")))]
pub(super) async fn forget_heading(
    permit: TokenPermit<KeepLayouts>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| -> Result<(), Refusal> {
            forget_layout::forget_heading(connection, actor, &id, now)
        })
        .await?;
    Ok(HttpResponse::NoContent().finish())
}
