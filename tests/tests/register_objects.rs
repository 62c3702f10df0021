//! Buyers, categories, sectors, suppliers and certificates through the API: what may be registered, and what may not.

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::refused;
use meetbaar_tests::story::ADMINISTRATOR;
use meetbaar_tests::{Page, Story, on_both};
use serde_json::{Value, json};

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
    fn a_kvk_number_is_checked_and_belongs_to_one_supplier(kind) {
        let story = Story::begin(kind)?;
        let manager = story.program(ADMINISTRATOR)?;
        let supplier = |code: &str, kvk: &str| json!({ "code": code, "name": "Nieuw B.V.", "kvk": kvk });
        for bad in ["1234567", "123456789", "00000000", "1234567x", "KvK 12345678"] {
            assert_eq!(faults(manager.post("/v1/suppliers", &supplier("nieuw", bad))?)?, [("kvk".to_owned(), "kvk_invalid".to_owned())], "{bad}");
        }
        let made = manager.post("/v1/suppliers", &supplier("nieuw", " 01.23 45 67 "))?.expect(201)?;
        assert_eq!((made.location(), &made.json()?["kvk"]), (Some("/v1/suppliers/nieuw"), &json!("01234567")));
        assert_eq!(faults(manager.post("/v1/suppliers", &supplier("ander", "01234567"))?)?, [("kvk".to_owned(), "kvk_taken".to_owned())]);
        assert_eq!(faults(manager.post("/v1/suppliers", &supplier("nieuw", "12345678"))?)?, [("code".to_owned(), "taken".to_owned())]);
        let found = manager.get("/v1/suppliers?kvk=012.345.67")?.expect(200)?.json()?;
        assert_eq!(found["suppliers"].as_array().map(Vec::len), Some(1));
        // Changing nothing but the name keeps the number.
        let renamed = json!({ "code": "nieuw", "name": "Nieuwer B.V.", "kvk": "01234567" });
        assert_eq!(manager.put("/v1/suppliers/nieuw", "\"1\"", &renamed)?.expect(200)?.json()?["version"], 2);
        manager.delete_version("/v1/suppliers/nieuw", "\"2\"")?.expect(204)?;
        assert_eq!(faults(manager.post("/v1/suppliers", &json!({}))?)?, [("code".to_owned(), "missing".to_owned()), ("name".to_owned(), "missing".to_owned())]);
        manager.post("/v1/suppliers", &json!({ "cod": "x" }))?.expect(400)?;
    }

    fn a_part_of_a_ministry_names_one_that_is_there_and_never_itself(kind) {
        let story = Story::begin(kind)?;
        let manager = story.program(ADMINISTRATOR)?;
        let buyer = |code: &str, whole: Value| json!({ "code": code, "name": code, "partOf": whole });
        assert_eq!(faults(manager.post("/v1/buyers", &buyer("DUO", json!("OCW")))?)?, [("partOf".to_owned(), "unknown".to_owned())]);
        manager.post("/v1/buyers", &buyer("OCW", Value::Null))?.expect(201)?;
        manager.post("/v1/buyers", &buyer("DUO", json!("OCW")))?.expect(201)?;
        manager.post("/v1/buyers", &buyer("DUO-G", json!("DUO")))?.expect(201)?;
        for whole in ["OCW", "DUO", "DUO-G"] {
            let told = faults(manager.put("/v1/buyers/OCW", "\"1\"", &buyer("OCW", json!(whole)))?)?;
            assert_eq!(told, [("partOf".to_owned(), "part_of_itself".to_owned())], "{whole}");
        }
        let parts = manager.get("/v1/buyers?partOf=OCW")?.expect(200)?.json()?;
        assert_eq!(parts["buyers"], json!([{ "code": "DUO", "name": "DUO", "partOf": "OCW", "closedOn": null, "version": 1 }]));
        assert_eq!(refused(&manager.delete_version("/v1/buyers/DUO", "\"1\"")?)?, (409, "has_parts".to_owned()));
    }

    fn what_is_closed_is_named_by_nothing_new(kind) {
        let story = Story::begin(kind)?;
        let manager = story.program(ADMINISTRATOR)?;
        let sectors = manager.get("/v1/sectors")?.expect(200)?.json()?;
        let codes: Vec<_> = sectors["sectors"].as_array().context("sectors")?.iter().map(|one| one["code"].clone()).collect();
        assert_eq!(codes, [json!("ict_hiring"), json!("construction"), json!("other")]);
        let category = |sector: &str| json!({ "code": "schoonmaak", "name": "Schoonmaak", "sector": sector });
        assert_eq!(faults(manager.post("/v1/categories", &category("facility"))?)?, [("sector".to_owned(), "unknown".to_owned())]);
        manager.post("/v1/sectors", &json!({ "code": "facility", "name": "Facilitair" }))?.expect(201)?;
        manager.put("/v1/sectors/facility", "\"1\"", &json!({ "code": "facility", "name": "Facilitair", "closedOn": "2026-01-01", "reason": "Samengevoegd" }))?.expect(200)?;
        assert_eq!(faults(manager.post("/v1/categories", &category("facility"))?)?, [("sector".to_owned(), "closed".to_owned())]);
        manager.post("/v1/categories", &category("other"))?.expect(201)?;

        let closed = json!({ "code": "JenV", "name": "Ministerie van Justitie en Veiligheid", "closedOn": "2026-06-30" });
        manager.put("/v1/buyers/JenV", "\"1\"", &closed)?.expect(200)?;
        let contract = |awarded: &str| json!({
            "number": format!("S-{awarded}"), "supplier": "kompas", "category": "schoonmaak", "buyers": [{ "buyer": "JenV" }],
            "clientSupervision": false, "valueCents": 100, "awarded": awarded, "start": "2026-07-01", "end": "2027-06-30",
        });
        manager.post("/v1/contracts", &contract("2026-06-29"))?.expect(201)?;
        assert_eq!(faults(manager.post("/v1/contracts", &contract("2026-06-30"))?)?, [("buyers".to_owned(), "closed".to_owned())]);
        let history = manager.get("/v1/sectors/facility/history")?.expect(200)?.json()?;
        assert_eq!(history["versions"][0]["differences"], json!([{ "field": "closedOn", "before": null, "now": "2026-01-01" }]));
        assert_eq!(history["versions"][0]["reason"], "Samengevoegd");
        let told = faults(manager.put("/v1/categories/schoonmaak", "\"1\"", &json!({ "code": "anders", "name": "S", "sector": "other" }))?)?;
        assert_eq!(told, [("code".to_owned(), "fixed".to_owned())]);
    }

    fn a_certificate_is_upcoming_then_holds_and_then_lapses(kind) {
        let story = Story::begin(kind)?;
        let manager = story.program(ADMINISTRATOR)?;
        let place = "/v1/suppliers/kompas/certificates";
        let certificate = json!({ "step": "30+", "validFrom": "2026-01-01", "validUntil": "2027-12-31", "document": "PSO-30-2026" });
        let made = manager.post(place, &certificate)?.expect(201)?;
        let own = made.location().context("Location")?.to_owned();
        for (on, validity) in [("2025-12-31", "upcoming"), ("2026-01-01", "valid"), ("2027-12-31", "valid"), ("2028-01-01", "lapsed")] {
            let found = manager.get(&format!("{place}?on={on}"))?.expect(200)?.json()?;
            assert_eq!(found["certificates"][0]["validity"], validity, "{on}");
        }
        let wrong = json!({ "step": "4", "validFrom": "2026-01-01", "validUntil": "2025-12-31" });
        let told = faults(manager.post(place, &wrong)?)?;
        assert_eq!(told, [("step", "unknown"), ("validUntil", "ends_before_start"), ("document", "missing")].map(|(field, code)| (field.to_owned(), code.to_owned())));
        let mut shorter = certificate.clone();
        shorter["validUntil"] = json!("2026-06-30");
        assert_eq!(manager.put(&own, "\"1\"", &shorter)?.expect(200)?.json()?["validity"], "lapsed");
        let late = manager.put(&own, "\"1\"", &certificate)?.expect(412)?.json()?;
        assert_eq!(late["differences"], json!([{ "field": "validUntil", "before": "2027-12-31", "now": "2026-06-30" }]));
        manager.get(&own.replace("kompas", "noorderlicht"))?.expect(404)?;
        manager.post("/v1/suppliers/niemand/certificates", &certificate)?.expect(404)?;
        let history = manager.get(&format!("{own}/history"))?.expect(200)?.json()?;
        assert_eq!(history["versions"].as_array().map(Vec::len), Some(2));
        assert_eq!(refused(&manager.delete_version(&own, "\"1\"")?)?.0, 412);
        manager.delete_version(&own, "\"2\"")?.expect(204)?;
        manager.get(&own)?.expect(404)?;
    }

    fn of_many_who_change_the_same_buyer_at_once_one_at_a_time_succeeds(kind) {
        let story = Story::begin(kind)?;
        let manager = story.program(ADMINISTRATOR)?;
        let buyer = |name: &str| json!({ "code": "SZW", "name": name });
        let statuses: Vec<u16> = std::thread::scope(|scope| {
            let tries: Vec<_> = (0..8).map(|number| {
                let (manager, buyer) = (&manager, &buyer);
                scope.spawn(move || manager.put("/v1/buyers/SZW", "\"1\"", &buyer(&format!("Naam {number}"))).map(|answer| answer.status))
            }).collect();
            tries.into_iter().map(|one| one.join().unwrap_or_else(|_| Ok(0)).unwrap_or(0)).collect()
        });
        assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
        assert_eq!(statuses.iter().filter(|status| **status == 412).count(), 7, "{statuses:?}");
        ensure!(manager.get("/v1/buyers/SZW")?.json()?["version"] == 2);
    }
}
