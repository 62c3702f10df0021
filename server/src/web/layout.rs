//! What the mapping screen and its API share: the report, what its supplier knows already, and looking into its file.

use std::sync::Arc;

use actix_web::web;
use meetbaar_importers::{
    formats,
    mapping::{AnswerFault, Answers, LayoutAnswer, LayoutOrder, Naming, TablePlace},
    profiles::Profile,
    registry::Additions,
};
use tokio::sync::Semaphore;

use super::{permit::Door, problem::Fault};
use crate::{
    actions::{self, Refusal, keep_layout, report_state::ReportState},
    audit::{Deed, Note, Object},
    importers::{
        additions::{self, without_contract},
        asking::{self, Trial},
    },
    storage::{
        contracts,
        reports::{self, StoredReport},
    },
};

/// So many files are looked into at once while somebody waits.
static LOOKING: Semaphore = Semaphore::const_new(2);

/// What a layout is said upon.
pub(super) struct Ground {
    pub(super) report: StoredReport,
    pub(super) additions: Additions,
    pub(super) own: Vec<Profile>,
    pub(super) contracts: Vec<String>,
}

/// The ground of a report whose supplier may still say how it is laid out.
pub(super) async fn ground(door: &Door, id: String) -> Result<Ground, Fault> {
    let app = door.app.clone();
    door.read(move |connection, actor| {
        let report =
            reports::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)?;
        let state =
            ReportState::from_code(&report.state).ok_or(Refusal::Conflict("unknown_state"))?;
        state.say_layout()?;
        let contracts = contracts::list(connection, actor.scope)?;
        Ok(Ground {
            additions: additions::of_report(connection, &app.importers, &report)?,
            own: additions::own_profiles(connection, report.supplier_id)?,
            contracts: contracts.into_iter().map(|one| one.number).collect(),
            report,
        })
    })
    .await
}

/// What a layout would be called now.
pub(super) async fn naming(
    door: &Door,
    ground: &Ground,
    replaces: Option<String>,
) -> Result<Naming, Fault> {
    let supplier = ground.report.supplier_id;
    door.read(move |connection, _| {
        Ok(keep_layout::naming(
            connection,
            supplier,
            replaces.as_deref(),
        )?)
    })
    .await
}

/// Looks into the file.
pub(super) async fn look(
    door: &Door,
    ground: &Ground,
    place: Option<TablePlace>,
    answers: Option<(Answers, Naming)>,
) -> Result<LayoutAnswer, Fault> {
    let order = LayoutOrder {
        additions: ground.additions.clone(),
        own: ground.own.clone(),
        place,
        answers,
    };
    let (app, report) = (
        Arc::clone(&door.app.clone().into_inner()),
        ground.report.clone(),
    );
    let seen = Note::new(Deed::SawLayout, Object::report_of(ground.report.id));
    door.note(seen).await?;
    let _one = LOOKING.acquire().await.map_err(|_| Fault::NotReady)?;
    web::block(move || asking::look(&app, &report, order))
        .await
        .map_err(Fault::blocked)?
        .map_err(|error| Fault::Failed(error.to_string()))
}

/// Reads the file by a layout, without storing anything.
pub(super) async fn attempt(
    door: &Door,
    ground: &Ground,
    profile: Profile,
) -> Result<Trial, Fault> {
    let mut additions = ground.additions.clone();
    additions
        .profiles
        .retain(|other| other.name != profile.name);
    additions.chosen = Some(profile.name.clone());
    additions
        .profiles
        .push(if ground.report.stated_contract_id.is_some() {
            without_contract(profile)
        } else {
            profile
        });
    let (app, report) = (
        Arc::clone(&door.app.clone().into_inner()),
        ground.report.clone(),
    );
    let seen = Note::new(Deed::SawLayout, Object::report_of(ground.report.id));
    door.note(seen).await?;
    let _one = LOOKING.acquire().await.map_err(|_| Fault::NotReady)?;
    web::block(move || asking::try_reading(&app, &report, &additions))
        .await
        .map_err(Fault::blocked)?
        .map_err(|error| Fault::Failed(error.to_string()))
}

/// Refuses the name of an importer that can't be chosen for a report.
pub(super) fn known_importer(ground: &Ground, name: &str) -> Result<(), Fault> {
    if ground.additions.knows(name) || formats().iter().any(|format| format.name() == name) {
        Ok(())
    } else {
        Err(Refusal::field("importer", "importer_unknown", name).into())
    }
}

/// What is wrong with answers, as faults of fields.
pub(super) fn faults(found: &[AnswerFault]) -> Vec<actions::Fault> {
    const KNOWN: [&str; 12] = [
        "no_tables",
        "sheet_unknown",
        "heading_row_empty",
        "heading_missing",
        "heading_no_period",
        "headings_alike",
        "column_personal",
        "field_twice",
        "field_missing",
        "hours_missing",
        "not_sound",
        "groups_unknown",
    ];
    let fault = |one: &AnswerFault| {
        let code = KNOWN.iter().find(|code| **code == one.code);
        let at = one.column.clone().unwrap_or_default();
        let field = one.field.map(|field| field.code()).unwrap_or_default();
        actions::Fault {
            field: "tables",
            code: code.copied().unwrap_or("not_sound"),
            found: format!("{at} {field}").trim().to_owned(),
        }
    };
    found.iter().map(fault).collect()
}
