//! Lines and files are erased when their term is over; what they came to stays, and a certificate tells what went.

use anyhow::{Context, Result, ensure};
use meetbaar_tests::parties::{Parties, list, refused, registered};
use meetbaar_tests::story::{ADMINISTRATOR, CATEGORY_MANAGER, KOMPAS, NOORDERLICHT, REVIEWER};
use meetbaar_tests::{Story, on_both, wait};
use serde_json::{Value, json};

const CONTRACT: &str = "ICT-2024-017";
const ON: &str = "2026-06-30";
const FIGURES: [&str; 4] = ["realised", "required", "gap", "status"];
/// Long after the last day of every contract that the stories know.
const LONG_AFTER: &str = "2045-01-10T09:00:00+01:00";

fn count(story: &Story, table: &str) -> Result<i64> {
    story
        .database
        .number(&format!("SELECT COUNT(*) FROM {table}"))
}

/// Restarts the server long after; what comes by the clock is done when this returns.
fn night(story: &mut Story, instant: &str) -> Result<()> {
    story.server.restart_at(instant)?;
    let day = instant.get(..10).context("a day")?;
    let put_off = format!("SELECT COUNT(*) FROM schedule WHERE due_at > '{day} 23:59'");
    wait::until("what comes by the clock was queued", || {
        Ok((story.database.number(&put_off)? == 4).then_some(()))
    })?;
    story.settle()
}

fn certificates(story: &Story, email: &str) -> Result<Vec<Value>> {
    let listed = story
        .program(email)?
        .get("/v1/erasures")?
        .expect(200)?
        .json()?;
    let found = listed.get("erasures").and_then(Value::as_array).cloned();
    found.context("erasures")
}

on_both! {
    fn what_is_over_its_term_goes_and_what_it_came_to_stays(kind) {
        let mut story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let rows = [registered(CONTRACT, "GEHEIM-1", 36), registered(CONTRACT, "GEHEIM-2", 18)];
        let accepted = parties.accepted(&list(&rows), &[("period", "2026-Q2")])?;
        let draft = parties.read(&list(&rows[..1]), &[("period", "2026-Q3")])?;
        let figures = parties.figures(CONTRACT, ON, &FIGURES)?;
        let fingerprint = |report: &str| story.database.query(&format!(
            "SELECT file_fingerprint FROM report WHERE public_id = '{report}'"
        ));
        let (sent, kept) = (fingerprint(&accepted)?, story.server.kept("files")?);
        assert_eq!(kept, 2);
        ensure!(count(&story, "report_line")? == 3 && count(&story, "line_value")? > 0);

        night(&mut story, LONG_AFTER)?;
        for table in ["report_line", "line_value", "job_hours", "report_problem", "evidence", "conflict", "file_to_remove"] {
            assert_eq!(count(&story, table)?, 0, "{table}");
        }
        assert_eq!(story.server.kept("files")?, 0);
        // The figures are those of before, told by the same parties; nothing else knows the candidates.
        let parties = Parties::of(&story, NOORDERLICHT)?;
        assert_eq!(parties.figures(CONTRACT, ON, &FIGURES)?, figures);
        story.server.run(["recompute", "--verify"])?;
        story.server.run(["recompute"])?;
        assert_eq!(parties.figures(CONTRACT, ON, &FIGURES)?, figures);
        story.server.run(["audit", "verify"])?;
        let name = story.database.query(&format!("SELECT file_name FROM report WHERE public_id = '{accepted}'"))?;
        assert_eq!(name.trim(), format!("{accepted}.csv"));

        // What was not submitted is undone, what counted counts; nothing of it can be changed any more.
        let state = |id: &str| -> Result<Value> { Ok(parties.supplier.report(id)?["state"].clone()) };
        assert_eq!(state(&accepted)?, json!("accepted"));
        assert_eq!(state(draft["id"].as_str().context("id")?)?, json!("withdrawn"));
        let withdrawn = parties.reviewer.post(&format!("/v1/reports/{accepted}/withdrawal"), &json!({ "reason": "Toch niet." }))?;
        assert_eq!(refused(&withdrawn)?, (409, "lines_erased".to_owned()));

        // Each contract has its certificate, which says what went and holds nobody.
        let own: Vec<Value> = certificates(&story, NOORDERLICHT)?
            .into_iter().filter(|one| one["contract"] == json!(CONTRACT)).collect();
        ensure!(own.len() == 1, "{own:?}");
        let id = own[0]["id"].as_str().context("id")?.to_owned();
        assert_eq!((&own[0]["ground"], &own[0]["lines"], &own[0]["files"]), (&json!("term"), &json!(3), &json!(2)));
        let whole = story.browser(CATEGORY_MANAGER)?.get(&format!("/erasures/{id}/certificate"))?.expect(200)?;
        ensure!(whole.body().contains(sent.trim()) && !whole.body().contains("GEHEIM"), "{}", whole.body());
        let page = story.browser(NOORDERLICHT)?.get(&format!("/erasures/{id}"))?.expect(200)?;
        ensure!(page.body().contains("data-test=\"stays\""), "{}", page.body());
        assert_eq!(story.browser(KOMPAS)?.get(&format!("/erasures/{id}"))?.status, 404);
        assert_eq!(certificates(&story, KOMPAS)?, Vec::<Value>::new());
        for path in [format!("/reports/{accepted}"), format!("/contracts/{CONTRACT}")] {
            let page = story.browser(NOORDERLICHT)?.get(&path)?.expect(200)?;
            ensure!(page.body().contains("data-test=\"erased\""), "{path}");
        }
        let mails = story.mails()?;
        ensure!(mails.iter().any(|mail| mail.subject.contains(&format!("de regels van {CONTRACT} zijn gewist"))));
    }

    fn a_changed_sum_of_erased_lines_is_noticed(kind) {
        let mut story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &[("period", "2026-Q2")])?;
        night(&mut story, LONG_AFTER)?;
        story.server.run(["recompute", "--verify"])?;
        story.database.query("UPDATE worth_rollup SET amount = amount + 1 WHERE known_until IS NULL")?;
        let said = story.server.attempt(&["recompute"], &[])?;
        ensure!(said.code == Some(1) && said.output.contains(&format!("Contract {CONTRACT}: its lines were erased")), "{said:?}");
    }

    fn a_contract_says_for_itself_how_long_and_why_longer(kind) {
        let mut story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        parties.accepted(&list(&[registered(CONTRACT, "A", 36)]), &[("period", "2026-Q2")])?;
        let manager = story.browser(CATEGORY_MANAGER)?;
        let path = format!("/contracts/{CONTRACT}/retention");
        let form = manager.get(&path)?.expect(200)?;
        let send = |months: &str, reason: &str| manager.submit(&form, &path, &[("months", months), ("keptLonger", reason)]);
        for wrong in ["601", "-1", "veel"] {
            send(wrong, "")?.expect(400)?;
        }
        send("6", "Bezwaar loopt, zie 123456782")?.expect(303)?;
        let page = manager.get(&path)?.expect(200)?;
        ensure!(page.body().contains("6 maanden") && page.body().contains("Bezwaar loopt, zie *********"), "{}", page.body());
        // A supplier sees the term and can't change it.
        let supplier = story.browser(NOORDERLICHT)?;
        let seen = supplier.get(&path)?.expect(200)?;
        ensure!(!seen.body().contains("retention-form"));
        assert_eq!(supplier.submit(&form, &path, &[("months", "1")])?.status, 403);
        let changed = story.database.query("SELECT became FROM audit_entry WHERE deed = 'retention_changed'")?;
        ensure!(changed.contains("\"months\":6"), "{changed}");

        night(&mut story, LONG_AFTER)?;
        assert_eq!(count(&story, "report_line")?, 1, "somebody said why");
        let manager = story.browser(CATEGORY_MANAGER)?;
        let form = manager.get(&path)?.expect(200)?;
        ensure!(form.body().contains("langer bewaard om de reden"), "{}", form.body());
        manager.submit(&form, &path, &[("months", "6"), ("keptLonger", "")])?.expect(303)?;
        night(&mut story, "2045-01-12T09:00:00+01:00")?;
        assert_eq!(count(&story, "report_line")?, 0);
        let manager = story.browser(CATEGORY_MANAGER)?;
        let form = manager.get(&path)?.expect(200)?;
        let late = manager.submit(&form, &path, &[("months", "7"), ("keptLonger", "")])?;
        assert_eq!(late.status, 409);
    }

    fn what_waits_for_its_judgement_is_kept_and_what_never_counted_goes_sooner(kind) {
        let mut story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        let waiting = parties.submitted(&list(&[registered(CONTRACT, "A", 36)]), &[("period", "2026-Q2")])?;
        let kompas = Parties::of(&story, KOMPAS)?;
        let idle = kompas.read(&list(&[registered("ICT-2024-021", "B", 18)]), &[("period", "2026-Q2")])?;
        night(&mut story, "2028-01-10T09:00:00+01:00")?;
        assert_eq!(count(&story, "report_line")?, 1);
        let own = certificates(&story, KOMPAS)?;
        ensure!(own.iter().any(|one| one["ground"] == json!("not_counted") && one["lines"] == json!(1)), "{own:?}");
        let page = story.browser(KOMPAS)?.get(&format!("/reports/{}", idle["id"].as_str().context("id")?))?.expect(200)?;
        ensure!(page.body().contains("data-test=\"erased\""));
        night(&mut story, LONG_AFTER)?;
        assert_eq!(count(&story, "report_line")?, 1);
        let overview = story.browser(ADMINISTRATOR)?.get("/retention")?.expect(200)?;
        ensure!(overview.body().contains("Wacht op een beoordeling"), "{}", overview.body());
        story.program(REVIEWER)?.accept(&waiting)?.expect(204)?;
        night(&mut story, "2045-01-12T09:00:00+01:00")?;
        assert_eq!(count(&story, "report_line")?, 0);
        story.server.run(["recompute", "--verify"])?;
    }
}
