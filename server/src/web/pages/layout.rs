//! The mapping screen of a report: where its table stands, what its columns hold, what reading it so would give.

use std::collections::BTreeMap;

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    web::{Path, Query},
};
use meetbaar_importers::{
    mapping::{LayoutAnswer, TablePlace},
    profiles::Profile,
};
use serde::Deserialize;

use super::{
    fields::words,
    layout_form::{Sent, place},
    layout_view, see_other, shown,
};
use crate::{
    actions::keep_layout::{self, SaidLayout},
    importers::asking::Trial,
    web::{
        form::Checked,
        layout::{self, Ground, attempt, faults, ground, known_importer, look, naming},
        permit::{Permit, SendReports},
        problem::Fault,
        upload::parse_period,
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    sheet: Option<String>,
    row: Option<String>,
    height: Option<String>,
    kind: Option<String>,
}

/// `GET /reports/{id}/layout`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SendReports>,
    id: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let place = place(
        asked.sheet,
        asked.row.as_deref(),
        asked.height.as_deref(),
        asked.kind.as_deref(),
    );
    let ground = ground(&permit, id.into_inner()).await?;
    let found = look(&permit, &ground, place, None).await?;
    let page = Page {
        request: &request,
        permit: &permit,
        ground,
        sent: Sent::default(),
    };
    page.shown(found, None, Vec::new(), HttpResponse::Ok())
}

/// `POST /reports/{id}/layout`.
pub(in crate::web) async fn said(
    request: HttpRequest,
    permit: Permit<SendReports>,
    id: Path<String>,
    form: Checked<BTreeMap<String, String>>,
) -> Result<HttpResponse, Fault> {
    let (id, sent) = (id.into_inner(), Sent::of(form.0));
    let period = parse_period(&sent.period)?;
    let ground = ground(&permit, id.clone()).await?;
    let naming = naming(&permit, &ground, sent.replaces.clone()).await?;
    let answers = sent.answers().ok_or(Fault::BadRequest("form_unreadable"))?;
    let found = look(
        &permit,
        &ground,
        sent.place.clone(),
        Some((answers, naming)),
    )
    .await?;
    let page = Page {
        request: &request,
        permit: &permit,
        ground,
        sent,
    };
    let Some(profile) = found.profile.clone() else {
        let wrong = page.wrong(&found);
        return page.shown(found, None, wrong, HttpResponse::BadRequest());
    };
    if !page.sent.save {
        let trial = attempt(&permit, &page.ground, profile).await?;
        return page.shown(found, Some(trial), Vec::new(), HttpResponse::Ok());
    }
    let outcome = keep(&permit, id.clone(), profile, &page.sent, period).await;
    match outcome {
        Ok(()) => Ok(see_other(&format!("/reports/{id}?done=layout"))),
        Err(Fault::Invalid(faults)) => {
            let wrong = vec![words(permit.visitor.texts, &faults)];
            page.shown(found, None, wrong, HttpResponse::BadRequest())
        }
        Err(other) => Err(other),
    }
}

async fn keep(
    permit: &Permit<SendReports>,
    id: String,
    profile: Profile,
    sent: &Sent,
    period: Option<meetbaar_domain::period::Period>,
) -> Result<(), Fault> {
    let now = permit.app.clock.now();
    let said = SaidLayout {
        profile,
        replaces: sent.replaces.clone(),
        period,
    };
    permit
        .write(move |connection, actor| {
            keep_layout::keep_layout(connection, actor, &id, said, now).map(|_| ())
        })
        .await
}

/// What the form of an importer holds.
#[derive(Deserialize)]
pub(in crate::web) struct ImporterForm {
    #[serde(default)]
    importer: String,
}

/// `POST /reports/{id}/importer`.
pub(in crate::web) async fn importer(
    permit: Permit<SendReports>,
    id: Path<String>,
    form: Checked<ImporterForm>,
) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let ground = layout::ground(&permit, id.clone()).await?;
    known_importer(&ground, &form.0.importer)?;
    let (now, report) = (permit.app.clock.now(), id.clone());
    permit
        .write(move |connection, actor| {
            keep_layout::choose_importer(connection, actor, &report, &form.0.importer, now)
        })
        .await?;
    Ok(see_other(&format!("/reports/{id}?done=layout")))
}

/// Everything that the page is made of.
pub(super) struct Page<'a> {
    pub(super) request: &'a HttpRequest,
    pub(super) permit: &'a Permit<SendReports>,
    pub(super) ground: Ground,
    pub(super) sent: Sent,
}

impl Page<'_> {
    fn shown(
        &self,
        found: LayoutAnswer,
        trial: Option<Trial>,
        wrong: Vec<String>,
        answer: HttpResponseBuilder,
    ) -> Result<HttpResponse, Fault> {
        shown(answer, &layout_view::page(self, found, trial, wrong))
    }

    /// What is wrong with the answers, each thing in words with its place.
    fn wrong(&self, found: &LayoutAnswer) -> Vec<String> {
        let texts = self.permit.visitor.texts;
        let faults = faults(&found.faults);
        let told = found.faults.iter().zip(&faults).map(|(fault, word)| {
            let field = fault
                .field
                .map(|field| texts.word("layout-field", field.code()));
            let said = texts.word("fault", word.code);
            let place = fault
                .column
                .as_ref()
                .map(|column| texts.with1("layout-fault-column", "at", column.clone()));
            let parts = [place, field.map(|field| format!("{field}:")), Some(said)];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
        });
        told.collect()
    }

    /// Where the table stands that is looked at.
    pub(super) fn place(&self, found: &LayoutAnswer) -> TablePlace {
        let chosen = found.chosen.as_ref().map(|(place, _)| place.clone());
        let empty = TablePlace {
            sheet: String::new(),
            heading_row: 1,
            heading_height: 1,
            kind: None,
        };
        chosen.or_else(|| self.sent.place.clone()).unwrap_or(empty)
    }
}
