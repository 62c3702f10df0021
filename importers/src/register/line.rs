//! One row of a register: its cells, read as what their headings say.

use rust_decimal::{Decimal, prelude::ToPrimitive};

use super::{
    entry::{EntryProblem, RegisterEntry, RegisterReading},
    field::RegisterField,
    heading::Headings,
    option_text::options,
};
use crate::{
    harmless::meant,
    problem::{Code, Problem},
    values::{Convention, Day, NotADay, NotANumber, Order, day_in, flag, fold, number},
    workbook::{Address, Cell, Sheet, Value},
};

/// Longest text of a cell that is taken over.
const LONGEST: usize = 2_000;

/// A row under headings.
pub(super) struct Line<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) headings: &'a Headings,
    /// The order in which the days of this sheet are written.
    pub(super) order: Order,
    /// From 1.
    pub(super) row: u32,
}

impl<'a> Line<'a> {
    /// The cell of a field; a cell that is merged over several rows counts for each of them.
    pub(super) fn cell(&self, field: RegisterField) -> Option<Cell<'a>> {
        let (column, _) = self.headings.columns.get(&field)?;
        let cell = self.sheet.shown_cell(Address::new(self.row, *column))?;
        let filled = !matches!(cell.value, Value::Text(text) if text.trim().is_empty());
        filled.then_some(cell)
    }

    /// Where the cell of a field is.
    pub(super) fn place(&self, field: RegisterField) -> String {
        let column = self
            .headings
            .columns
            .get(&field)
            .map_or(1, |(column, _)| *column);
        Address::new(self.row, column).to_string()
    }

    /// What is wrong at the cell of a field.
    pub(super) fn problem(&self, code: Code, field: RegisterField, reading: &mut RegisterReading) {
        let heading = self.headings.columns.get(&field);
        let heading = heading
            .map(|(_, heading)| heading.shown())
            .unwrap_or_default();
        let mut problem = Problem::at(code, &self.sheet.name, self.place(field)).under(&heading);
        problem.found = self.cell(field).map(|cell| cell.shown());
        reading.problems.push(EntryProblem::of(problem));
    }

    /// Takes over what the cell of a field says; what can't be read is told.
    pub(super) fn take(
        &self,
        field: RegisterField,
        entry: &mut RegisterEntry,
        reading: &mut RegisterReading,
    ) {
        let Some(cell) = self.cell(field) else { return };
        entry
            .cells
            .entry(field)
            .or_insert_with(|| self.place(field));
        let read = if cell.is_broken() {
            Err(Code::FormulaError)
        } else {
            self.read(field, &cell, entry)
        };
        if let Err(code) = read {
            entry.unread.insert(field);
            self.problem(code, field, reading);
        }
    }

    fn read(
        &self,
        field: RegisterField,
        cell: &Cell<'_>,
        entry: &mut RegisterEntry,
    ) -> Result<(), Code> {
        match field {
            RegisterField::Awarded
            | RegisterField::TenderPublished
            | RegisterField::Start
            | RegisterField::End => match day_in(cell, self.order) {
                Ok(Day::On(day)) => drop(entry.days.insert(field, day)),
                Ok(Day::Open) if field == RegisterField::TenderPublished => {}
                Ok(Day::Open) | Err(NotADay::Wrong) => return Err(Code::InvalidDate),
                Err(NotADay::Ambiguous) => return Err(Code::AmbiguousDate),
            },
            RegisterField::Value => {
                entry.value_cents = Some(cents(cell, self.factor())?);
            }
            RegisterField::ClientSupervision => match flag(cell) {
                Some(said) => entry.client_supervision = said,
                None => return Err(Code::InvalidFlag),
            },
            RegisterField::Options => {
                entry.options = options(&cell.shown()).ok_or(Code::InvalidNumber)?;
            }
            _ => drop(entry.texts.insert(field, text(field, cell)?)),
        }
        Ok(())
    }

    /// What an amount is to be multiplied by, where its heading says so: `x € 1.000`, `mln`.
    fn factor(&self) -> Decimal {
        let heading = self.headings.columns.get(&RegisterField::Value);
        let folded = heading
            .map(|(_, heading)| fold(&heading.shown()))
            .unwrap_or_default();
        let said = |words: &[&str]| {
            let padded = format!(" {folded} ");
            words
                .iter()
                .any(|word| padded.contains(&format!(" {word} ")))
        };
        if said(&["mln", "miljoen", "x 1 000 000", "x 1000000"]) {
            Decimal::from(1_000_000)
        } else if said(&[
            "x 1 000",
            "x 1000",
            "x1000",
            "duizend",
            "x eur 1 000",
            "x eur 1000",
        ]) {
            Decimal::from(1_000)
        } else {
            Decimal::ONE
        }
    }
}

/// A text as it is kept; a number in a column of numbers of things keeps its zeros.
pub(super) fn text(field: RegisterField, cell: &Cell<'_>) -> Result<String, Code> {
    let shown = match (&cell.value, field) {
        (Value::Date(_) | Value::Duration(_) | Value::Bool(_), _) => {
            return Err(Code::DamagedIdentifier);
        }
        (Value::Number(number), _) if number.abs() >= Decimal::from(10_i64.pow(15)) => {
            return Err(Code::DamagedIdentifier);
        }
        // A spreadsheet program takes the zero before a number away.
        (Value::Number(_), RegisterField::Kvk) => format!("{:0>8}", cell.shown()),
        _ => cell.shown(),
    };
    Ok(meant(&shown).chars().take(LONGEST).collect())
}

/// Euros in cents. Money never has three decimals: a sign before three figures separates thousands.
fn cents(cell: &Cell<'_>, factor: Decimal) -> Result<i64, Code> {
    let amount = match &cell.value {
        Value::Number(number) => *number,
        Value::Text(text) => number(text, None)
            .or_else(|fault| match fault {
                NotANumber::Ambiguous if text.contains('.') => {
                    number(text, Some(Convention::Comma))
                }
                NotANumber::Ambiguous => number(text, Some(Convention::Point)),
                NotANumber::Wrong => Err(fault),
            })
            .map_err(|_| Code::InvalidNumber)?,
        _ => return Err(Code::InvalidNumber),
    };
    amount
        .checked_mul(factor)
        .and_then(|amount| amount.checked_mul(Decimal::ONE_HUNDRED))
        .and_then(|cents| {
            cents
                .round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
                .to_i64()
        })
        .ok_or(Code::AmountOutOfRange)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, factor, expected) in [
            ("€ 1.234.567,-", 1, Ok(123_456_700)),
            ("250.000", 1, Ok(25_000_000)),
            ("250,000", 1, Ok(25_000_000)),
            ("1.250,50", 1, Ok(125_050)),
            ("EUR 1,284,350.00", 1, Ok(128_435_000)),
            ("12,5", 1_000_000, Ok(1_250_000_000)),
            ("n.t.b.", 1, Err(Code::InvalidNumber)),
        ] {
            let cell = Cell::new(1, Value::Text(text));
            assert_eq!(cents(&cell, Decimal::from(factor)), expected, "{text}");
        }
    }

    #[test]
    fn a_kvk_number_gets_its_zero_back() {
        let cell = Cell::new(1, Value::Number(Decimal::from(1_234_567)));
        assert_eq!(text(RegisterField::Kvk, &cell).as_deref(), Ok("01234567"));
        let cell = Cell::new(1, Value::Text("'=1+1"));
        assert_eq!(text(RegisterField::Title, &cell).as_deref(), Ok("=1+1"));
    }
}
