//! Profiles as text: TOML in, TOML out. What is wrong is told with its line and the name of the key.

use super::Profile;

/// A profile is a page of text; anything longer is none.
const LONGEST: usize = 256 * 1024;

/// Why a text is no profile, in words for who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileFault(pub(super) String);

impl std::fmt::Display for ProfileFault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for ProfileFault {}

impl Profile {
    /// Reads a profile.
    ///
    /// # Errors
    /// For a text that is no TOML, a key that no profile has, and a profile that could recognise or read nothing.
    pub fn parse(text: &str) -> Result<Self, ProfileFault> {
        if text.len() > LONGEST {
            return Err(ProfileFault(format!("longer than {LONGEST} bytes")));
        }
        let profile: Self = toml::from_str(text).map_err(|error| told(text, &error))?;
        profile.sound()?;
        Ok(profile)
    }

    /// The profile as text.
    ///
    /// # Errors
    /// Never for a profile that is sound.
    pub fn to_toml(&self) -> Result<String, ProfileFault> {
        toml::to_string(self).map_err(|error| ProfileFault(error.to_string()))
    }
}

/// The line and the first sentence of what TOML's reader says; it names the key.
pub(crate) fn told(text: &str, error: &toml::de::Error) -> ProfileFault {
    let line = error.span().and_then(|span| {
        let before = text.get(..span.start)?;
        Some(before.matches('\n').count().saturating_add(1))
    });
    let message = error.message().trim().replace('\n', " ");
    ProfileFault(match line {
        Some(line) => format!("line {line}: {message}"),
        None => message,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = r#"
name = "voorbeeld"
version = 1
title = "Voorbeeld"

[groups]
"Klasse A" = "wajong"

[[table]]
kind = "placements"
contract = { cell = "B3" }
period = "sheet_name"

[[table.column]]
field = "candidate"
headings = ["Sleutel"]

[[table.column]]
field = "target_group"
headings = ["Klasse"]

[[table.column]]
field = "start"
headings = ["Ingang"]
days = "month_first"

[[table.column]]
field = "paid_hours"
headings = ["Minuten"]
per = 60
"#;

    #[test]
    fn a_profile_is_written_and_read_back() {
        let profile = Profile::parse(SOUND).unwrap();
        assert_eq!(
            profile,
            Profile::parse(&profile.to_toml().unwrap()).unwrap()
        );
    }

    #[test]
    fn what_is_wrong_is_told_with_line_and_key() {
        for (from, to, told) in [
            (
                "version = 1",
                "versoin = 1",
                "line 3: unknown field `versoin`",
            ),
            (
                "\"Sleutel\"]",
                "\"Sleutel\"]\nrequird = true",
                "line 17: unknown field `requird`",
            ),
            (
                "field = \"start\"",
                "field = \"begin\"",
                "line 23: unknown field \"begin\", expected one of contract, ",
            ),
            (
                "\"month_first\"",
                "\"year_first\"",
                "line 25: unknown variant `year_first`",
            ),
            (
                "\"placements\"",
                "\"people\"",
                "unknown kind of table \"people\", expected one of placements, ",
            ),
            (
                "\"wajong\"",
                "\"wajng\"",
                "groups: \"Klasse A\" = \"wajng\" is no target group",
            ),
            ("\"voorbeeld\"", "\"Voor beeld\"", "name: \"Voor beeld\""),
            ("version = 1", "version = 0", "version: "),
            ("\"B3\"", "\"3B\"", "table 1: contract: \"3B\" is no cell"),
            ("per = 60", "per = 0", "table 1, column paid_hours: per"),
            (
                "field = \"start\"",
                "field = \"end\"",
                "table 1 (placements) has no column start",
            ),
            (
                "field = \"paid_hours\"",
                "field = \"start\"",
                "table 1: two columns start",
            ),
            (
                "\"Minuten\"",
                "\"Ingang\"",
                "table 1: two columns are headed \"Ingang\"",
            ),
            (
                "\"Sleutel\"",
                "\"BSN\"",
                "table 1, column candidate: \"BSN\" heads what says who somebody is",
            ),
            (
                "\"Sleutel\"",
                "\"...\"",
                "table 1, column candidate: \"...\" says nothing",
            ),
            ("title = \"Voorbeeld\"", "title = \"\"", "title: "),
            (
                "field = \"paid_hours\"",
                "field = \"end\"",
                "table 1 (placements) has no column of hours",
            ),
        ] {
            assert!(SOUND.contains(from), "{from}");
            let fault = Profile::parse(&SOUND.replacen(from, to, 1))
                .unwrap_err()
                .to_string();
            assert!(fault.contains(told), "{fault} should say {told}");
        }
    }
}
