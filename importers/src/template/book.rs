//! What a template holds, whatever kind of file it becomes: sheets of cells, and what may be typed where.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::look::Style;

/// A workbook to be written.
pub(super) struct Book {
    /// Its title, in the document's properties.
    pub(super) title: String,
    /// `nl` or `en`.
    pub(super) language: &'static str,
    /// The day on which it is made.
    pub(super) made_on: NaiveDate,
    /// Properties of its own, by name.
    pub(super) properties: Vec<(&'static str, String)>,
    /// Its sheets, in order; the first one shows when the file is opened.
    pub(super) sheets: Vec<Sheet>,
}

/// A sheet to be written.
#[derive(Default)]
pub(super) struct Sheet {
    /// The name on its tab.
    pub(super) name: String,
    /// Widths of the columns from the first one on, in characters.
    pub(super) widths: Vec<u32>,
    /// The rows from the first one on, empty ones too.
    pub(super) rows: Vec<Row>,
    /// So many rows and columns stay in sight.
    pub(super) frozen: (u32, u32),
    /// Where people type.
    pub(super) inputs: Option<Inputs>,
}

/// A row to be written.
#[derive(Default)]
pub(super) struct Row {
    /// Its height in points, where it isn't the usual one.
    pub(super) height: Option<u32>,
    /// Its cells from the first column on, empty ones too.
    pub(super) cells: Vec<Cell>,
}

/// A cell to be written.
pub(super) struct Cell {
    pub(super) value: Value,
    pub(super) style: Style,
    /// How many columns it spans; the cells that it covers are left out of the row.
    pub(super) span: u32,
    /// What a note on the cell says.
    pub(super) note: Option<String>,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Empty,
    Text(String),
    Day(NaiveDate),
    Number(Decimal),
}

/// The rows where people type, and what each column takes.
pub(super) struct Inputs {
    /// First row, from 1.
    pub(super) first: u32,
    /// Last row.
    pub(super) last: u32,
    /// The columns from the first one on.
    pub(super) columns: Vec<Input>,
}

/// What may be typed in a column.
pub(super) struct Input {
    pub(super) style: Style,
    pub(super) rule: Rule,
    /// Shown beside a cell that is chosen: a title and a text.
    pub(super) help: (String, String),
    /// Shown when the rule is broken: a title and a text; nothing where no rule can be.
    pub(super) fault: Option<(String, String)>,
    /// Whether what breaks the rule can't be typed at all, or only after a warning.
    pub(super) strict: bool,
}

/// Which values a column takes.
pub(super) enum Rule {
    /// Anything.
    Any,
    /// One of the cells of a list on another sheet.
    Listed(Listed),
    /// A day from the one to the other.
    Days(NaiveDate, NaiveDate),
    /// A number from the one to the other.
    Numbers(Decimal, Decimal),
}

/// Where a list stands: one column of a sheet.
#[derive(Clone)]
pub(super) struct Listed {
    pub(super) sheet: String,
    /// From 1.
    pub(super) column: u32,
    pub(super) first: u32,
    pub(super) last: u32,
}

impl Cell {
    pub(super) fn new(value: Value, style: Style) -> Self {
        Self {
            value,
            style,
            span: 1,
            note: None,
        }
    }

    pub(super) fn text(text: impl Into<String>, style: Style) -> Self {
        Self::new(Value::Text(text.into()), style)
    }

    pub(super) fn empty() -> Self {
        Self::new(Value::Empty, Style::Plain)
    }

    pub(super) fn across(self, span: u32) -> Self {
        Self { span, ..self }
    }
}

impl Row {
    pub(super) fn of(cells: impl IntoIterator<Item = Cell>) -> Self {
        Self {
            height: None,
            cells: cells.into_iter().collect(),
        }
    }

    pub(super) fn high(self, points: u32) -> Self {
        Self {
            height: Some(points),
            ..self
        }
    }
}

/// The letters of a column, from 1: `A`, `AB`.
pub(super) fn letters(column: u32) -> String {
    crate::workbook::Address::new(1, column)
        .to_string()
        .trim_end_matches(|character: char| character.is_ascii_digit())
        .to_owned()
}
