//! Between an upload and the place where it is kept: the scanner, where the installation has one. What it can't look at is
//! refused, and the upload goes away with the request.

use std::{sync::LazyLock, time::Duration};

use actix_web::web;
use tokio::sync::Semaphore;

use super::{permit::Door, problem::Fault, upload::on_disk};
use crate::{
    actions::Refusal,
    audit::{Deed, Note},
    files::IncomingFile,
    scan::Verdict,
};

/// So many files are looked at at once: each takes a thread until the scanner has answered.
static PLACES: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(8));
/// For so long somebody waits for a place.
const PATIENCE: Duration = Duration::from_secs(60);

/// The file, if it may be kept.
///
/// # Errors
/// [`Fault::Invalid`] where malware was found or the file is too large to be looked at; [`Fault::Unscanned`] where the
/// scanner can't be reached.
pub(super) async fn scanned(door: &Door, file: IncomingFile) -> Result<IncomingFile, Fault> {
    let Some(scanner) = door.app.scanner.clone() else {
        return Ok(file);
    };
    let place = tokio::time::timeout(PATIENCE, PLACES.acquire()).await;
    let _place = place.ok().and_then(Result::ok).ok_or(Fault::Unscanned)?;
    let content = on_disk(|| file.open().map(|content| (file, content)));
    let (file, content) = content.await?;
    let verdict = web::block(move || scanner.scan(content))
        .await
        .map_err(Fault::blocked)?;
    let account = door.actor.account;
    match verdict {
        Ok(Verdict::Clean) => Ok(file),
        Ok(Verdict::Found(name)) => {
            tracing::warn!(
                account,
                name,
                "malware was found in an upload; nothing was kept"
            );
            door.note(Note::new(Deed::MalwareFound, None)).await?;
            Err(Refusal::field("file", "malware_found", "").into())
        }
        Ok(Verdict::TooLarge) => {
            tracing::warn!(
                account,
                "an upload was larger than what clamd takes; see its StreamMaxLength"
            );
            Err(Refusal::field("file", "too_large_to_scan", "").into())
        }
        Err(error) => {
            tracing::error!(%error, account, "an upload could not be scanned; nothing was kept");
            Err(Fault::Unscanned)
        }
    }
}
