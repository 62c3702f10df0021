//! Passwords that leaked elsewhere: a file of the operator, looked into where it stands, for such lists are larger than
//! memory. Nothing of a password leaves this machine.
//!
//! The file has one SHA-1 a line in hexadecimal, sorted; that is how such lists are passed on. The hash finds a line here
//! and protects nothing: passwords are stored by argon2id.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Seek, SeekFrom},
    path::{Path, PathBuf},
};

use aws_lc_rs::digest::{SHA1_FOR_LEGACY_USE_ONLY, digest};

use crate::files::hexadecimal;

/// Characters of a hash.
const HASH: usize = 40;

/// A list of leaked passwords, or none.
#[derive(Clone, Debug, Default)]
pub struct Leaked {
    file: Option<PathBuf>,
}

impl Leaked {
    /// The list in a file.
    ///
    /// # Errors
    /// Where it can't be read, or does not begin with a hash.
    pub fn open(file: Option<&Path>) -> io::Result<Self> {
        if let Some(path) = file {
            let mut reader = BufReader::new(File::open(path)?);
            if hash_from(&mut reader, 0)?.is_none() {
                let words = "it must hold hashes of 40 hexadecimal digits, one a line, sorted";
                return Err(io::Error::new(io::ErrorKind::InvalidData, words));
            }
        }
        Ok(Self {
            file: file.map(Path::to_path_buf),
        })
    }

    /// Whether a password is in the list: some thirty looks into the largest.
    ///
    /// # Errors
    /// Where the file can't be read, or holds something else.
    pub fn holds(&self, password: &str) -> io::Result<bool> {
        let Some(path) = &self.file else {
            return Ok(false);
        };
        let file = File::open(path)?;
        let (mut first, mut end) = (0, file.metadata()?.len());
        let mut reader = BufReader::with_capacity(256, file);
        let wanted = digest(&SHA1_FOR_LEGACY_USE_ONLY, password.as_bytes());
        let wanted = hexadecimal(wanted.as_ref());
        // The wanted line, if there is one, begins in `first..end`.
        while first < end {
            let middle = first.midpoint(end);
            match hash_from(&mut reader, middle)? {
                Some((_, found)) if found == wanted => return Ok(true),
                Some((after, found)) if found < wanted => first = after,
                _ => end = middle,
            }
        }
        Ok(false)
    }
}

/// The hash of the first line that begins at a place or after it, in small letters, and where the next line begins.
fn hash_from(reader: &mut BufReader<File>, place: u64) -> io::Result<Option<(u64, String)>> {
    let mut at = place;
    if place > 0 {
        // A line that begins exactly there has its end just before.
        reader.seek(SeekFrom::Start(place.saturating_sub(1)))?;
        at = at.saturating_sub(1) + length(reader.skip_until(b'\n')?);
    } else {
        reader.seek(SeekFrom::Start(0))?;
    }
    let mut line = Vec::new();
    let read = reader.read_until(b'\n', &mut line)?;
    if read == 0 {
        return Ok(None);
    }
    let hash = line.get(..HASH).filter(|hash| hash.is_ascii());
    let hash = hash.map(|hash| String::from_utf8_lossy(hash).to_ascii_lowercase());
    let hash = hash.filter(|hash| hash.bytes().all(|digit| digit.is_ascii_hexdigit()));
    let wrong = || io::Error::new(io::ErrorKind::InvalidData, "a line without a hash");
    Ok(Some((at + length(read), hash.ok_or_else(wrong)?)))
}

fn length(bytes: usize) -> u64 {
    u64::try_from(bytes).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn hash(password: &str) -> String {
        let hash = digest(&SHA1_FOR_LEGACY_USE_ONLY, password.as_bytes());
        hexadecimal(hash.as_ref())
    }

    #[test]
    fn each_password_of_a_list_is_found_and_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list");
        assert_eq!(hash("password"), "5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8");
        for many in [1_usize, 2, 3, 50, 300] {
            let mut lines: Vec<String> = (0..many)
                .map(|number| {
                    let count = if number % 3 == 0 {
                        String::new()
                    } else {
                        format!(":{number}")
                    };
                    format!(
                        "{}{count}",
                        hash(&format!("geheim {number}")).to_uppercase()
                    )
                })
                .collect();
            lines.sort();
            for end in ["\n", "\r\n"] {
                fs::write(&path, lines.join(end)).unwrap();
                let list = Leaked::open(Some(&path)).unwrap();
                for number in 0..many {
                    assert!(
                        list.holds(&format!("geheim {number}")).unwrap(),
                        "{number} of {many}"
                    );
                    assert!(!list.holds(&format!("eerlijk {number}")).unwrap());
                }
            }
        }
        assert!(!Leaked::default().holds("password").unwrap());
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list");
        for wrong in ["", "password\n", "5baa61e4\n", &"x".repeat(50)] {
            fs::write(&path, wrong).unwrap();
            assert!(Leaked::open(Some(&path)).is_err(), "{wrong:?}");
        }
        assert!(Leaked::open(Some(&folder.path().join("nowhere"))).is_err());
        assert!(Leaked::open(None).is_ok());
    }
}
