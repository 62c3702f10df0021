//! The second factor: who must have one gets nowhere without, a code works once, and a lost telephone has its way.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::accounts::{NOW, OTHER, attempt, code, enrolled, link, mail, recovery_codes};
use meetbaar_tests::story::{ADMINISTRATOR, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Client, Kind, Page, Story, on_both};
use serde_json::json;

fn compulsory(kind: Kind) -> Result<Story> {
    Story::begin_with(kind, &[("MEETBAAR_SECOND_FACTOR", "all_but_suppliers")])
}

fn password_given(story: &Story, email: &str) -> Result<Client> {
    let client = story.server.client();
    let answer = attempt(&client, email, story.password(email)?)?.expect(303)?;
    let to = answer.location().context("nowhere")?.to_owned();
    ensure!(to.starts_with("/sign-in/"), "{to}");
    Ok(client)
}

fn with_code(client: &Client, code: &str) -> Result<Page> {
    let form = client.get("/sign-in/code")?.expect(200)?;
    client.submit(
        &form,
        "/sign-in/code",
        &[("code", code), ("return_to", "/reports")],
    )
}

fn token(story: &Story, email: &str) -> Result<Page> {
    let content = json!({ "email": email, "password": story.password(email)? }).to_string();
    let kind = [("Content-Type", "application/json")];
    story
        .server
        .client()
        .send("POST", "/v1/tokens", &kind, content.as_bytes())
}

on_both! {
    fn who_must_have_one_reaches_nothing_until_he_has(kind) {
        let story = compulsory(kind)?;
        story.browser(NOORDERLICHT)?.get("/")?.expect(200)?;
        let reviewer = password_given(&story, REVIEWER)?;
        for path in ["/", "/reports", "/account", "/account/second-factor", "/account/proof"] {
            let to = reviewer.get(path)?.expect(303)?;
            ensure!(to.location().is_some_and(|to| to.starts_with("/sign-in")), "{path}");
        }
        reviewer.get("/sign-in/code")?.expect(303)?;
        let page = reviewer.get("/sign-in/second-factor")?.expect(200)?;
        let wrong = [("code", "000000"), ("return_to", "/")];
        reviewer.submit(&page, "/sign-in/second-factor", &wrong)?.expect(400)?.part("id", "code-error")?;
        reviewer.get("/")?.expect(303)?;
        let (secret, codes) = enrolled(&reviewer, NOW)?;
        assert_eq!(recovery_codes(&codes)?.len(), 10);
        reviewer.get("/")?.expect(200)?;
        mail(&story, REVIEWER, "Tweede stap ingesteld")?;
        let kept = story.database.dump()? + &story.server.output();
        let letters: String = secret.split_whitespace().collect();
        for hidden in std::iter::once(&letters).chain(&recovery_codes(&codes)?) {
            ensure!(!kept.contains(hidden.as_str()), "{hidden} is kept or logged");
        }
        let answer = token(&story, REVIEWER)?.expect(403)?;
        assert_eq!(answer.json()?.get("code"), Some(&json!("second_factor_required")));
        assert_eq!(token(&story, ADMINISTRATOR)?.status, 403, "he must have one");
        token(&story, NOORDERLICHT)?.expect(201)?;
    }

    fn a_code_works_once_and_the_session_gets_a_new_key(kind) {
        let story = compulsory(kind)?;
        let (secret, _) = enrolled(&password_given(&story, REVIEWER)?, NOW)?;
        let reviewer = password_given(&story, REVIEWER)?;
        reviewer.get("/")?.expect(303)?;
        with_code(&reviewer, &code(&secret, NOW)?)?.expect(400)?;
        with_code(&reviewer, &code(&secret, NOW - 30)?)?.expect(400)?;
        with_code(&reviewer, "12345")?.expect(400)?;
        let before = story.database.query("SELECT fingerprint FROM session WHERE stage = 'code'")?;
        let next = code(&secret, NOW + 30)?;
        let answer = with_code(&reviewer, &format!("{} {}", &next[..3], &next[3..]))?.expect(303)?;
        assert_eq!(answer.location(), Some("/reports"));
        reviewer.get("/reports")?.expect(200)?;
        let after = story.database.query("SELECT fingerprint FROM session")?;
        ensure!(!after.contains(&before), "the key of the first step leads nowhere");
        let again = password_given(&story, REVIEWER)?;
        with_code(&again, &next)?.expect(400)?;
    }

    fn one_code_opens_one_session_however_many_ask_at_once(kind) {
        let story = compulsory(kind)?;
        let (secret, _) = enrolled(&password_given(&story, REVIEWER)?, NOW)?;
        let next = code(&secret, NOW + 30)?;
        let clients: Vec<Client> = (0..4).map(|_| password_given(&story, REVIEWER)).collect::<Result<_>>()?;
        let answers: Vec<Result<Page>> = std::thread::scope(|scope| {
            let asked: Vec<_> = clients.iter().map(|client| scope.spawn(|| with_code(client, &next))).collect();
            asked.into_iter().filter_map(|one| one.join().ok()).collect()
        });
        let mut entered = 0;
        for answer in answers {
            entered += i32::from(answer?.status == 303);
        }
        assert_eq!(entered, 1);
    }

    fn wrong_codes_wait_and_a_half_open_session_soon_ends(kind) {
        let mut story = compulsory(kind)?;
        let (secret, codes) = enrolled(&password_given(&story, REVIEWER)?, NOW)?;
        let codes = recovery_codes(&codes)?;
        let guesser = password_given(&story, REVIEWER)?;
        for _ in 0..5 {
            with_code(&guesser, "000000")?.expect(400)?;
        }
        let right = with_code(&guesser, &code(&secret, NOW + 30)?)?.expect(400)?;
        ensure!(right.part("id", "code-error")?.contains("Wacht"), "{}", right.text()?);
        ensure!(with_code(&guesser, &codes[0])?.status == 400);
        story.server.restart_at("2026-10-15T09:09:59+02:00")?;
        guesser.get("/sign-in/code")?.expect(200)?;
        story.server.restart_at("2026-10-15T09:10:00+02:00")?;
        assert_eq!(guesser.get("/sign-in/code")?.expect(303)?.location(), Some("/sign-in"));
    }

    fn a_recovery_code_opens_once_and_new_ones_take_the_place_of_old(kind) {
        let story = compulsory(kind)?;
        let (_, codes) = enrolled(&password_given(&story, REVIEWER)?, NOW)?;
        let codes = recovery_codes(&codes)?;
        let reviewer = password_given(&story, REVIEWER)?;
        with_code(&reviewer, &codes[3].replace('-', " "))?.expect(303)?;
        let page = reviewer.get("/account")?.expect(200)?;
        ensure!(page.part("data-test", "second-factor")?.contains("9 herstelcodes"), "{}", page.text()?);
        let again = password_given(&story, REVIEWER)?;
        with_code(&again, &codes[3])?.expect(400)?;
        let fresh = reviewer.submit(&page, "/account/recovery-codes", &[])?.expect(200)?;
        let fresh = recovery_codes(&fresh)?;
        assert_eq!(fresh.len(), 10);
        with_code(&again, &codes[4])?.expect(400)?;
        with_code(&again, &fresh[4])?.expect(303)?;
        let page = reviewer.get("/account")?.expect(200)?;
        let removal = reviewer.submit(&page, "/account/second-factor/removal", &[])?.expect(409)?;
        ensure!(removal.text()?.contains("verplicht"), "{}", removal.text()?);
    }

    fn a_reset_of_the_password_keeps_it_and_an_administrator_takes_a_lost_one_away(kind) {
        let story = compulsory(kind)?;
        let (secret, _) = enrolled(&password_given(&story, REVIEWER)?, NOW)?;
        let client = story.server.client();
        let form = client.get("/forgotten-password")?.expect(200)?;
        client.submit(&form, "/forgotten-password", &[("email", REVIEWER)])?.expect(303)?;
        let path = link(&story.server, &mail(&story, REVIEWER, "Kies een nieuw wachtwoord")?)?;
        client.get(&path)?.expect(303)?;
        let form = client.get("/new-password")?.expect(200)?;
        client.submit(&form, "/new-password", &[("password", OTHER)])?.expect(303)?;
        let answer = attempt(&client, REVIEWER, OTHER)?.expect(303)?;
        ensure!(answer.location().is_some_and(|to| to.starts_with("/sign-in/code")));
        client.get("/")?.expect(303)?;
        with_code(&client, &code(&secret, NOW + 30)?)?.expect(303)?;

        let administrator = password_given(&story, ADMINISTRATOR)?;
        enrolled(&administrator, NOW)?;
        let id = story.database.query(&format!("SELECT public_id FROM account WHERE email = '{REVIEWER}'"))?;
        let page = administrator.get(&format!("/accounts/{id}"))?.expect(200)?;
        let removal = format!("/accounts/{id}/second-factor/removal");
        administrator.submit(&page, &removal, &[("reason", " ")])?.expect(400)?.part("id", "reason-error")?;
        administrator.submit(&page, &removal, &[("reason", "Telefoon in de gracht")])?.expect(303)?;
        client.get("/")?.expect(303)?;
        ensure!(mail(&story, REVIEWER, "weggehaald")?.text.contains("Telefoon in de gracht"));
        let answer = attempt(&client, REVIEWER, OTHER)?.expect(303)?;
        ensure!(answer.location().is_some_and(|to| to.starts_with("/sign-in/second-factor")));
    }

    fn who_may_without_can_have_one_and_leave_it(kind) {
        let story = Story::begin(kind)?;
        let (supplier, elsewhere) = (story.browser(NOORDERLICHT)?, story.browser(NOORDERLICHT)?);
        let page = supplier.get("/account")?.expect(200)?;
        let begun = supplier.submit(&page, "/account/second-factor/new", &[])?.expect(303)?;
        assert_eq!(begun.location(), Some("/account/second-factor"));
        let page = supplier.get("/account/second-factor")?.expect(200)?;
        let secret = page.part("data-test", "secret")?;
        supplier.submit(&page, "/account/second-factor", &[("code", "000000")])?.expect(400)?;
        elsewhere.get("/")?.expect(200)?;
        let right = code(&secret, NOW)?;
        supplier.submit(&page, "/account/second-factor", &[("code", &right)])?.expect(200)?;
        elsewhere.get("/")?.expect(303)?;
        assert_eq!(token(&story, NOORDERLICHT)?.status, 403);
        let page = supplier.get("/account")?.expect(200)?;
        supplier.submit(&page, "/account/second-factor/removal", &[])?.expect(303)?;
        story.browser(NOORDERLICHT)?.get("/")?.expect(200)?;
        token(&story, NOORDERLICHT)?.expect(201)?;
        mail(&story, NOORDERLICHT, "Tweede stap ingesteld")?;
        mail(&story, NOORDERLICHT, "Tweede stap weggehaald")?;
    }
}
