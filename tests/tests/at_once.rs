//! What happens when several people do the same at the same moment: one of them does it, the others are told, nothing counts twice.

use std::sync::Barrier;
use std::thread;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::reports::placements;
use meetbaar_tests::story::{KOMPAS, NOORDERLICHT, REFERENCE_DATE, REVIEWER};
use meetbaar_tests::{Program, Story, on_both, workspace};
use serde_json::json;

const ROUNDS: usize = 20;
const CONTRACT: &str = "ICT-2024-021";
const PERIOD: [(&str, &str); 1] = [("period", "2026-Q3")];

/// Lets everybody do his thing at once; returns what each got.
fn at_once<T: Send>(things: Vec<Box<dyn Fn() -> Result<T> + Send + Sync + '_>>) -> Result<Vec<T>> {
    let barrier = Barrier::new(things.len());
    thread::scope(|scope| {
        let running: Vec<_> = things
            .iter()
            .map(|thing| {
                scope.spawn(|| {
                    barrier.wait();
                    thing()
                })
            })
            .collect();
        running
            .into_iter()
            .map(|one| one.join().ok().context("a thread panicked")?)
            .collect()
    })
}

/// So many programs of one user, each with connections of its own.
fn programs(story: &Story, email: &str, count: usize) -> Result<Vec<Program>> {
    (0..count).map(|_| story.program(email)).collect()
}

type Deed<'a> = Box<dyn Fn() -> Result<u16> + Send + Sync + 'a>;

/// One succeeded, the others met a conflict.
fn one_of(statuses: &[u16]) -> Result<()> {
    let done = statuses.iter().filter(|status| **status == 204).count();
    let told = statuses.iter().filter(|status| **status == 409).count();
    ensure!(done == 1 && told + 1 == statuses.len(), "{statuses:?}");
    Ok(())
}

on_both! {
    fn a_report_is_submitted_once_and_decided_once(kind) {
        let story = Story::begin(kind)?;
        let (suppliers, reviewers) = (programs(&story, KOMPAS, 4)?, programs(&story, REVIEWER, 4)?);
        let mut accepted = 0;
        let file = placements(CONTRACT, "K", 4);
        for round in 0..ROUNDS {
            let id = suppliers[0].send("q3.csv", &file, &PERIOD)?;
            suppliers[0].read(&id)?;
            let submit = suppliers.iter().map(|one| -> Deed { Box::new(|| Ok(one.submit(&id)?.status)) });
            one_of(&at_once(submit.collect())?)?;
            let address = format!("/v1/reports/{id}/decision");
            let decide = reviewers.iter().enumerate().map(|(number, one)| -> Deed {
                // In every other round half of them return it.
                let decision = match round % 2 == 1 && number % 2 == 1 {
                    true => json!({ "decision": "returned", "reason": "Nee." }),
                    false => json!({ "decision": "accepted" }),
                };
                let address = &address;
                Box::new(move || Ok(one.post(address, &decision)?.status))
            });
            one_of(&at_once(decide.collect())?)?;
            let state = suppliers[0].report(&id)?["state"].clone();
            ensure!(state == "accepted" || (round % 2 == 1 && state == "returned"), "{state}");
            accepted += usize::from(state == "accepted");
        }
        let mails = story.mails()?;
        let to_supplier = |subject: &str| mails.iter().filter(|mail| mail.to == KOMPAS && mail.subject.starts_with(subject)).count();
        assert_eq!(to_supplier("Rapportage geaccepteerd"), accepted);
        assert_eq!(to_supplier("Rapportage teruggestuurd"), ROUNDS - accepted);
        let counting = "SELECT count(*) FROM report_line WHERE state = 'accepted'";
        assert_eq!(story.database.number(counting)?, 4, "only the last accepted revision counts");
    }

    fn two_revisions_that_are_accepted_at_once_do_not_both_count(kind) {
        let story = Story::begin(kind)?;
        let (supplier, reviewers) = (story.program(KOMPAS)?, programs(&story, REVIEWER, 2)?);
        let file = placements(CONTRACT, "K", 4);
        let mut once = None;
        for round in 0..ROUNDS / 2 {
            let mut sent = Vec::new();
            for _ in 0..2 {
                let id = supplier.send("q3.csv", &file, &PERIOD)?;
                supplier.read(&id)?;
                supplier.submit(&id)?.expect(204)?;
                sent.push(id);
            }
            let accept = reviewers.iter().zip(&sent).map(|(one, id)| -> Deed { Box::new(|| Ok(one.accept(id)?.status)) });
            let statuses = at_once(accept.collect())?;
            ensure!(statuses.iter().all(|status| [204, 409].contains(status)) && statuses.contains(&204), "{statuses:?}");
            let realised = supplier.standing(CONTRACT, REFERENCE_DATE)?["realised"].clone();
            assert_eq!(*once.get_or_insert_with(|| realised.clone()), realised, "round {round}: {statuses:?}");
            let counting = "SELECT count(*) FROM report_line WHERE state = 'accepted'";
            assert_eq!(story.database.number(counting)?, 4, "round {round}: {statuses:?}");
        }
    }

    fn reports_of_one_period_that_are_read_at_once_get_a_revision_each(kind) {
        let story = Story::begin(kind)?;
        let suppliers = programs(&story, KOMPAS, 4)?;
        for _ in 0..ROUNDS / 2 {
            let upload = suppliers.iter().enumerate().map(|(number, one)| -> Deed {
                Box::new(move || {
                    one.send("q3.csv", &placements(CONTRACT, &format!("K{number}"), 40), &PERIOD)?;
                    Ok(204)
                })
            });
            at_once(upload.collect())?;
        }
        story.settle()?;
        let revisions = story.database.query("SELECT revision FROM report_contract ORDER BY revision")?;
        let expected: Vec<String> = (1..=ROUNDS * 2).map(|number| number.to_string()).collect();
        assert_eq!(revisions.lines().collect::<Vec<_>>(), expected);
    }

    fn a_file_that_is_refused_while_it_is_sent_again_is_refused_again(kind) {
        let story = Story::begin(kind)?;
        let mut suppliers = programs(&story, KOMPAS, 2)?;
        suppliers.extend(programs(&story, NOORDERLICHT, 2)?);
        let file = workspace::sample("fout-01-bsn.xlsx")?;
        let mut sent = Vec::new();
        for _ in 0..ROUNDS {
            let upload = suppliers.iter().map(|one| -> Box<dyn Fn() -> Result<String> + Send + Sync + '_> {
                Box::new(|| one.send("q3.xlsx", &file, &[]))
            });
            sent.extend(at_once(upload.collect())?);
        }
        story.settle()?;
        assert_eq!(story.database.query("SELECT DISTINCT state FROM report")?, "refused");
        assert_eq!(story.database.number("SELECT count(*) FROM report")?, i64::try_from(sent.len())?);
        let left = walkdir::WalkDir::new(story.server.data().join("files")).into_iter().flatten();
        assert_eq!(left.filter(|entry| entry.file_type().is_file()).count(), 0);
    }

    fn a_refused_upload_does_not_take_the_file_of_an_accepted_one_with_it(kind) {
        let story = Story::begin(kind)?;
        let suppliers = programs(&story, KOMPAS, 4)?;
        let mut accepted = Vec::new();
        for round in 0..ROUNDS {
            let file = placements(CONTRACT, &format!("R{round}"), 2);
            let upload = suppliers.iter().enumerate().map(|(number, one)| -> Box<dyn Fn() -> Result<Option<String>> + Send + Sync + '_> {
                let file = &file;
                Box::new(move || match number % 2 {
                    0 => one.send("q3.csv", file, &PERIOD).map(Some),
                    _ => one.upload("q3.csv", file, &[("contract", "ICT-1999-999")])?.expect(400).map(|_| None),
                })
            });
            accepted.extend(at_once(upload.collect())?.into_iter().flatten());
        }
        for id in &accepted {
            assert_eq!(suppliers[0].read(id)?["state"], "ready", "an accepted upload is lost");
        }
    }

    fn an_account_that_signs_in_many_times_at_once_gets_in_every_time(kind) {
        let story = Story::begin(kind)?;
        let deeds = (0..8).map(|_| -> Deed { Box::new(|| Ok(story.browser(REVIEWER)?.get("/")?.status)) });
        assert_eq!(at_once(deeds.collect())?, [200; 8]);
    }
}
