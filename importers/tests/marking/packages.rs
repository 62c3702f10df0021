//! Packages taken apart and put together.

use std::{
    fs,
    io::{Cursor, Read, Write},
    path::PathBuf,
};

use meetbaar_importers::{
    limits::Limits,
    marking::{Marked, Marking, mark},
};
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

/// A part, packed and unpacked.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) packed: Vec<u8>,
    pub(crate) text: String,
}

/// Every part, in order. Parts that are no text have none.
pub(crate) fn parts(bytes: &[u8]) -> Vec<Part> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|place| {
            let (mut packed, mut content) = (Vec::new(), Vec::new());
            archive
                .by_index_raw(place)
                .unwrap()
                .read_to_end(&mut packed)
                .unwrap();
            let mut part = archive.by_index(place).unwrap();
            part.read_to_end(&mut content).unwrap();
            Part {
                name: part.name().unwrap().into_owned(),
                packed,
                text: String::from_utf8(content).unwrap_or_default(),
            }
        })
        .collect()
}

/// The text of one part.
pub(crate) fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|part| part.name == name);
    found.unwrap_or_else(|| panic!("no part {name}")).text
}

/// A package of parts.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The package with its parts changed, by name.
pub(crate) fn repacked(bytes: &[u8], mut change: impl FnMut(&str, String) -> String) -> Vec<u8> {
    let all: Vec<(String, String)> = parts(bytes)
        .into_iter()
        .map(|part| (part.name.clone(), change(&part.name, part.text)))
        .collect();
    let all: Vec<(&str, &str)> = all
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    package(&all)
}

/// The samples of all formats with some ending: name and bytes.
pub(crate) fn samples(ending: &str) -> Vec<(String, Vec<u8>)> {
    let formats = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/formats");
    let mut samples = Vec::new();
    for format in fs::read_dir(formats).unwrap() {
        let Ok(files) = fs::read_dir(format.unwrap().path().join("samples")) else {
            continue;
        };
        for path in files.map(|file| file.unwrap().path()) {
            if path.extension().is_some_and(|end| end == ending) {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                samples.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    samples.sort();
    assert!(!samples.is_empty(), "no {ending} among the samples");
    samples
}

/// A sample by its name.
pub(crate) fn sample(name: &str) -> Vec<u8> {
    let (_, ending) = name.rsplit_once('.').unwrap();
    let found = samples(ending).into_iter().find(|(other, _)| other == name);
    found.unwrap_or_else(|| panic!("no sample {name}")).1
}

/// Marks within the usual limits.
pub(crate) fn marked(bytes: &[u8], marking: Marking) -> Marked {
    mark(bytes, &Limits::default(), marking).unwrap_or_else(|error| panic!("{error:?}"))
}

/// Marks a package in place.
pub(crate) fn patched(bytes: &[u8], marking: Marking) -> Vec<u8> {
    let marked = marked(bytes, marking);
    assert_eq!(marked.rewritten, None);
    marked.bytes
}
