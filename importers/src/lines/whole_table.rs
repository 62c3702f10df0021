//! What is to be said of a table before its rows: columns that are missing, repeated, hidden, personal or unknown.

use chrono::Datelike;

use super::{
    context::{Context, looks_like_name},
    draft::Draft,
};
use crate::{
    columns::{Field, TableKind, evidence_of},
    problem::{Code, Severity},
    tables::{Survey, SurveyedSheet, Table},
    values::fold,
    workbook::{Address, Cell},
};

/// A table with its sheet, and who is told.
struct Told<'table, 'receiver> {
    sheet: &'table SurveyedSheet<'table>,
    table: &'table Table,
    draft: &'table mut Draft<'receiver>,
}

impl Told<'_, '_> {
    /// The cell of a column's heading, the lowest one that is filled.
    fn heading(&self, column: u32) -> Address {
        let rows = self.table.heading_rows;
        let cells = (rows.0..=rows.1).rev().map(|row| Address::new(row, column));
        let mut filled = cells.filter(|address| self.sheet.sheet.cell(*address).is_some());
        filled.next().unwrap_or(Address::new(rows.1, column))
    }

    fn warn(&mut self, code: Code, column: u32) {
        self.say(code, column, code.severity(), None);
    }

    fn say(&mut self, code: Code, column: u32, severity: Severity, expected: Option<String>) {
        let address = self.heading(column);
        let mut problem = self
            .draft
            .at(code, address)
            .under(&self.table.heading(column))
            .with_severity(severity);
        problem.expected = expected;
        self.draft.problem(address, problem);
    }
}

/// Says it.
pub(super) fn whole_table(
    survey: &Survey<'_>,
    sheet: &SurveyedSheet<'_>,
    table: &Table,
    context: &Context,
    draft: &mut Draft<'_>,
) {
    let mut told = Told {
        sheet,
        table,
        draft,
    };
    known_columns(context, &mut told);
    periods(survey, context, &mut told);
    unread_columns(context, &mut told);
    for field in missing_columns(table, context) {
        let problem = told
            .draft
            .at(Code::MissingColumn, table.corner())
            .expected(field.name());
        told.draft.problem(table.corner(), problem);
    }
}

fn known_columns(context: &Context, told: &mut Told<'_, '_>) {
    let (sheet, table) = (told.sheet, told.table);
    for column in &table.columns {
        match column.field {
            Some(Field::Personal | Field::CitizenNumber) => {
                told.warn(Code::PersonalColumn, column.column);
            }
            Some(field)
                if field.is_read() && sheet.sheet.hidden_columns.contains(&column.column) =>
            {
                told.warn(Code::HiddenColumn, column.column);
            }
            _ => {}
        }
    }
    if let Some(column) = context.names {
        told.warn(Code::PersonalColumn, column);
    }
    for one in &table.repeated {
        told.say(Code::DuplicateColumn, one.column, one.severity, None);
    }
    if let Some(column) = context.columns.get(&Field::WorkedHours) {
        told.warn(Code::WorkedHoursUsed, *column);
    }
    let share = context.columns.get(&Field::Fte);
    if let (Some(column), None) = (share, context.habits.full_time) {
        let hours = super::placement_line::FULL_TIME_HOURS.to_string();
        let code = Code::FullTimeHoursAssumed;
        told.say(code, *column, code.severity(), Some(hours));
    }
    if let (Some(column), true) = (
        context.columns.get(&Field::HoursPerWeek),
        context.assumed_weekly,
    ) {
        told.warn(Code::WeeklyHoursAssumed, *column);
    }
}

fn periods(survey: &Survey<'_>, context: &Context, told: &mut Told<'_, '_>) {
    let table = told.table;
    let of_heading = survey.heading_period(table, context.year);
    if let (Some(said), Some(period)) = (of_heading, context.period)
        && said != period
        && let Some(column) = [
            Field::PaidHours,
            Field::WorkedHours,
            Field::Hours,
            Field::Turnover,
        ]
        .into_iter()
        .find_map(|field| table.column(field))
    {
        told.warn(Code::PeriodsDiffer, column.column);
    }
    if table
        .periods
        .iter()
        .any(|column| column.stated.in_year(context.year).is_none())
    {
        let first = table
            .periods
            .first()
            .map_or(table.first_column(), |column| column.column);
        told.warn(Code::MissingYear, first);
    }
    if is_of_unknown_year(survey, context, told) {
        let problem = told.draft.at(Code::MissingYear, table.corner());
        told.draft.problem(table.corner(), problem);
    }
    for (column, code) in &table.questioned {
        let expected = (*code == Code::InvalidPeriod).then(|| "2026-07".to_owned());
        let severity = match code {
            Code::WorkedHoursUsed => Severity::Warning,
            _ => Severity::Error,
        };
        told.say(*code, *column, severity, expected);
    }
}

/// Whether the sheet says a quarter or month without a year, and another than the period that the rest of the file says:
/// sheets called "Q1", "Q2" and "Q3" are three reports.
fn is_of_unknown_year(survey: &Survey<'_>, context: &Context, told: &Told<'_, '_>) -> bool {
    let has_own = !told.table.periods.is_empty() || context.columns.contains_key(&Field::Period);
    let Some(own) = survey.yearless(told.sheet, told.table).filter(|_| !has_own) else {
        return false;
    };
    match context.period {
        Some(period) => own.in_year(Some(Datelike::year(&period.start()))) != Some(period),
        None => survey
            .tables()
            .filter_map(|(sheet, table)| survey.yearless(sheet, table))
            .any(|other| other != own),
    }
}

/// Names every filled column that no line takes anything from, although nobody said that it is not needed. Where its
/// values look like a field that the table lacks, that is a question; else it is only a note.
fn unread_columns(context: &Context, told: &mut Told<'_, '_>) {
    let (sheet, table) = (told.sheet.sheet, told.table);
    let filled = sheet.grid.filled(&table.rows);
    for (column, count) in filled {
        let headed = table.columns.iter().find(|other| other.column == column);
        let inside = (table.span.0..=table.span.1).contains(&column);
        let is_said = table.repeated.iter().any(|one| one.column == column)
            || table.questioned.iter().any(|(other, _)| *other == column)
            || context.names == Some(column)
            || table.periods.iter().any(|period| period.column == column);
        // Hours that do not say which are not needed beside hours that do, and yet somebody may miss them.
        let known = headed.is_some_and(|headed| match headed.field {
            Some(Field::Hours) if table.kind == TableKind::Placements => {
                context.columns.values().any(|read| *read == column)
            }
            // A total of more than the period is all that there is.
            Some(Field::Total) if table.kind == TableKind::Placements => {
                !lacks(table, context, Field::PaidHours)
            }
            field => field.is_some(),
        });
        // A note or the word "totaal" beside a table is no column of it.
        let least = if headed.is_some() {
            1
        } else {
            table.rows.len().div_ceil(2).max(2)
        };
        if known || is_said || !inside || count < least {
            continue;
        }
        let values = sheet.grid.column(&table.rows, column);
        let values: Vec<Cell<'_>> = values.take(MOST_VALUES).collect();
        let of_person = headed.is_some_and(|headed| says_person(&headed.heading.shown()));
        if of_person && are_names(&values) {
            told.warn(Code::PersonalColumn, column);
            continue;
        }
        let suggested = evidence_of(values.into_iter())
            .into_iter()
            .map(|(field, _)| field)
            .find(|field| lacks(table, context, *field));
        let severity = match suggested {
            Some(field) if field != Field::Register => Severity::Warning,
            _ => Severity::Note,
        };
        let expected = suggested.map(|field| field.name().to_owned());
        told.say(Code::UnknownColumn, column, severity, expected);
    }
}

/// Whether a heading is about a person: what stands below it may be a name.
fn says_person(heading: &str) -> bool {
    const WORDS: [&str; 10] = [
        "kandidaat",
        "medewerker",
        "werknemer",
        "deelnemer",
        "persoon",
        "leerling",
        "candidate",
        "employee",
        "worker",
        "participant",
    ];
    let folded = fold(heading);
    WORDS.iter().any(|word| folded.contains(word))
}

/// Whether most values are names of people.
fn are_names(values: &[Cell<'_>]) -> bool {
    let texts = values.iter().filter_map(Cell::text);
    let named = texts.filter(|text| text.contains(' ') && looks_like_name(text));
    let named = named.count();
    named >= 2 && named.saturating_mul(3) >= values.len().saturating_mul(2)
}

/// So many values are looked at to say what a column may be.
const MOST_VALUES: usize = 100;

/// Whether a table of this kind could hold a field, and does not.
fn lacks(table: &Table, context: &Context, field: Field) -> bool {
    let has = |field: Field| context.columns.contains_key(&field);
    let hours = has(Field::PaidHours) || has(Field::WorkedHours) || !table.periods.is_empty();
    let weekly = has(Field::HoursPerWeek) || has(Field::Fte);
    match (table.kind, field) {
        (TableKind::Placements, Field::Contract) => {
            !has(Field::Contract) && context.contract.is_none()
        }
        (TableKind::Placements, Field::Period) => {
            !has(Field::Period) && context.period.is_none() && table.periods.is_empty()
        }
        (TableKind::Placements, Field::HoursPerWeek | Field::Fte) => !weekly,
        (TableKind::Placements, Field::PaidHours) => !hours,
        (TableKind::Placements, Field::BenefitDuration) => !has(field) && !has(Field::TargetGroup),
        (TableKind::Placements, Field::Arrangement) => {
            !has(Field::Arrangement) && !has(Field::Permanent)
        }
        (
            TableKind::Placements,
            Field::Start | Field::End | Field::TargetGroup | Field::Register | Field::Candidate,
        ) => !has(field),
        (TableKind::Purchases | TableKind::Turnover, Field::Amount) => {
            !has(Field::Amount) && !has(Field::Turnover)
        }
        _ => false,
    }
}

/// The columns that every line of a table needs and that it lacks.
fn missing_columns(table: &Table, context: &Context) -> Vec<Field> {
    let needed: &[Field] = match table.kind {
        TableKind::Placements => &[Field::Candidate, Field::TargetGroup, Field::Start],
        TableKind::Purchases => &[Field::Date, Field::Amount],
        TableKind::Activities => &[Field::Description, Field::Date, Field::Hours],
        TableKind::Turnover => &[Field::Turnover],
    };
    needed
        .iter()
        .copied()
        .filter(|field| !context.columns.contains_key(field))
        .filter(|field| *field != Field::TargetGroup || !context.grouped)
        .take(1)
        .collect()
}
