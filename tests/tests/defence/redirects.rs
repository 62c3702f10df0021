//! Nobody is sent to another site, and no header is smuggled in, by what a form or an address says of where to go.

use anyhow::Result;
use meetbaar_tests::accounts::{NOW, attempt, code, recovery_codes};
use meetbaar_tests::story::{NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Client, Kind, Story, raw};

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

/// Somebody whose password was right, and who has a second step to do.
fn half_way(story: &Story) -> Result<Client> {
    let client = story.server.client();
    attempt(&client, REVIEWER, story.password(REVIEWER)?)?.expect(303)?;
    Ok(client)
}

#[test]
fn the_steps_of_signing_in_send_nobody_away() {
    let settings = [("MEETBAAR_SECOND_FACTOR", "all_but_suppliers")];
    let story = Story::begin_with(Kind::Sqlite, &settings).unwrap();
    let supplier = story.browser(NOORDERLICHT).unwrap();
    for away in AWAY {
        let form = supplier.get("/account/proof").unwrap();
        let password = story.password(NOORDERLICHT).unwrap();
        let fields = [("password", password), ("return_to", away)];
        let answer = supplier.submit(&form, "/account/proof", &fields).unwrap();
        stays(answer.expect(303).unwrap().location(), away);
    }
    let first = half_way(&story).unwrap();
    let form = first.get("/sign-in/second-factor").unwrap();
    let secret = form.part("data-test", "secret").unwrap();
    let enrolment = code(&secret, NOW).unwrap();
    let fields = [
        ("code", enrolment.as_str()),
        ("return_to", "//evil.example/\"x"),
    ];
    let page = first
        .submit(&form, "/sign-in/second-factor", &fields)
        .unwrap();
    let links = page.expect(200).unwrap().links().unwrap();
    assert!(links.iter().all(|link| !link.contains("evil")), "{links:?}");
    let mut codes = Vec::new();
    for away in AWAY {
        if codes.is_empty() {
            let page = first.get("/account").unwrap();
            let fresh = first.submit(&page, "/account/recovery-codes", &[]).unwrap();
            codes = recovery_codes(&fresh.expect(200).unwrap()).unwrap();
        }
        let client = half_way(&story).unwrap();
        let form = client.get("/sign-in/code").unwrap();
        let code = codes.pop().unwrap();
        let fields = [("code", code.as_str()), ("return_to", away)];
        let answer = client.submit(&form, "/sign-in/code", &fields).unwrap();
        stays(answer.expect(303).unwrap().location(), away);
    }
}

#[test]
fn a_referrer_sends_nobody_away() {
    let mut story = Story::begin(Kind::Sqlite).unwrap();
    let supplier = story.browser(NOORDERLICHT).unwrap();
    story
        .server
        .restart_at("2026-10-15T09:30:00+02:00")
        .unwrap();
    let csrf = supplier.get("/account").unwrap().csrf().unwrap();
    for referrer in [
        "http://a.example//evil.example/x",
        "http://a.example/\\evil.example",
        "https://evil.example/account",
    ] {
        let headers = [
            ("Referer", referrer),
            ("Content-Type", "application/x-www-form-urlencoded"),
        ];
        let body = format!("csrf={csrf}");
        let asked = supplier
            .send(
                "POST",
                "/account/second-factor/new",
                &headers,
                body.as_bytes(),
            )
            .unwrap();
        let proof = asked.expect(303).unwrap().location().unwrap().to_owned();
        assert!(proof.starts_with("/account/proof?return_to=%2F"), "{proof}");
        let form = supplier.get(&proof).unwrap().expect(200).unwrap();
        let return_to = form.field("return_to").unwrap();
        let password = story.password(NOORDERLICHT).unwrap();
        let fields = [("password", password), ("return_to", return_to.as_str())];
        let client = story.browser(NOORDERLICHT).unwrap();
        let page = client.get("/account/proof").unwrap();
        let answer = client.submit(&page, "/account/proof", &fields).unwrap();
        stays(answer.expect(303).unwrap().location(), referrer);
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
