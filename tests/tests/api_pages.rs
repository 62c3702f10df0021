//! Lists of the API go page by page: all of them, each once, whatever is added meanwhile.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::refused;
use meetbaar_tests::story::{KOMPAS, NOORDERLICHT, REFERENCE_DATE, REVIEWER};
use meetbaar_tests::{Page, Program, Story, on_both, reports};
use serde_json::Value;

/// The items of a page, and the cursor of the next.
fn items(page: &Page, member: &str) -> Result<(Vec<Value>, Option<String>)> {
    let content = page.json()?;
    let items = content.get(member).and_then(Value::as_array);
    let next = content.get("next").and_then(Value::as_str);
    let link = next.map(|next| format!("cursor={next}>; rel=\"next\""));
    match (page.header("link"), link) {
        (None, None) => {}
        (Some(told), Some(link)) => ensure!(told.ends_with(&link), "{told}"),
        (told, _) => anyhow::bail!("{told:?} beside {next:?}"),
    }
    Ok((items.context("no items")?.clone(), next.map(str::to_owned)))
}

/// All items, page by page, with something done after each page.
fn walk(
    program: &Program,
    address: &str,
    member: &str,
    mut meanwhile: impl FnMut() -> Result<()>,
) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let asked = cursor.iter().fold(address.to_owned(), |asked, cursor| {
            format!("{asked}&cursor={cursor}")
        });
        let (found, next) = items(&program.get(&asked)?.expect(200)?, member)?;
        ensure!(
            next.is_none() || !found.is_empty(),
            "an empty page that is not the last"
        );
        all.extend(found);
        meanwhile()?;
        match next {
            Some(next) => cursor = Some(next),
            None => return Ok(all),
        }
        ensure!(all.len() < 1000, "the pages never end");
    }
}

fn named(items: &[Value], name: &str) -> Vec<String> {
    let texts = items.iter().filter_map(|one| one.get(name)?.as_str());
    texts.map(str::to_owned).collect()
}

on_both! {
    fn every_report_is_met_once_while_others_come_in(kind) {
        let story = Story::begin(kind)?;
        let (supplier, other, reviewer) = (story.program(NOORDERLICHT)?, story.program(KOMPAS)?, story.program(REVIEWER)?);
        let mut sent: Vec<String> = (0..7)
            .map(|number| supplier.send("q3.csv", &reports::placements("ICT-2024-017", &format!("K{number}"), 1), &[]))
            .collect::<Result<_>>()?;
        sent.reverse();
        for limit in [1, 2, 3, 7, 100] {
            let met = walk(&reviewer, &format!("/v1/reports?limit={limit}&supplier=noorderlicht"), "reports", || Ok(()))?;
            assert_eq!(named(&met, "id"), sent, "limit {limit}");
        }
        let mut more = 0;
        let met = walk(&reviewer, "/v1/reports?limit=2&contract=", "reports", || Ok(()))?;
        ensure!(met.is_empty(), "there is no contract without a number");
        let met = walk(&reviewer, "/v1/reports?limit=2", "reports", || {
            more += 1;
            other.send("q3.csv", &reports::placements("ICT-2024-021", &format!("M{more}"), 1), &[])?;
            Ok(())
        })?;
        assert_eq!(named(&met, "id"), sent, "what comes in later stands before all that were there");
        ensure!(more >= 4);
        story.settle()?;

        let of = |query: &str| -> Result<usize> { Ok(walk(&reviewer, &format!("/v1/reports?limit=5&{query}"), "reports", || Ok(()))?.len()) };
        assert_eq!(of("supplier=kompas")?, more);
        assert_eq!(of("state=received")?, 0);
        assert_eq!(of("uploadedFrom=2026-10-15T09:00:00%2B02:00")?, 7 + more, "the clock of this story stands still");
        assert_eq!(of("uploadedUntil=2026-10-15T07:00:00Z")?, 0);
        let states = named(&walk(&supplier, "/v1/reports?limit=3", "reports", || Ok(()))?, "state");
        assert_eq!(states.len(), 7, "a supplier meets only its own");
        assert_eq!(of(&format!("supplier=noorderlicht&state={}", states[0]))?, states.iter().filter(|one| **one == states[0]).count());
        assert_eq!(walk(&supplier, "/v1/reports?limit=3&supplier=kompas", "reports", || Ok(()))?.len(), 0);
    }

    fn standings_and_problems_are_walked_too(kind) {
        let story = Story::begin(kind)?;
        let (supplier, reviewer) = (story.program(NOORDERLICHT)?, story.program(REVIEWER)?);
        let standings = |query: &str| walk(&reviewer, &format!("/v1/standings?on={REFERENCE_DATE}&{query}"), "standings", || Ok(()));
        let all = standings("limit=100")?;
        ensure!(all.len() > 10, "{all:?}");
        for limit in [1, 3, 4] {
            assert_eq!(standings(&format!("limit={limit}"))?, all, "limit {limit}");
        }
        for (query, member) in [("contract", "contract"), ("supplier", "supplier"), ("buyer", "buyer"), ("category", "category"), ("status", "status")] {
            let wanted = named(&all, member)[0].clone();
            let encoded: String = wanted.bytes().map(|byte| format!("%{byte:02x}")).collect();
            let expected: Vec<_> = all.iter().filter(|one| one[member] == wanted.as_str()).cloned().collect();
            assert_eq!(standings(&format!("limit=1&{query}={encoded}"))?, expected, "{query}");
        }
        ensure!(standings("limit=1&contract=nergens")?.is_empty());

        let faulty = String::from_utf8(reports::placements("ICT-1999-1", "K", 23))?;
        let id = supplier.send("q3.csv", faulty.as_bytes(), &[("period", "2026-Q3")])?;
        supplier.read(&id)?;
        let address = format!("/v1/reports/{id}/problems");
        let all = walk(&supplier, &format!("{address}?limit=100"), "problems", || Ok(()))?;
        ensure!(all.len() >= 23, "{}", all.len());
        assert_eq!(walk(&supplier, &format!("{address}?limit=4"), "problems", || Ok(()))?, all);
        let some = walk(&supplier, &format!("{address}?limit=4&code=unknown_contract"), "problems", || Ok(()))?;
        ensure!(!some.is_empty() && some.iter().all(|one| one["code"] == "unknown_contract"));
    }

    fn a_page_that_can_not_be_is_refused(kind) {
        let story = Story::begin(kind)?;
        let program = story.program(NOORDERLICHT)?;
        for number in 0..2 {
            program.send("q3.csv", &reports::placements("ICT-2024-017", &format!("K{number}"), 1), &[])?;
        }
        let (_, next) = items(&program.get("/v1/reports?limit=1")?.expect(200)?, "reports")?;
        let next = next.context("next")?;
        program.get(&format!("/v1/reports?cursor={next}"))?.expect(200)?;
        for (address, code) in [
            (format!("/v1/reports?cursor={next}x"), "cursor_unreadable"),
            (format!("/v1/reports?cursor={}", &next[2..]), "cursor_unreadable"),
            ("/v1/reports?cursor=".to_owned(), "cursor_unreadable"),
            (format!("/v1/standings?cursor={next}"), "cursor_unreadable"),
            (format!("/v1/layouts?cursor={next}"), "cursor_unreadable"),
            ("/v1/reports?limit=0".to_owned(), "limit_out_of_range"),
            ("/v1/reports?limit=101".to_owned(), "limit_out_of_range"),
            ("/v1/reports?limit=alles".to_owned(), "bad_request"),
            ("/v1/reports?page=2".to_owned(), "bad_request"),
            ("/v1/reports?state=weg".to_owned(), "state_unknown"),
            ("/v1/standings?status=weg".to_owned(), "status_unknown"),
        ] {
            assert_eq!(refused(&program.get(&address)?)?, (400, code.to_owned()), "{address}");
        }
    }
}
