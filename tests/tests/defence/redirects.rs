//! Nobody is sent to another site, and no header is smuggled in, by what a form or an address says of where to go.

use meetbaar_tests::story::NOORDERLICHT;
use meetbaar_tests::{Kind, Story, raw};

/// Addresses elsewhere, in the ways that browsers take for one.
const AWAY: [&str; 22] = [
    "https://evil.example",
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\\/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "\t//evil.example",
    "/%09/evil.example",
    "/..//evil.example",
    "/.//evil.example",
    "/a/..//evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/\r\nSet-Cookie: sid=stolen",
    "/\r\n\r\n<script>",
    "@evil.example",
    "\u{ff0f}\u{ff0f}evil.example",
    "/\u{85}/evil.example",
];

fn stays(location: Option<&str>, away: &str) {
    assert!(location.is_some(), "{away:?} leads nowhere");
    let to = location.unwrap_or_default();
    assert!(
        to.starts_with('/') && !to.starts_with("//") && !to.contains('\\'),
        "{away:?} leads to {to:?}"
    );
    let bare: String = to
        .chars()
        .filter(|sign| !matches!(sign, '\t' | '\r' | '\n'))
        .collect();
    assert_eq!(bare, to, "{away:?}");
    assert!(
        !bare.starts_with("//") && !bare.contains("/..//") && !bare.starts_with("/.//"),
        "{away:?}: {to:?}"
    );
}

#[test]
fn a_form_sends_nobody_away() {
    let story = Story::begin(Kind::Sqlite).unwrap();
    for away in AWAY {
        let client = story.server.client();
        let form = client.get("/sign-in").unwrap();
        let fields = [
            ("email", NOORDERLICHT),
            ("password", story.password(NOORDERLICHT).unwrap()),
            ("return_to", away),
        ];
        let answer = client
            .submit(&form, "/sign-in", &fields)
            .unwrap()
            .expect(303)
            .unwrap();
        stays(answer.location(), away);
        let cookies = answer
            .headers
            .iter()
            .filter(|(name, _)| name == "set-cookie");
        assert!(
            cookies
                .into_iter()
                .all(|(_, value)| !value.contains("stolen")),
            "{away:?}"
        );
        let page = client.get("/").unwrap();
        let answer = client
            .submit(
                &page,
                "/language",
                &[("language", "nl"), ("return_to", away)],
            )
            .unwrap();
        stays(answer.expect(303).unwrap().location(), away);
        let written: String = away.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let answer = client
            .get(&format!("/sign-in?return_to={written}"))
            .unwrap();
        stays(answer.expect(303).unwrap().location(), away);
    }
}

#[test]
fn an_address_that_needs_a_session_comes_back_within_its_own_page() {
    let story = Story::begin(Kind::Sqlite).unwrap();
    let host = story.server.url().trim_start_matches("http://").to_owned();
    for path in [
        "//evil.example/reports",
        "/reports?x=%0d%0aSet-Cookie:%20sid=1",
        "/reports/..//evil.example",
        "/reports?a=b&return_to=//evil.example",
    ] {
        let page = raw::ask(
            &story.server,
            &format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"),
        )
        .unwrap();
        if let Some(to) = page.location() {
            assert!(to.starts_with("/sign-in?return_to=%2F"), "{path}: {to}");
        }
        assert!(page.header("set-cookie").is_none(), "{path}");
    }
}
