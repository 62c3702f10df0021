//! The list of accounts and of invitations.

use actix_web::{HttpRequest, HttpResponse, web::Query};
use serde::Deserialize;

use super::{super::shown, roles, row};
use crate::{
    clock::dutch,
    storage::accounts::{invitations, listed},
    web::{
        permit::{KeepAccounts, Permit},
        problem::Fault,
        shell,
        views::{AccountsPage, InvitationRow, Section, Shell},
    },
};

/// So many accounts stand on a page.
const ON_A_PAGE: i64 = 25;
/// So many invitations are shown: the latest.
const INVITATIONS: i64 = 100;
/// No list is this long.
const LAST_PAGE: i64 = 100_000;

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web::pages) struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    page: Option<i64>,
    done: Option<String>,
}

/// `GET /accounts`.
pub(in crate::web::pages) async fn show(
    request: HttpRequest,
    permit: Permit<KeepAccounts>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let Asked {
        q,
        role,
        page,
        done,
    } = asked.into_inner();
    let (texts, now) = (permit.visitor.texts, permit.app.clock.now());
    let number = page.unwrap_or(1).clamp(1, LAST_PAGE);
    let wanted = listed::Wanted {
        text: q.trim().to_owned(),
        role: role.clone(),
        offset: (number - 1) * ON_A_PAGE,
        limit: ON_A_PAGE + 1,
    };
    let (mut found, invited) = permit
        .read(move |connection, actor| {
            let found = listed::list(connection, actor.scope, &wanted)?;
            let invited = invitations::list(connection, actor.scope, INVITATIONS)?;
            Ok((found, invited))
        })
        .await?;
    let on_a_page = usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
    let more = found.len() > on_a_page;
    found.truncate(on_a_page);
    let invited = invited.into_iter().map(|one| InvitationRow {
        ended: one.expires_at <= now.stored(),
        until: texts.moment(dutch(one.expires_at)),
        id: one.public_id,
        email: one.email,
        role: one.role,
    });
    let page = AccountsPage {
        shell: Shell {
            notice: shell::notice(texts, done.as_deref()),
            ..shell::inside(
                &request,
                &permit.visitor,
                Section::Accounts,
                texts.text("accounts-heading"),
            )
        },
        roles: roles(texts, permit.actor.scope),
        accounts: found.iter().map(|account| row(texts, account)).collect(),
        invitations: invited.collect(),
        previous: (number > 1).then(|| address(&q, &role, number - 1)),
        next: more.then(|| address(&q, &role, number + 1)),
        q,
        role,
    };
    shown(HttpResponse::Ok(), &page)
}

fn address(q: &str, role: &str, page: i64) -> String {
    let query: String = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("q", q)
        .append_pair("role", role)
        .append_pair("page", &page.to_string())
        .finish();
    format!("/accounts?{query}")
}
