//! Listens to a child: what it writes line by line, and what it complains of, neither without bounds.

use std::{
    io::{self, Read},
    process::{ChildStderr, ChildStdout},
    time::Duration,
};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

/// Bytes that are taken in at once.
const AT_ONCE: usize = 64 * 1024;
/// Longest line: one cell's text, with every letter escaped, and its surroundings.
const LONGEST_LINE: usize = 4 * 1024 * 1024;
/// So much of what a child complains of is kept.
const COMPLAINT: usize = 16 * 1024;

/// The two ends of a child that can be heard.
pub(super) struct Pipes {
    out: Option<ChildStdout>,
    errors: Option<ChildStderr>,
    /// The beginning of a line whose end has not come.
    begun: Vec<u8>,
    complaint: Vec<u8>,
    /// Bytes that came.
    heard: u64,
}

/// What came.
pub(super) enum Heard {
    /// Whole lines, each with the byte that ends it, or nothing for now.
    Lines(Vec<u8>),
    /// A line that is too long to be one.
    Flood,
    /// The child has closed both ends.
    Silence,
}

impl Pipes {
    pub(super) fn new(out: Option<ChildStdout>, errors: Option<ChildStderr>) -> Self {
        Self {
            out,
            errors,
            begun: Vec::new(),
            complaint: Vec::new(),
            heard: 0,
        }
    }

    /// How many bytes came by now.
    pub(super) fn heard(&self) -> u64 {
        self.heard
    }

    /// What the child complained of, as far as it was kept.
    pub(super) fn complaint(&self) -> String {
        String::from_utf8_lossy(&self.complaint).into_owned()
    }

    /// Whether a line was begun and not ended.
    pub(super) fn is_cut(&self) -> bool {
        !self.begun.is_empty()
    }

    /// Waits until something comes, and no longer than so long.
    pub(super) fn listen(&mut self, longest: Duration) -> io::Result<Heard> {
        let (out_ready, errors_ready) = self.ready(longest)?;
        if errors_ready {
            self.hear_complaint()?;
        }
        if out_ready {
            return self.hear_lines();
        }
        Ok(if self.out.is_none() && self.errors.is_none() {
            Heard::Silence
        } else {
            Heard::Lines(Vec::new())
        })
    }

    fn ready(&self, longest: Duration) -> io::Result<(bool, bool)> {
        let mut waiting: Vec<PollFd<'_>> = Vec::with_capacity(2);
        waiting.extend(self.out.as_ref().map(|out| PollFd::new(out, PollFlags::IN)));
        waiting.extend(
            self.errors
                .as_ref()
                .map(|end| PollFd::new(end, PollFlags::IN)),
        );
        let longest = Timespec {
            tv_sec: i64::try_from(longest.as_secs()).unwrap_or(i64::MAX),
            tv_nsec: longest.subsec_nanos().into(),
        };
        if !waiting.is_empty() {
            match poll(&mut waiting, Some(&longest)) {
                Ok(_) | Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let mut came = waiting.iter().map(|end| !end.revents().is_empty());
        let out = self.out.is_some() && came.next().unwrap_or(false);
        let errors = self.errors.is_some() && came.next().unwrap_or(false);
        Ok((out, errors))
    }

    fn hear_lines(&mut self) -> io::Result<Heard> {
        let mut bytes = std::mem::take(&mut self.begun);
        let before = bytes.len();
        let came = match self.out.as_mut() {
            Some(out) => read_some(out, &mut bytes)?,
            None => 0,
        };
        self.heard = self.heard.saturating_add(wide(came));
        if came == 0 {
            self.out = None;
            self.begun = bytes;
            return Ok(Heard::Lines(Vec::new()));
        }
        // What was begun holds no end of a line: only what came now is searched.
        let new = bytes.get(before..).unwrap_or_default();
        let end = new.iter().rposition(|byte| *byte == b'\n');
        let whole = end.map_or(0, |end| before + end + 1);
        self.begun = bytes.split_off(whole);
        if self.begun.len() > LONGEST_LINE {
            return Ok(Heard::Flood);
        }
        Ok(Heard::Lines(bytes))
    }

    fn hear_complaint(&mut self) -> io::Result<()> {
        let mut bytes = Vec::new();
        let came = match self.errors.as_mut() {
            Some(errors) => read_some(errors, &mut bytes)?,
            None => 0,
        };
        self.heard = self.heard.saturating_add(wide(came));
        if came == 0 {
            self.errors = None;
        }
        let room = COMPLAINT.saturating_sub(self.complaint.len());
        bytes.truncate(room);
        self.complaint.extend(bytes);
        Ok(())
    }
}

/// One read that adds what came; how many bytes that were, 0 at the end.
fn read_some(from: &mut impl Read, into: &mut Vec<u8>) -> io::Result<usize> {
    let before = into.len();
    into.resize(before.saturating_add(AT_ONCE), 0);
    let room = into.get_mut(before..).unwrap_or_default();
    let came = loop {
        match from.read(room) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => break other,
        }
    };
    into.truncate(before.saturating_add(*came.as_ref().unwrap_or(&0)));
    came
}

fn wide(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}
