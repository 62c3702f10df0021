//! Mails: what they say, how they look, how they leave. The only place with lettre.

pub mod compose;
pub mod letters;
mod message;
mod transport;

pub use message::{About, Amount, GapAlert, Message, Notice, OneTimeLink};
pub use transport::{MailFault, Outgoing, Transport, can_send_from};
