//! Every address with every role, on what is its own and on what is not, compared with the matrix that the program
//! prints of itself (`meetbaar addresses`): who may not is told so, and what is out of reach is as if it were not there.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

mod addresses;
mod bodies;
mod objects;
mod people;
mod tenancy;

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use meetbaar_tests::story::REVIEWER;
use meetbaar_tests::{Page, Story, on_both};

use self::addresses::{Address, addresses};
use self::bodies::Bodies;
use self::objects::{Objects, furnish};
use self::people::{Person, people};

/// Addresses that ask for no permission: each is here on purpose.
const OPEN: &[&str] = &[
    "GET /healthz",
    "GET /readyz",
    "GET /.well-known/security.txt",
    "GET /assets/{name}",
    "GET /sign-in",
    "POST /sign-in",
    "POST /sign-out",
    "POST /language",
    "GET /toegankelijkheid",
    "GET /sign-in/with/{provider}",
    "GET /sign-in/with/{provider}/return",
    "GET /sign-in/code",
    "POST /sign-in/code",
    "GET /sign-in/second-factor",
    "POST /sign-in/second-factor",
    "GET /forgotten-password",
    "POST /forgotten-password",
    "GET /invitation",
    "GET /invitation/{secret}",
    "POST /invitation",
    "GET /new-password",
    "GET /new-password/{secret}",
    "POST /new-password",
    "GET /new-email",
    "GET /new-email/{secret}",
    "POST /new-email",
    "GET /v1/openapi.json",
    "GET /v1/glossary",
    "POST /v1/tokens",
    "POST /v1/oauth/token",
];

/// Own objects that this story does not make: asked for, they are not there for anybody.
const NOT_MADE: &[&str] = &[
    "{correction}",
    "/layouts/{id}",
    "/layouts/headings/{id}",
    "{option}",
    "/settlement",
    "/register/imports/{id}",
    "own-numbers",
    "/account/sessions/{id}",
    "/account/identities",
    "/account/proof/with/{provider}",
    "/account/tokens/{id}",
    "GET /reports/{id}/problems",
];

/// What a request came to.
fn outcome(page: &Page) -> String {
    let code = page.json().ok().and_then(|json| json.get("code").cloned());
    format!("{} {}", page.status, code.unwrap_or_default())
}

/// Whether a request changed something: it was done, and did not lead to where a password is asked again.
fn changed(address: &Address, page: &Page) -> bool {
    let proof = page
        .location()
        .is_some_and(|to| to.starts_with("/account/proof"));
    // Where no second factor was begun, none is confirmed: back to the account.
    let nothing = address.path == "/account/second-factor";
    address.method != "GET" && (200..400).contains(&page.status) && !proof && !nothing
}

/// Everything that is wrong with what one person is answered at one address.
fn judge(
    story: &Story,
    address: &Address,
    person: &Person,
    (own, foreign): (&Objects, &Objects),
    bodies: &Bodies,
) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let ask = |path: &str| -> Result<Page> { person.ask(address, path, bodies) };
    let mut told = |what: &str, path: &str, page: &Page| {
        wrong.push(format!(
            "{} {path} ({what}) by {} answers {}",
            address.method,
            person.role,
            outcome(page)
        ));
    };
    let reach = address.reach.get(&person.role);
    let paths = [
        own.path(&address.path),
        foreign.path(&address.path),
        Objects::absent().path(&address.path),
    ];
    let Some(reach) = reach else {
        for path in paths.iter().flatten() {
            let page = ask(path)?;
            if page.status != 403 {
                told("no permission", path, &page);
            }
        }
        return Ok(wrong);
    };
    let names_something = address.path.contains('{');
    if let (Some(there), Some(gone), true) = (&paths[1], &paths[2], names_something)
        && reach != "all"
    {
        let (page, absent) = (ask(there)?, ask(gone)?);
        if page.status != 404 || outcome(&page) != outcome(&absent) {
            told(
                &format!("foreign; absent answers {}", outcome(&absent)),
                there,
                &page,
            );
        }
    }
    let made = !NOT_MADE.iter().any(|part| address.told().contains(part));
    if let Some(path) = paths[0].as_ref().filter(|_| made) {
        let entries = || story.database.number("SELECT count(*) FROM audit_entry");
        let before = entries()?;
        let page = ask(path)?;
        if changed(address, &page) && entries()? == before {
            told("changed without an entry in the audit log", path, &page);
        }
        let gone = page.status == 404 && names_something && address.method == "GET";
        if matches!(page.status, 401 | 403) || page.status >= 500 || gone {
            told("own", path, &page);
        }
    }
    Ok(wrong)
}

on_both! {
    fn no_address_takes_a_method_that_is_not_listed(kind) {
        let story = Story::begin_with(kind, &[("MEETBAAR_LIMITS_ACCOUNT_PER_MINUTE", "0"), ("MEETBAAR_LIMITS_ADDRESS_PER_MINUTE", "0")])?;
        let all = addresses(&story)?;
        let paths: BTreeSet<&String> = all.iter().map(|one| &one.path).collect();
        let (browser, program) = (story.browser(REVIEWER)?, story.program(REVIEWER)?);
        for path in paths {
            let listed: Vec<&str> = all.iter().filter(|one| one.path == *path).map(|one| one.method.as_str()).collect();
            let asked = Objects::absent().path(path).unwrap_or_default();
            for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"] {
                if listed.contains(&method) {
                    continue;
                }
                let answer = match path.starts_with("/v1/") {
                    true => program.ask(method, &asked, &[], b"")?,
                    false => browser.send(method, &asked, &[], b"")?,
                };
                assert_eq!(answer.status, 405, "{method} {path}: {}", answer.body());
            }
        }
    }

    fn every_address_answers_every_role_as_the_matrix_says(kind) {
        let story = Story::begin_with(kind, &[("MEETBAAR_LIMITS_ACCOUNT_PER_MINUTE", "0"), ("MEETBAAR_LIMITS_ADDRESS_PER_MINUTE", "0")])?;
        let all = addresses(&story)?;
        let open: BTreeSet<String> = all.iter().filter(|one| one.asks.is_none()).map(Address::told).collect();
        assert_eq!(open, OPEN.iter().map(|one| (*one).to_owned()).collect(), "nothing is open that is not listed");
        let (own, foreign) = furnish(&story)?;
        let people = people(&story)?;
        let bodies = Bodies::of(&story)?;
        let mut wrong = Vec::new();
        // What is read comes first: what is written changes what is there.
        let (read, written): (Vec<_>, Vec<_>) = all.iter().filter(|one| one.asks.is_some()).partition(|one| one.method == "GET");
        for address in read.into_iter().chain(written) {
            for person in &people {
                wrong.extend(judge(&story, address, person, (&own, &foreign), &bodies)?);
            }
        }
        ensure!(wrong.is_empty(), "{} of {} addresses:\n{}", wrong.len(), all.len(), wrong.join("\n"));
    }
}
