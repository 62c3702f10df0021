//! Every form of every page, sent as another site would: refused, and nothing changed.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, ensure};
use meetbaar_tests::html::{Field, Form, forms};
use meetbaar_tests::{Client, Kind, crawl, on_both};

use crate::world::{ROLES, World, addresses};

/// A token, and headers beside it.
type Attempt<'a> = (Option<&'a str>, &'a [(&'a str, &'a str)]);

/// The forms that somebody meets, by where they go.
fn met(world: &World, browser: &Client) -> Result<BTreeMap<String, Form>> {
    let beginnings = world.beginnings();
    let beginnings: Vec<&str> = beginnings.iter().map(String::as_str).collect();
    let mut all = BTreeMap::new();
    for page in crawl::pages(browser, &beginnings, 120)? {
        for form in forms(&page)
            .into_iter()
            .filter(|form| form.method == "post")
        {
            ensure!(
                form.fields.iter().any(|field| field.name == "csrf"),
                "{}: {} has no token",
                page.path,
                form.action
            );
            ensure!(
                form.action.starts_with('/') && !form.action.starts_with("//"),
                "{}: {}",
                page.path,
                form.action
            );
            all.insert(form.action.clone(), form);
        }
    }
    Ok(all)
}

/// Sends a form as its page would, with another token and other headers.
fn sent(
    client: &Client,
    form: &Form,
    token: Option<&str>,
    headers: &[(&str, &str)],
) -> Result<u16> {
    let own = form
        .fields
        .iter()
        .filter(|field| field.name != "csrf" && field.kind != "file");
    let fields: Vec<(&str, &str)> = own
        .map(|field| {
            (
                field.name.as_str(),
                if field.takes_text() {
                    "tekst"
                } else {
                    field.value.as_str()
                },
            )
        })
        .collect();
    // Of several buttons one is pressed.
    let (mut names, mut once) = (Vec::new(), Vec::new());
    for field in fields {
        if !names.contains(&field.0) {
            names.push(field.0);
            once.push(field);
        }
    }
    let mut fields = once;
    fields.extend(token.map(|token| ("csrf", token)));
    let (kind, content) = if form.is_multipart {
        let mut content = String::new();
        for (name, value) in &fields {
            content += &format!(
                "--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            );
        }
        content += "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nNaam;Bedrag\r\nx;1\r\n\r\n--b--\r\n";
        ("multipart/form-data; boundary=b", content)
    } else {
        let pairs = fields.iter().map(|(name, value)| {
            format!("{name}={}", value.replace([' ', '&', '+', '%', '='], "_"))
        });
        (
            "application/x-www-form-urlencoded",
            pairs.collect::<Vec<_>>().join("&"),
        )
    };
    let mut all = vec![("Content-Type", kind)];
    all.extend_from_slice(headers);
    Ok(client
        .send("POST", &form.action, &all, content.as_bytes())?
        .status)
}

on_both! {
    fn no_form_of_another_site_does_anything(kind) {
        let world = World::begin(kind)?;
        let browsers = world.browsers()?;
        let mut tried = BTreeMap::new();
        for (number, browser) in browsers.iter().enumerate() {
            let all = met(&world, browser)?;
            let own = browser.get("/")?.csrf()?;
            let foreign = browsers[(number + 1) % browsers.len()].get("/")?.csrf()?;
            let before = world.story.database.dump_beside_log()?;
            for (action, form) in &all {
                let longer = format!("{own}0");
                let wrong: [Attempt<'_>; 8] = [
                    (None, &[]),
                    (Some(""), &[]),
                    (Some("0"), &[]),
                    (Some(&foreign), &[]),
                    (Some(&longer), &[]),
                    (Some(&own), &[("Sec-Fetch-Site", "cross-site")]),
                    (Some(&own), &[("Sec-Fetch-Site", "same-site")]),
                    (Some(&own), &[("Origin", "https://evil.example")]),
                ];
                for (token, headers) in wrong {
                    let status = sent(browser, form, token, headers)?;
                    ensure!(status == 403, "{}: POST {action} with {token:?} {headers:?} answered {status}", ROLES[number]);
                }
                tried.insert(action.clone(), ());
            }
            ensure!(world.story.database.dump_beside_log()? == before, "{}: something changed", ROLES[number]);
            browser.get("/")?.expect(200)?;
        }
        let found: Vec<&String> = tried.keys().collect();
        for end in ["/submit", "/evidence", "/sign-out", "/language", "/review", "/register/imports", "/removal", "/reports", "/reports/nil", "/due-extensions", "/accept", "/return", "/waivers", "/amendment", "/completion"] {
            ensure!(found.iter().any(|action| action.contains(end)), "no form to {end} among {found:?}");
        }
        ensure!(found.len() >= 20, "{found:?}");
    }
}

on_both! {
    fn no_address_that_changes_something_does_so_without_a_token(kind) {
        let world = World::begin(kind)?;
        let posts: Vec<String> = addresses(&world.story)?
            .into_iter()
            .filter(|(method, path)| method != "GET" && !path.starts_with("/v1/"))
            .map(|(_, path)| path)
            .collect();
        ensure!(posts.len() > 40, "{posts:?}");
        let browsers = world.browsers()?;
        let before = world.story.database.dump_beside_log()?;
        let mut refused = BTreeSet::new();
        for browser in &browsers {
            for path in &posts {
                let form = |is_multipart| Form { action: world.filled(path), method: "post".to_owned(), is_multipart, fields: Vec::new() };
                let language = Field { name: "language".to_owned(), kind: "hidden".to_owned(), value: "en".to_owned() };
                for is_multipart in [false, true] {
                    let mut form = form(is_multipart);
                    form.fields.extend((path == "/language").then(|| language.clone()));
                    for (token, headers) in [(None, &[][..]), (Some("0"), &[]), (Some("0"), &[("Sec-Fetch-Site", "cross-site")])] {
                        let status = sent(browser, &form, token, headers)?;
                        ensure!(status >= 400, "POST {path} answered {status}");
                        if status == 403 {
                            refused.insert(path.clone());
                        }
                    }
                }
            }
        }
        let missing: Vec<&String> = posts.iter().filter(|path| !refused.contains(*path)).collect();
        ensure!(missing.is_empty(), "refused for something else: {missing:?}");
        ensure!(world.story.database.dump_beside_log()? == before, "something changed");
    }
}

#[test]
fn signing_in_needs_the_forms_own_cookie() {
    let world = World::begin(Kind::Sqlite).unwrap();
    let (one, other) = (world.story.server.client(), world.story.server.client());
    let foreign = one.get("/sign-in").unwrap().csrf().unwrap();
    let own = other.get("/sign-in").unwrap().csrf().unwrap();
    assert_ne!(foreign, own);
    let sessions = || {
        world
            .story
            .database
            .number("SELECT count(*) FROM session")
            .unwrap()
    };
    let before = sessions();
    let password = world.story.password(ROLES[0]).unwrap();
    for token in ["", "0", foreign.as_str()] {
        let fields = [("csrf", token), ("email", ROLES[0]), ("password", password)];
        other
            .post("/sign-in", &fields)
            .unwrap()
            .expect(403)
            .unwrap();
    }
    assert_eq!(sessions(), before);
}
