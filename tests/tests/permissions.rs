//! Who sees and does what: nobody without signing in, a supplier only his own, an administrator no lines, nobody his own judgement.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use anyhow::{Result, ensure};
use meetbaar_tests::story::{
    ADMINISTRATOR, CATEGORY_MANAGER, KOMPAS, NOORDERLICHT, REFERENCE_DATE, REVIEWER,
};
use meetbaar_tests::{Page, Program, Story, on_both, reports, workspace};
use serde_json::json;

const FILE: &str = "ict-01-lijst.xlsx";
const CONTRACT: &str = "ICT-2024-017";

/// An answer of the API that refuses, as a problem (RFC 9457).
fn refused(answer: Page, status: u16, code: &str) -> Result<Page> {
    let answer = answer.expect(status)?;
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json"),
        "{}",
        answer.path
    );
    assert_eq!(answer.json()?["code"], code, "{}", answer.path);
    Ok(answer)
}

on_both! {
    fn who_is_not_signed_in_goes_to_sign_in_and_then_where_he_wanted(kind) {
        let story = Story::begin(kind)?;
        let id = story.submitted(NOORDERLICHT, FILE, &[])?;
        let report = format!("/reports/{id}");
        let stranger = story.server.client();
        for path in ["/", "/?on=2026-09-30&status=behind", "/contracts/ICT-2024-017", "/reports", "/reports/new", &report] {
            let answer = stranger.get(path)?.expect(303)?;
            let to = answer.location().unwrap_or_default().to_owned();
            ensure!(to.starts_with("/sign-in?return_to=%2F"), "{path} leads to {to}");
            let form = stranger.get(&to)?.expect(200)?;
            ensure!(form.fields("return_to").iter().any(|kept| kept == path), "{path} is forgotten");
        }
        for action in ["/reports", &format!("{report}/submit"), &format!("{report}/accept"), &format!("{report}/return")] {
            let answer = stranger.post(action, &[])?;
            ensure!(answer.status == 303 || answer.status == 403, "{action}: {}", answer.status);
        }
        let client = story.server.client();
        let form = client.get(&format!("/sign-in?return_to={report}"))?.expect(200)?;
        let fields = [("email", REVIEWER), ("password", story.password(REVIEWER)?), ("return_to", report.as_str())];
        let answer = client.submit(&form, "/sign-in", &fields)?.expect(303)?;
        assert_eq!(answer.location(), Some(report.as_str()));
        client.get(&report)?.expect(200)?;
        let away = [("email", REVIEWER), ("password", story.password(REVIEWER)?), ("return_to", "//elders.example/")];
        let answer = stranger.submit(&stranger.get("/sign-in")?, "/sign-in", &away)?.expect(303)?;
        assert_eq!(answer.location(), Some("/"), "a form can't lead away");
        client.submit(&client.get("/")?, "/sign-out", &[])?.expect(303)?;
        client.get(&report)?.expect(303)?;
    }

    fn a_wrong_password_tells_nothing_and_soon_has_to_wait(kind) {
        let story = Story::begin(kind)?;
        let client = story.server.client();
        let attempt = |email: &str, password: &str| -> Result<Page> {
            client.submit(&client.get("/sign-in")?, "/sign-in", &[("email", email), ("password", password)])?.expect(400)
        };
        let told = attempt(NOORDERLICHT, "fout")?.part("data-test", "fault")?;
        assert_eq!(attempt("niemand@meetbaar.example", "fout")?.part("data-test", "fault")?, told);
        assert_eq!(attempt("", "")?.part("data-test", "fault")?, told);
        for _ in 0..5 {
            attempt(NOORDERLICHT, "fout")?;
        }
        let right = attempt(NOORDERLICHT, story.password(NOORDERLICHT)?)?;
        ensure!(right.part("data-test", "fault")?.contains("Wacht"), "{}", right.text()?);
        story.browser(KOMPAS)?;
    }

    fn a_supplier_finds_nothing_of_another(kind) {
        let story = Story::begin(kind)?;
        let id = story.submitted(NOORDERLICHT, FILE, &[])?;
        let (browser, program) = (story.browser(KOMPAS)?, story.program(KOMPAS)?);
        for path in [format!("/reports/{id}"), format!("/reports/{id}/progress"), format!("/contracts/{CONTRACT}")] {
            let page = browser.get(&path)?.expect(404)?;
            ensure!(!page.body().contains("Noorderlicht") && !page.body().contains(FILE), "{path} leaks");
        }
        let form = browser.get("/reports/new")?.expect(200)?;
        let both = [("complete", "yes"), ("informed", "yes")];
        browser.submit(&form, &format!("/reports/{id}/submit"), &both)?.expect(404)?;
        browser.submit(&form, &format!("/reports/{id}/period"), &[("period", "2026-Q2")])?.expect(404)?;
        refused(program.get(&format!("/v1/reports/{id}"))?, 404, "not_found")?;
        refused(program.submit(&id)?, 404, "not_found")?;
        for path in ["/", "/reports", "/reports?state=submitted", "/?q=noorderlicht"] {
            let page = browser.get(path)?.expect(200)?;
            let text = page.body().replace("q=noorderlicht", "").replace("value=\"noorderlicht\"", "");
            for leak in ["Noorderlicht", CONTRACT, FILE, &id] {
                ensure!(!text.contains(leak), "{path} shows {leak}");
            }
        }
        assert_eq!(program.get("/v1/reports")?.expect(200)?.json()?["reports"], json!([]));
        let standings = program.get("/v1/standings")?.expect(200)?.json()?;
        assert_eq!(standings["standings"].as_array().map(Vec::len), Some(1));
        assert_eq!(standings["standings"][0]["contract"], "ICT-2024-021");
        let same = program.upload(FILE, &workspace::sample(FILE)?, &[])?.expect(202)?.json()?;
        assert_eq!(same["sameFileAs"], json!(null), "that another sent the same file is nobody's business");
    }

    fn only_who_may_judge_judges(kind) {
        let story = Story::begin(kind)?;
        let id = story.submitted(NOORDERLICHT, FILE, &[])?;
        let others = ["category-manager", "network-analyst", "auditor", "administrator"].map(|role| format!("{role}@meetbaar.example"));
        for email in others.iter().map(String::as_str).chain([NOORDERLICHT, KOMPAS]) {
            let (browser, program) = (story.browser(email)?, story.program(email)?);
            let page = browser.get("/")?.expect(200)?;
            browser.submit(&page, &format!("/reports/{id}/accept"), &[])?.expect(403)?;
            browser.submit(&page, &format!("/reports/{id}/return"), &[("reason", "Nee.")])?.expect(403)?;
            refused(program.accept(&id)?, 403, "forbidden")?;
            if email != NOORDERLICHT && email != KOMPAS {
                browser.get("/reports/new")?.expect(403)?;
                browser.submit(&page, &format!("/reports/{id}/submit"), &[])?.expect(403)?;
                refused(program.upload(FILE, b"x", &[])?, 403, "forbidden")?;
                refused(program.submit(&id)?, 403, "forbidden")?;
            }
        }
        assert_eq!(story.program(REVIEWER)?.report(&id)?["state"], "submitted");
    }

    fn an_administrator_sees_contracts_and_no_lines(kind) {
        let story = Story::begin(kind)?;
        let id = story.submitted(NOORDERLICHT, FILE, &[])?;
        story.program(REVIEWER)?.accept(&id)?.expect(204)?;
        let (browser, program) = (story.browser(ADMINISTRATOR)?, story.program(ADMINISTRATOR)?);
        browser.get("/reports")?.expect(403)?;
        browser.get(&format!("/reports/{id}"))?.expect(403)?;
        browser.get(&format!("/reports/{id}/progress"))?.expect(403)?;
        refused(program.get(&format!("/v1/reports/{id}"))?, 403, "forbidden")?;
        refused(program.get("/v1/reports")?, 403, "forbidden")?;
        let contract = browser.get(&format!("/contracts/{CONTRACT}"))?.expect(200)?;
        ensure!(!contract.body().contains("data-test=\"lines\""));
        ensure!(!contract.links()?.iter().any(|link| link.contains(&id)));
        ensure!(story.browser(CATEGORY_MANAGER)?.get(&format!("/contracts/{CONTRACT}"))?.body().contains("data-test=\"lines\""));
        assert_eq!(program.standing(CONTRACT, REFERENCE_DATE)?["gap"], 15_583_287);
    }

    fn who_submitted_a_report_does_not_judge_it(kind) {
        let story = Story::begin(kind)?;
        let id = story.submitted(NOORDERLICHT, FILE, &[])?;
        // Somebody who changed sides: no page leads there.
        story.database.query(&format!("UPDATE account SET role = 'reviewer', supplier_id = NULL WHERE email = '{NOORDERLICHT}'"))?;
        let (browser, program) = (story.browser(NOORDERLICHT)?, story.program(NOORDERLICHT)?);
        let page = browser.get(&format!("/reports/{id}"))?.expect(200)?;
        ensure!(!page.body().contains("data-test=\"accept-form\"") && !page.body().contains("data-test=\"return-form\""));
        let told = browser.submit(&page, &format!("/reports/{id}/accept"), &[])?.expect(409)?;
        ensure!(told.text()?.contains("Iemand anders moet hem beoordelen"), "{}", told.text()?);
        refused(program.accept(&id)?, 409, "four_eyes")?;
        let returned = json!({ "decision": "returned", "reason": "Nee." });
        refused(program.post(&format!("/v1/reports/{id}/decision"), &returned)?, 409, "four_eyes")?;
        assert_eq!(program.report(&id)?["state"], "submitted");
        story.program(REVIEWER)?.accept(&id)?.expect(204)?;
    }

    fn who_lacks_a_token_is_told_which_kind_is_wanted(kind) {
        let story = Story::begin(kind)?;
        let answer = refused(story.server.client().get("/v1/reports")?, 401, "token_required")?;
        ensure!(answer.header("www-authenticate").is_some_and(|it| it.starts_with("Bearer")), "RFC 9110, 11.6.1");
    }

    fn a_token_holds_a_quarter_of_an_hour_and_no_other_one_does(kind) {
        let mut story = Story::begin(kind)?;
        let client = || story.server.client();
        for address in ["/v1/reports", "/v1/standings", "/v1/reports/0198"] {
            refused(client().get(address)?, 401, "token_required")?;
            for value in ["Bearer", "Bearer ", "Basic eDp5", "Bearer x.y.z", "Bearer eyJhbGciOiJub25lIn0.e30."] {
                refused(client().get_with(address, &[("Authorization", value)])?, 401, "token_required")?;
            }
        }
        let wrong = json!({ "email": KOMPAS, "password": "fout" }).to_string();
        let answer = client().send("POST", "/v1/tokens", &[("Content-Type", "application/json")], wrong.as_bytes())?;
        answer.expect(401)?;
        let asked = json!({ "email": KOMPAS, "password": story.password(KOMPAS)? }).to_string();
        let given = client().send("POST", "/v1/tokens", &[("Content-Type", "application/json")], asked.as_bytes())?.expect(201)?.json()?;
        assert_eq!((&given["tokenType"], &given["expiresIn"]), (&json!("Bearer"), &json!(900)));
        let token = given["accessToken"].as_str().unwrap_or_default().to_owned();
        Program::with_token(client(), &token).get("/v1/reports")?.expect(200)?;
        let (head, tail) = token.rsplit_once('.').unwrap_or_default();
        let forged = format!("{head}.{}", tail.chars().rev().collect::<String>());
        refused(Program::with_token(client(), &forged).get("/v1/reports")?, 401, "token_required")?;
        let cookie = story.browser(KOMPAS)?;
        refused(cookie.get("/v1/reports")?, 401, "token_required")?;
        story.server.restart_at("2026-10-15T09:14:59+02:00")?;
        let program = Program::with_token(story.server.client(), &token);
        let file = reports::placements("ICT-2024-021", "K", 1);
        program.send("q3.csv", &file, &[("period", "2026-Q3")])?;
        story.server.restart_at("2026-10-15T09:15:00+02:00")?;
        refused(program.get("/v1/reports")?, 401, "token_required")?;
        refused(program.upload("q3.csv", &file, &[])?, 401, "token_required")?;
        assert_eq!(story.database.number("SELECT count(*) FROM report")?, 1);
    }
}
