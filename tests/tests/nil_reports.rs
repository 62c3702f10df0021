//! A report of no effort without a file, and what is signed when a report is submitted.

use anyhow::{Context, ensure};
use meetbaar_tests::parties::{Parties, problems, refused};
use meetbaar_tests::story::{NOORDERLICHT, REVIEWER, read_page};
use meetbaar_tests::{Story, on_both};
use serde_json::json;

const WERFZICHT: &str = "werfzicht@leverancier.example";
const ONE: &str = "BOUW-2023-011";
const OTHER: &str = "BOUW-2024-002";

on_both! {
    fn one_nil_report_speaks_for_many_contracts(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, WERFZICHT)?;
        let said = json!({ "contracts": [OTHER, ONE, OTHER], "period": "2026-Q3" });
        let made = parties.supplier.post("/v1/nil-reports", &said)?.expect(202)?.json()?;
        let id = made["id"].as_str().context("id")?;
        let report = parties.supplier.read(id)?;
        assert_eq!((&report["state"], &report["lines"]), (&json!("ready"), &json!(0)));
        assert_eq!(report["fileName"], "geen-inzet-2026-07-01-2026-09-30.csv");
        assert_eq!(problems(&report, "nil_report").len(), 1);
        assert_eq!(report["submission"], json!(null));
        parties.supplier.submit(id)?.expect(204)?;
        let submission = parties.reviewer.report(id)?["submission"].clone();
        assert_eq!(submission["submittedBy"], WERFZICHT);
        let signed: Vec<_> = submission["statements"].as_array().context("statements")?.iter().map(|one| json!([one["statement"], one["signedBy"]])).collect();
        assert_eq!(json!(signed), json!([["complete_and_true", WERFZICHT], ["candidates_informed", WERFZICHT]]));
        ensure!(submission["statements"][0]["signedAt"] == submission["submittedAt"]);
        let page = story.browser(REVIEWER)?.get(&format!("/reports/{id}"))?.expect(200)?;
        ensure!(page.part("data-test", "signed")?.contains("volledig en naar waarheid") && page.part("data-test", "signed")?.contains(WERFZICHT));
        parties.reviewer.accept(id)?.expect(204)?;
        assert_eq!(parties.covered(id)?, ["BOUW-2023-011 2026-07-01 2026-09-30 r1", "BOUW-2024-002 2026-07-01 2026-09-30 r1"]);
        for contract in [ONE, OTHER] {
            assert_eq!(parties.figures(contract, "2026-09-30", &["realised", "reported"])?, json!([0, true]), "{contract}");
        }
    }

    fn a_nil_report_is_about_own_contracts_and_a_period(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, WERFZICHT)?;
        for (said, code) in [
            (json!({ "contracts": [], "period": "2026-Q3" }), "contracts_missing"),
            (json!({ "contracts": [" "], "period": "2026-Q3" }), "contracts_missing"),
            (json!({ "contracts": [ONE, "ICT-2024-017"], "period": "2026-Q3" }), "contract_unknown"),
            (json!({ "contracts": [ONE], "period": "" }), "period_missing"),
            (json!({ "contracts": [ONE], "period": "2026-Q9" }), "period_invalid"),
        ] {
            let answer = parties.supplier.post("/v1/nil-reports", &said)?.expect(400)?.json()?;
            assert_eq!(answer["errors"][0]["code"], code, "{said}");
        }
        let said = json!({ "contracts": [ONE], "period": "2026-Q3", "lines": 0 });
        assert_eq!(refused(&parties.supplier.post("/v1/nil-reports", &said)?)?.0, 400);
        assert_eq!(refused(&parties.reviewer.post("/v1/nil-reports", &json!({ "contracts": [ONE], "period": "2026-Q3" }))?)?, (403, "forbidden".to_owned()));
        assert_eq!(story.database.number("SELECT count(*) FROM report")?, 0);
    }

    fn no_effort_is_said_on_the_page(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, WERFZICHT)?;
        let browser = story.browser(WERFZICHT)?;
        let page = browser.get("/reports/new")?.expect(200)?;
        ensure!(page.part("data-test", "nil-form")?.contains(ONE));
        let again = browser.submit(&page, "/reports/nil", &[("period", "2026-Q3")])?.expect(400)?;
        ensure!(again.part("data-test", "nil-form")?.contains("Kies ten minste één contract."));
        let fields = [("period", "2026-Q3"), ("contract:BOUW-2023-011", "yes")];
        let made = browser.submit(&page, "/reports/nil", &fields)?.expect(303)?;
        let address = made.location().unwrap_or_default().split('?').next().unwrap_or_default().to_owned();
        let page = read_page(&browser, &address)?;
        assert_eq!(page.part("data-test", "state")?, "Klaar om in te dienen");
        let id = address.trim_start_matches("/reports/");
        assert_eq!(parties.covered(id)?, ["BOUW-2023-011 2026-07-01 2026-09-30 r1"]);
        let foreign = [("period", "2026-Q3"), ("contract:ICT-2024-017", "yes")];
        browser.submit(&page, "/reports/nil", &foreign)?.expect(400)?;
        ensure!(story.browser(NOORDERLICHT)?.get(&address)?.status == 404);
    }
}
