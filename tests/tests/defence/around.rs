//! Every answer has its headers: pages, API, downloads, assets, errors of every kind.

use anyhow::{Result, ensure};
use meetbaar_tests::story::NOORDERLICHT;
use meetbaar_tests::{Kind, Page, crawl, on_both, raw};

use crate::world::{World, addresses};

fn held(page: &Page) -> Result<()> {
    let one = |name: &str| {
        let found: Vec<_> = page.headers.iter().filter(|(key, _)| key == name).collect();
        ensure!(
            found.len() == 1,
            "{} ({}): {name} {} times",
            page.path,
            page.status,
            found.len()
        );
        Ok(found.first().map_or("", |(_, value)| value))
    };
    let policy = one("content-security-policy")?;
    for part in [
        "default-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action '",
    ] {
        ensure!(policy.contains(part), "{}: {policy}", page.path);
    }
    ensure!(
        !policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"),
        "{policy}"
    );
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("x-permitted-cross-domain-policies", "none"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-embedder-policy", "require-corp"),
        ("origin-agent-cluster", "?1"),
    ] {
        ensure!(one(name)? == value, "{}: {name}", page.path);
    }
    let open = ["/v1/openapi.json", "/v1/glossary"].contains(&page.path.as_str());
    let shared = open && page.header("access-control-allow-origin").is_some();
    let resource = if shared {
        "cross-origin"
    } else {
        "same-origin"
    };
    ensure!(
        one("cross-origin-resource-policy")? == resource,
        "{}",
        page.path
    );
    let features = one("permissions-policy")?;
    ensure!(
        features.split(", ").count() >= 30 && features.split(", ").all(|one| one.ends_with("=()")),
        "{features}"
    );
    for feature in [
        "camera",
        "microphone",
        "geolocation",
        "payment",
        "usb",
        "clipboard-read",
        "display-capture",
    ] {
        ensure!(features.contains(&format!("{feature}=()")), "{feature}");
    }
    ensure!(!one("x-request-id")?.is_empty());
    for name in ["server", "x-powered-by"] {
        ensure!(
            page.header(name).is_none(),
            "nobody needs to know what serves"
        );
    }
    if !page.path.starts_with("/assets/") {
        ensure!(one("cache-control")? == "no-store", "{}", page.path);
    }
    if !page.bytes.is_empty() {
        let kind = one("content-type")?;
        let is_text = kind.starts_with("text/html") || kind.starts_with("text/plain");
        ensure!(
            !is_text || kind.ends_with("charset=utf-8"),
            "{}: {kind}",
            page.path
        );
    }
    if page.header("content-disposition").is_some() {
        ensure!(
            policy.contains("sandbox") && !policy.contains("'self'"),
            "{}: {policy}",
            page.path
        );
        ensure!(one("content-disposition")?.starts_with("attachment; "));
    }
    Ok(())
}

on_both! {
    fn every_answer_has_every_header(kind) {
        let world = World::begin(kind)?;
        let beginnings = world.beginnings();
        let beginnings: Vec<&str> = beginnings.iter().map(String::as_str).collect();
        let mut downloads = 0;
        for browser in world.browsers()? {
            let pages = crawl::pages(&browser, &beginnings, 80)?;
            ensure!(pages.len() > 8, "{}", pages.len());
            for page in &pages {
                held(page)?;
                downloads += usize::from(page.header("content-disposition").is_some());
            }
            for asset in pages[0].body().split('"').filter(|part| part.starts_with("/assets/")) {
                held(&browser.get(asset)?.expect(200)?)?;
            }
            for path in [format!("/reports/{}/marked-workbook", world.ready), "/register/export?format=csv".to_owned()] {
                let page = browser.get(&path)?;
                held(&page)?;
                downloads += usize::from(page.header("content-disposition").is_some());
            }
        }
        ensure!(downloads > 2, "{downloads}");
        let stranger = world.story.server.client();
        let others = ["/healthz", "/readyz", "/sign-in", "/nergens", "/assets/nergens", "/.well-known/security.txt", "/%00", "/%ff", "/?on=%22%3C"];
        for path in others {
            for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"] {
                held(&stranger.send(method, path, &[], b"")?)?;
            }
        }
        let (program, browser) = (world.story.program(NOORDERLICHT)?, world.story.browser(NOORDERLICHT)?);
        let all = addresses(&world.story)?;
        ensure!(all.len() > 150, "{}", all.len());
        for (own, path) in all {
            let path = world.filled(&path);
            for method in ["GET", "HEAD", "PATCH", "OPTIONS", own.as_str()] {
                held(&program.ask(method, &path, &[], b"")?)?;
                held(&browser.send(method, &path, &[], b"")?)?;
            }
            held(&stranger.get(&path)?)?;
        }
    }
}

#[test]
fn where_it_is_reached_by_https_browsers_are_told_to_stay_there() {
    let settings = [("MEETBAAR_PUBLIC_URL", "https://meetbaar.example.nl")];
    let world = meetbaar_tests::Story::begin_with(Kind::Sqlite, &settings).unwrap();
    for (path, host) in [
        ("/sign-in", "meetbaar.example.nl"),
        ("/", "evil.example"),
        ("/v1/reports", "meetbaar.example.nl"),
    ] {
        let page = raw::ask(
            &world.server,
            &format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        )
        .unwrap();
        let told = page.header("strict-transport-security");
        assert_eq!(told, Some("max-age=31536000; includeSubDomains"), "{path}");
        for cookie in page.headers.iter().filter(|(name, _)| name == "set-cookie") {
            assert!(
                cookie.1.contains("Secure") && cookie.1.contains("HttpOnly"),
                "{cookie:?}"
            );
        }
    }
}

#[test]
fn an_echo_of_the_request_is_refused() {
    let world =
        World::begin_with(Kind::Sqlite, &[("MEETBAAR_LIMITS_PATIENCE_SECONDS", "2")]).unwrap();
    let url = world.story.server.url();
    let host = url.trim_start_matches("http://");
    for method in ["TRACE", "CONNECT", "TRACK"] {
        for path in ["/", "/v1/reports", "/sign-in"] {
            let request = format!(
                "{method} {path} HTTP/1.1\r\nHost: {host}\r\nCookie: sid=secret\r\nConnection: close\r\n\r\n"
            );
            let page = raw::ask(&world.story.server, &request).unwrap();
            assert!(
                matches!(page.status, 400 | 404 | 405),
                "{method} {path}: {}",
                page.status
            );
            assert!(!page.body().contains("secret"), "{method} {path}");
        }
    }
}
