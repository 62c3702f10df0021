//! Cookies where the pages are reached by https: each with the strict name, none that a script or a neighbour can touch.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::story::NOORDERLICHT;
use meetbaar_tests::{Kind, Page, Story, raw, secrets};

const HOST: &str = "meetbaar.example.nl";

/// A browser by hand: the host and the cookies are those that it would send by way of a proxy with TLS.
fn asked(
    story: &Story,
    method: &str,
    path: &str,
    cookies: &str,
    form: &[(&str, &str)],
) -> Result<Page> {
    let written = |value: &str| {
        value
            .bytes()
            .map(|byte| format!("%{byte:02X}"))
            .collect::<String>()
    };
    let pairs = form
        .iter()
        .map(|(name, value)| format!("{name}={}", written(value)));
    let body = pairs.collect::<Vec<_>>().join("&");
    let page = raw::ask(
        &story.server,
        &format!(
            "{method} {path} HTTP/1.1\r\nHost: {HOST}\r\nOrigin: https://{HOST}\r\nCookie: {cookies}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        ),
    )?;
    for (name, value) in set(&page) {
        secrets::used(&value);
        ensure!(name.starts_with("__Host-"), "{path}: {name}");
    }
    for (_, whole) in page.headers.iter().filter(|(name, _)| name == "set-cookie") {
        for part in ["; Secure", "; HttpOnly", "; SameSite=Lax", "; Path=/"] {
            ensure!(whole.contains(part), "{path}: {part}");
        }
        ensure!(
            !whole.to_lowercase().contains("domain="),
            "{path}: of one host only"
        );
    }
    Ok(page)
}

/// Names and values of the cookies that an answer sets.
fn set(page: &Page) -> Vec<(String, String)> {
    let all = page.headers.iter().filter(|(name, _)| name == "set-cookie");
    all.filter_map(|(_, value)| {
        let (name, value) = value.split(';').next()?.split_once('=')?;
        Some((name.to_owned(), value.to_owned()))
    })
    .collect()
}

fn cookie(page: &Page, name: &str) -> Result<String> {
    let all = set(page);
    let found = all.into_iter().find(|(one, _)| one == name);
    Ok(found.with_context(|| format!("no cookie {name}"))?.1)
}

fn story_of_cookies() -> Result<()> {
    let settings = [("MEETBAAR_PUBLIC_URL", "https://meetbaar.example.nl")];
    let story = Story::begin_with(Kind::Sqlite, &settings)?;
    let password = story.password(NOORDERLICHT)?.to_owned();
    let page = asked(&story, "GET", "/sign-in", "", &[])?.expect(200)?;
    let (form, csrf) = (cookie(&page, "__Host-form")?, page.csrf()?);
    let fields = |csrf: &str| {
        [
            ("csrf", csrf.to_owned()),
            ("email", NOORDERLICHT.to_owned()),
            ("password", password.clone()),
        ]
    };
    let enter = |cookies: &str, csrf: &str| {
        let fields = fields(csrf);
        let fields: Vec<(&str, &str)> = fields
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        asked(&story, "POST", "/sign-in", cookies, &fields)
    };
    // Neighbours on the same domain can set cookies of other names only.
    for planted in [
        format!("form={csrf}"),
        format!("__Secure-form={csrf}"),
        format!("form={form}; sid={form}"),
    ] {
        enter(&planted, &csrf)?.expect(403)?;
    }
    let entered = enter(&format!("__Host-form={form}"), &csrf)?.expect(303)?;
    let session = cookie(&entered, "__Host-sid")?;
    cookie(&entered, "__Host-device")?;
    let own = format!("__Host-sid={session}");
    asked(&story, "GET", "/account", &own, &[])?.expect(200)?;
    for other in [
        format!("sid={session}"),
        format!("__Secure-sid={session}"),
        format!("__host-sid={session}"),
    ] {
        asked(&story, "GET", "/account", &other, &[])?.expect(303)?;
    }
    let page = asked(&story, "GET", "/account", &own, &[])?;
    let csrf = page.csrf()?;
    let chosen = [
        ("csrf", csrf.as_str()),
        ("language", "en"),
        ("return_to", "/"),
    ];
    let answer = asked(&story, "POST", "/language", &own, &chosen)?.expect(303)?;
    assert_eq!(cookie(&answer, "__Host-language")?, "en");
    let page = asked(&story, "GET", "/sign-in", "__Host-language=en", &[])?;
    ensure!(page.body().contains("lang=\"en\""), "{}", page.body());
    let out = asked(
        &story,
        "POST",
        "/sign-out",
        &own,
        &[("csrf", csrf.as_str())],
    )?
    .expect(303)?;
    assert_eq!(cookie(&out, "__Host-sid")?, "");
    asked(&story, "GET", "/account", &own, &[])?.expect(303)?;
    Ok(())
}

#[test]
fn where_it_is_reached_by_https_each_cookie_has_the_strict_name() {
    if let Err(error) = story_of_cookies() {
        panic!(
            "{error:?}\n--- output of meetbaar\n{}",
            meetbaar_tests::server::last_words()
        );
    }
}
