//! The accounts of others, for who keeps them: a supplier's administrator those of his own supplier, an administrator all.

pub(super) mod changes;
pub(super) mod invitations;
pub(super) mod kept;
pub(super) mod list;

use crate::{
    access::{Role, Scope},
    actions::accounts::invite::may_give,
    clock::dutch,
    storage::accounts::StoredAccount,
    text::Texts,
    web::views::{Choice, KeptAccountRow},
};

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
