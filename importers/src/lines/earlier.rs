//! The placements met so far, thirty-two bytes each, to tell lines that repeat or overlap earlier ones.

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
    seen: HashTable<Seen>,
    hasher: DefaultHashBuilder,
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
        let days = period.map(|period| (period.start(), period.end()));
        let who = self
            .hasher
            .hash_one((contract.map(fold_tight), fold_tight(candidate), days));
        let here = Seen {
            who,
            start: start.num_days_from_ce(),
            end: end.map_or(i32::MAX, |end| end.num_days_from_ce()),
            place,
        };
        let own = || self.seen.iter_hash(who).filter(|seen| seen.who == who);
        let first = |repeats: fn(&Seen, &Seen) -> bool| {
            let alike = own().filter(|seen| repeats(seen, &here));
            alike.map(|seen| seen.place).min()
        };
        let duplicate = first(|seen, here| seen.start == here.start);
        let overlapping = || first(|seen, here| seen.start <= here.end && here.start <= seen.end);
        let repetition = match duplicate {
            Some(place) => Repetition::Duplicate(place),
            None => overlapping().map_or(Repetition::None, Repetition::Overlapping),
        };
        let known = own().count();
        // Of many lines of one person at one place a few show all there is to tell.
        if known < MOST_OF_ONE {
            self.seen.insert_unique(who, here, |seen| seen.who);
        }
        repetition
    }
}

/// Lines of one person that are kept to compare with: a file with a hundred thousand of them must not take hours.
const MOST_OF_ONE: usize = 100;
