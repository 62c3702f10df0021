//! From where somebody comes who wants to enter: the network, the browser's own cookie, and what the browser says it is.

use actix_web::{HttpRequest, HttpResponse, cookie::time::Duration, http::header};

use super::{origin, problem::Fault, session};
use crate::{actions::accounts::Visit, app::App, ids};

/// Days for which a browser keeps its cookie.
const DAYS: i64 = 365;

/// The cookie by which a browser is known again: with the strict name where cookies are for https only.
fn cookie_name(app: &App) -> &'static str {
    if app.config.secure_cookies() {
        "__Host-device"
    } else {
        "device"
    }
}

/// From where a browser's user comes. A browser without the cookie gets a key that nobody knows yet.
pub(super) fn of(request: &HttpRequest, app: &App) -> Visit {
    let known = request.cookie(cookie_name(app));
    let known = known.map(|cookie| cookie.value().to_owned());
    Visit {
        device: known.filter(|key| is_key(key)).unwrap_or_else(ids::key),
        browser: browser(request),
        ..of_program(request)
    }
}

/// From where a program comes: it has no cookies.
pub(super) fn of_program(request: &HttpRequest) -> Visit {
    Visit {
        address: origin::address(request),
        ..Visit::default()
    }
}

/// Lets a browser be known again.
pub(super) fn remember(answer: &mut HttpResponse, app: &App, visit: &Visit) -> Result<(), Fault> {
    let mut cookie = session::kept(app, cookie_name(app), visit.device.clone());
    cookie.set_max_age(Duration::days(DAYS));
    answer
        .add_cookie(&cookie)
        .map_err(|error| Fault::Failed(error.to_string()))
}

/// Whether a cookie may hold one of our keys.
pub(super) fn is_key(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn browser(request: &HttpRequest) -> String {
    let said = request.headers().get(header::USER_AGENT);
    in_words(
        said.and_then(|value| value.to_str().ok())
            .unwrap_or_default(),
    )
}

/// The family and the system that a browser says it is, such as `Firefox, Windows`; empty where it says neither. Many say
/// that they are another too: the first that is found counts.
fn in_words(said: &str) -> String {
    const FAMILIES: [(&str, &str); 8] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let first = |known: &[(&str, &'static str)]| {
        let found = known.iter().find(|(sign, _)| said.contains(sign));
        found.map(|(_, name)| *name)
    };
    let both = [first(&FAMILIES), first(&SYSTEMS)];
    both.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_told_in_a_few_words() {
        for (said, words) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
                "Firefox, Windows",
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
                "Chrome, Linux",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0",
                "Edge, Windows",
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1",
                "Safari, iPhone",
            ),
            ("<script>alert(1)</script>", ""),
            ("", ""),
        ] {
            assert_eq!(in_words(said), words, "{said}");
        }
    }

    #[test]
    fn only_our_keys_are_keys() {
        assert!(is_key(&ids::key()));
        assert!(!is_key("") && !is_key(&"g".repeat(64)) && !is_key(&"a".repeat(65)));
    }
}
