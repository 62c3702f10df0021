//! The form of the mapping screen: what was sent, and the answers that it gives.

use std::collections::BTreeMap;

use meetbaar_importers::{
    columns::TableKind,
    mapping::{Answers, ColumnAnswer, ColumnUse, HeadingCandidate, TableAnswer, TablePlace},
    profiles::{DayOrder, Decimals, HiddenRows},
};

/// The form as it was sent. Names of fields that depend on the file are `column-7` and `group:word`.
#[derive(Clone, Debug, Default)]
pub(super) struct Sent {
    pub(super) place: Option<TablePlace>,
    pub(super) columns: BTreeMap<u32, ColumnUse>,
    pub(super) groups: BTreeMap<String, String>,
    pub(super) contract: String,
    pub(super) period: String,
    pub(super) decimals: Option<String>,
    pub(super) days: Option<String>,
    pub(super) title: String,
    pub(super) replaces: Option<String>,
    pub(super) save: bool,
}

impl Sent {
    /// Understands the fields of a form; what nobody knows is left out.
    pub(super) fn of(mut fields: BTreeMap<String, String>) -> Self {
        let mut take = |name: &str| fields.remove(name);
        let mut sent = Self {
            place: place(
                take("sheet"),
                take("row").as_deref(),
                take("height").as_deref(),
                take("kind").as_deref(),
            ),
            contract: take("contract").unwrap_or_default(),
            period: take("period").unwrap_or_default(),
            decimals: take("decimals"),
            days: take("days"),
            title: take("title").unwrap_or_default(),
            replaces: take("replaces").filter(|name| !name.is_empty()),
            save: take("action").as_deref() == Some("save"),
            ..Self::default()
        };
        for (name, value) in fields {
            if let Some(word) = name.strip_prefix("group:") {
                sent.groups.insert(word.to_owned(), value);
            } else if let Some(column) = name.strip_prefix("column-")
                && let (Ok(column), Some(holds)) = (column.parse(), ColumnUse::from_code(&value))
            {
                sent.columns.insert(column, holds);
            }
        }
        sent
    }

    /// The answers, where it was said where the table stands.
    pub(super) fn answers(&self) -> Option<Answers> {
        let place = self.place.clone()?;
        let columns = self.columns.iter().map(|(column, holds)| ColumnAnswer {
            column: *column,
            holds: *holds,
        });
        let groups = self.groups.iter().filter(|(_, group)| !group.is_empty());
        Some(Answers {
            title: Some(self.title.trim().to_owned()).filter(|title| !title.is_empty()),
            groups: groups
                .map(|(word, group)| (word.clone(), group.clone()))
                .collect(),
            tables: vec![TableAnswer {
                kind: place.kind.unwrap_or(TableKind::Placements),
                sheet: place.sheet,
                heading_row: place.heading_row,
                heading_height: place.heading_height,
                columns: columns.collect(),
                contract: Some(self.contract.clone()).filter(|contract| !contract.is_empty()),
                decimals: match self.decimals.as_deref() {
                    Some("comma") => Some(Decimals::Comma),
                    Some("point") => Some(Decimals::Point),
                    _ => None,
                },
                days: match self.days.as_deref() {
                    Some("month_first") => Some(DayOrder::MonthFirst),
                    Some("day_first") => Some(DayOrder::DayFirst),
                    _ => None,
                },
                hidden_rows: HiddenRows::Read,
            }],
        })
    }

    /// What a column holds by this form, or else by what is likely.
    pub(super) fn holds(&self, heading: &HeadingCandidate, column: u32) -> ColumnUse {
        if !self.columns.is_empty() {
            let said = self.columns.get(&column).copied();
            return said.unwrap_or(ColumnUse::NotRead);
        }
        let candidate = heading.columns.iter().find(|one| one.column == column);
        match candidate.map(|one| (one.likely, one.heads_period && !one.personal)) {
            Some((Some(field), _)) => ColumnUse::Field(field),
            Some((None, true)) if heads_several(heading) => ColumnUse::PeriodHours,
            _ => ColumnUse::NotRead,
        }
    }
}

/// Whether several columns are headed by a period: then each holds the hours of its own.
fn heads_several(heading: &HeadingCandidate) -> bool {
    let periods = heading.columns.iter().filter(|one| one.heads_period);
    heading.kind == TableKind::Placements && periods.count() >= 2
}

/// Where a table stands by the fields of a form or an address; nothing without a row.
pub(super) fn place(
    sheet: Option<String>,
    row: Option<&str>,
    height: Option<&str>,
    kind: Option<&str>,
) -> Option<TablePlace> {
    Some(TablePlace {
        sheet: sheet.unwrap_or_default(),
        heading_row: row?.trim().parse().ok()?,
        heading_height: height.and_then(|height| height.parse().ok()).unwrap_or(1),
        kind: kind.and_then(TableKind::from_code),
    })
}
