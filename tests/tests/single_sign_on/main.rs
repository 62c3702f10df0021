//! Single sign-on against providers of identities that lie, mix up, repeat and fall silent; and what they may open here.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a story that finds too little must fail"
)]

mod arriving;
mod own;
mod passwords;
mod provider;
mod rounds;
mod silent;
mod stage;
mod tokens;
