//! A line as it travels: its sheet and the names of its fields are said once, for all lines that share them.

use meetbaar_domain::{
    amount::{Cents, Hours},
    target_group::{BenefitDuration, TargetGroup},
};
use serde::{Deserialize, Serialize};

use super::{
    WireFault,
    codes::{day, known, number, numbers, period},
};
use crate::{
    privacy::LinkingKey,
    reading::{Activity, Arrangement, Cells, Entry, Line, Placement, Purchase, Source},
    workbook::Address,
};

/// The sheet and the fields of lines. Places are counted from 0 in the order in which they are said.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(super) struct Place {
    pub(super) sheet: String,
    /// Names of the fields, in order.
    pub(super) fields: Vec<String>,
}

impl Place {
    pub(super) fn of(source: &Source) -> Self {
        Self {
            sheet: source.sheet.clone(),
            fields: source
                .cells
                .iter()
                .map(|(name, _)| name.to_owned())
                .collect(),
        }
    }

    pub(super) fn is_of(&self, source: &Source) -> bool {
        self.sheet == source.sheet
            && self
                .fields
                .iter()
                .eq(source.cells.iter().map(|(name, _)| name))
    }
}

/// A line; what is missing is left out.
#[derive(Deserialize, Serialize)]
pub(super) struct LineRecord {
    /// Number of its place.
    pub(super) n: usize,
    /// Row.
    r: u32,
    /// Row and column of the cell of every field of the place; the row is that of the line where it is 0.
    a: Vec<(u32, u32)>,
    /// Contract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    c: Option<String>,
    /// Period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    p: Option<(i32, i32)>,
    /// What it reports.
    e: EntryRecord,
}

#[derive(Deserialize, Serialize)]
enum EntryRecord {
    #[serde(rename = "p")]
    Placement(PlacementRecord),
    /// Invoice, vendor, day, cents.
    #[serde(rename = "i")]
    Purchase(Option<String>, Option<String>, i32, i64),
    /// Description, day, hours.
    #[serde(rename = "a")]
    Activity(String, i32, i64),
    /// Cents.
    #[serde(rename = "t")]
    Turnover(i64),
}

#[derive(Deserialize, Serialize)]
struct PlacementRecord {
    /// Candidate.
    c: String,
    /// Linking key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    k: Option<String>,
    /// Target group.
    g: String,
    /// Benefit duration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    d: Option<String>,
    /// Register flag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    l: Option<bool>,
    /// Start.
    s: i32,
    /// End.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    e: Option<i32>,
    /// Hours a week.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    w: Option<i64>,
    /// Paid hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    h: Option<i64>,
    /// Arrangement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    a: Option<String>,
    /// Role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    r: Option<String>,
    /// Place of work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    p: Option<String>,
    /// Bonuses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    b: Vec<String>,
}

impl LineRecord {
    pub(super) fn new(line: Line, place: usize) -> Self {
        Self {
            n: place,
            r: line.source.row,
            a: line
                .source
                .cells
                .iter()
                .map(|(_, cell)| {
                    let row = if cell.row == line.source.row {
                        0
                    } else {
                        cell.row
                    };
                    (row, cell.column)
                })
                .collect(),
            c: line.contract,
            p: line.period.map(numbers),
            e: line.entry.into(),
        }
    }

    /// The line, whose place must be the one it names.
    pub(super) fn into_line(self, place: &Place) -> Result<Line, WireFault> {
        if self.a.len() != place.fields.len() {
            return Err(WireFault);
        }
        let mut cells = Cells::default();
        for (name, (row, column)) in place.fields.iter().zip(self.a) {
            let row = if row == 0 { self.r } else { row };
            let cell = Address::new(row, column);
            cells.insert_named(name, cell.within_grid().ok_or(WireFault)?);
        }
        Ok(Line {
            contract: self.c,
            period: self.p.map(period).transpose()?,
            entry: self.e.try_into()?,
            source: Source {
                sheet: place.sheet.clone(),
                row: self.r,
                cells,
            },
        })
    }
}

impl From<Entry> for EntryRecord {
    fn from(entry: Entry) -> Self {
        match entry {
            Entry::Placement(placement) => Self::Placement(placement.into()),
            Entry::Purchase(one) => {
                Self::Purchase(one.invoice, one.vendor, number(one.date), one.amount.0)
            }
            Entry::Activity(one) => Self::Activity(one.description, number(one.date), one.hours.0),
            Entry::Turnover { amount } => Self::Turnover(amount.0),
        }
    }
}

impl TryFrom<EntryRecord> for Entry {
    type Error = WireFault;

    fn try_from(record: EntryRecord) -> Result<Self, WireFault> {
        Ok(match record {
            EntryRecord::Placement(placement) => Self::Placement(placement.try_into()?),
            EntryRecord::Purchase(invoice, vendor, date, cents) => Self::Purchase(Purchase {
                invoice,
                vendor,
                date: day(date)?,
                amount: Cents(cents),
            }),
            EntryRecord::Activity(description, date, hours) => Self::Activity(Activity {
                description,
                date: day(date)?,
                hours: Hours(hours),
            }),
            EntryRecord::Turnover(cents) => Self::Turnover {
                amount: Cents(cents),
            },
        })
    }
}

impl From<Placement> for PlacementRecord {
    fn from(placement: Placement) -> Self {
        Self {
            c: placement.candidate,
            k: placement.linking_key.map(|key| key.text()),
            g: placement.target_group.code().to_owned(),
            d: placement.benefit_duration.map(|one| one.code().to_owned()),
            l: placement.ldr,
            s: number(placement.start),
            e: placement.end.map(number),
            w: placement.hours_per_week.map(|hours| hours.0),
            h: placement.paid_hours.map(|hours| hours.0),
            a: placement
                .arrangement
                .map(Arrangement::code)
                .map(str::to_owned),
            r: placement.role,
            p: placement.place,
            b: placement.bonuses,
        }
    }
}

impl TryFrom<PlacementRecord> for Placement {
    type Error = WireFault;

    fn try_from(record: PlacementRecord) -> Result<Self, WireFault> {
        Ok(Self {
            candidate: record.c,
            linking_key: known(record.k, LinkingKey::parse)?,
            target_group: TargetGroup::from_code(&record.g).ok_or(WireFault)?,
            benefit_duration: known(record.d, BenefitDuration::from_code)?,
            ldr: record.l,
            start: day(record.s)?,
            end: record.e.map(day).transpose()?,
            hours_per_week: record.w.map(Hours),
            paid_hours: record.h.map(Hours),
            arrangement: known(record.a, Arrangement::from_code)?,
            role: record.r,
            place: record.p,
            bonuses: record.b,
        })
    }
}
