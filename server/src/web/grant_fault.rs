//! Why the token endpoint of clients refuses, in the words of RFC 6749, 5.2.

use actix_web::http::StatusCode;

/// Why no token is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GrantFault {
    /// The request can't be understood.
    InvalidRequest,
    /// There is no such client, it is closed, or its secret is wrong or has ended.
    InvalidClient,
    /// A grant of another kind.
    UnsupportedGrantType,
    /// A right that there is not, or that the client was not given.
    InvalidScope,
}

impl GrantFault {
    /// The paper's word.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::InvalidRequest => "invalid_request",
            Self::InvalidClient => "invalid_client",
            Self::UnsupportedGrantType => "unsupported_grant_type",
            Self::InvalidScope => "invalid_scope",
        }
    }

    /// The same for who makes programs.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::InvalidRequest => {
                "send a form with grant_type=client_credentials, each parameter once, and the client's identifier and secret \
                 either in Authorization or in the form"
            }
            Self::InvalidClient => {
                "the client is unknown or closed, or its secret is wrong or has ended"
            }
            Self::UnsupportedGrantType => "the only grant_type is client_credentials",
            Self::InvalidScope => {
                "scope names a right that there is not, or that the client was not given"
            }
        }
    }

    /// The status of the answer.
    pub(super) const fn status(self) -> StatusCode {
        match self {
            Self::InvalidClient => StatusCode::UNAUTHORIZED,
            _ => StatusCode::BAD_REQUEST,
        }
    }
}
