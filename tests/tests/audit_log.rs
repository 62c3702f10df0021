//! The audit log: who did what to what, before and after; who saw lines of candidates; and that nobody changes it unnoticed.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::accounts::{NOW, STRONG, attempt, enrolled, mail};
use meetbaar_tests::story::{ADMINISTRATOR, KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Page, Program, Story, on_both, workspace};
use regex::Regex;
use serde_json::Value;

const FILE: &str = "ict-01-lijst.xlsx";
const CONTRACT: &str = "ICT-2024-017";
const AUDITOR: &str = "auditor@meetbaar.example";

/// Entries of one object that tell of a change, in a line each: deed, who, by which means, state before and after.
fn changes(story: &Story, object: &str) -> Result<Vec<String>> {
    let found = story.database.query(&format!(
        "SELECT deed, COALESCE(role, actor), means, COALESCE(was, ''), COALESCE(became, '') FROM audit_entry \
         WHERE object = '{object}' AND deed NOT LIKE 'saw_%' AND deed NOT LIKE 'took_%' ORDER BY seq"
    ))?;
    Ok(found.lines().map(str::to_owned).collect())
}

fn views(story: &Story) -> Result<i64> {
    story
        .database
        .number("SELECT COUNT(*) FROM audit_entry WHERE deed LIKE 'saw_%' OR deed LIKE 'took_%'")
}

fn count(story: &Story, deed: &str) -> Result<i64> {
    story.database.number(&format!(
        "SELECT COUNT(*) FROM audit_entry WHERE deed = '{deed}'"
    ))
}

fn verified(story: &Story) -> Result<String> {
    story.server.run(["audit", "verify"])
}

on_both! {
    fn a_report_leaves_what_was_done_to_it_from_its_receipt_to_its_acceptance(kind) {
        let story = Story::begin(kind)?;
        let id = story.submitted(NOORDERLICHT, FILE, &[])?;
        story.program(REVIEWER)?.accept(&id)?.expect(204)?;
        let all = changes(&story, &id)?;
        let fingerprint = all.first().context("no entries")?.split('|').next_back().unwrap_or_default().to_owned();
        ensure!(fingerprint.contains("\"state\":\"received\"") && fingerprint.contains("\"fingerprint\":\""), "{fingerprint}");
        assert_eq!(
            all,
            [
                format!("report_received|supplier_user|token||{fingerprint}"),
                "report_read|program|job|{\"state\":\"received\"}|{\"state\":\"ready\"}".to_owned(),
                "report_submitted|supplier_user|token|{\"state\":\"ready\"}|{\"state\":\"submitted\"}".to_owned(),
                "report_accepted|reviewer|token|{\"state\":\"submitted\"}|{\"state\":\"accepted\"}".to_owned(),
            ]
        );
        let of = story.database.query(&format!(
            "SELECT DISTINCT supplier FROM audit_entry WHERE object = '{id}'"
        ))?;
        assert_eq!(of, "noorderlicht");
        let whence = story.database.query(&format!(
            "SELECT account_supplier, address, route, COUNT(request) FROM audit_entry WHERE deed = 'report_submitted' AND object = '{id}' \
             GROUP BY account_supplier, address, route"
        ))?;
        assert_eq!(whence, "noorderlicht|127.0.0.1|POST /v1/reports/{id}/submission|1");
        let said = verified(&story)?;
        ensure!(said.contains("everything is as it was written"), "{said}");
    }

    fn a_change_that_is_refused_leaves_nothing_and_who_was_refused_is_noted(kind) {
        let story = Story::begin(kind)?;
        let id = story.submitted(NOORDERLICHT, FILE, &[])?;
        let before = changes(&story, &id)?;
        story.program(REVIEWER)?.post(&format!("/v1/reports/{id}/decision"), &serde_json::json!({ "decision": "returned", "reason": "" }))?;
        assert_eq!(changes(&story, &id)?, before);
        story.program(ADMINISTRATOR)?.get(&format!("/v1/reports/{id}"))?.expect(403)?;
        let refused = story.database.query("SELECT role, object, route FROM audit_entry WHERE deed = 'forbidden'")?;
        assert_eq!(refused, format!("administrator|{id}|GET /v1/reports/{{id}}"));
        story.program(KOMPAS)?.get(&format!("/v1/reports/{id}/lines"))?.expect(404)?;
        story.browser(KOMPAS)?.get("/contracts/ICT-2024-017")?.expect(404)?;
        let out_of_reach = story.database.query("SELECT account_supplier, means, COALESCE(object, '-') FROM audit_entry WHERE deed = 'out_of_reach' ORDER BY seq")?;
        assert_eq!(out_of_reach, format!("kompas|token|{id}\nkompas|browser|-"));
        let client = story.server.client();
        client.get("/nergens")?.expect(404)?;
        client.get(&format!("/reports/{id}"))?.expect(303)?;
        let form = client.get("/sign-in")?.expect(200)?;
        client.submit(&form, "/sign-in", &[("email", NOORDERLICHT), ("password", "geheim-van-niemand")])?.expect(400)?;
        client.submit(&form, "/sign-in", &[("email", "niemand@example.nl"), ("password", "geheim-van-niemand")])?.expect(400)?;
        let failed = story.database.query(
            "SELECT actor, COALESCE(object_kind, 'nobody') FROM audit_entry WHERE deed = 'sign_in_failed' ORDER BY seq",
        )?;
        assert_eq!(failed, "stranger|account\nstranger|nobody");
        let browser = story.browser(REVIEWER)?;
        let page = browser.get("/")?.expect(200)?;
        browser.submit(&page, "/sign-out", &[])?.expect(303)?;
        assert_eq!((count(&story, "signed_in")?, count(&story, "signed_out")?, count(&story, "out_of_reach")?), (2, 1, 2));
        ensure!(count(&story, "token_issued")? >= 3);
        let all = story.database.query("SELECT * FROM audit_entry")?;
        for typed in ["geheim-van-niemand", "niemand@example.nl", NOORDERLICHT] {
            ensure!(!all.contains(typed), "{typed} is in the log");
        }
        verified(&story)?;
    }

    fn whoever_could_not_show_who_he_is_is_noted(kind) {
        let story = Story::begin_with(kind, &[("MEETBAAR_SECOND_FACTOR", "all_but_suppliers")])?;
        let asked = |email: &str| -> Result<_> {
            let client = story.server.client();
            attempt(&client, email, story.password(email)?)?.expect(303)?;
            Ok(client)
        };
        enrolled(&asked(REVIEWER)?, NOW)?;
        let reviewer = asked(REVIEWER)?;
        let form = reviewer.get("/sign-in/code")?.expect(200)?;
        for code in ["000000", "geen code"] {
            reviewer.submit(&form, "/sign-in/code", &[("code", code), ("return_to", "/")])?.expect(400)?;
        }
        let supplier = asked(NOORDERLICHT)?;
        let form = supplier.get("/account/proof")?.expect(200)?;
        supplier.submit(&form, "/account/proof", &[("password", "geheim-van-niemand")])?.expect(400)?;
        let form = supplier.get("/account/password")?.expect(200)?;
        supplier.submit(&form, "/account/password", &[("current", "geheim-van-niemand"), ("password", STRONG)])?.expect(400)?;
        let forgotten = story.server.client();
        let form = forgotten.get("/forgotten-password")?.expect(200)?;
        for email in [NOORDERLICHT, "niemand@example.nl"] {
            forgotten.submit(&form, "/forgotten-password", &[("email", email)])?.expect(303)?;
        }
        mail(&story, NOORDERLICHT, "Kies een nieuw wachtwoord")?;
        let forged = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.";
        Program::with_token(story.server.client(), forged).get("/v1/reports")?.expect(401)?;
        story.server.client().get("/v1/reports")?.expect(401)?;
        let noted = story.database.query(
            "SELECT deed, actor, COALESCE(object_kind, 'nobody'), COUNT(*) FROM audit_entry \
             WHERE deed IN ('code_failed', 'proof_failed', 'password_link_sent', 'token_refused') \
             GROUP BY deed, actor, COALESCE(object_kind, 'nobody') ORDER BY deed",
        )?;
        assert_eq!(
            noted,
            "code_failed|account|account|2\npassword_link_sent|stranger|account|1\nproof_failed|account|account|2\ntoken_refused|stranger|nobody|1"
        );
        let all = story.database.query("SELECT * FROM audit_entry")?;
        for typed in ["geheim-van-niemand", "geen code", STRONG, forged] {
            ensure!(!all.contains(typed), "{typed} is in the log");
        }
        verified(&story)?;
    }

    fn whoever_is_shown_a_candidate_is_in_the_log_before_he_sees_it(kind) {
        let story = Story::begin(kind)?;
        let id = story.submitted(NOORDERLICHT, FILE, &[])?;
        story.program(REVIEWER)?.accept(&id)?.expect(204)?;
        let waiting = story.submitted(NOORDERLICHT, FILE, &[])?;
        let obligation = story.database.query("SELECT public_id FROM obligation ORDER BY id LIMIT 1")?;
        let known: BTreeSet<String> = story
            .database
            .query("SELECT DISTINCT candidate FROM report_line WHERE candidate IS NOT NULL")?
            .lines()
            .map(|one| one.chars().take(8).collect())
            .collect();
        ensure!(!known.is_empty());
        let (browser, program, supplier) = (story.browser(REVIEWER)?, story.program(REVIEWER)?, story.browser(NOORDERLICHT)?);
        let mut shown = 0;
        for path in addresses(&story)? {
            for report in [&id, &waiting] {
                let path = path.replace("{number}", CONTRACT).replace("obligations/{id}", &format!("obligations/{obligation}"));
                let path = path.replace("{id}", report);
                let before = views(&story)?;
                let readers: Vec<Result<Page>> = if path.starts_with("/v1") {
                    vec![program.get(&path)]
                } else {
                    vec![browser.get(&path), supplier.get(&path)]
                };
                let with: usize = readers.into_iter().filter(|page| {
                    page.as_ref().is_ok_and(|page| known.iter().any(|one| page.body().contains(one)))
                }).count();
                if with > 0 {
                    shown += 1;
                    let noted = views(&story)? - before;
                    ensure!(noted >= i64::try_from(with)?, "{path}: shown to {with}, noted {noted} times");
                }
            }
        }
        println!("{shown} addresses show candidates");
        ensure!(shown >= 6, "too few addresses show candidates to say anything: {shown}");
        let log = story.database.query("SELECT * FROM audit_entry")?;
        ensure!(!known.iter().any(|one| log.contains(one)), "a pseudonym is in the log");
        verified(&story)?;
    }

    fn files_that_hold_candidates_are_noted_when_they_are_taken(kind) {
        let story = Story::begin(kind)?;
        let id = story.submitted(NOORDERLICHT, FILE, &[])?;
        let supplier = story.program(NOORDERLICHT)?;
        supplier.get(&format!("/v1/contracts/{CONTRACT}/template?period=2026-Q4"))?.expect(200)?;
        assert_eq!(count(&story, "took_template")?, 1);
        let marked = supplier.get(&format!("/v1/reports/{id}/marked-workbook"))?;
        let taken = count(&story, "took_marked_workbook")?;
        assert_eq!(taken, i64::from(marked.expect(200).is_ok()));
    }

    fn an_auditor_finds_what_was_done_and_each_look_is_an_entry(kind) {
        let story = Story::begin(kind)?;
        let id = story.submitted(NOORDERLICHT, FILE, &[])?;
        let other = story.submitted(KOMPAS, "ict-03-export.csv", &[("period", "2026-Q3")]);
        drop(other);
        story.program(REVIEWER)?.accept(&id)?.expect(204)?;
        for email in [REVIEWER, ADMINISTRATOR, NOORDERLICHT] {
            story.browser(email)?.get("/audit")?.expect(403)?;
            story.program(email)?.get("/v1/audit-entries")?.expect(403)?;
        }
        let (browser, program) = (story.browser(AUDITOR)?, story.program(AUDITOR)?);
        let page = browser.get("/audit?deed=report_accepted")?.expect(200)?;
        let body = page.body();
        ensure!(body.contains(REVIEWER) && body.contains(&id) && body.contains("submitted") && body.contains("127.0.0.1"));
        assert_eq!(count(&story, "saw_audit_log")?, 1);
        let listed = |query: &str| -> Result<Vec<String>> {
            let page = program.get(&format!("/v1/audit-entries?{query}"))?.expect(200)?.json()?;
            let entries = page["entries"].as_array().cloned().unwrap_or_default();
            Ok(entries.iter().map(|one| one["deed"].as_str().unwrap_or_default().to_owned()).collect())
        };
        let of_report = listed(&format!("object={id}"))?;
        ensure!(of_report.first().is_some_and(|deed| deed == "report_accepted"), "{of_report:?}");
        ensure!(listed(&format!("contract={CONTRACT}"))?.contains(&"report_accepted".to_owned()));
        ensure!(!listed("supplier=kompas")?.contains(&"report_accepted".to_owned()));
        assert_eq!(listed("deed=report_accepted&until=2020-01-01")?, Vec::<String>::new());
        let first = program.get("/v1/audit-entries?limit=2")?.expect(200)?.json()?;
        let cursor = first["next"].as_str().context("no next page")?;
        let second = program.get(&format!("/v1/audit-entries?limit=2&cursor={cursor}"))?.expect(200)?.json()?;
        let number = |page: &Value, place: usize| page["entries"][place]["number"].as_i64().unwrap_or_default();
        assert_eq!(number(&first, 1) - 1, number(&second, 0));
        program.get("/v1/audit-entries?deed=nothing")?.expect(400)?;
        let file = browser.get("/audit/export?deed=report_submitted")?.expect(200)?;
        ensure!(file.header("content-disposition").is_some_and(|one| one.starts_with("attachment")));
        ensure!(file.body().lines().count() >= 2 && file.body().starts_with("number,recordedAt,"));
        assert_eq!(count(&story, "took_audit_log")?, 1);
        let exported = story.server.run(["audit", "export", "--format", "jsonl"])?;
        for (number, line) in exported.lines().enumerate() {
            let entry: Value = serde_json::from_str(line)?;
            assert_eq!(entry["number"], number + 1, "no gaps");
        }
        let key = story.server.run(["audit", "public-key"])?;
        assert_eq!(key.trim().len(), 44);
    }

}

/// Every address that can be got: those of the description of the API, and those of the pages' routes.
fn addresses(story: &Story) -> Result<BTreeSet<String>> {
    let described = story
        .server
        .client()
        .get("/v1/openapi.json")?
        .expect(200)?
        .json()?;
    let paths = described
        .get("paths")
        .and_then(Value::as_object)
        .context("no paths")?;
    let mut all: BTreeSet<String> = paths
        .iter()
        .filter(|(_, methods)| methods.get("get").is_some())
        .map(|(path, _)| {
            if path.starts_with("/v1") {
                path.clone()
            } else {
                format!("/v1{path}")
            }
        })
        .collect();
    let listed = fs::read_to_string(workspace::root().join("server/src/web/pages/addresses.rs"))?;
    let line = Regex::new(r#"(?m)^    "(/[^"]*)" \{ get: "#)?;
    all.extend(line.captures_iter(&listed).map(|found| found[1].to_owned()));
    ensure!(all.len() > 40, "too few addresses: {}", all.len());
    // What is asked with a word of its own.
    all.insert("/reports/{id}/changes?kind=new".to_owned());
    all.insert("/v1/reports/{id}/changes?kind=new".to_owned());
    all.retain(|path| !path.contains("assets"));
    Ok(all)
}

/// Whoever writes for somebody goes through what notes it: in `web/` a bare `write` is for what changes nothing of the
/// trade.
#[test]
fn no_page_changes_anything_without_saying_for_whom() {
    let bare = Regex::new(r"database\s*\.write\(").unwrap();
    let allowed = ["session.rs", "idempotency.rs"];
    let mut read = 0;
    let folder = workspace::root().join("server/src/web");
    for entry in walkdir::WalkDir::new(folder).into_iter().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.ends_with(".rs") || allowed.contains(&name.as_str()) {
            continue;
        }
        read += 1;
        let text = fs::read_to_string(entry.path()).unwrap();
        assert!(
            !bare.is_match(&text),
            "{}: use write_as, with who acts",
            entry.path().display()
        );
    }
    assert!(read > 100);
}
