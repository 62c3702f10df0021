//! What the description says of an operation, held against a request before its handler runs: names of parameters, and
//! kinds of content in and out. So no endpoint has to look after these itself.

use std::{collections::HashMap, sync::LazyLock};

use actix_web::{
    dev::ServiceRequest,
    http::{Method, header},
};
use serde_json::Value;

use super::document::document;
use crate::web::problem::Fault;

/// One operation as it is described.
pub(super) struct Declared {
    queries: Vec<String>,
    /// Whether a change must name the version that it is meant for.
    needs_version: bool,
    /// Kinds of content that it takes; none where it takes no content.
    takes: Vec<String>,
    /// Kinds of content that it answers with when all is well.
    gives: Vec<String>,
}

static OPERATIONS: LazyLock<HashMap<(String, String), Declared>> = LazyLock::new(operations);

/// The operation that a request is for, if there is one.
pub(super) fn operation(request: &ServiceRequest) -> Option<&'static Declared> {
    let path = request.match_pattern()?;
    let method = match *request.method() {
        Method::HEAD => "get".to_owned(),
        ref other => other.as_str().to_ascii_lowercase(),
    };
    let path = path.strip_prefix("/v1")?;
    OPERATIONS.get(&(method, path.to_owned()))
}

impl Declared {
    /// Whether it takes content.
    pub(super) fn takes_content(&self) -> bool {
        !self.takes.is_empty()
    }

    /// Why a request can't be for this operation.
    pub(super) fn refuse(&self, request: &ServiceRequest) -> Option<Fault> {
        let text = |name| {
            let value = request.headers().get(name)?;
            Some(value.to_str().unwrap_or_default())
        };
        let named = url::form_urlencoded::parse(request.query_string().as_bytes());
        let unknown = named
            .map(|(name, _)| name.into_owned())
            .find(|name| !self.queries.contains(name));
        if unknown.is_some() {
            let known = self.queries.join(", ");
            let told = if known.is_empty() {
                "this address takes no parameters".to_owned()
            } else {
                format!("a parameter is unknown; the parameters are: {known}")
            };
            return Some(Fault::Unreadable("bad_request", told));
        }
        if !self.gives.is_empty()
            && let Some(accept) = text(header::ACCEPT)
            && !self.gives.iter().any(|kind| allows(accept, kind))
        {
            return Some(Fault::NotAcceptable(self.gives.join(" or ")));
        }
        if self.needs_version && text(header::IF_MATCH).is_none() {
            return Some(Fault::PreconditionRequired);
        }
        let sent = text(header::CONTENT_TYPE).map(essence);
        let taken = |sent: String| self.takes.iter().any(|kind| sent == *kind);
        if self.takes_content() && !sent.is_some_and(taken) {
            return Some(Fault::UnsupportedContent(self.takes.join(" or ")));
        }
        None
    }
}

/// The kind of content without its parameters.
pub(super) fn essence(kind: &str) -> String {
    let bare = kind.split(';').next().unwrap_or_default();
    bare.trim().to_ascii_lowercase()
}

/// Whether an `Accept` allows a kind of content: the range that names it most closely says so (RFC 9110, 12.5.1).
fn allows(accept: &str, kind: &str) -> bool {
    let whole = kind.split('/').next().unwrap_or_default();
    let ranges = accept.split(',').filter(|range| !range.trim().is_empty());
    let mut closest: Option<(u8, bool)> = None;
    let mut any = false;
    for range in ranges {
        any = true;
        let name = essence(range);
        let closeness = match name.as_str() {
            "*/*" => 1,
            name if name == format!("{whole}/*") => 2,
            name if name == kind => 3,
            _ => continue,
        };
        if closest.is_none_or(|(other, _)| closeness > other) {
            closest = Some((closeness, !is_refused(range)));
        }
    }
    !any || closest.is_some_and(|(_, allowed)| allowed)
}

/// Whether a range has a weight of nothing.
fn is_refused(range: &str) -> bool {
    range.split(';').skip(1).any(|parameter| {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        name.trim().eq_ignore_ascii_case("q")
            && !value.trim().is_empty()
            && value.trim().bytes().all(|sign| matches!(sign, b'0' | b'.'))
    })
}

fn operations() -> HashMap<(String, String), Declared> {
    let mut all = HashMap::new();
    let paths = document().get("paths").and_then(Value::as_object);
    for (path, methods) in paths.into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            all.insert((method.clone(), path.clone()), declared(operation));
        }
    }
    all
}

fn declared(operation: &Value) -> Declared {
    let parameters = operation.get("parameters").and_then(Value::as_array);
    let named = |place: &str| -> Vec<String> {
        let all = parameters.into_iter().flatten();
        all.filter(|one| one.get("in").and_then(Value::as_str) == Some(place))
            .filter_map(|one| Some(one.get("name")?.as_str()?.to_owned()))
            .collect()
    };
    let kinds = |holder: Option<&Value>| -> Vec<String> {
        let content = holder.and_then(|holder| holder.get("content")?.as_object());
        content
            .into_iter()
            .flatten()
            .map(|(kind, _)| kind.clone())
            .collect()
    };
    let responses = operation.get("responses").and_then(Value::as_object);
    let mut gives: Vec<String> = responses
        .into_iter()
        .flatten()
        .filter(|(status, _)| status.starts_with('2'))
        .flat_map(|(_, response)| kinds(Some(response)))
        .collect();
    gives.sort();
    gives.dedup();
    Declared {
        queries: named("query"),
        needs_version: named("header").iter().any(|name| name == "If-Match"),
        takes: kinds(operation.get("requestBody")),
        gives,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accept_is_read_by_its_closest_range() {
        for accept in [
            "",
            "*/*",
            "application/json",
            "application/*",
            "text/html, application/json;q=0.1",
            "text/html, */*;q=0.5",
            "APPLICATION/JSON",
        ] {
            assert!(allows(accept, "application/json"), "{accept}");
        }
        for accept in [
            "text/html",
            "application/xml",
            "text/*",
            "application/json;q=0",
            "*/*, application/json;q=0.000",
            "*/*;q=0",
        ] {
            assert!(!allows(accept, "application/json"), "{accept}");
        }
        assert!(allows("application/json;q=0.01", "application/json"));
    }

    #[test]
    fn every_operation_is_known_by_its_parameters_and_kinds() {
        let of = |method: &str, path: &str| &OPERATIONS[&(method.to_owned(), path.to_owned())];
        assert!(of("get", "/standings").queries.contains(&"on".to_owned()));
        assert_eq!(of("post", "/reports").takes, ["multipart/form-data"]);
        assert_eq!(of("post", "/tokens").gives, ["application/json"]);
        assert!(!of("post", "/reports/{id}/cancellation").takes_content());
        assert!(of("get", "/reports/{id}/marked-workbook").gives.len() > 1);
    }
}
