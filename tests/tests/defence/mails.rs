//! Mails that hold what others wrote: no header of theirs, no element of theirs, no line of theirs where one is not meant.

use std::fs;

use anyhow::ensure;
use meetbaar_tests::html::{MARK, PAYLOADS, smuggled_in_mail};
use meetbaar_tests::story::{ADMINISTRATOR, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Story, on_both, reports};
use serde_json::json;

use crate::world::id;

/// Ends of a line, as somebody would write them who wants to begin another header.
const BREAKS: [&str; 6] = ["\r\n", "\n", "\r", "\u{2028}", "\u{85}", "%0d%0a"];

/// The headers that our mails have.
const HEADERS: [&str; 9] = [
    "message-id",
    "from",
    "to",
    "date",
    "subject",
    "auto-submitted",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
];

on_both! {
    fn no_mail_address_holds_a_header(kind) {
        let story = Story::begin(kind)?;
        let (office, supplier) = (story.browser(ADMINISTRATOR)?, story.browser(NOORDERLICHT)?);
        let accounts = || story.database.query("SELECT (SELECT COUNT(*) FROM invitation), (SELECT COUNT(*) FROM account_link)");
        let before = accounts()?;
        for line_end in BREAKS.into_iter().filter(|one| *one != "%0d%0a").chain([" ", "\t", "\u{0}"]) {
            for address in [
                format!("iemand@example.nl{line_end}Bcc: evil@evil.example"),
                format!("iemand{line_end}RCPT TO:<evil@evil.example>@example.nl"),
                format!("iemand@example.nl{line_end},evil@evil.example"),
            ] {
                let form = office.get("/accounts/new")?.expect(200)?;
                let fields = [("email", address.as_str()), ("role", "reviewer"), ("language", "nl")];
                let refused = office.submit(&form, "/accounts/new", &fields)?;
                ensure!(refused.status == 400, "{address:?} answered {}", refused.status);
                let form = supplier.get("/account/email")?.expect(200)?;
                let refused = supplier.submit(&form, "/account/email", &[("email", &address)])?;
                ensure!(refused.status == 400, "{address:?} answered {}", refused.status);
            }
        }
        assert_eq!(accounts()?, before);
        // What is sent nevertheless goes to one address.
        for address in ["a,evil@evil.example", "a;b@evil.example", "<a>b@evil.example", "\"a\"b@evil.example"] {
            let form = office.get("/accounts/new")?.expect(200)?;
            office.submit(&form, "/accounts/new", &[("email", address), ("role", "reviewer"), ("language", "nl")])?;
        }
        for mail in story.mails()? {
            ensure!(mail.to.matches('@').count() == 1 && !mail.to.contains([',', ';']), "{mail:?}");
        }
    }

    fn nobody_else_writes_a_header_or_an_element_of_a_mail(kind) {
        let story = Story::begin(kind)?;
        let (supplier, reviewer) = (story.program(NOORDERLICHT)?, story.program(REVIEWER)?);
        for (number, (line_end, payload)) in BREAKS.iter().zip(PAYLOADS.iter().cycle()).enumerate() {
            let text = format!("{MARK}{line_end}Bcc: evil@evil.example{line_end}{line_end}{payload}");
            let name = format!("q{number}-{payload}{}Bcc: evil@evil.example.csv", if number % 2 == 0 { "" } else { "%0d%0a" });
            let name = name.replace('"', "%22");
            let lines = reports::placements("ICT-2024-017", &format!("P{number}"), 1);
            let report = id(&supplier.upload(&name, &lines, &[("period", "2026-Q3")])?.expect(202)?.json()?)?;
            supplier.read(&report)?;
            supplier.submit(&report)?.expect(204)?;
            let lines = reviewer.get(&format!("/v1/reports/{report}/lines"))?.json()?;
            let line = lines["lines"][0].clone();
            let question = json!({ "question": text, "lines": [{ "sheet": line["sheet"], "row": line["row"] }] });
            let asked = reviewer.post(&format!("/v1/reports/{report}/review/questions"), &question)?;
            ensure!(asked.status == 201 || asked.status == 400, "{}", asked.body());
            let decision = json!({ "decision": "returned", "reason": text });
            reviewer.post(&format!("/v1/reports/{report}/decision"), &decision)?.expect(204)?;
        }
        let mails = story.mails()?;
        ensure!(mails.len() >= BREAKS.len(), "{}", mails.len());
        let mut marked = 0;
        for mail in &mails {
            let found = smuggled_in_mail(&mail.html);
            ensure!(found.is_empty(), "{}: {found:?}", mail.name);
            ensure!(!mail.to.contains("evil") && !mail.subject.contains(['\r', '\n']), "{mail:?}");
            marked += usize::from(mail.text.contains(MARK));
            let whole = fs::read_to_string(story.server.data().join("mail").join(&mail.name))?;
            let (head, _) = whole.split_once("\r\n\r\n").unwrap_or_default();
            for line in head.lines().filter(|line| !line.starts_with([' ', '\t'])) {
                let name = line.split(':').next().unwrap_or_default().to_lowercase();
                ensure!(HEADERS.contains(&name.as_str()), "{}: {line}", mail.name);
            }
            ensure!(!whole.replace("\r\n", "").contains(['\r', '\n']), "{}: an end of a line of its own kind", mail.name);
        }
        ensure!(marked >= BREAKS.len(), "only {marked} mails hold what was written");
    }
}
