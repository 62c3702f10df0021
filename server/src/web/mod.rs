//! The pages and the API: the only place with actix-web and status codes.

mod api;
mod assets;
mod form;
mod guard;
mod pages;
mod permit;
mod problem;
mod server;
mod session;
mod shell;
mod token;
mod upload;
pub mod views;

pub use server::{DemonstrationAccount, Server, bind, until_signal};
