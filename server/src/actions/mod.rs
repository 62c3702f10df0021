//! What the office does, one verb a file: each takes the database, who does it, and when; and commits all or nothing.

mod candidates;
mod check_reading;
mod line_row;
mod meant_contract;
mod problem_tally;
mod refusal;
pub mod report_state;
mod stored_entry;
mod supersede;
mod to_value;
mod value_lines;

pub mod accept_report;
pub mod accept_warning;
pub mod add_account;
pub mod add_value_table;
pub mod answer_once;
pub mod calendar;
pub mod cancel_reading;
pub mod declare_own_numbers;
pub mod follow_up;
pub mod forget_layout;
pub mod keep_layout;
pub mod mark_report;
pub mod obligation;
pub mod prepare_reading;
pub mod prepare_template;
pub mod queue_message;
pub mod raise_gap_alerts;
pub mod receive_report;
pub mod recount;
pub mod register;
pub mod register_portfolio;
pub mod return_report;
pub mod revalue_contract;
pub mod review;
pub mod sign_in;
pub mod state_subject;
pub mod store_reading;
pub mod submit_report;
pub mod what_if;
pub mod withdraw_report;

pub use refusal::{Changed, Difference, Fault, Refusal};
