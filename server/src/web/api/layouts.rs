//! Layouts for programs: what an unrecognised report may hold, trying a layout, keeping one, forgetting one.

use actix_web::{HttpResponse, web::Path};
use meetbaar_importers::mapping::{
    Answers, Candidates, Difference, HeadingCandidate, TableAnswer, TablePlace,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    json::Json,
    layout_shapes::{TableToSay, Tried},
};
use crate::{
    actions::keep_layout::{self, SaidLayout},
    web::{
        layout::{attempt, faults, ground, known_importer, look, naming},
        permit::{SendReports, TokenPermit},
        problem::Fault,
        upload::parse_period,
    },
};

/// What an unrecognised report may hold.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Layout {
    /// Its sheets with the rows that may be headings, each with its columns and what they may hold.
    #[schema(value_type = Object)]
    candidates: Candidates,
    /// Where the likeliest table stands.
    #[schema(value_type = Option<Object>)]
    place: Option<TablePlace>,
    /// The heading row of that table.
    #[schema(value_type = Option<Object>)]
    heading: Option<HeadingCandidate>,
    /// What changed since the layout that comes nearest was made.
    #[schema(value_type = Option<Object>)]
    difference: Option<Difference>,
}

/// What an unrecognised report may hold
#[utoipa::path(get, path = "/reports/{id}/layout", tag = "layouts", operation_id = "showLayout",
    params(("id" = String, Path, description = "Identifier of the report")),
    responses((status = 200, description = "Sheets, headings and columns", body = Layout),
        (status = 409, description = "There is nothing to ask about this report")))]
pub(super) async fn show(
    permit: TokenPermit<SendReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let ground = ground(&permit, id.into_inner()).await?;
    let found = look(&permit, &ground, None, None).await?;
    if found.refused.is_some() {
        return Err(Fault::Conflict("file_not_shown"));
    }
    let (place, heading) = found.chosen.unzip();
    Ok(HttpResponse::Ok().json(Layout {
        candidates: found.candidates,
        place,
        heading,
        difference: found.difference,
    }))
}

/// What a program says of a layout: the answers, or which importer is to read the report.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = LayoutAnswers)]
pub(super) struct Said {
    /// Only try: nothing is kept.
    #[serde(default, rename = "try")]
    attempt: bool,
    /// Name of an importer, instead of tables.
    #[serde(default)]
    importer: Option<String>,
    /// Name of the layout that it takes the place of.
    #[serde(default)]
    replaces: Option<String>,
    /// The period of the report, where its file does not state it: `2026-Q3`.
    #[serde(default)]
    period: Option<String>,
    /// What the layout is to be called; without it, after its sheet.
    #[serde(default)]
    title: Option<String>,
    /// Own words for target groups, each with the code of the group.
    #[serde(default)]
    groups: std::collections::BTreeMap<String, String>,
    /// Its tables.
    #[serde(default)]
    #[schema(value_type = Vec<TableToSay>)]
    tables: Vec<TableAnswer>,
}

/// Say what the columns of a report hold
///
/// Or which importer is to read it. The file is then read again, unless this is only a try: that answers 200 with what
/// would be read.
#[utoipa::path(post, path = "/reports/{id}/layout", tag = "layouts", operation_id = "sayLayout",
    params(("id" = String, Path, description = "Identifier of the report")), request_body = Said,
    responses((status = 200, description = "What would be read", body = Tried),
        (status = 202, description = "Kept; to be read again", body = ReadAgain)))]
pub(super) async fn say(
    permit: TokenPermit<SendReports>,
    id: Path<String>,
    said: Json<Said>,
) -> Result<HttpResponse, Fault> {
    let (id, said) = (id.into_inner(), said.into_inner());
    let period = parse_period(said.period.as_deref().unwrap_or_default())?;
    let ground = ground(&permit, id.clone()).await?;
    let now = permit.app.clock.now();
    if let Some(importer) = said.importer {
        known_importer(&ground, &importer)?;
        permit
            .write(move |connection, actor| {
                keep_layout::choose_importer(connection, actor, &id, &importer, now)
            })
            .await?;
        return Ok(HttpResponse::Accepted().json(ReadAgain::default()));
    }
    let naming = naming(&permit, &ground, said.replaces.clone()).await?;
    let answers = Answers {
        title: said.title,
        groups: said.groups,
        tables: said.tables,
    };
    let found = look(&permit, &ground, None, Some((answers, naming))).await?;
    let Some(profile) = found.profile else {
        return Err(Fault::Invalid(faults(&found.faults)));
    };
    if said.attempt {
        let trial = attempt(&permit, &ground, profile).await?;
        return Ok(HttpResponse::Ok().json(Tried::of(&trial)));
    }
    let replaces = said.replaces;
    let kept = permit
        .write(move |connection, actor| {
            let said = SaidLayout {
                profile,
                replaces,
                period,
            };
            keep_layout::keep_layout(connection, actor, &id, said, now)
        })
        .await?;
    Ok(HttpResponse::Accepted().json(ReadAgain {
        layout: Some(KeptLayout {
            id: kept.public_id,
            name: kept.name,
            version: kept.version,
        }),
        ..ReadAgain::default()
    }))
}

/// A report whose file is read again.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ReadAgain {
    /// Always `received`: follow the report until it is another.
    state: &'static str,
    /// The layout that was kept for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    layout: Option<KeptLayout>,
}

/// A layout that was kept.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct KeptLayout {
    id: String,
    name: String,
    version: u32,
}

impl Default for ReadAgain {
    fn default() -> Self {
        Self {
            state: "received",
            layout: None,
        }
    }
}
