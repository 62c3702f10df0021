//! Passwords that are switched off, for all or for staff: none opens anything, none is given out, and the page says where
//! one signs in.

use anyhow::{Result, ensure};
use meetbaar_tests::accounts::attempt;
use meetbaar_tests::on_both;
use meetbaar_tests::story::{ADMINISTRATOR, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Kind, Story};
use serde_json::json;

use crate::stage::{Stage, reviewer, user, with};

const OFF: &str = "niet met een wachtwoord";

fn token(story: &Story, email: &str) -> Result<(u16, String)> {
    let body = json!({ "email": email, "password": story.password(email)? }).to_string();
    let headers = [("Content-Type", "application/json")];
    let page = story
        .server
        .client()
        .send("POST", "/v1/tokens", &headers, body.as_bytes())?;
    Ok((page.status, page.body()))
}

on_both! {
    fn where_nobody_has_a_password_none_opens_anything(kind) {
        let stage = Stage::set(kind, &[("MEETBAAR_LOCAL_ACCOUNTS", "nobody"), ("MEETBAAR_SECOND_FACTOR", "optional")])?;
        let story = &stage.story;
        let client = story.server.client();
        let page = client.get("/sign-in")?.expect(200)?;
        ensure!(!page.body().contains("name=\"password\"") && page.body().contains("/sign-in/with/portaal"), "{}", page.body());
        for email in [NOORDERLICHT, REVIEWER] {
            let form = client.get("/sign-in")?;
            let fields = [("email", email), ("password", story.password(email)?)];
            let page = client.submit(&form, "/sign-in", &fields)?;
            ensure!(page.status == 400 && page.body().contains(OFF), "{} {}", page.status, page.body());
            assert_eq!(client.get("/account")?.status, 303);
            let (status, body) = token(story, email)?;
            ensure!(status == 409 && body.contains("local_accounts_off"), "{status} {body}");
        }
        assert_eq!(stage.entries("sign_in_failed")?, 2);
        for page in [client.get("/forgotten-password")?, client.submit(&client.get("/sign-in")?, "/forgotten-password", &[("email", REVIEWER)])?] {
            ensure!(page.status == 409 && page.body().contains(OFF), "{} {}", page.status, page.body());
        }
        let boss = with(reviewer(), &json!({ "roles": ["beheer"], "auth_time": meetbaar_tests::accounts::NOW }));
        let keeper = stage.enter("rijk", &boss)?;
        let form = keeper.get("/accounts/new")?.expect(200)?;
        let fields = [("email", "nieuw@rijk.example"), ("role", "reviewer"), ("language", "nl")];
        let page = keeper.submit(&form, "/accounts/new", &fields)?;
        ensure!(page.status == 400 && page.body().contains(OFF), "{} {}", page.status, page.body());
        assert_eq!(keeper.get("/account/password")?.status, 404);
        assert!(story.mails()?.iter().all(|mail| !mail.text.contains("/new-password/") && !mail.text.contains("/invitation/")));
        // The way back: on the machine itself, and with the setting changed (docs/single-sign-on.md).
        story.server.run(["account", "add", "--email", "terug@rijk.example", "--role", "administrator"])?;
    }

    fn where_suppliers_alone_have_passwords_staff_has_none(kind) {
        let stage = Stage::set(kind, &[("MEETBAAR_LOCAL_ACCOUNTS", "suppliers"), ("MEETBAAR_SECOND_FACTOR", "optional")])?;
        let story = &stage.story;
        story.browser(NOORDERLICHT)?;
        assert_eq!(token(story, NOORDERLICHT)?.0, 201);
        let page = attempt(&story.server.client(), REVIEWER, story.password(REVIEWER)?)?;
        ensure!(page.status == 400 && page.body().contains(OFF), "{} {}", page.status, page.body());
        let wrong = attempt(&story.server.client(), REVIEWER, "een ander wachtwoord")?;
        ensure!(!wrong.body().contains(OFF), "who does not know the password learns nothing");
        assert_eq!(token(story, REVIEWER)?.0, 409);
        let client = story.server.client();
        let form = client.get("/forgotten-password")?.expect(200)?;
        for email in [ADMINISTRATOR, NOORDERLICHT] {
            client.submit(&form, "/forgotten-password", &[("email", email)])?.expect(303)?;
        }
        let mails = meetbaar_tests::accounts::mails(story, NOORDERLICHT, "", 1)?;
        ensure!(mails.iter().any(|mail| mail.text.contains("/new-password/")));
        assert!(story.mails()?.iter().all(|mail| !mail.to.contains(ADMINISTRATOR)));
    }
}

#[test]
fn an_account_that_came_by_a_provider_has_no_password_to_guess_or_to_ask_for() -> Result<()> {
    let stage = Stage::set(Kind::Sqlite, &[])?;
    stage.enter("portaal", &user())?;
    let client = stage.client();
    for password in ["", "nora@noorderlicht.example"] {
        assert_eq!(
            attempt(&client, "nora@noorderlicht.example", password)?.status,
            400
        );
    }
    let form = client.get("/forgotten-password")?.expect(200)?;
    for email in ["nora@noorderlicht.example", NOORDERLICHT] {
        client
            .submit(&form, "/forgotten-password", &[("email", email)])?
            .expect(303)?;
    }
    meetbaar_tests::accounts::mails(&stage.story, NOORDERLICHT, "", 1)?;
    assert!(
        stage
            .story
            .mails()?
            .iter()
            .all(|mail| !mail.to.contains("nora@"))
    );
    Ok(())
}
