//! Where a request comes from.

use std::net::IpAddr;

use actix_web::{HttpMessage, HttpRequest};

use super::guard::RequestId;
use crate::access::Origin;

/// Address of the connection.
pub(super) fn address(request: &HttpRequest) -> Option<IpAddr> {
    request.peer_addr().map(|peer| peer.ip().to_canonical())
}

/// Where a request comes from, for the audit log.
pub(super) fn of(request: &HttpRequest) -> Origin {
    Origin {
        address: address(request),
        request: request
            .extensions()
            .get::<RequestId>()
            .map(|id| id.0.clone()),
    }
}
