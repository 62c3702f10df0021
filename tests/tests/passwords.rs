//! Passwords: changed by who knows the old one, chosen again by who reads the mail, and never told to anybody.

use std::fs;
use std::process::Command;

use anyhow::{Result, ensure};
use meetbaar_tests::accounts::{OTHER, STRONG, attempt, link, mail, mails};
use meetbaar_tests::story::{KOMPAS, NOORDERLICHT};
use meetbaar_tests::{Client, Page, Story, on_both};

fn ask(client: &Client, email: &str) -> Result<Page> {
    let form = client.get("/forgotten-password")?.expect(200)?;
    let answer = client
        .submit(&form, "/forgotten-password", &[("email", email)])?
        .expect(303)?;
    client.follow(answer)?.expect(200)
}

on_both! {
    fn the_own_password_changes_for_who_knows_it_and_ends_other_sessions(kind) {
        let story = Story::begin(kind)?;
        let (here, there) = (story.browser(NOORDERLICHT)?, story.browser(NOORDERLICHT)?);
        let old = story.password(NOORDERLICHT)?;
        let change = |current: &str, password: &str| -> Result<Page> {
            let form = here.get("/account/password")?.expect(200)?;
            here.submit(&form, "/account/password", &[("current", current), ("password", password)])
        };
        ensure!(change("fout", STRONG)?.expect(400)?.part("id", "current-error")?.contains("niet uw wachtwoord"));
        change(old, "noorderlicht1")?.expect(400)?.part("id", "password-error")?;
        change(old, "kort")?.expect(400)?.part("id", "password-error")?;
        there.get("/")?.expect(200)?;
        let key = story.database.query("SELECT max(id) FROM session")?;
        let before = here.get("/account")?.csrf()?;
        change(old, STRONG)?.expect(303)?;
        here.get("/")?.expect(200)?;
        ensure!(here.get("/account")?.csrf()? != before && !key.is_empty(), "the session has a new key and token");
        there.get("/")?.expect(303)?;
        mail(&story, NOORDERLICHT, "is gewijzigd")?;
        attempt(&story.server.client(), NOORDERLICHT, old)?.expect(400)?;
        attempt(&story.server.client(), NOORDERLICHT, STRONG)?.expect(303)?;
    }

    fn fields_of_passwords_may_be_pasted_in_and_filled_in_by_a_password_manager(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.browser(NOORDERLICHT)?;
        let form = supplier.get("/account/password")?.expect(200)?.body();
        for part in ["autocomplete=\"new-password\"", "autocomplete=\"current-password\"", "autocomplete=\"username\"", "maxlength=\"1000\""] {
            ensure!(form.contains(part), "{part}");
        }
        ensure!(!form.contains("onpaste"));
        let long = "Größe 9 kameel ".repeat(60);
        let page = supplier.get("/account/password")?;
        let fields = [("current", story.password(NOORDERLICHT)?), ("password", long.as_str())];
        supplier.submit(&page, "/account/password", &fields)?.expect(303)?;
        attempt(&story.server.client(), NOORDERLICHT, long.trim_end())?.expect(400)?;
        attempt(&story.server.client(), NOORDERLICHT, &long)?.expect(303)?;
    }

    fn a_forgotten_password_is_chosen_again_by_a_link_that_works_once_for_an_hour(kind) {
        let mut story = Story::begin(kind)?;
        let there = story.browser(NOORDERLICHT)?;
        let client = story.server.client();
        let known = ask(&client, "Noorderlicht@leverancier.example")?;
        let unknown = ask(&client, "niemand@leverancier.example")?;
        assert_eq!(known.text()?, unknown.text()?);
        let path = link(&story.server, &mail(&story, NOORDERLICHT, "Kies een nieuw wachtwoord")?)?;
        there.get("/")?.expect(200)?;
        story.server.restart_at("2026-10-15T10:00:00+02:00")?;
        client.get(&path)?.expect(303)?;
        client.get("/new-password")?.expect(410)?;
        story.server.restart_at("2026-10-15T09:59:59+02:00")?;
        let form = client.get("/new-password")?.expect(200)?;
        client.submit(&form, "/new-password", &[("password", "wachtwoord2026")])?.expect(400)?;
        client.submit(&form, "/new-password", &[("password", OTHER)])?.expect(303)?;
        there.get("/")?.expect(303)?;
        client.get(&path)?;
        client.get("/new-password")?.expect(410)?;
        attempt(&client, NOORDERLICHT, OTHER)?.expect(303)?;
        attempt(&story.server.client(), NOORDERLICHT, story.password(NOORDERLICHT)?)?.expect(400)?;
        mail(&story, NOORDERLICHT, "is gewijzigd")?;
        let mails = story.mails()?;
        ensure!(mails.iter().all(|mail| mail.to.contains(NOORDERLICHT)), "nobody else is written to");
        let kept = story.database.dump()? + &story.server.output();
        for hidden in [OTHER, path.rsplit('/').next().unwrap_or_default()] {
            ensure!(!kept.contains(hidden), "{hidden} is kept or logged");
        }
    }

    fn a_password_that_leaked_elsewhere_is_not_taken(kind) {
        let folder = tempfile::tempdir()?;
        let list = folder.path().join("leaked.txt");
        fs::write(&list, "0A0AC0C8C8D7A1B2C3D4E5F60718293A4B5C6D7E:3\n")?;
        let path = list.display().to_string();
        let story = Story::begin_with(kind, &[("MEETBAAR_LEAKED_PASSWORDS", &path)])?;
        let said = Command::new("sh").arg("-c").arg(format!("printf %s '{STRONG}' | sha1sum")).output()?;
        let hash = String::from_utf8(said.stdout)?.split(' ').next().unwrap_or_default().to_uppercase();
        let mut lines = [format!("{hash}:9"), "0A0AC0C8C8D7A1B2C3D4E5F60718293A4B5C6D7E:3".to_owned(), "FFFFC0C8C8D7A1B2C3D4E5F60718293A4B5C6D7E".to_owned()];
        lines.sort();
        fs::write(&list, lines.join("\r\n"))?;
        let supplier = story.browser(NOORDERLICHT)?;
        let change = |password: &str| -> Result<Page> {
            let form = supplier.get("/account/password")?.expect(200)?;
            supplier.submit(&form, "/account/password", &[("current", story.password(NOORDERLICHT)?), ("password", password)])
        };
        let refused = change(STRONG)?.expect(400)?;
        ensure!(refused.part("id", "password-error")?.contains("gelekt"), "{}", refused.text()?);
        let client = story.server.client();
        ask(&client, KOMPAS)?;
        client.get(&link(&story.server, &mail(&story, KOMPAS, "Kies een nieuw wachtwoord")?)?)?.expect(303)?;
        let form = client.get("/new-password")?.expect(200)?;
        client.submit(&form, "/new-password", &[("password", STRONG)])?.expect(400)?.part("id", "password-error")?;
        client.submit(&form, "/new-password", &[("password", OTHER)])?.expect(303)?;
        change(OTHER)?.expect(303)?;
        fs::write(&list, "geen lijst")?;
        let failed = story.server.attempt(&["account", "close", "--email", KOMPAS], &[])?;
        ensure!(failed.code != Some(0) && failed.errors.contains("leaked_passwords"), "{failed:?}");
    }

    fn three_links_an_hour_are_sent_and_nobody_is_told_of_the_rest(kind) {
        let story = Story::begin(kind)?;
        let client = story.server.client();
        let first = ask(&client, KOMPAS)?.text()?;
        mail(&story, KOMPAS, "Kies een nieuw wachtwoord")?;
        for _ in 0..5 {
            assert_eq!(ask(&client, KOMPAS)?.text()?, first);
        }
        mails(&story, KOMPAS, "Kies een nieuw wachtwoord", 3)?;
        ask(&client, NOORDERLICHT)?;
        mail(&story, NOORDERLICHT, "Kies een nieuw wachtwoord")?;
        let sent = story.mails()?.iter().filter(|mail| mail.to.contains(KOMPAS)).count();
        assert_eq!(sent, 3);
    }

    fn another_mail_address_is_proved_by_a_link_and_the_old_one_is_told(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.browser(NOORDERLICHT)?;
        let new = "anders@leverancier.example";
        let ask = |email: &str| -> Result<Page> {
            let form = supplier.get("/account/email")?.expect(200)?;
            supplier.submit(&form, "/account/email", &[("email", email)])
        };
        ask("geen adres")?.expect(400)?.part("id", "email-error")?;
        let taken = ask(KOMPAS)?.expect(303)?;
        let free = ask(new)?.expect(303)?;
        assert_eq!(taken.location(), free.location());
        let path = link(&story.server, &mail(&story, new, "Is dit uw e-mailadres")?)?;
        let reader = story.server.client();
        reader.get(&path)?.expect(303)?;
        let form = reader.get("/new-email")?.expect(200)?;
        attempt(&story.server.client(), new, story.password(NOORDERLICHT)?)?.expect(400)?;
        reader.submit(&form, "/new-email", &[])?.expect(303)?;
        attempt(&story.server.client(), new, story.password(NOORDERLICHT)?)?.expect(303)?;
        ensure!(mail(&story, NOORDERLICHT, "e-mailadres")?.text.contains(new));
        ensure!(story.mails()?.iter().all(|mail| !mail.to.contains(KOMPAS)));
        reader.get(&path)?;
        reader.get("/new-email")?.expect(410)?;
    }
}
