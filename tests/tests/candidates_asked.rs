//! A candidate asks what is kept, gets a copy, and has it erased: by the supplier's number, which is kept nowhere.

use anyhow::{Context, Result, ensure};
use meetbaar_importers::privacy::LinkingKey;
use meetbaar_tests::accounts::{added, attempt};
use meetbaar_tests::parties::{Parties, table};
use meetbaar_tests::story::{ADMINISTRATOR, CATEGORY_MANAGER, KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Client, Page, Story, on_both};
use serde_json::{Value, json};

const CONTRACT: &str = "ICT-2024-017";
const OTHER: &str = "ICT-2024-021";
const HEADINGS: &str = "Contract;Personeelsnummer;Regeling;Datum in dienst;Datum uit dienst;Contracturen;Verloonde uren;Koppelsleutel";
const ON: &str = "2026-06-30";
const FIGURES: [&str; 3] = ["realised", "gap", "status"];

fn row(contract: &str, candidate: &str, key: u8) -> String {
    let key = LinkingKey::of([key; 32]).text();
    format!("{contract};{candidate};Wajong;01-04-2024;;36;468;{key}")
}

fn ask(client: &Client, fields: &[(&str, &str)]) -> Result<Page> {
    let form = client.get("/candidates")?.expect(200)?;
    client.submit(&form, "/candidates", fields)
}

fn kept(page: &Page) -> usize {
    page.body().matches("<th scope=\"row\">").count()
}

/// Everything in the database beside the audit log, and the audit log, and what the program said.
fn everything(story: &Story) -> Result<String> {
    Ok(story.database.dump()? + &story.server.output())
}

on_both! {
    fn a_candidate_sees_what_is_kept_and_has_it_erased(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let quarter = |name| [("period", name)];
        let both = [row(CONTRACT, "UNIEK-77", 7), row(CONTRACT, "UNIEK-88", 8)];
        let first = parties.accepted(&table(HEADINGS, &both), &quarter("2026-Q1"))?;
        let second = parties.accepted(&table(HEADINGS, &both), &quarter("2026-Q2"))?;
        let draft = parties.read(&table(HEADINGS, &both), &quarter("2026-Q3"))?;
        let draft = draft["id"].as_str().context("id")?.to_owned();
        let before = parties.figures(CONTRACT, ON, &FIGURES)?;
        let people = "SELECT measure, counts_from, people FROM people_rollup WHERE known_until IS NULL ORDER BY 1, 2, 3";
        let people_before = story.database.query(people)?;

        // Who may not answer candidates does not; a supplier answers its own, whatever the form says.
        for email in [CATEGORY_MANAGER, ADMINISTRATOR, NOORDERLICHT] {
            assert_eq!(story.browser(email)?.get("/candidates")?.status, 403, "{email}");
        }
        let reviewer = story.browser(REVIEWER)?;
        let said = |fields: &[(&str, &str)]| ask(&reviewer, fields);
        said(&[("supplier", "noorderlicht"), ("candidate", " ")])?.expect(400)?;
        said(&[("supplier", "niemand"), ("candidate", "UNIEK-77")])?.expect(400)?;
        let nothing = said(&[("supplier", "kompas"), ("candidate", "UNIEK-77")])?.expect(200)?;
        ensure!(nothing.body().contains("nothing-kept"), "{}", nothing.body());
        let found = said(&[("supplier", "noorderlicht"), ("candidate", "uniek-77 ")])?.expect(200)?;
        assert_eq!(kept(&found), 3, "{}", found.body());
        assert_eq!(found.header("cache-control").map(|value| value.contains("no-store")), Some(true));

        let fields = [("supplier", "noorderlicht"), ("candidate", "UNIEK-77")];
        let copy = reviewer.submit(&found, "/candidates/export", &fields)?.expect(200)?.json()?;
        let lines = copy.get("lines").and_then(Value::as_array).context("lines")?;
        assert_eq!(lines.len(), 3);
        assert_eq!((&lines[0]["contract"], &lines[0]["targetGroup"], &lines[0]["paidHours"]), (&json!(CONTRACT), &json!("wajong"), &json!("468.0000")));
        ensure!(!copy.to_string().contains("UNIEK"), "who asks knows the own number");

        // Without a reason nothing happens; with one the lines are nobody's, and count as before.
        reviewer.submit(&found, "/candidates/erasure", &fields)?.expect(400)?;
        let reason = [fields[0], fields[1], ("reason", "Verzoek van 3 november")];
        let gone = reviewer.submit(&found, "/candidates/erasure", &reason)?.expect(303)?;
        let certificate = gone.header("location").context("location")?.to_owned();
        story.settle()?;
        ensure!(said(&fields)?.expect(200)?.body().contains("nothing-kept"));
        let other = said(&[fields[0], ("candidate", "UNIEK-88")])?.expect(200)?;
        assert_eq!(kept(&other), 3, "who stood beside him is still there");
        assert_eq!(parties.figures(CONTRACT, ON, &FIGURES)?, before);
        assert_eq!(story.database.query(people)?, people_before);
        story.server.run(["recompute", "--verify"])?;
        story.server.run(["audit", "verify"])?;
        for (report, state) in [(&first, "accepted"), (&second, "accepted"), (&draft, "withdrawn")] {
            assert_eq!(parties.supplier.report(report)?["state"], json!(state));
            let files = story.database.number(&format!(
                "SELECT COUNT(*) FROM report WHERE public_id = '{report}' AND file_erased_at IS NOT NULL"
            ))?;
            assert_eq!(files, 1);
        }
        assert_eq!(story.server.kept("files")?, 0);
        assert_eq!(story.database.number("SELECT COUNT(*) FROM file_to_remove")?, 0);
        ensure!(!everything(&story)?.contains("UNIEK-77") && !everything(&story)?.contains("uniek-77"));

        // The certificate is the supplier's and the office's, and nobody else's.
        let page = story.browser(NOORDERLICHT)?.get(&certificate)?.expect(200)?;
        ensure!(page.body().contains("Verzoek van 3 november") && page.body().contains("data-test=\"lines\">3<"), "{}", page.body());
        assert_eq!(story.browser(KOMPAS)?.get(&certificate)?.status, 404);
        ensure!(story.mails()?.iter().any(|mail| mail.subject.contains("een kandidaat is gewist")));
        let noted = story.database.query("SELECT deed FROM audit_entry WHERE deed LIKE 'candidate_%' ORDER BY seq")?;
        ensure!(noted.contains("candidate_answered") && noted.contains("candidate_exported") && noted.contains("candidate_erased"), "{noted}");
        // A next report may hold the candidate again: as somebody who was never seen.
        parties.accepted(&table(HEADINGS, &both), &quarter("2026-Q3"))?;
        assert_eq!(kept(&said(&fields)?.expect(200)?), 1);
    }

    fn work_that_was_reported_twice_is_still_known_as_such(kind) {
        let story = Story::begin(kind)?;
        let (one, two) = (Parties::of(&story, NOORDERLICHT)?, Parties::of(&story, KOMPAS)?);
        one.accepted(&table(HEADINGS, &[row(CONTRACT, "N-1", 5)]), &[("period", "2026-Q2")])?;
        two.accepted(&table(HEADINGS, &[row(OTHER, "K-1", 5)]), &[("period", "2026-Q2")])?;
        let open = || -> Result<Value> { Ok(one.reviewer.get("/v1/conflicts?state=open")?.expect(200)?.json()?["conflicts"].clone()) };
        let before = open()?;
        assert_eq!(before.as_array().map(Vec::len), Some(1), "{before}");
        let reviewer = story.browser(REVIEWER)?;
        let fields = [("supplier", "noorderlicht"), ("candidate", "N-1")];
        let found = ask(&reviewer, &fields)?.expect(200)?;
        let reason = [fields[0], fields[1], ("reason", "Verzoek")];
        reviewer.submit(&found, "/candidates/erasure", &reason)?.expect(303)?;
        let stored = LinkingKey::of([5; 32]).text();
        ensure!(!story.database.dump()?.contains(&stored));
        // The other supplier reports on: the same person still stands twice, and is found once more.
        two.accepted(&table(HEADINGS, &[row(OTHER, "K-1", 5), row(OTHER, "K-2", 6)]), &[("period", "2026-Q2")])?;
        assert_eq!(open()?.as_array().map(Vec::len), Some(1));
        story.server.run(["recompute", "--verify"])?;
    }

    fn a_suppliers_administrator_answers_for_the_own_supplier_only(kind) {
        let story = Story::begin(kind)?;
        let (one, two) = (Parties::of(&story, NOORDERLICHT)?, Parties::of(&story, KOMPAS)?);
        one.accepted(&table(HEADINGS, &[row(CONTRACT, "ZELFDE-1", 5)]), &[("period", "2026-Q2")])?;
        two.accepted(&table(HEADINGS, &[row(OTHER, "ZELFDE-1", 6)]), &[("period", "2026-Q2")])?;
        let email = "beheer@noorderlicht.example";
        let password = added(&story.server, &["--email", email, "--role", "supplier_administrator", "--supplier", "noorderlicht"])?;
        let client = story.server.client();
        attempt(&client, email, &password)?.expect(303)?;
        let own = client.get("/candidates")?.expect(200)?;
        ensure!(!own.body().contains("Kompas"), "{}", own.body());
        let fields = [("supplier", "kompas"), ("candidate", "ZELFDE-1")];
        let found = client.submit(&own, "/candidates", &fields)?.expect(200)?;
        ensure!(found.body().contains(CONTRACT) && !found.body().contains(OTHER), "{}", found.body());
        let reason = [fields[0], fields[1], ("reason", "Verzoek")];
        client.submit(&found, "/candidates/erasure", &reason)?.expect(303)?;
        let reviewer = story.browser(REVIEWER)?;
        let theirs = ask(&reviewer, &[("supplier", "kompas"), ("candidate", "ZELFDE-1")])?.expect(200)?;
        assert_eq!(kept(&theirs), 1, "{}", theirs.body());
    }
}
