//! A post that is sent again with the same key is answered again and not done again: after a lost answer, at the same
//! moment, and after a crash.

use std::thread;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::refused;
use meetbaar_tests::story::{KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Page, Program, Story, on_both, reports};
use serde_json::{Value, json};

const JSON: (&str, &str) = ("Content-Type", "application/json");

/// A file as a program sends it, with a boundary of its own.
fn upload(program: &Program, key: &str, boundary: &str, file: &[u8]) -> Result<Page> {
    let mut body = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"q3.csv\"\r\nContent-Type: text/csv\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(file);
    body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
    let kind = format!("multipart/form-data; boundary={boundary}");
    let headers = [("Content-Type", kind.as_str()), ("Idempotency-Key", key)];
    program.ask("POST", "/v1/reports", &headers, &body)
}

fn post(program: &Program, key: &str, address: &str, content: &Value) -> Result<Page> {
    let headers = [JSON, ("Idempotency-Key", key)];
    program.ask("POST", address, &headers, content.to_string().as_bytes())
}

fn is_replayed(page: &Page) -> bool {
    page.header("idempotent-replayed") == Some("true")
}

fn statements() -> Value {
    json!({ "completeAndTrue": true, "candidatesInformed": true })
}

fn ready(program: &Program) -> Result<String> {
    let file = reports::placements("ICT-2024-017", "K", 2);
    let id = program.send("q3.csv", &file, &[("period", "2026-Q3")])?;
    let report = program.read(&id)?;
    ensure!(report.get("state") == Some(&json!("ready")), "{report}");
    Ok(id)
}

on_both! {
    fn a_file_that_is_sent_again_is_one_report(kind) {
        let story = Story::begin(kind)?;
        let program = story.program(NOORDERLICHT)?;
        let file = reports::placements("ICT-2024-017", "K", 3);
        let first = upload(&program, "k-1", "one", &file)?.expect(202)?;
        ensure!(!is_replayed(&first));
        let again = upload(&program, "k-1", "another-boundary", &file)?.expect(202)?;
        ensure!(is_replayed(&again));
        assert_eq!((again.bytes.clone(), again.location()), (first.bytes.clone(), first.location()));
        assert_eq!(again.header("content-type"), first.header("content-type"));
        assert_eq!(story.database.number("SELECT COUNT(*) FROM report")?, 1);

        let other = reports::placements("ICT-2024-017", "L", 3);
        assert_eq!(refused(&upload(&program, "k-1", "one", &other)?)?, (409, "idempotency_key_reused".to_owned()));
        let id = first.json()?["id"].as_str().context("id")?.to_owned();
        let elsewhere = post(&program, "k-1", &format!("/v1/reports/{id}/submission"), &statements())?;
        assert_eq!(refused(&elsewhere)?, (409, "idempotency_key_reused".to_owned()));
        upload(&program, "k-2", "one", &file)?.expect(202)?;
        upload(&story.program(KOMPAS)?, "k-1", "one", &file)?.expect(202)?;
        assert_eq!(story.database.number("SELECT COUNT(*) FROM report")?, 3, "a key is an account's own");
    }

    fn what_was_refused_is_refused_again_and_what_was_done_is_not_done_twice(kind) {
        let story = Story::begin(kind)?;
        let (supplier, reviewer) = (story.program(NOORDERLICHT)?, story.program(REVIEWER)?);
        let id = ready(&supplier)?;
        let (submission, decision) = (format!("/v1/reports/{id}/submission"), format!("/v1/reports/{id}/decision"));
        let early = post(&reviewer, "early", &decision, &json!({ "decision": "accepted" }))?;
        assert_eq!(refused(&early)?, (409, "not_submitted".to_owned()));
        ensure!(!is_replayed(&post(&supplier, "s", &submission, &statements())?.expect(204)?));
        ensure!(is_replayed(&post(&supplier, "s", &submission, &statements())?.expect(204)?));
        let early = post(&reviewer, "early", &decision, &json!({ "decision": "accepted" }))?;
        ensure!(is_replayed(&early));
        assert_eq!(refused(&early)?, (409, "not_submitted".to_owned()), "the first answer is given again");
        assert_eq!(early.header("content-type"), Some("application/problem+json"));
        for replayed in [false, true] {
            let done = post(&reviewer, "late", &decision, &json!({ "decision": "accepted" }))?.expect(204)?;
            assert_eq!(is_replayed(&done), replayed);
        }
        for key in ["", "a b", "é", &"k".repeat(256)] {
            let answer = post(&supplier, key, &submission, &statements());
            if let Ok(answer) = answer {
                assert_eq!(refused(&answer)?, (400, "idempotency_key_unreadable".to_owned()), "{key:?}");
            }
        }
        post(&supplier, &"k".repeat(255), &submission, &statements())?.expect(409)?;
        let stranger = Program::with_token(story.server.client(), "none");
        assert_eq!(refused(&post(&stranger, "s", &submission, &statements())?)?, (401, "token_required".to_owned()));
        let stored = story.database.query("SELECT * FROM idempotency_key")?;
        ensure!(!stored.contains("eyJ") && !stored.contains("accessToken"), "{stored}");
    }

    fn of_many_at_once_one_is_done(kind) {
        let story = Story::begin(kind)?;
        let file = reports::placements("ICT-2024-017", "K", 3);
        let programs: Vec<Program> = (0..8).map(|_| story.program(NOORDERLICHT)).collect::<Result<_>>()?;
        let answers: Vec<Page> = thread::scope(|scope| {
            let sent: Vec<_> = programs
                .iter()
                .map(|program| scope.spawn(|| upload(program, "at-once", "one", &file)))
                .collect();
            sent.into_iter().map(|one| one.join().unwrap()).collect::<Result<_>>()
        })?;
        let first: Vec<_> = answers.iter().filter(|one| one.status == 202 && !is_replayed(one)).collect();
        assert_eq!(first.len(), 1);
        for answer in &answers {
            if answer.status == 202 {
                assert_eq!(answer.bytes, first[0].bytes);
            } else {
                assert_eq!(refused(answer)?, (409, "idempotency_in_progress".to_owned()));
            }
        }
        assert_eq!(story.database.number("SELECT COUNT(*) FROM report")?, 1);
        let later = upload(&programs[0], "at-once", "one", &file)?.expect(202)?;
        assert_eq!((is_replayed(&later), &later.bytes), (true, &first[0].bytes));
    }

    fn a_key_keeps_its_meaning_after_a_crash_and_is_forgotten_after_a_day(kind) {
        let story = Story::begin(kind)?;
        let program = story.program(NOORDERLICHT)?;
        let address = format!("/v1/reports/{}/submission", ready(&program)?);
        let send = || post(&program, "crash", &address, &statements());
        send()?.expect(204)?;
        // As it stands when the server stopped between the change and its answer.
        story.database.query("UPDATE idempotency_key SET status = NULL, fingerprint = NULL")?;
        assert_eq!(refused(&send()?)?, (409, "idempotency_in_progress".to_owned()));
        story.database.query("UPDATE idempotency_key SET lease_until = '2026-10-15 06:00:00'")?;
        assert_eq!(refused(&send()?)?, (409, "idempotency_answer_lost".to_owned()));
        // And when it stopped before the change: the repeat is done as if it were the first.
        story.database.query("UPDATE idempotency_key SET changed = FALSE")?;
        assert_eq!(refused(&send()?)?, (409, "already_submitted".to_owned()));
        ensure!(is_replayed(&send()?));
        story.database.query("UPDATE idempotency_key SET stored_at = '2026-10-14 06:00:00'")?;
        let forgotten = send()?;
        ensure!(!is_replayed(&forgotten));
        assert_eq!(refused(&forgotten)?, (409, "already_submitted".to_owned()));
    }
}
