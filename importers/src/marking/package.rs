//! The supplier's package: its parts by path, what changes in them, and the package written anew around that.
//!
//! A part without a change is copied as it lies there, packed.

use std::{
    collections::{BTreeMap, HashMap},
    io::{BufReader, Cursor, Read, Write},
};

use zip::{CompressionMethod, ZipWriter, read::ZipFile, write::SimpleFileOptions};

use super::{Unpatchable, edits::Edits, markup::Walk};
use crate::workbook::package::{Archive, open};

/// A part that is changed as a whole in memory has at most so many bytes.
const WHOLE: u64 = 32 * 1024 * 1024;

/// A package with the changes that are to be made.
pub(super) struct Package<'bytes> {
    archive: Archive<'bytes>,
    /// Places by path in lower case: paths of parts know no capitals.
    places: HashMap<String, usize>,
    changes: BTreeMap<usize, Change>,
    /// By path in lower case: path and text.
    added: BTreeMap<String, (String, String)>,
}

enum Change {
    Edits(Edits),
    Whole(String),
}

/// A part as it is read.
pub(super) type Source<'package, 'bytes> = BufReader<ZipFile<'package, Cursor<&'bytes [u8]>>>;

impl<'bytes> Package<'bytes> {
    /// Opens a package that was vetted.
    pub(super) fn open(bytes: &'bytes [u8]) -> Result<Self, Unpatchable> {
        let archive = open(bytes).map_err(|_| Unpatchable("no package"))?;
        let mut places = HashMap::new();
        for (place, name) in archive.file_names().enumerate() {
            let name = name.map_err(|_| Unpatchable("a name that can't be read"))?;
            if places.insert(name.to_ascii_lowercase(), place).is_some() {
                return Err(Unpatchable("two parts of one name"));
            }
        }
        Ok(Self {
            archive,
            places,
            changes: BTreeMap::new(),
            added: BTreeMap::new(),
        })
    }

    /// Paths of all parts, in lower case.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    fn place(&self, path: &str) -> Option<usize> {
        self.places.get(&path.to_ascii_lowercase()).copied()
    }

    /// Whether there is a part of a path.
    pub(super) fn has(&self, path: &str) -> bool {
        self.place(path).is_some() || self.added.contains_key(&path.to_ascii_lowercase())
    }

    /// A part as it came, to be walked through.
    pub(super) fn walk(&mut self, path: &str) -> Result<Walk<Source<'_, 'bytes>>, Unpatchable> {
        let place = self.place(path).ok_or(Unpatchable("a part is missing"))?;
        let part = self.archive.by_index(place);
        Walk::begin(BufReader::new(
            part.map_err(|_| Unpatchable("a part can't be unpacked"))?,
        ))
    }

    /// A part with the changes so far; `None` where there is none.
    pub(super) fn text(&mut self, path: &str) -> Result<Option<String>, Unpatchable> {
        if let Some((_, text)) = self.added.get(&path.to_ascii_lowercase()) {
            return Ok(Some(text.clone()));
        }
        let Some(place) = self.place(path) else {
            return Ok(None);
        };
        match self.changes.get(&place) {
            Some(Change::Whole(text)) => return Ok(Some(text.clone())),
            Some(Change::Edits(_)) => return Err(Unpatchable("a part changes twice")),
            None => {}
        }
        let part = self.archive.by_index(place);
        let part = part.map_err(|_| Unpatchable("a part can't be unpacked"))?;
        if part.size() > WHOLE {
            return Err(Unpatchable("a part is too large"));
        }
        let mut bytes = Vec::new();
        part.take(WHOLE)
            .read_to_end(&mut bytes)
            .map_err(|_| Unpatchable("a part can't be unpacked"))?;
        let text = String::from_utf8(bytes).map_err(|_| Unpatchable("a part is not UTF-8"))?;
        Ok(Some(text))
    }

    /// A part that must be there.
    pub(super) fn needed(&mut self, path: &str) -> Result<String, Unpatchable> {
        self.text(path)?.ok_or(Unpatchable("a part is missing"))
    }

    /// Changes places of a part.
    pub(super) fn edit(&mut self, path: &str, edits: Edits) -> Result<(), Unpatchable> {
        let place = self.place(path).ok_or(Unpatchable("a part is missing"))?;
        if edits.is_empty() {
            return Ok(());
        }
        match self.changes.insert(place, Change::Edits(edits)) {
            None => Ok(()),
            Some(_) => Err(Unpatchable("a part changes twice")),
        }
    }

    /// Puts a text where a part is or was not.
    pub(super) fn put(&mut self, path: &str, text: String) {
        match self.place(path) {
            Some(place) => {
                self.changes.insert(place, Change::Whole(text));
            }
            None => {
                let added = (path.to_owned(), text);
                self.added.insert(path.to_ascii_lowercase(), added);
            }
        }
    }

    /// A path that no part has: `before`, a number, `after`.
    pub(super) fn unused(&self, before: &str, after: &str) -> String {
        let number = (1_u32..).find(|number| !self.has(&format!("{before}{number}{after}")));
        format!("{before}{}{after}", number.unwrap_or_default())
    }

    /// Writes the package with its changes, parts in the order in which they came, new ones last.
    pub(super) fn written(mut self) -> Result<Vec<u8>, Unpatchable> {
        let unwritable = |_| Unpatchable("the package can't be written");
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for place in 0..self.archive.len() {
            let Some(change) = self.changes.remove(&place) else {
                let part = self.archive.by_index_raw(place);
                let part = part.map_err(|_| Unpatchable("a part can't be copied"))?;
                writer.raw_copy_file(part).map_err(unwritable)?;
                continue;
            };
            let part = self.archive.by_index(place);
            let mut part = part.map_err(|_| Unpatchable("a part can't be unpacked"))?;
            let name = part.name().map(|name| name.into_owned());
            let name = name.map_err(|_| Unpatchable("a name that can't be read"))?;
            let large = part.size() >= u64::from(u32::MAX) / 2;
            writer
                .start_file(name, options().large_file(large))
                .map_err(unwritable)?;
            match change {
                Change::Edits(edits) => edits.apply(&mut part, &mut writer),
                Change::Whole(text) => writer.write_all(text.as_bytes()),
            }
            .map_err(|_| Unpatchable("a part can't be written"))?;
        }
        for (path, text) in self.added.values() {
            writer.start_file(path, options()).map_err(unwritable)?;
            writer
                .write_all(text.as_bytes())
                .map_err(|_| Unpatchable("a part can't be written"))?;
        }
        let written = writer.finish().map_err(unwritable)?;
        Ok(written.into_inner())
    }
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)
}
