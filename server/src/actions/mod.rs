//! What the office does, one verb a file: each takes the database, who does it, and when; and commits all or nothing.

mod candidates;
mod carry_explanations;
mod check_reading;
mod compare_revision;
mod line_row;
mod meant_contract;
mod problem_tally;
mod reason;
mod refusal;
pub mod report_state;
mod supersede;
mod value_lines;

pub mod accept_report;
pub mod accept_warning;
pub mod add_account;
pub mod add_value_table;
pub mod cancel_reading;
pub mod correct_cells;
pub mod declare_own_numbers;
pub mod file_type;
pub mod forget_layout;
pub mod keep_evidence;
pub mod keep_layout;
pub mod mark_report;
pub mod prepare_reading;
pub mod prepare_template;
pub mod queue_message;
pub mod raise_gap_alerts;
pub mod receive_nil_report;
pub mod receive_report;
pub mod register_portfolio;
pub mod return_report;
pub mod revise_report;
pub mod sign_in;
pub mod state_subject;
pub mod store_reading;
pub mod submit_report;

pub use refusal::{Changed, Difference, Fault, Refusal};
