//! One line of an answer: the same fields, in the same words, as in the expected files beside samples.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use meetbaar_domain::{
    amount::{Cents, Hours},
    period::Period,
    target_group::{BenefitDuration, TargetGroup},
};
use serde::Deserialize;
use serde_json::{Map, Value};

use crate::{
    privacy::{LinkingKey, masked},
    reading::{Activity, Arrangement, Cells, Entry, Line, Placement, Purchase, Source},
    workbook::{Address, Sheet},
};

/// Longest text of a field.
const LONGEST_TEXT: usize = 500;
const MOST_BONUSES: usize = 20;

type Usable<T> = Result<T, &'static str>;

/// A line of an answer.
pub(super) struct LineRecord {
    head: HeadRecord,
    entry: EntryRecord,
}

/// What every line says, whatever it reports.
#[derive(Deserialize)]
struct HeadRecord {
    kind: String,
    contract: Option<String>,
    period: Option<PeriodRecord>,
    source: SourceRecord,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PeriodRecord {
    start: NaiveDate,
    end: NaiveDate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceRecord {
    #[serde(default)]
    sheet: String,
    row: u32,
    cells: BTreeMap<String, String>,
}

enum EntryRecord {
    Placement(Box<PlacementRecord>),
    Purchase(PurchaseRecord),
    Activity(ActivityRecord),
    Turnover(TurnoverRecord),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlacementRecord {
    candidate: String,
    linking_key: Option<String>,
    target_group: String,
    benefit_duration: Option<String>,
    ldr: Option<bool>,
    start: NaiveDate,
    end: Option<NaiveDate>,
    hours_per_week: Option<String>,
    paid_hours: Option<String>,
    arrangement: Option<String>,
    role: Option<String>,
    place: Option<String>,
    #[serde(default)]
    bonuses: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PurchaseRecord {
    invoice: Option<String>,
    vendor: Option<String>,
    date: NaiveDate,
    amount: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ActivityRecord {
    description: String,
    date: NaiveDate,
    hours: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TurnoverRecord {
    amount: String,
}

impl PeriodRecord {
    pub(super) fn into_period(self) -> Usable<Period> {
        Period::new(self.start, self.end).ok_or("it names a period that ends before it starts")
    }
}

impl LineRecord {
    /// A line by its fields; one that no line of its kind has makes it none.
    pub(super) fn of(mut fields: Map<String, Value>) -> Usable<Self> {
        const UNKNOWN: &str = "it is no line that is known";
        let mut head = Map::new();
        for name in ["kind", "contract", "period", "source"] {
            head.extend(fields.remove_entry(name));
        }
        let head: HeadRecord = serde_json::from_value(Value::Object(head)).map_err(|_| UNKNOWN)?;
        let rest = Value::Object(fields);
        let entry = match head.kind.as_str() {
            "placement" => serde_json::from_value(rest).map(EntryRecord::Placement),
            "purchase" => serde_json::from_value(rest).map(EntryRecord::Purchase),
            "activity" => serde_json::from_value(rest).map(EntryRecord::Activity),
            "turnover" => serde_json::from_value(rest).map(EntryRecord::Turnover),
            _ => return Err(UNKNOWN),
        };
        Ok(Self {
            head,
            entry: entry.map_err(|_| UNKNOWN)?,
        })
    }

    pub(super) fn sheet(&self) -> &str {
        &self.head.source.sheet
    }

    /// The line, if everything that it says is possible on its sheet.
    pub(super) fn into_line(self, sheet: &Sheet) -> Usable<Line> {
        let mut cells = Cells::default();
        for (field, cell) in &self.head.source.cells {
            let address = Address::parse(cell).filter(|address| sheet.holds(*address));
            cells.insert_named(field, address.ok_or("it names a cell that is not there")?);
            if cells.get(field).is_none() {
                return Err("it names a field that is not known");
            }
        }
        if cells.is_empty() || sheet.row(self.head.source.row).is_none() {
            return Err("a line stands on no row or in no cell");
        }
        Ok(Line {
            contract: self.head.contract.map(text).transpose()?,
            period: self
                .head
                .period
                .map(PeriodRecord::into_period)
                .transpose()?,
            entry: self.entry.into_entry()?,
            source: Source {
                sheet: sheet.name.clone(),
                row: self.head.source.row,
                cells,
            },
        })
    }
}

impl EntryRecord {
    fn into_entry(self) -> Usable<Entry> {
        Ok(match self {
            Self::Placement(record) => Entry::Placement(record.into_placement()?),
            Self::Purchase(record) => Entry::Purchase(Purchase {
                invoice: record.invoice.map(text).transpose()?,
                vendor: record.vendor.map(text).transpose()?,
                date: record.date,
                amount: cents(&record.amount)?,
            }),
            Self::Activity(record) => Entry::Activity(Activity {
                description: text(record.description)?,
                date: record.date,
                hours: hours(&record.hours)?,
            }),
            Self::Turnover(record) => Entry::Turnover {
                amount: cents(&record.amount)?,
            },
        })
    }
}

impl PlacementRecord {
    fn into_placement(self) -> Usable<Placement> {
        let candidate = text(self.candidate)?;
        if candidate.is_empty() || masked(&candidate) != candidate {
            return Err("it gives a candidate a number that can't be one");
        }
        if self.bonuses.len() > MOST_BONUSES {
            return Err("it names too many bonuses");
        }
        let duration = self.benefit_duration.map(|word| {
            BenefitDuration::from_code(&word).ok_or("it uses a benefit duration that is not known")
        });
        let arrangement = self.arrangement.map(|word| {
            Arrangement::from_code(&word).ok_or("it uses an arrangement that is not known")
        });
        let linking_key = self
            .linking_key
            .map(|text| LinkingKey::parse(&text).ok_or("it gives a linking key that is none"));
        Ok(Placement {
            candidate,
            linking_key: linking_key.transpose()?,
            target_group: TargetGroup::from_code(&self.target_group)
                .ok_or("it uses a target group that is not known")?,
            benefit_duration: duration.transpose()?,
            ldr: self.ldr,
            start: self.start,
            end: self.end,
            hours_per_week: self.hours_per_week.as_deref().map(hours).transpose()?,
            paid_hours: self.paid_hours.as_deref().map(hours).transpose()?,
            arrangement: arrangement.transpose()?,
            role: self.role.map(text).transpose()?,
            place: self.place.map(text).transpose()?,
            bonuses: self.bonuses.into_iter().map(text).collect::<Usable<_>>()?,
        })
    }
}

/// A text without control characters, and not too long.
pub(super) fn text(said: String) -> Usable<String> {
    if said.chars().count() > LONGEST_TEXT || said.contains(char::is_control) {
        return Err("it says a text that is too long or can't be shown");
    }
    Ok(said.trim().to_owned())
}

fn hours(said: &str) -> Usable<Hours> {
    Hours::parse(said).ok_or("it says hours that are none")
}

fn cents(said: &str) -> Usable<Cents> {
    Cents::parse(said).ok_or("it says an amount that is none")
}
