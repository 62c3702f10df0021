//! The samples beside the formats, found by looking; and small things that several suites need.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A sample with the reading that is expected of it.
pub(crate) struct Sample {
    /// The format in whose folder it lies.
    pub(crate) format: String,
    /// Its file name.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    /// The expected reading.
    pub(crate) expected: serde_json::Value,
}

/// Every sample of every format of each kind that ships.
pub(crate) fn samples() -> Vec<Sample> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut samples: Vec<Sample> = ["src/formats", "profiles"]
        .iter()
        .flat_map(|kind| fs::read_dir(here.join(kind)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|folder| folder.is_dir())
        .flat_map(|folder| samples_of(&folder))
        .collect();
    samples.sort_by(|one, other| one.name.cmp(&other.name));
    assert!(!samples.is_empty(), "no samples found");
    samples
}

/// The samples beside one format, whose name is that of its folder.
pub(crate) fn samples_of(format: &Path) -> Vec<Sample> {
    let Ok(files) = fs::read_dir(format.join("samples")) else {
        return Vec::new();
    };
    let files = files
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end != "json"));
    let samples = files.map(|path| {
        let expected = fs::read_to_string(path.with_extension("expected.json"))
            .unwrap_or_else(|_| panic!("{} has no expected reading", path.display()));
        Sample {
            format: format.file_name().unwrap().to_string_lossy().into_owned(),
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            bytes: fs::read(&path).unwrap(),
            expected: serde_json::from_str(&expected).unwrap(),
        }
    });
    samples.collect()
}
