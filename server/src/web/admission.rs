//! Who may not is told so before the rest of a request is looked at: not by a fault of its form, and not by what it names.
//!
//! Handlers ask again by [`super::permit::Permit`], which hands out the database; who was found here is not looked up twice.

use actix_web::{
    Error, HttpMessage, HttpRequest, Route,
    body::BoxBody,
    dev::{ServiceRequest, ServiceResponse},
    middleware::{Next, from_fn},
    web::Data,
};

use super::{
    accounted,
    problem::Fault,
    session::{self, Visitor},
    token,
};
use crate::{
    access::{Actor, Permission},
    app::App,
    audit::Means,
};

/// A route that only those reach who have a permission.
pub(super) fn admitting(route: Route, asks: Option<Permission>) -> Route {
    match asks {
        None => route,
        Some(permission) => route.wrap(from_fn(move |request, next| {
            admit(permission, request, next)
        })),
    }
}

async fn admit(
    permission: Permission,
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let found = if request.path().starts_with("/v1/") {
        program(request.request()).await
    } else {
        browser(request.request())
            .await
            .map(|visitor| visitor.actor)
    };
    let refused = match found {
        Ok(actor) if actor.may(permission) => return next.call(request).await,
        Ok(actor) => refused_to(&actor, permission),
        Err(fault) => fault,
    };
    Ok(request.error_response(refused))
}

/// Why somebody may not: his role does not have the permission, or his token was not given it.
pub(super) fn refused_to(actor: &Actor, permission: Permission) -> Fault {
    if actor.role.may(permission) {
        Fault::RightMissing(permission.code())
    } else {
        Fault::Forbidden
    }
}

/// Who is signed in with the browser of a request.
pub(super) async fn browser(request: &HttpRequest) -> Result<Visitor, Fault> {
    let known = request.extensions().get::<Visitor>().cloned();
    if let Some(visitor) = known {
        return Ok(visitor);
    }
    let visitor = session::visitor(request, app(request)?)
        .await?
        .ok_or_else(|| Fault::SignInFirst(request.uri().to_string()))?;
    accounted::asks(request, &visitor.actor, Means::Browser);
    request.extensions_mut().insert(visitor.clone());
    Ok(visitor)
}

/// Whose token a request carries.
pub(super) async fn program(request: &HttpRequest) -> Result<Actor, Fault> {
    let known = request.extensions().get::<Actor>().cloned();
    if let Some(actor) = known {
        return Ok(actor);
    }
    let actor = token::bearer(request, app(request)?).await?;
    accounted::asks(request, &actor, Means::Token);
    request.extensions_mut().insert(actor.clone());
    Ok(actor)
}

/// The installation that a request came to.
pub(super) fn app(request: &HttpRequest) -> Result<&Data<App>, Fault> {
    request.app_data::<Data<App>>().ok_or(Fault::NotReady)
}
