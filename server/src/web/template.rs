//! Templates as downloads, for pages and programs alike.

use actix_web::{HttpResponse, web};
use meetbaar_domain::period::{Period, Quarter};
use meetbaar_importers::{
    columns::Language,
    template::{FileKind, Template, write},
};

use super::{attachment::named, permit::Door, problem::Fault, upload::parse_period};
use crate::{
    actions::{
        Refusal,
        prepare_template::{Groundwork, prepare_template},
    },
    app::App,
    audit::{Deed, Note, Object},
    clock::Instant,
    importers::{Reader, additions},
    jail::Answer,
    text,
};

/// Which template somebody wants.
pub(super) struct Wanted {
    /// Number of the contract.
    pub(super) contract: String,
    /// The period: `2026-Q4`, `2026-10`, or `2026-07-01/2026-09-30`.
    pub(super) period: String,
    /// `xlsx` or `ods`; Excel where nothing is said.
    pub(super) format: Option<String>,
    pub(super) language: text::Language,
}

/// The template as a file.
pub(super) async fn download(door: &Door, wanted: Wanted) -> Result<HttpResponse, Fault> {
    let period = parse_period(&wanted.period)?
        .ok_or_else(|| Refusal::field("period", "period_invalid", ""))?;
    let format = wanted.format.as_deref().unwrap_or("xlsx");
    let kind = FileKind::from_ending(format)
        .ok_or_else(|| Refusal::field("format", "format_unknown", format))?;
    let (app, actor) = (door.app.clone(), door.actor.clone());
    let name = file_name(&wanted, period, kind);
    let object = Object::contract(&wanted.contract);
    let bytes = web::block(move || {
        let now = app.clock.now();
        let language = of_template(wanted.language);
        let groundwork = app.database.read(|connection| {
            prepare_template(connection, &actor, &wanted.contract, period, language, now)
        })?;
        let template = filled(&app, groundwork, now)?;
        write(&template, kind).map_err(|error| Fault::Failed(error.to_string()))
    })
    .await
    .map_err(Fault::blocked)??;
    // Candidates of the report before may stand in it.
    door.note(Note::new(Deed::TookTemplate, object)).await?;
    Ok(HttpResponse::Ok()
        .content_type(kind.media_type())
        .insert_header(named(&name))
        .body(bytes))
}

/// Fills in what still runs, from the file of the report before where that is still there.
fn filled(app: &App, groundwork: Groundwork, now: Instant) -> Result<Template, Fault> {
    let Some(earlier) = &groundwork.earlier else {
        return Ok(groundwork.template);
    };
    let Some(file) = app.files.find(earlier.fingerprint()) else {
        return Ok(groundwork.without_file());
    };
    let additions = app
        .database
        .read(|connection| additions::of_report(connection, &app.importers, earlier.report()))?;
    let reader = Reader {
        jail: &app.jail,
        installed: &app.importers,
        spool: &app.files.incoming(),
    };
    let answer = reader.read(&file, additions, &mut |_| true);
    match answer.map_err(|error| Fault::Failed(format!("the file of a report: {error}")))? {
        Answer::Read(spooled) => {
            let fill = |connection: &mut _| groundwork.filled(connection, &spooled, now);
            Ok(app.database.read(fill)?)
        }
        Answer::Died(_) | Answer::Stopped => Ok(groundwork.without_file()),
    }
}

fn of_template(language: text::Language) -> Language {
    match language {
        text::Language::Dutch => Language::Dutch,
        text::Language::English => Language::English,
    }
}

/// A name that every system takes: `sjabloon-ICT-2024-017-2026-Q4.xlsx`.
fn file_name(wanted: &Wanted, period: Period, kind: FileKind) -> String {
    let word = match wanted.language {
        text::Language::Dutch => "sjabloon",
        text::Language::English => "template",
    };
    let quarter = Quarter::of(period.start());
    let days = if quarter.period() == Some(period) {
        format!("{}-Q{}", quarter.year, quarter.number)
    } else {
        format!("{}-{}", period.start(), period.end())
    };
    let contract: String = wanted
        .contract
        .chars()
        .take(60)
        .map(|letter| {
            if letter.is_ascii_alphanumeric() {
                letter
            } else {
                '-'
            }
        })
        .collect();
    format!("{word}-{contract}-{days}.{}", kind.ending())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_holds_nothing_that_a_system_minds() {
        for (contract, period, name) in [
            (
                "ICT-2024-017",
                "2026-Q4",
                "sjabloon-ICT-2024-017-2026-Q4.xlsx",
            ),
            (
                "A/../B \"1\"\r\n",
                "2026-07-01/2026-09-30",
                "sjabloon-A----B--1----2026-Q3.xlsx",
            ),
            ("É 1", "2026-07", "sjabloon---1-2026-07-01-2026-07-31.xlsx"),
        ] {
            let wanted = Wanted {
                contract: contract.to_owned(),
                period: period.to_owned(),
                format: None,
                language: text::Language::Dutch,
            };
            let days = parse_period(period).unwrap().unwrap();
            assert_eq!(file_name(&wanted, days, FileKind::Xlsx), name);
        }
    }
}
