//! Sessions: a new key at sign-in, limits, a list with sign-out elsewhere, and a proof before what matters.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::accounts::{attempt, mail};
use meetbaar_tests::story::{ADMINISTRATOR, NOORDERLICHT};
use meetbaar_tests::{Client, Page, Story, on_both};

/// The value of a cookie that an answer sets.
fn cookie(page: &Page, name: &str) -> Option<String> {
    let set = page
        .headers
        .iter()
        .filter(|(header, _)| header == "set-cookie");
    let mut found =
        set.filter_map(|(_, value)| value.split(';').next()?.strip_prefix(&format!("{name}=")));
    found.next().map(str::to_owned)
}

fn with_cookie(client: &Client, path: &str, key: &str) -> Result<Page> {
    client.get_with(path, &[("Cookie", &format!("sid={key}"))])
}

on_both! {
    fn a_planted_session_leads_nowhere_after_sign_in(kind) {
        let story = Story::begin(kind)?;
        let attacker = story.server.client();
        let form = attacker.get("/sign-in")?.expect(200)?;
        let fields = [("email", ADMINISTRATOR), ("password", story.password(ADMINISTRATOR)?)];
        let own = attacker.submit(&form, "/sign-in", &fields)?.expect(303)?;
        let planted = cookie(&own, "sid").context("no session")?;
        for planted in [planted.as_str(), "0000", &"a".repeat(64)] {
            let stranger = story.server.client();
            let page = with_cookie(&stranger, "/sign-in", planted)?;
            let form_cookie = cookie(&page, "form");
            let token = match page.status {
                200 => page.csrf()?,
                _ => attacker.get("/account")?.csrf()?,
            };
            let cookies = format!("sid={planted}; form={}", form_cookie.unwrap_or_default());
            let content = format!(
                "csrf={token}&email={NOORDERLICHT}&password={}",
                story.password(NOORDERLICHT)?
            );
            let headers = [("Cookie", cookies.as_str()), ("Content-Type", "application/x-www-form-urlencoded")];
            let answer = story.server.client().send("POST", "/sign-in", &headers, content.as_bytes())?.expect(303)?;
            let given = cookie(&answer, "sid").context("no session")?;
            ensure!(given != planted && given.len() == 64);
            let seen = with_cookie(&story.server.client(), "/", planted)?;
            assert_eq!(seen.status, 303, "the planted key opens nothing");
            with_cookie(&story.server.client(), "/", &given)?.expect(200)?;
        }
    }

    fn a_session_ends_after_idle_hours_and_in_any_case_after_the_longest(kind) {
        let limits = [("MEETBAAR_SESSION_IDLE_HOURS", "2"), ("MEETBAAR_SESSION_LONGEST_HOURS", "3")];
        let mut story = Story::begin_with(kind, &limits)?;
        let (used, idle) = (story.browser(NOORDERLICHT)?, story.browser(NOORDERLICHT)?);
        story.server.restart_at("2026-10-15T10:59:59+02:00")?;
        used.get("/")?.expect(200)?;
        story.server.restart_at("2026-10-15T11:00:00+02:00")?;
        idle.get("/")?.expect(303)?;
        used.get("/")?.expect(200)?;
        story.server.restart_at("2026-10-15T11:59:59+02:00")?;
        used.get("/")?.expect(200)?;
        story.server.restart_at("2026-10-15T12:00:00+02:00")?;
        used.get("/")?.expect(303)?;
    }

    fn ones_own_sessions_are_listed_and_ended_elsewhere(kind) {
        let story = Story::begin(kind)?;
        let (here, there, third) = (story.browser(NOORDERLICHT)?, story.browser(NOORDERLICHT)?, story.browser(NOORDERLICHT)?);
        let foreign = story.browser(ADMINISTRATOR)?;
        let page = here.get("/account")?.expect(200)?;
        let rows = page.part("data-test", "sessions")?;
        assert_eq!(rows.matches("127.0.0.1").count(), 3, "{rows}");
        assert_eq!(rows.matches("Dit apparaat").count(), 1);
        let of = |email: &str| story.database.query(&format!(
            "SELECT s.public_id FROM session s JOIN account a ON a.id = s.account_id WHERE a.email = '{email}' ORDER BY s.id"
        ));
        let own = of(NOORDERLICHT)?;
        let second = own.lines().nth(1).context("three")?;
        here.submit(&page, &format!("/account/sessions/{}/end", of(ADMINISTRATOR)?), &[])?.expect(404)?;
        foreign.get("/account")?.expect(200)?;
        here.submit(&page, &format!("/account/sessions/{second}/end"), &[])?.expect(303)?;
        there.get("/")?.expect(303)?;
        third.get("/")?.expect(200)?;
        here.submit(&page, "/account/sessions/others/end", &[])?.expect(303)?;
        third.get("/")?.expect(303)?;
        here.get("/account")?.expect(200)?;
        let out = here.submit(&here.get("/account")?, "/sign-out", &[])?.expect(303)?;
        ensure!(out.header("clear-site-data").is_some_and(|data| data.contains("storage")));
        here.get("/account")?.expect(303)?;
    }

    fn what_matters_asks_for_a_proof_that_is_ten_minutes_old_at_most(kind) {
        let mut story = Story::begin(kind)?;
        let administrator = story.browser(ADMINISTRATOR)?;
        administrator.get("/accounts/new")?.expect(200)?;
        story.server.restart_at("2026-10-15T09:10:00+02:00")?;
        let list = administrator.get("/accounts")?.expect(200)?;
        for path in ["/accounts/new", "/account/password", "/account/email", "/account/second-factor"] {
            let to = administrator.get(path)?.expect(303)?;
            let wanted = format!("/account/proof?return_to={}", path.replace('/', "%2F"));
            assert_eq!(to.location(), Some(wanted.as_str()));
        }
        let other = story.database.query("SELECT max(public_id) FROM session")?;
        let end_one = format!("/account/sessions/{other}/end");
        let at_the_account = ["/account/sessions/others/end", end_one.as_str(), "/account/second-factor/removal", "/account/second-factor"];
        let changing = ["/accounts/new", "/account/password", "/account/email", "/account/second-factor/new", "/account/recovery-codes"];
        for path in changing.into_iter().chain(at_the_account) {
            let fields = [("email", "x@y.example"), ("role", "auditor")];
            let to = administrator.submit(&list, path, &fields)?.expect(303)?;
            ensure!(to.location().is_some_and(|to| to.starts_with("/account/proof")), "{path}");
        }
        assert_eq!(story.database.number("SELECT count(*) FROM invitation")?, 0);
        assert_eq!(story.database.query("SELECT max(public_id) FROM session")?, other, "no session was ended");
        let form = administrator.get("/account/proof?return_to=%2Faccounts%2Fnew")?.expect(200)?;
        let prove = |password: &str, to: &str| {
            administrator.submit(&form, "/account/proof", &[("password", password), ("return_to", to)])
        };
        prove("fout", "/accounts/new")?.expect(400)?.part("id", "current-error")?;
        let before = administrator.get("/account")?.csrf()?;
        let done = prove(story.password(ADMINISTRATOR)?, "/accounts/new")?.expect(303)?;
        assert_eq!(done.location(), Some("/accounts/new"));
        ensure!(cookie(&done, "sid").is_some() && administrator.get("/account")?.csrf()? != before, "a new key");
        administrator.get("/accounts/new")?.expect(200)?;
        let form = administrator.get("/account/proof")?;
        let away = [("password", story.password(ADMINISTRATOR)?), ("return_to", "//elders.example")];
        assert_eq!(administrator.submit(&form, "/account/proof", &away)?.expect(303)?.location(), Some("/"));
    }

    fn a_browser_that_is_new_is_told_by_mail_and_one_that_is_known_is_not(kind) {
        let story = Story::begin_with(kind, &[("MEETBAAR_NEW_DEVICE_MAILS", "true")])?;
        let password = story.password(NOORDERLICHT)?.to_owned();
        let known = story.browser(NOORDERLICHT)?;
        for _ in 0..2 {
            known.submit(&known.get("/account")?, "/sign-out", &[])?.expect(303)?;
            attempt(&known, NOORDERLICHT, &password)?.expect(303)?;
        }
        assert_eq!(story.mails()?.len(), 0, "nobody is told of his first sign-in, or of a known browser");
        story.browser(NOORDERLICHT)?;
        let mail = mail(&story, NOORDERLICHT, "nieuw apparaat")?;
        ensure!(mail.text.contains("127.0.0.1") && mail.text.contains("15 oktober 2026"), "{}", mail.text);
        assert_eq!(story.mails()?.len(), 1);
    }
}
