//! One person, one hour, once: conflicts are raised where a person stands twice, and somebody decides which line counts.

use anyhow::{Context, Result, ensure};
use meetbaar_importers::privacy::LinkingKey;
use meetbaar_tests::parties::{Parties, list, refused, table};
use meetbaar_tests::program::Program;
use meetbaar_tests::story::{NOORDERLICHT, REVIEWER, read_page};
use meetbaar_tests::{Story, on_both};
use serde_json::{Value, json};

const Q2: [(&str, &str); 1] = [("period", "2026-Q2")];
const ON: &str = "2026-06-30";
/// His contracts are these two.
const WERFZICHT: &str = "werfzicht@leverancier.example";
const FIRST: &str = "BOUW-2023-011";
const SECOND: &str = "BOUW-2024-002";

fn under(contract: &str, candidate: &str, hours: u32) -> String {
    format!("{contract};{candidate};Wajong;01-06-2024;;{hours};")
}

/// The conflicts that a question of the queue finds.
fn conflicts(reviewer: &Program, question: &str) -> Result<Vec<Value>> {
    let answer = reviewer
        .get(&format!("/v1/conflicts{question}"))?
        .expect(200)?
        .json()?;
    let found = answer.get("conflicts").and_then(Value::as_array).cloned();
    found.context("conflicts")
}

fn only(found: Vec<Value>) -> Result<Value> {
    ensure!(found.len() == 1, "{found:?}");
    found.into_iter().next().context("one")
}

fn text<'a>(value: &'a Value, field: &str) -> Result<&'a str> {
    value
        .get(field)
        .and_then(Value::as_str)
        .context(field.to_owned())
}

/// The line of a conflict that stands under a contract.
fn line<'a>(conflict: &'a Value, contract: &str) -> Result<&'a Value> {
    let lines = conflict
        .get("lines")
        .and_then(Value::as_array)
        .context("lines")?;
    let found = lines
        .iter()
        .find(|line| line.get("contract") == Some(&json!(contract)));
    found.context("line")
}

fn path(conflict: &Value, of: &str) -> Result<String> {
    Ok(format!("/v1/conflicts/{}{of}", text(conflict, "id")?))
}

fn realised(parties: &Parties) -> Result<[Value; 2]> {
    let of = |contract| parties.figures(contract, ON, &["realised", "toBeJudged"]);
    Ok([of(FIRST)?, of(SECOND)?])
}

/// Decides that the line under a contract counts.
fn decide(parties: &Parties, conflict: &Value, contract: &str) -> Result<()> {
    let counts = json!([line(conflict, contract)?.get("id")]);
    let ruling = json!({ "counts": counts, "reason": "Werkt volgens het rooster daar." });
    let tag = text(conflict, "eTag")?;
    parties
        .reviewer
        .post_if(&path(conflict, "/decision")?, &ruling, tag)?
        .expect(204)?;
    Ok(())
}

on_both! {
    fn of_two_full_weeks_the_one_that_a_person_chose_counts(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, WERFZICHT)?;
        let half = [under(FIRST, "A", 20), under(FIRST, "B", 36)];
        parties.accepted(&list(&half), &Q2)?;
        assert_eq!(conflicts(&parties.reviewer, "")?, Vec::<Value>::new());
        let second = parties.submitted(&list(&[under(SECOND, "A", 20), under(SECOND, "B", 36)]), &Q2)?;
        // Twenty hours twice is a week; thirty-six twice is none. It is there before anybody judges the report.
        let found = only(conflicts(&parties.reviewer, "?state=open")?)?;
        assert_eq!((text(&found, "kind")?, text(&found, "state")?), ("over_full_week", "open"));
        assert_eq!(line(&found, FIRST)?["state"], json!("accepted"));
        assert_eq!(line(&found, SECOND)?["state"], json!("submitted"));
        assert!(line(&found, SECOND)?["worth"][0]["amount"].as_i64() > Some(0), "{found}");
        assert_eq!(only(conflicts(&parties.reviewer, &format!("?report={second}"))?)?, found);
        assert_eq!(conflicts(&parties.reviewer, "?contract=ICT-2024-017")?, Vec::<Value>::new());
        parties.reviewer.accept(&second)?.expect(204)?;
        let both = realised(&parties)?;

        assert_eq!(parties.supplier.get("/v1/conflicts")?.status, 403);
        let decision = path(&found, "/decision")?;
        let counts = |lines: Value| json!({ "counts": lines, "reason": "Volgens het rooster." });
        let mine = json!([line(&found, FIRST)?["id"]]);
        assert_eq!(parties.supplier.post_if(&decision, &counts(mine.clone()), "\"1\"")?.status, 403);
        assert_eq!(parties.reviewer.post(&decision, &counts(mine.clone()))?.status, 428);
        let tag = text(&found, "eTag")?;
        for wrong in [json!([]), json!([0]), json!([line(&found, FIRST)?["id"], 0])] {
            let answer = parties.reviewer.post_if(&decision, &counts(wrong), tag)?;
            assert_eq!(answer.status, 400);
        }
        let silent = json!({ "counts": mine, "reason": " " });
        assert_eq!(parties.reviewer.post_if(&decision, &silent, tag)?.status, 400, "a reason is compulsory");
        assert_eq!(realised(&parties)?, both, "nothing happened yet");

        decide(&parties, &found, FIRST)?;
        let once = realised(&parties)?;
        assert_eq!(once[0], both[0]);
        let worth = line(&found, SECOND)?["worth"][0]["amount"].as_i64().context("worth")?;
        let before = both[1][0].as_i64().context("before")?;
        assert_eq!(once[1][0], json!(before - worth));
        story.server.run(["recompute", "--verify"])?;
        let late = parties.reviewer.post_if(&decision, &counts(json!([line(&found, SECOND)?["id"]])), tag)?;
        assert_eq!(late.status, 412, "somebody decided meanwhile");
        let told = only(conflicts(&parties.reviewer, "?state=decided")?)?;
        assert_eq!(line(&told, SECOND)?["setAside"], json!(true));
        assert_eq!(line(&told, FIRST)?["setAside"], json!(false));
        let lines = parties.supplier.get(&format!("/v1/reports/{second}/lines"))?.expect(200)?.json()?;
        assert_eq!(lines["lines"][0]["setAside"], Value::Null);
        assert_eq!(lines["lines"][1]["setAside"]["reason"], json!("Werkt volgens het rooster daar."));
        let mails = story.mails()?;
        let mail = mails.iter().find(|mail| mail.subject.contains("niet meetellen")).context("mail")?;
        assert_eq!(mail.to, WERFZICHT);
        assert!(mail.text.contains("- 3") && mail.text.contains("volgens het rooster"), "{}", mail.text);

        let undo = path(&told, "/decision/withdrawal")?;
        let why = json!({ "reason": "Verkeerde regel gekozen." });
        assert_eq!(parties.reviewer.post_if(&undo, &why, tag)?.status, 412);
        parties.reviewer.post_if(&undo, &why, text(&told, "eTag")?)?.expect(204)?;
        assert_eq!(realised(&parties)?, both);
        let again = only(conflicts(&parties.reviewer, "?state=open")?)?;
        assert_eq!(again["decisions"][0]["endReason"], json!("Verkeerde regel gekozen."));
        let nothing = parties.reviewer.post_if(&undo, &why, text(&again, "eTag")?)?;
        assert_eq!(refused(&nothing)?, (409, "conflict_undecided".to_owned()));

        // Both may be right: then both count, and nobody asks again.
        let both_count = json!([line(&again, FIRST)?["id"], line(&again, SECOND)?["id"]]);
        let tag = text(&again, "eTag")?;
        parties.reviewer.post_if(&decision, &counts(both_count), tag)?.expect(204)?;
        assert_eq!(realised(&parties)?, both);
        parties.accepted(&list(&[under(FIRST, "C", 36)]), &[("period", "2026-Q1")])?;
        assert_eq!(conflicts(&parties.reviewer, "?state=open")?, Vec::<Value>::new());
        story.server.run(["recompute", "--verify"])?;
    }

    fn what_was_set_aside_counts_again_when_what_counted_is_gone(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, WERFZICHT)?;
        let first = parties.accepted(&list(&[under(FIRST, "B", 36)]), &Q2)?;
        let alone = realised(&parties)?;
        parties.accepted(&list(&[under(SECOND, "B", 36)]), &Q2)?;
        let both = realised(&parties)?;
        let found = only(conflicts(&parties.reviewer, "?state=open")?)?;
        decide(&parties, &found, FIRST)?;
        assert_eq!(realised(&parties)?[1][0], json!(0));

        let undone = format!("/v1/reports/{first}/withdrawal");
        parties.reviewer.post(&undone, &json!({ "reason": "Verkeerd bestand." }))?.expect(200)?;
        let now = realised(&parties)?;
        assert_eq!((&now[0][0], &now[1]), (&json!(0), &both[1]));
        assert_eq!(text(&only(conflicts(&parties.reviewer, "")?)?, "state")?, "lapsed");
        let mails = story.mails()?;
        assert!(mails.iter().any(|mail| mail.subject.contains("weer meetellen")), "the supplier is told");
        story.server.run(["recompute", "--verify"])?;

        // Sent again it meets what counts. A line that is sent again unchanged stays what was decided, one that changed is
        // met anew.
        parties.accepted(&list(&[under(FIRST, "B", 36)]), &Q2)?;
        let found = only(conflicts(&parties.reviewer, "?state=open")?)?;
        decide(&parties, &found, FIRST)?;
        assert_eq!(realised(&parties)?[0], alone[0]);
        parties.accepted(&list(&[under(SECOND, "B", 36), under(SECOND, "C", 18)]), &Q2)?;
        assert_eq!(conflicts(&parties.reviewer, "?state=open")?, Vec::<Value>::new());
        let part = both[1][0].as_i64().context("worth")? / 2;
        assert_eq!(realised(&parties)?[1][0], json!(part), "only the one who came with it");
        parties.accepted(&list(&[under(FIRST, "B", 36), under(FIRST, "D", 8)]), &Q2)?;
        assert_eq!(realised(&parties)?[1][0], json!(part), "what counts was sent again too");
        story.server.run(["recompute", "--verify"])?;
        parties.accepted(&list(&[under(SECOND, "B", 32)]), &Q2)?;
        let renewed = only(conflicts(&parties.reviewer, "?state=open")?)?;
        assert_ne!(text(&renewed, "id")?, text(&found, "id")?);
        // A smaller part is no conflict any more.
        parties.accepted(&list(&[under(SECOND, "B", 4)]), &Q2)?;
        assert_eq!(conflicts(&parties.reviewer, "?state=open")?, Vec::<Value>::new());
        story.server.run(["recompute", "--verify"])?;
    }

    fn a_report_is_no_conflict_with_what_it_takes_the_place_of(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, WERFZICHT)?;
        parties.accepted(&list(&[under(FIRST, "A", 20)]), &Q2)?;
        parties.accepted(&list(&[under(SECOND, "A", 15)]), &Q2)?;
        for hours in [19, 20] {
            parties.submitted(&list(&[under(FIRST, "A", hours)]), &Q2)?;
            assert_eq!(conflicts(&parties.reviewer, "")?, Vec::<Value>::new(), "20 + {hours} + 15");
        }
        let half = [("period", "2026-01-01/2026-06-30")];
        parties.accepted(&list(&[under(SECOND, "A", 15)]), &half)?;
        assert_eq!(conflicts(&parties.reviewer, "")?, Vec::<Value>::new());
        parties.submitted(&list(&[under(FIRST, "A", 30)]), &Q2)?;
        only(conflicts(&parties.reviewer, "?state=open")?)?;
    }

    fn whoever_loses_to_a_loser_counts_again(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, WERFZICHT)?;
        let part = |days: &str| format!("{SECOND};B;Wajong;{days};36;");
        parties.accepted(&list(&[under(FIRST, "B", 36)]), &Q2)?;
        parties.accepted(&list(&[part("01-04-2026;30-04-2026")]), &Q2)?;
        let april = realised(&parties)?[1][0].as_i64().context("april")?;
        let found = only(conflicts(&parties.reviewer, "?state=open")?)?;
        decide(&parties, &found, FIRST)?;
        parties.accepted(&list(&[part("01-04-2026;30-04-2026"), part("01-06-2026;30-06-2026")]), &Q2)?;
        let later = only(conflicts(&parties.reviewer, "?state=open")?)?;
        decide(&parties, &later, SECOND)?;
        let now = realised(&parties)?;
        assert_eq!(now[0][0], json!(0));
        assert!(now[1][0].as_i64() > Some(april), "April counts, and June: {now:?}");
        story.server.run(["recompute", "--verify"])?;
    }

    fn a_linking_key_finds_the_same_person_at_two_suppliers(kind) {
        let story = Story::begin(kind)?;
        let (one, other) = (Parties::of(&story, NOORDERLICHT)?, Parties::of(&story, WERFZICHT)?);
        let headings = "Contract;Personeelsnummer;Koppelsleutel;Regeling;Datum in dienst;Datum uit dienst;Contracturen;Verloonde uren";
        let row = |contract: &str, candidate: &str, key: &LinkingKey| {
            format!("{contract};{candidate};{};Wajong;01-06-2024;;36;", key.text())
        };
        let (same, another) = (LinkingKey::of([1; 32]), LinkingKey::of([2; 32]));
        one.accepted(&table(headings, &[row("ICT-2024-017", "N-1", &same), row("ICT-2024-017", "N-2", &another)]), &Q2)?;
        let before = one.figures("ICT-2024-017", ON, &["realised"])?;
        let theirs = other.submitted(&table(headings, &[row(FIRST, "W-7", &same)]), &Q2)?;
        let found = only(conflicts(&one.reviewer, "")?)?;
        assert_eq!(found["lines"].as_array().map(Vec::len), Some(2));
        assert_eq!(line(&found, FIRST)?["place"], json!("2"));
        assert_eq!(line(&found, "ICT-2024-017")?["place"], json!("2"));
        decide(&one, &found, FIRST)?;
        let after = one.figures("ICT-2024-017", ON, &["realised"])?;
        ensure!(after != before, "{after}");

        // Who leaves the key out when he sends it again is the same person.
        let keyless = |hours: u32| table(headings, &[format!("ICT-2024-017;N-1;;Wajong;01-06-2024;;{hours};"), row("ICT-2024-017", "N-2", &another)]);
        one.accepted(&keyless(36), &Q2)?;
        assert_eq!(one.figures("ICT-2024-017", ON, &["realised"])?, after);
        one.accepted(&keyless(35), &Q2)?;
        let again = only(conflicts(&one.reviewer, "?state=open")?)?;
        assert_eq!(line(&again, "ICT-2024-017")?["place"], json!("2"));
        decide(&one, &again, FIRST)?;
        assert_eq!(one.figures("ICT-2024-017", ON, &["realised"])?, after);

        // The same number of two suppliers is not the same person, and neither hears of the other.
        other.submitted(&table(headings, &[row(SECOND, "N-2", &LinkingKey::of([3; 32]))]), &Q2)?;
        assert_eq!(conflicts(&one.reviewer, "?state=open")?, Vec::<Value>::new());
        let mails = story.mails()?;
        let mail = mails.iter().find(|mail| mail.subject.contains("niet meetellen")).context("mail")?;
        assert_eq!(mail.to, NOORDERLICHT);
        for foreign in [FIRST, SECOND, "Werfzicht", "W-7"] {
            ensure!(!mail.text.contains(foreign), "{}", mail.text);
        }
        let report = other.supplier.get(&format!("/v1/reports/{theirs}"))?.expect(200)?.body();
        for foreign in ["ICT-2024-017", "Noorderlicht", "N-1"] {
            ensure!(!report.contains(foreign), "{report}");
        }
        // What is stored is no key that a supplier holds.
        let database = story.server.data().join("meetbaar.sqlite");
        if database.exists() {
            let bytes = std::fs::read(database)?;
            let needle = same.text();
            ensure!(!bytes.windows(needle.len()).any(|part| part == needle.as_bytes()));
        }
    }
}

on_both! {
    fn the_queue_is_decided_on_its_page(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, WERFZICHT)?;
        parties.accepted(&list(&[under(FIRST, "B", 36)]), &Q2)?;
        let second = parties.submitted(&list(&[under(SECOND, "B", 36)]), &Q2)?;
        let review = read_page(&story.browser(REVIEWER)?, &format!("/reports/{second}/review"))?;
        ensure!(review.part("data-test", "conflicts")?.contains("1 persoon"), "who judges sees it before");
        ensure!(review.body().contains(&format!("/conflicts?report={second}")));
        parties.reviewer.accept(&second)?.expect(204)?;
        let found = only(conflicts(&parties.reviewer, "")?)?;
        let (id, kept) = (text(&found, "id")?, line(&found, SECOND)?["id"].to_string());
        let reviewer = story.browser(REVIEWER)?;
        let contract = read_page(&reviewer, &format!("/contracts/{FIRST}"))?;
        assert!(contract.part("data-test", "conflicts")?.contains("1 conflict"));
        let seen = read_page(&story.browser(WERFZICHT)?, &format!("/contracts/{FIRST}"))?;
        assert!(seen.part("data-test", "conflicts").is_err(), "suppliers are told by mail");
        assert_eq!(story.browser(WERFZICHT)?.get("/conflicts")?.status, 403);

        let page = read_page(&reviewer, &format!("/conflicts?contract={FIRST}"))?;
        let shown = page.part("data-conflict", id)?;
        for words in [FIRST, SECOND, "Meer dan een volle week", "rapport.csv", "1 april"] {
            ensure!(shown.contains(words), "{words}: {shown}");
        }
        let decision = format!("/conflicts/{id}/decision");
        let field = format!("line-{kept}");
        let version = ("version", "1");
        // What lacks is said at its place, and what was typed stays.
        let none = reviewer.submit(&page, &decision, &[version, ("reason", "Volgens het rooster.")])?.expect(400)?;
        ensure!(none.part("data-test", "fault")?.contains("Kies ten minste één regel"));
        ensure!(none.body().contains("Volgens het rooster.</textarea>"), "{}", none.body());
        let silent = reviewer.submit(&page, &decision, &[version, (&field, "yes"), ("contract", FIRST)])?.expect(400)?;
        ensure!(silent.part("data-test", "reason-fault")?.contains("reden"), "{}", silent.body());
        ensure!(silent.body().contains(&format!("name=\"{field}\" value=\"yes\" checked")));

        let fields = [version, (field.as_str(), "yes"), ("reason", "Volgens het rooster."), ("contract", FIRST)];
        let done = reviewer.submit(&page, &decision, &fields)?.expect(303)?;
        let done = reviewer.follow(done)?;
        ensure!(done.part("data-test", "notice")?.contains("beslist"));
        ensure!(done.part("data-test", "none")?.contains("geen conflicten"));
        let late = reviewer.submit(&page, &decision, &fields)?;
        assert_eq!(late.status, 412, "it was decided meanwhile");
        assert_eq!(realised(&parties)?[0][0], json!(0));
        let told = read_page(&reviewer, &format!("/contracts/{FIRST}"))?;
        ensure!(told.part("data-test", "set-aside")?.contains("Telt niet mee"));

        let decided = read_page(&reviewer, "/conflicts?state=decided")?;
        ensure!(decided.part("data-test", "decisions")?.contains("Volgens het rooster."));
        let undo = format!("/conflicts/{id}/decision/withdrawal");
        let fields = [("version", "2"), ("state", "decided"), ("reason", "Vergissing.")];
        let undone = reviewer.submit(&decided, &undo, &fields)?.expect(303)?;
        ensure!(reviewer.follow(undone)?.part("data-test", "notice")?.contains("teruggedraaid"));
        ensure!(realised(&parties)?[0][0].as_i64() > Some(0));
        assert_eq!(reviewer.get("/conflicts?contract=ONBEKEND-1")?.status, 404);
        let of_report = read_page(&reviewer, &format!("/conflicts?report={second}"))?;
        ensure!(of_report.part("data-test", "of-report")?.contains("één rapportage"));
        of_report.part("data-conflict", id)?;
        assert_eq!(reviewer.get("/conflicts?report=onbekend")?.status, 404);
    }
}
