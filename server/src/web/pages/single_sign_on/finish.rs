//! Coming back from a provider: to enter, to link, or having shown once more who one is.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{self, Data, Path, Query},
};
use serde::Deserialize;

use super::{
    super::{local, see_other, sign_in::next},
    browser_key, named, not_in,
};
use crate::{
    actions::{
        Refusal,
        accounts::{
            attempts,
            end_sessions::renew,
            enter::{Rules, Stage},
            identities,
            rounds::{self, Purpose, Round, Ticket},
            single_sign_on::{Arrived, enter_by_provider},
        },
        sign_in,
    },
    app::App,
    audit::{Context, Means},
    single_sign_on::{Arrival, Back, Provider, Refused},
    storage::{Connection, accounts::identities as stored},
    web::{
        accounted,
        problem::Fault,
        session::{self, Visitor},
        shell, visit,
    },
};

/// What the address holds. What a provider says of an error is not looked at, only that there is one.
#[derive(Deserialize)]
pub(in crate::web::pages) struct Returned {
    #[serde(default)]
    state: String,
    #[serde(default)]
    code: String,
    iss: Option<String>,
    error: Option<String>,
}

/// `GET /sign-in/with/{provider}/return`.
pub(in crate::web::pages) async fn finish(
    request: HttpRequest,
    app: Data<App>,
    provider: Path<String>,
    returned: Query<Returned>,
) -> Result<HttpResponse, Fault> {
    let provider = named(&app, &provider)?;
    match came_back(&request, &app, provider, &returned).await {
        Err(Fault::Conflict(code)) => {
            accounted::single_sign_on_refused(&request, &app, (provider.name(), code)).await?;
            not_in(&request, &app, (Some(provider), code)).await
        }
        other => other,
    }
}

fn conflict(why: Refused) -> Fault {
    Fault::Conflict(why.code())
}

async fn came_back(
    request: &HttpRequest,
    app: &Data<App>,
    provider: &Provider,
    returned: &Returned,
) -> Result<HttpResponse, Fault> {
    let ticket = Ticket {
        state: returned.state.clone(),
        browser: browser_key(request, app),
    };
    let (context, now) = (accounted::stranger(request), app.clock.now());
    let (doing, name, known) = (app.clone(), provider.name().to_owned(), ticket.clone());
    let from = visit::of(request, app);
    let taken = written(app, context.clone(), move |connection| {
        let key = doing.keys.account();
        rounds::take(connection, key, (&known, &name), &from, now)
    });
    let (round, ago, admitted) = taken.await?;
    if returned.error.is_some() {
        return Err(conflict(Refused::ProviderRefused));
    }
    let key = app.keys.account();
    let back = Back {
        code: &returned.code,
        issuer: returned.iss.as_deref(),
        nonce: &ticket.nonce(key),
        verifier: &ticket.verifier(key),
        shown_since: (round.purpose == Purpose::Prove).then(|| now.plus_seconds(-ago)),
    };
    let moments = (app.clock.now(), app.clock.running());
    let arrival = provider.arrived(&back, moments).await.map_err(conflict)?;
    written(app, context, move |connection| {
        Ok(attempts::succeeded(connection, &admitted)?)
    })
    .await?;
    match round.purpose {
        Purpose::Enter => entered(request, app, (provider, arrival), round).await,
        Purpose::Link => linked(request, app, (provider, arrival), round).await,
        Purpose::Prove => proven(request, app, arrival, round).await,
    }
}

async fn written<T: Send + 'static>(
    app: &Data<App>,
    context: Context,
    body: impl FnOnce(&mut Connection) -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Fault> {
    let app = app.clone();
    web::block(move || app.database.write_as(&context, body))
        .await
        .map_err(Fault::blocked)?
        .map_err(Fault::from)
}

/// Opens a session with a key of its own; the one that the browser came with, whoever gave it to him, ends.
async fn entered(
    request: &HttpRequest,
    app: &Data<App>,
    (provider, arrival): (&Provider, Arrival),
    round: Round,
) -> Result<HttpResponse, Fault> {
    let (visit, old) = (visit::of(request, app), session::key_of(request, app));
    let language = shell::outside(request, String::new()).texts.language();
    let context = known_or_stranger(request, app, &arrival).await?;
    let (doing, name, from) = (app.clone(), provider.name().to_owned(), visit.clone());
    let (key, stage) = written(app, context, move |connection| {
        let rules = Rules {
            config: &doing.config,
            key: doing.keys.account(),
        };
        let arrived = Arrived {
            provider: doing.providers.named(&name).ok_or(Refusal::NotFound)?,
            arrival: &arrival,
            visit: &from,
            language: language.code(),
        };
        if let Some(old) = &old {
            sign_in::end_session(connection, old)?;
        }
        enter_by_provider(connection, rules, arrived, doing.clock.now())
    })
    .await?;
    let mut answer = see_other(&next(stage, local(&round.return_to)));
    session::begin(&mut answer, app, key)?;
    if stage == Stage::Whole {
        visit::remember(&mut answer, app, &visit)?;
    }
    Ok(answer)
}

/// The context of the account that an identity is of; of a stranger, where it is nobody's yet.
async fn known_or_stranger(
    request: &HttpRequest,
    app: &Data<App>,
    arrival: &Arrival,
) -> Result<Context, Fault> {
    let (reading, claimed) = (app.clone(), arrival.claimed.clone());
    let find = move |connection: &mut Connection| {
        stored::find(connection, &claimed.issuer, &claimed.subject)
    };
    let found = web::block(move || reading.database.read(find))
        .await
        .map_err(Fault::blocked)??;
    Ok(match found {
        Some(identity) => accounted::known(request, identity.account_id, Means::Browser),
        None => accounted::stranger(request),
    })
}

/// Who left is who came back: the session still runs, and is of the same account.
async fn same_visitor(
    request: &HttpRequest,
    app: &Data<App>,
    round: &Round,
) -> Result<Visitor, Fault> {
    let visitor = session::visitor(request, app).await?;
    let same = visitor.filter(|visitor| Some(visitor.actor.account) == round.account);
    same.ok_or(conflict(Refused::RoundOver))
}

async fn linked(
    request: &HttpRequest,
    app: &Data<App>,
    (provider, arrival): (&Provider, Arrival),
    round: Round,
) -> Result<HttpResponse, Fault> {
    let visitor = same_visitor(request, app, &round).await?;
    let account = visitor.actor.account;
    let context = accounted::known(request, account, Means::Browser);
    let (doing, name) = (app.clone(), provider.name().to_owned());
    let key = written(app, context, move |connection| {
        let provider = doing.providers.named(&name).ok_or(Refusal::NotFound)?;
        let (claimed, now) = (&arrival.claimed, doing.clock.now());
        identities::link_identity(connection, account, (provider, claimed), now)?;
        renew(connection, visitor.session, now)
    })
    .await?;
    let mut answer = see_other("/account?done=identity-linked");
    session::begin(&mut answer, app, key)?;
    Ok(answer)
}

async fn proven(
    request: &HttpRequest,
    app: &Data<App>,
    arrival: Arrival,
    round: Round,
) -> Result<HttpResponse, Fault> {
    let visitor = same_visitor(request, app, &round).await?;
    let account = visitor.actor.account;
    let context = accounted::known(request, account, Means::Browser);
    let now = app.clock.now();
    let key = written(app, context, move |connection| {
        identities::is_of(connection, account, &arrival.claimed)?;
        renew(connection, visitor.session, now)
    })
    .await?;
    let mut answer = see_other(local(&round.return_to));
    session::begin(&mut answer, app, key)?;
    Ok(answer)
}
