//! What stands between the pages and the world, attacked from outside: names, headers, forms, addresses, texts, files, pace.

mod around;
mod errors;
mod foreign_forms;
mod names;
mod pace;
mod paths;
mod redirects;
mod shapes;
mod world;
