//! Who asks too much is told when to come back, and nobody else waits for it.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::refused;
use meetbaar_tests::story::{KOMPAS, NOORDERLICHT};
use meetbaar_tests::{Kind, Page, Story};

fn story(name: &str, limit: &str) -> Result<Story> {
    Story::begin_with(Kind::Sqlite, &[(name, limit)])
}

fn too_many(page: &Page) -> Result<()> {
    assert_eq!(refused(page)?, (429, "too_many_requests".to_owned()));
    let wait: u64 = page.header("retry-after").context("Retry-After")?.parse()?;
    ensure!((1..=60).contains(&wait), "{wait}");
    ensure!(
        page.header("ratelimit")
            .is_some_and(|told| told.contains(";r=0;t="))
    );
    Ok(())
}

#[test]
fn an_account_is_limited_and_another_is_not() {
    let story = story("MEETBAAR_LIMITS_ACCOUNT_PER_MINUTE", "3").unwrap();
    let (one, other) = (
        story.program(NOORDERLICHT).unwrap(),
        story.program(KOMPAS).unwrap(),
    );
    for left in [2, 1, 0] {
        let page = one.get("/v1/reports").unwrap().expect(200).unwrap();
        assert_eq!(
            page.header("ratelimit"),
            Some(format!("\"account\";r={left}").as_str())
        );
        assert_eq!(
            page.header("ratelimit-policy"),
            Some("\"account\";q=3;w=60")
        );
    }
    too_many(&one.get("/v1/reports").unwrap()).unwrap();
    too_many(&one.get("/v1/nergens").unwrap()).unwrap();
    other.get("/v1/reports").unwrap().expect(200).unwrap();
    story
        .browser(NOORDERLICHT)
        .unwrap()
        .get("/")
        .unwrap()
        .expect(200)
        .unwrap();
}

#[test]
fn a_browser_is_limited_before_it_changes_anything() {
    let story = story("MEETBAAR_LIMITS_ACCOUNT_PER_MINUTE", "4").unwrap();
    let (browser, other) = (
        story.browser(NOORDERLICHT).unwrap(),
        story.browser(KOMPAS).unwrap(),
    );
    let page = browser.get("/account").unwrap().expect(200).unwrap();
    for _ in 0..3 {
        browser.get("/").unwrap().expect(200).unwrap();
    }
    let before = story.database.query("SELECT max(id) FROM session").unwrap();
    let refused = browser.submit(&page, "/sign-out", &[]).unwrap();
    assert_eq!(refused.status, 429, "{}", refused.body());
    assert!(refused.header("retry-after").is_some());
    assert!(
        refused.body().contains("Dat ging te snel"),
        "{}",
        refused.body()
    );
    let second = story.server.client();
    for _ in 0..2 {
        assert_eq!(browser.get("/").unwrap().status, 429);
        assert_eq!(second.get("/sign-in").unwrap().status, 200, "nobody yet");
    }
    let after = story.database.query("SELECT max(id) FROM session").unwrap();
    assert_eq!(before, after, "nobody was signed out");
    let program = story.program(NOORDERLICHT).unwrap();
    program.get("/v1/reports").unwrap().expect(200).unwrap();
    other.get("/").unwrap().expect(200).unwrap();
    let noted =
        "SELECT COUNT(*) FROM audit_entry WHERE deed = 'too_many_requests' AND actor = 'account'";
    assert_eq!(story.database.number(noted).unwrap(), 3);
}

#[test]
fn an_address_is_limited_where_nobody_is_signed_in() {
    let story = story("MEETBAAR_LIMITS_ADDRESS_PER_MINUTE", "6").unwrap();
    let (browser, program) = (
        story.browser(NOORDERLICHT).unwrap(),
        story.program(NOORDERLICHT).unwrap(),
    );
    let stranger = story.server.client();
    let forged = [("Cookie", "sid=0000"), ("X-Forwarded-For", "192.0.2.7")];
    let answers: Vec<u16> = (0..8)
        .map(|_| stranger.get_with("/reports", &forged).unwrap().status)
        .collect();
    assert_eq!(answers.last(), Some(&429), "{answers:?}");
    for path in ["/sign-in", "/v1/reports", "/v1/openapi.json", "/nergens"] {
        assert_eq!(stranger.get(path).unwrap().status, 429, "{path}");
    }
    let page = stranger.get("/sign-in").unwrap();
    assert!(page.header("retry-after").is_some());
    assert!(page.body().contains("Dat ging te snel"), "{}", page.body());
    let token = stranger
        .send(
            "POST",
            "/v1/tokens",
            &[("Content-Type", "application/json")],
            b"{}",
        )
        .unwrap();
    too_many(&token).unwrap();
    for path in ["/healthz", "/readyz"] {
        stranger.get(path).unwrap().expect(200).unwrap();
    }
    browser.get("/").unwrap().expect(200).unwrap();
    program.get("/v1/reports").unwrap().expect(200).unwrap();
}

#[test]
fn a_limit_of_nothing_is_none() {
    let story = story("MEETBAAR_LIMITS_ACCOUNT_PER_MINUTE", "0").unwrap();
    let page = story
        .program(NOORDERLICHT)
        .unwrap()
        .get("/v1/reports")
        .unwrap();
    assert_eq!((page.status, page.header("ratelimit")), (200, None));
}
