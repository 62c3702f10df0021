//! A source of XML that fails where a text or a tag goes on for too long: its reader would keep all of it in memory.

use std::io::{self, BufRead, Read};

/// So many bytes may stand between two openings of a tag; the longest cell of a spreadsheet has 32,767 characters.
const LONGEST_RUN: usize = 1024 * 1024;

/// The same bytes, up to the first run that is too long.
pub(crate) struct Bounded<Source> {
    source: Source,
    run: usize,
}

impl<Source: BufRead> Bounded<Source> {
    pub(crate) const fn new(source: Source) -> Self {
        Self { source, run: 0 }
    }

    /// Goes through all bytes.
    pub(crate) fn exhaust(mut self) -> io::Result<()> {
        loop {
            let length = self.fill_buf()?.len();
            if length == 0 {
                return Ok(());
            }
            self.consume(length);
        }
    }
}

impl<Source: BufRead> Read for Bounded<Source> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl<Source: BufRead> BufRead for Bounded<Source> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.run > LONGEST_RUN {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                "a text too long",
            ));
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // What is consumed stands in the buffer still.
        if let Ok(buffer) = self.source.fill_buf() {
            let passed = buffer.get(..amount).unwrap_or(buffer);
            self.run = match memchr::memrchr(b'<', passed) {
                Some(place) => passed.len().saturating_sub(place),
                None => self.run.saturating_add(passed.len()),
            };
        }
        self.source.consume(amount);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_runs_are_refused() {
        let short = "<a>".to_owned() + &"x".repeat(LONGEST_RUN - 10);
        assert!(Bounded::new(short.repeat(3).as_bytes()).exhaust().is_ok());
        let long = "<a>".to_owned() + &"x".repeat(2 * LONGEST_RUN) + "<b>";
        let source = io::BufReader::with_capacity(999, long.as_bytes());
        assert!(Bounded::new(source).exhaust().is_err());
    }
}
