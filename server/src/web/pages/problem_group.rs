//! One group of problems of a report, page by page; of warnings each cell can be explained on its own.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    web::{Path, Query},
};
use meetbaar_importers::problem::Severity;
use serde::Deserialize;

use super::{
    problems::{Look, PLACES, Uncorrected, Unexplained, address, handle, is_open, of_group},
    shown,
};
use crate::{
    access::Permission,
    actions::Refusal,
    audit::{self, Deed, Object},
    storage::{
        Connection, StorageError,
        problem_groups::{self, GroupKey},
        reports, warnings,
    },
    web::{
        permit::{Permit, SeeReports},
        problem::Fault,
        shell,
        views::{ProblemGroup, ProblemHandle, ProblemsPage, Section, Shell},
    },
};

/// What the address of a group holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    severity: String,
    code: String,
    #[serde(default)]
    sheet: String,
    #[serde(default)]
    column: String,
    page: Option<usize>,
    done: Option<String>,
}

/// `GET /reports/{id}/problems`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SeeReports>,
    id: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let wanted = Wanted {
        report: id.into_inner(),
        handle: ProblemHandle {
            severity: asked.severity,
            code: asked.code,
            sheet: asked.sheet,
            column: asked.column,
            cell: String::new(),
        },
        page: asked.page.unwrap_or(1),
        done: asked.done,
        unexplained: None,
        uncorrected: None,
    };
    page(&request, &permit, wanted, HttpResponse::Ok()).await
}

/// Which page of which group, and what is to be said on it.
pub(super) struct Wanted {
    pub(super) report: String,
    pub(super) handle: ProblemHandle,
    pub(super) page: usize,
    pub(super) done: Option<String>,
    pub(super) unexplained: Option<Unexplained>,
    pub(super) uncorrected: Option<Uncorrected>,
}

/// The page of one group, with what was typed before where that could not be stored.
pub(super) async fn page<P>(
    request: &HttpRequest,
    permit: &Permit<P>,
    wanted: Wanted,
    answer: HttpResponseBuilder,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let done = wanted.done.clone();
    let drawn = permit
        .read(move |connection, actor| {
            let report = reports::by_public_id(connection, actor.scope, &wanted.report)?
                .ok_or(Refusal::NotFound)?;
            let look = Look {
                texts,
                answers: actor.may(Permission::SendReports) && is_open(&report),
                report: &report,
                unexplained: wanted.unexplained.as_ref(),
                uncorrected: wanted.uncorrected.as_ref(),
            };
            let drawn = drawn(connection, &look, &wanted)?;
            drawn.ok_or(Refusal::NotFound)
        })
        .await?;
    let title = texts.problem(&drawn.group.handle.code);
    let page = ProblemsPage {
        shell: Shell {
            notice: shell::notice(texts, done.as_deref()),
            ..shell::inside(request, &permit.visitor, Section::Reports, title)
        },
        id: drawn.report,
        file_name: drawn.file_name,
        group: drawn.group,
        page: drawn.page,
        pages: drawn.pages,
        previous: drawn.previous,
        next: drawn.next,
    };
    shown(answer, &page)
}

/// A group with the places of one page.
struct Drawn {
    report: String,
    file_name: String,
    group: ProblemGroup,
    page: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
}

fn drawn(
    connection: &mut Connection,
    look: &Look<'_>,
    wanted: &Wanted,
) -> Result<Option<Drawn>, StorageError> {
    let asked = &wanted.handle;
    let key = GroupKey {
        severity: asked.severity.clone(),
        code: asked.code.clone(),
        sheet: asked.sheet.clone(),
        column: asked.column.clone(),
    };
    let report = look.report.id;
    let Some(stored) = problem_groups::one(connection, report, &key)? else {
        return Ok(None);
    };
    let object = Object::report_of(report);
    audit::saw(connection, Deed::SawProblems, object, 1);
    let total = usize::try_from(stored.count).unwrap_or_default();
    let pages = total.div_ceil(PLACES).max(1);
    let page = wanted.page.clamp(1, pages);
    let offset = i64::try_from((page - 1) * PLACES).unwrap_or_default();
    let limit = i64::try_from(PLACES).unwrap_or(50);
    let members = problem_groups::members(connection, report, &key, offset, limit)?;
    let reasons = warnings::of_report(connection, report)?;
    let mut group = look.group(0, stored, &members, &of_group(&reasons, &key));
    let asks = look.answers && key.severity == Severity::Warning.code();
    let alone = group.reason.is_some() || total == 1 || key.column.is_empty();
    let corrects = look.corrects(&key);
    for (number, (place, member)) in group.places.iter_mut().zip(&members).enumerate() {
        if asks && !alone && place.reason.is_none() {
            let handle = handle(&key, &member.cell);
            let form = look.form(number + 1, &handle);
            place.explain = Some((handle, form));
        }
        place.correct = corrects.then(|| look.correct_form(number + 1, member));
    }
    let id = &look.report.public_id;
    let turn = |page: usize| address(id, asked, &[("page", &page.to_string())]);
    Ok(Some(Drawn {
        report: id.clone(),
        file_name: look.report.file_name.clone(),
        group,
        page,
        pages,
        previous: (page > 1).then(|| turn(page - 1)),
        next: (page < pages).then(|| turn(page + 1)),
    }))
}
