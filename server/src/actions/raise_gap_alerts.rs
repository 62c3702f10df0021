//! Warns category managers of gaps that an accepted report shows, while something can still be done.

use chrono::NaiveDate;
use meetbaar_domain::{obligation::Quantity, standing::Status};

use super::{Refusal, follow_up::ask_with_alert, queue_message};
use crate::{
    access::{Permission, Role},
    actions::who_is_told,
    clock::Instant,
    mail::{GapAlert, Message},
    reporting::standings::{self, ContractStanding, ObligationStanding},
    storage::{
        Connection, Known,
        accounts::StoredAccount,
        alerts::{self, NewGapAlert},
        contracts, report_contracts, reports,
    },
};

/// How gap alerts are raised.
#[derive(Clone, Copy, Debug)]
pub struct GapAlerts {
    /// The present day, or the reference date of a demonstration: nothing later is looked at.
    pub today: NaiveDate,
}

/// Raises an alert for every obligation of a report's contracts that is behind; at most one an obligation and report.
///
/// The figures hold for the end of what was reported and accepted: what is required of later weeks can't have been
/// realised yet in anything that we know.
///
/// # Errors
/// When a query fails.
pub fn raise_gap_alerts(
    connection: &mut Connection,
    report: i64,
    alerts: &GapAlerts,
    now: Instant,
) -> Result<(), Refusal> {
    let mut ids: Vec<i64> = reports::contracts_of(connection, report)?
        .into_iter()
        .map(|one| one.id)
        .collect();
    ids.dedup();
    for contract in contracts::by_ids(connection, &ids)? {
        let readers = readers(connection, contract.id)?;
        if readers.is_empty() {
            tracing::warn!(
                contract = contract.number,
                "nobody can be told of gaps: there is no category manager, contract manager or administrator"
            );
            continue;
        }
        let accepted = report_contracts::accepted_until(connection, contract.id, alerts.today)?;
        let on = accepted.unwrap_or(alerts.today);
        for standing in standings::of_contracts(connection, vec![contract], on, Known::now())? {
            for obligation in &standing.obligations {
                if let Some(alert) = alert(&standing, obligation, on) {
                    let about = (obligation.row.contract_id, obligation.row.id);
                    tell(connection, report, about, alert, &readers, now)?;
                }
            }
        }
    }
    Ok(())
}

/// Who is told of a contract's gaps: its category managers; where there are none, the next best.
fn readers(connection: &mut Connection, contract: i64) -> Result<Vec<StoredAccount>, Refusal> {
    for role in [
        Role::CategoryManager,
        Role::ContractManager,
        Role::Administrator,
    ] {
        let found = who_is_told::of_role(connection, role, Permission::SeeContracts, contract)?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

fn tell(
    connection: &mut Connection,
    report: i64,
    (contract, obligation): (i64, i64),
    alert: GapAlert,
    readers: &[StoredAccount],
    now: Instant,
) -> Result<(), Refusal> {
    let noted = alerts::insert(
        connection,
        &NewGapAlert {
            obligation_id: obligation,
            report_id: report,
            reference_date: alert.on,
            required_amount: alert.required.0,
            realised_amount: alert.realised.0,
            gap_amount: alert.gap.0,
            raised_at: now.stored(),
        },
    )?;
    if !noted {
        return Ok(());
    }
    let figures = (alert.on, alert.gap.0, alert.realised.0);
    ask_with_alert(connection, (contract, obligation), figures, now)?;
    let message = Message::GapAlert(Box::new(alert));
    for reader in readers {
        queue_message::queue_message(connection, reader, &message, now)?;
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
    let (share, stated_amount, _) = standing.row.said();
    let amount = |quantity: Quantity| {
        crate::mail::Amount(quantity.stored(), quantity.unit_code().to_owned())
    };
    Some(GapAlert {
        contract: contract.contract.number.clone(),
        supplier: contract.contract.supplier.clone(),
        buyer: contract.contract.buyer.clone(),
        kind: standing.row.kind.clone(),
        share,
        stated_amount,
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
