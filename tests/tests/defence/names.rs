//! Names and proxies: who asks under a name that is not ours is refused, and only a trusted proxy is believed.

use meetbaar_tests::{Kind, Page, Story, raw};

fn asked(story: &Story, method: &str, path: &str, headers: &[&str]) -> Page {
    let lines: String = headers.iter().map(|line| format!("{line}\r\n")).collect();
    let request = format!("{method} {path} HTTP/1.1\r\n{lines}Connection: close\r\n\r\n");
    match raw::ask(&story.server, &request) {
        Ok(page) => page,
        Err(error) => unreachable!("{request}: {error:?}"),
    }
}

fn own(story: &Story) -> String {
    format!("Host: {}", story.server.url().trim_start_matches("http://"))
}

#[test]
fn a_request_for_another_name_is_refused_in_words() {
    let settings = [(
        "MEETBAAR_DEFENCE_HOSTS",
        "sroi.example.nl:8443, oud.example.nl",
    )];
    let story = Story::begin_with(Kind::Sqlite, &settings).unwrap();
    for host in [
        own(&story),
        "Host: sroi.example.nl:8443".to_owned(),
        "Host: OUD.example.nl".to_owned(),
    ] {
        assert_eq!(
            asked(&story, "GET", "/sign-in", &[&host]).status,
            200,
            "{host}"
        );
    }
    for host in [
        "Host: evil.example",
        "Host: sroi.example.nl",
        "Host: oud.example.nl.evil.example",
    ] {
        let page = asked(&story, "GET", "/sign-in", &[host]);
        assert_eq!(page.status, 421, "{host}");
        assert!(
            page.text()
                .unwrap()
                .contains("onder een naam die niet bij deze site hoort")
        );
        assert!(!page.body().contains("evil.example"));
        let problem = asked(&story, "GET", "/v1/reports", &[host]);
        assert_eq!(
            (problem.status, problem.json().unwrap()["code"].as_str()),
            (421, Some("wrong_host"))
        );
        assert_eq!(
            asked(&story, "GET", "/healthz", &[host]).status,
            200,
            "a sign of life"
        );
        let own = own(&story);
        let smuggled = format!("X-Forwarded-{host}");
        let page = asked(&story, "GET", "/", &[&own, &smuggled]);
        assert!(
            !page.body().contains("evil.example")
                && !page.location().unwrap_or_default().contains("evil")
        );
    }
    let (ours, evil) = (own(&story), "Host: evil.example");
    for lines in [
        &[ours.as_str(), evil][..],
        &[evil, &ours],
        &["Host: a b"],
        &["Host:"],
        &[],
    ] {
        let status = asked(&story, "GET", "/sign-in", lines).status;
        assert!(matches!(status, 400 | 421), "{lines:?}: {status}");
    }
    let whole = asked(&story, "GET", "http://evil.example/sign-in", &[&ours]);
    assert_eq!(whole.status, 421);
}

#[test]
fn what_a_stranger_says_of_his_address_does_not_count() {
    let settings = [("MEETBAAR_LIMITS_ADDRESS_PER_MINUTE", "5")];
    let story = Story::begin_with(Kind::Sqlite, &settings).unwrap();
    let host = own(&story);
    let statuses: Vec<u16> = (0..7)
        .map(|number| {
            let told = format!("X-Forwarded-For: 192.0.2.{number}");
            let other = format!("Forwarded: for=192.0.2.{number}");
            asked(&story, "GET", "/sign-in", &[&host, &told, &other]).status
        })
        .collect();
    assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
}

#[test]
fn behind_a_trusted_proxy_each_address_counts_for_itself() {
    let settings = [
        ("MEETBAAR_LIMITS_ADDRESS_PER_MINUTE", "5"),
        ("MEETBAAR_DEFENCE_TRUSTED_PROXIES", "127.0.0.0/8,10.0.0.0/8"),
    ];
    let story = Story::begin_with(Kind::Sqlite, &settings).unwrap();
    let host = own(&story);
    let status = |told: &str| {
        asked(
            &story,
            "GET",
            "/sign-in",
            &[&host, &format!("X-Forwarded-For: {told}")],
        )
        .status
    };
    let of_one: Vec<u16> = (0..7).map(|_| status("192.0.2.1")).collect();
    assert_eq!(of_one, [200, 200, 200, 200, 200, 429, 429]);
    assert_eq!(status("192.0.2.2"), 200, "another address");
    assert_eq!(
        status("192.0.2.2, 192.0.2.1"),
        429,
        "what stands before it anybody may have written"
    );
    assert_eq!(status("192.0.2.1, 10.1.2.3"), 429, "a second proxy of ours");
    assert_eq!(status("192.0.2.1, 192.0.2.3"), 200);
    let forwarded = asked(
        &story,
        "GET",
        "/sign-in",
        &[
            &host,
            "X-Forwarded-For: 192.0.2.1",
            "Forwarded: for=192.0.2.9",
        ],
    );
    assert_eq!(
        forwarded.status, 429,
        "the header that the proxy does not write"
    );
}

#[test]
fn who_came_by_http_is_sent_to_https_on_the_same_host() {
    let settings = [
        ("MEETBAAR_PUBLIC_URL", "https://meetbaar.example.nl"),
        ("MEETBAAR_DEFENCE_TRUSTED_PROXIES", "127.0.0.1"),
    ];
    let story = Story::begin_with(Kind::Sqlite, &settings).unwrap();
    let (host, by_http) = ("Host: meetbaar.example.nl", "X-Forwarded-Proto: http");
    let page = asked(
        &story,
        "GET",
        "/reports?x=%2F",
        &[host, by_http, "X-Forwarded-For: 192.0.2.1"],
    );
    assert_eq!(
        (page.status, page.location()),
        (308, Some("https://meetbaar.example.nl/reports?x=%2F"))
    );
    for path in ["/v1/reports", "/v1/openapi.json", "/v1"] {
        let page = asked(
            &story,
            "GET",
            path,
            &[host, by_http, "Authorization: Bearer x"],
        );
        assert_eq!(page.status, 400, "a program is not led on: {path}");
        assert_eq!(page.location(), None);
        assert_eq!(page.json().unwrap()["code"], "https_required");
    }
    let page = asked(&story, "GET", "//evil.example/", &[host, by_http]);
    assert!(
        page.location()
            .is_none_or(|to| to.starts_with("https://meetbaar.example.nl/")),
        "{page:?}"
    );
    let page = asked(
        &story,
        "POST",
        "/sign-in",
        &[host, by_http, "Content-Length: 0"],
    );
    assert_eq!(page.status, 400);
    assert!(
        page.text().unwrap().contains("onbeveiligde verbinding"),
        "{}",
        page.text().unwrap()
    );
    assert_eq!(
        asked(&story, "GET", "/sign-in", &["Host: evil.example", by_http]).status,
        421
    );
    assert_eq!(
        asked(
            &story,
            "GET",
            "/sign-in",
            &[host, "X-Forwarded-Proto: https"]
        )
        .status,
        200
    );
    assert_eq!(
        asked(&story, "GET", "/healthz", &[host, by_http]).status,
        200
    );
}

#[test]
fn whom_to_tell_of_a_weakness_is_told_where_somebody_is_named() {
    let story = Story::begin(Kind::Sqlite).unwrap();
    story
        .server
        .client()
        .get("/.well-known/security.txt")
        .unwrap()
        .expect(404)
        .unwrap();
    let warnings = story
        .server
        .client()
        .get("/readyz")
        .unwrap()
        .json()
        .unwrap()["warnings"]
        .clone();
    assert_eq!(
        warnings,
        serde_json::json!(["uploads_not_scanned", "no_security_contact", "not_by_https"])
    );
    assert!(
        story.server.output().contains("uploads_not_scanned"),
        "the log says it too"
    );
    let by_proxy = [("X-Forwarded-For", "192.0.2.1")];
    let told = story
        .server
        .client()
        .get_with("/readyz", &by_proxy)
        .unwrap()
        .json()
        .unwrap();
    assert!(
        told.get("warnings").is_none(),
        "not to who is elsewhere: {told}"
    );
    let settings = [(
        "MEETBAAR_DEFENCE_SECURITY_CONTACT",
        "mailto:security@example.nl",
    )];
    let story = Story::begin_with(Kind::Sqlite, &settings).unwrap();
    let page = story
        .server
        .client()
        .get("/.well-known/security.txt")
        .unwrap()
        .expect(200)
        .unwrap();
    assert_eq!(
        page.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
    assert_eq!(
        page.body(),
        "Contact: mailto:security@example.nl\nExpires: 2027-04-13T07:00:00Z\nPreferred-Languages: nl, en\n"
    );
}
