//! A reason that somebody gives for what he does: it says something, is no page long, and holds no citizen service number.

use meetbaar_importers::privacy::masked;

use super::Refusal;

/// Shortest reason that says something, in letters.
const SHORTEST_REASON: usize = 3;
/// Longest reason that is taken.
const LONGEST_REASON: usize = 1_000;

/// The reason as it is kept; a citizen service number in it is masked. The codes say what is wrong where it is missing or
/// too long.
///
/// # Errors
/// [`Refusal::Invalid`] for a reason of less than 3 or more than 1,000 letters.
pub(super) fn meant(
    reason: &str,
    (missing, too_long): (&'static str, &'static str),
) -> Result<String, Refusal> {
    let reason = reason.trim().replace("\r\n", "\n");
    let letters = reason.chars().count();
    if letters < SHORTEST_REASON {
        return Err(Refusal::field("reason", missing, ""));
    }
    if letters > LONGEST_REASON {
        let longest = LONGEST_REASON.to_string();
        return Err(Refusal::field("reason", too_long, longest));
    }
    let printable = |letter: &char| !letter.is_control() || *letter == '\n';
    let reason: String = reason.chars().filter(printable).collect();
    Ok(masked(&reason))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_says_something_and_no_citizen_number() {
        let meant = |reason: &str| meant(reason, ("missing", "too_long"));
        for (reason, kept) in [
            ("  Vier weken\r\nloon ", Some("Vier weken\nloon")),
            ("zie bsn 123456782", Some("zie bsn *********")),
            ("ja\0 ok", Some("ja ok")),
            (" ja ", None),
            ("", None),
        ] {
            assert_eq!(meant(reason).ok().as_deref(), kept, "{reason:?}");
        }
        assert!(meant(&"é".repeat(LONGEST_REASON)).is_ok());
        assert!(meant(&"x".repeat(LONGEST_REASON + 1)).is_err());
    }
}
