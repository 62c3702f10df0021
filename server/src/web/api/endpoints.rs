//! From one list of addresses to the routes of the server and to the description of the API.

use actix_web::{
    HttpRequest, HttpResponse, Resource, Route,
    guard::fn_guard,
    http::{Method, header},
    web,
};

/// The list: for each address below `/v1` its methods, each with its handler.
///
/// A handler without `#[utoipa::path]` does not compile here; one that says another address or method fails a test of
/// `document`.
macro_rules! endpoints {
    ($( $path:literal { $( $method:ident: $( $handler:ident )::+ ),+ $(,)? } )+) => {
        /// Every address below `/v1` with its methods.
        #[cfg(test)]
        pub(super) const ENDPOINTS: &[(&str, &[&str])] = &[$( ($path, &[$( stringify!($method) ),+]) ),+];

        fn resources() -> Vec<actix_web::Resource> {
            vec![$( {
                let methods: &'static [&'static str] = &[$( stringify!($method) ),+];
                endpoints::resource($path, methods)
                    $( .route(crate::web::admission::admitting(
                        endpoints::route(stringify!($method)).to($( $handler )::+),
                        crate::web::addresses::asked(&$( $handler )::+),
                    )) )+
            } ),+]
        }

        /// Every address with what it asks for.
        pub(super) fn addresses() -> Vec<crate::web::addresses::Address> {
            vec![$( $( crate::web::addresses::Address {
                path: concat!("/v1", $path),
                method: stringify!($method),
                asks: crate::web::addresses::asked(&$( $handler )::+),
            } ),+ ),+]
        }

        /// What the handlers say of themselves.
        #[derive(utoipa::OpenApi)]
        #[openapi(paths($( $( $( $handler )::+ ),+ ),+))]
        pub(super) struct Handlers;
    };
}
pub(super) use endpoints;

/// An address: every other method is refused with those that there are.
pub(super) fn resource(path: &str, methods: &'static [&'static str]) -> Resource {
    web::resource(path).default_service(web::to(move |request: HttpRequest| async move {
        let answer = if request.method() == Method::OPTIONS {
            HttpResponse::NoContent()
        } else {
            HttpResponse::MethodNotAllowed()
        };
        let mut answer = answer;
        answer
            .insert_header((header::ALLOW, allowed(methods)))
            .finish()
    }))
}

/// The route of a method; what can be got can be asked for its head.
pub(super) fn route(method: &'static str) -> Route {
    web::route().guard(fn_guard(move |context| {
        let asked = &context.head().method;
        asked.as_str().eq_ignore_ascii_case(method) || (method == "get" && *asked == Method::HEAD)
    }))
}

fn allowed(methods: &[&str]) -> String {
    let mut all: Vec<String> = methods.iter().map(|one| one.to_ascii_uppercase()).collect();
    if methods.contains(&"get") {
        all.push("HEAD".to_owned());
    }
    all.push("OPTIONS".to_owned());
    all.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_allowed_is_said_with_head_and_options() {
        assert_eq!(allowed(&["get", "post"]), "GET, POST, HEAD, OPTIONS");
        assert_eq!(allowed(&["delete"]), "DELETE, OPTIONS");
    }
}
