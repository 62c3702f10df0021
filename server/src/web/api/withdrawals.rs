//! Undoing a whole report, for programs: first what depends on it, then doing it.

use actix_web::{
    HttpResponse,
    web::{Json, Path},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    actions::withdraw_report::{self, Dependents},
    web::{
        permit::{TokenPermit, WithdrawReports},
        problem::Fault,
    },
};

/// What depends on a report.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Depending {
    /// What its accepted lines bring, which does not count after it is undone.
    brought: Vec<Brought>,
    /// Reports that count again after it is undone.
    counting_again: Vec<Again>,
    /// Gap alerts that it raised; they were sent and stay.
    gap_alerts: i64,
}

/// In the unit of the obligation; hours for a number of jobs.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Brought {
    contract: String,
    kind: String,
    amount: i64,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Again {
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

/// `GET /v1/reports/{id}/withdrawal`: what depends on it; nothing is done.
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
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Withdrawal {
    #[serde(default)]
    reason: String,
}

/// `POST /v1/reports/{id}/withdrawal`.
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
