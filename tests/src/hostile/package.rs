//! Zip packages with any parts, written as fast as zeros can be packed.

use std::io::{Cursor, Write};

use anyhow::Result;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// What stands in a part.
pub(super) enum Part<'part> {
    Text(&'part str),
    /// A beginning, so many blanks, an end.
    Blanks(&'part str, usize, &'part str),
}

/// The package of these parts, packed.
pub(super) fn package(parts: &[(&str, Part<'_>)]) -> Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(1))
        .large_file(true);
    let blanks = vec![b' '; 1024 * 1024];
    for (name, part) in parts {
        writer.start_file(*name, options)?;
        match part {
            Part::Text(text) => writer.write_all(text.as_bytes())?,
            Part::Blanks(start, count, end) => {
                writer.write_all(start.as_bytes())?;
                let mut left = *count;
                while left > 0 {
                    let some = left.min(blanks.len());
                    writer.write_all(&blanks[..some])?;
                    left -= some;
                }
                writer.write_all(end.as_bytes())?;
            }
        }
    }
    Ok(writer.finish()?.into_inner())
}

/// The same bytes with one text replaced by another of the same length wherever it stands.
pub(super) fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut changed = bytes.to_vec();
    let mut place = 0;
    while place + from.len() <= changed.len() {
        if changed[place..].starts_with(from) {
            changed[place..place + to.len()].copy_from_slice(to);
        }
        place += 1;
    }
    changed
}
