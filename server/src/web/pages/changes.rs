//! What a report says otherwise than the one before it: counts on its own page, lines on one of theirs.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use serde::Deserialize;

use super::shown;
use crate::{
    actions::Refusal,
    audit::{self, Deed, Object},
    reporting::{
        place::place,
        revision::{self, ChangeKind, LineChange},
    },
    storage::{
        Connection, StorageError,
        changes::{self, Slice},
        reports,
    },
    text::Texts,
    web::{
        permit::{Permit, SeeLines},
        problem::Fault,
        shell,
        views::{ChangeCount, ChangeRow, ChangesPage, ChangesSummary, FieldRow, Section},
    },
};

/// Lines on one page.
const PAGE: usize = 100;

/// How many lines are what; nothing where there was no earlier report.
pub(super) fn summary(
    connection: &mut Connection,
    texts: Texts,
    (report, id): (i64, &str),
) -> Result<Option<ChangesSummary>, StorageError> {
    let Some(counts) = changes::counts(connection, report)? else {
        return Ok(None);
    };
    let kinds = ChangeKind::ALL.map(|kind| ChangeCount {
        kind: kind.code(),
        count: kind.of(&counts),
        told: texts.with1(
            format!("changes-count-{}", kind.code()),
            "count",
            kind.of(&counts),
        ),
        address: format!("/reports/{id}/changes?kind={}", kind.code()),
    });
    Ok(Some(ChangesSummary {
        kinds: kinds.to_vec(),
    }))
}

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    kind: Option<String>,
    page: Option<usize>,
}

/// `GET /reports/{id}/changes`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SeeLines>,
    id: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let kind = asked.kind.as_deref().and_then(ChangeKind::from_code);
    let kind = kind.unwrap_or(ChangeKind::Changed);
    let page = asked.page.unwrap_or(1).clamp(1, 1_000_000);
    let (report, summary, lines) = permit
        .read(move |connection, actor| {
            let report =
                reports::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)?;
            let whole = (report.id, report.public_id.as_str());
            let summary = summary(connection, texts, whole)?.ok_or(Refusal::NotFound)?;
            let offset = i64::try_from((page - 1) * PAGE).unwrap_or_default();
            let slice = Slice {
                after: 0,
                offset,
                limit: i64::try_from(PAGE).unwrap_or(100),
            };
            let mut lines = revision::page(connection, report.id, kind, slice)?;
            for one in &mut lines {
                one.line.candidate = actor.seen(one.line.candidate.take());
            }
            let object = Object::report_of(report.id);
            audit::saw(connection, Deed::SawChanges, object, lines.len());
            Ok((report, summary, lines))
        })
        .await?;
    let of_kind = summary.kinds.iter().find(|one| one.kind == kind.code());
    let count = of_kind.map_or(0, |one| usize::try_from(one.count).unwrap_or_default());
    let pages = count.div_ceil(PAGE).max(1);
    let turn = |page: usize| {
        format!(
            "/reports/{}/changes?kind={}&page={page}",
            report.public_id,
            kind.code()
        )
    };
    let view = ChangesPage {
        shell: shell::inside(
            &request,
            &permit.visitor,
            Section::Reports,
            texts.text("changes-heading"),
        ),
        kind: kind.code(),
        rows: lines.into_iter().map(|one| row(texts, one)).collect(),
        page,
        pages,
        previous: (page > 1).then(|| turn(page - 1)),
        next: (page < pages).then(|| turn(page + 1)),
        id: report.public_id.clone(),
        file_name: report.file_name.clone(),
        summary,
    };
    shown(HttpResponse::Ok(), &view)
}

fn row(texts: Texts, one: LineChange) -> ChangeRow {
    let line = one.line;
    let named = line
        .candidate
        .map(|candidate| candidate.chars().take(8).collect())
        .or(line.invoice)
        .or(line.description);
    let told = |value: Option<String>| {
        value.map_or_else(
            || texts.text("changes-nothing"),
            |value| texts.expected(&value),
        )
    };
    ChangeRow {
        cell: place(&line.sheet, &line.sheet_row.to_string()),
        contract: one.contract,
        kind: line.kind,
        named: named.unwrap_or_default(),
        period: texts.period(line.period_start, line.period_end),
        fields: one
            .fields
            .into_iter()
            .map(|field| FieldRow {
                name: texts.word("field", field.field),
                before: told(field.before),
                now: told(field.now),
            })
            .collect(),
    }
}
