//! Access tokens: a password for a token that holds a quarter of an hour.

use actix_web::{
    HttpResponse,
    web::{Data, Json},
};
use serde::{Deserialize, Serialize};

use crate::{
    actions::Refusal,
    app::App,
    web::{password_gate, problem::Fault, token},
};

/// What is asked.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Credentials {
    email: String,
    password: String,
}

/// What is given.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Token {
    access_token: String,
    token_type: &'static str,
    expires_in: i64,
}

/// `POST /v1/tokens`.
pub(super) async fn issue(
    app: Data<App>,
    credentials: Json<Credentials>,
) -> Result<HttpResponse, Fault> {
    let Credentials { email, password } = credentials.into_inner();
    let checked = password_gate::check(&app, email, password).await?;
    let account = checked.map_err(|refusal| match refusal {
        Refusal::Invalid(_) => Fault::TokenRequired,
        other => other.into(),
    })?;
    let access_token = token::issue(&app, &account.public_id)?;
    Ok(HttpResponse::Created().json(Token {
        access_token,
        token_type: "Bearer",
        expires_in: token::LIFETIME,
    }))
}
