//! Recovery actions: the list, each of them with its answer and its end, and asking for one by hand.

pub(super) mod ask;
pub(super) mod list;
pub(super) mod show;

use crate::{
    reporting::standings::ObligationStanding,
    storage::{
        contracts::Contract,
        recovery_actions::{RecoveryState, StoredRecoveryAction},
    },
    text::Texts,
    web::views::RecoveryRow,
};

/// An action as a row, on a day.
fn row(
    texts: Texts,
    one: &StoredRecoveryAction,
    (contract, obligation): (Option<&Contract>, String),
    on: chrono::NaiveDate,
) -> RecoveryRow {
    RecoveryRow {
        id: one.public_id.clone(),
        contract: one.contract.clone(),
        supplier: contract.map(|one| one.supplier.clone()).unwrap_or_default(),
        obligation,
        gap: texts.amount(&one.kind, one.gap_amount),
        state: one.state().code(),
        respond_by: texts.date(one.respond_by),
        late: one.state() == RecoveryState::Asked && one.respond_by < on,
        plan_until: one.plan_until.map(|day| texts.date(day)),
    }
}

/// What an obligation demands, in words.
fn words(texts: Texts, standing: &ObligationStanding) -> String {
    let (share, amount, description) = standing.row.said();
    texts.obligation(&standing.row.kind, share, amount, description)
}
