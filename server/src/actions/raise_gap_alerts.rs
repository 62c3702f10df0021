//! Warns category managers of gaps that an accepted report shows, while something can still be done.

use chrono::NaiveDate;
use meetbaar_domain::{obligation::Quantity, standing::Status};

use super::{Refusal, queue_message};
use crate::{
    access::Role,
    clock::Instant,
    mail::{GapAlert, Message},
    reporting::standings::{self, ContractStanding, ObligationStanding},
    storage::{
        Connection, accounts,
        alerts::{self, NewGapAlert},
        contracts, reports,
    },
};

/// How gap alerts are raised.
#[derive(Clone, Copy, Debug)]
pub struct GapAlerts {
    /// Day for which the figures in an alert hold.
    pub reference_date: NaiveDate,
}

/// Raises an alert for every obligation of a report's contracts that is behind; at most one an obligation and report.
///
/// # Errors
/// When a query fails.
pub fn raise_gap_alerts(
    connection: &mut Connection,
    report: i64,
    alerts: &GapAlerts,
    now: Instant,
) -> Result<(), Refusal> {
    let ids: Vec<i64> = reports::contracts_of(connection, report)?
        .into_iter()
        .map(|one| one.id)
        .collect();
    let contracts = contracts::by_ids(connection, &ids)?;
    let readers = accounts::of_role(connection, Role::CategoryManager.code())?;
    for standing in standings::of_contracts(connection, contracts, alerts.reference_date)? {
        for obligation in &standing.obligations {
            let Some(alert) = alert(&standing, obligation, alerts.reference_date) else {
                continue;
            };
            let noted = alerts::insert(
                connection,
                &NewGapAlert {
                    obligation_id: obligation.row.id,
                    report_id: report,
                    reference_date: alerts.reference_date,
                    required_amount: alert.required.0,
                    realised_amount: alert.realised.0,
                    gap_amount: alert.gap.0,
                    raised_at: now.stored(),
                },
            )?;
            if !noted {
                continue;
            }
            for reader in &readers {
                queue_message::queue_message(
                    connection,
                    reader,
                    &Message::GapAlert(Box::new(alert.clone())),
                    now,
                )?;
            }
        }
    }
    Ok(())
}

/// The alert of an obligation that is behind.
fn alert(
    contract: &ContractStanding,
    standing: &ObligationStanding,
    on: NaiveDate,
) -> Option<GapAlert> {
    if !matches!(
        standing.status,
        Status::Behind | Status::Attention | Status::Silent
    ) {
        return None;
    }
    let forecast = standing.forecast?;
    let amount = |quantity: Quantity| {
        crate::mail::Amount(quantity.stored(), quantity.unit_code().to_owned())
    };
    Some(GapAlert {
        contract: contract.contract.number.clone(),
        supplier: contract.contract.supplier.clone(),
        buyer: contract.contract.buyer.clone(),
        kind: standing.row.kind.clone(),
        share: standing.row.share,
        stated_amount: standing.row.amount,
        on,
        required: amount(standing.required?),
        realised: amount(standing.realised?),
        gap: amount(standing.gap.filter(|gap| gap.stored() > 0)?),
        in_full: standing.known_total().map(amount),
        low: amount(forecast.low),
        expected: amount(forecast.expected),
        status: standing.status.code().to_owned(),
    })
}
