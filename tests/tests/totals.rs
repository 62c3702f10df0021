//! Standings summed, and the share of them that evidence backs.

use anyhow::{Context, Result};
use meetbaar_tests::parties::{Parties, list, registered};
use meetbaar_tests::program::Program;
use meetbaar_tests::story::{ADMINISTRATOR, KOMPAS, NOORDERLICHT};
use meetbaar_tests::{Story, on_both};
use serde_json::{Value, json};

const CONTRACT: &str = "ICT-2024-017";
const ON: &str = "2026-06-30";

/// Code, contracts, and the sums in euros of each group.
fn totals(program: &Program, by: &str) -> Result<Vec<Value>> {
    let mut found = Vec::new();
    let mut address = format!("/v1/standings/totals?by={by}&on={ON}&limit=4");
    loop {
        let page = program.get(&address)?.expect(200)?.json()?;
        let totals = page
            .get("totals")
            .and_then(Value::as_array)
            .context("totals")?;
        found.extend(totals.iter().cloned());
        let Some(next) = page.get("next").and_then(Value::as_str) else {
            return Ok(found);
        };
        address = format!("/v1/standings/totals?by={by}&on={ON}&limit=4&cursor={next}");
    }
}

/// The sum of a figure in euros over all groups.
fn sum(totals: &[Value], figure: &str) -> i64 {
    let units = totals.iter().filter_map(|one| one.get("units")?.as_array());
    let euros = units
        .flatten()
        .filter(|one| one.get("unit") == Some(&json!("euros")));
    euros.filter_map(|one| one.get(figure)?.as_i64()).sum()
}

on_both! {
    fn every_way_of_summing_comes_to_the_same(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &[("period", "2026-Q2")])?;
        let office = story.program(ADMINISTRATOR)?;
        let network = totals(&office, "network")?;
        assert_eq!((network.len(), &network[0]["contracts"]), (1, &json!(11)));
        assert_eq!(sum(&network, "realised"), 1_250_000);
        for by in ["contract", "supplier", "category", "sector", "buyer", "ministry"] {
            let totals = totals(&office, by)?;
            for figure in ["required", "realised", "gap", "forecastExpected"] {
                assert_eq!(sum(&totals, figure), sum(&network, figure), "{figure} by {by}");
            }
        }
        assert_eq!(totals(&office, "contract")?.len(), 11, "page by page");
        // A supplier sees his own only.
        let own = totals(&story.program(KOMPAS)?, "supplier")?;
        assert_eq!((own.len(), &own[0]["code"]), (1, &json!("kompas")));
        assert_eq!(office.get("/v1/standings/totals?by=colour")?.status, 400);
    }

    fn a_share_is_backed_by_evidence(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let lines = list(&[registered(CONTRACT, "A", 36), registered(CONTRACT, "B", 18)]);
        let report = parties.accepted(&lines, &[("period", "2026-Q2")])?;
        let figures = || parties.figures(CONTRACT, ON, &["realised", "withEvidence"]);
        assert_eq!(figures()?, json!([1_875_000, 0]));
        let address = format!("/v1/reports/{report}/evidence");
        let fields = [("kind", "employment_contract"), ("row", "3")];
        parties.supplier.upload_to(&address, "contract.pdf", b"%PDF-1.7\n%%EOF\n", &fields)?.expect(201)?;
        assert_eq!(figures()?, json!([1_875_000, 625_000]), "one line of two");
        let fields = [("kind", "other")];
        parties.supplier.upload_to(&address, "alles.pdf", b"%PDF-1.7\n%all\n%%EOF\n", &fields)?.expect(201)?;
        assert_eq!(figures()?, json!([1_875_000, 1_875_000]), "the whole report");
        story.server.run(["recompute", "--verify"])?;
    }
}
