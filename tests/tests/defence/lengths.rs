//! Where one request ends and the next begins: a proxy and this server may never think differently of it, or somebody
//! smuggles a request past the proxy, in the connection of somebody else. And which of two parameters is meant: neither.

use std::io::Write;

use meetbaar_tests::story::NOORDERLICHT;
use meetbaar_tests::{Kind, Story, raw};

/// Heads that tell the length of the body twice, or in a way that others read differently, with a whole request behind.
const TWICE: [&str; 12] = [
    "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
    "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
    "Content-Length: 4\r\nContent-Length: 40\r\n",
    "Content-Length: 4, 40\r\n",
    "Content-Length: +4\r\n",
    "Content-Length: -4\r\n",
    "Content-Length: 0x4\r\n",
    "Content-Length: 4 4\r\n",
    "Transfer-Encoding: xchunked\r\n",
    "Transfer-Encoding: chunked, identity\r\n",
    "Transfer-Encoding : chunked\r\n",
    "Content-Length: 99999999999999999999999\r\n",
];

#[test]
fn a_parameter_that_comes_twice_is_refused() {
    let story = Story::begin(Kind::Sqlite).unwrap();
    let (program, browser) = (
        story.program(NOORDERLICHT).unwrap(),
        story.browser(NOORDERLICHT).unwrap(),
    );
    for path in [
        "/v1/reports?limit=1&limit=2",
        "/v1/standings?on=2026-09-30&on=2026-06-30",
        "/v1/reports?limit=1&%6Cimit=2",
    ] {
        let page = program.get(path).unwrap();
        assert_eq!(page.status, 400, "{path}: {}", page.body());
    }
    assert_eq!(
        browser
            .get("/sign-in?return_to=/&return_to=/reports")
            .unwrap()
            .status,
        400
    );
    let stranger = story.server.client();
    let form = stranger.get("/sign-in").unwrap();
    let password = story.password(NOORDERLICHT).unwrap();
    let twice = [
        ("email", NOORDERLICHT),
        ("email", "a@b.example"),
        ("password", password),
    ];
    let page = stranger.submit(&form, "/sign-in", &twice).unwrap();
    assert_eq!(page.status, 400, "{}", page.body());
    let json = format!(
        "{{\"email\":\"a@b.example\",\"email\":{NOORDERLICHT:?},\"password\":{password:?}}}"
    );
    let kind = [("Content-Type", "application/json")];
    let page = stranger
        .send("POST", "/v1/tokens", &kind, json.as_bytes())
        .unwrap();
    assert_eq!(page.status, 400, "{}", page.body());
    let beside = stranger
        .send(
            "POST",
            &format!("/sign-in?email={NOORDERLICHT}&password=x"),
            &[("Content-Type", "application/x-www-form-urlencoded")],
            b"csrf=0",
        )
        .unwrap();
    assert_eq!(
        beside.status, 403,
        "what stands in the address is no field of the form"
    );
}

#[test]
fn a_request_that_tells_two_lengths_smuggles_nothing() {
    let settings = [("MEETBAAR_LIMITS_PATIENCE_SECONDS", "2")];
    let story = Story::begin_with(Kind::Sqlite, &settings).unwrap();
    let host = story.server.url().trim_start_matches("http://").to_owned();
    let smuggled = format!("GET /healthz HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    for head in TWICE {
        for body in ["0\r\n\r\n", "4\r\nx=yz\r\n0\r\n\r\n"] {
            let mut stream = raw::connect(&story.server).unwrap();
            let request =
                format!("POST /sign-in HTTP/1.1\r\nHost: {host}\r\n{head}\r\n{body}{smuggled}");
            stream.write_all(request.as_bytes()).unwrap();
            let bytes = raw::rest(&mut stream).unwrap();
            let answer = String::from_utf8_lossy(&bytes);
            let first = answer.split(' ').nth(1).unwrap_or_default();
            assert!(
                matches!(first, "400" | "403" | "408" | "501" | ""),
                "{head:?}: {answer}"
            );
            let taken = answer.contains("HTTP/1.1 200");
            assert!(
                !taken,
                "{head:?} with {body:?} let a second request through: {answer}"
            );
        }
    }
}
