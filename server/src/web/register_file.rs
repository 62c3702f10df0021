//! The contract register as a file, out and in, for pages and programs alike.

use actix_web::{HttpResponse, web};
use meetbaar_importers::template::{RegisterFile, write_register};

use super::{
    attachment::named,
    permit::Door,
    problem::Fault,
    scanned::scanned,
    upload::{Upload, on_disk},
};
use crate::{
    actions::{
        Refusal,
        register::{
            export,
            import::{commit::found, plan::Plan, receive::receive_register, state},
        },
    },
    ids,
    storage::register_imports::{self, StoredImport},
};

/// The register that somebody sees, as a download; Excel where nothing is said.
pub(super) async fn download(door: &Door, format: Option<&str>) -> Result<HttpResponse, Fault> {
    let format = format.unwrap_or("xlsx");
    let kind = RegisterFile::from_ending(format)
        .ok_or_else(|| Refusal::field("format", "format_unknown", format))?;
    let entries = door.read(export::register_of).await?;
    let day = door.app.clock.now().day();
    let bytes = web::block(move || write_register(&entries, kind, day))
        .await
        .map_err(Fault::blocked)?
        .map_err(|error| Fault::Failed(error.to_string()))?;
    let name = format!("contractenregister-{day}.{}", kind.ending());
    Ok(HttpResponse::Ok()
        .content_type(kind.media_type())
        .insert_header(named(&name))
        .body(bytes))
}

/// Takes a register in that was uploaded; the identifier of its import.
pub(super) async fn receive(door: &Door, upload: Upload) -> Result<String, Fault> {
    let missing = || Fault::from(Refusal::field("file", "file_missing", ""));
    let incoming = upload.file.ok_or_else(missing)?;
    let incoming = scanned(door, incoming).await?;
    let (store, now) = (door.app.files.clone(), door.app.clock.now());
    let id = ids::public_id(now);
    let aside = id.clone();
    let kept = on_disk(move || store.set_aside(incoming, &aside)).await?;
    let import = id.clone();
    door.write(move |connection, actor| {
        receive_register(connection, actor, &import, (&kept, &upload.file_name), now)
    })
    .await?;
    Ok(id)
}

/// An import, with what it would change once it is read.
pub(super) async fn import(door: &Door, id: String) -> Result<(StoredImport, Plan), Fault> {
    door.read(move |connection, _| {
        let stored = register_imports::by_public_id(connection, &id)?.ok_or(Refusal::NotFound)?;
        let plan = if stored.state == state::RECEIVED {
            Plan::default()
        } else {
            found(stored.found.as_deref())?
        };
        Ok((stored, plan))
    })
    .await
}
