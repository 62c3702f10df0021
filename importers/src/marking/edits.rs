//! Changes to a part at places in its bytes: what stands between them stays as it is, byte for byte.

use std::io::{self, Read, Write};

use super::Unpatchable;

/// Changes to one part.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<Edit>);

#[derive(Debug)]
struct Edit {
    at: u64,
    remove: u64,
    insert: String,
}

impl Edits {
    /// Puts a text before the byte at a place.
    pub(super) fn insert(&mut self, at: u64, text: impl Into<String>) {
        self.replace(at, at, text);
    }

    /// Puts a text where the bytes from one place up to another stand.
    pub(super) fn replace(&mut self, from: u64, to: u64, text: impl Into<String>) {
        self.0.push(Edit {
            at: from,
            remove: to.saturating_sub(from),
            insert: text.into(),
        });
    }

    /// Whether nothing changes.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Copies a part and makes the changes on the way; what is put at one place keeps the order in which it was put.
    ///
    /// # Errors
    /// When the part can't be read or written, or two changes touch the same bytes.
    pub(super) fn apply(
        mut self,
        source: &mut impl Read,
        target: &mut impl Write,
    ) -> io::Result<()> {
        self.0.sort_by_key(|edit| edit.at);
        let mut place = 0_u64;
        for edit in &self.0 {
            let Some(between) = edit.at.checked_sub(place) else {
                return Err(io::Error::other("two changes at one place"));
            };
            pass(source, target, between)?;
            pass(source, &mut io::sink(), edit.remove)?;
            target.write_all(edit.insert.as_bytes())?;
            place = edit.at.saturating_add(edit.remove);
        }
        io::copy(source, target).map(drop)
    }

    /// The same for a part in memory.
    pub(super) fn applied(self, text: &str) -> Result<String, Unpatchable> {
        let mut changed = Vec::with_capacity(text.len());
        self.apply(&mut text.as_bytes(), &mut changed)
            .map_err(|_| Unpatchable("changes overlap"))?;
        String::from_utf8(changed).map_err(|_| Unpatchable("a change splits a character"))
    }
}

fn pass(source: &mut impl Read, target: &mut impl Write, bytes: u64) -> io::Result<()> {
    if io::copy(&mut source.by_ref().take(bytes), target)? == bytes {
        Ok(())
    } else {
        Err(io::ErrorKind::UnexpectedEof.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn applied(changes: &[(u64, u64, &str)], text: &str) -> Option<String> {
        let mut edits = Edits::default();
        for (from, to, insert) in changes {
            edits.replace(*from, *to, *insert);
        }
        edits.applied(text).ok()
    }

    #[test]
    fn bytes_change_where_they_stand_and_nowhere_else() {
        for (changes, changed) in [
            (&[][..], Some("abcdef")),
            (&[(0, 0, "x")], Some("xabcdef")),
            (&[(6, 6, "x")], Some("abcdefx")),
            (&[(4, 5, "x"), (1, 2, "yy")], Some("ayycdxf")),
            (&[(3, 3, "1"), (3, 3, "2")], Some("abc12def")),
            (&[(1, 4, ""), (4, 4, "x")], Some("axef")),
            (&[(1, 4, ""), (3, 3, "x")], None),
            (&[(7, 7, "x")], None),
            (&[(5, 7, "x")], None),
        ] {
            assert_eq!(
                applied(changes, "abcdef").as_deref(),
                changed,
                "{changes:?}"
            );
        }
    }
}
