//! The accounts of others, for who keeps them: a supplier's administrator those of his own supplier, an administrator all.

mod changes;
mod invitations;
mod kept;
mod list;

use actix_web::web;

use crate::{
    access::{Role, Scope},
    actions::accounts::invite::may_give,
    clock::dutch,
    storage::accounts::StoredAccount,
    text::Texts,
    web::views::{Choice, KeptAccountRow},
};

/// The addresses of these pages.
pub(in crate::web) fn routes(routes: &mut web::ServiceConfig) {
    routes
        .service(web::resource("/accounts").route(web::get().to(list::show)))
        .service(
            web::resource("/accounts/new")
                .route(web::get().to(invitations::show))
                .route(web::post().to(invitations::invite)),
        )
        .service(
            web::resource("/accounts/invitations/{id}/again")
                .route(web::post().to(invitations::again)),
        )
        .service(
            web::resource("/accounts/invitations/{id}/withdrawal")
                .route(web::post().to(invitations::withdraw)),
        )
        .service(web::resource("/accounts/{id}").route(web::get().to(kept::show)))
        .service(web::resource("/accounts/{id}/role").route(web::post().to(changes::role)))
        .service(web::resource("/accounts/{id}/closure").route(web::post().to(changes::close)))
        .service(web::resource("/accounts/{id}/reopening").route(web::post().to(changes::reopen)))
        .service(web::resource("/accounts/{id}/sign-out").route(web::post().to(changes::sign_out)))
        .service(
            web::resource("/accounts/{id}/second-factor/removal")
                .route(web::post().to(changes::remove_second_factor)),
        );
}

/// The roles that who keeps the accounts of a scope may give.
fn roles(texts: Texts, scope: Scope) -> Vec<Choice> {
    let given = Role::ALL.into_iter().filter(|role| may_give(scope, *role));
    given
        .map(|role| Choice {
            value: role.code().to_owned(),
            label: texts.word("role", role.code()),
        })
        .collect()
}

/// An account as it is listed.
fn row(texts: Texts, account: &StoredAccount) -> KeptAccountRow {
    KeptAccountRow {
        id: account.public_id.clone(),
        email: account.email.clone(),
        role: account.role.clone(),
        closed: account.closed_at.is_some(),
        second_factor: account.totp_secret.is_some(),
        signed_in: account.signed_in_at.map(|at| texts.moment(dutch(at))),
    }
}

/// Codes as somebody types them: with spaces, commas or lines between.
fn codes(typed: &str) -> Vec<String> {
    typed
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';'))
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect()
}
