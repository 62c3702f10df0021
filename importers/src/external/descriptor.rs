//! What an installation says of an external format: `format.toml` beside its executable.

use serde::{Deserialize, Serialize};

use crate::{profiles::told, values::fold};

/// An external format.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct External {
    /// Its name: lower-case letters, digits and underscores.
    pub name: String,
    /// Goes up whenever it reads the same file in another way.
    pub version: u32,
    /// What people call it.
    pub title: String,
    /// The program and its arguments. A program with a `/` stands in the folder of the format, another one is the
    /// system's own.
    pub command: Vec<String>,
    /// Whether a person must say that a file is to be read by it, also where it recognises the file.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub always_ask: bool,
    /// By what it recognises a file; nothing only where a person is always asked.
    #[serde(default, skip_serializing_if = "Recognise::is_nothing")]
    pub recognise: Recognise,
}

/// By what a file is recognised. All of it must be there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Recognise {
    /// Headings that stand in one row among the first 50 of a visible sheet.
    #[serde(default)]
    pub headings: Vec<String>,
    /// Names of visible sheets, with `*` for any text.
    #[serde(default)]
    pub sheets: Vec<String>,
}

impl Recognise {
    /// Whether nothing is said.
    pub fn is_nothing(&self) -> bool {
        self.headings.is_empty() && self.sheets.is_empty()
    }
}

/// A descriptor is half a page of text; anything longer is none.
const LONGEST: usize = 64 * 1024;
const MOST: usize = 100;
const LONGEST_TEXT: usize = 300;

impl External {
    /// Reads a descriptor.
    ///
    /// # Errors
    /// For a text that is no TOML, a key that no descriptor has, and one that could recognise or run nothing.
    pub fn parse(text: &str) -> Result<Self, String> {
        if text.len() > LONGEST {
            return Err(format!("longer than {LONGEST} bytes"));
        }
        let external: Self =
            toml::from_str(text).map_err(|error| told(text, &error).to_string())?;
        external.sound()?;
        Ok(external)
    }

    fn sound(&self) -> Result<(), String> {
        let known =
            |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
        let texts = |texts: &[String]| {
            texts.len() <= MOST
                && texts
                    .iter()
                    .all(|text| text.chars().count() <= LONGEST_TEXT)
        };
        let program = self.command.first().map_or("", String::as_str);
        let within = !program.starts_with('/') && !program.split('/').any(|part| part == "..");
        if !(1..=60).contains(&self.name.len()) || !self.name.chars().all(known) {
            return Err(format!(
                "name: {:?} must be 1 to 60 lower-case letters, digits and underscores",
                self.name
            ));
        }
        if self.version == 0 {
            return Err("version: must be at least 1".to_owned());
        }
        if self.title.trim().is_empty() || self.title.chars().count() > LONGEST_TEXT {
            return Err(format!("title: must be 1 to {LONGEST_TEXT} characters"));
        }
        if program.is_empty() || !within || !texts(&self.command) {
            return Err(format!(
                "command: {program:?} must be a program of the system, or one in the folder: ./NAME"
            ));
        }
        if !texts(&self.recognise.headings) || !texts(&self.recognise.sheets) {
            return Err("recognise: too many or too long".to_owned());
        }
        if self
            .recognise
            .headings
            .iter()
            .any(|heading| fold(heading).is_empty())
        {
            return Err("recognise.headings: a heading says nothing".to_owned());
        }
        if self.recognise.is_nothing() && !self.always_ask {
            return Err("recognise: name headings or sheets, or set always_ask = true".to_owned());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOUND: &str = r#"
name = "urenlijst"
version = 1
title = "Urenlijst"
command = ["./read.sh"]

[recognise]
headings = ["Sleutel", "Uren"]
"#;

    #[test]
    fn what_is_wrong_is_told_with_its_key() {
        assert!(External::parse(SOUND).is_ok());
        for (from, to, told) in [
            (
                "version = 1",
                "version = 1\ncolour = 3",
                "line 4: unknown field `colour`",
            ),
            ("version = 1", "version = 0", "version: "),
            ("\"urenlijst\"", "\"Uren lijst\"", "name: "),
            ("[\"./read.sh\"]", "[]", "command: "),
            ("./read.sh", "/bin/sh", "command: "),
            ("./read.sh", "../read.sh", "command: "),
            ("[\"Sleutel\", \"Uren\"]", "[]", "recognise: name headings"),
            ("\"Sleutel\"", "\"--\"", "recognise.headings"),
        ] {
            assert!(SOUND.contains(from), "{from}");
            let fault = External::parse(&SOUND.replacen(from, to, 1)).unwrap_err();
            assert!(fault.contains(told), "{fault} should say {told}");
        }
        let asked = SOUND.replace(
            "[recognise]\nheadings = [\"Sleutel\", \"Uren\"]\n",
            "always_ask = true\n",
        );
        assert!(External::parse(&asked).is_ok());
    }
}
