//! From what went wrong to a status: as problem+json for programs, as a page for people.

use actix_web::{
    HttpResponse, ResponseError,
    error::BlockingError,
    http::{StatusCode, header},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{grant_fault::GrantFault, precondition};
use crate::{
    actions::{self, Refusal},
    storage::StorageError,
};

/// A submission that has to wait until somebody has seen what is new.
pub(super) const NEW_WARNINGS: &str = "new_warnings";

/// Why a request was not answered as it wished.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    /// Nobody is signed in; afterwards the visitor goes to that address.
    #[error("sign in first")]
    SignInFirst(String),
    /// The visitor shows once more who he is; afterwards he goes to that address.
    #[error("prove first")]
    ProveFirst(String),
    /// An account with a second factor, or that must have one, gives no tokens for its password.
    #[error("the account is entered with a second factor: a password alone gives no token")]
    SecondFactorRequired,
    /// A password gives no token here.
    #[error("a password gives no token here: use a personal token, or a client")]
    NoPasswordTokens,
    /// A client gets no token.
    #[error("{}", .0.words())]
    Grant(GrantFault),
    /// The account may, but the token was not given that right.
    #[error("the token was not given the right {0}")]
    RightMissing(&'static str),
    /// No token, or one that does not hold.
    #[error("a valid token is required")]
    TokenRequired,
    /// Signed in, but not allowed.
    #[error("forbidden")]
    Forbidden,
    /// The form's token is not the session's.
    #[error("the form has expired")]
    FormExpired,
    /// The request is for a name that is not this server's.
    #[error("no such host here: ask by the address that you were given")]
    WrongHost,
    /// The request came in too slowly.
    #[error("too slow: the request did not come in in time")]
    TooSlow,
    /// Nobody can say whether an upload is harmless.
    #[error("uploads can't be scanned now; nothing was kept, try again later")]
    Unscanned,
    /// There is no such thing, or not for this visitor.
    #[error("not found")]
    NotFound,
    /// The request can't be understood.
    #[error("bad request: {0}")]
    BadRequest(&'static str),
    /// The request can't be understood, for a reason that helps who made the program.
    #[error("{1}")]
    Unreadable(&'static str, String),
    /// No kind of answer that the request allows.
    #[error("the answer is {0}: allow that in Accept")]
    NotAcceptable(String),
    /// Content of a kind that is not taken.
    #[error("send {0}, and say so in Content-Type")]
    UnsupportedContent(String),
    /// Too many requests; after so many seconds the next is answered.
    #[error("too many requests; try again after {0} s")]
    TooMany(u64),
    /// Some fields can't be used.
    #[error("invalid: {0:?}")]
    Invalid(Vec<actions::Fault>),
    /// It can't be done in the present state of things.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// Somebody else changed the thing since this visitor saw it.
    #[error(
        "changed meanwhile: read it again, look at the differences, and send your change with the new ETag"
    )]
    Changed(Box<actions::Changed>),
    /// A change must name the version that it changes.
    #[error("send If-Match with the ETag of the version that you change")]
    PreconditionRequired,
    /// The upload is over the limit of so many mebibytes.
    #[error("too large: at most {0} MiB")]
    TooLarge(u64),
    /// Too many ask for the same costly thing at once.
    #[error("too busy; try again in a moment")]
    Busy,
    /// The server is not ready to answer.
    #[error("not ready")]
    NotReady,
    /// Something failed that the visitor can't help.
    #[error("failed: {0}")]
    Failed(String),
}

impl Fault {
    /// A thread that was to wait for the database could not run.
    pub(super) fn blocked(_: BlockingError) -> Self {
        Self::Failed("no thread for the database".to_owned())
    }

    /// A stable word for programs.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::SignInFirst(_) => "sign_in_first",
            Self::ProveFirst(_) => "prove_first",
            Self::SecondFactorRequired => "second_factor_required",
            Self::NoPasswordTokens => "no_password_tokens",
            Self::Grant(fault) => fault.code(),
            Self::RightMissing(_) => "right_missing",
            Self::TokenRequired => "token_required",
            Self::Forbidden => "forbidden",
            Self::FormExpired => "form_expired",
            Self::WrongHost => "wrong_host",
            Self::TooSlow => "too_slow",
            Self::Unscanned => "scan_unavailable",
            Self::NotFound => "not_found",
            Self::BadRequest(code) | Self::Conflict(code) | Self::Unreadable(code, _) => code,
            Self::NotAcceptable(_) => "not_acceptable",
            Self::UnsupportedContent(_) => "content_not_taken",
            Self::TooMany(_) => "too_many_requests",
            Self::Invalid(_) => "invalid",
            Self::Changed(_) => "changed_meanwhile",
            Self::PreconditionRequired => "if_match_required",
            Self::TooLarge(_) => "too_large",
            Self::Busy => "busy",
            Self::NotReady => "unavailable",
            Self::Failed(_) => "failed",
        }
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::NotFound => Self::NotFound,
            Refusal::Forbidden => Self::Forbidden,
            Refusal::Invalid(faults) => Self::Invalid(faults),
            Refusal::Conflict(code) => Self::Conflict(code),
            Refusal::Changed(changed) => Self::Changed(changed),
            Refusal::Failed(error) => error.into(),
        }
    }
}

impl From<StorageError> for Fault {
    fn from(error: StorageError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<askama::Error> for Fault {
    fn from(error: askama::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

impl ResponseError for Fault {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::SignInFirst(_) | Self::ProveFirst(_) => StatusCode::SEE_OTHER,
            Self::TokenRequired => StatusCode::UNAUTHORIZED,
            Self::Grant(fault) => fault.status(),
            Self::Forbidden
            | Self::FormExpired
            | Self::SecondFactorRequired
            | Self::NoPasswordTokens
            | Self::RightMissing(_) => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::WrongHost => StatusCode::MISDIRECTED_REQUEST,
            Self::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Self::BadRequest(_) | Self::Invalid(_) | Self::Unreadable(..) => {
                StatusCode::BAD_REQUEST
            }
            Self::NotAcceptable(_) => StatusCode::NOT_ACCEPTABLE,
            Self::UnsupportedContent(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Changed(_) => StatusCode::PRECONDITION_FAILED,
            Self::PreconditionRequired => StatusCode::PRECONDITION_REQUIRED,
            Self::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::NotReady | Self::Busy | Self::Unscanned => StatusCode::SERVICE_UNAVAILABLE,
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A bare answer that carries the problem; `guard` dresses it for who asked.
    fn error_response(&self) -> HttpResponse {
        let first = match self {
            Self::SignInFirst(path) => Some(("/sign-in", path)),
            Self::ProveFirst(path) => Some(("/account/proof", path)),
            _ => None,
        };
        if let Some((page, path)) = first {
            let query: String = url::form_urlencoded::Serializer::new(String::new())
                .append_pair("return_to", path)
                .finish();
            return HttpResponse::SeeOther()
                .insert_header((header::LOCATION, format!("{page}?{query}")))
                .finish();
        }
        let mut response = HttpResponse::new(self.status_code());
        response.extensions_mut().insert(Problem::of(self));
        if let Self::TooMany(seconds) = self {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, (*seconds).into());
        }
        if let Some(challenge) = self.challenge()
            && let Ok(challenge) = header::HeaderValue::from_str(&challenge)
        {
            response
                .headers_mut()
                .insert(header::WWW_AUTHENTICATE, challenge);
        }
        response
    }
}

impl Fault {
    /// How to get in, where the way differs from showing a token (RFC 6749, 5.2; RFC 6750, 3.1).
    fn challenge(&self) -> Option<String> {
        match self {
            Self::Grant(GrantFault::InvalidClient) => Some("Basic realm=\"meetbaar\"".to_owned()),
            Self::RightMissing(right) => Some(format!(
                "Bearer error=\"insufficient_scope\", scope=\"{right}\""
            )),
            _ => None,
        }
    }
}

/// A problem as programs get it (RFC 9457).
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Problem {
    /// The status of the answer.
    #[schema(minimum = 400, maximum = 599)]
    pub(super) status: u16,
    /// The status in words.
    pub(super) title: &'static str,
    /// What happened, for who makes programs.
    pub(super) detail: String,
    /// A stable word.
    pub(super) code: String,
    /// The word of RFC 6749, where a client gets no token.
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'static str>,
    /// The fields that can't be used, all together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) errors: Vec<FieldProblem>,
    /// The entity tag that the thing has now, where somebody else changed it meanwhile.
    #[serde(rename = "currentETag", skip_serializing_if = "Option::is_none")]
    current_e_tag: Option<String>,
    /// Since when it has that.
    #[serde(skip_serializing_if = "Option::is_none")]
    changed_at: Option<chrono::DateTime<chrono::Utc>>,
    /// What is different from the version that was named.
    #[serde(skip_serializing_if = "Option::is_none")]
    differences: Option<Vec<actions::Difference>>,
    /// To be named when asking for help.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) request_id: String,
}

/// What is wrong with one field.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct FieldProblem {
    /// The field.
    field: &'static str,
    /// What is wrong, in a stable word.
    code: &'static str,
    /// What was found, where that helps.
    detail: String,
}

impl Problem {
    fn of(fault: &Fault) -> Self {
        if let Fault::Failed(reason) = fault {
            tracing::error!(%reason, "a request failed");
        }
        let errors = match fault {
            Fault::Invalid(faults) => faults
                .iter()
                .map(|one| FieldProblem {
                    field: one.field,
                    code: one.code,
                    detail: one.found.clone(),
                })
                .collect(),
            _ => Vec::new(),
        };
        // What failed inside is for the log only.
        let detail = match fault {
            Fault::Failed(_) => "something failed on the server; nothing was changed".to_owned(),
            Fault::Invalid(_) => "some fields can't be used".to_owned(),
            other => other.to_string(),
        };
        let bare = Self {
            errors,
            ..Self::bare(fault.status_code(), fault.code(), detail)
        };
        match fault {
            Fault::Grant(fault) => Self {
                error: Some(fault.code()),
                ..bare
            },
            Fault::Changed(changed) => Self {
                current_e_tag: Some(precondition::entity_tag(changed.version)),
                changed_at: Some(changed.changed_at.and_utc()),
                differences: Some(changed.differences.clone()),
                ..bare
            },
            _ => bare,
        }
    }

    /// The problem of a status that no handler gave.
    pub(super) fn bare(status: StatusCode, code: &str, detail: String) -> Self {
        Self {
            status: status.as_u16(),
            title: status.canonical_reason().unwrap_or("Error"),
            detail,
            code: code.to_owned(),
            error: None,
            errors: Vec::new(),
            current_e_tag: None,
            changed_at: None,
            differences: None,
            request_id: String::new(),
        }
    }
}
