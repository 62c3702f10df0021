//! Fetches the fields of one row: each cell is read once, what can't be read becomes a problem at that cell.

use chrono::NaiveDate;
use meetbaar_domain::amount::{Cents, Hours};
use rust_decimal::{Decimal, RoundingStrategy};

use super::{context::Context, draft::Draft, suggestion::suggestion};
use crate::{
    checks::At,
    columns::Field,
    problem::{Code, Problem, Severity},
    reading::{Cells, Source},
    tables::Table,
    values::{self, Day},
    workbook::{Address, Cell, Row, Sheet},
};

/// One row with what was read and what went wrong.
pub(super) struct RowReader<'row> {
    pub(super) sheet: &'row Sheet,
    pub(super) table: &'row Table,
    pub(super) context: &'row Context,
    row: u32,
    cells_of_row: &'row Row<'row>,
    cells: Cells,
    problems: Vec<(Address, Problem)>,
}

/// What stands at a field.
pub(super) enum Got<'cell> {
    NoColumn,
    Broken,
    Empty(Address),
    Filled(Address, Cell<'cell>),
}

impl<'row> RowReader<'row> {
    pub(super) fn new(
        sheet: &'row Sheet,
        table: &'row Table,
        context: &'row Context,
        row: &'row Row<'row>,
    ) -> Self {
        Self {
            sheet,
            table,
            context,
            row: row.number,
            cells_of_row: row,
            cells: Cells::default(),
            problems: Vec::new(),
        }
    }

    /// Whether something at this row is an error.
    pub(super) fn has_errors(&self) -> bool {
        self.problems
            .iter()
            .any(|(_, problem)| problem.severity == Severity::Error)
    }

    /// Hands the problems over.
    pub(super) fn report(&mut self, draft: &mut Draft<'_>) {
        for (address, problem) in self.problems.drain(..) {
            draft.problem(address, problem);
        }
    }

    /// Where the line stands.
    pub(super) fn source(&self) -> Source {
        Source {
            sheet: self.sheet.name.clone(),
            row: self.row,
            cells: self.cells.clone(),
        }
    }

    /// The address of a field's cell in this row.
    pub(super) fn address(&self, field: Field) -> Option<Address> {
        self.context
            .columns
            .get(&field)
            .map(|column| Address::new(self.row, *column))
    }

    /// The cell at which a problem of the whole row is named.
    pub(super) fn corner(&self) -> Address {
        Address::new(self.row, self.table.first_column())
    }

    /// Notes a problem at a cell.
    pub(super) fn problem(&mut self, code: Code, address: Address, expected: Option<String>) {
        let cell = self.sheet.shown_cell(address);
        let problem = Problem {
            // What stands where a key should may be a name.
            found: cell
                .filter(|_| code != Code::InvalidLinkingKey)
                .map(|cell| cell.shown()),
            expected,
            suggestion: cell.and_then(|cell| self.suggestion(code, &cell)),
            ..Problem::at(code, &self.sheet.name, address.to_string())
        };
        let problem = problem
            .of_field(self.context.field(address.column))
            .under(&self.table.heading(address.column));
        self.problems.push((address, problem));
    }

    /// Compares the fields of a row of a text file with the headings above them: with more, every value may stand below
    /// the wrong heading; with fewer, the row was cut.
    pub(super) fn compare_width(&mut self) {
        let Some(short) = &self.sheet.short_rows else {
            return;
        };
        let (_, last) = self.table.headed();
        let beyond = self
            .cells_of_row
            .cells
            .iter()
            .find(|cell| cell.column > last);
        if let Some(cell) = beyond {
            self.problem(Code::RaggedRow, Address::new(self.row, cell.column), None);
        } else if short.get(&self.row).is_some_and(|fields| *fields < last) {
            let address = self.corner();
            self.problem(Code::RaggedRow, address, None);
            if let Some((_, problem)) = self.problems.last_mut() {
                problem.severity = Severity::Warning;
            }
        }
    }

    pub(super) fn got(&mut self, field: Field) -> Got<'row> {
        let Some(address) = self.address(field) else {
            return Got::NoColumn;
        };
        let sheet = self.sheet;
        // A number that spans several rows is no number of each of them.
        let own = self.cells_of_row.cell(address.column).copied();
        let cell = own.or_else(|| sheet.shown_cell(address));
        if field.is_numeric() && own.is_none() && cell.is_some() {
            self.problem(Code::MergedNumber, address, None);
            return Got::Broken;
        }
        self.got_at(field.name(), address, cell)
    }

    fn got_at(
        &mut self,
        name: &'static str,
        address: Address,
        cell: Option<Cell<'row>>,
    ) -> Got<'row> {
        match cell {
            None => Got::Empty(address),
            Some(cell) if cell.is_broken() => {
                self.problem(Code::FormulaError, address, None);
                Got::Broken
            }
            Some(cell) => {
                self.cells.insert(name, address);
                Got::Filled(address, cell)
            }
        }
    }

    /// A text; blank and dashes are nothing.
    pub(super) fn text(&mut self, field: Field) -> Option<At<String>> {
        match self.got(field) {
            Got::Filled(address, cell) if !is_blank(&cell) => Some(At::new(cell.shown(), address)),
            _ => None,
        }
    }

    /// A text that every line must have.
    pub(super) fn required_text(&mut self, field: Field) -> Option<At<String>> {
        match self.got(field) {
            Got::Filled(address, cell) if !is_blank(&cell) => Some(At::new(cell.shown(), address)),
            Got::Filled(address, _) | Got::Empty(address) => {
                self.problem(Code::MissingValue, address, None);
                None
            }
            Got::NoColumn | Got::Broken => None,
        }
    }

    /// A day that every line must have.
    pub(super) fn required_day(&mut self, field: Field) -> Option<At<NaiveDate>> {
        match self.got(field) {
            Got::Filled(address, cell) => match self.day_in(address, &cell)? {
                Day::On(day) => Some(At::new(day, address)),
                Day::Open => {
                    self.problem(Code::InvalidDate, address, None);
                    None
                }
            },
            Got::Empty(address) => {
                self.problem(Code::MissingValue, address, None);
                None
            }
            Got::NoColumn | Got::Broken => None,
        }
    }

    /// A day, or nothing while it runs.
    pub(super) fn open_day(&mut self, field: Field) -> Option<At<NaiveDate>> {
        let Got::Filled(address, cell) = self.got(field) else {
            return None;
        };
        match self.day_in(address, &cell)? {
            Day::On(day) => Some(At::new(day, address)),
            Day::Open => None,
        }
    }

    /// Yes, no, or nothing said.
    pub(super) fn flag(&mut self, field: Field) -> Option<At<bool>> {
        match self.got(field) {
            Got::Filled(address, cell) => match self.read_flag(&cell) {
                Some(flag) => flag.map(|flag| At::new(flag, address)),
                None => {
                    self.problem(Code::InvalidFlag, address, Some("ja, nee".to_owned()));
                    None
                }
            },
            Got::Empty(address) => self
                .context
                .is_marked(address.column)
                .then(|| At::new(false, address)),
            Got::NoColumn | Got::Broken => None,
        }
    }

    /// Thousands of cells hold the same wrong word.
    fn suggestion(&self, code: Code, cell: &Cell<'_>) -> Option<String> {
        let key = format!("{} {}", code.code(), cell.shown());
        self.context
            .suggestions
            .of(&key, |_| suggestion(code, cell))
    }

    fn read_flag(&self, cell: &Cell<'_>) -> Option<Option<bool>> {
        match cell.text() {
            Some(text) => self.context.flags.of(text, |_| values::flag(cell)),
            None => values::flag(cell),
        }
    }

    /// A number.
    pub(super) fn number(&mut self, field: Field) -> Option<At<Decimal>> {
        match self.got(field) {
            Got::Filled(address, cell) => self.number_in(field, address, &cell),
            _ => None,
        }
    }

    /// A number that every line must have.
    pub(super) fn required_number(&mut self, field: Field) -> Option<At<Decimal>> {
        match self.got(field) {
            Got::Filled(address, cell) if !is_blank(&cell) => self.number_in(field, address, &cell),
            Got::Filled(address, _) | Got::Empty(address) => {
                self.problem(Code::MissingValue, address, None);
                None
            }
            Got::NoColumn | Got::Broken => None,
        }
    }

    /// Hours in a column of their own.
    pub(super) fn hours_at(&mut self, column: u32) -> Option<At<Hours>> {
        let address = Address::new(self.row, column);
        let cell = self.cells_of_row.cell(column).copied();
        match self.got_at(Field::PaidHours.name(), address, cell) {
            Got::Filled(address, cell) => {
                let number = self.number_in(Field::PaidHours, address, &cell)?;
                self.as_hours(number)
            }
            _ => None,
        }
    }

    /// Hours.
    pub(super) fn hours(&mut self, field: Field) -> Option<At<Hours>> {
        let number = self.number(field)?;
        self.as_hours(number)
    }

    /// A number as hours.
    pub(super) fn as_hours(&mut self, number: At<Decimal>) -> Option<At<Hours>> {
        let hours = Hours::parse(&plain(number.value, 4));
        if hours.is_none() {
            self.problem(Code::HoursOutOfRange, number.address, None);
        }
        hours.map(|hours| At::new(hours, number.address))
    }

    /// A number as an amount of money.
    pub(super) fn as_cents(&mut self, number: At<Decimal>) -> Option<At<Cents>> {
        let factor = self.context.habits.factor(number.address.column);
        let euros = number.value.checked_mul(factor);
        let cents = euros.and_then(|euros| Cents::parse(&plain(euros, 2)));
        if cents.is_none() {
            self.problem(Code::AmountOutOfRange, number.address, None);
        }
        cents.map(|cents| At::new(cents, number.address))
    }
}

/// Nothing, or a sign for nothing.
pub(super) fn is_blank(cell: &Cell<'_>) -> bool {
    cell.text().is_some_and(|text| {
        matches!(text, "-" | "--" | "–" | "—" | "..")
            || matches!(values::fold(text).as_str(), "nvt" | "n v t" | "n a")
    })
}

/// A number with so many decimals, half up, as plain text.
fn plain(number: Decimal, decimals: u32) -> String {
    number
        .round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
        .normalize()
        .to_string()
}
