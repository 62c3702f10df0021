//! Tables and queries: the only place that knows diesel. One file a group of tables; no rule of social return here.

pub mod accounts;
pub mod alerts;
pub mod carried;
pub mod changes;
pub mod comparisons;
pub mod contracts;
pub mod corrections;
pub mod database;
mod error;
pub mod evidence;
pub mod figures;
pub mod jobs;
pub mod layouts;
pub mod learned_headings;
pub mod lines;
pub mod messages;
mod migrations;
pub mod obligations;
pub mod own_numbers;
pub mod problem_groups;
pub mod problems;
pub mod progress;
pub mod register;
pub mod report_choices;
pub mod report_contracts;
pub mod reports;
mod schema;
pub mod sessions;
pub mod statements;
pub mod value_tables;
pub mod warnings;

pub use database::{AnyConnection as Connection, Database};
pub use error::{StorageError, Stored};
