//! Access tokens: a password for a token that holds a quarter of an hour.

use actix_web::{HttpRequest, HttpResponse, web::Data};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::json::Json;

use crate::{
    access::{Rights, Role},
    actions::{
        Refusal,
        accounts::enter::{Stage, stage_of},
    },
    app::App,
    audit::{Deed, Means},
    web::{accounted, password_gate, problem::Fault, token::jwt, visit},
};

/// What is asked.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Credentials {
    /// Mail address of the account.
    email: String,
    #[schema(format = Password)]
    password: String,
}

/// What is given.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Token {
    access_token: String,
    /// Always `Bearer`.
    token_type: &'static str,
    /// Seconds.
    expires_in: i64,
}

/// Ask for a token
///
/// For people without a second factor, to try the API out; programs show a personal token, or are clients. It holds a
/// quarter of an hour. An account that has a second factor, or must have one, gets none for its password: 403 with
/// `second_factor_required`; an installation can give none to anybody: 403 with `no_password_tokens`. Answers to this address are secrets: a repeat asks for a token of its own.
#[utoipa::path(post, path = "/tokens", tag = "tokens", operation_id = "issueToken", security(()),
    request_body = Credentials, responses((status = 201, description = "A token", body = Token)))]
pub(super) async fn issue(
    request: HttpRequest,
    app: Data<App>,
    credentials: Json<Credentials>,
) -> Result<HttpResponse, Fault> {
    if !app.config.tokens.for_passwords {
        return Err(Fault::NoPasswordTokens);
    }
    let Credentials { email, password } = credentials.into_inner();
    let visit = visit::of_program(&request);
    let account = match password_gate::check(&app, email.clone(), password, visit).await? {
        Ok(account) => account,
        Err(Refusal::Invalid(_)) => {
            let what = (Deed::TokenRefused, Means::Token);
            accounted::failed(&request, &app, what, &email).await?;
            return Err(Fault::TokenRequired);
        }
        Err(other) => return Err(other.into()),
    };
    if stage_of(&app.config, &account)? != Stage::Whole {
        return Err(Fault::SecondFactorRequired);
    }
    let unknown = || Fault::Failed(format!("role {:?}", account.role));
    let rights = Rights::of_role(Role::from_code(&account.role).ok_or_else(unknown)?);
    let access_token = jwt::issue(&app, &account.public_id, &rights)?;
    accounted::token_issued(&request, &app, account.id, &rights).await?;
    Ok(HttpResponse::Created().json(Token {
        access_token,
        token_type: "Bearer",
        expires_in: jwt::LIFETIME,
    }))
}
