//! The parent's side: starts a child, takes in what it writes, ends it when it takes too long, says too much, or is no
//! longer wanted. However it goes, no child outlives the call.

use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use super::{
    Bounds, Death, Spooled, Task,
    child::COULD_NOT_BEGIN,
    death::{Limit, of_itself},
    ears::{Cells, Ear, Intake, Said},
    held::{Held, told},
    pipes::{Heard, Pipes},
    spool::Spool,
};
use crate::config::Config;
use meetbaar_importers::{
    limits::Limits,
    mapping::{LayoutAnswer, LayoutOrder},
    register::RegisterReading,
    registry::Additions,
};

/// How often who asked is told how far the reading is, and may stop it.
const PULSE: Duration = Duration::from_millis(900);
/// How long nothing is waited for at most.
const PAUSE: Duration = Duration::from_millis(100);

/// How files are read.
#[derive(Clone, Debug)]
pub struct Jail {
    /// This program.
    pub program: PathBuf,
    /// What a file may cost.
    pub limits: Limits,
    /// What the child may use.
    pub bounds: Bounds,
    /// How long it may take, in seconds.
    pub wall_seconds: u64,
    /// How much it may write, in mebibytes.
    pub output_mib: u64,
}

/// What became of a child.
#[derive(Debug)]
pub enum Answer {
    /// It read the file.
    Read(Spooled),
    /// It gave no reading.
    Died(Death),
    /// Who asked wanted it no longer.
    Stopped,
}

impl Jail {
    /// The jail of an installation's settings, with this program for a child.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        Self {
            program: this_program(),
            limits: config.reading.limits(config.upload_limit_mib),
            bounds: config.reading.bounds(),
            wall_seconds: config.reading.wall_seconds,
            output_mib: config.reading.output_mib,
        }
    }

    /// Has a file read by a child. What it writes is kept in `spool` until the end of it has come. Who asks is told now
    /// and then how many rows were read, and says whether to go on. A child that dies by another's hand has a second try.
    ///
    /// # Errors
    /// When no child can be started, or the disk refuses: trouble of the machine, not of the file.
    pub fn read(
        &self,
        file: &Path,
        additions: &Additions,
        spool: &Path,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> io::Result<Answer> {
        let task = || Task::Read(additions.clone());
        match self.read_once(file, task(), spool, go_on)? {
            Answer::Died(Death::Broke) => self.read_once(file, task(), spool, go_on),
            other => Ok(other),
        }
    }

    fn read_once(
        &self,
        file: &Path,
        task: Task,
        spool: &Path,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> io::Result<Answer> {
        let mut intake = Intake {
            spool: Spool::open(spool)?,
            rows: 0,
            conclusion: None,
        };
        Ok(match self.run(file, task, &mut intake, go_on)? {
            Ran::Well => match intake.conclusion {
                Some(conclusion) => Answer::Read(intake.spool.ended(conclusion)?),
                None => Answer::Died(Death::Broke),
            },
            Ran::Died(death) => Answer::Died(death),
            Ran::Failed => Answer::Died(Death::Broke),
            Ran::Stopped => Answer::Stopped,
        })
    }

    /// Has a file's cells written by a child, where an external format is the one to read it: the name of the format, and
    /// the cells in a file without a name.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn cells(
        &self,
        file: &Path,
        additions: &Additions,
        spool: &Path,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> io::Result<Option<(String, File)>> {
        let mut cells = Cells {
            name: None,
            spool: Spool::open(spool)?,
        };
        let task = Task::Cells(additions.clone());
        // A child that dies of the file is told of by the reading that follows.
        match (self.run(file, task, &mut cells, go_on)?, cells.name) {
            (Ran::Well, Some(name)) => Ok(Some((name, cells.spool.file()?))),
            _ => Ok(None),
        }
    }

    /// Has a file looked into by a child, while somebody waits. What can't be looked into is refused in the answer.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn look(&self, file: &Path, order: LayoutOrder) -> io::Result<LayoutAnswer> {
        let mut said = Said::default();
        let task = Task::Look(Box::new(order));
        let death = match self.run(file, task, &mut said, &mut |_| true)? {
            Ran::Well => match serde_json::from_slice(&said.0) {
                Ok(answer) => return Ok(answer),
                Err(_) => Death::Broke,
            },
            Ran::Died(death) => death,
            Ran::Failed | Ran::Stopped => Death::Broke,
        };
        Ok(LayoutAnswer {
            refused: Some(death.code().to_owned()),
            ..LayoutAnswer::default()
        })
    }

    /// Has a file read by a child as a contract register, while who asks says whether to go on; the code of a problem where
    /// the child died of it, nothing where it is no longer wanted.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn read_register(
        &self,
        file: &Path,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> io::Result<Option<Result<RegisterReading, &'static str>>> {
        let mut said = Said::default();
        Ok(match self.run(file, Task::Register, &mut said, go_on)? {
            Ran::Well => {
                let reading = serde_json::from_slice(&said.0);
                Some(reading.map_err(|_| Death::Broke.code()))
            }
            Ran::Died(death) => Some(Err(death.code())),
            Ran::Failed => Some(Err(Death::Broke.code())),
            Ran::Stopped => None,
        })
    }

    /// Starts a reader with a task and hears it to its end.
    pub(super) fn run(
        &self,
        file: &Path,
        task: Task,
        ear: &mut dyn Ear,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> io::Result<Ran> {
        match self.hear(Held::reader(self, file, task)?, ear, go_on)? {
            Ran::Failed => Err(io::Error::other("a reader could not begin")),
            ran => Ok(ran),
        }
    }

    /// Hears a child to its end.
    pub(super) fn hear(
        &self,
        mut held: Held,
        ear: &mut dyn Ear,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> io::Result<Ran> {
        let mut pipes = Pipes::new(held.child.stdout.take(), held.child.stderr.take());
        let stopped = self.listen(&mut held, &mut pipes, ear, go_on)?;
        let status = held.end()?;
        let complaint = pipes.complaint();
        told(&complaint);
        if let Some(ran) = stopped {
            return Ok(ran);
        }
        if status.code() == Some(COULD_NOT_BEGIN.into()) {
            return Ok(Ran::Failed);
        }
        if status.success() && !pipes.is_cut() {
            return Ok(Ran::Well);
        }
        let death = of_itself(status, &complaint, self.cpu(), self.memory());
        tracing::warn!(%status, ?death, "a reader died");
        Ok(Ran::Died(death))
    }

    /// Takes in what the child says until it is silent; how it went where that must not be waited for.
    fn listen(
        &self,
        held: &mut Held,
        pipes: &mut Pipes,
        ear: &mut dyn Ear,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> io::Result<Option<Ran>> {
        let began = Instant::now();
        let mut pulse = began;
        loop {
            match pipes.listen(PAUSE)? {
                Heard::Silence if held.has_ended()? => return Ok(None),
                // It closed its ends and goes on: it has its time, and no more.
                Heard::Silence => std::thread::sleep(Duration::from_millis(2)),
                Heard::Flood => return Ok(Some(Ran::Died(Death::Big(self.output())))),
                Heard::Lines(lines) if !ear.take(&lines)? => {
                    return Ok(Some(Ran::Died(Death::Broke)));
                }
                Heard::Lines(_) => {}
            }
            if pipes.heard() > self.output().value.saturating_mul(MEBIBYTE) {
                return Ok(Some(Ran::Died(Death::Big(self.output()))));
            }
            if began.elapsed().as_secs() >= self.wall_seconds {
                return Ok(Some(Ran::Died(Death::Slow(self.wall()))));
            }
            if pulse.elapsed() >= PULSE {
                pulse = Instant::now();
                if !go_on(ear.rows()) {
                    return Ok(Some(Ran::Stopped));
                }
            }
        }
    }

    fn cpu(&self) -> Limit {
        Limit {
            name: "cpu_seconds",
            value: self.bounds.cpu_seconds,
        }
    }

    fn memory(&self) -> Limit {
        Limit {
            name: "memory_mib",
            value: self.bounds.memory_bytes / MEBIBYTE,
        }
    }

    fn wall(&self) -> Limit {
        Limit {
            name: "wall_seconds",
            value: self.wall_seconds,
        }
    }

    fn output(&self) -> Limit {
        Limit {
            name: "output_mib",
            value: self.output_mib,
        }
    }
}

/// The program that runs, also where its file was replaced by a newer one since.
fn this_program() -> PathBuf {
    let running = PathBuf::from("/proc/self/exe");
    if running.exists() {
        return running;
    }
    std::env::current_exe().unwrap_or(running)
}

const MEBIBYTE: u64 = 1024 * 1024;
/// How it went with a child.
pub(super) enum Ran {
    /// It did what it was told.
    Well,
    /// It gave no answer.
    Died(Death),
    /// It could not begin.
    Failed,
    /// Who asked wanted it no longer.
    Stopped,
}
