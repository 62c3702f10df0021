//! What follows from a gap, as people go it: a recovery action from its question to its end, and the settlement.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::{Parties, list, registered};
use meetbaar_tests::story::{ADMINISTRATOR, CATEGORY_MANAGER, KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Page, Story, on_both};

const CONTRACT: &str = "ICT-2024-017";

/// Where a redirect leads; what follows the question mark only says which notice is shown there.
fn path(answer: Page) -> Result<String> {
    let answer = answer.expect(303)?;
    let location = answer.location().context("where to")?;
    Ok(location
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_owned())
}

/// The address of the first recovery action in a list.
fn first_action(page: &Page) -> Result<String> {
    let links = page.links()?;
    let mut actions = links
        .into_iter()
        .filter(|link| link.starts_with("/recovery-actions/"));
    actions.next().context("no recovery action")
}

on_both! {
    fn a_gap_is_asked_about_answered_followed_and_closed_on_pages(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let manager = story.browser(CATEGORY_MANAGER)?;
        ensure!(manager.get("/recovery-actions")?.expect(200)?.body().contains("data-test=\"no-recoveries\""));
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &[("period", "2026-Q2")])?;

        // The supplier is led there by the mail, and answers.
        let supplier = story.browser(NOORDERLICHT)?;
        let listed = supplier.get("/recovery-actions?state=asked")?.expect(200)?;
        let address = first_action(&listed)?;
        let mails = story.mails()?;
        ensure!(mails.iter().any(|mail| mail.to == NOORDERLICHT && mail.text.contains(&address)), "the mail leads to the page");
        let row = listed.part("data-test", "recoveries")?;
        for told in [CONTRACT, "Wacht op antwoord", "€ 223.516,43", "29 oktober 2026"] {
            ensure!(row.contains(told), "{told}: {row}");
        }
        assert_eq!(story.browser(KOMPAS)?.get(&address)?.status, 404);
        ensure!(!story.browser(KOMPAS)?.get("/recovery-actions")?.expect(200)?.body().contains(&address));

        let page = supplier.get(&address)?.expect(200)?;
        ensure!(!page.body().contains("data-test=\"closing-form\""), "a supplier closes nothing");
        let action = format!("{address}/answer");
        let wrong = [("plan", "  "), ("until", "2026-01-01"), ("amount", "tien <mensen>")];
        let again = supplier.submit(&page, &action, &wrong)?.expect(400)?;
        ensure!(again.text()?.contains("Dit is geen getal") && again.field("amount").as_deref() == Some("tien <mensen>"));
        let wrong = [("plan", "  "), ("until", "2026-01-01"), ("amount", "200.000")];
        let again = supplier.submit(&page, &action, &wrong)?.expect(400)?;
        for (field, told) in [("plan-error", "Vul dit in."), ("until-error", "Deze dag is al voorbij.")] {
            assert_eq!(again.part("id", field)?, told);
        }
        assert_eq!(again.field("until").as_deref(), Some("2026-01-01"), "what was typed stays");
        let right = [("plan", "Tien mensen\r\nvia het <werkplein>, onder wie 123456782."), ("until", "2027-03-31"), ("amount", "200.000,50")];
        assert_eq!(path(supplier.submit(&page, &action, &right)?)?, address);
        assert_eq!(story.browser(REVIEWER)?.submit(&page, &action, &right)?.status, 403);

        // The manager follows what comes of it.
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &[("period", "2026-Q3")])?;
        let page = manager.get(&address)?.expect(200)?;
        ensure!(page.part("data-test", "plan")?.contains("via het <werkplein>, onder wie *********."));
        assert_eq!(page.part("data-test", "plan-amount")?, "€ 200.000,50");
        ensure!(page.part("data-test", "realised-since")?.contains("€ 12.500,00"));
        assert_eq!(page.part("data-test", "state")?, "Loopt");
        ensure!(!page.body().contains("data-test=\"answer-form\""));
        let action = format!("{address}/closure");
        let again = manager.submit(&page, &action, &[("outcome", "not_achieved"), ("note", "")])?.expect(400)?;
        assert_eq!(again.part("id", "note-error")?, "Vul dit in.");
        ensure!(again.body().contains("value=\"not_achieved\" selected"));
        assert_eq!(supplier.submit(&supplier.get(&address)?, &action, &[("outcome", "achieved")])?.status, 403);
        let closing = [("outcome", "not_achieved"), ("note", "Te weinig.")];
        assert_eq!(path(manager.submit(&page, &action, &closing)?)?, address);
        let closed = manager.get(&address)?.expect(200)?;
        ensure!(closed.part("data-test", "outcome")?.contains("Niet gelukt") && closed.text()?.contains("Te weinig."));
        let twice = manager.submit(&page, &action, &closing)?.expect(409)?;
        ensure!(twice.part("data-test", "notice")?.contains("al afgesloten"));
    }

    fn a_manager_asks_by_himself(kind) {
        let story = Story::begin(kind)?;
        let manager = story.browser(CATEGORY_MANAGER)?;
        let contract = manager.get(&format!("/contracts/{CONTRACT}"))?.expect(200)?;
        let ask = contract.links()?.into_iter().find(|link| link.contains("recovery-actions/new")).context("the link to ask")?;
        let page = manager.get(&ask)?.expect(200)?;
        ensure!(page.body().contains("selected"), "the obligation is chosen already");
        let obligation = ask.rsplit_once('=').context("obligation")?.1;
        let action = format!("/contracts/{CONTRACT}/recovery-actions");
        let again = manager.submit(&page, &action, &[("obligation", obligation), ("question", "En nu?"), ("respondBy", "")])?.expect(400)?;
        assert_eq!(again.part("id", "respondBy-error")?, "Vul dit in.");
        assert_eq!(again.part("id", "question")?, "En nu?");
        let asked = [("obligation", obligation), ("question", "En nu?"), ("respondBy", "2026-11-30")];
        let address = path(manager.submit(&page, &action, &asked)?)?;
        ensure!(manager.get(&address)?.expect(200)?.part("data-test", "question")?.contains("En nu?"));
        let elsewhere = manager.submit(&page, "/contracts/ICT-2024-021/recovery-actions", &asked)?;
        assert_eq!(elsewhere.status, 404, "the obligation is not of that contract");
        let twice = manager.submit(&page, &action, &asked)?.expect(409)?;
        ensure!(twice.body().contains("data-test=\"nothing-lacks\""));
        let contract = manager.get(&format!("/contracts/{CONTRACT}"))?.expect(200)?;
        ensure!(contract.links()?.contains(&address), "the contract leads to what is open");
        let supplier = story.browser(NOORDERLICHT)?;
        assert_eq!(supplier.get(&ask)?.status, 403);
        assert_eq!(manager.get("/contracts/NONE-1/recovery-actions/new")?.status, 404);
        assert_eq!(manager.get("/recovery-actions/none")?.status, 404);
        ensure!(manager.get("/recovery-actions?contract=NONE-1")?.expect(200)?.body().contains("data-test=\"nothing-found\""));
    }

    fn a_contract_that_has_ended_is_settled_on_its_page(kind) {
        let mut story = Story::begin_with(kind, &[("MEETBAAR_REFERENCE_DATE", "2028-04-01")])?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &[("period", "2026-Q2")])?;
        story.settle()?;
        story.server.restart_at("2028-04-01T09:00:00+02:00")?;
        let (manager, supplier) = (story.browser(CATEGORY_MANAGER)?, story.browser(NOORDERLICHT)?);
        let address = format!("/contracts/{CONTRACT}/settlement");
        for nobody in [NOORDERLICHT, KOMPAS, ADMINISTRATOR] {
            assert_eq!(story.browser(nobody)?.get(&address)?.status, 404, "{nobody}");
        }
        let contract = manager.get(&format!("/contracts/{CONTRACT}"))?.expect(200)?;
        ensure!(contract.links()?.contains(&address));
        let page = manager.get(&address)?.expect(200)?;
        let again = manager.submit(&page, &address, &[("factor", "veel"), ("note", "Graag uw reactie.")])?.expect(400)?;
        ensure!(again.part("id", "factor-error")?.contains("geen getal"));
        assert_eq!(again.part("id", "note")?, "Graag uw reactie.");
        let making = [("factor", "150"), ("note", "Graag uw reactie.")];
        assert_eq!(path(manager.submit(&page, &address, &making)?)?, address);
        let mails = story.mails()?;
        ensure!(mails.iter().any(|mail| mail.to == NOORDERLICHT && mail.text.contains(&address)));
        let told = supplier.get(&address)?.expect(200)?;
        // 420,000.00 less 12,500.00 lacks; one and a half times that is to be talked about.
        let table = told.part("data-test", "settlement")?;
        ensure!(table.contains("€ 407.500,00") && table.contains("€ 611.250,00"), "{table}");
        ensure!(told.part("data-test", "signal")?.contains("geen besluit"));
        ensure!(!told.body().contains("data-test=\"closing-form\""));
        let reply = format!("{address}/reply");
        let again = supplier.submit(&told, &reply, &[("reply", "")])?.expect(400)?;
        assert_eq!(again.part("id", "reply-error")?, "Vul dit in.");
        assert_eq!(path(supplier.submit(&told, &reply, &[("reply", "Wij bespreken dit <graag>.")])?)?, address);
        let page = manager.get(&address)?.expect(200)?;
        assert_eq!(page.part("data-test", "reply")?, "Wij bespreken dit <graag>.");
        let closing = format!("{address}/closure");
        assert_eq!(manager.submit(&page, &closing, &[("note", " ")])?.expect(400)?.part("id", "note-error")?, "Vul dit in.");
        assert_eq!(path(manager.submit(&page, &closing, &[("note", "Besproken op 3 april.")])?)?, address);
        let closed = supplier.get(&address)?.expect(200)?;
        assert_eq!(closed.part("data-test", "state")?, "Afgesloten");
        ensure!(closed.part("data-test", "agreed")?.contains("Besproken") && !closed.body().contains("data-test=\"reply-form\""));
        let late = supplier.submit(&told, &reply, &[("reply", "Nog iets.")])?.expect(409)?;
        ensure!(late.part("data-test", "notice")?.contains("al afgesloten"));
        // What runs still can be looked at by who would settle it, and not be settled.
        let runs = manager.get("/contracts/ICT-2024-021/settlement")?.expect(200)?;
        ensure!(runs.body().contains("data-test=\"no-settlement\"") && !runs.body().contains("data-test=\"making-form\""));
        let early = manager.submit(&page, "/contracts/ICT-2024-021/settlement", &making)?.expect(409)?;
        ensure!(early.part("data-test", "notice")?.contains("loopt nog"));
        assert_eq!(manager.get("/contracts/NONE-1/settlement")?.status, 404);
    }
}
