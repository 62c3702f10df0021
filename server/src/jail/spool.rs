//! What a child wrote, in a file without a name, until it is known whether all of it came.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, Seek, Write},
    path::Path,
};

use meetbaar_importers::{
    reading::{Collected, Conclusion, Reading, Receiver},
    wire::{Decoder, Event, WireFault},
};

/// Where a child's words are kept while it speaks. The file is gone when nobody holds it any more.
pub(super) struct Spool(BufWriter<File>);

impl Spool {
    /// An empty one in a folder.
    pub(super) fn open(folder: &Path) -> io::Result<Self> {
        let file = tempfile::tempfile_in(folder)?;
        Ok(Self(BufWriter::with_capacity(256 * 1024, file)))
    }

    /// Adds a line of the wire.
    pub(super) fn add(&mut self, line: &[u8]) -> io::Result<()> {
        self.0.write_all(line)?;
        self.0.write_all(b"\n")
    }

    /// Starts anew.
    pub(super) fn forget(&mut self) -> io::Result<()> {
        self.0.flush()?;
        self.0.rewind()?;
        self.0.get_ref().set_len(0)
    }

    /// What was added, to be read from its beginning.
    pub(super) fn file(self) -> io::Result<File> {
        let mut file = self
            .0
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        Ok(file)
    }

    /// All of it came.
    pub(super) fn ended(self, conclusion: Conclusion) -> io::Result<Spooled> {
        let file = self
            .0
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        Ok(Spooled {
            conclusion,
            file: Some(file),
        })
    }
}

/// A reading of which all came: its end at hand, its lines and problems on disk.
#[derive(Debug)]
pub struct Spooled {
    conclusion: Conclusion,
    file: Option<File>,
}

impl Spooled {
    /// A reading without lines and problems.
    #[must_use]
    pub fn nothing(conclusion: Conclusion) -> Self {
        Self {
            conclusion,
            file: None,
        }
    }

    /// What is known of the file as a whole.
    #[must_use]
    pub fn conclusion(&self) -> &Conclusion {
        &self.conclusion
    }

    /// Lines and problems in memory: for a reading that nobody stores.
    ///
    /// # Errors
    /// As [`Self::each`].
    pub fn collect(&self) -> io::Result<Reading> {
        let mut collected = Collected::default();
        self.each(|event| {
            match event {
                Event::Line(line) => collected.line(line),
                Event::Problem(problem) => collected.problem(problem),
                Event::Rows(_) | Event::Conclusion(_) => {}
            }
            Ok::<_, io::Error>(())
        })?;
        Ok(collected.reading(self.conclusion.clone(), &self.conclusion.sheets))
    }

    /// Hands over lines and problems in the order in which they came, one by one.
    ///
    /// # Errors
    /// Those of the taker; a disk that refuses; a child that wrote what is no reading ([`io::ErrorKind::InvalidData`]).
    pub fn each<E: From<io::Error>>(
        &self,
        mut take: impl FnMut(Event) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some(mut file) = self.file.as_ref() else {
            return Ok(());
        };
        file.rewind()?;
        let mut reader = BufReader::with_capacity(256 * 1024, file);
        let (mut decoder, mut line) = (Decoder::default(), Vec::new());
        loop {
            line.clear();
            if reader.read_until(b'\n', &mut line)? == 0 {
                return Ok(());
            }
            let event = decoder.decode(line.trim_ascii_end());
            match event.map_err(|fault| invalid(&fault))? {
                // The period of the file is no period of the line's own.
                Some(Event::Line(mut line)) => {
                    line.period = line.period.filter(|_| !self.conclusion.lines_share_period);
                    take(Event::Line(line))?;
                }
                Some(event) => take(event)?,
                None => {}
            }
        }
    }
}

fn invalid(fault: &WireFault) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, *fault)
}
