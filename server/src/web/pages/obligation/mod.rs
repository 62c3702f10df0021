//! What contracts demand: each obligation with its terms in time, registering one, amending it, lifting it for a time.

mod amend;
mod form;
mod new;
mod said;
mod show;
mod waive;

use actix_web::web;

use crate::{
    access::Actor,
    actions::Refusal,
    storage::{
        Connection, Known,
        contracts::{self, Contract},
        obligations::{self, StoredObligation},
    },
    text::Texts,
};

/// The addresses of these pages.
pub(in crate::web) fn routes(routes: &mut web::ServiceConfig) {
    const ONE: &str = "/contracts/{number}/obligations/{id}";
    let below = |path: &str| web::resource(format!("{ONE}{path}"));
    routes
        .service(
            web::resource("/contracts/{number}/obligations/new").route(web::get().to(new::show)),
        )
        .service(
            web::resource("/contracts/{number}/obligations").route(web::post().to(new::register)),
        )
        .service(web::resource(ONE).route(web::get().to(show::show)))
        .service(
            below("/amendment")
                .route(web::get().to(amend::show))
                .route(web::post().to(amend::amend)),
        )
        .service(below("/waivers/new").route(web::get().to(waive::show)))
        .service(below("/waivers").route(web::post().to(waive::waive)))
        .service(below("/waivers/{waiver}/withdrawal").route(web::post().to(waive::withdraw)));
}

/// An obligation of the contract of that number, if the actor may see it.
pub(super) fn found(
    connection: &mut Connection,
    actor: &Actor,
    (number, id): &(String, String),
) -> Result<(Contract, StoredObligation), Refusal> {
    let contract = contracts::by_number(connection, actor.scope, number)?;
    let contract = contract.ok_or(Refusal::NotFound)?;
    let all = obligations::of_contracts(connection, &[contract.id], Known::now())?;
    let one = all.into_iter().find(|one| one.public_id == *id);
    Ok((contract, one.ok_or(Refusal::NotFound)?))
}

/// What an obligation demands, in words.
fn words(texts: Texts, stored: &StoredObligation) -> String {
    let (share, amount, description) = stored.said();
    texts.obligation(&stored.kind, share, amount, description)
}

/// The address of an obligation's page.
fn address((number, id): &(String, String)) -> String {
    format!("/contracts/{}/obligations/{id}", super::in_path(number))
}
