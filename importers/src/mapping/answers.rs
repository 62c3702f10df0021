//! What a person says of a workbook, and the profile that comes of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{columns::ColumnCandidate, heading_at, heading_rows::TablePlace, letter};
use crate::{
    columns::{Field, HOURS, SHARED, TableKind, needed},
    profiles::{DayOrder, Decimals, HiddenRows, Place, Profile, ProfileColumn, ProfileTable},
    values::fold,
    workbook::Workbook,
};

/// Headings further down are remembered by their row.
const SEARCHED_ROWS: u32 = 50;

/// What a person says of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Answers {
    /// What the layout is to be called; without it, after its sheet.
    #[serde(default)]
    pub title: Option<String>,
    /// Own words for target groups, each with the code of the group.
    #[serde(default)]
    pub groups: BTreeMap<String, String>,
    /// Its tables.
    pub tables: Vec<TableAnswer>,
}

/// What a person says of one table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TableAnswer {
    /// What it lists.
    pub kind: TableKind,
    /// Name of its sheet; empty for csv.
    #[serde(default)]
    pub sheet: String,
    /// The first heading row.
    pub heading_row: u32,
    /// How many heading rows there are.
    #[serde(default = "one")]
    pub heading_height: u32,
    /// What its columns hold; those that are not named are not read.
    pub columns: Vec<ColumnAnswer>,
    /// The contract where no column and no label says it.
    #[serde(default)]
    pub contract: Option<String>,
    /// The decimal sign of numbers in text.
    #[serde(default)]
    pub decimals: Option<Decimals>,
    /// The order of days in text.
    #[serde(default)]
    pub days: Option<DayOrder>,
    /// What becomes of hidden rows.
    #[serde(default)]
    pub hidden_rows: HiddenRows,
}

fn one() -> u32 {
    1
}

impl TableAnswer {
    /// Where the table stands.
    pub fn place(&self) -> TablePlace {
        TablePlace {
            sheet: self.sheet.clone(),
            heading_row: self.heading_row,
            heading_height: self.heading_height,
            kind: Some(self.kind),
        }
    }
}

/// What a person says of one column.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ColumnAnswer {
    /// Its place, from 1.
    pub column: u32,
    /// What it holds.
    pub holds: ColumnUse,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnUse {
    /// A field.
    Field(Field),
    /// The paid hours of the period that is its heading.
    PeriodHours,
    /// Nothing that is read.
    NotRead,
}

impl ColumnUse {
    /// The word that forms and interfaces use.
    pub fn code(self) -> &'static str {
        match self {
            Self::Field(field) => field.code(),
            Self::PeriodHours => "period_hours",
            Self::NotRead => "not_read",
        }
    }

    /// The use of a word that [`ColumnUse::code`] gave.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "period_hours" => Some(Self::PeriodHours),
            "not_read" => Some(Self::NotRead),
            _ => Field::from_code(code)
                .filter(|field| field.is_read())
                .map(Self::Field),
        }
    }
}

impl Serialize for ColumnUse {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for ColumnUse {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::from_code(&code).ok_or_else(|| D::Error::custom(format!("no column holds {code:?}")))
    }
}

/// Why answers make no profile.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AnswerFault {
    /// What is wrong, as a stable code.
    pub code: String,
    /// The table, from 0.
    pub table: usize,
    /// The column that it concerns, by its letters.
    pub column: Option<String>,
    /// The field that it concerns.
    pub field: Option<Field>,
}

impl AnswerFault {
    fn new(code: &str, table: usize) -> Self {
        Self {
            code: code.to_owned(),
            table,
            column: None,
            field: None,
        }
    }

    fn column(self, column: u32) -> Self {
        Self {
            column: Some(letter(column)),
            ..self
        }
    }

    fn field(self, field: Field) -> Self {
        Self {
            field: Some(field),
            ..self
        }
    }
}

/// What a profile that is made of answers is called.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Naming {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: u32,
    /// Its title, where the answers give none.
    pub title: String,
}

/// Makes a profile of what a person says of a workbook.
///
/// # Errors
/// For answers that fit no table of the workbook or give no line what it needs.
pub fn profile_from(
    workbook: &Workbook,
    answers: &Answers,
    naming: &Naming,
) -> Result<Profile, Vec<AnswerFault>> {
    let (mut tables, mut faults) = (Vec::new(), Vec::new());
    for (place, answer) in answers.tables.iter().enumerate() {
        match table(workbook, answer, place) {
            Ok(table) => tables.push(table),
            Err(found) => faults.extend(found),
        }
    }
    if answers.tables.is_empty() {
        faults.push(AnswerFault::new("no_tables", 0));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let title = answers.title.as_deref().map(str::trim);
    let profile = Profile {
        name: naming.name.clone(),
        version: naming.version,
        title: title
            .filter(|title| !title.is_empty())
            .unwrap_or(&naming.title)
            .to_owned(),
        groups: answers.groups.clone(),
        tables,
    };
    match profile.sound() {
        Ok(()) => Ok(profile),
        Err(_) => Err(vec![AnswerFault::new("not_sound", 0)]),
    }
}

fn table(
    workbook: &Workbook,
    answer: &TableAnswer,
    place: usize,
) -> Result<ProfileTable, Vec<AnswerFault>> {
    let sheet = workbook
        .sheets
        .iter()
        .find(|sheet| sheet.name == answer.sheet);
    let Some(sheet) = sheet else {
        return Err(vec![AnswerFault::new("sheet_unknown", place)]);
    };
    let Some(heading) = heading_at(sheet, &answer.place(), &SHARED) else {
        return Err(vec![AnswerFault::new("heading_row_empty", place)]);
    };
    let mut faults = faults(answer, place, &heading.columns);
    let (mut columns, mut period_columns) = (Vec::new(), false);
    for column in &heading.columns {
        let said = answer
            .columns
            .iter()
            .find(|said| said.column == column.column);
        match said.map_or(ColumnUse::NotRead, |said| said.holds) {
            ColumnUse::Field(field) => columns.push(profile_column(column, field)),
            ColumnUse::PeriodHours => period_columns = true,
            ColumnUse::NotRead if !column.heads_period && !column.heading.is_empty() => columns
                .push(ProfileColumn {
                    required: false,
                    ..profile_column(column, unread(column))
                }),
            ColumnUse::NotRead => {}
        }
    }
    let mut headings = BTreeSet::new();
    columns.retain(|column| {
        let fresh = column
            .headings
            .iter()
            .all(|heading| headings.insert(fold(heading)));
        if !fresh && column.field.is_read() {
            faults.push(AnswerFault::new("headings_alike", place).field(column.field));
        }
        fresh
    });
    if !faults.is_empty() {
        return Err(faults);
    }
    let contract = answer.contract.as_deref().map(str::trim);
    Ok(ProfileTable {
        kind: answer.kind,
        optional: place > 0,
        sheets: Vec::new(),
        heading_row: (answer.heading_row > SEARCHED_ROWS).then_some(answer.heading_row),
        heading_height: Some(answer.heading_height.clamp(1, 3)),
        contract: contract
            .filter(|contract| !contract.is_empty())
            .map(|contract| Place::Fixed(contract.to_owned())),
        period: None,
        decimals: answer.decimals,
        days: answer.days,
        hidden_rows: answer.hidden_rows,
        full_time_hours: None,
        period_columns,
        columns,
    })
}

fn profile_column(column: &ColumnCandidate, field: Field) -> ProfileColumn {
    ProfileColumn {
        field,
        headings: vec![column.heading.clone()],
        required: true,
        decimals: None,
        days: None,
        times: None,
        per: None,
        at: Some(column.letter.clone()),
    }
}

/// What a column is that is not read.
fn unread(column: &ColumnCandidate) -> Field {
    if column.private {
        Field::Personal
    } else {
        Field::Aside
    }
}

/// Whether a column that says who somebody is, is said to hold something that is read.
fn may_not_be(column: &ColumnCandidate, holds: ColumnUse) -> bool {
    column.personal || (column.names && holds == ColumnUse::Field(Field::Candidate))
}

/// What is wrong with the answers about one table, apart from its headings.
fn faults(answer: &TableAnswer, place: usize, columns: &[ColumnCandidate]) -> Vec<AnswerFault> {
    let (mut faults, mut given) = (Vec::new(), BTreeSet::new());
    let mut period_hours = false;
    for said in &answer.columns {
        let column = columns.iter().find(|column| column.column == said.column);
        let tell = |code: &str| AnswerFault::new(code, place).column(said.column);
        match said.holds {
            ColumnUse::NotRead => {}
            _ if column.is_none_or(|column| column.heading.is_empty()) => {
                faults.push(tell("heading_missing"));
            }
            holds if column.is_some_and(|column| may_not_be(column, holds)) => {
                faults.push(tell("column_personal"));
            }
            ColumnUse::PeriodHours if !column.is_some_and(|column| column.heads_period) => {
                faults.push(tell("heading_no_period"));
            }
            ColumnUse::PeriodHours => period_hours = true,
            ColumnUse::Field(field) if !given.insert(field) => {
                faults.push(tell("field_twice").field(field));
            }
            ColumnUse::Field(_) => {}
        }
    }
    for field in needed(answer.kind)
        .iter()
        .filter(|field| !given.contains(field))
    {
        faults.push(AnswerFault::new("field_missing", place).field(*field));
    }
    let hours = period_hours || HOURS.iter().any(|field| given.contains(field));
    if answer.kind == TableKind::Placements && !hours {
        faults.push(AnswerFault::new("hours_missing", place).field(Field::PaidHours));
    }
    faults
}
