//! The placements met so far, some thirty bytes each, to tell lines that repeat or overlap earlier ones.

use std::hash::BuildHasher;

use chrono::{Datelike, NaiveDate};
use hashbrown::{DefaultHashBuilder, HashTable};
use meetbaar_domain::period::Period;

use crate::{values::fold_tight, workbook::Address};

/// What an earlier line makes of a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repetition {
    None,
    Overlapping(Place),
    Duplicate(Place),
}

/// Where a line stands: the place of its sheet among the others, and the cell of its candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    sheet: u16,
    row: u32,
    column: u16,
}

impl Place {
    pub(super) fn new(sheet: usize, address: Address) -> Self {
        Self {
            sheet: u16::try_from(sheet).unwrap_or(u16::MAX),
            row: address.row,
            column: u16::try_from(address.column).unwrap_or(u16::MAX),
        }
    }

    pub(super) fn sheet(self) -> usize {
        usize::from(self.sheet)
    }

    pub(super) fn address(self) -> Address {
        Address::new(self.row, u32::from(self.column))
    }
}

/// Earlier placements by who works where and in which period. People are told apart by a hash of 64 bits with a seed
/// of the process: that two of a million share one is less likely than one in ten million.
#[derive(Default)]
pub(super) struct Earlier {
    seen: Vec<Seen>,
    /// By hash, where in `seen`: a table of small things that grows without much room beside itself.
    places: HashTable<u32>,
    hasher: DefaultHashBuilder,
    /// The contract met last, as it stands and folded: most lines share it.
    contract: (String, String),
}

/// First and last day of an earlier line; the last one is the end of time while it runs.
struct Seen {
    who: u64,
    start: i32,
    end: i32,
    place: Place,
}

impl Earlier {
    /// Compares a placement with the earlier ones of the same candidate, contract and period, and remembers it.
    pub(super) fn compare(
        &mut self,
        contract: Option<&str>,
        candidate: &str,
        (start, end): (NaiveDate, Option<NaiveDate>),
        period: Option<Period>,
        place: Place,
    ) -> Repetition {
        let here = Seen {
            who: self.who(contract, candidate, period),
            start: start.num_days_from_ce(),
            end: end.map_or(i32::MAX, |end| end.num_days_from_ce()),
            place,
        };
        let (mut duplicate, mut overlapping, mut known) = (None::<Place>, None::<Place>, 0_usize);
        let first = |found: Option<Place>, other: Place| {
            Some(found.map_or(other, |found| found.min(other)))
        };
        for seen in self.of(here.who) {
            known = known.saturating_add(1);
            if seen.start == here.start {
                duplicate = first(duplicate, seen.place);
            } else if seen.start <= here.end && here.start <= seen.end {
                overlapping = first(overlapping, seen.place);
            }
        }
        // Of many lines of one person at one place a few show all there is to tell.
        if known < MOST_OF_ONE {
            self.remember(here);
        }
        match (duplicate, overlapping) {
            (Some(place), _) => Repetition::Duplicate(place),
            (None, Some(place)) => Repetition::Overlapping(place),
            (None, None) => Repetition::None,
        }
    }

    fn who(&mut self, contract: Option<&str>, candidate: &str, period: Option<Period>) -> u64 {
        let days = period.map(|period| (period.start(), period.end()));
        if let Some(contract) = contract.filter(|contract| *contract != self.contract.0) {
            self.contract = (contract.to_owned(), fold_tight(contract));
        }
        let contract = contract.map(|_| &self.contract.1);
        self.hasher
            .hash_one((contract, fold_tight(candidate), days))
    }

    fn of(&self, who: u64) -> impl Iterator<Item = &Seen> {
        let places = self.places.iter_hash(who);
        let seen = places.filter_map(|place| self.seen.get(usize::try_from(*place).ok()?));
        seen.filter(move |seen| seen.who == who)
    }

    fn remember(&mut self, here: Seen) {
        let Ok(next) = u32::try_from(self.seen.len()) else {
            return;
        };
        let who = here.who;
        self.seen.push(here);
        let who_at = |place: &u32| {
            let seen = usize::try_from(*place)
                .ok()
                .and_then(|at| self.seen.get(at));
            seen.map_or(0, |seen| seen.who)
        };
        self.places.insert_unique(who, next, who_at);
    }
}

/// Lines of one person that are kept to compare with: a file with a hundred thousand of them must not take hours.
const MOST_OF_ONE: usize = 100;
