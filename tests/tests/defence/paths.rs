//! Addresses and names of files that would lead out of their place lead nowhere.

use std::fs;

use anyhow::{Result, ensure};
use meetbaar_tests::story::{NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Kind, Page, on_both, raw, reports};

use crate::world::{PDF, World, addresses, description, id, operations};

/// Segments that climb, as different programs read them.
const CLIMBING: [&str; 15] = [
    "..",
    "%2e%2e",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "%252e%252e%252fetc%252fpasswd",
    "..%5c..%5cwindows%5cwin.ini",
    "%2fetc%2fpasswd",
    "....//....//etc/passwd",
    "%c0%ae%c0%ae%c0%afetc",
    "..%00.xlsx",
    "file:%2f%2f%2fetc%2fpasswd",
    "keys%2fpseudonym.key",
    "..;/..;/etc/passwd",
    "%u002e%u002e",
    "~root",
];

fn harmless(page: &Page, what: &str) -> Result<()> {
    ensure!(
        (300..500).contains(&page.status),
        "{what} answered {}: {}",
        page.status,
        page.body()
    );
    for word in ["root:x:", "[fonts]", "pseudonym"] {
        ensure!(!page.body().contains(word), "{what} shows {word}");
    }
    Ok(())
}

on_both! {
    fn no_address_climbs(kind) {
        let world = World::begin(kind)?;
        let server = &world.story.server;
        let host = server.url().trim_start_matches("http://").to_owned();
        let programs = [world.story.program(NOORDERLICHT)?, world.story.program(REVIEWER)?];
        let description = description(&world.story)?;
        let before = world.story.database.dump_beside_log()?;
        for (method, path, _) in operations(&description) {
            let names: Vec<&str> = path.split('/').filter(|segment| segment.starts_with('{')).collect();
            for name in names {
                for climbing in CLIMBING {
                    let address = world.filled(&path.replacen(name, climbing, 1));
                    let program = &programs[climbing.len() % 2];
                    let request = format!(
                        "{method} /v1{address} HTTP/1.1\r\nHost: {host}\r\nAuthorization: {}\r\nIf-Match: \"1\"\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{{}}",
                        program.authorization()
                    );
                    harmless(&raw::ask(server, &request)?, &format!("{method} {address}"))?;
                }
            }
        }
        ensure!(world.story.database.dump_beside_log()? == before, "something changed");
        let session = {
            let client = server.client();
            let form = client.get("/sign-in")?;
            let fields = [("email", NOORDERLICHT), ("password", world.story.password(NOORDERLICHT)?)];
            let answer = client.submit(&form, "/sign-in", &fields)?.expect(303)?;
            let cookie = answer.headers.iter().find(|(name, value)| name == "set-cookie" && value.starts_with("sid="));
            cookie.and_then(|(_, value)| value.split(';').next().map(str::to_owned)).unwrap_or_default()
        };
        let mut places: Vec<String> = ["/X", "/reports/R/X", "/.well-known/X"].map(|place| place.replace('R', &world.ready)).to_vec();
        for (_, path) in addresses(&world.story)?.iter().filter(|(method, path)| method == "GET" && !path.starts_with("/v1/")) {
            let names = path.split('/').filter(|segment| segment.starts_with('{'));
            places.extend(names.map(|name| world.filled(&path.replacen(name, "X", 1))));
        }
        ensure!(places.len() > 12, "{places:?}");
        for place in &places {
            for climbing in CLIMBING {
                let address = place.replacen('X', climbing, 1);
                let request = format!("GET {address} HTTP/1.1\r\nHost: {host}\r\nCookie: {session}\r\nConnection: close\r\n\r\n");
                let page = raw::ask(server, &request)?;
                // `..` may be what stands before it; that is a page of ours.
                ensure!(page.status != 500 && !page.body().contains("root:x:"), "GET {address}: {}", page.status);
                ensure!(page.status != 200 || climbing == ".." || page.body().contains("data-test=\"menu\""), "GET {address}");
            }
        }
    }
}

#[test]
fn files_are_named_by_the_server_whatever_they_are_called() {
    let world = World::begin(Kind::Sqlite).unwrap();
    let supplier = world.story.program(NOORDERLICHT).unwrap();
    let names = [
        "../../../../../../tmp/mbx-evil.csv",
        "/etc/cron.d/mbx-evil",
        "..\\..\\mbx-evil.csv",
        "C:\\Windows\\mbx-evil.csv",
        "mbx-evil.csv%00.pdf",
        ".mbx-evil",
        "CON.csv",
        "mbx-evil\u{202e}vsc.exe",
        &"mbx-evil".repeat(60),
    ];
    for (number, name) in names.iter().enumerate() {
        let lines = reports::placements("ICT-2024-017", &format!("P{number}"), 1);
        let made = supplier
            .upload(name, &lines, &[("period", "2026-Q3")])
            .unwrap();
        let report = id(&made.expect(202).unwrap().json().unwrap()).unwrap();
        let read = supplier.read(&report).unwrap();
        let shown = read["fileName"].as_str().unwrap();
        assert!(
            !shown.contains(['/', '\\']) && shown.chars().count() <= 150,
            "{shown}"
        );
        let kept = supplier
            .upload_to(
                &format!("/v1/reports/{report}/evidence"),
                name,
                PDF,
                &[("kind", "other")],
            )
            .unwrap();
        let kept = kept.expect(201).unwrap().json().unwrap();
        let file = supplier
            .get(&format!("{}/file", kept["url"].as_str().unwrap()))
            .unwrap()
            .expect(200)
            .unwrap();
        let told = file.header("content-disposition").unwrap();
        assert!(
            told.starts_with("attachment; filename=\"") && told.contains("filename*=UTF-8''"),
            "{told}"
        );
        for sign in ['/', '\\', '\u{202e}', '\r', '\n'] {
            assert!(!told.contains(sign), "{told}");
        }
        assert!(
            !told.contains("%2F")
                && !told.contains("%5C")
                && !told.contains("%E2%80%AE")
                && !told.contains("%00"),
            "{told}"
        );
        assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
    }
    let mut folders = vec![world.story.server.data()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().to_string_lossy().into_owned();
            assert!(
                !name.contains("mbx") && !name.contains("evil"),
                "{:?}",
                entry.path()
            );
            if entry.file_type().unwrap().is_dir() {
                folders.push(entry.path());
            }
        }
    }
    assert!(!std::path::Path::new("/tmp/mbx-evil.csv").exists());
}
