//! What was typed in a form, so that it comes back with what is wrong at each field.

use std::collections::BTreeMap;

/// The fields of a form by their names, with what is wrong with them. The id of a field is its name.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// What stands in the fields.
    pub values: BTreeMap<String, String>,
    /// What is wrong, in words.
    pub faults: BTreeMap<&'static str, String>,
    /// What is wrong with the whole, in words.
    pub whole: Option<String>,
}

impl Typed {
    /// A form that is filled in before.
    #[must_use]
    pub fn with<const N: usize>(values: [(&str, String); N]) -> Self {
        Self {
            values: values.map(|(name, value)| (name.to_owned(), value)).into(),
            ..Self::default()
        }
    }

    /// What stands in a field.
    #[must_use]
    pub fn value(&self, field: &str) -> &str {
        self.values.get(field).map_or("", String::as_str)
    }

    /// Whether a field holds exactly that.
    #[must_use]
    pub fn is(&self, field: &str, value: &str) -> bool {
        self.value(field) == value
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn fault(&self, field: &str) -> Option<&str> {
        self.faults.get(field).map(String::as_str)
    }

    /// The ids of what describes a field: its hint and its fault.
    #[must_use]
    pub fn described_by(&self, field: &str, hint: &str) -> String {
        let hint = (!hint.is_empty()).then(|| format!("{field}-hint"));
        let fault = self.fault(field).map(|_| format!("{field}-error"));
        let ids: Vec<String> = hint.into_iter().chain(fault).collect();
        ids.join(" ")
    }

    /// Whether anything is wrong.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        self.whole.is_some() || !self.faults.is_empty()
    }

    /// A field that something is wrong with.
    #[must_use]
    pub fn first_fault(&self) -> Option<&str> {
        self.faults.keys().next().copied()
    }
}
