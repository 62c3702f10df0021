//! The calendar of reports: what is due moves with the obligation and with more time; closed periods ask why.

use anyhow::{Context, Result};
use meetbaar_tests::parties::{Parties, list, refused, registered};
use meetbaar_tests::program::Program;
use meetbaar_tests::story::{ADMINISTRATOR, KOMPAS, NOORDERLICHT};
use meetbaar_tests::{Story, on_both};
use serde_json::{Value, json};

const CONTRACT: &str = "ICT-2024-017";
const Q2: [(&str, &str); 1] = [("period", "2026-Q2")];
const STATEMENTS: [&str; 2] = ["completeAndTrue", "candidatesInformed"];

/// Last day of the period, day on which it is due, and state, of what is due in 2026.
fn calendar(program: &Program) -> Result<Vec<Value>> {
    let address = format!("/v1/calendar?contract={CONTRACT}&from=2026-04-01&until=2027-03-01");
    let told = program.get(&address)?.expect(200)?.json()?;
    let due = told
        .get("calendar")
        .and_then(Value::as_array)
        .context("calendar")?;
    let part = |one: &Value, name: &str| one.get(name).cloned().unwrap_or_default();
    let told = |one| json!([part(one, "periodEnd"), part(one, "due"), part(one, "state")]);
    Ok(due.iter().map(told).collect())
}

fn status(program: &Program, on: &str) -> Result<Value> {
    let standing = program.standing(CONTRACT, on)?;
    standing.get("status").cloned().context("status")
}

on_both! {
    fn what_is_due_follows_the_obligation_and_more_time(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        // On 30 September 2026, the day that the installation takes for today.
        assert_eq!(calendar(&parties.supplier)?, [
            json!(["2026-03-31", "2026-05-01", "overdue"]),
            json!(["2026-06-30", "2026-07-31", "overdue"]),
            json!(["2026-09-30", "2026-10-31", "upcoming"]),
            json!(["2026-12-31", "2027-01-31", "upcoming"]),
        ]);
        parties.submitted(&list(&[registered(CONTRACT, "A", 36)]), &[("period", "2026-Q1")])?;
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &Q2)?;
        let states: Vec<Value> = calendar(&parties.supplier)?.iter().map(|one| one[2].clone()).collect();
        assert_eq!(states, ["submitted", "accepted", "upcoming", "upcoming"]);

        let office = story.program(ADMINISTRATOR)?;
        let told = office.get(&format!("/v1/contracts/{CONTRACT}/obligations"))?.expect(200)?.json()?;
        let (id, tag) = (told["obligations"][0]["id"].as_str().context("id")?, told["obligations"][0]["eTag"].as_str().context("eTag")?);
        let monthly = json!({ "holdsFrom": "2026-10-01", "reason": "Elke maand.", "terms": {
            "share": 500, "rhythm": "month", "daysAllowed": 10, "starts": "2024-04-01", "ends": "2028-03-31" } });
        office.post_if(&format!("/v1/obligations/{id}/amendments"), &monthly, tag)?.expect(204)?;
        let due: Vec<Value> = calendar(&parties.supplier)?.into_iter().skip(2).map(|one| json!([one[0], one[1]])).collect();
        assert_eq!(due, [
            json!(["2026-09-30", "2026-10-31"]), json!(["2026-10-31", "2026-11-10"]), json!(["2026-11-30", "2026-12-10"]),
            json!(["2026-12-31", "2027-01-10"]), json!(["2027-01-31", "2027-02-10"]),
        ]);
    }

    fn more_time_is_asked_for_and_granted(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let address = format!("/v1/contracts/{CONTRACT}/due-extensions");
        let ask = |until: &str, reason: &str| json!({ "periodEnd": "2026-06-30", "until": until, "reason": reason });
        assert_eq!(status(&parties.supplier, "2026-08-15")?, json!("silent"));
        for (wrong, code) in [
            (ask("2026-07-31", "Ziekte."), "invalid"),
            (ask("2027-07-31", "Ziekte."), "invalid"),
            (ask("2026-08-31", " "), "invalid"),
            (json!({ "periodEnd": "2026-06-29", "until": "2026-08-31", "reason": "Ziekte." }), "invalid"),
        ] {
            assert_eq!(refused(&parties.supplier.post(&address, &wrong)?)?, (400, code.to_owned()), "{wrong}");
        }
        assert_eq!(story.program(KOMPAS)?.post(&address, &ask("2026-08-31", "Ziekte."))?.status, 404);
        let made = parties.supplier.post(&address, &ask("2026-08-31", "Ziekte."))?.expect(201)?.json()?;
        let again = parties.supplier.post(&address, &ask("2026-08-20", "Ziekte."))?;
        assert_eq!(refused(&again)?, (409, "extension_waits".to_owned()));
        let decision = format!("/v1/due-extensions/{}/decision", made["id"].as_str().context("id")?);
        assert_eq!(parties.supplier.post(&decision, &json!({ "granted": true }))?.status, 403);
        assert_eq!(parties.reviewer.post(&decision, &json!({ "granted": false }))?.status, 400, "say why not");
        parties.reviewer.post(&decision, &json!({ "granted": true }))?.expect(204)?;
        assert_eq!(refused(&parties.reviewer.post(&decision, &json!({ "granted": true }))?)?.1, "already_decided");
        assert_eq!(calendar(&parties.supplier)?[1], json!(["2026-06-30", "2026-08-31", "overdue"]));
        // Of the first quarter nothing came either, so the supplier is silent about that still.
        parties.submitted(&list(&[registered(CONTRACT, "A", 36)]), &[("period", "2026-Q1")])?;
        assert_ne!(status(&parties.supplier, "2026-08-15")?, json!("silent"), "there is time still");
        assert_eq!(status(&parties.supplier, "2026-09-01")?, json!("silent"));
        let mails = story.mails()?;
        assert!(mails.iter().any(|mail| mail.text.contains("Ziekte.") && mail.to.contains("reviewer")));
        assert!(mails.iter().any(|mail| mail.text.contains("30-06-2026 → 31-08-2026") && mail.to == NOORDERLICHT));
    }

    fn a_closed_period_is_changed_with_a_reason_only(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let closures = format!("/v1/contracts/{CONTRACT}/closures");
        let closing = json!({ "periodEnd": "2026-06-30" });
        assert_eq!(refused(&parties.reviewer.post(&closures, &closing)?)?.1, "not_accepted");
        let report = parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &Q2)?;
        let closed = parties.reviewer.post(&closures, &closing)?.expect(201)?.json()?;
        assert_eq!(calendar(&parties.supplier)?[1][2], json!("closed"));
        let undo = json!({ "reason": "Fout." });
        let withdrawal = format!("/v1/reports/{report}/withdrawal");
        assert_eq!(refused(&parties.reviewer.post(&withdrawal, &undo)?)?.1, "period_closed");

        let read = parties.read(&list(&[registered(CONTRACT, "A", 18)]), &Q2)?;
        let id = read["id"].as_str().context("id")?;
        let submission = |reason: &str| {
            let mut signed = json!({ "reason": reason });
            STATEMENTS.iter().for_each(|name| signed[*name] = json!(true));
            parties.supplier.post(&format!("/v1/reports/{id}/submission"), &signed)
        };
        assert_eq!(submission(" ")?.status, 400, "why is it changed?");
        submission("De uren waren te hoog.")?.expect(204)?;
        parties.reviewer.accept(id)?.expect(204)?;
        assert_eq!(parties.supplier.report(id)?["correctionReason"], json!("De uren waren te hoog."));

        let reopening = format!("{closures}/{}/reopening", closed["id"].as_str().context("id")?);
        assert_eq!(parties.reviewer.post(&reopening, &json!({ "reason": "" }))?.status, 400);
        parties.reviewer.post(&reopening, &undo)?.expect(204)?;
        assert_eq!(calendar(&parties.supplier)?[1][2], json!("accepted"));
    }

    fn periods_whose_time_has_passed_are_closed_at_night(kind) {
        let mut story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &Q2)?;
        story.settle()?;
        assert_eq!(calendar(&parties.supplier)?[1][2], json!("accepted"));
        // Due on 31 July, and 60 days have passed by the night of 16 October.
        story.server.restart_at("2026-10-16T03:00:00+02:00")?;
        meetbaar_tests::wait::until("the night's work is done", || {
            let parties = Parties::of(&story, NOORDERLICHT)?;
            Ok((calendar(&parties.supplier)?[1][2] == json!("closed")).then_some(()))
        })?;
    }
}
