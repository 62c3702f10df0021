//! How many requests somebody may send: each account at the API, and each address that shows no token or session.
//!
//! The counts are in memory, shared by all workers of this process, and forgotten when a minute has made them full
//! again. What a header says of an address counts only from a trusted proxy (`origin`): anybody can write it.

use std::{
    collections::HashMap, hash::Hash, net::IpAddr, num::NonZeroU32, sync::Mutex, time::Duration,
};

use actix_web::{
    HttpMessage, HttpRequest,
    dev::ServiceRequest,
    http::header::{HeaderMap, HeaderName, HeaderValue},
    web::Data,
};
use governor::{
    Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::StateInformationMiddleware,
    state::keyed::HashMapStateStore,
};

use super::{origin, session, token};
use crate::{app::App, config::LimitSettings};

/// So many keys are kept before those that are full again are dropped.
const MANY: usize = 10_000;

/// Marks a request of a browser whose session runs.
pub(super) struct SignedIn;

/// The counts of this process.
pub(super) struct Limits {
    accounts: Option<Counts<String>>,
    addresses: Option<Counts<IpAddr>>,
    /// Whose the personal tokens are that held when they were shown last, by fingerprint: for counting only. One that is
    /// not among them counts as an address's, so that nobody gets a count of his own by making up tokens.
    holders: Mutex<HashMap<String, String>>,
}

/// Whose count a request is.
pub(super) enum Counted {
    /// Nobody's: assets and signs of life.
    Not,
    /// An account's.
    Account(String),
    /// An address's.
    Address(IpAddr),
    /// An address's, unless the session of its cookie turns out to run.
    AddressUnlessSignedIn(IpAddr),
}

/// What a count says of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    policy: &'static str,
    a_minute: u32,
    left: u32,
    /// Seconds to wait, where there are too many.
    pub(super) wait: Option<u64>,
}

struct Counts<K: Hash + Eq + Clone> {
    a_minute: NonZeroU32,
    limiter: RateLimiter<K, HashMapStateStore<K>, DefaultClock, StateInformationMiddleware>,
}

impl<K: Hash + Eq + Clone> Counts<K> {
    fn new(a_minute: u32) -> Option<Self> {
        let a_minute = NonZeroU32::new(a_minute)?;
        let quota = Quota::per_minute(a_minute);
        Some(Self {
            a_minute,
            limiter: RateLimiter::hashmap(quota).with_middleware(),
        })
    }

    fn count(&self, policy: &'static str, key: &K) -> Count {
        if self.limiter.len() > MANY {
            self.limiter.retain_recent();
            self.limiter.shrink_to_fit();
        }
        let count = Count {
            policy,
            a_minute: self.a_minute.get(),
            left: 0,
            wait: None,
        };
        match self.limiter.check_key(key) {
            Ok(state) => Count {
                left: state.remaining_burst_capacity(),
                ..count
            },
            Err(until) => {
                let wait = until.wait_time_from(self.limiter.clock().now());
                Count {
                    wait: Some(whole_seconds(wait)),
                    ..count
                }
            }
        }
    }
}

/// Rounded up: who waits so long is let in.
fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

impl Limits {
    /// Counts from nothing.
    pub(super) fn new(settings: &LimitSettings) -> Self {
        Self {
            accounts: Counts::new(settings.account_per_minute),
            addresses: Counts::new(settings.address_per_minute),
            holders: Mutex::default(),
        }
    }

    /// The account of a personal token, if it held when it was shown last.
    pub(super) fn holder(&self, fingerprint: &str) -> Option<String> {
        self.holders.lock().ok()?.get(fingerprint).cloned()
    }

    /// Remembers that a personal token holds.
    pub(super) fn holds(&self, fingerprint: String, account: &str) {
        if let Ok(mut holders) = self.holders.lock() {
            if holders.len() >= MANY {
                holders.clear();
            }
            holders.insert(fingerprint, account.to_owned());
        }
    }

    /// Forgets a personal token that holds no more.
    pub(super) fn holds_no_more(&self, fingerprint: &str) {
        if let Ok(mut holders) = self.holders.lock() {
            holders.remove(fingerprint);
        }
    }

    /// Counts a request; nothing where it is not limited.
    pub(super) fn count(&self, counted: &Counted) -> Option<Count> {
        match counted {
            Counted::Account(account) => {
                let accounts = self.accounts.as_ref()?;
                Some(accounts.count("account", account))
            }
            Counted::Address(address) => {
                let addresses = self.addresses.as_ref()?;
                Some(addresses.count("address", address))
            }
            Counted::Not | Counted::AddressUnlessSignedIn(_) => None,
        }
    }

    /// Counts a request of a browser after it was answered, where no session ran.
    pub(super) fn count_afterwards(
        &self,
        counted: &Counted,
        request: &HttpRequest,
    ) -> Option<Count> {
        match counted {
            Counted::AddressUnlessSignedIn(address)
                if !request.extensions().contains::<SignedIn>() =>
            {
                self.count(&Counted::Address(*address))
            }
            _ => None,
        }
    }
}

impl Counted {
    /// Whose count a request is.
    pub(super) fn of(request: &ServiceRequest, app: &Data<App>, limits: &Limits) -> Self {
        let path = request.path();
        // Few bytes from memory, and what watches over the process must not be turned away.
        if path.starts_with("/assets/") || matches!(path, "/healthz" | "/readyz") {
            return Self::Not;
        }
        let address = origin::address(request.request());
        let address = address.map_or(IpAddr::from([0, 0, 0, 0]), network);
        if path.starts_with("/v1/") {
            return match token::subject(request.request(), app, limits) {
                Some(account) if !gives_tokens(path) => Self::Account(account),
                _ => Self::Address(address),
            };
        }
        if path != "/sign-in" && request.cookie(session::cookie_name(app)).is_some() {
            Self::AddressUnlessSignedIn(address)
        } else {
            Self::Address(address)
        }
    }
}

/// Whether an address of the API gives tokens: then its answers are secrets, and who asks has none to show yet.
pub(super) fn gives_tokens(path: &str) -> bool {
    matches!(path, "/v1/tokens" | "/v1/oauth/token")
}

/// Who has one address of IPv6 has all of its network.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let bits = address.to_bits() & (u128::MAX << 64);
            IpAddr::V6(bits.into())
        }
        address => address,
    }
}

impl Count {
    /// Tells the count in headers.
    pub(super) fn tell(self, headers: &mut HeaderMap) {
        let Self {
            policy,
            a_minute,
            left,
            wait,
        } = self;
        let wait = wait.map_or_else(String::new, |seconds| format!(";t={seconds}"));
        for (name, value) in [
            (
                "ratelimit-policy",
                format!("\"{policy}\";q={a_minute};w=60"),
            ),
            ("ratelimit", format!("\"{policy}\";r={left}{wait}")),
        ] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_are_let_in_and_the_next_is_told_how_long_to_wait() {
        let limits = Limits::new(&LimitSettings {
            account_per_minute: 2,
            address_per_minute: 0,
            ..LimitSettings::default()
        });
        let one = Counted::Account("a".to_owned());
        let left: Vec<_> = (0..2).map(|_| limits.count(&one).unwrap().left).collect();
        assert_eq!(left, [1, 0]);
        let refused = limits.count(&one).unwrap();
        assert!(refused.wait.is_some_and(|wait| (1..=30).contains(&wait)));
        let other = Counted::Account("b".to_owned());
        assert_eq!(limits.count(&other).unwrap().wait, None);
        let address = Counted::Address(IpAddr::from([127, 0, 0, 1]));
        assert_eq!(limits.count(&address), None, "0 switches off");
    }

    #[test]
    fn addresses_of_one_network_are_one() {
        let of = |text: &str| network(text.parse().unwrap());
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:1"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
    }
}
