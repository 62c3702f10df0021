//! The queue of conflicts: its page, and what is decided there.

use std::collections::{BTreeMap, HashMap};

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    web::{Path, Query},
};
use serde::Deserialize;

use super::{conflicts_found::Found, see_other, shown};
use crate::{
    actions::{
        self,
        conflicts::{Ruling, decide_conflict, undo_decision},
    },
    text::Texts,
    web::{
        form::Checked,
        permit::{JudgeReports, Permit},
        problem::Fault,
        shell,
        views::{ConflictsPage, Section, Shell, TextForm},
    },
};

/// The states that can be shown.
pub(super) const STATES: [&str; 3] = ["open", "decided", "lapsed"];

/// Which conflicts are shown, and from where.
#[derive(Clone, Debug, Default, Deserialize)]
pub(in crate::web) struct Spot {
    state: Option<String>,
    pub(super) contract: Option<String>,
    pub(super) report: Option<String>,
    pub(super) after: Option<i64>,
    done: Option<String>,
}

impl Spot {
    /// The place that a form was sent from.
    fn sent(fields: &BTreeMap<String, String>) -> Self {
        Self {
            state: fields.get("state").cloned(),
            contract: fields.get("contract").cloned(),
            report: fields.get("report").cloned(),
            after: fields.get("after").and_then(|after| after.parse().ok()),
            done: None,
        }
    }

    /// One of the states; the open ones where nothing else is asked.
    pub(super) fn state(&self) -> &'static str {
        let asked = self.state.as_deref();
        let known = STATES.into_iter().find(|state| Some(*state) == asked);
        known.unwrap_or("open")
    }

    /// The same conflicts in another state, or from another place.
    pub(super) fn turned(&self, state: &str, after: Option<i64>) -> Self {
        Self {
            state: Some(state.to_owned()),
            after,
            contract: self.contract.clone(),
            report: self.report.clone(),
            done: None,
        }
    }

    /// Names and values in an address or a form.
    pub(super) fn fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = vec![("state", self.state().to_owned())];
        fields.extend(self.contract.clone().map(|number| ("contract", number)));
        fields.extend(self.report.clone().map(|id| ("report", id)));
        fields.extend(self.after.map(|after| ("after", after.to_string())));
        fields
    }

    /// Its address.
    pub(super) fn address(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.fields());
        format!("/conflicts?{}", query.finish())
    }
}

/// What was typed at one conflict and could not be used.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub(super) conflict: String,
    pub(super) lines: Vec<i64>,
    pub(super) fault: Option<String>,
    pub(super) reason: TextForm,
}

/// `GET /conflicts`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<JudgeReports>,
    spot: Query<Spot>,
) -> Result<HttpResponse, Fault> {
    page(
        &request,
        &permit,
        spot.into_inner(),
        Typed::default(),
        HttpResponse::Ok(),
    )
    .await
}

async fn page(
    request: &HttpRequest,
    permit: &Permit<JudgeReports>,
    spot: Spot,
    typed: Typed,
    answer: HttpResponseBuilder,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let wanted = spot.clone();
    let found = permit
        .read(move |connection, actor| Found::load(connection, texts, actor, &wanted, &typed))
        .await?;
    let title = texts.text("conflicts-heading");
    let view = ConflictsPage {
        shell: Shell {
            notice: shell::notice(texts, spot.done.as_deref()),
            ..shell::inside(request, &permit.visitor, Section::Conflicts, title)
        },
        filters: found.filters,
        state: spot.state(),
        place: spot.fields(),
        conflicts: found.conflicts,
        first: spot
            .after
            .map(|_| spot.turned(spot.state(), None).address()),
        next: found
            .next
            .map(|after| spot.turned(spot.state(), Some(after)).address()),
        contract: spot.contract,
        of_report: spot.report.is_some(),
    };
    shown(answer, &view)
}

/// The form at a conflict as it was sent. Names of fields that depend on the lines are `line-7`.
struct Sent {
    spot: Spot,
    version: i64,
    lines: Vec<i64>,
    reason: String,
}

impl Sent {
    fn of(mut fields: BTreeMap<String, String>) -> Self {
        let ticked = fields
            .keys()
            .filter_map(|name| name.strip_prefix("line-")?.parse().ok());
        Self {
            lines: ticked.collect(),
            spot: Spot::sent(&fields),
            version: fields
                .get("version")
                .and_then(|version| version.parse().ok())
                .unwrap_or_default(),
            reason: fields.remove("reason").unwrap_or_default(),
        }
    }

    /// What was typed, with each fault at its field.
    fn typed(self, conflict: String, texts: Texts, faults: &[actions::Fault]) -> Typed {
        let mut said: HashMap<bool, String> = HashMap::new();
        for fault in faults {
            let is_reason = fault.field == "reason";
            said.entry(is_reason)
                .or_insert_with(|| texts.word("fault", fault.code));
        }
        Typed {
            conflict,
            lines: self.lines,
            fault: said.remove(&false),
            reason: TextForm {
                text: self.reason,
                fault: said.remove(&true),
            },
        }
    }
}

/// Goes on after a decision, or shows the page again with what was wrong.
async fn answered(
    request: &HttpRequest,
    permit: &Permit<JudgeReports>,
    (id, sent): (String, Sent),
    outcome: Result<(), Fault>,
    done: &str,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let spot = sent.spot.clone();
    let whole = |code: &'static str| actions::Fault {
        field: "counts",
        code,
        found: String::new(),
    };
    let (faults, answer) = match outcome {
        Ok(()) => {
            let address = spot.turned(spot.state(), spot.after).address();
            return Ok(see_other(&format!("{address}&done={done}#inhoud")));
        }
        Err(Fault::Invalid(faults)) => (faults, HttpResponse::BadRequest()),
        Err(Fault::Changed(_)) => (
            vec![whole("conflict_changed")],
            HttpResponse::PreconditionFailed(),
        ),
        Err(Fault::Conflict(
            code @ ("four_eyes" | "period_closed" | "conflict_decided" | "conflict_lapsed"
            | "conflict_undecided"),
        )) => (vec![whole(code)], HttpResponse::Conflict()),
        Err(other) => return Err(other),
    };
    let typed = sent.typed(id, texts, &faults);
    page(request, permit, spot, typed, answer).await
}

/// `POST /conflicts/{id}/decision`.
pub(in crate::web) async fn decide(
    request: HttpRequest,
    permit: Permit<JudgeReports>,
    id: Path<String>,
    form: Checked<BTreeMap<String, String>>,
) -> Result<HttpResponse, Fault> {
    let (id, sent) = (id.into_inner(), Sent::of(form.0));
    let (now, alerts) = (permit.app.clock.now(), permit.app.gap_alerts());
    let (conflict, version) = (id.clone(), sent.version);
    let ruling = Ruling {
        counts: sent.lines.clone(),
        reason: sent.reason.clone(),
    };
    let outcome = permit
        .write(move |connection, actor| {
            decide_conflict(connection, actor, &conflict, version, &ruling, &alerts, now)?;
            Ok(())
        })
        .await;
    answered(&request, &permit, (id, sent), outcome, "conflict-decided").await
}

/// `POST /conflicts/{id}/decision/withdrawal`.
pub(in crate::web) async fn undo(
    request: HttpRequest,
    permit: Permit<JudgeReports>,
    id: Path<String>,
    form: Checked<BTreeMap<String, String>>,
) -> Result<HttpResponse, Fault> {
    let (id, sent) = (id.into_inner(), Sent::of(form.0));
    let now = permit.app.clock.now();
    let (conflict, version, reason) = (id.clone(), sent.version, sent.reason.clone());
    let outcome = permit
        .write(move |connection, actor| {
            undo_decision(connection, actor, &conflict, version, &reason, now)
        })
        .await;
    answered(&request, &permit, (id, sent), outcome, "conflict-undone").await
}
