//! A submitted report is judged line by line: marks, questions, completion, and undoing the whole.

use anyhow::{Context, Result};
use meetbaar_tests::parties::{Parties, list, refused, registered};
use meetbaar_tests::story::{NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Story, on_both};
use serde_json::{Value, json};

const CONTRACT: &str = "ICT-2024-017";
const Q1: [(&str, &str); 1] = [("period", "2026-Q1")];
const Q2: [(&str, &str); 1] = [("period", "2026-Q2")];
const FIRST_HALF: [(&str, &str); 1] = [("period", "2026-01-01/2026-06-30")];
const ON: &str = "2026-06-30";

/// Two candidates: 36 hours bring 12,500.00 a quarter, 18 hours 6,250.00.
fn two() -> String {
    list(&[registered(CONTRACT, "A", 36), registered(CONTRACT, "B", 18)])
}

fn lines(parties: &Parties, report: &str) -> Result<Vec<Value>> {
    let answer = parties
        .reviewer
        .get(&format!("/v1/reports/{report}/lines"))?
        .expect(200)?
        .json()?;
    let lines = answer.get("lines").and_then(Value::as_array).cloned();
    lines.context("lines")
}

fn id(line: &Value) -> &Value {
    line.get("id").unwrap_or(&Value::Null)
}

fn realised(parties: &Parties) -> Result<Value> {
    parties.figures(CONTRACT, ON, &["realised", "toBeJudged"])
}

on_both! {
    fn lines_count_when_the_review_is_completed_and_not_before(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let report = parties.submitted(&two(), &Q2)?;
        let [first, second] = &lines(&parties, &report)?[..] else {
            anyhow::bail!("two lines")
        };
        // What a line is worth, and why, is seen before it is decided.
        assert_eq!(first["worth"][0]["amount"], json!(1_250_000));
        assert!(first["worth"][0]["why"]["valueTable"].is_string(), "{first}");
        assert_eq!(first["worth"][0]["why"]["factor"], json!("1"));
        assert_eq!(second["worth"][0]["why"]["factor"], json!("0.5"));
        assert_eq!(first["place"], json!("2"));

        let marks = format!("/v1/reports/{report}/review/marks");
        let completion = format!("/v1/reports/{report}/review/completion");
        let accept = json!({ "lines": [id(first)], "mark": "accepted" });
        let progress = parties.reviewer.post(&marks, &accept)?.expect(200)?.json()?;
        assert_eq!(progress["undecided"], json!(1));
        assert_eq!(realised(&parties)?, json!([0, 1_875_000]), "a mark is not a decision yet");
        let early = parties.reviewer.post(&completion, &json!({}))?;
        assert_eq!(refused(&early)?, (409, "lines_undecided".to_owned()));

        let without = json!({ "lines": [id(second)], "mark": "returned" });
        assert_eq!(parties.reviewer.post(&marks, &without)?.status, 400, "a reason is compulsory");
        let back = json!({ "lines": [id(second)], "mark": "returned", "reason": "Geen doelgroepverklaring." });
        parties.reviewer.post(&marks, &back)?.expect(200)?;
        // A mark is taken back, and given again: nothing happened in between.
        let open = json!({ "which": "all", "mark": "open" });
        assert_eq!(parties.reviewer.post(&marks, &open)?.expect(200)?.json()?["undecided"], json!(2));
        parties.reviewer.post(&marks, &back)?.expect(200)?;
        let rest = json!({ "which": "undecided", "mark": "accepted" });
        assert_eq!(parties.reviewer.post(&marks, &rest)?.expect(200)?.json()?["undecided"], json!(0));

        let done = parties.reviewer.post(&completion, &json!({}))?.expect(200)?.json()?;
        assert_eq!(done["state"], json!("partly_accepted"));
        assert_eq!(realised(&parties)?, json!([1_250_000, 0]));
        let told = parties.supplier.report(&report)?;
        assert_eq!(told["state"], json!("partly_accepted"));
        assert_eq!(told["returnReason"], json!("3: Geen doelgroepverklaring."));
        let mails = story.mails()?;
        let mail = mails.iter().find(|mail| mail.subject.contains("deels goedgekeurd"));
        assert!(mail.context("mail")?.text.contains("3: Geen doelgroepverklaring."));
        let again = parties.reviewer.post(&marks, &rest)?;
        assert_eq!(refused(&again)?, (409, "already_decided".to_owned()));

        // Sent again whole, it takes the place of what counts.
        let second = parties.accepted(&two(), &Q2)?;
        assert_eq!(realised(&parties)?, json!([1_875_000, 0]));
        assert_eq!(parties.covered(&second)?, [format!("{CONTRACT} 2026-04-01 2026-06-30 r2")]);
        story.server.run(["recompute", "--verify"])?;
    }

    fn a_question_holds_the_review_up_until_it_is_answered(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let report = parties.submitted(&two(), &Q2)?;
        let found = lines(&parties, &report)?;
        let questions = format!("/v1/reports/{report}/review/questions");
        let asked = json!({ "lines": [id(&found[1])], "question": "Klopt deze startdatum?" });
        assert_eq!(parties.supplier.post(&questions, &asked)?.status, 403, "suppliers do not ask");
        let made = parties.reviewer.post(&questions, &asked)?.expect(201)?.json()?;
        let question = made["id"].as_str().context("id")?.to_owned();
        let mails = story.mails()?;
        let mail = mails.iter().find(|mail| mail.text.contains("Klopt deze startdatum?"));
        assert!(mail.context("mail")?.text.contains("- 3"), "it names the row");

        let all = json!({ "which": "all", "mark": "accepted" });
        parties.reviewer.post(&format!("/v1/reports/{report}/review/marks"), &all)?.expect(200)?;
        let completion = format!("/v1/reports/{report}/review/completion");
        let early = parties.reviewer.post(&completion, &json!({}))?;
        assert_eq!(refused(&early)?, (409, "questions_open".to_owned()));
        let answer = format!("{questions}/{question}/answer");
        parties.supplier.post(&answer, &json!({ "answer": "Ja, 1 april." }))?.expect(204)?;
        let twice = parties.supplier.post(&answer, &json!({ "answer": "Nee." }))?;
        assert_eq!(refused(&twice)?, (409, "already_answered".to_owned()));
        let mails = story.mails()?;
        let mail = mails.iter().find(|mail| mail.text.contains("Ja, 1 april."));
        assert_eq!(mail.context("mail")?.to, REVIEWER);
        let done = parties.reviewer.post(&completion, &json!({}))?.expect(200)?.json()?;
        assert_eq!(done["state"], json!("accepted"));
        assert_eq!(realised(&parties)?, json!([1_875_000, 0]));
    }

    fn what_an_undone_report_took_the_place_of_counts_again(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let first = parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &Q1)?;
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &Q2)?;
        let half = format!("{CONTRACT};A;Doelgroepregister (banenafspraak);01-04-2024;;18;468,00");
        let longer = parties.accepted(&list(std::slice::from_ref(&half)), &FIRST_HALF)?;
        assert_eq!(realised(&parties)?, json!([1_250_000, 0]));
        let third = parties.accepted(&list(&[half.replace(";A;", ";B;")]), &FIRST_HALF)?;

        let at = |report: &str| format!("/v1/reports/{report}/withdrawal");
        let reason = json!({ "reason": "Verkeerd bestand." });
        assert_eq!(refused(&parties.supplier.post(&at(&third), &reason)?)?.1, "already_decided");
        assert_eq!(parties.reviewer.post(&at(&third), &json!({}))?.status, 400, "a reason is needed");
        let told = parties.reviewer.get(&at(&third))?.expect(200)?.json()?;
        assert_eq!(told["countingAgain"][0]["report"], json!(longer));
        assert_eq!(told["brought"][0]["amount"], json!(1_250_000));
        // The one in the middle is undone first: the quarters stay replaced, now by the third.
        parties.reviewer.post(&at(&longer), &reason)?.expect(200)?;
        assert_eq!(realised(&parties)?, json!([1_250_000, 0]));
        parties.reviewer.post(&at(&third), &reason)?.expect(200)?;
        assert_eq!(realised(&parties)?, json!([2_500_000, 0]), "both quarters count again");
        assert_eq!(parties.covered(&first)?, [format!("{CONTRACT} 2026-01-01 2026-03-31 r1")]);
        assert_eq!(refused(&parties.reviewer.post(&at(&third), &reason)?)?.1, "already_withdrawn");
        let mails = story.mails()?;
        assert!(mails.iter().any(|mail| mail.text.contains("Verkeerd bestand.")));

        // A supplier undoes what nobody judged yet.
        let waiting = parties.submitted(&list(&[registered(CONTRACT, "C", 36)]), &Q2)?;
        assert_eq!(refused(&parties.reviewer.post(&at(&waiting), &reason)?)?.1, "return_instead");
        parties.supplier.post(&at(&waiting), &json!({}))?.expect(200)?;
        assert_eq!(refused(&parties.reviewer.accept(&waiting)?)?.1, "already_withdrawn");
        assert_eq!(realised(&parties)?, json!([2_500_000, 0]));
        story.server.run(["recompute", "--verify"])?;
    }

    fn rollups_that_are_not_the_sums_of_their_lines_are_found_and_mended(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let report = parties.accepted(&two(), &Q2)?;
        story.server.run(["recompute", "--verify"])?;
        story.database.query("UPDATE worth_rollup SET amount = amount + 1")?;
        story.database.query("DELETE FROM people_rollup")?;
        let found = story.server.run(["recompute", "--verify"]);
        let told = format!("{:?}", found.err().context("it differs")?);
        assert!(told.contains(&report) && told.contains("worth_rollup, people_rollup"), "{told}");
        let mended = story.server.run(["recompute"])?;
        assert!(mended.contains("1 were mended"), "{mended}");
        story.server.run(["recompute", "--verify"])?;
        assert_eq!(realised(&parties)?, json!([1_875_000, 0]));
    }
}
