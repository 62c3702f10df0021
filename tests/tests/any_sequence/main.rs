//! Whatever people do, in whatever order: the sums that are kept are those of the lines, and what was known on a day stays
//! what was known then.
//!
//! `ANY_SEQUENCE_SEED` draws another sequence than the usual ones; a failure tells its seed and what was done. A new
//! action is a function and its line in [`deeds::DEEDS`].

#![expect(
    clippy::indexing_slicing,
    reason = "a story that finds too little must fail"
)]

mod deeds;
mod files;
mod office_deeds;
mod recount;
mod sequence;

use anyhow::{Context, Result, ensure};
use meetbaar_tests::{Kind, on_both};

use self::sequence::Sequence;

/// What is drawn from where nobody says otherwise.
const SEEDS: [u64; 2] = [20_261_122, 7];
const ACTIONS: usize = 200;
/// After so many actions everything is counted again.
const EVERY: usize = 25;

fn seeds() -> Result<Vec<u64>> {
    match std::env::var("ANY_SEQUENCE_SEED") {
        Ok(said) => Ok(vec![said.parse().context("ANY_SEQUENCE_SEED")?]),
        Err(_) => Ok(SEEDS.to_vec()),
    }
}

fn play(kind: Kind, seed: u64) -> Result<()> {
    println!("seed {seed}");
    let mut sequence = Sequence::begin(kind, seed)?;
    for number in 1..=ACTIONS {
        let told = match sequence.act() {
            Ok(()) if number % EVERY == 0 => recount::agrees(&mut sequence),
            told => told,
        };
        told.with_context(|| format!("seed {seed}, action {number}:\n{}", sequence.told()))?;
    }
    // A sequence in which everything is refused shows nothing.
    let done = sequence.done();
    println!("{done} of {ACTIONS} were done\n{}", sequence.tally());
    ensure!(done * 2 >= ACTIONS, "seed {seed}: {}", sequence.tally());
    Ok(())
}

on_both! {
    fn sums_are_those_of_the_lines_after_any_sequence_of_actions(kind) {
        for seed in seeds()? {
            play(kind, seed)?;
        }
    }
}
