//! Slow writers and slow readers are cut off, and everybody else goes on.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::Result;
use meetbaar_tests::story::NOORDERLICHT;
use meetbaar_tests::{Kind, Server, Story, raw, wait};

use crate::world::World;

/// Little patience, so that nobody waits for long here.
const IMPATIENT: [(&str, &str); 3] = [
    ("MEETBAAR_LIMITS_PATIENCE_SECONDS", "1"),
    ("MEETBAAR_LIMITS_BYTES_PER_SECOND", "1000000"),
    ("MEETBAAR_EVIDENCE_LIMIT_MIB", "40"),
];

fn host(server: &Server) -> String {
    server.url().trim_start_matches("http://").to_owned()
}

/// Writes a byte now and then, for as long as anybody takes it.
fn dribble(mut stream: TcpStream, over: &AtomicBool) {
    while !over.load(Ordering::Relaxed) && stream.write_all(b"x").is_ok() {
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_body_that_drips_in_is_refused() {
    let story = Story::begin_with(Kind::Sqlite, &IMPATIENT).unwrap();
    let host = host(&story.server);
    for (path, kind) in [
        ("/sign-in", "application/x-www-form-urlencoded"),
        ("/v1/tokens", "application/json"),
    ] {
        let mut stream = raw::connect(&story.server).unwrap();
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: {kind}\r\nContent-Length: 60000\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        let (writing, over) = (stream.try_clone().unwrap(), AtomicBool::new(false));
        let page = thread::scope(|scope| {
            scope.spawn(|| dribble(writing, &over));
            let page = raw::answer(&mut stream, path);
            over.store(true, Ordering::Relaxed);
            page.unwrap()
        });
        assert_eq!(page.status, 408, "{path}: {}", page.body());
    }
    story
        .server
        .client()
        .get("/sign-in")
        .unwrap()
        .expect(200)
        .unwrap();
}

#[test]
fn an_upload_that_stops_is_refused_and_nothing_of_it_is_kept() {
    let story = Story::begin_with(Kind::Sqlite, &IMPATIENT).unwrap();
    let browser = story.browser(NOORDERLICHT).unwrap();
    let token = browser.get("/reports/new").unwrap().csrf().unwrap();
    let answer = browser.send("GET", "/reports/new", &[], b"").unwrap();
    assert_eq!(answer.status, 200);
    let program = story.program(NOORDERLICHT).unwrap();
    let before = story
        .database
        .number("SELECT count(*) FROM report")
        .unwrap();
    let mut stream = raw::connect(&story.server).unwrap();
    let part = format!(
        "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n--b\r\n\
         Content-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nNaam;"
    );
    let head = format!(
        "POST /v1/reports HTTP/1.1\r\nHost: {}\r\nAuthorization: {}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 900000\r\n\r\n{part}",
        host(&story.server),
        program.authorization()
    );
    stream.write_all(head.as_bytes()).unwrap();
    let page = raw::answer(&mut stream, "/v1/reports").unwrap();
    assert_eq!(
        (page.status, page.json().unwrap()["code"].as_str()),
        (408, Some("too_slow"))
    );
    assert_eq!(
        story
            .database
            .number("SELECT count(*) FROM report")
            .unwrap(),
        before
    );
    let incoming = fs::read_dir(story.server.data().join("files/incoming"))
        .unwrap()
        .count();
    assert_eq!(incoming, 0, "half a file is left");
}

#[test]
fn a_head_that_never_ends_is_cut_off_also_on_a_connection_that_is_in_use() {
    let story = Story::begin_with(Kind::Sqlite, &IMPATIENT).unwrap();
    let host = host(&story.server);
    let whole = format!("GET /healthz HTTP/1.1\r\nHost: {host}\r\n\r\n");
    for before in ["", &whole] {
        let mut stream = raw::connect(&story.server).unwrap();
        stream
            .write_all(format!("{before}GET /healthz HTTP/1.1\r\nX-A").as_bytes())
            .unwrap();
        let (writing, over) = (stream.try_clone().unwrap(), AtomicBool::new(false));
        let told = thread::scope(|scope| {
            scope.spawn(|| dribble(writing, &over));
            let told = raw::rest(&mut stream);
            over.store(true, Ordering::Relaxed);
            String::from_utf8_lossy(&told.unwrap()).into_owned()
        });
        assert_eq!(
            told.matches("HTTP/1.1 200").count(),
            usize::from(!before.is_empty()),
            "{told}"
        );
    }
}

/// Whether the server still talks on a connection, as Linux tells.
fn is_open(server: &Server, stream: &TcpStream) -> Result<bool> {
    let hexadecimal = |address: std::net::SocketAddr| format!(":{:04X}", address.port());
    let (theirs, ours) = (
        hexadecimal(stream.peer_addr()?),
        hexadecimal(stream.local_addr()?),
    );
    assert!(
        server
            .url()
            .ends_with(&stream.peer_addr()?.port().to_string())
    );
    let table = fs::read_to_string("/proc/net/tcp")?;
    Ok(table.lines().any(|line| {
        let mut fields = line.split_whitespace().skip(1);
        let ends =
            |field: Option<&str>, port: &str| field.is_some_and(|field| field.ends_with(port));
        ends(fields.next(), &theirs) && ends(fields.next(), &ours) && fields.next() == Some("01")
    }))
}

#[test]
fn who_takes_nothing_of_a_download_is_cut_off_and_who_takes_it_gets_it_whole() {
    let world = World::begin_with(Kind::Sqlite, &IMPATIENT).unwrap();
    let (server, supplier) = (
        &world.story.server,
        world.story.program(NOORDERLICHT).unwrap(),
    );
    let large = [crate::world::PDF, &vec![b'x'; 30 * 1024 * 1024]].concat();
    let address = format!("/v1/reports/{}/evidence", world.ready);
    let kept = supplier
        .upload_to(&address, "groot.pdf", &large, &[("kind", "other")])
        .unwrap()
        .expect(201)
        .unwrap();
    let file = format!("{}/file", kept.json().unwrap()["url"].as_str().unwrap());
    let got = supplier.get(&file).unwrap().expect(200).unwrap();
    assert_eq!(got.bytes.len(), large.len());
    let mut stream = raw::connect(server).unwrap();
    let request = format!(
        "GET {file} HTTP/1.1\r\nHost: {}\r\nAuthorization: {}\r\n\r\n",
        host(server),
        supplier.authorization()
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut first = [0; 12];
    stream.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200");
    wait::until("the server lets go", || {
        Ok((!is_open(server, &stream)?).then_some(()))
    })
    .unwrap();
    let rest = raw::rest(&mut stream).unwrap();
    assert!(
        rest.len() < large.len(),
        "{} of {}",
        rest.len(),
        large.len()
    );
    supplier.get("/v1/reports").unwrap().expect(200).unwrap();
}

#[test]
fn idle_connections_keep_nobody_out() {
    let settings = [
        ("MEETBAAR_LIMITS_PATIENCE_SECONDS", "1"),
        ("MEETBAAR_LIMITS_CONNECTIONS", "4"),
    ];
    let story = Story::begin_with(Kind::Sqlite, &settings).unwrap();
    let idle: Vec<TcpStream> = (0..40)
        .map(|_| raw::connect(&story.server).unwrap())
        .collect();
    story
        .server
        .client()
        .get("/sign-in")
        .unwrap()
        .expect(200)
        .unwrap();
    drop(idle);
}
