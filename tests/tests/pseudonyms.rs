//! Candidates are known by pseudonyms whose key can be rotated: the same people before and after, and nothing of before.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Result, ensure};
use meetbaar_importers::privacy::LinkingKey;
use meetbaar_tests::parties::{Parties, table};
use meetbaar_tests::story::NOORDERLICHT;
use meetbaar_tests::{Story, on_both};

const CONTRACT: &str = "ICT-2024-017";
const HEADINGS: &str = "Contract;Personeelsnummer;Regeling;Datum in dienst;Datum uit dienst;Contracturen;Verloonde uren;Koppelsleutel";
const ON: &str = "2026-06-30";

fn first_letter(candidate: &str) -> u8 {
    candidate.bytes().next().unwrap_or_default()
}

fn report(candidates: &[&str]) -> String {
    let rows: Vec<String> = candidates
        .iter()
        .map(|candidate| {
            let key = LinkingKey::of([first_letter(candidate); 32]).text();
            format!("{CONTRACT};{candidate};Wajong;01-06-2024;;24;312;{key}")
        })
        .collect();
    table(HEADINGS, &rows)
}

/// The different pseudonyms and linking keys that are stored.
fn stored(story: &Story) -> Result<[BTreeSet<String>; 2]> {
    let of = |column: &str| -> Result<BTreeSet<String>> {
        let asked = format!("SELECT DISTINCT {column} FROM report_line WHERE {column} IS NOT NULL");
        let said = story.database.query(&asked)?;
        Ok(said.lines().map(str::to_owned).collect())
    };
    Ok([of("candidate")?, of("linking_key")?])
}

on_both! {
    fn the_key_is_rotated_and_people_stay_who_they_are(kind) {
        let mut story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        parties.accepted(&report(&["A", "B"]), &[("period", "2026-Q1")])?;
        let first = stored(&story)?;
        assert_eq!(first.each_ref().map(BTreeSet::len), [2, 2]);
        let figures = || parties.figures(CONTRACT, ON, &["realised", "jobs"]);
        let before = figures()?;
        let said = story.server.run(["rotate-pseudonyms"])?;
        assert!(said.contains("Keyed 4 pseudonyms and linking keys anew, with key 2."), "{said}");
        let second = stored(&story)?;
        for (before, after) in first.iter().zip(&second) {
            assert_eq!(after.len(), 2);
            assert!(before.is_disjoint(after), "nothing of before is there any more");
        }
        assert_eq!(figures()?, before);

        // The server that runs knows of it: the same two people in the next quarter, and one who is new.
        parties.accepted(&report(&["A", "B", "C"]), &[("period", "2026-Q2")])?;
        let third = stored(&story)?;
        assert_eq!(third.each_ref().map(BTreeSet::len), [3, 3]);
        assert!(second.iter().zip(&third).all(|(before, after)| before.is_subset(after)));
        let figures_after = figures()?;
        story.server.run(["rotate-pseudonyms"])?;
        assert!(third.iter().zip(&stored(&story)?).all(|(before, after)| before.is_disjoint(after)));
        story.server.restart()?;
        assert_eq!(figures()?, figures_after);
        story.server.run(["recompute", "--verify"])?;
        let deeds = story.database.query("SELECT details FROM audit_entry WHERE deed = 'pseudonyms_keyed_anew' ORDER BY seq")?;
        assert_eq!(deeds.lines().count(), 2, "{deeds}");
    }

    fn without_its_keys_an_installation_does_not_start(kind) {
        let mut story = Story::begin(kind)?;
        let parties = Parties::of(&story, NOORDERLICHT)?;
        parties.accepted(&report(&["A"]), &[("period", "2026-Q1")])?;
        story.server.run(["rotate-pseudonyms"])?;
        story.server.stop()?;
        let folder = story.server.data().join("keys");
        let (second, kept) = (folder.join("pseudonym-2.key"), folder.join("kept"));
        let refused = |words: &str| -> Result<()> {
            let said = story.server.attempt(&["standings"], &[])?;
            ensure!(said.code != Some(0) && said.errors.contains(words), "{said:?}");
            Ok(())
        };
        fs::rename(&second, &kept)?;
        refused("pseudonym-2.key")?;
        fs::write(&second, [7; 32])?;
        refused("is not the key that pseudonyms were made with")?;
        fs::rename(&kept, &second)?;
        // Where a secret store lays them, they are read from there.
        let elsewhere = story.server.data().join("secrets");
        fs::rename(&folder, &elsewhere)?;
        refused("pseudonym.key is missing")?;
        let named = elsewhere.display().to_string();
        let said = story.server.attempt(&["standings"], &[("MEETBAAR_KEYS_FOLDER", &named)])?;
        ensure!(said.code == Some(0), "{said:?}");
    }
}
