//! Programs with an account of their own: what they may, how they get in, two secrets at once, who keeps them, and the key
//! that their tokens are signed with.

use std::fs;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::story::{ADMINISTRATOR, KOMPAS, NOORDERLICHT};
use meetbaar_tests::tokens::{GRANT, Machine, administrator_of, forged, opened, send_form};
use meetbaar_tests::{Client, Page, Program, Story, on_both, wait, workspace};
use serde_json::{Value, json};

const FILE: &str = "ict-01-lijst.xlsx";
const SENDER: [&str; 4] = ["see_contracts", "see_reports", "see_lines", "send_reports"];
const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

/// A refusal of the token endpoint, in the words of RFC 6749.
fn denied(answer: Page, status: u16, error: &str) -> Result<Page> {
    let answer = answer.expect(status)?;
    let json = answer.json()?;
    assert_eq!(json.get("error"), Some(&json!(error)), "{json}");
    assert_eq!(json.get("code"), Some(&json!(error)));
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    Ok(answer)
}

fn posted(client: &Client, content: &str) -> Result<Page> {
    client.send("POST", GRANT, &[FORM], content.as_bytes())
}

fn count(story: &Story, deed: &str) -> Result<i64> {
    story.database.number(&format!(
        "SELECT COUNT(*) FROM audit_entry WHERE deed = '{deed}'"
    ))
}

on_both! {
    fn a_suppliers_program_reports_and_sees_nothing_of_another(kind) {
        let story = Story::begin(kind)?;
        let foreign = story.submitted(KOMPAS, "ict-03-export.csv", &[("period", "2026-Q3")])?;
        let keeper = administrator_of(&story, "noorderlicht")?;
        let machine = Machine::added(&keeper, "Salarispakket", &SENDER)?;
        let program = machine.program(&story)?;
        let id = program.send(FILE, &workspace::sample(FILE)?, &[])?;
        program.read(&id)?;
        program.submit(&id)?.expect(204)?;
        let report = program.report(&id)?;
        let signed = report.to_string();
        ensure!(signed.contains("Salarispakket ("), "{signed}");
        story.program(NOORDERLICHT)?.report(&id)?;
        program.get(&format!("/v1/reports/{foreign}"))?.expect(404)?;
        let listed = program.get("/v1/reports")?.expect(200)?.body();
        ensure!(listed.contains(&id) && !listed.contains(&foreign));
        let contracts = program.get("/v1/contracts")?.expect(200)?.body();
        ensure!(contracts.contains("ICT-2024-017") && !contracts.contains("ICT-2024-021"));
        program.accept(&id)?.expect(403)?;
        let noted = story.database.query(&format!(
            "SELECT deed, account, means FROM audit_entry WHERE object = '{id}' AND deed = 'report_submitted'"
        ))?;
        assert_eq!(noted.trim(), format!("report_submitted|{}|token", machine.id));
        assert_eq!((count(&story, "client_added")?, count(&story, "client_secret_made")?), (1, 1));
        let kept = story.database.dump()? + &story.server.output();
        ensure!(!kept.contains(&machine.secret), "the secret is kept or logged");
        let mails = story.mails()?;
        ensure!(mails.iter().all(|mail| !mail.to.contains("Salarispakket")), "nothing is sent to a program");
        story.server.run(["audit", "verify"])?;
    }

    fn who_keeps_programs_gives_no_more_than_he_has_and_only_his_own(kind) {
        let story = Story::begin(kind)?;
        let (keeper, other) = (administrator_of(&story, "noorderlicht")?, administrator_of(&story, "kompas")?);
        let machine = Machine::added(&keeper, "Pakket", &["see_reports"])?;
        let here = format!("/clients/{}", machine.id);
        let new = "/clients/new";
        for right in ["judge_reports", "keep_accounts", "keep_contracts", "see_history"] {
            let answer = send_form(&keeper, (new, new), &[("name", "Meer")], &[right])?;
            answer.expect(400)?.part("id", "rights-error")?;
        }
        for name in ["", "a@b.nl"] {
            send_form(&keeper, (new, new), &[("name", name)], &["see_reports"])?.expect(400)?;
        }
        other.get(&here)?.expect(404)?;
        let page = other.get("/clients")?.expect(200)?;
        ensure!(!page.body().contains(&machine.id));
        for action in ["rights", "closure", "reopening", "secrets", "secrets/x/revocation"] {
            let fields = [("days", "7"), ("right-see_reports", "yes")];
            other.submit(&page, &format!("{here}/{action}"), &fields)?.expect(404)?;
        }
        story.browser(NOORDERLICHT)?.get("/clients")?.expect(403)?;
        // An administrator reads no lines of candidates, and gets no program to do it with.
        let administrator = story.browser(ADMINISTRATOR)?;
        let page = administrator.get(&here)?.expect(200)?;
        page.part("data-test", "not-own")?;
        for (action, fields) in [("secrets", [("days", "7")]), ("rights", [("right-see_reports", "yes")])] {
            administrator.submit(&page, &format!("{here}/{action}"), &fields)?.expect(409)?;
        }
        for right in ["see_reports", "see_lines", "send_reports"] {
            send_form(&administrator, (new, new), &[("name", "Inkijk")], &[right])?.expect(400)?;
        }
        let own = Machine::added(&administrator, "Register", &["see_contracts", "keep_parties"])?.program(&story)?;
        own.get("/v1/suppliers")?.expect(200)?;
        own.get("/v1/reports")?.expect(403)?;
        let page = administrator.get(&here)?.expect(200)?;
        administrator.submit(&page, &format!("{here}/closure"), &[])?.expect(303)?;
        denied(machine.ask(&story.server.client(), "")?, 401, "invalid_client")?;
        // A program is nobody's account: not to be entered, changed or invited.
        let account = format!("/accounts/{}", machine.id);
        administrator.get(&account)?.expect(404)?;
        let listed = administrator.get("/accounts?q=pakket")?.expect(200)?;
        ensure!(!listed.body().contains("Pakket ("));
    }

    fn the_token_endpoint_speaks_as_the_paper_says(kind) {
        let story = Story::begin(kind)?;
        let machine = Machine::added(&administrator_of(&story, "noorderlicht")?, "Pakket", &SENDER)?;
        let client = story.server.client();
        let given = machine.ask(&client, "")?.expect(200)?;
        assert_eq!(given.header("cache-control"), Some("no-store"));
        let json = given.json()?;
        assert_eq!([json.get("token_type"), json.get("expires_in")], [Some(&json!("Bearer")), Some(&json!(900))]);
        assert_eq!(json.get("scope"), Some(&json!("see_contracts see_reports see_lines send_reports")));
        let (id, secret) = (&machine.id, &machine.secret);
        let in_form = format!("grant_type=client_credentials&client_id={id}&client_secret={secret}");
        let narrowed = posted(&client, &format!("{in_form}&scope=see_reports"))?.expect(200)?.json()?;
        assert_eq!(narrowed.get("scope"), Some(&json!("see_reports")));
        let token = narrowed.get("access_token").and_then(Value::as_str).context("a token")?;
        let program = Program::with_token(story.server.client(), token);
        program.get("/v1/reports")?.expect(200)?;
        program.get("/v1/contracts")?.expect(403)?;
        for scope in ["judge_reports", "see_reports+keep_accounts", "everything", "see_reports,see_lines"] {
            denied(posted(&client, &format!("{in_form}&scope={scope}"))?, 400, "invalid_scope")?;
        }
        for wrong in [
            format!("grant_type=client_credentials&client_id={id}"),
            format!("grant_type=client_credentials&client_id={id}&client_secret={secret}x"),
            format!("grant_type=client_credentials&client_id={id}&client_secret={}", secret.to_uppercase()),
            format!("grant_type=client_credentials&client_id=%27%20OR%201=1&client_secret={secret}"),
            "grant_type=client_credentials".to_owned(),
        ] {
            let answer = denied(posted(&client, &wrong)?, 401, "invalid_client")?;
            ensure!(answer.header("www-authenticate").is_some_and(|told| told.starts_with("Basic")));
        }
        let password = format!("grant_type=password&username={NOORDERLICHT}&password={}", story.password(NOORDERLICHT)?);
        denied(posted(&client, &password)?, 400, "unsupported_grant_type")?;
        denied(posted(&client, "client_id=x")?, 400, "invalid_request")?;
        denied(posted(&client, &format!("{in_form}&scope=see_reports&scope=see_lines"))?, 400, "invalid_request")?;
        denied(machine.ask(&client, &format!("&client_secret={secret}"))?, 400, "invalid_request")?;
        client.send("POST", GRANT, &[("Content-Type", "application/json")], b"{}")?.expect(415)?;
        let noted = story.database.query("SELECT details FROM audit_entry WHERE deed = 'token_issued' ORDER BY seq")?;
        ensure!(noted.contains("see_lines"), "{noted}");
        ensure!(count(&story, "token_refused")? == 3);
    }

    fn two_secrets_hold_at_once_and_a_third_does_not(kind) {
        let mut story = Story::begin(kind)?;
        let keeper = administrator_of(&story, "noorderlicht")?;
        let old = Machine::added(&keeper, "Pakket", &["see_reports"])?;
        let new = Machine { secret: Machine::new_secret(&keeper, &old.id)?, ..old.clone() };
        let client = story.server.client();
        for machine in [&old, &new] {
            machine.ask(&client, "")?.expect(200)?;
        }
        Machine::ask_secret(&keeper, &old.id, "7")?.expect(409)?;
        for days in ["0", "366", "x"] {
            Machine::ask_secret(&keeper, &old.id, days)?.expect(400)?;
        }
        let page = keeper.get(&format!("/clients/{}", old.id))?.expect(200)?;
        ensure!(page.part("data-test", "secrets")?.contains("15 oktober 2026"));
        let ids = story.database.query("SELECT public_id FROM client_secret ORDER BY id")?;
        let first = ids.lines().next().context("a secret")?.trim();
        keeper.submit(&page, &format!("/clients/{}/secrets/{first}/revocation", old.id), &[])?.expect(303)?;
        denied(old.ask(&client, "")?, 401, "invalid_client")?;
        new.ask(&client, "")?.expect(200)?;
        story.server.restart_at("2026-11-14T08:59:59+02:00")?;
        new.ask(&client, "")?.expect(200)?;
        story.server.restart_at("2026-11-14T09:00:00+02:00")?;
        denied(new.ask(&client, "")?, 401, "invalid_client")?;
    }

    fn a_program_that_is_closed_or_has_less_counts_at_once(kind) {
        let story = Story::begin(kind)?;
        let keeper = administrator_of(&story, "noorderlicht")?;
        let machine = Machine::added(&keeper, "Pakket", &["see_reports", "see_contracts"])?;
        let here = format!("/clients/{}", machine.id);
        let program = machine.program(&story)?;
        program.get("/v1/reports")?.expect(200)?;
        send_form(&keeper, (&here, &format!("{here}/rights")), &[], &["see_contracts"])?.expect(303)?;
        program.get("/v1/reports")?.expect(403)?;
        program.get("/v1/contracts")?.expect(200)?;
        denied(machine.ask(&story.server.client(), "&scope=see_reports")?, 400, "invalid_scope")?;
        send_form(&keeper, (&here, &format!("{here}/closure")), &[], &[])?.expect(303)?;
        program.get("/v1/contracts")?.expect(401)?;
        send_form(&keeper, (&here, &format!("{here}/reopening")), &[], &[])?.expect(303)?;
        denied(machine.ask(&story.server.client(), "")?, 401, "invalid_client")?;
        let again = Machine { secret: Machine::new_secret(&keeper, &machine.id)?, ..machine };
        again.program(&story)?.get("/v1/contracts")?.expect(200)?;
    }

    fn who_guesses_secrets_waits_and_keeps_nobody_out(kind) {
        let story = Story::begin(kind)?;
        let machine = Machine::added(&administrator_of(&story, "noorderlicht")?, "Pakket", &["see_reports"])?;
        let client = story.server.client();
        let wrong = Machine { secret: format!("mbs_{}", "0".repeat(72)), ..machine.clone() };
        let answers: Vec<u16> = (0..8).map(|_| Ok(wrong.ask(&client, "")?.status)).collect::<Result<_>>()?;
        assert_eq!(answers, [401, 401, 401, 401, 401, 429, 429, 429]);
        machine.ask(&client, "")?.expect(200)?;
        ensure!(wrong.ask(&client, "")?.expect(429)?.header("retry-after").is_some());
    }

    fn a_password_gives_no_token_where_that_is_switched_off(kind) {
        let story = Story::begin_with(kind, &[("MEETBAAR_TOKENS_FOR_PASSWORDS", "false")])?;
        let content = json!({ "email": NOORDERLICHT, "password": story.password(NOORDERLICHT)? }).to_string();
        let headers = [("Content-Type", "application/json")];
        let answer = story.server.client().send("POST", "/v1/tokens", &headers, content.as_bytes())?.expect(403)?;
        assert_eq!(answer.json()?.get("code"), Some(&json!("no_password_tokens")));
        let machine = Machine::added(&administrator_of(&story, "noorderlicht")?, "Pakket", &["see_reports"])?;
        machine.program(&story)?.get("/v1/reports")?.expect(200)?;
    }

    fn the_key_before_is_taken_until_its_tokens_have_ended_and_a_leaked_one_is_not(kind) {
        let mut story = Story::begin(kind)?;
        let machine = Machine::added(&administrator_of(&story, "noorderlicht")?, "Pakket", &["see_reports"])?;
        let client = story.server.client();
        let old = machine.token(&client)?;
        let key = fs::read(story.server.data().join("keys/token.key"))?;
        let status = |story: &Story, token: &str| -> Result<u16> {
            Ok(Program::with_token(story.server.client(), token).get("/v1/reports")?.status)
        };
        story.server.run(["key", "replace-token-key"])?;
        let new = machine.token(&client)?;
        let id = |token: &str| -> Result<Value> { Ok(opened(token)?.0.get("kid").cloned().unwrap_or_default()) };
        ensure!(id(&old)? != id(&new)?, "the running server signs with the new key");
        assert_eq!((status(&story, &old)?, status(&story, &new)?), (200, 200));
        let again = story.server.attempt(&["key", "replace-token-key"], &[])?;
        ensure!(again.code != Some(0) && again.errors.contains("--leaked"), "{again:?}");
        // What is signed with the old key and would last longer ends with the key.
        let (header, claims) = opened(&old)?;
        let mut longer = claims.clone();
        if let Some(claims) = longer.as_object_mut() {
            claims.insert("exp".to_owned(), json!(2_000_000_000));
        }
        let longer = forged(&header, &longer, &key);
        story.server.restart_at("2026-10-15T09:14:59+02:00")?;
        assert_eq!((status(&story, &old)?, status(&story, &longer)?), (200, 200));
        story.server.restart_at("2026-10-15T09:16:00+02:00")?;
        assert_eq!((status(&story, &old)?, status(&story, &longer)?), (401, 401));
        let current = machine.token(&client)?;
        assert_eq!(status(&story, &current)?, 200);
        story.server.run(["key", "replace-token-key", "--leaked"])?;
        wait::until("no token of the leaked key is taken", || {
            Ok((status(&story, &current)? == 401).then_some(()))
        })?;
        let last = machine.token(&client)?;
        assert_eq!(status(&story, &last)?, 200);
        assert_eq!(count(&story, "signing_key_replaced")?, 2);
        for file in ["token.key", "token-previous.key"] {
            let path = story.server.data().join("keys").join(file);
            let is_open = fs::metadata(path).is_ok_and(|file| {
                std::os::unix::fs::PermissionsExt::mode(&file.permissions()) & 0o077 != 0
            });
            ensure!(!is_open, "{file} is its owner's only");
        }
    }
}
