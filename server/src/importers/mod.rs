//! The importers of this installation: what ships, and what stands in the installation's own folder.
//!
//! A file there that can't be used is told in the log and by `meetbaar importers`; it never keeps the server from
//! starting.

pub mod additions;
pub mod asking;
mod folder;
mod reader;

pub use reader::Reader;

use std::path::{Path, PathBuf};

use meetbaar_importers::{
    external::{self, External},
    profiles::Profile,
    registry::{self, Additions, FormatKind, Listed},
};

/// How the names of layouts begin that suppliers say of their own files; no other format is called so.
pub const OWN: &str = "own_";

/// The formats of the installation's folder.
#[derive(Debug, Default)]
pub struct Installed {
    /// Profiles, with where they stand.
    profiles: Vec<Placed<Profile>>,
    /// External formats, with the file that describes each.
    externals: Vec<Placed<External>>,
    /// What can't be used.
    broken: Vec<Broken>,
}

/// A format with where it stands.
#[derive(Debug)]
struct Placed<T> {
    format: T,
    file: PathBuf,
    samples: Vec<String>,
}

/// A file that can't be used as a format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The file.
    pub file: PathBuf,
    /// Why.
    pub reason: String,
}

/// A format in a list, with the file that it came from; none where it ships.
#[derive(Clone, Debug)]
pub struct ListedFormat {
    /// The format.
    pub format: Listed,
    /// Its file.
    pub file: Option<PathBuf>,
}

impl Installed {
    /// Reads a folder; none gives none.
    #[must_use]
    pub fn read(folder: Option<&Path>) -> Self {
        let installed = folder.map(folder::read).unwrap_or_default();
        for broken in &installed.broken {
            tracing::warn!(file = %broken.file.display(), reason = %broken.reason, "an importer can't be used");
        }
        installed
    }

    /// What readings here know beside the formats that ship.
    #[must_use]
    pub fn additions(&self) -> Additions {
        Additions {
            profiles: self
                .profiles
                .iter()
                .map(|placed| placed.format.clone())
                .collect(),
            externals: self
                .externals
                .iter()
                .map(|placed| external::Installed {
                    format: placed.format.clone(),
                    answer: None,
                })
                .collect(),
            ..Additions::default()
        }
    }

    /// An external format by its name, with its folder.
    #[must_use]
    pub fn external(&self, name: &str) -> Option<(&External, &Path)> {
        let mut externals = self.externals.iter();
        let placed = externals.find(|placed| placed.format.name == name)?;
        Some((&placed.format, placed.file.parent()?))
    }

    /// Every format, those that ship first.
    #[must_use]
    pub fn listed(&self) -> Vec<ListedFormat> {
        let shipped = registry::listed().into_iter();
        let shipped = shipped.map(|format| ListedFormat { format, file: None });
        let profiles = self.profiles.iter().map(|placed| ListedFormat {
            format: Listed::of(FormatKind::Profile, &placed.format, placed.samples.clone()),
            file: Some(placed.file.clone()),
        });
        let externals = self.externals.iter().map(|placed| ListedFormat {
            format: Listed {
                kind: FormatKind::External,
                name: placed.format.name.clone(),
                version: placed.format.version,
                title: placed.format.title.clone(),
                samples: placed.samples.clone(),
            },
            file: Some(placed.file.clone()),
        });
        shipped.chain(profiles).chain(externals).collect()
    }

    /// What can't be used, and why.
    #[must_use]
    pub fn broken(&self) -> &[Broken] {
        &self.broken
    }

    /// What people call a format; `None` for one that neither ships nor is installed.
    #[must_use]
    pub fn title(&self, name: &str) -> Option<&str> {
        let own = || {
            let profiles = self.profiles.iter();
            let profiles = profiles.map(|placed| (&placed.format.name, &placed.format.title));
            let externals = self.externals.iter();
            let externals = externals.map(|placed| (&placed.format.name, &placed.format.title));
            let mut all = profiles.chain(externals);
            all.find(|(known, _)| *known == name)
                .map(|(_, title)| title.as_str())
        };
        registry::title(name).or_else(own)
    }
}
