//! The files that suppliers sent, named by the hash of their content, outside the database.

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use sha2::{Digest, Sha256};

use crate::ids;

/// A folder of files named by their SHA-256.
#[derive(Clone, Debug)]
pub struct FileStore {
    folder: PathBuf,
}

/// A file while it comes in: on disk, but not yet under its name. Dropping it removes it.
pub struct IncomingFile {
    path: PathBuf,
    file: fs::File,
    hash: Sha256,
    size: u64,
    kept: bool,
}

impl Drop for IncomingFile {
    fn drop(&mut self) {
        if !self.kept
            && let Err(error) = fs::remove_file(&self.path)
        {
            tracing::warn!(%error, "an incoming file could not be removed");
        }
    }
}

/// A file that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptFile {
    /// SHA-256 of the content, in hexadecimal.
    pub fingerprint: String,
    /// Bytes.
    pub size: u64,
}

impl FileStore {
    /// Opens the store in a folder, and makes the folder where it is missing.
    ///
    /// # Errors
    /// When the folder can't be made or written.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let incoming = folder.join("incoming");
        fs::create_dir_all(&incoming)?;
        // What a killed process left half written belongs to no report.
        for entry in fs::read_dir(&incoming)?.flatten() {
            if is_old(&entry) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(Self {
            folder: folder.to_path_buf(),
        })
    }

    /// Begins a file.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn begin(&self) -> io::Result<IncomingFile> {
        let path = self.incoming().join(ids::key());
        let file = fs::File::create_new(&path)?;
        Ok(IncomingFile {
            path,
            file,
            hash: Sha256::new(),
            size: 0,
            kept: false,
        })
    }

    /// Puts a file that has come in whole under its name. It is on disk when this returns.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep(&self, mut incoming: IncomingFile) -> io::Result<KeptFile> {
        incoming.file.sync_all()?;
        let fingerprint = hexadecimal(&incoming.hash.clone().finalize());
        let shelf = self.shelf(&fingerprint);
        if !shelf.is_dir() {
            fs::create_dir_all(&shelf)?;
            fs::File::open(&self.folder)?.sync_all()?;
        }
        fs::rename(&incoming.path, shelf.join(&fingerprint))?;
        incoming.kept = true;
        fs::File::open(&shelf)?.sync_all()?;
        Ok(KeptFile {
            fingerprint,
            size: incoming.size,
        })
    }

    /// Puts a file that has come in whole aside under a name of its own, to be read once. A day later nobody wants it.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn set_aside(&self, mut incoming: IncomingFile, name: &str) -> io::Result<KeptFile> {
        incoming.file.sync_all()?;
        fs::rename(&incoming.path, self.aside(name))?;
        incoming.kept = true;
        fs::File::open(self.incoming())?.sync_all()?;
        Ok(KeptFile {
            fingerprint: hexadecimal(&incoming.hash.clone().finalize()),
            size: incoming.size,
        })
    }

    /// Where a file that was put aside is on disk; `None` when it is not there.
    #[must_use]
    pub fn find_aside(&self, name: &str) -> Option<PathBuf> {
        Some(self.aside(name)).filter(|path| path.is_file())
    }

    /// Removes a file that was put aside; one that is not there is removed already.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn remove_aside(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.aside(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }

    fn aside(&self, name: &str) -> PathBuf {
        self.incoming().join(format!("aside-{name}"))
    }

    /// Where a kept file is on disk; `None` when it is not there.
    #[must_use]
    pub fn find(&self, fingerprint: &str) -> Option<PathBuf> {
        Some(self.path(fingerprint)).filter(|path| path.is_file())
    }

    /// Where files are while they come in, for what is on disk for a moment only.
    #[must_use]
    pub fn incoming(&self) -> PathBuf {
        self.folder.join("incoming")
    }

    /// Removes a kept file; one that is not there is removed already.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn remove(&self, fingerprint: &str) -> io::Result<()> {
        match fs::remove_file(self.path(fingerprint)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }

    /// Fingerprints of the files that were kept more than a day ago: of each of them some report should know.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn older_than_a_day(&self) -> io::Result<Vec<String>> {
        let mut found = Vec::new();
        for shelf in fs::read_dir(&self.folder)?.flatten() {
            if shelf.file_name().len() != 2 {
                continue;
            }
            let files = fs::read_dir(shelf.path())?.flatten().filter(is_old);
            found.extend(files.map(|file| file.file_name().to_string_lossy().into_owned()));
        }
        Ok(found)
    }

    fn shelf(&self, fingerprint: &str) -> PathBuf {
        self.folder
            .join(fingerprint.chars().take(2).collect::<String>())
    }

    fn path(&self, fingerprint: &str) -> PathBuf {
        self.shelf(fingerprint).join(fingerprint)
    }
}

impl IncomingFile {
    /// Adds bytes.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn add(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.hash.update(bytes);
        self.size += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(())
    }

    /// What came in so far, to be read from its beginning.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn open(&self) -> io::Result<fs::File> {
        fs::File::open(&self.path)
    }

    /// What came in so far.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn bytes(&self) -> io::Result<Vec<u8>> {
        fs::read(&self.path)
    }

    /// Bytes so far.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.size
    }
}

fn is_old(entry: &fs::DirEntry) -> bool {
    const DAY: std::time::Duration = std::time::Duration::from_secs(24 * 3600);
    let modified = entry.metadata().and_then(|metadata| metadata.modified());
    modified.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > DAY))
}

/// Bytes as hexadecimal text.
#[must_use]
pub fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

/// SHA-256 of a text, in hexadecimal.
#[must_use]
pub fn fingerprint(text: &str) -> String {
    hexadecimal(&Sha256::digest(text.as_bytes()))
}
