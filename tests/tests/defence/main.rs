//! What stands between the pages and the world, attacked from outside: names, headers, forms, addresses, texts, files, pace.

mod around;
mod candidates;
mod cookies;
mod errors;
mod exports;
mod foreign_forms;
mod lengths;
mod links;
mod mails;
mod names;
mod pace;
mod paths;
mod redirects;
mod scanner;
mod shapes;
mod texts;
mod world;
