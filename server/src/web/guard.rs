//! What stands around every request: where it comes from, an identifier, safe headers, and errors dressed for who asked.

use actix_web::{
    Error, HttpMessage, HttpResponse,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{Method, StatusCode, header},
    middleware::Next,
    web::Data,
};
use askama::Template;

use super::{
    accounted,
    limits::{Counted, Limits},
    nul,
    problem::{Fault, Problem},
    shell,
    views::ErrorPage,
};
use crate::{app::App, ids};

/// Identifier of a request, to be named when asking for help.
#[derive(Clone)]
pub(super) struct RequestId(pub(super) String);

const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Runs a request with everything that stands around it.
pub(super) async fn guard(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let app = request.app_data::<Data<App>>().cloned();
    let id = app
        .as_ref()
        .map(|app| ids::public_id(app.clock.now()))
        .unwrap_or_default();
    request.extensions_mut().insert(RequestId(id.clone()));
    let limits = request.app_data::<Data<Limits>>().cloned();
    let counted = app
        .as_ref()
        .map_or(Counted::Not, |app| Counted::of(&request, app));
    let mut count = limits.as_ref().and_then(|limits| limits.count(&counted));
    let response = if let Some(wait) = count.and_then(|count| count.wait) {
        request.error_response(Fault::TooMany(wait))
    } else if let Some(fault) = nul::refuse(request.uri()) {
        request.error_response(fault)
    } else if from_another_site(&request) {
        request.error_response(Fault::FormExpired)
    } else {
        nul::watch_form(&mut request);
        match next.call(request).await {
            Ok(response) => response.map_into_boxed_body(),
            // Keeps the request, so that the problem can be dressed: an error alone has lost it.
            Err(error) => return Err(error),
        }
    };
    let afterwards = limits
        .as_ref()
        .and_then(|limits| limits.count_afterwards(&counted, response.request()));
    count = afterwards.or(count);
    let response = match afterwards.and_then(|count| count.wait) {
        Some(wait) => response.error_response(Fault::TooMany(wait)),
        None => response,
    };
    accounted::refused(&response).await;
    let mut response = dressed(response, &id);
    add_headers(&mut response, &id);
    if let Some(count) =
        count.filter(|count| count.wait.is_some() || is_api(response.request().path()))
    {
        count.tell(response.headers_mut());
    }
    Ok(response)
}

/// A browser says where an unsafe request comes from; programs say nothing.
fn from_another_site(request: &ServiceRequest) -> bool {
    let safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    let site = request
        .headers()
        .get("Sec-Fetch-Site")
        .and_then(|value| value.to_str().ok());
    !safe && site.is_some_and(|site| !matches!(site, "same-origin" | "none"))
}

/// Gives an error without a body its page, or its problem+json.
pub(super) fn dressed(response: ServiceResponse<BoxBody>, id: &str) -> ServiceResponse<BoxBody> {
    let status = response.status();
    let has_page = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| {
            kind.as_bytes().starts_with(b"text/html") || kind.as_bytes().ends_with(b"json")
        });
    if !(status.is_client_error() || status.is_server_error()) || has_page {
        return response;
    }
    let (request, response) = response.into_parts();
    let problem = response.extensions().get::<Problem>().cloned();
    let mut problem = problem.unwrap_or_else(|| plain(status));
    id.clone_into(&mut problem.request_id);
    let kept: Vec<_> = [header::ALLOW, header::RETRY_AFTER]
        .into_iter()
        .filter_map(|name| Some((name.clone(), response.headers().get(name)?.clone())))
        .collect();
    let mut dressed = if is_api(request.path()) {
        HttpResponse::build(status)
            .content_type("application/problem+json")
            .json(&problem)
    } else {
        page(&request, status, &problem)
    };
    for (name, value) in kept {
        dressed.headers_mut().insert(name, value);
    }
    if is_api(request.path()) {
        dressed.headers_mut().insert(
            header::CONTENT_TYPE,
            header::HeaderValue::from_static("application/problem+json"),
        );
    }
    ServiceResponse::new(request, dressed)
}

fn is_api(path: &str) -> bool {
    path == "/v1" || path.starts_with("/v1/")
}

fn plain(status: StatusCode) -> Problem {
    let (code, detail) = match status {
        StatusCode::NOT_FOUND => ("not_found", "there is nothing at this address"),
        StatusCode::METHOD_NOT_ALLOWED => (
            "method_not_allowed",
            "this address does not take that method",
        ),
        _ => ("bad_request", "the request can't be understood"),
    };
    Problem::bare(status, code, detail.to_owned())
}

fn page(request: &actix_web::HttpRequest, status: StatusCode, problem: &Problem) -> HttpResponse {
    let shell = shell::outside(request, String::new());
    let page = ErrorPage::of_code(shell, status.as_u16(), &problem.code);
    match page.render() {
        Ok(html) => HttpResponse::build(status)
            .content_type("text/html; charset=utf-8")
            .body(html),
        Err(error) => {
            tracing::error!(%error, "the error page failed");
            HttpResponse::build(status)
                .content_type("text/plain; charset=utf-8")
                .body(problem.title)
        }
    }
}

fn add_headers(response: &mut ServiceResponse<BoxBody>, id: &str) {
    let is_api = is_api(response.request().path());
    let is_asset = response.request().path().starts_with("/assets/");
    let secure = response
        .request()
        .app_data::<Data<App>>()
        .is_some_and(|app| app.config.secure_cookies());
    let unauthorised = response.status() == StatusCode::UNAUTHORIZED;
    let headers = response.headers_mut();
    let is_shared = headers.contains_key(header::ACCESS_CONTROL_ALLOW_ORIGIN);
    let mut set = |name: &'static str, value: &str| {
        if let Ok(value) = header::HeaderValue::from_str(value) {
            headers.insert(header::HeaderName::from_static(name), value);
        }
    };
    set("content-security-policy", CONTENT_SECURITY_POLICY);
    set("x-content-type-options", "nosniff");
    set("x-frame-options", "DENY");
    set("referrer-policy", "same-origin");
    set(
        "permissions-policy",
        "camera=(), geolocation=(), microphone=()",
    );
    set("cross-origin-opener-policy", "same-origin");
    set(
        "cross-origin-resource-policy",
        if is_shared {
            "cross-origin"
        } else {
            "same-origin"
        },
    );
    set("x-request-id", id);
    if secure {
        set(
            "strict-transport-security",
            "max-age=31536000; includeSubDomains",
        );
    }
    if unauthorised {
        set("www-authenticate", "Bearer");
    }
    if is_api {
        set("api-version", super::api::VERSION);
    }
    if !is_asset {
        set("cache-control", "no-store");
    }
}
