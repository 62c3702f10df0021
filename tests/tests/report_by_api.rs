//! The way of a report as programs go it: through the API, with what it answers at every step.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use anyhow::{Context, Result, ensure};
use meetbaar_tests::story::{CATEGORY_MANAGER, NOORDERLICHT, REFERENCE_DATE, REVIEWER};
use meetbaar_tests::{Page, Story, on_both, workspace};
use serde_json::{Value, json};

const FILE: &str = "ict-01-lijst.xlsx";
const CONTRACT: &str = "ICT-2024-017";

/// A problem (RFC 9457) with that status and code.
fn problem(answer: Page, status: u16, code: &str) -> Result<Value> {
    let answer = answer.expect(status)?;
    assert_eq!(
        answer.header("content-type"),
        Some("application/problem+json")
    );
    let problem = answer.json()?;
    assert_eq!(problem["status"], status);
    assert_eq!(problem["code"], code, "{problem}");
    ensure!(
        problem["title"].is_string() && problem["detail"].is_string(),
        "{problem}"
    );
    ensure!(
        problem["requestId"].as_str() == answer.header("x-request-id"),
        "{problem}"
    );
    Ok(problem)
}

on_both! {
    fn a_report_is_taken_in_read_submitted_and_accepted(kind) {
        let story = Story::begin(kind)?;
        let (supplier, reviewer) = (story.program(NOORDERLICHT)?, story.program(REVIEWER)?);
        let answer = supplier.upload(FILE, &workspace::sample(FILE)?, &[])?.expect(202)?;
        let taken = answer.json()?;
        let id = taken["id"].as_str().context("id")?.to_owned();
        assert_eq!(answer.location(), Some(format!("/v1/reports/{id}").as_str()));
        assert_eq!(taken["state"], "received");
        assert_eq!(taken["sameFileAs"], Value::Null);

        let report = supplier.read(&id)?;
        assert_eq!(report["state"], "ready");
        assert_eq!(report["fileName"], FILE);
        assert_eq!(report["lines"], 24);
        let covered = json!([{
            "contract": CONTRACT, "periodStart": "2026-07-01", "periodEnd": "2026-09-30", "revision": 1, "superseded": false,
        }]);
        assert_eq!(report["contracts"], covered);

        let early = reviewer.accept(&id)?;
        problem(early, 409, "not_submitted")?;
        let address = format!("/v1/reports/{id}/submission");
        let one = json!({ "completeAndTrue": true, "candidatesInformed": false });
        let told = problem(supplier.post(&address, &one)?, 400, "invalid")?;
        assert_eq!(told["errors"][0]["field"], "candidates_informed");
        problem(supplier.post(&address, &json!({}))?, 400, "json_unreadable")?;
        assert_eq!(supplier.report(&id)?["state"], "ready");
        supplier.submit(&id)?.expect(204)?;
        problem(supplier.submit(&id)?, 409, "already_submitted")?;
        let standing = reviewer.standing(CONTRACT, REFERENCE_DATE)?;
        assert_eq!((&standing["realised"], &standing["toBeJudged"]), (&json!(0), &json!(10_663_120)));

        reviewer.accept(&id)?.expect(204)?;
        problem(reviewer.accept(&id)?, 409, "already_decided")?;
        let returned = json!({ "decision": "returned", "reason": "Toch niet." });
        problem(reviewer.post(&format!("/v1/reports/{id}/decision"), &returned)?, 409, "already_decided")?;
        assert_eq!(supplier.report(&id)?["state"], "accepted");
        let standing = supplier.standing(CONTRACT, REFERENCE_DATE)?;
        let expected = [("required", 26_246_407), ("realised", 10_663_120), ("gap", 15_583_287), ("toBeJudged", 0)];
        for (figure, cents) in expected {
            assert_eq!(standing[figure], cents, "{figure} in {standing}");
        }
        assert_eq!((&standing["jobs"], &standing["countsAs"]), (&json!("8.6586"), &json!("lent")));

        let mails = story.mails()?;
        let mut to: Vec<_> = mails.iter().map(|mail| mail.to.as_str()).collect();
        to.sort_unstable();
        assert_eq!(to, [CATEGORY_MANAGER, NOORDERLICHT, NOORDERLICHT], "a gap, a decision, and a question about the gap");
    }

    fn a_returned_report_tells_its_reason_and_can_be_sent_again(kind) {
        let story = Story::begin(kind)?;
        let (supplier, reviewer) = (story.program(NOORDERLICHT)?, story.program(REVIEWER)?);
        let id = story.submitted(NOORDERLICHT, FILE, &[])?;
        let decision = format!("/v1/reports/{id}/decision");
        for content in [json!({ "decision": "returned" }), json!({ "decision": "misplaced" }), json!({})] {
            reviewer.post(&decision, &content)?.expect(400)?;
        }
        for reason in ["", "  \n "] {
            let told = problem(reviewer.post(&decision, &json!({ "decision": "returned", "reason": reason }))?, 400, "invalid")?;
            assert_eq!(told["errors"][0]["code"], "reason_missing", "{told}");
        }
        assert_eq!(supplier.report(&id)?["state"], "submitted");

        let reason = "Rij 7: de einddatum <ontbreekt> & de uren kloppen niet.";
        reviewer.post(&decision, &json!({ "decision": "returned", "reason": reason }))?.expect(204)?;
        problem(reviewer.accept(&id)?, 409, "already_decided")?;
        problem(supplier.submit(&id)?, 409, "not_ready")?;
        let report = supplier.report(&id)?;
        assert_eq!((&report["state"], &report["returnReason"]), (&json!("returned"), &json!(reason)));
        assert_eq!(reviewer.standing(CONTRACT, REFERENCE_DATE)?["realised"], 0);
        let page = story.browser(NOORDERLICHT)?.get(&format!("/reports/{id}"))?.expect(200)?;
        assert_eq!(page.part("data-test", "reason")?, reason);

        let mails = story.mails()?;
        assert_eq!(mails.len(), 1, "a returned report makes no gap");
        assert_eq!(mails[0].to, NOORDERLICHT);
        assert_eq!(mails[0].subject, "Rapportage teruggestuurd: ict-01-lijst.xlsx");
        assert!(mails[0].text.contains(reason), "{}", mails[0].text);
        assert!(mails[0].html.contains("&lt;ontbreekt&gt;") || mails[0].html.contains("&#60;ontbreekt&#62;"), "{}", mails[0].html);
        assert!(mails[0].text.contains(&format!("{}/reports/{id}", story.server.url())));

        let again = story.submitted(NOORDERLICHT, FILE, &[])?;
        assert_eq!(supplier.report(&again)?["contracts"][0]["revision"], 2);
        reviewer.accept(&again)?.expect(204)?;
        assert_eq!(reviewer.standing(CONTRACT, REFERENCE_DATE)?["gap"], 15_583_287);
        assert_eq!(supplier.report(&id)?["state"], "returned", "the old one is kept");
    }
}
