//! The pages and the API: the only place with actix-web and status codes.

mod accounted;
mod addresses;
mod admission;
mod api;
mod assets;
mod demonstration;
mod evidence;
mod form;
mod guard;
mod layout;
mod limits;
mod marked_workbook;
mod nil_report;
mod nul;
mod origin;
mod pages;
mod password_gate;
mod permit;
mod precondition;
mod problem;
mod register_file;
mod server;
mod session;
mod shell;
mod template;
mod token;
mod upload;
pub mod views;

pub use addresses::as_json as addresses;
pub use api::description;
pub use demonstration::DemonstrationAccount;
pub use server::{Server, bind, until_signal};
