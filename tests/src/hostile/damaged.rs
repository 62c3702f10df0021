//! Copies of the samples with damage: cut, bits flipped, entries of their packages swapped.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::PathBuf;

use anyhow::Result;
use walkdir::WalkDir;
use zip::{CompressionMethod, ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::workspace;

/// Damaged copies, one after the other; the same ones every time.
#[derive(Debug)]
pub struct Damaged {
    samples: Vec<(String, Vec<u8>)>,
    state: u64,
    number: usize,
}

impl Damaged {
    /// Copies of every sample beside the importers.
    ///
    /// # Errors
    /// The samples can't be read.
    pub fn of_samples() -> Result<Self> {
        let folder: PathBuf = workspace::root().join("importers/src/formats");
        let mut samples = Vec::new();
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if [".xlsx", ".xls", ".ods", ".csv"]
                .iter()
                .any(|end| name.ends_with(end))
            {
                samples.push((name, fs::read(entry.path())?));
            }
        }
        Ok(Self {
            samples,
            state: 20_261_122,
            number: 0,
        })
    }

    /// The next damaged copy: its name says what was done.
    ///
    /// # Errors
    /// A package can't be taken apart.
    pub fn next_copy(&mut self) -> Result<(String, Vec<u8>)> {
        let (name, bytes) = self.samples[self.number % self.samples.len()].clone();
        self.number += 1;
        let (what, damaged) = match self.below(4) {
            0 => ("cut", bytes[..self.below(bytes.len())].to_vec()),
            1 => ("flipped", self.flipped(bytes)),
            _ if !bytes.starts_with(b"PK") => ("overwritten", self.overwritten(bytes)),
            2 => ("swapped", self.swapped(&bytes)?),
            _ => ("flipped-inside", self.flipped_inside(&bytes)?),
        };
        Ok((format!("{}-{what}-{name}", self.number), damaged))
    }

    fn below(&mut self, most: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap_or_default() % most.max(1)
    }

    fn flipped(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        for _ in 0..=self.below(12) {
            let place = self.below(bytes.len());
            bytes[place] ^= 1 << self.below(8);
        }
        bytes
    }

    /// A stretch of the file stands a second time, somewhere else.
    fn overwritten(&mut self, mut bytes: Vec<u8>) -> Vec<u8> {
        let length = 1 + self.below(200.min(bytes.len()));
        let (from, to) = (
            self.below(bytes.len() - length + 1),
            self.below(bytes.len() - length + 1),
        );
        let stretch = bytes[from..from + length].to_vec();
        bytes[to..to + length].copy_from_slice(&stretch);
        bytes
    }

    /// Two parts of the package change places.
    fn swapped(&mut self, bytes: &[u8]) -> Result<Vec<u8>> {
        let mut parts = parts(bytes)?;
        let (one, other) = (self.below(parts.len()), self.below(parts.len()));
        let content = parts[one].1.clone();
        parts[one].1 = std::mem::replace(&mut parts[other].1, content);
        packed(&parts)
    }

    /// Damage that gets past the checksums.
    fn flipped_inside(&mut self, bytes: &[u8]) -> Result<Vec<u8>> {
        let mut parts = parts(bytes)?;
        let place = self.below(parts.len());
        let content = std::mem::take(&mut parts[place].1);
        parts[place].1 = if content.is_empty() {
            content
        } else {
            self.flipped(content)
        };
        packed(&parts)
    }
}

fn parts(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut parts = Vec::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        let name = part.name()?.into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content)?;
        parts.push((name, content));
    }
    Ok(parts)
}

fn packed(parts: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        writer.start_file(name, options)?;
        writer.write_all(content)?;
    }
    Ok(writer.finish()?.into_inner())
}
