//! Single sign-on: what this installation says to providers of identities (OpenID Connect), and what it believes of their
//! answers.
//!
//! The only place that speaks to them. It knows no database and no pages: it gives back who somebody is there and what is
//! claimed of him, checked; what that opens here is decided in `actions/accounts`.

mod claims;
mod described;
mod fetch;
mod provider;
mod refused;
mod tokens;

pub use claims::Claimed;
pub use provider::{Arrival, Back, Begun, Provider};
pub use refused::Refused;

use crate::config::Config;

/// The providers of an installation. Nothing is asked of them before somebody wants to sign in by one.
pub struct Providers(Vec<Provider>);

impl Providers {
    /// The providers of the settings.
    ///
    /// # Errors
    /// When the library of TLS can't begin.
    pub fn of(config: &Config) -> anyhow::Result<Self> {
        let all = config.providers.iter();
        let all = all.map(|settings| Provider::of(settings, &config.public_url));
        all.collect::<anyhow::Result<_>>().map(Self)
    }

    /// The provider of a short name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&Provider> {
        self.0.iter().find(|one| one.name() == name)
    }

    /// The provider that spells itself so.
    #[must_use]
    pub fn of_issuer(&self, issuer: &str) -> Option<&Provider> {
        self.0.iter().find(|one| one.settings().issuer == issuer)
    }

    /// All of them, in the order of the settings.
    pub fn all(&self) -> impl Iterator<Item = &Provider> {
        self.0.iter()
    }
}
