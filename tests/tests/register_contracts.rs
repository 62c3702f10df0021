//! Contracts of the register through the API: registered, changed by two at once, extended, and seen by nobody else.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::refused;
use meetbaar_tests::story::{ADMINISTRATOR, CATEGORY_MANAGER, KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Page, Story, on_both};
use serde_json::{Value, json};

const CONTRACTS: &str = "/v1/contracts";

/// A contract under which three ministries buy, as somebody registers it.
fn shared() -> Value {
    json!({
        "number": "IUC 2026/031",
        "title": "Inhuur van testers",
        "framework": "RO-2025-7",
        "lot": "Perceel 2",
        "supplier": "kompas",
        "category": "ict-inhuur",
        "buyers": [
            { "buyer": "BZK", "percent": "33.33" },
            { "buyer": "JenV", "percent": "33.34" },
            { "buyer": "SZW", "percent": "33.33" },
        ],
        "leadingBuyer": "BZK",
        "clientSupervision": true,
        "valueCents": 250_000_000,
        "awarded": "2026-02-01",
        "tenderPublished": "2025-10-01",
        "start": "2026-03-01",
        "end": "2027-02-28",
        "options": [{ "months": 12 }, { "until": "2030-12-31" }],
    })
}

fn with(mut contract: Value, changes: &[(&str, Value)]) -> Value {
    for (field, value) in changes {
        contract[*field] = value.clone();
    }
    contract
}

fn tag(answer: &Page) -> Result<String> {
    Ok(answer.header("etag").context("no ETag")?.to_owned())
}

/// The faults of an answer, as field and code.
fn faults(answer: Page) -> Result<Vec<(String, String)>> {
    let problem = answer.expect(400)?.json()?;
    let text = |one: &Value, name: &str| one[name].as_str().unwrap_or_default().to_owned();
    let all = problem["errors"].as_array().context("errors")?;
    Ok(all
        .iter()
        .map(|one| (text(one, "field"), text(one, "code")))
        .collect())
}

on_both! {
    fn a_contract_of_several_buyers_is_registered_and_read_back(kind) {
        let story = Story::begin(kind)?;
        let manager = story.program(CATEGORY_MANAGER)?;
        let answer = manager.post(CONTRACTS, &shared())?.expect(201)?;
        assert_eq!(answer.location(), Some("/v1/contracts/IUC%202026%2F031"));
        let place = answer.location().context("Location")?.to_owned();
        let read = manager.get(&place)?.expect(200)?;
        assert_eq!((tag(&answer)?, tag(&read)?), ("\"1\"".to_owned(), "\"1\"".to_owned()));
        let contract = read.json()?;
        for field in ["number", "title", "framework", "lot", "supplier", "category", "buyers", "leadingBuyer", "clientSupervision", "valueCents", "awarded", "tenderPublished", "start", "end"] {
            assert_eq!(contract[field], shared()[field], "{field}");
        }
        assert_eq!(contract["options"][1], json!({ "number": 2, "months": null, "until": "2030-12-31", "exercisedAt": null }));
        assert_eq!(refused(&manager.post(CONTRACTS, &shared())?)?, (400, "invalid".to_owned()));
        assert_eq!(faults(manager.post(CONTRACTS, &shared())?)?, [("number".to_owned(), "taken".to_owned())]);

        let of = |query: &str| -> Result<usize> {
            let found = manager.get(&format!("{CONTRACTS}?{query}"))?.expect(200)?.json()?;
            found["contracts"].as_array().map(Vec::len).context("contracts")
        };
        assert_eq!(of("framework=RO-2025-7")?, 1);
        assert_eq!(of("supplier=kompas")?, 2);
        assert_eq!(of("supplier=kompas&buyer=SZW")?, 1);
        assert_eq!(of("supplier=kompas&runningOn=2028-01-01")?, 1);
        assert_eq!(of("supplier=kompas&sector=construction")?, 0);
        assert_eq!(of("category=ict-inhuur&sector=ict_hiring&supplier=kompas")?, 2);
        // In parts, nothing is missed and nothing comes twice.
        let (mut numbers, mut cursor) = (Vec::new(), String::new());
        loop {
            let part = manager.get(&format!("{CONTRACTS}?limit=5{cursor}"))?.expect(200)?.json()?;
            let all = part["contracts"].as_array().context("contracts")?;
            ensure!(all.len() <= 5);
            numbers.extend(all.iter().map(|one| one["number"].to_string()));
            match part["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        let count = story.database.number("SELECT count(*) FROM contract")?;
        numbers.sort();
        numbers.dedup();
        assert_eq!(i64::try_from(numbers.len())?, count);
        assert_eq!(refused(&manager.get(&format!("{CONTRACTS}?limit=0"))?)?.0, 400);
        assert_eq!(refused(&manager.get(&format!("{CONTRACTS}?color=red"))?)?.0, 400);
    }

    fn all_that_is_wrong_with_a_contract_is_told_at_once(kind) {
        let story = Story::begin(kind)?;
        let manager = story.program(ADMINISTRATOR)?;
        let wrong = with(shared(), &[
            ("number", json!("<b>")),
            ("supplier", json!("nobody")),
            ("category", json!("")),
            ("buyers", json!([{ "buyer": "SZW", "percent": "60" }, { "buyer": "BZK", "percent": "39.99" }])),
            ("leadingBuyer", json!("JenV")),
            ("valueCents", json!(-1)),
            ("awarded", json!("31-12-2026")),
            ("start", json!("2027-03-01")),
            ("clientSupervision", Value::Null),
            ("options", json!([{ "months": 12, "until": "2030-12-31" }])),
            ("reason", json!("Van 123456782")),
        ]);
        let mut told = faults(manager.post(CONTRACTS, &wrong)?)?;
        told.sort();
        let expected = [
            ("awarded", "date_invalid"), ("buyers", "shares_not_whole"), ("category", "missing"), ("clientSupervision", "missing"),
            ("end", "ends_before_start"), ("number", "number_invalid"), ("options", "option_invalid"),
            ("reason", "citizen_service_number"), ("supplier", "unknown"), ("valueCents", "amount_invalid"),
        ];
        assert_eq!(told, expected.map(|(field, code)| (field.to_owned(), code.to_owned())));
        let nothing = faults(manager.post(CONTRACTS, &json!({}))?)?;
        let missing: Vec<&str> = nothing.iter().filter(|(_, code)| code == "missing").map(|(field, _)| field.as_str()).collect();
        assert_eq!(missing, ["number", "awarded", "start", "end", "valueCents", "clientSupervision", "supplier", "category", "buyers"]);
        for (buyers, code) in [
            (json!([]), "missing"),
            (json!([{ "buyer": "SZW", "percent": "50" }, { "buyer": "SZW", "percent": "50" }]), "twice"),
            (json!([{ "buyer": "SZW", "percent": "50" }, { "buyer": "BZK" }]), "share_missing"),
            (json!([{ "buyer": "SZW", "percent": "100" }, { "buyer": "BZK", "percent": "0" }]), "share_invalid"),
            (json!([{ "buyer": "SZW", "percent": "33.333" }, { "buyer": "BZK", "percent": "66.667" }]), "share_invalid"),
            (json!([{ "buyer": "SZW", "percent": "99.99" }]), "shares_not_whole"),
            (json!([{ "buyer": "EZK" }]), "unknown"),
        ] {
            let told = faults(manager.post(CONTRACTS, &with(shared(), &[("buyers", buyers.clone()), ("leadingBuyer", Value::Null)]))?)?;
            ensure!(told.contains(&("buyers".to_owned(), code.to_owned())), "{buyers}: {told:?}");
        }
        let told = faults(manager.post(CONTRACTS, &with(shared(), &[("leadingBuyer", json!("RVB"))]))?)?;
        assert_eq!(told, [("leadingBuyer".to_owned(), "not_among_buyers".to_owned())]);
        let told = faults(manager.post(CONTRACTS, &with(shared(), &[("tenderPublished", json!("2026-02-02"))]))?)?;
        assert_eq!(told, [("tenderPublished".to_owned(), "after_award".to_owned())]);
        assert_eq!(story.database.number("SELECT count(*) FROM contract WHERE number LIKE 'IUC%'")?, 0);
    }

    fn of_two_who_change_one_contract_the_second_is_told_what_the_first_did(kind) {
        let story = Story::begin(kind)?;
        let (one, other) = (story.program(ADMINISTRATOR)?, story.program(CATEGORY_MANAGER)?);
        let place = one.post(CONTRACTS, &shared())?.expect(201)?.location().context("Location")?.to_owned();
        let seen = tag(&one.get(&place)?)?;
        assert_eq!(tag(&other.get(&place)?)?, seen);
        let first = with(shared(), &[("valueCents", json!(300_000_000)), ("end", json!("2027-12-31")), ("reason", json!("Nota van wijziging 1"))]);
        assert_eq!(tag(&one.put(&place, &seen, &first)?.expect(200)?)?, "\"2\"");

        let second = with(shared(), &[("title", json!("Inhuur van testers en ontwikkelaars"))]);
        let late = other.put(&place, &seen, &second)?.expect(412)?.json()?;
        assert_eq!((&late["code"], &late["currentETag"]), (&json!("changed_meanwhile"), &json!("\"2\"")));
        let mut differences = late["differences"].as_array().context("differences")?.clone();
        differences.sort_by_key(|one| one["field"].to_string());
        assert_eq!(differences, [
            json!({ "field": "end", "before": "2027-02-28", "now": "2027-12-31" }),
            json!({ "field": "valueCents", "before": 250_000_000, "now": 300_000_000 }),
        ]);
        ensure!(late["changedAt"].is_string());
        let again = with(first.clone(), &[("title", json!("Inhuur van testers en ontwikkelaars")), ("reason", Value::Null)]);
        let changed = other.put(&place, "\"2\"", &again)?.expect(200)?;
        assert_eq!(tag(&changed)?, "\"3\"");
        assert_eq!(changed.json()?["valueCents"], 300_000_000);

        assert_eq!(refused(&other.post(&place, &again)?)?.0, 405);
        assert_eq!(refused(&other.put(&place, "7", &again)?)?, (400, "if_match_unreadable".to_owned()));
        let history = one.get(&format!("{place}/history"))?.expect(200)?.json()?;
        let versions = history["versions"].as_array().context("versions")?;
        assert_eq!(versions.iter().map(|one| &one["version"]).collect::<Vec<_>>(), [3, 2, 1]);
        assert_eq!(versions[0]["changedBy"], CATEGORY_MANAGER);
        assert_eq!(versions[0]["differences"], json!([{ "field": "title", "before": "Inhuur van testers", "now": "Inhuur van testers en ontwikkelaars" }]));
        assert_eq!((&versions[1]["changedBy"], &versions[1]["reason"]), (&json!(ADMINISTRATOR), &json!("Nota van wijziging 1")));
    }

    fn what_was_there_before_the_history_is_compared_too(kind) {
        let story = Story::begin(kind)?;
        story.database.query("DELETE FROM register_change WHERE kind = 'contract'")?;
        let manager = story.program(ADMINISTRATOR)?;
        let place = "/v1/contracts/ICT-2024-021";
        let standing = manager.get(place)?.expect(200)?.json()?;
        let mut body = json!({});
        for field in ["number", "title", "framework", "lot", "supplier", "category", "buyers", "leadingBuyer", "clientSupervision", "valueCents", "awarded", "tenderPublished", "start", "end"] {
            body[field] = standing[field].clone();
        }
        let first = with(body.clone(), &[("lot", json!("1"))]);
        manager.put(place, "\"1\"", &first)?.expect(200)?;
        let late = manager.put(place, "\"1\"", &body)?.expect(412)?.json()?;
        assert_eq!(late["differences"], json!([{ "field": "lot", "before": null, "now": "1" }]));
        let moved = with(first, &[("number", json!("ICT-1")), ("end", json!("2020-01-01"))]);
        let told = faults(manager.put(place, "\"2\"", &moved)?)?;
        ensure!(told.contains(&("number".to_owned(), "fixed".to_owned())), "{told:?}");
    }

    fn an_option_is_exercised_once_and_an_extension_has_its_reason(kind) {
        let story = Story::begin(kind)?;
        let manager = story.program(ADMINISTRATOR)?;
        let place = manager.post(CONTRACTS, &shared())?.expect(201)?.location().context("Location")?.to_owned();
        let exercise = |option: &str| manager.post(&format!("{place}/options/{option}/exercise"), &json!({ "reason": "Goed gedaan" }));
        let longer = exercise("1")?.expect(200)?;
        assert_eq!(longer.json()?["end"], "2028-02-29");
        ensure!(longer.json()?["options"][0]["exercisedAt"].is_string());
        assert_eq!(refused(&exercise("1")?)?, (409, "already_exercised".to_owned()));
        assert_eq!(refused(&exercise("3")?)?.0, 404);
        let told = faults(manager.post(&format!("{place}/extensions"), &json!({ "end": "2028-02-29" }))?)?;
        assert_eq!(told, [("end".to_owned(), "not_later".to_owned()), ("reason".to_owned(), "reason_missing".to_owned())]);
        let extended = manager.post(&format!("{place}/extensions"), &json!({ "end": "2031-01-31", "reason": "Overbrugging" }))?.expect(201)?;
        assert_eq!((&extended.json()?["end"], tag(&extended)?), (&json!("2031-01-31"), "\"3\"".to_owned()));
        assert_eq!(refused(&exercise("2")?)?, (409, "option_not_later".to_owned()));
        let found = manager.get(&format!("{place}/extensions"))?.expect(200)?.json()?;
        let told: Vec<_> = found["extensions"].as_array().context("extensions")?.iter()
            .map(|one| (one["option"].clone(), one["endedBefore"].clone(), one["end"].clone(), one["reason"].clone())).collect();
        assert_eq!(told, [
            (json!(1), json!("2027-02-28"), json!("2028-02-29"), json!("Goed gedaan")),
            (Value::Null, json!("2028-02-29"), json!("2031-01-31"), json!("Overbrugging")),
        ]);
        // What was exercised can't be made undone by a change of the whole.
        let now = with(shared(), &[("end", json!("2031-01-31")), ("options", json!([{ "months": 24 }]))]);
        assert_eq!(faults(manager.put(&place, "\"3\"", &now)?)?, [("options".to_owned(), "exercised".to_owned())]);
        let now = with(now, &[("options", json!([{ "months": 12 }, { "months": 6 }]))]);
        let kept = manager.put(&place, "\"3\"", &now)?.expect(200)?.json()?;
        ensure!(kept["options"][0]["exercisedAt"].is_string() && kept["options"][1]["exercisedAt"].is_null(), "{kept}");
    }

    fn nothing_is_removed_on_which_something_hangs(kind) {
        let story = Story::begin(kind)?;
        let manager = story.program(ADMINISTRATOR)?;
        let place = manager.post(CONTRACTS, &shared())?.expect(201)?.location().context("Location")?.to_owned();
        for (address, code) in [
            ("/v1/contracts/ICT-2024-021", "has_obligations"),
            ("/v1/suppliers/kompas", "has_contracts"),
            ("/v1/buyers/BZK", "has_contracts"),
            ("/v1/buyers/IenW", "has_parts"),
            ("/v1/categories/ict-inhuur", "has_contracts"),
            ("/v1/sectors/ict_hiring", "has_categories"),
        ] {
            assert_eq!(refused(&manager.delete_version(address, "\"1\"")?)?, (409, code.to_owned()), "{address}");
        }
        assert_eq!(refused(&manager.delete(&place)?)?, (428, "if_match_required".to_owned()));
        assert_eq!(refused(&manager.delete_version(&place, "\"2\"")?)?.0, 412);
        manager.delete_version(&place, "\"1\"")?.expect(204)?;
        manager.get(&place)?.expect(404)?;
        assert_eq!(story.database.number("SELECT count(*) FROM register_change WHERE kind = 'contract' AND snapshot = 'null'")?, 1);
        manager.post(CONTRACTS, &shared())?.expect(201)?;
        story.submitted(KOMPAS, "ict-03-export.csv", &[("period", "2026-Q3")])?;
        assert_eq!(refused(&manager.delete_version("/v1/contracts/ICT-2024-021", "\"1\"")?)?, (409, "has_reports".to_owned()));
    }

    fn a_supplier_reads_its_own_part_of_the_register_and_nothing_else(kind) {
        let story = Story::begin(kind)?;
        let manager = story.program(ADMINISTRATOR)?;
        manager.post(CONTRACTS, &shared())?.expect(201)?;
        let certificate = json!({ "step": "2", "validFrom": "2026-01-01", "validUntil": "2027-12-31", "document": "PSO-1" });
        manager.post("/v1/suppliers/kompas/certificates", &certificate)?.expect(201)?;
        manager.put("/v1/suppliers/kompas", "\"1\"", &json!({ "code": "kompas", "name": "Kompas Inhuurdesk N.V.", "kvk": "27312345" }))?.expect(200)?;

        let (own, other) = (story.program(KOMPAS)?, story.program(NOORDERLICHT)?);
        let listed = own.get(CONTRACTS)?.expect(200)?.json()?;
        let numbers: Vec<_> = listed["contracts"].as_array().context("contracts")?.iter().map(|one| one["number"].clone()).collect();
        assert_eq!(numbers, [json!("ICT-2024-021"), json!("IUC 2026/031")]);
        let certificates = own.get("/v1/suppliers/kompas/certificates")?.expect(200)?.json()?;
        assert_eq!(certificates["certificates"][0]["validity"], "valid");
        let id = certificates["certificates"][0]["id"].as_str().context("id")?.to_owned();
        let buyers = own.get("/v1/buyers")?.expect(200)?.json()?;
        assert_eq!(buyers["buyers"].as_array().map(Vec::len), Some(3));
        for address in [
            "/v1/contracts/ICT-2024-021", "/v1/contracts/IUC%202026%2F031", "/v1/contracts/ICT-2024-021/extensions",
            "/v1/suppliers/kompas", "/v1/suppliers/kompas/certificates", &format!("/v1/suppliers/kompas/certificates/{id}"),
            "/v1/buyers/RWS", "/v1/categories/bouw", "/v1/sectors/construction",
        ] {
            assert_eq!(refused(&other.get(address)?)?, (404, "not_found".to_owned()), "{address}");
        }
        // A history names people of the office, and whose a contract was before.
        // No supplier is told of one, whether there is such a thing or not.
        for supplier in [&own, &other] {
            for address in ["/v1/contracts/ICT-2024-021/history", "/v1/contracts/GEEN-1/history", "/v1/suppliers/kompas/history"] {
                assert_eq!(refused(&supplier.get(address)?)?, (403, "forbidden".to_owned()));
            }
        }
        for address in [CONTRACTS, "/v1/contracts?supplier=kompas", "/v1/suppliers", "/v1/suppliers?kvk=27312345", "/v1/buyers", "/v1/sectors", "/v1/categories"] {
            let answer = other.get(address)?.expect(200)?;
            for leak in ["ompas", "27312345", "ICT-2024-021", "IUC"] {
                ensure!(!answer.body().contains(leak), "{address} tells {leak}");
            }
        }
        for supplier in [&own, &other] {
            assert_eq!(refused(&supplier.post(CONTRACTS, &shared())?)?.0, 403);
            assert_eq!(refused(&supplier.put("/v1/contracts/ICT-2024-021", "\"1\"", &shared())?)?.0, 403);
            assert_eq!(refused(&supplier.delete_version("/v1/suppliers/kompas", "\"2\"")?)?.0, 403);
        }
        assert_eq!(refused(&story.program(REVIEWER)?.post(CONTRACTS, &shared())?)?.0, 403);
        story.program(REVIEWER)?.get("/v1/contracts/ICT-2024-021/history")?.expect(200)?;
    }
}
