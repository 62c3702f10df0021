//! A list that lies on its side: headings down a column, a candidate in each column beside it. It is turned upright to be
//! read, and what was read is told at the cells where it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::{find, table::Table};
use crate::{
    columns::{Field, Heading, SHARED, TableKind},
    problem::Problem,
    reading::{Cells, Line, Receiver, Source},
    values::{self, Day},
    workbook::{Address, Cell, Sheet, Workbook},
};

/// Lists of so many rows are looked at, of so many columns, their headings in one of the first few.
const MOST_ROWS: usize = 200;
const MOST_COLUMNS: u32 = 2_000;
const HEADING_COLUMNS: u32 = 4;

/// So many headings below each other make a list.
const LEAST_HEADINGS: usize = 4;

/// A workbook with its lists turned upright.
pub(crate) struct Turned {
    pub(crate) workbook: Workbook,
    blocks: Vec<(String, Block)>,
}

/// Where a list lies: its first row, the column of its headings, and how far it reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Block {
    first_row: u32,
    last_row: u32,
    column: u32,
    last_column: u32,
}

impl Block {
    /// Where a cell stands once the list is upright; rows above it stay, rows below it move down.
    fn upright(self, address: Address) -> Option<Address> {
        let width = self.last_column.saturating_sub(self.column);
        if address.row < self.first_row {
            return Some(address);
        }
        if address.row > self.last_row {
            let row = address.row.saturating_sub(self.last_row);
            let row = row.saturating_add(self.first_row).saturating_add(width);
            return Some(Address::new(row, address.column));
        }
        let across = address.column.checked_sub(self.column)?;
        let down = address.row.saturating_sub(self.first_row);
        Some(Address::new(
            self.first_row.saturating_add(across),
            self.column.saturating_add(down),
        ))
    }

    /// Where a cell of the upright list really stands.
    fn lying(self, address: Address) -> Address {
        let width = self.last_column.saturating_sub(self.column);
        if address.row < self.first_row {
            return address;
        }
        let across = address.row.saturating_sub(self.first_row);
        if across > width {
            let below = across.saturating_sub(width);
            return Address::new(self.last_row.saturating_add(below), address.column);
        }
        let down = address.column.saturating_sub(self.column);
        Address::new(
            self.first_row.saturating_add(down),
            self.column.saturating_add(across),
        )
    }
}

/// The workbook with its lying lists turned upright; `None` where there is none.
pub(crate) fn turned(workbook: &Workbook) -> Option<Turned> {
    let lying: Vec<Option<(Sheet, Block)>> = workbook.sheets.iter().map(upright).collect();
    if lying.iter().all(Option::is_none) {
        return None;
    }
    // Beside a list that stands upright, what lies on its side explains the list.
    let stands = |sheet: &Sheet| {
        let mut tables = find::tables(sheet, &SHARED).into_iter();
        tables.any(|table| table.kind == TableKind::Placements)
    };
    let others = workbook.sheets.iter().zip(&lying);
    if others
        .filter(|(sheet, lying)| sheet.visible && lying.is_none())
        .any(|(sheet, _)| stands(sheet))
    {
        return None;
    }
    let mut blocks = Vec::new();
    let sheets = workbook.sheets.iter().zip(lying);
    let sheets = sheets.map(|(sheet, lying)| match lying {
        Some((upright, block)) => {
            blocks.push((sheet.name.clone(), block));
            upright
        }
        None => sheet.clone(),
    });
    let workbook = Workbook {
        kind: workbook.kind,
        sheets: sheets.collect(),
    };
    Some(Turned { workbook, blocks })
}

fn upright(sheet: &Sheet) -> Option<(Sheet, Block)> {
    let small = (LEAST_HEADINGS..=MOST_ROWS).contains(&sheet.grid.len())
        && (2..=MOST_COLUMNS).contains(&sheet.grid.last_column());
    if !small {
        return None;
    }
    let block = (1..=HEADING_COLUMNS).find_map(|column| block(sheet, column))?;
    let as_it_lies = find::tables(sheet, &SHARED);
    if as_it_lies
        .iter()
        .any(|table| lists_candidates(sheet, table))
    {
        return None;
    }
    let upright = turn(sheet, block);
    let tables = find::tables(&upright, &SHARED);
    let is_list = tables
        .iter()
        .any(|table| table.heading_rows.0 == block.first_row && lists_candidates(&upright, table));
    is_list.then_some((upright, block))
}

/// The list whose headings stand in a column, from the first to the last one that is known.
fn block(sheet: &Sheet, column: u32) -> Option<Block> {
    let fields: BTreeMap<u32, Field> = sheet
        .rows()
        .filter_map(|row| {
            let heading = Heading::new(None, row.cell(column).and_then(Cell::text));
            let (field, _) = SHARED.field(TableKind::Placements, &heading)?;
            (field != Field::Aside).then_some((row.number, field))
        })
        .collect();
    let known: Vec<u32> = fields.keys().copied().collect();
    let numbers: BTreeSet<u32> = sheet.grid.row_numbers().collect();
    // A label of a title block stands apart from the headings, behind an empty row.
    let run = longest_run(&known, |row| numbers.contains(&row));
    let (first, last) = (*run.first()?, *run.last()?);
    let different: BTreeSet<Field> = run
        .iter()
        .filter_map(|row| fields.get(row))
        .copied()
        .collect();
    (different.len() >= LEAST_HEADINGS).then_some(Block {
        first_row: first,
        last_row: last,
        column,
        last_column: sheet.grid.last_column(),
    })
}

/// The longest stretch of rows with no more than one between them, and none that is empty.
fn longest_run(rows: &[u32], is_filled: impl Fn(u32) -> bool) -> &[u32] {
    let mut best: &[u32] = &[];
    let mut from = 0;
    for place in 0..rows.len() {
        let next = place.checked_add(1).and_then(|next| rows.get(next));
        let ends = match (rows.get(place), next) {
            (Some(row), Some(next)) => {
                next.saturating_sub(*row) > 2 || !(*row..*next).all(&is_filled)
            }
            _ => true,
        };
        if ends {
            let run = rows.get(from..=place).unwrap_or_default();
            if run.len() > best.len() {
                best = run;
            }
            from = place.saturating_add(1);
        }
    }
    best
}

fn turn(sheet: &Sheet, block: Block) -> Sheet {
    let cells = sheet.rows().flat_map(|row| {
        let moved = row.cells.into_iter().filter_map(move |cell| {
            let address = block.upright(Address::new(row.number, cell.column))?;
            let column = address.column;
            Some((address.row, Cell { column, ..cell }))
        });
        moved.collect::<Vec<_>>()
    });
    let inside = |row: &u32| (block.first_row..=block.last_row).contains(row);
    let to_column = |row: u32| {
        block
            .column
            .saturating_add(row.saturating_sub(block.first_row))
    };
    let to_row = |column: u32| {
        let across = column.checked_sub(block.column)?;
        block.first_row.checked_add(across)
    };
    let hidden_columns = sheet
        .hidden_rows
        .iter()
        .copied()
        .filter(inside)
        .map(to_column);
    let hidden_rows = sheet.hidden_columns.iter().copied().filter_map(to_row);
    Sheet {
        visible: sheet.visible,
        hidden_rows: hidden_rows.collect::<BTreeSet<u32>>(),
        hidden_columns: hidden_columns.collect::<BTreeSet<u32>>(),
        epoch_1904: sheet.epoch_1904,
        ..Sheet::of(&sheet.name, cells)
    }
}

/// Whether a table is a list of candidates: half of its starts are days at least, and half of its groups are groups. Of an
/// explanation of headings only the example is.
fn lists_candidates(sheet: &Sheet, table: &Table) -> bool {
    let most = |field: Field, fits: fn(&Cell<'_>) -> bool| {
        let column = table.column(field).map(|column| column.column);
        let (mut filled, mut fitting) = (0_usize, 0_usize);
        for cell in column
            .into_iter()
            .flat_map(|column| sheet.grid.column(&table.rows, column))
        {
            filled = filled.saturating_add(1);
            fitting = fitting.saturating_add(usize::from(fits(&cell)));
        }
        fitting > 0 && fitting.saturating_mul(2) >= filled
    };
    table.kind == TableKind::Placements
        && most(Field::Start, |cell| {
            matches!(values::day(cell), Some(Day::On(_)))
        })
        && most(Field::TargetGroup, |cell| {
            cell.text()
                .is_some_and(|text| values::group(text).is_some())
        })
}

/// Hands on what is read of upright lists, at the cells where it really stands.
pub(crate) struct Turning<'turned> {
    turned: &'turned Turned,
    receiver: &'turned mut dyn Receiver,
}

impl<'turned> Turning<'turned> {
    pub(crate) fn new(turned: &'turned Turned, receiver: &'turned mut dyn Receiver) -> Self {
        Self { turned, receiver }
    }

    fn block(&self, sheet: &str) -> Option<Block> {
        let mut blocks = self.turned.blocks.iter();
        let (_, block) = blocks.find(|(name, _)| name == sheet)?;
        Some(*block)
    }
}

impl Receiver for Turning<'_> {
    fn line(&mut self, mut line: Line) {
        if let Some(block) = self.block(&line.source.sheet) {
            let mut cells = Cells::default();
            for (name, address) in line.source.cells.iter() {
                cells.insert(name, block.lying(address));
            }
            let candidate = cells.get(Field::Candidate.name());
            line.source = Source {
                row: candidate.map_or(block.first_row, |address| address.row),
                cells,
                ..line.source
            };
        }
        self.receiver.line(line);
    }

    fn problem(&mut self, mut problem: Problem) {
        if let (Some(block), Some(address)) =
            (self.block(&problem.sheet), Address::parse(&problem.cell))
        {
            problem.cell = block.lying(address).to_string();
        }
        if let Some((sheet, cell)) = problem.repeats()
            && let (Some(block), Some(address)) = (self.block(sheet), Address::parse(cell))
        {
            problem.expected = Some(format!("{sheet}!{}", block.lying(address)));
        }
        self.receiver.problem(problem);
    }

    fn rows(&mut self, rows: u32) {
        self.receiver.rows(rows);
    }

    fn forget(&mut self) {
        self.receiver.forget();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_comes_back_to_its_place() {
        let block = Block {
            first_row: 4,
            last_row: 8,
            column: 2,
            last_column: 5,
        };
        for row in 1..=12 {
            for column in 2..=5 {
                let address = Address::new(row, column);
                let upright = block.upright(address).unwrap();
                assert_eq!(block.lying(upright), address, "{address}");
            }
        }
        assert_eq!(block.upright(Address::new(5, 3)), Some(Address::new(5, 3)));
        assert_eq!(block.upright(Address::new(4, 5)), Some(Address::new(7, 2)));
        assert_eq!(block.upright(Address::new(9, 1)), Some(Address::new(8, 1)));
    }

    #[test]
    fn the_longest_run_of_headings_is_the_list() {
        let rows = [1, 5, 6, 8, 9, 13];
        assert_eq!(longest_run(&rows, |_| true), [5, 6, 8, 9]);
        assert_eq!(longest_run(&rows, |row| row != 7), [5, 6]);
        assert!(longest_run(&[], |_| true).is_empty());
    }
}
