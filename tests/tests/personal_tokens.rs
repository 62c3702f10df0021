//! Personal tokens: shown once, narrowed to what they were given and to what the role has now, ended by time, by their
//! owner, and by whatever ends the account's access.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::accounts::{NOW, attempt, enrolled, mail};
use meetbaar_tests::story::{ADMINISTRATOR, KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::tokens::{personal, send_form};
use meetbaar_tests::{Page, Program, Story, on_both, wait};
use serde_json::json;

const NEW: &str = "/account/tokens/new";

fn program(story: &Story, token: &str) -> Program {
    Program::with_token(story.server.client(), token)
}

fn problem(answer: Page, status: u16, code: &str) -> Result<Page> {
    let answer = answer.expect(status)?;
    assert_eq!(
        answer.json()?.get("code"),
        Some(&json!(code)),
        "{}",
        answer.path
    );
    Ok(answer)
}

/// The account of somebody, in an address of who keeps accounts.
fn kept(story: &Story, email: &str) -> Result<String> {
    let id = story.database.query(&format!(
        "SELECT public_id FROM account WHERE email = '{email}'"
    ))?;
    Ok(format!("/accounts/{}", id.trim()))
}

on_both! {
    fn a_token_is_shown_once_and_kept_nowhere(kind) {
        let story = Story::begin(kind)?;
        let browser = story.browser(NOORDERLICHT)?;
        let page = browser.get(NEW)?.expect(200)?;
        ensure!(!page.body().contains("keep_own_account") && !page.body().contains("judge_reports"));
        assert_eq!(page.body().matches("checked").count(), 1, "the least is ticked");
        let fields = [("name", "Salaris"), ("days", "90"), ("right-see_reports", "yes")];
        let made = browser.submit(&page, NEW, &fields)?.expect(200)?;
        assert_eq!(made.header("cache-control"), Some("no-store"));
        let token = made.part("data-test", "secret")?;
        ensure!(token.starts_with("mbp_") && token.len() == 76, "{}", token.len());
        program(&story, &token).get("/v1/reports")?.expect(200)?;
        // The same form, sent again by a browser that is told to reload, makes no second one.
        browser.submit(&page, NEW, &fields)?.expect(403)?;
        let list = browser.get("/account/tokens")?.expect(200)?;
        let rows = list.part("data-test", "tokens")?;
        ensure!(rows.contains("Salaris") && rows.contains("13 januari 2027") && rows.contains("Rapportages bekijken"), "{rows}");
        let told = mail(&story, NOORDERLICHT, "Nieuw token")?;
        ensure!(told.text.contains("Salaris") && told.text.contains("/account/tokens"));
        let anywhere = story.database.dump()? + &story.server.output() + &list.body() + &told.text;
        ensure!(!anywhere.contains(&token), "the token is kept, logged or mailed");
        let noted = story.database.query("SELECT became FROM audit_entry WHERE deed = 'personal_token_made'")?;
        ensure!(noted.contains("see_reports") && noted.contains("2027-01-13"), "{noted}");
        story.server.run(["audit", "verify"])?;
    }

    fn a_token_does_what_it_was_given_and_no_more(kind) {
        let story = Story::begin(kind)?;
        let report = story.submitted(NOORDERLICHT, "ict-01-lijst.xlsx", &[])?;
        let browser = story.browser(NOORDERLICHT)?;
        let token = program(&story, &personal(&browser, "lezer", "7", &["see_reports"])?);
        token.get(&format!("/v1/reports/{report}"))?.expect(200)?;
        for refused in ["/v1/contracts".to_owned(), format!("/v1/reports/{report}/lines")] {
            let answer = problem(token.get(&refused)?, 403, "right_missing")?;
            let challenge = answer.header("www-authenticate").unwrap_or_default();
            ensure!(challenge.contains("insufficient_scope"), "{refused}: {challenge}");
        }
        problem(token.upload("a.csv", b"a", &[])?, 403, "right_missing")?;
        problem(token.get("/v1/audit-entries")?, 403, "forbidden")?;
        let other = program(&story, &personal(&story.browser(KOMPAS)?, "lezer", "7", &["see_reports"])?);
        other.get(&format!("/v1/reports/{report}"))?.expect(404)?;
        // What the form does not offer is not given, whatever it says.
        for given in ["keep_own_account", "keep_accounts", "judge_reports"] {
            let answer = send_form(&browser, (NEW, NEW), &[("name", "meer"), ("days", "7")], &[given])?;
            answer.expect(400)?.part("id", "rights-error")?;
        }
        for (name, days) in [("", "7"), ("x", "0"), ("x", "366"), ("x", "-1"), ("x", "veel")] {
            send_form(&browser, (NEW, NEW), &[("name", name), ("days", days)], &["see_reports"])?.expect(400)?;
        }
        assert_eq!(story.database.number("SELECT COUNT(*) FROM personal_token")?, 2);
    }

    fn a_token_is_no_session_and_makes_no_token(kind) {
        let story = Story::begin(kind)?;
        let token = personal(&story.browser(NOORDERLICHT)?, "x", "7", &["see_reports"])?;
        let client = story.server.client();
        let bearer = format!("Bearer {token}");
        for headers in [[("Authorization", bearer.as_str())], [("Cookie", &format!("sid={token}"))]] {
            for page in ["/account", "/account/tokens", "/reports"] {
                let answer = client.get_with(page, &headers)?.expect(303)?;
                ensure!(answer.location().is_some_and(|to| to.starts_with("/sign-in")), "{page}");
            }
            client.send("POST", NEW, &headers, b"")?.expect(303)?;
        }
        assert_eq!(story.database.number("SELECT COUNT(*) FROM personal_token")?, 1);
    }

    fn a_token_ends_on_its_day_and_its_owner_is_told_before(kind) {
        let mut story = Story::begin(kind)?;
        let token = personal(&story.browser(NOORDERLICHT)?, "maand", "30", &["see_reports"])?;
        let used = || story.database.query("SELECT used_at FROM personal_token");
        assert_eq!(used()?.trim(), "");
        program(&story, &token).get("/v1/reports")?.expect(200)?;
        ensure!(used()?.contains("2026-10-15 07:00:00"), "{}", used()?);
        story.server.restart_at("2026-10-15T09:00:59+02:00")?;
        program(&story, &token).get("/v1/reports")?.expect(200)?;
        ensure!(story.database.query("SELECT used_at FROM personal_token")?.contains("07:00:00"), "not at every request");
        story.server.restart_at("2026-11-02T09:00:00+01:00")?;
        program(&story, &token).get("/v1/reports")?.expect(200)?;
        ensure!(story.database.query("SELECT used_at FROM personal_token")?.contains("2026-11-02 08:00:00"));
        let told = mail(&story, NOORDERLICHT, "verloopt")?;
        ensure!(told.text.contains("maand") && told.text.contains("14 november 2026"), "{}", told.text);
        story.server.restart_at("2026-11-14T08:59:59+02:00")?;
        program(&story, &token).get("/v1/reports")?.expect(200)?;
        story.server.restart_at("2026-11-14T09:00:00+02:00")?;
        let answer = problem(program(&story, &token).get("/v1/reports")?, 401, "token_required")?;
        assert_eq!(answer.header("www-authenticate"), Some("Bearer error=\"invalid_token\""));
        let noted = story.database.query("SELECT details FROM audit_entry WHERE deed = 'token_refused'")?;
        ensure!(noted.contains("expired") && !noted.contains("mbp_"), "{noted}");
    }

    fn what_is_revoked_works_no_more_from_that_moment(kind) {
        let story = Story::begin(kind)?;
        let (browser, foreign) = (story.browser(NOORDERLICHT)?, story.browser(KOMPAS)?);
        let made: Vec<String> = ["een", "twee", "drie"]
            .iter()
            .map(|name| personal(&browser, name, "7", &["see_reports"]))
            .collect::<Result<_>>()?;
        let others = personal(&foreign, "ander", "7", &["see_reports"])?;
        let ids = story.database.query("SELECT public_id FROM personal_token ORDER BY id")?;
        let first = ids.lines().next().context("a token")?.trim().to_owned();
        let revoke = format!("/account/tokens/{first}/revocation");
        let token = |place: usize| made.get(place).map(|token| program(&story, token)).context("a token");
        let page = foreign.get("/account/tokens")?.expect(200)?;
        foreign.submit(&page, &revoke, &[])?.expect(404)?;
        token(0)?.get("/v1/reports")?.expect(200)?;
        let page = browser.get("/account/tokens")?.expect(200)?;
        browser.submit(&page, &revoke, &[])?.expect(303)?;
        token(0)?.get("/v1/reports")?.expect(401)?;
        token(1)?.get("/v1/reports")?.expect(200)?;
        browser.submit(&page, "/account/tokens/revocation", &[])?.expect(303)?;
        for place in [1, 2] {
            token(place)?.get("/v1/reports")?.expect(401)?;
        }
        program(&story, &others).get("/v1/reports")?.expect(200)?;
        assert_eq!(story.database.number("SELECT COUNT(*) FROM audit_entry WHERE deed = 'personal_token_revoked'")?, 3);
    }

    fn a_changed_role_and_a_closed_account_count_at_once(kind) {
        let story = Story::begin(kind)?;
        let report = story.submitted(NOORDERLICHT, "ict-01-lijst.xlsx", &[])?;
        let token = personal(&story.browser(REVIEWER)?, "x", "7", &["see_reports", "judge_reports", "see_contracts"])?;
        let token = program(&story, &token);
        token.get(&format!("/v1/reports/{report}"))?.expect(200)?;
        let administrator = story.browser(ADMINISTRATOR)?;
        let account = kept(&story, REVIEWER)?;
        let page = administrator.get(&account)?.expect(200)?;
        let analyst = [("role", "network_analyst"), ("reaches", "")];
        administrator.submit(&page, &format!("{account}/role"), &analyst)?.expect(303)?;
        token.get(&format!("/v1/reports/{report}"))?.expect(200)?;
        problem(token.accept(&report)?, 403, "forbidden")?;
        let nothing = [("role", "administrator"), ("reaches", "")];
        administrator.submit(&page, &format!("{account}/role"), &nothing)?.expect(303)?;
        problem(token.get(&format!("/v1/reports/{report}"))?, 403, "forbidden")?;
        problem(token.get("/v1/register/imports/1")?, 403, "right_missing")?;
        token.get("/v1/contracts")?.expect(200)?;
        administrator.submit(&page, &format!("{account}/closure"), &[])?.expect(303)?;
        token.get("/v1/contracts")?.expect(401)?;
        administrator.submit(&page, &format!("{account}/reopening"), &[])?.expect(303)?;
        token.get("/v1/contracts")?.expect(401)?;
    }

    fn a_new_password_by_mail_ends_tokens_and_a_second_factor_does_not(kind) {
        let story = Story::begin_with(kind, &[("MEETBAAR_SECOND_FACTOR", "all_but_suppliers")])?;
        let reviewer = story.server.client();
        attempt(&reviewer, REVIEWER, story.password(REVIEWER)?)?.expect(303)?;
        enrolled(&reviewer, NOW)?;
        let token = program(&story, &personal(&reviewer, "x", "7", &["see_reports"])?);
        token.get("/v1/reports")?.expect(200)?;
        let stranger = story.server.client();
        let form = stranger.get("/forgotten-password")?.expect(200)?;
        stranger.submit(&form, "/forgotten-password", &[("email", REVIEWER)])?.expect(303)?;
        let sent = mail(&story, REVIEWER, "wachtwoord")?;
        let link = meetbaar_tests::accounts::link(&story.server, &sent)?;
        let page = stranger.follow(stranger.get(&link)?)?.expect(200)?;
        let password = [("password", meetbaar_tests::accounts::STRONG)];
        stranger.submit(&page, "/new-password", &password)?.expect(303)?;
        token.get("/v1/reports")?.expect(401)?;
    }

    fn requests_count_for_the_account_once_a_token_was_seen_to_hold(kind) {
        let story = Story::begin_with(kind, &[("MEETBAAR_LIMITS_ADDRESS_PER_MINUTE", "40"), ("MEETBAAR_LIMITS_ACCOUNT_PER_MINUTE", "5")])?;
        let token = personal(&story.browser(NOORDERLICHT)?, "x", "7", &["see_reports"])?;
        let token = program(&story, &token);
        let policy = |answer: &Page| answer.header("ratelimit-policy").map(str::to_owned);
        let first = token.get("/v1/reports")?.expect(200)?;
        ensure!(policy(&first).is_some_and(|told| told.contains("address")));
        let second = token.get("/v1/reports")?.expect(200)?;
        ensure!(policy(&second).is_some_and(|told| told.contains("account")));
        wait::until("too many of one account", || {
            Ok((token.get("/v1/reports")?.status == 429).then_some(()))
        })?;
        // Made-up tokens count for the address, each of them.
        let last = wait::until("too many made-up ones", || {
            let made_up = format!("mbp_{}", "0".repeat(72));
            let answer = program(&story, &made_up).get("/v1/reports")?;
            Ok((answer.status == 429).then_some(answer))
        })?;
        ensure!(policy(&last).is_some_and(|told| told.contains("address")));
    }
}
