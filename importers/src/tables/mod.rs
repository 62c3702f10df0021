//! Where the tables of a workbook are: heading rows, columns, rows below, and what titles and labels around them say.

mod find;
mod heading_row;
mod instructions;
mod labels;
mod names;
mod statement;
mod survey;

pub use find::{Column, PeriodColumn, Table};
pub(crate) use heading_row::heading_text;
pub use instructions::{HiddenRows, Instructions};
pub use names::contract_like;
pub use statement::{Said, Statement};
pub use survey::{Survey, SurveyedSheet};
