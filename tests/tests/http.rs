//! What stands around every answer: tokens in forms, safe headers, errors as pages for people and as problems for programs.

use anyhow::{Result, ensure};
use meetbaar_tests::story::{KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Client, Page, Story, on_both, reports, workspace};
use serde_json::json;

fn safe(page: &Page) -> Result<()> {
    let holds = |name: &str, part: &str| {
        let value = page.header(name).unwrap_or_default();
        ensure!(
            value.contains(part),
            "{} ({}): {name} is {value:?}, without {part:?}",
            page.path,
            page.status
        );
        Ok(())
    };
    for part in [
        "default-src 'none'",
        "script-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
    ] {
        holds("content-security-policy", part)?;
    }
    ensure!(
        !page
            .header("content-security-policy")
            .unwrap_or_default()
            .contains("unsafe")
    );
    holds("x-content-type-options", "nosniff")?;
    holds("x-frame-options", "DENY")?;
    holds("referrer-policy", "same-origin")?;
    ensure!(
        page.header("x-request-id").is_some_and(|id| !id.is_empty()),
        "{}",
        page.path
    );
    ensure!(
        page.header("server").is_none(),
        "nobody needs to know what serves"
    );
    if !page.path.starts_with("/assets/") {
        holds("cache-control", "no-store")?;
    }
    if page.path.starts_with("/v1") {
        holds("api-version", "1.")?;
    }
    Ok(())
}

fn states(story: &Story) -> Result<String> {
    story
        .database
        .query("SELECT state, submitted_by, decided_by, return_reason FROM report ORDER BY id")
}

on_both! {
    fn strangers_are_not_told_which_version_runs(kind) {
        let story = Story::begin(kind)?;
        let version = env!("CARGO_PKG_VERSION");
        let stranger = story.server.client();
        for path in ["/sign-in", "/forgotten-password", "/toegankelijkheid", "/nergens", "/healthz", "/readyz"] {
            let page = stranger.get(path)?;
            ensure!(!page.body().contains(version), "{path}: {}", page.body());
        }
        ensure!(story.browser(NOORDERLICHT)?.get("/")?.expect(200)?.body().contains(version));
    }

    fn every_answer_has_its_safe_headers(kind) {
        let story = Story::begin(kind)?;
        let (browser, program, stranger) = (story.browser(NOORDERLICHT)?, story.program(NOORDERLICHT)?, story.server.client());
        let page = browser.get("/")?.expect(200)?;
        safe(&page)?;
        ensure!(!page.body().contains(" style=") && !page.body().contains("<script>") && !page.body().contains(" onclick="));
        for path in ["/reports", "/reports/new", "/contracts/ICT-2024-017", "/toegankelijkheid", "/nergens", "/reports/nergens"] {
            safe(&browser.get(path)?)?;
        }
        for path in ["/sign-in", "/", "/healthz", "/readyz", "/nergens", "/v1/reports", "/v1/nergens", "/assets/nergens.css"] {
            safe(&stranger.get(path)?)?;
        }
        let assets: Vec<String> = page.body().split('"').filter(|part| part.starts_with("/assets/")).map(str::to_owned).collect();
        ensure!(!assets.is_empty());
        for asset in &assets {
            safe(&stranger.get(asset)?.expect(200)?)?;
        }
        safe(&program.get("/v1/standings")?.expect(200)?)?;
        safe(&program.upload("leeg.csv", b"", &[])?)?;
        safe(&program.post("/v1/reports/0198/submission", &json!({}))?)?;
        safe(&browser.post("/reports", &[])?)?;
        let signed_in = story.server.client();
        let form = signed_in.get("/sign-in")?;
        let fields = [("email", REVIEWER), ("password", story.password(REVIEWER)?)];
        let answer = signed_in.submit(&form, "/sign-in", &fields)?.expect(303)?;
        let cookies: Vec<_> = answer.headers.iter().filter(|(name, _)| name == "set-cookie").map(|(_, value)| value).collect();
        let session = cookies.iter().find(|cookie| cookie.starts_with("sid="));
        ensure!(session.is_some_and(|cookie| cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax")), "{cookies:?}");
    }

    fn what_is_not_there_and_what_can_not_be_done_is_told_to_people_and_to_programs(kind) {
        let story = Story::begin(kind)?;
        let (browser, program) = (story.browser(KOMPAS)?, story.program(KOMPAS)?);
        let told = |page: Page, status: u16| -> Result<Page> {
            let page = page.expect(status)?;
            assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"), "{}", page.path);
            page.part("data-test", "error")?;
            ensure!(page.links()?.contains(&"/".to_owned()), "{} leads nowhere", page.path);
            assert_eq!(page.part("data-test", "request-id").ok().as_deref(), page.header("x-request-id"));
            Ok(page)
        };
        for path in ["/nergens", "/reports/nergens", "/contracts/nergens", "/reports/0198/nergens", "/.env", "/%00", "/reports/%2e%2e"] {
            told(browser.get(path)?, 404)?;
        }
        for (path, method) in [("/", "DELETE"), ("/reports/new", "POST"), ("/sign-out", "GET"), ("/reports/0198", "PUT"), ("/healthz", "POST")] {
            let page = told(browser.send(method, path, &[], b"")?, 405)?;
            ensure!(page.header("allow").is_some_and(|allowed| !allowed.is_empty()), "{path}");
        }
        let problem = |page: Page, status: u16, code: &str| -> Result<Page> {
            let page = page.expect(status)?;
            assert_eq!(page.header("content-type"), Some("application/problem+json"), "{}", page.path);
            let problem = page.json()?;
            assert_eq!((&problem["status"], &problem["code"]), (&json!(status), &json!(code)), "{}", page.path);
            Ok(page)
        };
        for path in ["/v1/nergens", "/v1/reports/nergens", "/v1/"] {
            problem(program.get(path)?, 404, "not_found")?;
        }
        let client = story.server.client();
        for (path, method) in [("/v1/reports", "DELETE"), ("/v1/tokens", "GET"), ("/v1/standings", "POST")] {
            let page = problem(client.send(method, path, &[], b"")?, 405, "method_not_allowed")?;
            ensure!(page.header("allow").is_some_and(|allowed| !allowed.is_empty()), "{path}");
        }
        let json_type = [("Content-Type", "application/json")];
        for content in ["", "{", "[]", "{\"email\":1}", "{\"email\":\"a\",\"password\":\"b\",\"extra\":1}"] {
            problem(client.send("POST", "/v1/tokens", &json_type, content.as_bytes())?, 400, "json_unreadable")?;
        }
        problem(program.get("/v1/standings?on=gisteren")?, 400, "bad_request")?;
        problem(program.get("/v1/standings?onn=2026-09-30")?, 400, "bad_request")?;
        problem(program.post("/v1/reports", &json!({}))?, 415, "content_not_taken")?;
        ensure!(browser.get("/?on=31-02-2026")?.expect(200)?.part("id", "on-error")?.contains("bestaat niet"));
    }

    fn a_form_without_its_token_changes_nothing(kind) {
        let story = Story::begin(kind)?;
        let ready = story.program(NOORDERLICHT)?;
        let waiting = ready.send("q3.xlsx", &workspace::sample("ict-01-lijst.xlsx")?, &[])?;
        ready.read(&waiting)?;
        let submitted = story.submitted(NOORDERLICHT, "ict-01-lijst.xlsx", &[])?;
        let before = states(&story)?;
        let (supplier, reviewer) = (story.browser(NOORDERLICHT)?, story.browser(REVIEWER)?);
        let foreign = reviewer.get("/")?.csrf()?;
        let attempt = |client: &Client, action: &str, fields: &[(&str, &str)]| -> Result<()> {
            for token in [None, Some(""), Some("0"), Some(foreign.as_str())] {
                if token == Some(foreign.as_str()) && action.contains(&submitted) {
                    continue;
                }
                let mut all: Vec<(&str, &str)> = token.map(|token| ("csrf", token)).into_iter().collect();
                all.extend_from_slice(fields);
                let page = client.post(action, &all)?.expect(403)?;
                ensure!(page.text()?.contains("Er is niets veranderd"), "{}", page.text()?);
            }
            Ok(())
        };
        let both = [("complete", "yes"), ("informed", "yes")];
        attempt(&supplier, &format!("/reports/{waiting}/submit"), &both)?;
        attempt(&supplier, &format!("/reports/{waiting}/period"), &[("period", "2026-Q2"), ("contract", "")])?;
        attempt(&supplier, "/sign-out", &[])?;
        attempt(&reviewer, &format!("/reports/{submitted}/accept"), &[])?;
        attempt(&reviewer, &format!("/reports/{submitted}/return"), &[("reason", "Nee.")])?;
        let page = reviewer.get("/sign-in")?;
        ensure!(page.status == 303, "still signed in");
        let file = reports::placements("ICT-2024-017", "K", 2);
        let form = Page { bytes: b"<input name=\"csrf\" value=\"0\">".to_vec(), ..page };
        supplier.upload(&form, "/reports", &[], ("file", "q3.csv", &file))?.expect(403)?;
        let stranger = story.server.client();
        let fields = [("email", REVIEWER), ("password", story.password(REVIEWER)?)];
        stranger.post("/sign-in", &fields)?.expect(403)?;
        assert_eq!(states(&story)?, before);
        supplier.get("/")?.expect(200)?;
    }

    fn the_bare_root_of_the_api_answers_as_the_api_does(kind) {
        let story = Story::begin(kind)?;
        let answer = story.server.client().get("/v1")?.expect(404)?;
        assert_eq!(answer.header("content-type"), Some("application/problem+json"));
        safe(&answer)?;
    }

    fn the_language_of_somebody_does_not_change_without_the_forms_token(kind) {
        let story = Story::begin(kind)?;
        let languages = || story.database.query("SELECT DISTINCT language FROM account");
        let before = languages()?;
        let reviewer = story.browser(REVIEWER)?;
        let answer = reviewer.post("/language", &[("language", "en")])?;
        assert_eq!((answer.status, languages()?), (403, before));
        let page = reviewer.get("/")?;
        reviewer.submit(&page, "/language", &[("language", "en")])?.expect(303)?;
        ensure!(reviewer.get("/")?.body().contains("<html lang=\"en\""));
    }

    fn a_form_from_another_site_changes_nothing(kind) {
        let story = Story::begin(kind)?;
        let id = story.submitted(NOORDERLICHT, "ict-01-lijst.xlsx", &[])?;
        let reviewer = story.browser(REVIEWER)?;
        let before = states(&story)?;
        let action = format!("/reports/{id}/accept");
        let content = format!("csrf={}", reviewer.get(&format!("/reports/{id}"))?.csrf()?);
        let kind = ("Content-Type", "application/x-www-form-urlencoded");
        for site in ["cross-site", "same-site"] {
            let page = reviewer.send("POST", &action, &[kind, ("Sec-Fetch-Site", site)], content.as_bytes())?.expect(403)?;
            ensure!(page.text()?.contains("Er is niets veranderd"), "{}", page.text()?);
            assert_eq!(states(&story)?, before, "{site}");
            reviewer.get_with("/", &[("Sec-Fetch-Site", site)])?.expect(200)?;
        }
        reviewer.send("POST", &action, &[kind, ("Sec-Fetch-Site", "same-origin")], content.as_bytes())?.expect(303)?;
        ensure!(states(&story)?.starts_with("accepted"));
    }
}
