//! Recovery actions: the list, each of them with its answer and its end, and asking for one by hand.

mod ask;
mod list;
mod show;

use actix_web::web;

use crate::{
    reporting::standings::ObligationStanding,
    storage::{
        contracts::Contract,
        recovery_actions::{RecoveryState, StoredRecoveryAction},
    },
    text::Texts,
    web::views::RecoveryRow,
};

/// The addresses of these pages.
pub(in crate::web) fn routes(routes: &mut web::ServiceConfig) {
    routes
        .service(web::resource("/recovery-actions").route(web::get().to(list::show)))
        .service(web::resource("/recovery-actions/{id}").route(web::get().to(show::show)))
        .service(web::resource("/recovery-actions/{id}/answer").route(web::post().to(show::answer)))
        .service(web::resource("/recovery-actions/{id}/closure").route(web::post().to(show::close)))
        .service(
            web::resource("/contracts/{number}/recovery-actions/new")
                .route(web::get().to(ask::show)),
        )
        .service(
            web::resource("/contracts/{number}/recovery-actions").route(web::post().to(ask::ask)),
        );
}

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
