//! Undoing a whole report, for programs: first what depends on it, then doing it.

use actix_web::{HttpResponse, web::Path};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::json::Json;
use crate::{
    actions::withdraw_report::{self, Dependents},
    web::{
        permit::{TokenPermit, WithdrawReports},
        problem::Fault,
    },
};

/// What depends on a report.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Depending {
    /// What its accepted lines bring, which does not count after it is undone.
    brought: Vec<Brought>,
    /// Reports that count again after it is undone.
    counting_again: Vec<Again>,
    /// Gap alerts that it raised; they were sent and stay.
    gap_alerts: i64,
}

/// In the unit of the obligation; hours for a number of jobs.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Brought {
    contract: String,
    kind: String,
    amount: i64,
}

#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CountingAgain)]
pub(super) struct Again {
    report: String,
    contract: String,
    period_start: NaiveDate,
    period_end: NaiveDate,
}

impl From<Dependents> for Depending {
    fn from(dependents: Dependents) -> Self {
        let brought = dependents.brought.into_iter().map(|one| Brought {
            contract: one.contract,
            kind: one.kind,
            amount: one.amount,
        });
        let again = dependents.again.into_iter().map(|one| Again {
            report: one.report,
            contract: one.contract,
            period_start: one.period_start,
            period_end: one.period_end,
        });
        Self {
            brought: brought.collect(),
            counting_again: again.collect(),
            gap_alerts: dependents.alerts,
        }
    }
}

/// What depends on a report
///
/// Nothing is done.
#[utoipa::path(get, path = "/reports/{id}/withdrawal", tag = "review", operation_id = "showDependents",
    params(("id" = String, Path, description = "Identifier of the report")),
    responses((status = 200, description = "What depends on it", body = Depending),
        (status = 409, description = "It can't be undone any more")))]
pub(super) async fn dependents(
    permit: TokenPermit<WithdrawReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let dependents = permit
        .read(move |connection, actor| withdraw_report::dependents(connection, actor, &id))
        .await?;
    Ok(HttpResponse::Ok().json(Depending::from(dependents)))
}

/// Why a report is undone; needed where it counts.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Withdrawal {
    #[serde(default)]
    reason: String,
}

/// Undo a whole report
#[utoipa::path(post, path = "/reports/{id}/withdrawal", tag = "review", operation_id = "withdrawReport",
    params(("id" = String, Path, description = "Identifier of the report")), request_body = Withdrawal,
    responses((status = 200, description = "What depended on it", body = Depending)))]
pub(super) async fn withdraw(
    permit: TokenPermit<WithdrawReports>,
    id: Path<String>,
    withdrawal: Json<Withdrawal>,
) -> Result<HttpResponse, Fault> {
    let now = permit.app.clock.now();
    let dependents = permit
        .write(move |connection, actor| {
            withdraw_report::withdraw_report(connection, actor, &id, &withdrawal.reason, now)
        })
        .await?;
    Ok(HttpResponse::Ok().json(Depending::from(dependents)))
}
