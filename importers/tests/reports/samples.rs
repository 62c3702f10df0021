//! The samples beside the formats, found by looking; and small things that several suites need.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use meetbaar_importers::{
    external::{Answer, External, Installed, asked_of, write_cells},
    limits::Limits,
    registry::Additions,
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

/// The same, and those of the worked examples of external formats.
pub(crate) fn samples_of_every_kind() -> Vec<Sample> {
    let mut samples = samples();
    samples.extend(
        externals()
            .iter()
            .flat_map(|(folder, _)| samples_of(folder)),
    );
    samples
}

/// The worked examples of external formats, with their folders.
pub(crate) fn externals() -> Vec<(PathBuf, External)> {
    let examples = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/external");
    let folders = fs::read_dir(examples).unwrap();
    let externals = folders.map(|entry| entry.unwrap().path()).map(|folder| {
        let text = fs::read_to_string(folder.join("format.toml")).unwrap();
        let external = External::parse(&text).unwrap_or_else(|why| panic!("{folder:?}: {why}"));
        (folder, external)
    });
    externals.collect()
}

/// What the reading of a file knows where every external format is installed: their answers too.
pub(crate) fn with_externals(bytes: &[u8]) -> Additions {
    let installed = externals();
    let mut additions = Additions {
        externals: installed
            .iter()
            .map(|(_, format)| Installed {
                format: format.clone(),
                answer: None,
            })
            .collect(),
        ..Additions::default()
    };
    let Some(asked) = asked_of(bytes, &Limits::default(), &additions) else {
        return additions;
    };
    let mut cells = Vec::new();
    write_cells(&asked.workbook, &mut cells).unwrap();
    for ((folder, format), one) in installed.iter().zip(&mut additions.externals) {
        if asked.name == format.name {
            one.answer = Some(Answer::Said(said(folder, format, &cells)));
        }
    }
    additions
}

/// What the executable of a format says of cells. Only the server runs it in a jail.
fn said(folder: &Path, format: &External, cells: &[u8]) -> String {
    let mut child = Command::new(&format.command[0])
        .args(&format.command[1..])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let cells = cells.to_vec();
    let writing = std::thread::spawn(move || stdin.write_all(&cells));
    let output = child.wait_with_output().unwrap();
    writing.join().unwrap().unwrap();
    assert!(output.status.success(), "{folder:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
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
