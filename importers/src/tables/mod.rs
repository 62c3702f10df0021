//! Where the tables of a workbook are: heading rows, columns, rows below, and what titles and labels around them say.

mod among_lines;
mod decide;
mod find;
mod heading_row;
mod heading_texts;
mod instructions;
mod labels;
mod names;
mod periods;
mod statement;
mod survey;
mod table;
mod titles;
mod turned;

pub use among_lines::{MOST_CELLS as MOST_CELLS_AMONG_LINES, SaidAmongLines, said_among_lines};
pub use decide::Repeated;
pub(crate) use heading_texts::texts as heading_texts;
pub use instructions::{HiddenRows, Instructions};
pub use names::contract_like;
pub use statement::{Said, Statement, says_something_of_table};
pub use survey::{Survey, SurveyedSheet};
pub use table::{Column, PeriodColumn, Table};
pub(crate) use turned::{Turning, turned};
