//! What was erased and until when lines are kept, for programs.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Path, Query},
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    paging::{self, Page},
    reports::utc,
};
use crate::{
    actions::{Refusal, erasure::term},
    storage::erasure::{self, StoredErasure, terms},
    web::{
        permit::{SeeContracts, TokenPermit},
        problem::Fault,
    },
};

/// What was erased.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Erasure {
    id: String,
    /// `term`: the term of a contract was over; `not_counted`: a report that never counted, or no longer did;
    /// `candidate`: a candidate asked for it.
    ground: String,
    /// Code of the supplier.
    supplier: String,
    /// Number of the contract, where it is about one.
    contract: Option<String>,
    begun_at: DateTime<Utc>,
    /// Nothing while it is going on.
    ended_at: Option<DateTime<Utc>>,
    /// Lines that went, or became nobody's.
    lines: i64,
    /// Files that went.
    files: i64,
}

impl From<StoredErasure> for Erasure {
    fn from(stored: StoredErasure) -> Self {
        Self {
            id: stored.public_id,
            ground: stored.ground,
            supplier: stored.supplier,
            contract: stored.contract,
            begun_at: utc(stored.begun_at),
            ended_at: stored.ended_at.map(utc),
            lines: stored.lines,
            files: stored.files,
        }
    }
}

/// A page of what was erased.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ErasurePage {
    erasures: Vec<Erasure>,
    /// Cursor of the next page.
    next: Option<String>,
}

/// Which page.
#[derive(Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
pub(super) struct Asked {
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// Items of the page.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<u32>,
}

/// List what was erased, the newest first
#[utoipa::path(get, path = "/erasures", tag = "retention", operation_id = "listErasures", params(Asked),
    responses((status = 200, description = "A page of what was erased", body = ErasurePage)))]
pub(super) async fn list(
    permit: TokenPermit<SeeContracts>,
    asked: Query<Asked>,
    request: HttpRequest,
) -> Result<HttpResponse, Fault> {
    let asked = asked.into_inner();
    let page = Page::<i64>::asked("erasures", asked.cursor.as_deref(), asked.limit)?;
    let found = permit
        .read(move |connection, actor| {
            let found = erasure::list(connection, actor.scope, page.after, page.rows())?;
            Ok(page.cut(found, |one| one.id).map(Erasure::from))
        })
        .await?;
    let listed = ErasurePage {
        erasures: found.items,
        next: found.next,
    };
    Ok(paging::answer(&request, listed.next.as_deref(), &listed))
}

/// The certificate of an erasure.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct ErasureCertificate {
    /// The certificate as it was signed: JSON, of which every byte counts.
    document: String,
    /// Ed25519 over the line `meetbaar erasure certificate 1`, the document and a line end; in base64.
    signature: String,
    /// The key that it is checked with; in base64.
    public_key: String,
}

/// Show the certificate of an erasure
#[utoipa::path(get, path = "/erasures/{id}", tag = "retention", operation_id = "showErasure",
    params(("id" = String, Path, description = "Identifier of the erasure")),
    responses((status = 200, description = "The certificate", body = ErasureCertificate)))]
pub(super) async fn show(
    permit: TokenPermit<SeeContracts>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let stored = permit
        .read(move |connection, actor| {
            erasure::by_public_id(connection, actor.scope, &id)?.ok_or(Refusal::NotFound)
        })
        .await?;
    let journal = permit.door.app.database.journal()?;
    Ok(HttpResponse::Ok().json(ErasureCertificate {
        document: stored.document,
        signature: stored.signature.ok_or(Fault::NotFound)?,
        public_key: journal.signer().public_key(),
    }))
}

/// Until when the lines of a contract are kept.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Retention {
    contract: String,
    /// Months after the last day of the contract.
    months: u32,
    /// The last day on which its lines are kept.
    last_day: NaiveDate,
    /// `runs`, `over` (they go the coming night), `kept_longer`, `settlement_open`, `report_waiting` or `erased`.
    standing: &'static str,
    /// Why they are kept longer.
    kept_longer: Option<String>,
    erased_at: Option<DateTime<Utc>>,
}

/// Show until when the lines of a contract are kept
#[utoipa::path(get, path = "/contracts/{number}/retention", tag = "retention", operation_id = "showRetention",
    params(("number" = String, Path, description = "Number of the contract")),
    responses((status = 200, description = "The term", body = Retention)))]
pub(super) async fn retention(
    permit: TokenPermit<SeeContracts>,
    number: Path<String>,
) -> Result<HttpResponse, Fault> {
    let (usual, today) = (
        permit.door.app.config.retention.months,
        permit.door.app.clock.now().day(),
    );
    let kept = permit
        .read(move |connection, actor| {
            terms::by_number(connection, actor.scope, &number)?.ok_or(Refusal::NotFound)
        })
        .await?;
    Ok(HttpResponse::Ok().json(Retention {
        months: term::months(&kept, usual),
        last_day: term::last_day(&kept, usual),
        standing: term::standing(&kept, usual, today).code(),
        contract: kept.number,
        kept_longer: kept.kept_longer,
        erased_at: kept.lines_erased_at.map(utc),
    }))
}
