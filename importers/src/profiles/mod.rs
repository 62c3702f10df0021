//! Profiles: layouts of reports as data. A profile is a column table in TOML, with what its headings can't say.
//!
//! Profiles ship in `importers/profiles/`, lie in a folder of the installation, or are made in the mapping screen and
//! kept for one supplier. Wherever they come from, they are the same and are read the same way as any other format.

mod finding;
mod headings;
mod matching;
mod reading;
mod soundness;
mod written;

use std::{collections::BTreeMap, sync::LazyLock};

use serde::{Deserialize, Serialize};

use crate::columns::{Field, LearnedHeading, TableKind};
pub use crate::tables::HiddenRows;
pub(crate) use finding::{FoundTable, is_named, tables_on};
pub(crate) use headings::{HeadingCell, heading_cells};
pub(crate) use matching::{ReadyTable, claims};
pub(crate) use written::told;

include!(concat!(env!("OUT_DIR"), "/profiles.rs"));

/// A layout of reports as data.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its name: lower-case letters, digits and underscores.
    pub name: String,
    /// Goes up whenever it reads the same file in another way.
    pub version: u32,
    /// What people call it.
    pub title: String,
    /// Own words for target groups, each with the code of the group.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<String, String>,
    /// Its tables. A workbook is recognised when each of them is in it, unless it is optional.
    #[serde(rename = "table")]
    pub tables: Vec<ProfileTable>,
}

/// A table of a profile.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileTable {
    /// What it lists.
    pub kind: TableKind,
    /// Whether a workbook may lack it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// Names of the sheets that it stands on, with `*` for any text; none: any visible sheet.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sheets: Vec<String>,
    /// The first of its heading rows; without it the headings are looked for in the first 50 rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading_row: Option<u32>,
    /// How many heading rows there are below each other, from 1 to 3; without it each number is tried.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading_height: Option<u32>,
    /// Where the contract stands, if neither a column nor a label says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contract: Option<Place>,
    /// Where the period stands, if neither a column nor a label says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Place>,
    /// The decimal sign of numbers in text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<Decimals>,
    /// The order of days in text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<DayOrder>,
    /// What becomes of hidden rows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub hidden_rows: HiddenRows,
    /// Hours of a full-time week, for a column of FTE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub full_time_hours: Option<u32>,
    /// Whether every further heading that is a month or quarter heads paid hours of that period.
    #[serde(default, skip_serializing_if = "is_false")]
    pub period_columns: bool,
    /// Its columns.
    #[serde(rename = "column")]
    pub columns: Vec<ProfileColumn>,
}

/// A column of a table of a profile.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ProfileColumn {
    /// What it holds.
    pub field: Field,
    /// Its heading, in each spelling that occurs. Case, accents and punctuation do not count; `/` parts heading rows.
    pub headings: Vec<String>,
    /// Whether the profile is recognised only where this column is.
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub required: bool,
    /// The decimal sign of numbers in text, where it differs from that of the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<Decimals>,
    /// The order of days in text, where it differs from that of the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<DayOrder>,
    /// Numbers are multiplied by this: 1000 for amounts in thousands of euros.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<u32>,
    /// Numbers are divided by this: 60 for hours that are given in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<u32>,
    /// The letter of the column where it stood last; only to tell what changed when the profile no longer fits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

/// Where a contract or a period stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The name of the sheet says it.
    SheetName,
    /// A cell of the sheet of the table says it, as A1.
    Cell(String),
    /// It is always this, unless a title or label says otherwise.
    Fixed(String),
}

/// The decimal sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Decimals {
    /// `1.234,56`
    Comma,
    /// `1,234.56`
    Point,
}

/// What comes first in a day in text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    /// `31-7-2026`
    DayFirst,
    /// `7/31/2026`
    MonthFirst,
}

fn yes() -> bool {
    true
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over references"
)]
fn is_true(value: &bool) -> bool {
    *value
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over references"
)]
fn is_false(value: &bool) -> bool {
    !*value
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Profile {
    /// The headings that the profile gives to fields, as a supplier confirms them.
    pub fn headings(&self) -> impl Iterator<Item = LearnedHeading> {
        self.tables.iter().flat_map(|table| {
            table.columns.iter().flat_map(|column| {
                column.headings.iter().map(|heading| LearnedHeading {
                    kind: table.kind,
                    field: column.field,
                    heading: heading.clone(),
                })
            })
        })
    }
}

/// The profiles that ship with Meetbaar, by the name of their folder.
pub static SHIPPED: LazyLock<Vec<Profile>> = LazyLock::new(|| {
    let sound = TEXTS
        .iter()
        .filter_map(|(_, text)| Profile::parse(text).ok());
    sound.collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_shipped_profile_is_sound_and_named_after_its_folder() {
        for (folder, text) in TEXTS {
            match Profile::parse(text) {
                Ok(profile) => assert_eq!(profile.name, *folder),
                Err(fault) => panic!("profiles/{folder}/profile.toml: {fault}"),
            }
        }
        assert_eq!(SHIPPED.len(), TEXTS.len());
    }
}
