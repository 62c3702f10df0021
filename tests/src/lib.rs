//! What the acceptance stories share: a private PostgreSQL, the real program on loopback, and a small browserless client.
//!
//! Nothing here knows the program's code; it meets Meetbaar as a user does, through its binary, its pages and its database URL.

pub mod accounts;
pub mod chance;
pub mod clamd;
pub mod client;
pub mod crawl;
pub mod database;
pub mod hostile;
pub mod html;
pub mod mail;
pub mod mail_server;
pub mod page;
pub mod parties;
pub mod postgres;
pub mod processes;
pub mod program;
pub mod raw;
pub mod reports;
pub mod server;
pub mod story;
pub mod tokens;
pub mod wait;
pub mod workspace;

pub use client::Client;
pub use database::{Database, Kind};
pub use mail::Mail;
pub use page::Page;
pub use postgres::fresh_database;
pub use program::Program;
pub use server::{Said, Server, Settings};
pub use story::Story;
