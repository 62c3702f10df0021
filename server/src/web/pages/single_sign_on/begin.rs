//! Leaving for a provider, to enter.

use actix_web::{
    HttpRequest, HttpResponse,
    web::{Data, Path, Query},
};
use serde::Deserialize;

use super::{
    super::{local, see_other},
    leave, named, not_in,
};
use crate::{
    actions::accounts::rounds::{Purpose, Round},
    app::App,
    web::{accounted, problem::Fault, session, shell},
};

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web::pages) struct Asked {
    #[serde(default)]
    return_to: String,
}

/// `GET /sign-in/with/{provider}`.
pub(in crate::web::pages) async fn begin(
    request: HttpRequest,
    app: Data<App>,
    provider: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let provider = named(&app, &provider)?;
    let return_to = local(&asked.return_to).to_owned();
    if session::visitor(&request, &app).await?.is_some() {
        return Ok(see_other(&return_to));
    }
    let round = Round {
        purpose: Purpose::Enter,
        account: None,
        return_to,
    };
    let texts = shell::outside(&request, String::new()).texts;
    let around = (accounted::stranger(&request), texts);
    match leave(&request, &app, (provider, round), around).await {
        Ok(leaving) => {
            let mut answer = see_other(leaving.address.as_str());
            leaving.tie(&mut answer)?;
            Ok(answer)
        }
        Err(Fault::Conflict(code)) => not_in(&request, &app, (Some(provider), code)).await,
        Err(other) => Err(other),
    }
}
