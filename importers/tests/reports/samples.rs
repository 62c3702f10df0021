//! The samples beside the formats, found by looking; and small things that several suites need.

use std::{fs, path::PathBuf};

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

/// Every sample of every format.
pub(crate) fn samples() -> Vec<Sample> {
    let formats = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/formats");
    let mut samples = Vec::new();
    for format in fs::read_dir(formats)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        let Ok(files) = fs::read_dir(format.join("samples")) else {
            continue;
        };
        for path in files
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end != "json"))
        {
            let expected = fs::read_to_string(path.with_extension("expected.json"));
            samples.push(Sample {
                format: format.file_name().unwrap().to_string_lossy().into_owned(),
                name: path.file_name().unwrap().to_string_lossy().into_owned(),
                bytes: fs::read(&path).unwrap(),
                expected: serde_json::from_str(
                    &expected
                        .unwrap_or_else(|_| panic!("{} has no expected reading", path.display())),
                )
                .unwrap(),
            });
        }
    }
    samples.sort_by(|one, other| one.name.cmp(&other.name));
    assert!(!samples.is_empty(), "no samples found");
    samples
}
