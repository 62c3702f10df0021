//! The formats as a list for people: of which kind, which version, with which samples.

use crate::{
    formats::{self, FORMATS, Format},
    profiles::{self, SHIPPED},
};

/// What a format is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatKind {
    /// Rust, in a folder of `importers/src/formats`.
    Rust,
    /// A column table in TOML.
    Profile,
    /// An executable of the installation.
    External,
}

impl FormatKind {
    /// The word that files and interfaces use.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Rust => "rust",
            Self::Profile => "profile",
            Self::External => "external",
        }
    }
}

/// A format in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What it is made of.
    pub kind: FormatKind,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: u32,
    /// What people call it.
    pub title: String,
    /// The names of its samples.
    pub samples: Vec<String>,
}

impl Listed {
    /// A format with its samples.
    pub fn of(kind: FormatKind, format: &dyn Format, samples: Vec<String>) -> Self {
        Self {
            kind,
            name: format.name().to_owned(),
            version: format.version(),
            title: format.title().to_owned(),
            samples,
        }
    }
}

/// The formats that ship with Meetbaar.
pub fn listed() -> Vec<Listed> {
    let samples = |of: &[(&str, &[&str])], name: &str| -> Vec<String> {
        let found = of.iter().find(|(format, _)| *format == name);
        let names = found.map(|(_, names)| *names).unwrap_or_default();
        names.iter().map(|name| (*name).to_owned()).collect()
    };
    let rust = FORMATS.iter().map(|format| {
        Listed::of(
            FormatKind::Rust,
            *format,
            samples(formats::SAMPLES, format.name()),
        )
    });
    let profiles = SHIPPED.iter().map(|profile| {
        Listed::of(
            FormatKind::Profile,
            profile,
            samples(profiles::SAMPLES, &profile.name),
        )
    });
    rust.chain(profiles).collect()
}

/// What people call a format that ships; `None` for any other name.
pub fn title(name: &str) -> Option<&'static str> {
    let rust = FORMATS.iter().copied();
    let profiles = SHIPPED.iter().map(|profile| -> &dyn Format { profile });
    let mut formats = rust.chain(profiles);
    formats
        .find(|format| format.name() == name)
        .map(|format| format.title())
}
