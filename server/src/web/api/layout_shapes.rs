//! Shapes of layouts as programs see them: the answers of a table, and what a try would read.

use chrono::NaiveDate;
use meetbaar_importers::{
    columns::{Field, TableKind},
    mapping::ColumnUse,
    reading::{Entry, Line},
};
use serde::Serialize;
use serde_json::Value;
use utoipa::{
    ToSchema,
    openapi::schema::{Object, ObjectBuilder, Type},
};

use crate::importers::asking::Trial;

/// What a program says of one table; the importers read it (`mapping::TableAnswer`), and a test holds the two together.
#[derive(ToSchema)]
#[schema(as = LayoutTable)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "says what the importers read")]
pub(super) struct TableToSay {
    /// What it lists.
    #[schema(schema_with = kinds)]
    kind: String,
    /// Name of its sheet; empty for csv.
    #[schema(default = "", required = false)]
    sheet: String,
    /// The first heading row, from 1.
    heading_row: u32,
    /// How many heading rows there are.
    #[schema(default = 1, required = false)]
    heading_height: u32,
    /// What its columns hold; those that are not named are not read.
    columns: Vec<ColumnToSay>,
    /// The contract where no column and no label says it.
    contract: Option<String>,
    /// The decimal sign of numbers in text: `comma` or `point`.
    #[schema(pattern = "^(comma|point)$")]
    decimals: Option<String>,
    /// The order of days in text: `day_first` or `month_first`.
    #[schema(pattern = "^(day_first|month_first)$")]
    days: Option<String>,
    /// What becomes of hidden rows: `read`, `skip` or `refuse`.
    #[schema(pattern = "^(read|skip|refuse)$", required = false, default = "read")]
    hidden_rows: String,
}

/// What a program says of one column.
#[derive(ToSchema)]
#[schema(as = LayoutColumn)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[expect(dead_code, reason = "says what the importers read")]
pub(super) struct ColumnToSay {
    /// Its place, from 1.
    column: u32,
    /// What it holds.
    #[schema(schema_with = uses)]
    holds: String,
}

fn words(words: impl IntoIterator<Item = &'static str>) -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(words))
        .build()
}

fn kinds() -> Object {
    words(TableKind::ALL.iter().map(|kind| kind.code()))
}

fn uses() -> Object {
    let fields = Field::ALL.iter().filter(|field| field.is_read());
    let fields = fields.map(|field| ColumnUse::Field(*field));
    let all = fields.chain([ColumnUse::PeriodHours, ColumnUse::NotRead]);
    words(all.map(ColumnUse::code))
}

/// What would be read with a layout.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Tried {
    outcome: &'static str,
    lines: u64,
    rows: u32,
    period_start: Option<NaiveDate>,
    period_end: Option<NaiveDate>,
    contracts: Vec<String>,
    /// As far as they help to see whether the columns are right; no candidate.
    #[schema(value_type = Vec<Object>)]
    first_lines: Vec<Value>,
    problems: Vec<TriedProblem>,
    unknown_groups: Vec<String>,
    /// Why nothing could be read.
    unread: Option<&'static str>,
}

/// Problems of one kind that would be found.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct TriedProblem {
    code: &'static str,
    severity: &'static str,
    count: u64,
    sheet: Option<String>,
    cell: Option<String>,
}

impl Tried {
    /// Of what a try gave.
    pub(super) fn of(trial: &Trial) -> Self {
        let problems = trial.counts.iter().map(|(code, count)| {
            let first = trial.problems.iter().find(|one| one.code == *code);
            TriedProblem {
                code: code.code(),
                severity: first.map_or(code.severity(), |one| one.severity).code(),
                count: *count,
                sheet: first.map(|one| one.sheet.clone()),
                cell: first.map(|one| one.cell.clone()),
            }
        });
        let conclusion = &trial.conclusion;
        Self {
            outcome: conclusion.outcome.code(),
            lines: trial.lines,
            rows: conclusion.account.rows,
            period_start: conclusion.period.map(|period| period.start()),
            period_end: conclusion.period.map(|period| period.end()),
            contracts: conclusion.contracts.clone(),
            first_lines: trial.first.iter().map(line).collect(),
            problems: problems.collect(),
            unknown_groups: trial.groups.clone(),
            unread: trial.died,
        }
    }
}

/// A line as far as it helps to see whether the columns are right; no candidate.
fn line(line: &Line) -> serde_json::Value {
    let mut shown = serde_json::json!({
        "sheet": line.source.sheet,
        "row": line.source.row,
        "contract": line.contract,
    });
    let rest = match &line.entry {
        Entry::Placement(one) => serde_json::json!({
            "kind": "placement",
            "targetGroup": one.target_group.code(),
            "start": one.start,
            "end": one.end,
            "hoursPerWeek": one.hours_per_week.map(|hours| hours.plain()),
            "paidHours": one.paid_hours.map(|hours| hours.plain()),
        }),
        Entry::Purchase(one) => serde_json::json!({
            "kind": "purchase", "date": one.date, "amount": one.amount.plain(),
        }),
        Entry::Activity(one) => serde_json::json!({
            "kind": "activity", "date": one.date, "hours": one.hours.plain(),
        }),
        Entry::Turnover { amount } => serde_json::json!({
            "kind": "turnover", "amount": amount.plain(),
        }),
    };
    if let (Some(shown), serde_json::Value::Object(rest)) = (shown.as_object_mut(), rest) {
        shown.extend(rest);
    }
    shown
}

#[cfg(test)]
mod tests {
    use meetbaar_importers::mapping::TableAnswer;
    use serde_json::json;

    use super::*;

    #[test]
    fn the_described_table_is_the_one_that_is_read() {
        let answer = json!({
            "kind": TableKind::ALL[0].code(), "sheet": "Blad1", "headingRow": 1, "headingHeight": 2,
            "columns": [{ "column": 1, "holds": ColumnUse::NotRead.code() }],
            "contract": "C", "decimals": "comma", "days": "day_first", "hiddenRows": "skip",
        });
        serde_json::from_value::<TableAnswer>(answer.clone()).unwrap();
        let document = crate::web::api::document::document();
        let described = &document["components"]["schemas"]["layoutTable"]["properties"];
        let names = |value: &Value| {
            value
                .as_object()
                .unwrap()
                .keys()
                .cloned()
                .collect::<Vec<_>>()
        };
        let (mut described, mut read) = (names(described), names(&answer));
        described.sort();
        read.sort();
        assert_eq!(described, read);
    }
}
