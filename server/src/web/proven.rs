//! Who changes how an account is entered, or the accounts of others, showed a moment ago who he is.

use std::{ops::Deref, pin::Pin};

use actix_web::{
    FromRequest, HttpRequest,
    dev::Payload,
    http::{Method, header},
};
use chrono::TimeDelta;

use super::{
    permit::{Granted, Permit},
    problem::Fault,
};

/// A proof holds for so long.
const MINUTES: i64 = 10;

/// A permit of somebody who showed a moment ago who he is; anybody else does so first.
pub(super) struct Proven<P>(Permit<P>);

impl<P> Deref for Proven<P> {
    type Target = Permit<P>;

    fn deref(&self) -> &Permit<P> {
        &self.0
    }
}

impl<P: Granted + 'static> FromRequest for Proven<P> {
    type Error = Fault;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Fault>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let permit = Permit::<P>::from_request(request, payload);
        let request = request.clone();
        Box::pin(async move {
            let permit = permit.await?;
            let holds = permit.visitor.proved_at + TimeDelta::minutes(MINUTES);
            if holds > permit.app.clock.now().stored() {
                Ok(Self(permit))
            } else {
                Err(Fault::ProveFirst(back_to(&request)))
            }
        })
    }
}

/// Where to go afterwards: to the page that was asked for, or the one whose form was sent.
fn back_to(request: &HttpRequest) -> String {
    if request.method() == Method::GET {
        return request.uri().to_string();
    }
    let referrer = request.headers().get(header::REFERER);
    let page = referrer
        .and_then(|value| value.to_str().ok())
        .and_then(|value| url::Url::parse(value).ok());
    page.map_or_else(|| "/account".to_owned(), |page| page.path().to_owned())
}
