//! What users read: translations and the way numbers, money and dates are written, in Dutch and in English.
//!
//! Texts stand in `locales/<language>/*.ftl`; nothing here knows a page, a mail or a table.

mod catalogue;
mod dates;
mod expected;
mod numbers;
mod obligation;
mod outlook;
mod phrase;
#[cfg(test)]
mod tests;
mod typed;
mod value;

pub use self::outlook::{Outlook, OutlookFigures};
pub use self::phrase::Phrase;
pub use self::value::Value;

/// A language of the pages and mails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Nederlands, the first language.
    #[default]
    Dutch,
    /// British English.
    English,
}

impl Language {
    /// Both languages, the first one first.
    pub const ALL: [Self; 2] = [Self::Dutch, Self::English];

    /// The code in cookies, tables and `lang` attributes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Dutch => "nl",
            Self::English => "en",
        }
    }

    /// The language of a code, exactly as [`Self::code`] gives it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }

    /// What the language calls itself.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dutch => "Nederlands",
            Self::English => "English",
        }
    }
}

/// The texts and spellings of one language. Cheap to copy.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    language: Language,
}

impl Texts {
    /// The texts of a language.
    #[must_use]
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    /// The language of these texts.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The text of a key; the key itself where there is no such text.
    #[must_use]
    pub fn text(&self, key: impl AsRef<str>) -> String {
        self.with(key, &[])
    }

    /// The text of a key with values in it.
    #[must_use]
    pub fn with(&self, key: impl AsRef<str>, values: &[(&'static str, &dyn Value)]) -> String {
        let key = key.as_ref();
        catalogue::find(self.language, key, values).unwrap_or_else(|| key.to_owned())
    }

    /// The text of a key with one value in it; a form that templates can call.
    #[must_use]
    pub fn with1(&self, key: impl AsRef<str>, name: &'static str, value: impl Value) -> String {
        self.with(key, &[(name, &value)])
    }

    /// The text of a key with two values in it.
    #[must_use]
    pub fn with2(
        &self,
        key: impl AsRef<str>,
        name1: &'static str,
        value1: impl Value,
        name2: &'static str,
        value2: impl Value,
    ) -> String {
        self.with(key, &[(name1, &value1), (name2, &value2)])
    }

    /// The text of a key with any number of values: `phrase("key").put("name", value).put(…).text()`; a form that
    /// templates can call.
    #[must_use]
    pub fn phrase(&self, key: &str) -> Phrase {
        Phrase::new(*self, key)
    }

    /// The word for a code: `word("status", "behind")` is the text of `status-behind`; the code itself where there is
    /// no word for it.
    #[must_use]
    pub fn word(&self, kind: &str, code: impl AsRef<str>) -> String {
        let code = code.as_ref();
        catalogue::find(self.language, &format!("{kind}-{code}"), &[])
            .unwrap_or_else(|| code.to_owned())
    }

    /// Whether there is a text for a key.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        catalogue::find(self.language, key, &[]).is_some()
    }

    /// What kind of problem a code means, in a few words; a general phrase for a code that nobody knows.
    #[must_use]
    pub fn problem(&self, code: &str) -> String {
        catalogue::find(self.language, &format!("problem-{code}"), &[])
            .unwrap_or_else(|| self.text("problem-other"))
    }

    /// What to do about a problem of that severity, where that differs; else as [`Self::problem_help`].
    #[must_use]
    pub fn problem_advice(&self, code: &str, severity: &str) -> String {
        catalogue::find(self.language, &format!("problem-{severity}-{code}"), &[])
            .unwrap_or_else(|| self.problem_help(code))
    }

    /// What to do about a problem; a general advice for a code that nobody knows.
    #[must_use]
    pub fn problem_help(&self, code: &str) -> String {
        catalogue::find(self.language, &format!("problem-{code}-help"), &[])
            .unwrap_or_else(|| self.text("problem-other-help"))
    }
}
