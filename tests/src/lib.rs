//! What the acceptance stories share: a private PostgreSQL, the real program on loopback, and a small browserless client.
//!
//! Nothing here knows the program's code; it meets Meetbaar as a user does, through its binary, its pages and its database URL.

pub mod client;
pub mod page;
pub mod postgres;
pub mod server;
pub mod workspace;

pub use client::Client;
pub use page::Page;
pub use postgres::fresh_database;
pub use server::{Server, Settings};
