//! What the log of a server may not hold: every password, token, cookie and one-time link that a test used, the numbers of
//! candidates that it reported, and citizen service numbers. Each test looks for all of them when its server goes, so that
//! the logs of the whole run are searched.

use std::collections::BTreeSet;
use std::sync::{LazyLock, Mutex};

use regex::Regex;

/// Shorter ones may stand in a log for something else.
const SHORTEST: usize = 12;

/// Shorter numbers of candidates may stand in a log for something else.
const SHORTEST_NUMBER: usize = 5;
/// The candidates of the samples are numbered like this; and the headings under which stories write theirs.
const OF_SAMPLES: &str = r"\b(?:NL|P[01])-\d{2,4}\b";
const HEADINGS: [&str; 3] = ["personeelsnummer", "kandidaatnummer", "kandidaat"];

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

/// Remembers the candidates of a delimited file. One of another kind holds those of the samples.
pub(crate) fn reported(file: &[u8]) {
    let Ok(text) = std::str::from_utf8(file) else {
        return;
    };
    let mut lines = text.lines();
    let headings = lines.next().unwrap_or_default().to_lowercase();
    let place = headings
        .split(';')
        .position(|heading| HEADINGS.contains(&heading.trim()));
    let Some(place) = place else { return };
    for line in lines {
        let number = line.split(';').nth(place).unwrap_or_default().trim();
        let has = |kind: fn(char) -> bool| number.chars().any(kind);
        let is_telling = has(char::is_alphabetic) && has(|sign| sign.is_ascii_digit());
        if number.len() >= SHORTEST_NUMBER
            && is_telling
            && let Ok(mut all) = USED.lock()
        {
            all.insert(number.to_owned());
        }
    }
}

/// A citizen service number, or the number of a candidate of the samples, that a log holds; not all of it.
fn number_in(log: &str) -> Option<String> {
    static NINE: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\b\d(?:[ .-]?\d){8}\b").ok());
    static CANDIDATE: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(OF_SAMPLES).ok());
    let begins = |found: &str| found.chars().take(6).collect();
    let candidate = CANDIDATE.as_ref()?.find(log);
    if let Some(found) = candidate {
        return Some(begins(found.as_str()));
    }
    // What stands between quotes or spaces by itself: nine digits within an instant or a signature are none.
    let alone = log.split(['"', ' ', '\n', ',', ':', '=']);
    for word in alone.filter(|word| (9..=17).contains(&word.len())) {
        let Some(found) = NINE.as_ref()?.find(word) else {
            continue;
        };
        let digits: String = word.chars().filter(char::is_ascii_digit).collect();
        if found.len() == word.len() && passes(&digits) {
            return Some(begins(word));
        }
    }
    None
}

/// The elfproef: the digits times 9 to 2, less the last, make a multiple of eleven.
fn passes(digits: &str) -> bool {
    let digits: Vec<i64> = digits
        .chars()
        .filter_map(|one| one.to_digit(10))
        .map(i64::from)
        .collect();
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i64 = digits
        .iter()
        .zip(weights)
        .map(|(digit, weight)| digit * weight)
        .sum();
    digits.len() == weights.len() && sum > 0 && sum % 11 == 0
}

/// The beginning of a secret that a log holds; not all of it, for what is told of it is a log too.
pub fn told(log: &str) -> Option<String> {
    if let Some(number) = number_in(log) {
        return Some(number);
    }
    let all = USED.lock().ok()?;
    let found = all.iter().find(|secret| log.contains(secret.as_str()));
    found.map(|secret| secret.chars().take(6).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_in_a_log_is_found() {
        for told_by in [
            "bsn 123456782 x",
            "{\"found\":\"1234.56.782\"}",
            "row NL-001",
        ] {
            assert!(told(told_by).is_some(), "{told_by}");
        }
        for fine in [
            "123456789",
            "2026-11-23T05:24:57.123456782Z",
            "a123456782b",
            "port 40693",
        ] {
            assert_eq!(told(fine), None, "{fine}");
        }
        reported(b"Contract;Personeelsnummer\r\nICT-1;UNIEK-77\r\nICT-1;A\r\n");
        assert_eq!(told("of UNIEK-77"), Some("UNIEK-".to_owned()));
        assert_eq!(told("of A"), None);
    }

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
