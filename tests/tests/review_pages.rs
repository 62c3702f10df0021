//! A report is judged line by line on pages: marks, questions and their answers, and the completion, without a script.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::{Parties, list, refused, registered};
use meetbaar_tests::story::{KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Client, Page, Story, on_both, reports};
use serde_json::{Value, json};

const CONTRACT: &str = "ICT-2024-017";
const Q2: [(&str, &str); 1] = [("period", "2026-Q2")];
const ON: &str = "2026-06-30";

/// Three candidates: 36 hours bring 12,500.00 a quarter, 18 hours 6,250.00, 9 hours 3,125.00.
fn three() -> String {
    list(&[("A", 36), ("B", 18), ("C", 9)].map(|(who, hours)| registered(CONTRACT, who, hours)))
}

fn realised(parties: &Parties) -> Result<Value> {
    parties.figures(CONTRACT, ON, &["realised", "toBeJudged"])
}

/// The review of a report, as somebody with a browser goes through it.
struct Reviewing {
    browser: Client,
    address: String,
}

impl Reviewing {
    fn of(story: &Story, report: &str) -> Result<Self> {
        Ok(Self {
            browser: story.browser(REVIEWER)?,
            address: format!("/reports/{report}/review"),
        })
    }

    fn page(&self, query: &str) -> Result<Page> {
        let page = self.browser.get(&format!("{}{query}", self.address))?;
        page.expect(200)
    }

    /// Presses a button of the form of lines; `fields` are ticks and texts.
    fn press(&self, page: &Page, button: &str, fields: &[(&str, &str)]) -> Result<Page> {
        let mut all = vec![("do", button), ("show", "all")];
        all.extend_from_slice(fields);
        self.browser.submit(page, &self.address, &all)
    }

    /// The same, and it is done.
    fn done(&self, page: &Page, button: &str, fields: &[(&str, &str)]) -> Result<Page> {
        let answer = self.press(page, button, fields)?.expect(303)?;
        let to = answer.location().context("where to")?;
        let to = to.split('#').next().unwrap_or_default();
        self.browser.get(to)?.expect(200)
    }

    fn post(&self, page: &Page, path: &str, fields: &[(&str, &str)]) -> Result<Page> {
        let action = format!("{}{path}", self.address);
        self.browser.submit(page, &action, fields)
    }
}

/// The names of the ticks of a page, in the order of its lines.
fn ticks(page: &Page) -> Vec<String> {
    let body = page.body();
    let rows = body.split("data-line=\"").skip(1);
    let keys = rows.filter_map(|row| row.split('"').next());
    keys.map(|key| format!("line-{key}")).collect()
}

/// A ticked line.
fn tick(line: &str) -> (&str, &str) {
    (line, "yes")
}

/// What is decided on the lines of a page, in their order.
fn marks(page: &Page) -> Vec<String> {
    let body = page.body();
    let rows = body.split("data-mark=\"").skip(1);
    let marks = rows.filter_map(|row| row.split('"').next());
    marks.map(str::to_owned).collect()
}

/// Undecided, to be accepted, to be returned, open questions.
fn counts(page: &Page) -> Result<[String; 4]> {
    let part = |name: &str| page.part("data-test", name);
    Ok([
        part("undecided")?,
        part("accepted")?,
        part("returned")?,
        part("open-questions")?,
    ])
}

/// The public identifiers of the questions on a page.
fn questions(page: &Page) -> Vec<String> {
    let body = page.body();
    let rows = body.split("data-question=\"").skip(1);
    let ids = rows.filter_map(|row| row.split('"').next());
    ids.map(str::to_owned).collect()
}

on_both! {
    fn lines_are_judged_on_a_page(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let report = parties.submitted(&three(), &Q2)?;
        let review = Reviewing::of(&story, &report)?;
        let own = review.browser.get(&format!("/reports/{report}"))?.expect(200)?;
        ensure!(own.links()?.contains(&review.address), "the report leads to its lines");
        ensure!(own.body().contains("accept-form") && own.body().contains("return-form"));
        let page = review.page("")?;
        assert_eq!(counts(&page)?, ["3", "0", "0", "0"]);
        assert_eq!(marks(&page), ["open", "open", "open"]);
        // Each line says where it stands, what it is worth, and why.
        let lines = page.part("data-test", "lines")?;
        for words in ["€ 12.500,00", "€ 6.250,00", "Banenafspraak (doelgroepregister)", "2e kwartaal 2026", CONTRACT, "468", "Bouwblokkentabel", "Deel van een volle werkweek"] {
            ensure!(lines.contains(words), "{words}: {lines}");
        }
        let [first, second, third] = &ticks(&page)[..] else { anyhow::bail!("three lines") };

        // A reason is compulsory, and so is a line; what was ticked and typed stays.
        let again = review.press(&page, "return", &[tick(second), ("question", "Sinds <wanneer>?")])?.expect(400)?;
        ensure!(again.part("data-test", "reason-fault")?.contains("Schrijf op waarom"));
        ensure!(again.body().contains("aria-describedby=\"reason-hint reason-error\""));
        ensure!(again.body().contains(&format!("name=\"{second}\" value=\"yes\" checked")) && again.body().contains("Sinds &#60;wanneer&#62;?"));
        let again = review.press(&page, "return", &[("reason", "Geen verklaring.")])?.expect(400)?;
        ensure!(again.part("data-test", "lines-fault")?.contains("Kies ten minste één regel"));
        ensure!(again.body().contains("Geen verklaring."), "the reason is kept");
        assert_eq!(review.press(&page, "nonsense", &[tick(first)])?.status, 400);
        assert_eq!(counts(&review.page("")?)?, ["3", "0", "0", "0"], "nothing was decided");

        let page = review.done(&page, "accept", &[tick(first)])?;
        ensure!(page.text()?.contains("Uw beslissing is opgeslagen."));
        let page = review.done(&page, "return", &[tick(second), ("reason", "Geen verklaring.")])?;
        assert_eq!(marks(&page), ["accepted", "returned", "open"]);
        assert_eq!(page.part("data-test", "line-reason")?, "Geen verklaring.");
        assert_eq!(realised(&parties)?, json!([0, 2_187_500]), "a mark is not a decision yet");
        let own = story.browser(NOORDERLICHT)?.get(&format!("/reports/{report}"))?.expect(200)?;
        ensure!(!own.body().contains("Geen verklaring."), "nor does the supplier see it");

        // Completing says what to do while a line is undecided.
        let early = review.post(&page, "/completion", &[])?.expect(409)?;
        ensure!(early.part("data-test", "fault")?.contains("Keur ze goed of stuur ze terug"));
        ensure!(early.part("data-test", "outcome")?.contains("Over 1 regel hebt u nog niet beslist."));

        // Some of the lines, by what was decided on them.
        for (show, found) in [("undecided", vec![third]), ("accepted", vec![first]), ("returned", vec![second]), ("questioned", vec![]), ("all", vec![first, second, third])] {
            assert_eq!(ticks(&review.page(&format!("?show={show}"))?).iter().collect::<Vec<_>>(), found, "{show}");
        }
        ensure!(!page.body().contains("data-show=\"changed\""), "there was no report before");

        // A mark is wiped, and the whole page is marked at once.
        let page = review.done(&page, "open", &[tick(first)])?;
        assert_eq!(marks(&page), ["open", "returned", "open"]);
        let page = review.done(&page, "accept_undecided", &[])?;
        assert_eq!(marks(&page), ["accepted", "returned", "accepted"]);
        ensure!(page.part("data-test", "outcome")?.contains("2 regels tellen dan mee. 1 regel gaat terug"));
        let shown = page.field("shown").context("keys")?;
        let page = review.done(&page, "return", &[("whole", "yes"), ("shown", &shown), ("reason", "Alles opnieuw.")])?;
        assert_eq!(marks(&page), ["returned", "returned", "returned"]);
        ensure!(page.part("data-test", "outcome")?.contains("De hele rapportage gaat terug"));
        let page = review.done(&page, "accept", &[tick(first), tick(third)])?;

        let done = review.post(&page, "/completion", &[])?.expect(303)?;
        let told = review.browser.follow(done)?;
        ensure!(told.text()?.contains("De rapportage is deels goedgekeurd."));
        assert_eq!(told.part("data-test", "state")?, "Deels goedgekeurd");
        assert_eq!(told.body().matches("data-test=\"line-reason\"").count(), 1);
        let seen = story.browser(NOORDERLICHT)?.get(&format!("/reports/{report}"))?.expect(200)?;
        assert_eq!(seen.part("data-test", "line-reason")?, "Alles opnieuw.", "the supplier reads why at the line");
        assert_eq!(realised(&parties)?, json!([1_562_500, 0]));
        let page = review.page("")?;
        ensure!(page.part("data-test", "shut")?.contains("al beoordeeld"));
        ensure!(!page.body().contains("name=\"do\""), "nothing is left to decide");
        let form = review.browser.get("/reports")?;
        review.press(&form, "accept_undecided", &[])?.expect(409)?;
    }

    fn a_question_is_answered_on_the_page_of_the_report(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let report = parties.submitted(&three(), &Q2)?;
        let review = Reviewing::of(&story, &report)?;
        let page = review.page("")?;
        let [first, second, _] = &ticks(&page)[..] else { anyhow::bail!("three lines") };
        let ask = |text| [(first.as_str(), "yes"), (second.as_str(), "yes"), ("question", text)];
        let again = review.press(&page, "ask", &ask(" "))?.expect(400)?;
        assert_eq!(again.part("data-test", "question-fault")?, "Schrijf op wat u wilt weten.");
        let page = review.done(&page, "ask", &ask("Sinds <wanneer> werken zij?"))?;
        assert_eq!(counts(&page)?[3], "1");
        assert_eq!(ticks(&review.page("?show=questioned")?), [first.clone(), second.clone()]);
        let [question] = &questions(&page)[..] else { anyhow::bail!("one question") };
        let mails = story.mails()?;
        let mail = mails.iter().find(|mail| mail.text.contains("Sinds <wanneer> werken zij?")).context("mail")?;
        ensure!(mail.text.contains(&format!("/reports/{report}\n")) && !mail.text.contains("API"), "{}", mail.text);

        let page = review.done(&page, "accept_undecided", &[])?;
        ensure!(page.part("data-test", "outcome")?.contains("Er staat nog 1 vraag open."));
        let early = review.post(&page, "/completion", &[])?.expect(409)?;
        ensure!(early.part("data-test", "fault")?.contains("Wacht op het antwoord, of sluit de vraag zelf af."));

        // The supplier finds it on the page of his report, and nobody else answers it.
        let supplier = story.browser(NOORDERLICHT)?;
        let address = format!("/reports/{report}");
        let own = supplier.get(&address)?.expect(200)?;
        ensure!(own.part("data-test", "next")?.contains("Beantwoord die hieronder."));
        let asked = own.part("data-test", "questions")?;
        ensure!(asked.contains("Sinds <wanneer> werken zij?") && asked.contains("Over: 2 3"), "{asked}");
        ensure!(!asked.contains(REVIEWER), "who of the buyer asked it is not told");
        let action = format!("{address}/review/questions/{question}/answer");
        let again = supplier.submit(&own, &action, &[("answer", "\r\n")])?.expect(400)?;
        assert_eq!(again.part("data-test", "fault")?, "Schrijf uw antwoord op.");
        ensure!(again.body().contains(&format!("aria-describedby=\"answer-hint-{question} answer-error-{question}\"")));
        let other = story.browser(KOMPAS)?;
        other.submit(&other.get("/reports")?, &action, &[("answer", "Nee.")])?.expect(404)?;
        review.browser.submit(&page, &action, &[("answer", "Nee.")])?.expect(403)?;
        let answer = [("answer", "Allebei sinds 1 april (123456782).")];
        let told = supplier.follow(supplier.submit(&own, &action, &answer)?.expect(303)?)?;
        ensure!(told.text()?.contains("Uw antwoord is verstuurd."));
        ensure!(!told.body().contains("data-test=\"answer-form\""), "it is answered once");
        supplier.submit(&own, &action, &answer)?.expect(409)?;

        let page = review.page("")?;
        let seen = page.part("data-test", "questions")?;
        ensure!(seen.contains("Allebei sinds 1 april (*********).") && seen.contains(NOORDERLICHT), "{seen}");
        assert_eq!(counts(&page)?, ["0", "3", "0", "0"]);
        let mails = story.mails()?;
        let mail = mails.iter().find(|mail| mail.text.contains("Allebei sinds 1 april")).context("mail")?;
        assert_eq!(mail.to, REVIEWER);
        ensure!(mail.text.contains(&format!("/reports/{report}/review")));
        review.post(&page, "/completion", &[])?.expect(303)?;
        assert_eq!(realised(&parties)?, json!([2_187_500, 0]));
    }

    fn a_reviewer_ends_a_question_himself(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let report = parties.submitted(&three(), &Q2)?;
        let review = Reviewing::of(&story, &report)?;
        let page = review.page("")?;
        let [first, second, third] = &ticks(&page)[..] else { anyhow::bail!("three lines") };
        for (line, text) in [(first, "Vraag per telefoon"), (second, "Vraag per ongeluk"), (third, "Vraag aan een programma")] {
            review.done(&page, "ask", &[(line, "yes"), ("question", text)])?;
        }
        let page = review.done(&page, "accept_undecided", &[])?;
        let [heard, mistake, last] = &questions(&page)[..] else { anyhow::bail!("three questions") };

        let closure = format!("/questions/{heard}/closure");
        let again = review.post(&page, &closure, &[("note", "")])?.expect(400)?;
        assert_eq!(again.part("data-test", "fault")?, "Schrijf op wat u hebt gehoord, en van wie.");
        let supplier = story.browser(NOORDERLICHT)?;
        let own = supplier.get(&format!("/reports/{report}"))?.expect(200)?;
        for path in [&closure, &format!("/questions/{mistake}/withdrawal")] {
            let action = format!("{}{path}", review.address);
            supplier.submit(&own, &action, &[("note", "Klaar.")])?.expect(403)?;
        }
        review.post(&page, &closure, &[("note", "Mevrouw De Boer belde: 1 april.")])?.expect(303)?;
        review.post(&page, &closure, &[("note", "Nog eens.")])?.expect(409)?;
        review.post(&page, &format!("/questions/{mistake}/withdrawal"), &[])?.expect(303)?;
        let page = review.page("")?;
        assert_eq!(counts(&page)?[3], "1");
        let seen = page.part("data-test", "questions")?;
        for words in ["Afgesloten", "Mevrouw De Boer belde: 1 april.", "Afgesloten: reviewer@meetbaar.example", "Ingetrokken: reviewer@meetbaar.example"] {
            ensure!(seen.contains(words), "{words}: {seen}");
        }
        assert_eq!(ticks(&review.page("?show=questioned")?), [first.clone(), third.clone()], "a withdrawn question is none");
        // The supplier reads what was noted, and is told what needs no answer.
        let own = supplier.get(&format!("/reports/{report}"))?.expect(200)?;
        ensure!(own.part("data-test", "questions")?.contains("Mevrouw De Boer belde"));
        assert_eq!(own.body().matches("data-test=\"answer-form\"").count(), 1);
        let mails = story.mails()?;
        let told: Vec<_> = mails.iter().filter(|mail| mail.subject.contains("ingetrokken")).collect();
        ensure!(told.len() == 1 && told.iter().all(|mail| mail.text.contains("Vraag per ongeluk")), "{told:?}");
        for ended in [heard, mistake] {
            let late = format!("/v1/reports/{report}/review/questions/{ended}/answer");
            let late = parties.supplier.post(&late, &json!({ "answer": "Ja." }))?;
            assert_eq!(refused(&late)?, (409, "question_not_open".to_owned()));
        }

        // Programs can do the same.
        let at = |path: &str| format!("/v1/reports/{report}/review/questions/{last}/{path}");
        let without = parties.reviewer.post(&at("closure"), &json!({ "note": " " }))?.expect(400)?.json()?;
        assert_eq!(without["errors"][0]["code"], json!("note_missing"));
        assert_eq!(parties.supplier.post(&at("closure"), &json!({ "note": "Ja." }))?.status, 403);
        assert_eq!(parties.supplier.post(&at("withdrawal"), &json!({}))?.status, 403);
        parties.reviewer.post(&at("closure"), &json!({ "note": "Gemaild." }))?.expect(204)?;
        assert_eq!(refused(&parties.reviewer.post(&at("withdrawal"), &json!({}))?)?.1, "question_not_open");
        let told = parties.supplier.get(&format!("/v1/reports/{report}/review"))?.expect(200)?.json()?;
        assert_eq!(told["progress"]["openQuestions"], json!(0));
        assert_eq!(told["questions"][2]["closingNote"], json!("Gemaild."));
        ensure!(told["questions"][1]["withdrawnAt"].is_string() && told["questions"][1]["closedAt"].is_null(), "{told}");
        review.post(&page, "/completion", &[])?.expect(303)?;
        assert_eq!(realised(&parties)?, json!([2_187_500, 0]));
    }

    fn a_second_round_shows_what_changed_and_the_rest_is_accepted_at_once(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        parties.accepted(&three(), &Q2)?;
        let changed = three().replace(";18;", ";27;");
        let report = parties.submitted(&changed, &Q2)?;
        let review = Reviewing::of(&story, &report)?;
        let page = review.page("")?;
        let [first, second, _] = &ticks(&page)[..] else { anyhow::bail!("three lines") };
        assert_eq!(ticks(&review.page("?show=changed")?), std::slice::from_ref(second));
        ensure!(page.text()?.contains("2 regels goedkeuren die hetzelfde zijn als eerder goedgekeurd"));
        // What was decided already stays as it is.
        let page = review.done(&page, "return", &[(first, "yes"), ("reason", "Toch niet.")])?;
        let page = review.done(&page, "accept_unchanged", &[])?;
        assert_eq!(marks(&page), ["returned", "open", "accepted"]);
        ensure!(!page.body().contains("value=\"accept_unchanged\""), "nothing of that kind is left");
    }

    fn many_lines_go_page_by_page(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let many = String::from_utf8(reports::placements(CONTRACT, "v", 120))?;
        let report = parties.submitted(&many, &Q2)?;
        let review = Reviewing::of(&story, &report)?;
        let link = |page: &Page, rel: &str| -> Result<Option<String>> {
            let body = page.body();
            let anchor = body.split("<a ").find(|anchor| anchor.contains(&format!("rel=\"{rel}\"")));
            let found = anchor.and_then(|anchor| anchor.split('"').nth(1));
            Ok(found.map(|found| found.replace("&#38;", "&").replace("&amp;", "&")))
        };
        let (mut seen, mut pages, mut next) = (Vec::new(), Vec::new(), Some(format!("{}?show=all", review.address)));
        while let Some(address) = next {
            let page = review.browser.get(&address)?.expect(200)?;
            pages.push(ticks(&page).len());
            seen.extend(ticks(&page));
            next = link(&page, "next")?;
        }
        assert_eq!(pages, [50, 50, 20]);
        assert_eq!(seen.len(), 120);
        // Back again from the last page.
        let last = review.page(&format!("?show=all&after={}", seen[99].trim_start_matches("line-")))?;
        let back = review.browser.get(&link(&last, "prev")?.context("back")?)?.expect(200)?;
        assert_eq!(ticks(&back), seen[50..100]);
        ensure!(link(&back, "prev")?.is_some() && link(&back, "next")?.is_some());
        // What was marked leaves the list of the undecided; one is brought back to where one was.
        let page = review.page("?show=undecided")?;
        let shown = page.field("shown").context("keys")?;
        let fields = [("do", "accept"), ("show", "undecided"), ("whole", "yes"), ("shown", shown.as_str())];
        let answer = review.browser.submit(&page, &review.address, &fields)?.expect(303)?;
        let to = answer.location().context("where to")?;
        ensure!(to.contains("show=undecided"), "{to}");
        assert_eq!(ticks(&review.page("?show=undecided")?), seen[50..100]);
        // A page that is empty now leads to the first one.
        assert_eq!(ticks(&review.page("?show=undecided&after=999999999")?), seen[50..100]);
    }

    fn who_submitted_a_report_sees_its_review_and_no_form(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let report = parties.submitted(&three(), &Q2)?;
        let address = format!("/reports/{report}/review");
        for email in [NOORDERLICHT, "category-manager@meetbaar.example", "network-analyst@meetbaar.example", "auditor@meetbaar.example", "administrator@meetbaar.example"] {
            let browser = story.browser(email)?;
            browser.get(&address)?.expect(403)?;
            let form = browser.get("/")?.expect(200)?;
            for path in ["", "/completion", "/questions/x/closure", "/questions/x/withdrawal"] {
                browser.submit(&form, &format!("{address}{path}"), &[("do", "accept_undecided"), ("note", "Nee.")])?.expect(403)?;
            }
        }
        let reviewer = story.browser(REVIEWER)?;
        reviewer.get("/reports/0198c0de/review")?.expect(404)?;
        let page = reviewer.get(&address)?.expect(200)?;
        let [first, ..] = &ticks(&page)[..] else { anyhow::bail!("lines") };
        reviewer.post(&address, &[("do", "accept_undecided")])?.expect(403)?;
        // Somebody who changed sides: no page leads there.
        story.database.query(&format!("UPDATE account SET role = 'reviewer', supplier_id = NULL WHERE email = '{NOORDERLICHT}'"))?;
        let own = story.browser(NOORDERLICHT)?;
        let page = own.get(&address)?.expect(200)?;
        ensure!(page.part("data-test", "shut")?.contains("U hebt deze rapportage zelf ingediend."));
        assert_eq!(counts(&page)?, ["3", "0", "0", "0"]);
        ensure!(!page.body().contains("name=\"do\"") && !page.body().contains("type=\"checkbox\""));
        ensure!(!page.body().contains("/review/completion"));
        for fields in [&[("do", "accept"), (first, "yes")][..], &[("do", "ask"), (first, "yes"), ("question", "Wat?")]] {
            let refused = own.submit(&page, &address, fields)?.expect(409)?;
            ensure!(refused.text()?.contains("Iemand anders moet hem beoordelen"));
        }
        own.submit(&page, &format!("{address}/completion"), &[])?.expect(409)?;
        assert_eq!(counts(&reviewer.get(&address)?)?, ["3", "0", "0", "0"]);
    }
}
