//! A certificate of the supplier takes something off what is required while it holds: as soon as it is registered, until it
//! lapses, and as it was known.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::program::Program;
use meetbaar_tests::story::{ADMINISTRATOR, CATEGORY_MANAGER, NOORDERLICHT};
use meetbaar_tests::{Story, on_both};
use serde_json::{Value, json};

/// 5% of 8,400,000 is 420,000, in the 1,461 days from 1 April 2024 to 31 March 2028; 821 of them until [`ON`].
const CONTRACT: &str = "ICT-2024-017";
const ON: &str = "2026-06-30";
const CERTIFICATES: &str = "/v1/suppliers/noorderlicht/certificates";
const UNREDUCED: i64 = 23_601_643;

/// The obligation's address, and its entity tag.
fn obligation(office: &Program) -> Result<(String, String)> {
    let told = office
        .get(&format!("/v1/contracts/{CONTRACT}/obligations"))?
        .expect(200)?
        .json()?;
    let part = |name: &str| {
        let one = told.get("obligations").and_then(|all| all.get(0));
        let part = one.and_then(|one| one.get(name)).and_then(Value::as_str);
        part.map(str::to_owned).context(name.to_owned())
    };
    Ok((format!("/v1/obligations/{}", part("id")?), part("eTag")?))
}

/// From the first day on a fifth less, as the reduction says.
fn amend(office: &Program, reduction: &Value) -> Result<String> {
    let (address, tag) = obligation(office)?;
    let mut terms = json!({
        "share": 500, "rhythm": "quarter", "daysAllowed": 30, "starts": "2024-04-01", "ends": "2028-03-31",
        "reduction": 2_000,
    });
    for (name, value) in reduction.as_object().into_iter().flatten() {
        terms
            .as_object_mut()
            .context("terms")?
            .insert(name.clone(), value.clone());
    }
    let amendment =
        json!({ "holdsFrom": "2024-04-01", "reason": "PSO afgesproken.", "terms": terms });
    office
        .post_if(&format!("{address}/amendments"), &amendment, &tag)?
        .expect(204)?;
    Ok(address)
}

fn certificate(step: &str, from: &str, until: &str) -> Value {
    json!({ "step": step, "validFrom": from, "validUntil": until, "document": format!("PSO-{step}") })
}

fn required(program: &Program, on: &str, known_on: Option<&str>) -> Result<i64> {
    let known = known_on.map_or_else(String::new, |day| format!("&knownOn={day}"));
    let told = program
        .get(&format!("/v1/standings?contract={CONTRACT}&on={on}{known}"))?
        .expect(200)?
        .json()?;
    let standing = told.get("standings").and_then(|all| all.get(0));
    let required = standing.and_then(|one| one.get("required"));
    required.and_then(Value::as_i64).context("required")
}

on_both! {
    fn what_is_required_follows_the_certificates(kind) {
        let mut story = Story::begin(kind)?;
        let office = story.program(ADMINISTRATOR)?;
        let address = amend(&office, &json!({ "reductionStep": "2" }))?;
        assert_eq!(required(&office, ON, None)?, UNREDUCED, "without a certificate nothing is taken off");
        office.post(CERTIFICATES, &certificate("1", "2024-01-01", "2028-12-31"))?.expect(201)?;
        assert_eq!(required(&office, ON, None)?, UNREDUCED, "a lower step takes nothing off");
        let made = office.post(CERTIFICATES, &certificate("3", "2026-01-01", "2026-12-31"))?.expect(201)?;
        let own = made.location().context("Location")?.to_owned();
        let id = made.json()?.get("id").cloned().context("id")?;
        // A fifth of 181 days: 420,000 x (821 - 36.2) / 1,461.
        assert_eq!(required(&office, ON, None)?, 22_560_986);
        assert_eq!(required(&office, "2025-12-31", None)?, 18_398_357, "days before it are as they were");

        // Why, and by which certificate.
        let manager = story.program(CATEGORY_MANAGER)?;
        let told = manager.get(&format!("{address}/explanation?on={ON}"))?.expect(200)?.json()?;
        assert_eq!(told.get("reducedBy"), Some(&json!([{
            "certificate": id, "step": "3", "document": "PSO-3", "reduction": 2_000, "from": "2026-01-01", "until": ON,
        }])));
        let page = story.browser(NOORDERLICHT)?.get(&format!("/contracts/{CONTRACT}?on={ON}"))?.expect(200)?;
        let named = page.part("data-test", "reduced-by")?;
        ensure!(named.contains("20% minder door PSO trede 3 (PSO-3)"), "{named}");

        // It lapses earlier than was said: from the next day on everything is required again.
        story.server.restart_at("2026-11-02T09:00:00+01:00")?;
        let office = story.program(ADMINISTRATOR)?;
        office.put(&own, "\"1\"", &certificate("3", "2026-01-01", "2026-03-31"))?.expect(200)?;
        assert_eq!(required(&office, ON, None)?, 23_084_189, "a fifth of 90 days");
        let (march, april) = (required(&office, "2026-03-31", None)?, required(&office, "2026-04-30", None)?);
        assert_eq!(april - march, 862_423, "30 days of 420,000 / 1,461");

        // It was registered by mistake.
        story.server.restart_at("2026-11-04T09:00:00+01:00")?;
        let office = story.program(ADMINISTRATOR)?;
        office.delete_version(&own, "\"2\"")?.expect(204)?;
        for (known_on, cents) in [
            (None, UNREDUCED),
            (Some("2026-11-04"), UNREDUCED),
            (Some("2026-11-03"), 23_084_189),
            (Some("2026-11-01"), 22_560_986),
            (Some("2026-10-15"), 22_560_986),
        ] {
            assert_eq!(required(&office, ON, known_on)?, cents, "as known on {known_on:?}");
        }
        let told = story.program(CATEGORY_MANAGER)?.get(&format!("{address}/explanation?on={ON}"))?.expect(200)?.json()?;
        assert_eq!(told.get("reducedBy"), Some(&json!([])));
    }

    fn stated_days_bound_a_step_and_count_alone_without_one(kind) {
        let story = Story::begin(kind)?;
        let office = story.program(ADMINISTRATOR)?;
        let february = json!({ "reductionFrom": "2026-02-01", "reductionUntil": "2026-02-28" });
        amend(&office, &february)?;
        // A fifth of 28 days: 420,000 x (821 - 5.6) / 1,461.
        assert_eq!(required(&office, ON, None)?, 23_440_657, "no step, so no certificate is asked for");
        amend(&office, &json!({ "reductionStep": "30+", "reductionFrom": "2026-02-01", "reductionUntil": "2026-02-28" }))?;
        assert_eq!(required(&office, ON, None)?, UNREDUCED);
        office.post(CERTIFICATES, &certificate("30+", "2025-01-01", "2026-02-14"))?.expect(201)?;
        // Two that hold on one day take off no more than one: 1 to 14 February.
        office.post(CERTIFICATES, &certificate("30+", "2026-01-01", "2026-02-10"))?.expect(201)?;
        assert_eq!(required(&office, ON, None)?, 23_521_150);
        amend(&office, &json!({}))?;
        // A fifth of everything, on which no certificate has a say.
        assert_eq!(required(&office, ON, None)?, 18_881_314);
    }
}
