//! A multipart upload: the file goes to disk as it comes in, fields stay small, the limit holds while it streams.

use actix_multipart::{Field, Multipart};
use actix_web::web::{self, Bytes};
use chrono::Datelike;
use futures_util::TryStreamExt;
use meetbaar_domain::period::Period;

use super::{permit::Door, problem::Fault, scanned::scanned};
use crate::{
    actions::{
        Refusal,
        receive_report::{Received, ReceivedFile, own_contract, receive_report},
    },
    app::App,
    files::{FileStore, IncomingFile},
};

/// Years that a spreadsheet can hold.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;
/// Largest text field.
const FIELD_BYTES: usize = 4 * 1024;

/// What came in with an upload.
#[derive(Default)]
pub(super) struct Upload {
    pub(super) token: String,
    pub(super) file: Option<IncomingFile>,
    pub(super) file_name: String,
    /// The period as chosen, such as `2026-Q3`.
    pub(super) period: String,
    /// The contract's number, as chosen.
    pub(super) contract: String,
}

impl Upload {
    /// The stated period, if one was chosen.
    pub(super) fn stated_period(&self) -> Result<Option<Period>, Fault> {
        parse_period(&self.period)
    }
}

/// A period as forms and programs state it: nothing, `2026-Q3`, `2026-09`, or `2026-07-01/2026-09-30`.
pub(super) fn parse_period(text: &str) -> Result<Option<Period>, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let parsed = if let Some((start, end)) = text.split_once('/') {
        start
            .parse()
            .ok()
            .zip(end.parse().ok())
            .and_then(|(start, end)| Period::new(start, end))
    } else {
        text.split_once('-').and_then(|(year, part)| {
            let year = year.parse().ok()?;
            match part.strip_prefix(['Q', 'q']) {
                Some(quarter) => Period::quarter(year, quarter.parse().ok()?),
                None => Period::month(year, part.parse().ok()?),
            }
        })
    };
    parsed
        .filter(|period| {
            [period.start(), period.end()]
                .iter()
                .all(|day| YEARS.contains(&day.year()))
        })
        .map(Some)
        .ok_or_else(|| Refusal::field("period", "period_invalid", text).into())
}

/// Takes an upload in.
pub(super) async fn take_in(app: &web::Data<App>, mut parts: Multipart) -> Result<Upload, Fault> {
    let mut upload = Upload::default();
    while let Some(mut part) = parts
        .try_next()
        .await
        .map_err(|_| Fault::BadRequest("upload_broken"))?
    {
        let name = part.name().unwrap_or_default().to_owned();
        match name.as_str() {
            "file" => {
                let file_name = part
                    .content_disposition()
                    .and_then(|one| one.get_filename());
                file_name
                    .unwrap_or_default()
                    .clone_into(&mut upload.file_name);
                without_nul(&upload.file_name)?;
                if upload.file.is_some() {
                    return Err(Fault::BadRequest("several_files"));
                }
                let limit = app.config.upload_limit_mib;
                let file = take_file(&app.files, limit, &mut part).await?;
                // A browser sends an empty part where no file was chosen.
                let chosen = file.size() > 0 || !upload.file_name.is_empty();
                upload.file = chosen.then_some(file);
            }
            "csrf" => upload.token = field(&mut part).await?,
            "period" => upload.period = field(&mut part).await?,
            "contract" => upload.contract = field(&mut part).await?,
            _ => drop(field(&mut part).await?),
        }
    }
    Ok(upload)
}

pub(super) async fn field(part: &mut Field) -> Result<String, Fault> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part
        .try_next()
        .await
        .map_err(|_| Fault::BadRequest("upload_broken"))?
    {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > FIELD_BYTES {
            return Err(Fault::BadRequest("field_too_long"));
        }
    }
    let text = String::from_utf8(bytes).map_err(|_| Fault::BadRequest("field_unreadable"))?;
    without_nul(&text)?;
    Ok(text)
}

fn without_nul(text: &str) -> Result<(), Fault> {
    if text.contains('\0') {
        return Err(Fault::BadRequest("nul_sign"));
    }
    Ok(())
}

/// Takes a file of at most so many mebibytes in.
pub(super) async fn take_file(
    store: &FileStore,
    limit: u64,
    part: &mut Field,
) -> Result<IncomingFile, Fault> {
    let most = limit.saturating_mul(1024 * 1024);
    let store = store.clone();
    let mut incoming = on_disk(move || store.begin()).await?;
    while let Some(chunk) = part
        .try_next()
        .await
        .map_err(|_| Fault::BadRequest("upload_broken"))?
    {
        let size = u64::try_from(chunk.len()).unwrap_or(u64::MAX);
        if incoming.size().saturating_add(size) > most {
            return Err(Fault::TooLarge(limit));
        }
        incoming = added(incoming, chunk).await?;
    }
    Ok(incoming)
}

/// Receives the report of an upload: all that can be wrong with its fields is found before the file is kept.
pub(super) async fn receive(door: &Door, upload: Upload) -> Result<Received, Fault> {
    let period = upload.stated_period()?;
    let missing = || Fault::from(Refusal::field("file", "file_missing", ""));
    let incoming = upload.file.ok_or_else(missing)?;
    let (name, contract) = (upload.file_name, upload.contract);
    let stated = contract.clone();
    door.read(move |connection, actor| own_contract(connection, actor, Some(&stated)))
        .await?;
    let incoming = scanned(door, incoming).await?;
    let (store, now) = (door.app.files.clone(), door.app.clock.now());
    let kept = on_disk(move || store.keep(incoming)).await?;
    door.write(move |connection, actor| {
        let file = ReceivedFile {
            kept: &kept,
            name: &name,
            period,
            contract: Some(&contract),
        };
        receive_report(connection, actor, &file, now)
    })
    .await
}

async fn added(mut incoming: IncomingFile, chunk: Bytes) -> Result<IncomingFile, Fault> {
    on_disk(move || incoming.add(&chunk).map(|()| incoming)).await
}

/// Works on the disk, on a thread where waiting is allowed.
pub(super) async fn on_disk<T: Send + 'static>(
    body: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T, Fault> {
    web::block(body)
        .await
        .map_err(Fault::blocked)?
        .map_err(|error| Fault::Failed(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_understood_or_refused() {
        let period = |text: &str| {
            parse_period(text)
                .map(|one| one.map(|one| (one.start().to_string(), one.end().to_string())))
        };
        let days = |start: &str, end: &str| Some((start.to_owned(), end.to_owned()));
        assert_eq!(period("2026-Q3").unwrap(), days("2026-07-01", "2026-09-30"));
        assert_eq!(period("2026-02").unwrap(), days("2026-02-01", "2026-02-28"));
        assert_eq!(
            period("2026-01-01/2026-06-30").unwrap(),
            days("2026-01-01", "2026-06-30")
        );
        assert_eq!(period(" ").unwrap(), None);
        for bad in [
            "2026-Q5",
            "2026",
            "Q3",
            "2026-13",
            "2026-06-30/2026-01-01",
            "morgen",
            "0898-Q1",
            "10000-01",
        ] {
            assert!(period(bad).is_err(), "{bad}");
        }
    }
}
