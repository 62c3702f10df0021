//! The layouts and headings that suppliers confirmed: seen, and forgotten, by the supplier itself or an administrator.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use serde::Deserialize;

use super::{see_other, shown};
use crate::{
    access::Scope,
    actions::forget_layout,
    clock::dutch,
    storage::{layouts, learned_headings},
    web::{
        form::{Checked, NoFields},
        permit::{KeepLayouts, Permit},
        problem::Fault,
        shell,
        views::{HeadingRow, LayoutRow, LayoutsPage, Section, Shell},
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    done: Option<String>,
}

/// `GET /layouts`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<KeepLayouts>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let (kept, learned) = permit
        .read(|connection, actor| {
            Ok((
                layouts::list(connection, actor.scope)?,
                learned_headings::list(connection, actor.scope)?,
            ))
        })
        .await?;
    let page = LayoutsPage {
        shell: Shell {
            notice: shell::notice(texts, asked.done.as_deref()),
            ..shell::inside(
                &request,
                &permit.visitor,
                Section::Layouts,
                texts.text("layouts-heading"),
            )
        },
        layouts: kept
            .into_iter()
            .map(|one| LayoutRow {
                id: one.public_id,
                supplier: one.supplier,
                title: one.title,
                version: one.version,
                made_by: one.made_by,
                made_at: texts.moment(dutch(one.made_at)),
            })
            .collect(),
        headings: learned
            .into_iter()
            .map(|one| HeadingRow {
                id: one.public_id,
                supplier: one.supplier,
                heading: one.heading,
                field: texts.word("layout-field", &one.field),
                learned_by: one.learned_by,
                learned_at: texts.moment(dutch(one.learned_at)),
            })
            .collect(),
        of_all: permit.actor.scope == Scope::All,
    };
    shown(HttpResponse::Ok(), &page)
}

/// `POST /layouts/{id}/forget`.
pub(in crate::web) async fn forget(
    permit: Permit<KeepLayouts>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| forget_layout::forget_layout(connection, actor, &id, now))
        .await?;
    Ok(see_other("/layouts?done=layout-forgotten"))
}

/// `POST /layouts/headings/{id}/forget`.
pub(in crate::web) async fn forget_heading(
    permit: Permit<KeepLayouts>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    permit
        .write(move |connection, actor| forget_layout::forget_heading(connection, actor, &id, now))
        .await?;
    Ok(see_other("/layouts?done=heading-forgotten"))
}
