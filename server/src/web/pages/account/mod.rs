//! The own account: who one is here, how it is entered, and where one is signed in.

pub(super) mod email;
pub(super) mod identities;
pub(super) mod password;
pub(super) mod proof;
pub(super) mod second_factor;
pub(super) mod sessions;
pub(super) mod tokens;

use actix_web::{HttpRequest, HttpResponse, web::Query};
use serde::Deserialize;

use super::{shown, single_sign_on::buttons};
use crate::{
    actions::Refusal,
    clock::dutch,
    storage::{
        Connection,
        accounts::{
            self, StoredAccount,
            identities::{self as stored_identities, StoredIdentity},
            recovery_codes,
        },
        reaches, register, sessions as stored,
    },
    web::{
        permit::{KeepOwnAccount, Permit},
        problem::Fault,
        session, shell,
        views::{AccountPage, IdentityRow, Section, SessionRow, Shell},
    },
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web::pages) struct Asked {
    done: Option<String>,
}

/// The own account, as it is stored.
fn own(connection: &mut Connection, account: i64) -> Result<StoredAccount, Refusal> {
    accounts::by_id(connection, account)?.ok_or(Refusal::NotFound)
}

/// Around one of these pages.
fn around<P>(request: &HttpRequest, permit: &Permit<P>, title: &str) -> Shell {
    let title = permit.visitor.texts.text(title);
    shell::inside(request, &permit.visitor, Section::Account, title)
}

/// `GET /account`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    permit: Permit<KeepOwnAccount>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let (texts, now) = (permit.visitor.texts, permit.app.clock.now());
    let used_since = session::used_since(&permit.app, now);
    let (account, supplier, mut reached, left, listed, linked) = permit
        .read(move |connection, actor| {
            let account = own(connection, actor.account)?;
            let supplier = match account.supplier_id {
                Some(id) => register::supplier_by_id(connection, id)?,
                None => None,
            };
            let mut reached = reaches::categories_of(connection, account.id)?;
            reached.extend(reaches::buyers_of(connection, account.id)?);
            let left = recovery_codes::left(connection, account.id)?;
            let listed = stored::of_account(connection, account.id, used_since, now.stored())?;
            let linked = stored_identities::of_account(connection, account.id)?;
            Ok((account, supplier, reached, left, listed, linked))
        })
        .await?;
    reached.sort();
    let current = &permit.visitor.session_id;
    let rows = listed.into_iter().map(|one| SessionRow {
        current: one.public_id == *current,
        id: one.public_id,
        browser: one.browser,
        address: one.address.unwrap_or_default(),
        began: texts.moment(dutch(one.created_at)),
        seen: texts.moment(dutch(one.seen_at)),
    });
    let config = &permit.app.config;
    let language = texts.language().code();
    let identity = |one: &StoredIdentity| IdentityRow {
        id: one.public_id.clone(),
        // A provider that was taken out of the settings is known by its address only.
        label: permit
            .app
            .providers
            .of_issuer(&one.issuer)
            .map_or(one.issuer.as_str(), |provider| provider.label(language))
            .to_owned(),
        linked: texts.moment(dutch(one.created_at)),
        used: one.used_at.map(|used| texts.moment(dutch(used))),
    };
    let free = permit.app.providers.all().filter(|provider| {
        let issuer = &provider.settings().issuer;
        let fits = identities::fits(provider, permit.actor.role);
        fits && !linked.iter().any(|one| one.issuer == *issuer)
    });
    let page = AccountPage {
        shell: Shell {
            notice: shell::notice(texts, asked.done.as_deref()),
            ..around(&request, &permit, "account-heading")
        },
        has_password: identities::has_password(&permit.app, &account),
        identities: linked.iter().map(identity).collect(),
        linkable: buttons(free, texts),
        email: account.email,
        role: account.role,
        supplier: supplier.map(|(name, _)| name),
        reaches: reached,
        second_factor: account.totp_secret.is_some(),
        compulsory: config.second_factor.is_asked_of(permit.actor.role),
        codes_left: left,
        sessions: rows.collect(),
    };
    shown(HttpResponse::Ok(), &page)
}
