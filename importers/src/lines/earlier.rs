//! The placements met so far, twenty-four bytes each, to tell lines that repeat or overlap earlier ones.

use std::hash::BuildHasher;

use chrono::{Datelike, NaiveDate};
use hashbrown::{DefaultHashBuilder, HashTable};
use meetbaar_domain::period::Period;

use crate::values::fold_tight;

/// What an earlier line makes of a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Repetition {
    None,
    Overlapping,
    Duplicate,
}

/// Earlier placements by who works where and in which period. People are told apart by a hash of 64 bits with a seed
/// of the process: that two of a million share one is less likely than one in ten million.
#[derive(Default)]
pub(super) struct Earlier {
    seen: HashTable<Seen>,
    hasher: DefaultHashBuilder,
}

/// First and last day of an earlier line; the last one is the end of time while it runs.
struct Seen {
    who: u64,
    start: i32,
    end: i32,
}

impl Earlier {
    /// Compares a placement with the earlier ones of the same candidate, contract and period, and remembers it.
    pub(super) fn compare(
        &mut self,
        contract: Option<&str>,
        candidate: &str,
        (start, end): (NaiveDate, Option<NaiveDate>),
        period: Option<Period>,
    ) -> Repetition {
        let days = period.map(|period| (period.start(), period.end()));
        let who = self
            .hasher
            .hash_one((contract.map(fold_tight), fold_tight(candidate), days));
        let here = Seen {
            who,
            start: start.num_days_from_ce(),
            end: end.map_or(i32::MAX, |end| end.num_days_from_ce()),
        };
        let worst = self
            .seen
            .iter_hash(who)
            .filter(|seen| seen.who == who)
            .map(|seen| {
                match (
                    seen.start == here.start,
                    seen.start <= here.end && here.start <= seen.end,
                ) {
                    (true, _) => Repetition::Duplicate,
                    (false, true) => Repetition::Overlapping,
                    (false, false) => Repetition::None,
                }
            })
            .max();
        // Of many lines of one person at one place a few show all there is to tell.
        if worst.is_none()
            || self
                .seen
                .iter_hash(who)
                .filter(|seen| seen.who == who)
                .count()
                < MOST_OF_ONE
        {
            self.seen.insert_unique(who, here, |seen| seen.who);
        }
        worst.unwrap_or(Repetition::None)
    }
}

/// Lines of one person that are kept to compare with: a file with a hundred thousand of them must not take hours.
const MOST_OF_ONE: usize = 100;
