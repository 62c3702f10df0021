//! Where one request ends and the next begins: a proxy and this server may never think differently of it, or somebody
//! smuggles a request past the proxy, in the connection of somebody else.

use std::io::Write;

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
