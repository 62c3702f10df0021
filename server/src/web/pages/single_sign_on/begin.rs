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

/// Whether another site sent the browser here. A provider that knows its user asks him nothing: so nobody enters unless he
/// chose to, on our own page (ASVS 7.6.2).
fn is_sent_by_another_site(request: &HttpRequest) -> bool {
    let site = request.headers().get("Sec-Fetch-Site");
    let site = site.and_then(|site| site.to_str().ok());
    site.is_some_and(|site| !matches!(site, "same-origin" | "none"))
}

/// `GET /sign-in/with/{provider}`.
pub(in crate::web::pages) async fn begin(
    request: HttpRequest,
    app: Data<App>,
    provider: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    let provider = named(&app, &provider)?;
    if is_sent_by_another_site(&request) {
        return Ok(see_other("/sign-in"));
    }
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
