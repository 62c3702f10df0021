//! What the log of a server may not hold: every password, token, cookie and one-time link that a test used. Each test
//! looks for all of them when its server goes, so that the logs of the whole run are searched.

use std::collections::BTreeSet;
use std::sync::Mutex;

/// Shorter ones may stand in a log for something else.
const SHORTEST: usize = 12;

static USED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Remembers a secret.
pub fn used(secret: &str) {
    let secret = secret.trim();
    if secret.len() >= SHORTEST
        && let Ok(mut all) = USED.lock()
    {
        all.insert(secret.to_owned());
    }
}

/// Remembers the cookies that an answer sets.
pub(crate) fn set_by(headers: &[(String, String)]) {
    let set = headers.iter().filter(|(name, _)| name == "set-cookie");
    for (_, value) in set {
        let pair = value.split(';').next().unwrap_or_default();
        if let Some((_, value)) = pair.split_once('=') {
            used(value);
        }
    }
}

/// The beginning of a secret that a log holds; not all of it, for what is told of it is a log too.
pub fn told(log: &str) -> Option<String> {
    let all = USED.lock().ok()?;
    let found = all.iter().find(|secret| log.contains(secret.as_str()));
    found.map(|secret| secret.chars().take(6).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_in_a_log_is_found() {
        used("correct paard batterij");
        used("kort");
        let cookie = "sid=0123456789abcdef; Path=/; HttpOnly".to_owned();
        set_by(&[("set-cookie".to_owned(), cookie)]);
        assert_eq!(told("kort en goed"), None);
        assert_eq!(
            told("x correct paard batterij y"),
            Some("correc".to_owned())
        );
        assert_eq!(told("key=0123456789abcdef"), Some("012345".to_owned()));
    }
}
