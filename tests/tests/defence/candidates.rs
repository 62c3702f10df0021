//! Fields that only some may see: who sees lines but not whose they are gets neither the supplier's numbers of candidates nor
//! what they became, on no page and in no answer.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use meetbaar_tests::story::{NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Page, Story, crawl, on_both, reports};
use serde_json::json;

use crate::world::{addresses, id};

/// How the numbers of the candidates begin in the file.
const MARK: &str = "Zq7kandidaat";
/// Who sees every line, and nobody's.
const BLIND: [&str; 2] = [
    "auditor@meetbaar.example",
    "network-analyst@meetbaar.example",
];

/// A report whose candidates are named by problems too: the same one twice, hours that can't be, a day that is none.
fn with_problems() -> Vec<u8> {
    let row = |number: usize, rest: &str| format!("ICT-2024-017;{MARK}-{number};{rest}\r\n");
    let good = "Doelgroepregister (banenafspraak);01-01-2024;;36;120,00";
    let rows = [
        row(1, good),
        row(1, good),
        row(
            2,
            "Doelgroepregister (banenafspraak);01-01-2024;;360;120,00",
        ),
        row(3, "onbekend;31-02-2024;;36;120,00"),
        row(
            4,
            "Doelgroepregister (banenafspraak);01-01-2024;;36;9999,00",
        ),
        format!("{MARK}-5;{MARK}-6;{good}\r\n"),
    ];
    format!("{}\r\n{}", reports::HEADINGS, rows.concat()).into_bytes()
}

/// The words of candidates that an answer holds.
fn held<'a>(page: &Page, words: &'a BTreeSet<String>) -> Vec<&'a String> {
    let body = page.body();
    words
        .iter()
        .filter(|word| body.contains(word.as_str()))
        .collect()
}

on_both! {
    fn who_may_not_see_whose_a_line_is_meets_no_candidate(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.program(NOORDERLICHT)?;
        let send = |name: &str, bytes: &[u8], period: &str| -> Result<String> {
            let sent = supplier.upload(name, bytes, &[("period", period)])?.expect(202)?;
            let report = id(&sent.json()?)?;
            supplier.read(&report)?;
            Ok(report)
        };
        let accepted = send("goed.csv", &reports::placements("ICT-2024-017", MARK, 3), "2026-Q2")?;
        supplier.submit(&accepted)?.expect(204)?;
        story.program(REVIEWER)?.accept(&accepted)?.expect(204)?;
        let waiting = send("wacht.csv", &reports::placements("ICT-2024-017", MARK, 2), "2026-Q3")?;
        supplier.submit(&waiting)?.expect(204)?;
        let faulty = send("fout.csv", &with_problems(), "2026-Q3")?;
        let corrections = json!({ "corrections": [{ "cell": "B3", "value": format!("{MARK}-9") }], "reason": "Verkeerd nummer" });
        supplier.post(&format!("/v1/reports/{faulty}/corrections"), &corrections)?.expect(202)?;
        supplier.read(&faulty)?;
        story.settle()?;
        let pseudonyms = story.database.query("SELECT DISTINCT candidate FROM report_line WHERE candidate IS NOT NULL")?;
        let mut words: BTreeSet<String> = pseudonyms.lines().map(|one| one.chars().take(8).collect()).collect();
        ensure!(words.len() >= 3, "{words:?}");
        words.insert(MARK.to_owned());
        let (mut shown, mut looked) = (0, 0);
        for email in BLIND.into_iter().chain([REVIEWER]) {
            let (browser, program) = (story.browser(email)?, story.program(email)?);
            let mut pages = Vec::new();
            for report in [&accepted, &waiting, &faulty] {
                let begin = format!("/reports/{report}");
                pages.extend(crawl::pages(&browser, &["/", &begin, "/contracts/ICT-2024-017", "/audit"], 60)?);
                for (method, path) in addresses(&story)? {
                    let path = path.replace("{number}", "ICT-2024-017").replace("reports/{id}", &format!("reports/{report}"));
                    if method != "GET" || path.contains('{') {
                        continue;
                    }
                    pages.push(if path.starts_with("/v1/") { program.get(&path)? } else { browser.get(&path)? });
                }
            }
            for page in &pages {
                looked += usize::from(page.status == 200);
                let found = held(page, &words);
                if email == REVIEWER {
                    shown += usize::from(!found.is_empty());
                } else {
                    ensure!(found.is_empty(), "{email}: {} ({}) tells {found:?}: {}", page.path, page.status, page.body());
                }
            }
        }
        ensure!(shown >= 4 && looked > 60, "{shown} of {looked} answers show a candidate to who may see them");
    }
}
