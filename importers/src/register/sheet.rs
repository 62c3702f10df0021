//! One sheet of a register: its rows put together to contracts.

use std::collections::BTreeMap;

use super::{
    entry::{EntryProblem, EntryShare, RegisterEntry, RegisterReading},
    field::RegisterField,
    heading::{self, Headings},
    line::{Line, text},
    percent::{Said, said, shares},
};
use crate::{
    columns::Heading,
    problem::{Code, Problem, Severity},
    values::{Order, flag, fold, order_of},
    workbook::{Address, Sheet},
};

/// So many contracts a file may hold.
const MOST_CONTRACTS: usize = 5_000;
/// Problems beyond these say nothing new.
const MOST_PROBLEMS: usize = 2_000;

/// Reads a sheet, if it holds a register.
pub(super) fn read(sheet: &Sheet, reading: &mut RegisterReading) {
    let Some(headings) = heading::find(sheet) else {
        return;
    };
    if !sheet.visible {
        let problem = Problem::at(Code::HiddenSheet, &sheet.name, String::new());
        reading.problems.push(EntryProblem::of(problem));
        return;
    }
    tell_columns(sheet, &headings, reading);
    let mut table = Table {
        sheet,
        headings: &headings,
        order: order(sheet, &headings),
        places: BTreeMap::new(),
        said: Vec::new(),
        last: None,
    };
    let first = reading.contracts.len();
    for row in sheet.grid.row_numbers().filter(|row| *row > headings.row) {
        if reading.contracts.len() > MOST_CONTRACTS || reading.problems.len() > MOST_PROBLEMS {
            reading.problems.push(EntryProblem::of(Problem::at(
                Code::TooLarge,
                &sheet.name,
                Address::new(row, 1).to_string(),
            )));
            break;
        }
        table.row(row, reading);
    }
    table.share(first, reading);
}

/// What the headings say that is not read.
fn tell_columns(sheet: &Sheet, headings: &Headings, reading: &mut RegisterReading) {
    let mut tell = |code, (column, heading): &(u32, Heading)| {
        let cell = Address::new(headings.row, *column).to_string();
        let problem = Problem::at(code, &sheet.name, cell).under(&heading.shown());
        reading
            .problems
            .push(EntryProblem::of(problem.found(heading.shown())));
    };
    headings
        .doubles
        .iter()
        .for_each(|one| tell(Code::DuplicateColumn, one));
    headings
        .unknown
        .iter()
        .for_each(|one| tell(Code::UnknownColumn, one));
}

/// The order of days in text: that which one of them proves, and the day first where none does.
fn order(sheet: &Sheet, headings: &Headings) -> Order {
    use RegisterField::{Awarded, End, Start, TenderPublished};
    let columns = [Awarded, TenderPublished, Start, End]
        .into_iter()
        .filter_map(|field| headings.columns.get(&field).map(|(column, _)| *column));
    let columns: Vec<u32> = columns.collect();
    let proven = sheet
        .rows()
        .filter(|row| row.number > headings.row)
        .flat_map(|row| {
            let texts = columns
                .iter()
                .filter_map(|column| row.cell(*column)?.text());
            texts.filter_map(order_of).collect::<Vec<_>>()
        });
    let mut month_first = false;
    for order in proven {
        match order {
            Order::DayFirst => return Order::DayFirst,
            Order::MonthFirst => month_first = true,
            Order::Unknown => {}
        }
    }
    if month_first {
        Order::MonthFirst
    } else {
        Order::DayFirst
    }
}

/// A register on a sheet while it is read.
struct Table<'a> {
    sheet: &'a Sheet,
    headings: &'a Headings,
    order: Order,
    /// Where the contract of a number stands in the reading.
    places: BTreeMap<String, usize>,
    /// What each row says of a share: its contract and the place of the buyer in it.
    said: Vec<(usize, usize, Option<Said>)>,
    /// The contract of the row above.
    last: Option<usize>,
}

impl Table<'_> {
    fn row(&mut self, row: u32, reading: &mut RegisterReading) {
        let line = Line {
            sheet: self.sheet,
            headings: self.headings,
            order: self.order,
            row,
        };
        if self.is_no_contract(&line) {
            return;
        }
        if self.sheet.struck_rows.contains(&row) {
            line.problem(Code::StatusDeniesLine, RegisterField::Number, reading);
            if let Some(problem) = reading.problems.last_mut() {
                problem.severity = Severity::Warning;
            }
            return;
        }
        if self.sheet.hidden_rows.contains(&row) {
            line.problem(Code::HiddenRow, RegisterField::Number, reading);
        }
        let Some(place) = self.contract(&line, reading) else {
            return;
        };
        self.last = Some(place);
        self.buyer(&line, place, reading);
    }

    /// Rows of totals, and rows that say nothing of what is read.
    fn is_no_contract(&self, line: &Line<'_>) -> bool {
        let filled = |field: &RegisterField| line.cell(*field).is_some();
        let count = self
            .headings
            .columns
            .keys()
            .filter(|field| filled(field))
            .count();
        let cells = self
            .sheet
            .row(line.row)
            .map(|row| row.cells)
            .unwrap_or_default();
        let is_total = cells.iter().filter_map(|cell| cell.text()).any(|text| {
            let folded = fold(text);
            let first = folded.split(' ').next().unwrap_or_default();
            matches!(
                first,
                "totaal" | "subtotaal" | "total" | "eindtotaal" | "som"
            )
        });
        count == 0 || (is_total && line.cell(RegisterField::Start).is_none())
    }

    /// The place of the row's contract in the reading: that of its number, or of the row above where it only adds a buyer.
    fn contract(&mut self, line: &Line<'_>, reading: &mut RegisterReading) -> Option<usize> {
        let Some(cell) = line.cell(RegisterField::Number) else {
            let more = [
                RegisterField::Supplier,
                RegisterField::Value,
                RegisterField::Start,
                RegisterField::End,
            ];
            let only_buyer = line.cell(RegisterField::Buyer).is_some()
                && more.iter().all(|field| line.cell(*field).is_none());
            if !only_buyer || self.last.is_none() {
                line.problem(Code::MissingValue, RegisterField::Number, reading);
                return None;
            }
            return self.last;
        };
        let number = match text(RegisterField::Number, &cell) {
            Ok(number) if !cell.is_broken() => number,
            Ok(_) => {
                line.problem(Code::FormulaError, RegisterField::Number, reading);
                return None;
            }
            Err(code) => {
                line.problem(code, RegisterField::Number, reading);
                return None;
            }
        };
        let fields: Vec<RegisterField> = self.headings.columns.keys().copied().collect();
        let fields = fields
            .into_iter()
            .filter(|field| !field.is_of_buyer() && *field != RegisterField::Number);
        let key = number
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .to_lowercase();
        let mut entry = RegisterEntry {
            sheet: self.sheet.name.clone(),
            row: line.row,
            number,
            columns: self
                .headings
                .columns
                .iter()
                .map(|(field, (_, heading))| (*field, heading.shown()))
                .collect(),
            ..RegisterEntry::default()
        };
        entry
            .cells
            .insert(RegisterField::Number, line.place(RegisterField::Number));
        let known = self.places.get(&key).copied();
        match known {
            None => {
                fields.for_each(|field| line.take(field, &mut entry, reading));
                let place = reading.contracts.len();
                self.places.insert(key, place);
                reading.contracts.push(entry);
                Some(place)
            }
            Some(place) => {
                fields.for_each(|field| line.take(field, &mut entry, reading));
                self.compare(line, place, &entry, reading);
                Some(place)
            }
        }
    }

    /// A further row of a contract says nothing else of it than its first.
    fn compare(
        &self,
        line: &Line<'_>,
        place: usize,
        again: &RegisterEntry,
        reading: &mut RegisterReading,
    ) {
        let Some(first) = reading.contracts.get(place).cloned() else {
            return;
        };
        for field in again
            .cells
            .keys()
            .copied()
            .filter(|field| !again.unread.contains(field))
        {
            let same = match field {
                RegisterField::Number => true,
                RegisterField::Value => first.value_cents == again.value_cents,
                RegisterField::ClientSupervision => {
                    first.client_supervision == again.client_supervision
                }
                RegisterField::Options => first.options == again.options,
                _ => {
                    first.texts.get(&field) == again.texts.get(&field)
                        && first.days.get(&field) == again.days.get(&field)
                }
            };
            if !same && !first.unread.contains(&field) {
                line.problem(Code::DuplicateLine, field, reading);
                if let Some(problem) = reading.problems.last_mut() {
                    "rows_contradict".clone_into(&mut problem.code);
                }
            }
        }
    }

    fn buyer(&mut self, line: &Line<'_>, place: usize, reading: &mut RegisterReading) {
        let Some(cell) = line.cell(RegisterField::Buyer) else {
            return;
        };
        let Ok(buyer) = text(RegisterField::Buyer, &cell) else {
            line.problem(Code::DamagedIdentifier, RegisterField::Buyer, reading);
            return;
        };
        let share = line.cell(RegisterField::Share);
        let read = share.as_ref().and_then(said);
        if share.is_some() && read.is_none() {
            line.problem(Code::InvalidNumber, RegisterField::Share, reading);
        }
        let leads = line
            .cell(RegisterField::Leads)
            .and_then(|cell| flag(&cell))
            .flatten();
        let Some(entry) = reading.contracts.get_mut(place) else {
            return;
        };
        self.said.push((place, entry.buyers.len(), read));
        entry
            .cells
            .entry(RegisterField::Buyer)
            .or_insert_with(|| line.place(RegisterField::Buyer));
        entry.buyers.push(EntryShare {
            buyer,
            cell: line.place(RegisterField::Buyer),
            share: None,
            leads: leads == Some(true),
        });
    }

    /// Says the shares, once all buyers of a contract are known.
    fn share(&self, first: usize, reading: &mut RegisterReading) {
        let mut by_contract: BTreeMap<usize, Vec<(usize, Option<Said>)>> = BTreeMap::new();
        for (place, buyer, said) in &self.said {
            by_contract.entry(*place).or_default().push((*buyer, *said));
        }
        for (place, said) in by_contract.into_iter().filter(|(place, _)| *place >= first) {
            let only: Vec<Option<Said>> = said.iter().map(|(_, said)| *said).collect();
            let Some(entry) = reading.contracts.get_mut(place) else {
                continue;
            };
            for ((buyer, _), share) in said.iter().zip(shares(&only)) {
                if let Some(one) = entry.buyers.get_mut(*buyer) {
                    one.share = share;
                }
            }
        }
    }
}
