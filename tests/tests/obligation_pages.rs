//! What a contract demands, on pages: registered, amended from a day by two people at once, lifted for a time.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::story::{ADMINISTRATOR, CATEGORY_MANAGER, KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Client, Page, Story, on_both};

/// 8,400,000 from 1 April 2024 to 31 March 2028, of which 5% is asked.
const CONTRACT: &str = "ICT-2024-017";

type Fields<'a> = Vec<(&'a str, &'a str)>;

fn path(answer: Page) -> Result<String> {
    let answer = answer.expect(303)?;
    let location = answer.location().context("where to")?;
    Ok(location
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_owned())
}

/// Some fields, with others in the place of those of the same name.
fn with<'a>(fields: &[(&'a str, &'a str)], others: &[(&'a str, &'a str)]) -> Fields<'a> {
    let other = |name: &str| others.iter().find(|(own, _)| *own == name);
    let kept = fields.iter().filter(|(name, _)| other(name).is_none());
    kept.chain(others).copied().collect()
}

/// The address of the first obligation of the contract.
fn obligation(client: &Client) -> Result<String> {
    let contract = client.get(&format!("/contracts/{CONTRACT}"))?.expect(200)?;
    let links = contract.links()?;
    let mut found = links
        .into_iter()
        .filter(|link| link.contains("/obligations/") && !link.ends_with("/new"));
    found.next().context("no obligation")
}

on_both! {
    fn an_obligation_of_every_kind_is_registered_on_a_page(kind) {
        let story = Story::begin(kind)?;
        let manager = story.browser(CATEGORY_MANAGER)?;
        let new = format!("/contracts/{CONTRACT}/obligations/new");
        let page = manager.get(&new)?.expect(200)?;
        let kinds: Vec<String> = page.links()?.into_iter().filter(|link| link.contains("?kind=")).collect();
        assert_eq!(kinds.len(), 8);
        let action = format!("/contracts/{CONTRACT}/obligations");
        for address in &kinds {
            let of_kind = address.rsplit_once('=').context("kind")?.1;
            let form = manager.get(address)?.expect(200)?;
            assert_eq!(form.field("starts").as_deref(), Some("2024-04-01"), "the term is the contract's");
            let table = form.body().split("<option value=\"haaglanden").nth(1).and_then(|rest| rest.split('"').next().map(|rest| format!("haaglanden{rest}"))).unwrap_or_default();
            let terms = [("kind", of_kind), ("starts", "2024-04-01"), ("ends", "2028-03-31"), ("rhythm", "quarter"), ("daysAllowed", "30"), ("graceDays", "")];
            let empty = manager.submit(&form, &action, &terms)?.expect(400)?;
            assert_eq!(empty.field("daysAllowed").as_deref(), Some("30"), "what was typed stays");
            let said = match of_kind {
                "bespoke" => [("description", "Twee <leerplekken>"), ("valueTable", "")],
                "fixed_amount" => [("amount", "100.000"), ("valueTable", table.as_str())],
                "jobs" => [("amount", "6,5"), ("valueTable", "")],
                "placements" => [("amount", "12"), ("valueTable", "")],
                "hours" => [("amount", "1.000"), ("valueTable", "")],
                _ => [("share", "2,5"), ("valueTable", table.as_str())],
            };
            let shown = path(manager.submit(&form, &action, &with(&terms, &said))?)?;
            let told = manager.get(&shown)?.expect(200)?.text()?;
            let words = match of_kind {
                "bespoke" => "Maatwerkafspraak: Twee <leerplekken>",
                "fixed_amount" => "Vast bedrag van € 100.000,00",
                "jobs" => "6,50 banen",
                "placements" => "12 plaatsingen",
                "hours" => "1.000 uur",
                "share_of_turnover" => "2,5% van de omzet",
                "share_of_wage_sum" => "2,5% van de loonsom",
                _ => "2,5% van de contractwaarde",
            };
            ensure!(told.contains(words), "{of_kind}: {told}");
        }
        for nobody in [NOORDERLICHT, REVIEWER] {
            assert_eq!(story.browser(nobody)?.get(&new)?.status, 403, "{nobody}");
        }
        assert_eq!(manager.get("/contracts/NONE-1/obligations/new")?.status, 404);
    }

    fn every_fault_of_new_terms_is_told_at_its_field(kind) {
        let story = Story::begin(kind)?;
        let manager = story.browser(ADMINISTRATOR)?;
        let form = manager.get(&format!("/contracts/{CONTRACT}/obligations/new?kind=fixed_amount"))?.expect(200)?;
        let action = format!("/contracts/{CONTRACT}/obligations");
        let terms = [
            ("kind", "fixed_amount"), ("valueTable", ""), ("amount", "0"), ("starts", "2023-01-01"), ("ends", "2029-01-01"), ("rhythm", "week"),
            ("daysAllowed", "9999"), ("graceDays", ""), ("floorCents", "20,00"), ("capCents", "10,00"), ("reductionStep", "2"),
            ("milestone-1-due", "2026-12-31"), ("milestone-1-amount", "20.000"), ("milestone-2-due", "2027-12-31"), ("milestone-2-amount", "10.000"),
        ];
        let again = manager.submit(&form, &action, &terms)?.expect(400)?;
        for (field, told) in [
            ("valueTable", "Vul dit in."), ("amount", "te klein of te groot"), ("starts", "looptijd van het contract"), ("ends", "looptijd van het contract"),
            ("rhythm", "uit de lijst"), ("daysAllowed", "te klein of te groot"), ("floorCents", "hoger dan de bovengrens"), ("reduction", "Vul dit in."),
            ("milestones", "op volgorde"),
        ] {
            ensure!(again.part("id", &format!("{field}-error"))?.contains(told), "{field}");
        }
        assert_eq!(again.field("milestone-2-amount").as_deref(), Some("10.000"));
        let half = with(&terms, &[("milestone-2-amount", ""), ("amount", "veel"), ("starts", "gisteren")]);
        let again = manager.submit(&form, &action, &half)?.expect(400)?;
        for (field, told) in [("milestones", "een dag en een getal"), ("amount", "geen getal"), ("starts", "Deze datum bestaat niet")] {
            ensure!(again.part("id", &format!("{field}-error"))?.contains(told), "{field}");
        }
    }

    fn who_amends_second_sees_what_differs_and_the_old_terms_stay(kind) {
        let story = Story::begin(kind)?;
        let (first, second) = (story.browser(CATEGORY_MANAGER)?, story.browser(ADMINISTRATOR)?);
        let address = obligation(&first)?;
        let action = format!("{address}/amendment");
        let (form, late) = (first.get(&action)?.expect(200)?, second.get(&action)?.expect(200)?);
        assert_eq!((form.field("share").as_deref(), form.field("version").as_deref()), (Some("5"), Some("1")));
        let terms = [
            ("version", "1"), ("holdsFrom", "2026-01-01"), ("reason", "Lager <percentage>."), ("share", "3"), ("rhythm", "quarter"), ("daysAllowed", "31"),
            ("graceDays", "0"), ("starts", "2024-04-01"), ("ends", "2028-03-31"),
        ];
        let again = first.submit(&form, &action, &with(&terms, &[("reason", ""), ("holdsFrom", "2023-01-01")]))?.expect(400)?;
        assert_eq!(again.part("id", "reason-error")?, "Vul dit in.");
        ensure!(again.part("id", "holdsFrom-error")?.contains("voor het begin"));
        assert_eq!(path(first.submit(&form, &action, &terms)?)?, address);
        let page = first.get(&address)?.expect(200)?;
        let told = page.text()?;
        for part in ["Vanaf 1 januari 2026", "Lager <percentage>.", "Van 1 april 2024 t/m 31 december 2025", "Percentage 3%", "Percentage 5%"] {
            ensure!(told.contains(part), "{part}: {told}");
        }
        ensure!(page.part("data-test", "terms")?.contains("Geldt nu"), "the newest terms come first and hold now");

        let other = with(&terms, &[("share", "2"), ("reason", "Anders.")]);
        let told = second.submit(&late, &action, &other)?.expect(412)?;
        ensure!(told.part("data-test", "meanwhile")?.contains("Percentage 2% 3%"), "{}", told.part("data-test", "meanwhile")?);
        assert_eq!((told.field("share").as_deref(), told.field("version").as_deref()), (Some("2"), Some("2")));
        assert_eq!(told.part("id", "reason")?, "Anders.");
        assert_eq!(path(second.submit(&told, &action, &with(&other, &[("version", "2")]))?)?, address);
        let told = first.get(&address)?.expect(200)?.text()?;
        ensure!(told.contains("Percentage 2%") && told.contains("Percentage 5%") && !told.contains("Percentage 3%"), "{told}");

        // Who only sees the contract sees the terms; others see nothing.
        let supplier = story.browser(NOORDERLICHT)?;
        let seen = supplier.get(&address)?.expect(200)?;
        ensure!(!seen.body().contains("amendment") && seen.text()?.contains("Percentage 5%"));
        assert_eq!(supplier.get(&action)?.status, 403);
        assert_eq!(story.browser(KOMPAS)?.get(&address)?.status, 404);
        let elsewhere = address.replace(CONTRACT, "ICT-2024-021");
        assert_eq!(first.get(&elsewhere)?.status, 404, "it is not of that contract");
        assert_eq!(first.submit(&form, &format!("{elsewhere}/amendment"), &terms)?.status, 404);
    }

    fn an_obligation_is_lifted_and_that_is_taken_back_on_its_page(kind) {
        let story = Story::begin(kind)?;
        let manager = story.browser(CATEGORY_MANAGER)?;
        let address = obligation(&manager)?;
        let form = manager.get(&format!("{address}/waivers/new"))?.expect(200)?;
        let action = format!("{address}/waivers");
        let waiver = [
            ("reason", "security_screening"), ("note", "Alle plekken <vragen> een VGB."), ("approver", "Directeur Inkoop"), ("starts", "2026-04-01"),
            ("ends", "2026-06-30"),
        ];
        let wrong = with(&waiver, &[("reason", ""), ("approver", " "), ("ends", "2030-01-01")]);
        let again = manager.submit(&form, &action, &wrong)?.expect(400)?;
        for (field, told) in [("reason", "uit de lijst"), ("approver", "Vul dit in."), ("ends", "looptijd van de verplichting")] {
            ensure!(again.part("id", &format!("{field}-error"))?.contains(told), "{field}");
        }
        assert_eq!(again.part("id", "note")?, "Alle plekken <vragen> een VGB.");
        assert_eq!(path(manager.submit(&form, &action, &waiver)?)?, address);
        let page = manager.get(&address)?.expect(200)?;
        let told = page.part("data-test", "waivers")?;
        for part in ["2e kwartaal 2026", "veiligheidsonderzoek", "<vragen> een VGB", "Directeur Inkoop"] {
            ensure!(told.contains(part), "{part}: {told}");
        }
        let status = |on: &str| -> Result<String> {
            manager.get(&format!("/contracts/{CONTRACT}?on={on}"))?.expect(200)?.part("data-test", "obligation")
        };
        ensure!(status("2026-06-30")?.contains("Ontheven"));
        let withdrawal = page.body().split("action=\"").filter_map(|rest| rest.split('"').next()).find(|action| action.ends_with("/withdrawal")).map(str::to_owned);
        let withdrawal = withdrawal.context("the form to take it back")?;
        let supplier = story.browser(NOORDERLICHT)?;
        let seen = supplier.get(&address)?.expect(200)?;
        ensure!(seen.part("data-test", "waivers")?.contains("Directeur Inkoop") && !seen.body().contains("/withdrawal"));
        assert_eq!(supplier.submit(&seen, &withdrawal, &[])?.status, 403);
        assert_eq!(path(manager.submit(&page, &withdrawal, &[])?)?, address);
        ensure!(!status("2026-06-30")?.contains("Ontheven"));
        assert_eq!(manager.submit(&page, &withdrawal, &[])?.status, 404);
    }
}
