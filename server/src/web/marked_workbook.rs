//! The marked workbook as a download, for browsers and programs alike.

use std::{sync::LazyLock, time::Duration};

use actix_web::{HttpResponse, web};
use meetbaar_importers::marking::Marked;
use tokio::sync::Semaphore;

use super::{attachment::attachment, permit::Door, problem::Fault};
use crate::{
    actions::{
        Refusal,
        mark_report::{ToMark, problems_to_mark},
    },
    app::App,
    audit::{Deed, Note, Object},
    text::Texts,
};

/// So many files are marked at once: each is held in memory whole.
static PLACES: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(2));
/// For so long somebody waits for a place.
const PATIENCE: Duration = Duration::from_secs(20);

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const XLSM: &str = "application/vnd.ms-excel.sheet.macroEnabled.12";

/// The marked workbook of a report, in these words or in those of who asks.
pub(super) async fn download(
    door: &Door,
    report: String,
    texts: Option<Texts>,
) -> Result<HttpResponse, Fault> {
    let place = tokio::time::timeout(PATIENCE, PLACES.acquire()).await;
    let _place = place.ok().and_then(Result::ok).ok_or(Fault::Busy)?;
    let object = Object::report(&report);
    let to_mark = door
        .read(move |connection, actor| problems_to_mark(connection, actor, &report, texts))
        .await?;
    let (name, app) = (to_mark.name.clone(), door.app.clone());
    let marked = web::block(move || marked(&app, to_mark))
        .await
        .map_err(Fault::blocked)??;
    door.note(Note::new(Deed::TookMarkedWorkbook, object))
        .await?;
    let (ending, kind) = if marked.has_macros {
        ("xlsm", XLSM)
    } else {
        ("xlsx", XLSX)
    };
    Ok(HttpResponse::Ok()
        .content_type(kind)
        .insert_header(attachment(&format!("{name}.{ending}")))
        .body(marked.bytes))
}

fn marked(app: &App, to_mark: ToMark) -> Result<Marked, Fault> {
    let Some(file) = app.files.find(&to_mark.fingerprint) else {
        return Err(Refusal::Conflict("file_not_kept").into());
    };
    let marked = app.jail.mark(&file, to_mark.marking);
    let marked = marked.map_err(|error| Fault::Failed(format!("marking a file: {error}")))?;
    Ok(marked.ok_or(Refusal::Conflict("file_not_markable"))?)
}
