//! The calendar of reports on pages: what is due, more time for it, and periods that are closed and opened again.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::{Parties, list, registered};
use meetbaar_tests::story::{CATEGORY_MANAGER, KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Page, Story, on_both};

const CONTRACT: &str = "ICT-2024-017";

fn path(answer: Page) -> Result<String> {
    let answer = answer.expect(303)?;
    let location = answer.location().context("where to")?;
    Ok(location
        .split(['?', '#'])
        .next()
        .unwrap_or_default()
        .to_owned())
}

on_both! {
    fn the_calendar_tells_what_is_late_and_what_comes(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let manager = story.browser(CATEGORY_MANAGER)?;
        let page = manager.get("/calendar")?.expect(200)?;
        ensure!(page.links()?.iter().any(|link| link.starts_with("/calendar?") && link.contains("state=late")), "the rest of the late ones");
        let order: Vec<_> = ["group-late", "group-now", "group-coming"].map(|group| page.body().find(group)).into();
        ensure!(order.iter().all(Option::is_some) && order.is_sorted(), "late, now, coming: {order:?}");
        ensure!(page.part("data-test", "group-coming")?.contains("4e kwartaal 2026"));

        let own = manager.get(&format!("/calendar?contract={CONTRACT}&state=late"))?.expect(200)?;
        let late = own.part("data-test", "group-late")?;
        ensure!(late.contains("2e kwartaal 2026 31 juli 2026 Te laat") && !late.contains("ICT-2024-021"), "{late}");
        ensure!(!own.body().contains("group-coming") && !own.body().contains("Uitstel vragen"));
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &[("period", "2026-Q2")])?;
        let own = manager.get(&format!("/calendar?contract={CONTRACT}&state=accepted"))?.expect(200)?;
        ensure!(own.part("data-test", "group-accepted")?.contains("2e kwartaal 2026"));

        let supplier = story.browser(KOMPAS)?;
        ensure!(!supplier.get("/calendar")?.expect(200)?.body().contains(CONTRACT), "nobody else's");
        ensure!(supplier.get(&format!("/calendar?contract={CONTRACT}"))?.expect(200)?.body().contains("data-test=\"nothing-found\""));
        ensure!(story.browser(NOORDERLICHT)?.get("/calendar")?.expect(200)?.part("data-test", "menu")?.contains("Kalender"));
    }

    fn more_time_is_asked_for_and_decided_on_pages(kind) {
        let story = Story::begin(kind)?;
        let supplier = story.browser(NOORDERLICHT)?;
        let contract = format!("/contracts/{CONTRACT}");
        let page = supplier.get(&contract)?.expect(200)?;
        let ask = format!("{contract}/due-extensions/new?period=2026-09-30");
        ensure!(page.links()?.contains(&ask), "the contract leads to the form: {:?}", page.links()?);
        let form = supplier.get(&ask)?.expect(200)?;
        ensure!(form.body().contains("value=\"2026-09-30\" selected") && !form.body().contains("2024-06-30"), "what is long past gets no more time");
        let action = format!("{contract}/due-extensions");
        let asked = |until: &'static str, reason: &'static str| [("periodEnd", "2026-09-30"), ("until", until), ("reason", reason)];
        let again = supplier.submit(&form, &action, &asked("2026-10-31", " "))?.expect(400)?;
        assert_eq!(again.part("id", "reason-error")?, "Vul dit in.");
        let again = supplier.submit(&form, &action, &asked("2026-10-31", "Ziekte <b>."))?.expect(400)?;
        ensure!(again.part("id", "until-error")?.contains("na de uiterste dag"));
        ensure!(again.field("until").as_deref() == Some("2026-10-31") && again.part("id", "reason")? == "Ziekte <b>.");
        assert_eq!(path(supplier.submit(&form, &action, &asked("2026-11-30", "Ziekte <b>."))?)?, contract);
        let twice = supplier.submit(&form, &action, &asked("2026-11-20", "Ziekte."))?.expect(409)?;
        ensure!(twice.part("data-test", "fault")?.contains("al uitstel gevraagd"));
        let page = supplier.get(&contract)?.expect(200)?;
        ensure!(page.part("data-test", "due-calendar")?.contains("uitstel gevraagd tot en met 30 november 2026"));
        ensure!(!page.links()?.contains(&ask));
        assert_eq!(story.browser(KOMPAS)?.get(&ask)?.status, 404);

        // Who judges reports decides, in the calendar.
        let reviewer = story.browser(REVIEWER)?;
        let mails = story.mails()?;
        ensure!(mails.iter().any(|mail| mail.to == REVIEWER && mail.text.contains("/calendar")), "the mail leads there");
        let page = reviewer.get("/calendar")?.expect(200)?;
        ensure!(page.part("data-test", "waiting")?.contains("Ziekte <b>."));
        let id = page.body().split("data-extension=\"").nth(1).and_then(|rest| rest.split('"').next().map(str::to_owned)).context("id")?;
        let action = format!("/due-extensions/{id}/decision");
        ensure!(!supplier.get("/calendar")?.expect(200)?.body().contains("data-test=\"decision-form\""));
        assert_eq!(supplier.submit(&form, &action, &[("granted", "yes")])?.status, 403);
        let again = reviewer.submit(&page, &action, &[("granted", "no"), ("note", "")])?.expect(400)?;
        assert_eq!(again.part("data-test", "fault")?, "Vul dit in.");
        assert_eq!(path(reviewer.submit(&page, &action, &[("granted", "yes"), ("note", "")])?)?, "/calendar");
        let decided = reviewer.submit(&page, &action, &[("granted", "yes")])?.expect(409)?;
        ensure!(decided.part("data-test", "notice")?.contains("al beslist"));
        assert_eq!(reviewer.submit(&page, "/due-extensions/none/decision", &[("granted", "yes")])?.status, 404);
        let page = supplier.get(&contract)?.expect(200)?;
        ensure!(page.part("data-test", "due-calendar")?.contains("30 november 2026 met uitstel"));

        // The next one is refused, and the supplier reads why.
        supplier.submit(&form, &format!("{contract}/due-extensions"), &asked("2027-01-31", "Nog langer."))?.expect(303)?;
        let page = reviewer.get("/calendar")?.expect(200)?;
        let id = page.body().split("data-extension=\"").nth(1).and_then(|rest| rest.split('"').next().map(str::to_owned)).context("id")?;
        reviewer.submit(&page, &format!("/due-extensions/{id}/decision"), &[("granted", "no"), ("note", "Dat duurt te lang.")])?.expect(303)?;
        let page = supplier.get(&contract)?.expect(200)?;
        ensure!(page.part("data-test", "due-calendar")?.contains("geen uitstel: Dat duurt te lang."));
    }

    fn a_period_is_closed_and_opened_again_on_the_page_of_its_contract(kind) {
        let story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let reviewer = story.browser(REVIEWER)?;
        let contract = format!("/contracts/{CONTRACT}");
        ensure!(!reviewer.get(&contract)?.expect(200)?.body().contains("data-test=\"close-form\""), "nothing was accepted yet");
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &[("period", "2026-Q2")])?;
        let page = reviewer.get(&contract)?.expect(200)?;
        assert_eq!(page.field("periodEnd").as_deref(), Some("2026-06-30"));
        let action = format!("{contract}/closures");
        let supplier = story.browser(NOORDERLICHT)?;
        let own = supplier.get(&contract)?.expect(200)?;
        ensure!(!own.body().contains("data-test=\"close-form\""));
        assert_eq!(supplier.submit(&own, &action, &[("periodEnd", "2026-06-30")])?.status, 403);
        assert_eq!(reviewer.submit(&page, &action, &[("periodEnd", "2026-03-31")])?.status, 409, "nothing was accepted about it");
        assert_eq!(path(reviewer.submit(&page, &action, &[("periodEnd", "2026-06-30")])?)?, contract);
        let page = reviewer.get(&contract)?.expect(200)?;
        ensure!(page.part("data-test", "due-calendar")?.contains("Afgesloten"));
        let reopening = page.links()?.into_iter().find(|link| link.ends_with("/reopening")).context("the link to open it")?;
        assert_eq!(supplier.get(&reopening)?.status, 403);
        assert_eq!(reviewer.get(&format!("{action}/none/reopening"))?.status, 404);
        let form = reviewer.get(&reopening)?.expect(200)?;
        let again = reviewer.submit(&form, &reopening, &[("reason", "")])?.expect(400)?;
        assert_eq!(again.part("id", "reason-error")?, "Vul dit in.");
        assert_eq!(path(reviewer.submit(&form, &reopening, &[("reason", "Een fout.")])?)?, contract);
        let page = reviewer.get(&contract)?.expect(200)?;
        ensure!(page.body().contains("data-test=\"close-form\"") && !page.part("data-test", "due-calendar")?.contains("Afgesloten"));
        assert_eq!(reviewer.submit(&form, &reopening, &[("reason", "Een fout.")])?.status, 404, "it is open");
    }
}
