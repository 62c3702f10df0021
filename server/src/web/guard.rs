//! What stands around every request: where it comes from, an identifier, safe headers, and errors dressed for who asked.

use actix_web::{
    Error, HttpMessage, HttpResponse, ResponseError,
    body::{BoxBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    http::{Method, StatusCode, header},
    middleware::Next,
    web::Data,
};
use askama::Template;

use super::{
    accounted, headers,
    hosts::Hosts,
    limits::{Counted, Limits},
    nul,
    origin::{Asker, Proxies},
    pace::{self, Pace, Turn},
    problem::{Fault, Problem},
    shell,
    views::ErrorPage,
};
use crate::{app::App, config::Config, ids};

/// Bytes of a body without a file, and of what stands around a file.
const SMALL: u64 = 256 * 1024;

/// Identifier of a request, to be named when asking for help.
#[derive(Clone)]
pub(super) struct RequestId(pub(super) String);

/// What a request must pass before it is looked at: names, proxies and pace of this installation.
pub(super) struct Gate {
    pub(super) hosts: Hosts,
    pub(super) proxies: Proxies,
    pub(super) pace: Pace,
    /// Largest body of a request with a report or a register, and of one with evidence, in bytes.
    largest: (u64, u64),
}

impl Gate {
    /// The gate of the settings.
    pub(super) fn of(config: &Config) -> Self {
        // The file itself is measured where it is read; around it there is little.
        let bytes = |mebibytes: u64| mebibytes.saturating_mul(1024 * 1024).saturating_add(SMALL);
        Self {
            hosts: Hosts::of(config),
            proxies: Proxies::of(&config.defence),
            pace: Pace::of(&config.limits),
            largest: (
                bytes(config.upload_limit_mib),
                bytes(config.evidence_limit_mib),
            ),
        }
    }

    /// The answer to a request that may not pass.
    fn turns_away(&self, request: &ServiceRequest) -> Option<HttpResponse> {
        self.fault(request)
            .map(|fault| fault.error_response())
            .or_else(|| self.to_https(request))
    }

    fn fault(&self, request: &ServiceRequest) -> Option<Fault> {
        if let Some(fault) = nul::refuse(request.uri()) {
            return Some(fault);
        }
        // What watches over the process asks by whatever name it knows.
        if is_sign_of_life(request.path()) {
            return None;
        }
        if let Err(fault) = self.hosts.check(request.request()) {
            return Some(fault);
        }
        let foreign = self.is_from_another_site(request);
        foreign.then_some(Fault::FormExpired)
    }

    /// Who came by http goes on by https, on the same host.
    fn to_https(&self, request: &ServiceRequest) -> Option<HttpResponse> {
        let asker = request.extensions().get::<Asker>().copied()?;
        if !self.hosts.https || !asker.plain || is_sign_of_life(request.path()) {
            return None;
        }
        let reads = matches!(*request.method(), Method::GET | Method::HEAD);
        let there = self.hosts.by_https(request.request());
        Some(match there.filter(|_| reads) {
            Some(there) => HttpResponse::PermanentRedirect()
                .insert_header((header::LOCATION, there))
                .finish(),
            // What was sent was open to all on the way: nothing may be done with it.
            None => Fault::BadRequest("https_required").error_response(),
        })
    }

    /// How long a body may be: only a form with a file may be long, as long as files of its kind.
    fn most_bytes(&self, request: &ServiceRequest) -> u64 {
        let kind = request.headers().get(header::CONTENT_TYPE);
        let has_file = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"));
        let (reports, evidence) = self.largest;
        match (has_file, request.path().ends_with("/evidence")) {
            (false, _) => SMALL,
            (true, false) => reports,
            (true, true) => evidence,
        }
    }

    /// A browser says where an unsafe request comes from; programs say nothing.
    fn is_from_another_site(&self, request: &ServiceRequest) -> bool {
        if matches!(
            *request.method(),
            Method::GET | Method::HEAD | Method::OPTIONS
        ) {
            return false;
        }
        let told = |name: &str| {
            let value = request.headers().get(name);
            value.map(|value| value.to_str().unwrap_or_default())
        };
        match (told("Sec-Fetch-Site"), told("Origin")) {
            (Some(site), _) => !matches!(site, "same-origin" | "none"),
            // An old browser says this much.
            (None, Some(origin)) => !self.hosts.own(origin),
            (None, None) => false,
        }
    }
}

/// Runs a request with everything that stands around it.
pub(super) async fn guard(
    mut request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let turn = Turn::of(&request);
    let app = request.app_data::<Data<App>>().cloned();
    let gate = request.app_data::<Data<Gate>>().cloned();
    let id = app
        .as_ref()
        .map(|app| ids::public_id(app.clock.now()))
        .unwrap_or_default();
    request.extensions_mut().insert(RequestId(id.clone()));
    if let Some(gate) = &gate {
        let asker = gate.proxies.asker(request.request());
        request.extensions_mut().insert(asker);
    }
    let limits = request.app_data::<Data<Limits>>().cloned();
    let counted = app
        .as_ref()
        .zip(limits.as_ref())
        .map_or(Counted::Not, |(app, limits)| {
            Counted::of(&request, app, limits)
        });
    let mut count = limits.as_ref().and_then(|limits| limits.count(&counted));
    let refused = gate.as_ref().and_then(|gate| gate.turns_away(&request));
    let response = if let Some(wait) = count.and_then(|count| count.wait) {
        request.error_response(Fault::TooMany(wait))
    } else if let Some(refused) = refused {
        request.into_response(refused)
    } else {
        let late = gate.map(|gate| {
            let most = gate.most_bytes(&request);
            pace::time_body(&mut request, gate.pace, most)
        });
        nul::watch_form(&mut request);
        match next.call(request).await {
            Ok(response) if late.is_some_and(|late| late.get()) => {
                response.error_response(Fault::TooSlow)
            }
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
    headers::add(&mut response, &id);
    if let Some(count) =
        count.filter(|count| count.wait.is_some() || is_api(response.request().path()))
    {
        count.tell(response.headers_mut());
    }
    Ok(turn.answer(response))
}

fn is_sign_of_life(path: &str) -> bool {
    matches!(path, "/healthz" | "/readyz")
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
    let kept: Vec<_> = [header::ALLOW, header::RETRY_AFTER, header::WWW_AUTHENTICATE]
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

pub(super) fn is_api(path: &str) -> bool {
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
