//! What is done with accounts: entering them, keeping one's own, and keeping those of others.

pub mod accept_invitation;
pub mod attempts;
pub mod change_account;
pub mod change_email;
pub mod check_code;
pub mod check_password;
pub mod end_sessions;
pub mod enter;
pub mod follow_claims;
pub mod identities;
pub mod invite;
pub mod passwords;
pub mod reset_password;
pub mod rounds;
pub mod second_factor;
pub mod set_password;
pub mod single_sign_on;
pub mod tell;

use std::net::IpAddr;

use crate::keys::AccountKey;

/// From where somebody comes who wants to enter.
#[derive(Clone, Debug, Default)]
pub struct Visit {
    /// Address of the network.
    pub address: Option<IpAddr>,
    /// Key of the browser's own cookie; empty for programs. A browser that had none gets a new one.
    pub device: String,
    /// Family of the browser and the system, in a few words.
    pub browser: String,
}

/// A one-time link: what is kept of it.
struct OneTime {
    seed: String,
    fingerprint: String,
}

impl OneTime {
    /// A new one. Its secret is told to nobody: who writes the mail makes it of the seed.
    fn new(key: &AccountKey) -> Self {
        let seed = crate::ids::key();
        let fingerprint = crate::files::fingerprint(&key.link_secret(&seed));
        Self { seed, fingerprint }
    }
}
