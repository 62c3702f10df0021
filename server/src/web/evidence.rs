//! Evidence comes in as a multipart form and goes out as a download only: a browser never shows it within these pages.

use actix_multipart::Multipart;
use actix_web::{HttpResponse, web};
use futures_util::TryStreamExt;

use super::{
    attachment::attachment,
    permit::Door,
    problem::Fault,
    scanned::scanned,
    upload::{field, on_disk, take_file},
};
use crate::{
    actions::{
        Refusal,
        file_type::FileType,
        keep_evidence::{self, EvidenceFile, Statement},
    },
    app::App,
    audit::{Deed, Note, Object},
    files::IncomingFile,
    storage::evidence,
};

/// What came in.
#[derive(Default)]
pub(super) struct Given {
    pub(super) token: String,
    pub(super) said: Statement,
    file: Option<IncomingFile>,
    name: String,
}

/// Takes a form with a file in.
pub(super) async fn take_in(app: &web::Data<App>, mut parts: Multipart) -> Result<Given, Fault> {
    let broken = |_| Fault::BadRequest("upload_broken");
    let mut given = Given::default();
    while let Some(mut part) = parts.try_next().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "file" => {
                let disposition = part.content_disposition();
                let named = disposition.and_then(|one| one.get_filename());
                given.name = named.unwrap_or_default().to_owned();
                if given.file.is_some() {
                    return Err(Fault::BadRequest("several_files"));
                }
                let limit = app.config.evidence_limit_mib;
                let file = take_file(&app.evidence, limit, &mut part).await?;
                given.file = (file.size() > 0).then_some(file);
            }
            "csrf" => given.token = field(&mut part).await?,
            "kind" => given.said.kind = field(&mut part).await?,
            "dated" => given.said.dated = field(&mut part).await?,
            "sheet" => given.said.sheet = field(&mut part).await?,
            "row" => given.said.row = field(&mut part).await?,
            _ => drop(field(&mut part).await?),
        }
    }
    Ok(given)
}

/// Adds the file to a report; all that can be wrong is found before it is kept. Returns its public identifier.
pub(super) async fn add(door: &Door, report: String, given: Given) -> Result<String, Fault> {
    let Given {
        said, file, name, ..
    } = given;
    let file = file.ok_or_else(|| Fault::from(Refusal::field("file", "file_missing", "")))?;
    let most = door.app.config.evidence_files;
    let (id, checked) = (report.clone(), said.clone());
    door.read(move |connection, actor| {
        keep_evidence::check(connection, actor, &id, &checked, most)
    })
    .await?;
    let file = scanned(door, file).await?;
    let store = door.app.evidence.clone();
    let kept = on_disk(move || {
        let file_type = FileType::of(&file.bytes()?);
        file_type
            .map(|file_type| store.keep(file).map(|kept| (file_type, kept)))
            .transpose()
    })
    .await?;
    let unknown = || Fault::from(Refusal::field("file", "evidence_type_unknown", ""));
    let (file_type, kept) = kept.ok_or_else(unknown)?;
    let now = door.app.clock.now();
    let file = EvidenceFile {
        kept,
        file_type,
        name,
    };
    door.write(move |connection, actor| {
        keep_evidence::add_evidence(connection, actor, &report, (&file, &said, most), now)
    })
    .await
}

/// The file itself, to be kept and not to be shown.
pub(super) async fn download(door: &Door, id: String) -> Result<HttpResponse, Fault> {
    let found = door
        .read(move |connection, actor| {
            evidence::by_public_id(connection, actor.scope, &id)?
                .filter(|one| one.removed_at.is_none())
                .ok_or(Refusal::NotFound)
        })
        .await?;
    let path = door.app.evidence.find(&found.file_fingerprint);
    let path = path.ok_or(Refusal::Conflict("file_not_kept"))?;
    let bytes = on_disk(move || std::fs::read(path)).await?;
    let taken = Note::new(Deed::TookEvidence, Object::report_of(found.report_id))
        .with("evidence", &found.public_id);
    door.note(taken).await?;
    Ok(HttpResponse::Ok()
        .content_type("application/octet-stream")
        .insert_header(("x-content-type-options", "nosniff"))
        .insert_header(attachment(&found.file_name))
        .body(bytes))
}
