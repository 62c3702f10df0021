//! Who guesses waits longer and longer, and keeps nobody out; who has no account waits as everybody does.

use anyhow::{Result, ensure};
use meetbaar_tests::accounts::attempt;
use meetbaar_tests::story::{KOMPAS, NOORDERLICHT};
use meetbaar_tests::{Client, Story, on_both};

fn answered(client: &Client, email: &str, password: &str) -> Result<String> {
    attempt(client, email, password)?
        .expect(400)?
        .part("data-test", "fault")
}

on_both! {
    fn who_guesses_keeps_no_owner_out_of_a_browser_that_he_used_before(kind) {
        let mut story = Story::begin(kind)?;
        let password = story.password(NOORDERLICHT)?.to_owned();
        let owner = story.browser(NOORDERLICHT)?;
        owner.submit(&owner.get("/account")?, "/sign-out", &[])?.expect(303)?;
        let guesser = story.server.client();
        for _ in 0..40 {
            answered(&guesser, NOORDERLICHT, "fout")?;
        }
        ensure!(answered(&guesser, NOORDERLICHT, &password)?.contains("Wacht"));
        attempt(&owner, NOORDERLICHT, &password)?.expect(303)?;
        story.server.restart_at("2026-10-15T09:00:29+02:00")?;
        ensure!(answered(&guesser, NOORDERLICHT, &password)?.contains("Wacht"), "counts survive a restart");
        story.server.restart_at("2026-10-15T09:00:30+02:00")?;
        answered(&guesser, NOORDERLICHT, "fout")?;
        story.server.restart_at("2026-10-15T09:01:29+02:00")?;
        ensure!(answered(&guesser, NOORDERLICHT, &password)?.contains("Wacht"), "the next wait is twice as long");
        story.server.restart_at("2026-10-15T09:01:30+02:00")?;
        attempt(&guesser, NOORDERLICHT, &password)?.expect(303)?;
    }

    fn an_address_without_an_account_answers_and_waits_as_one_with_an_account(kind) {
        let story = Story::begin(kind)?;
        let stranger = "niemand@leverancier.example";
        let mut answers = Vec::new();
        for email in [KOMPAS, stranger] {
            let client = story.server.client();
            let mut heard = Vec::new();
            for _ in 0..8 {
                let page = attempt(&client, email, "fout")?.expect(400)?;
                let (token, id) = (page.csrf()?, page.header("x-request-id").unwrap_or_default().to_owned());
                heard.push(page.body().replace(&token, "").replace(&id, "").replace(email, ""));
            }
            answers.push(heard);
        }
        assert_eq!(answers.first(), answers.last(), "the same bytes");
        let kept = story.database.query("SELECT counted FROM attempt")?;
        ensure!(!kept.contains('@') && !story.database.dump()?.contains(stranger), "nothing is kept of a stranger");
    }

    fn the_right_password_forgets_what_was_counted(kind) {
        let story = Story::begin(kind)?;
        let client = story.server.client();
        for _ in 0..3 {
            for _ in 0..4 {
                ensure!(!answered(&client, KOMPAS, "fout")?.contains("Wacht"));
            }
            attempt(&client, KOMPAS, story.password(KOMPAS)?)?.expect(303)?;
            client.submit(&client.get("/account")?, "/sign-out", &[])?.expect(303)?;
        }
    }
}
