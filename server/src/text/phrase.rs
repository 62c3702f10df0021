//! A text that still takes values.

use fluent_templates::fluent_bundle::FluentValue;

use super::{Texts, Value, catalogue};

/// A text with the values that were put in so far.
#[derive(Clone, Debug)]
pub struct Phrase {
    texts: Texts,
    key: String,
    values: Vec<(&'static str, FluentValue<'static>)>,
}

impl Phrase {
    pub(super) fn new(texts: Texts, key: &str) -> Self {
        Self {
            texts,
            key: key.to_owned(),
            values: Vec::new(),
        }
    }

    /// Puts in a value.
    #[must_use]
    pub fn put(mut self, name: &'static str, value: impl Value) -> Self {
        self.values.push((name, value.fluent().into_owned()));
        self
    }

    /// The text; the key itself where there is no such text.
    #[must_use]
    pub fn text(self) -> String {
        catalogue::find_filled(self.texts.language(), &self.key, self.values).unwrap_or(self.key)
    }
}
