//! Attempts to enter slow down who guesses, and keep nobody out of his own account.
//!
//! Who comes from a browser from which somebody signed in to the account before is counted by that browser alone: what
//! happens elsewhere does not touch him. All others are counted by network, and, more patiently, all together. What is
//! counted is named by a keyed mark, so that nothing is kept of who has no account, and addresses without an account wait
//! as those with one do.

use std::net::IpAddr;

use super::Visit;
use crate::{
    clock::Instant,
    keys::AccountKey,
    storage::{Connection, Stored, accounts::attempts},
};

/// What is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A password, for a mail address.
    Password,
    /// A code of a second factor, for an account.
    Code,
    /// The secret of a client.
    ClientSecret,
    /// An answer of a provider of identities, for that provider.
    Provider,
}

/// A count, and from when on it makes wait.
struct Count {
    name: String,
    /// So many attempts cost nothing.
    free: i32,
    /// Then the next waits so many seconds, and twice as long after each further one.
    first_wait: i64,
    /// And never longer.
    longest_wait: i64,
}

/// An attempt that was let in: the counts that a success forgets.
#[derive(Debug)]
pub struct Admitted(Vec<String>);

/// Counts are forgotten after so long without an attempt.
const REMEMBERED_SECONDS: i64 = 24 * 3600;

/// Counts an attempt before it is looked at, so that many at once are many; `None` where it has to wait.
///
/// # Errors
/// When a query fails.
pub fn begin(
    connection: &mut Connection,
    key: &AccountKey,
    (purpose, who): (Purpose, &str),
    (visit, known): (&Visit, bool),
    now: Instant,
) -> Stored<Option<Admitted>> {
    let before = now.plus_seconds(-REMEMBERED_SECONDS).stored();
    attempts::forget_before(connection, before)?;
    let counts = counts(key, purpose, who, visit, known);
    for count in &counts {
        let found = attempts::find(connection, &count.name)?;
        let until = found.and_then(|found| found.wait_until);
        if until.is_some_and(|until| until > now.stored()) {
            return Ok(None);
        }
    }
    for count in &counts {
        let made = attempts::count(connection, &count.name, now.stored())?;
        if let Some(seconds) = count.wait_after(made) {
            attempts::wait(connection, &count.name, now.plus_seconds(seconds).stored())?;
        }
    }
    let names = counts.into_iter().map(|count| count.name).collect();
    Ok(Some(Admitted(names)))
}

/// Forgets what was counted of an attempt that turned out to be good.
///
/// # Errors
/// When the query fails.
pub fn succeeded(connection: &mut Connection, admitted: &Admitted) -> Stored<()> {
    attempts::forget(connection, &admitted.0)
}

fn counts(key: &AccountKey, purpose: Purpose, who: &str, visit: &Visit, known: bool) -> Vec<Count> {
    let name = match purpose {
        Purpose::Password => "password",
        Purpose::Code => "code",
        Purpose::ClientSecret => "client_secret",
        Purpose::Provider => "provider",
    };
    let one_place = |place: &str, found: &str| Count {
        name: key.mark("attempt", &[name, who, place, found]),
        free: 5,
        first_wait: 30,
        longest_wait: 15 * 60,
    };
    // Who it was to be is not known, and an office comes from one network: more is free, and no other network waits.
    if purpose == Purpose::Provider {
        return vec![Count {
            free: 20,
            ..one_place("network", &network(visit.address))
        }];
    }
    if known {
        return vec![one_place("device", &visit.device)];
    }
    let of_network = one_place("network", &network(visit.address));
    // As random as keys are: no number of networks guesses one.
    if purpose == Purpose::ClientSecret {
        return vec![of_network];
    }
    vec![
        of_network,
        Count {
            name: key.mark("attempt", &[name, who, "anywhere"]),
            free: 25,
            first_wait: 5,
            longest_wait: 60,
        },
    ]
}

impl Count {
    fn wait_after(&self, made: i32) -> Option<i64> {
        let over = u32::try_from(made.checked_sub(self.free)?).ok()?;
        let wait = self
            .first_wait
            .checked_shl(over.min(16))
            .unwrap_or(i64::MAX);
        Some(wait.min(self.longest_wait))
    }
}

/// Who has one address of IPv6 has all of its network.
fn network(address: Option<IpAddr>) -> String {
    match address.map(|address| address.to_canonical()) {
        Some(IpAddr::V6(address)) => {
            let bits = address.to_bits() & (u128::MAX << 64);
            IpAddr::V6(bits.into()).to_string()
        }
        Some(address) => address.to_string(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock::Clock, storage::Database};

    struct Stage {
        database: Database,
        key: AccountKey,
        _folder: tempfile::TempDir,
    }

    fn stage() -> Stage {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("a.sqlite").display());
        let database = Database::open(&url, 2).unwrap();
        database.migrate().unwrap();
        let keys = crate::keys::Keys::open(&folder.path().join("keys")).unwrap();
        Stage {
            database,
            key: keys.account().clone(),
            _folder: folder,
        }
    }

    impl Stage {
        fn attempt(&self, address: [u8; 4], device: Option<&str>, now: Instant) -> bool {
            let visit = Visit {
                address: Some(address.into()),
                device: device.unwrap_or("new").to_owned(),
                ..Visit::default()
            };
            let what = (Purpose::Password, "owner@example.nl");
            let from = (&visit, device.is_some());
            let admitted = self
                .database
                .write(|connection| begin(connection, &self.key, what, from, now));
            admitted.unwrap().is_some()
        }
    }

    fn start() -> Instant {
        let clock: Clock = "2026-10-15T09:00:00+02:00".parse().unwrap();
        clock.now()
    }

    #[test]
    fn a_thousand_attempts_elsewhere_do_not_keep_the_owner_out() {
        let stage = stage();
        let mut let_in = 0;
        for second in 0..1_000 {
            let place = u8::try_from(second % 250).unwrap();
            let now = start().plus_seconds(second);
            let_in += u32::from(stage.attempt([192, 0, 2, place], None, now));
        }
        assert!((26..60).contains(&let_in), "{let_in} of an attacker's");
        let later = start().plus_seconds(1_000);
        assert!(stage.attempt([192, 0, 2, 1], Some("his own"), later));
        assert!(
            stage.attempt([198, 51, 100, 1], None, later.plus_seconds(60)),
            "from a new browser the owner waits a minute at the most"
        );
    }

    #[test]
    fn who_guesses_from_one_place_waits_twice_as_long_each_time() {
        let stage = stage();
        let mut now = start();
        for _ in 0..5 {
            assert!(stage.attempt([192, 0, 2, 1], None, now));
        }
        for wait in [30, 60, 120, 240, 480, 900, 900, 900] {
            assert!(!stage.attempt([192, 0, 2, 1], None, now.plus_seconds(wait - 1)));
            now = now.plus_seconds(wait);
            assert!(stage.attempt([192, 0, 2, 1], None, now), "after {wait} s");
        }
        let next_day = now.plus_seconds(REMEMBERED_SECONDS + 1);
        for _ in 0..5 {
            assert!(stage.attempt([192, 0, 2, 1], None, next_day));
        }
    }

    #[test]
    fn a_known_browser_that_guesses_waits_too() {
        let stage = stage();
        let let_in = (0..20).filter(|_| stage.attempt([192, 0, 2, 1], Some("d"), start()));
        assert_eq!(let_in.count(), 5);
    }
}
