//! The parent's side: starts a child, takes in what it writes, ends it when it takes too long, says too much, or is no
//! longer wanted. However it goes, no child outlives the call.

use std::{
    io::{self, Write},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    sync::Once,
    time::{Duration, Instant},
};

use meetbaar_importers::{
    limits::Limits,
    mapping::{LayoutAnswer, LayoutOrder},
    registry::Additions,
    wire::{Ending, Sorted, sort},
};
use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};

use super::{
    Bounds, Death, Order, Spooled, Task,
    child::{COULD_NOT_BEGIN, NOTE},
    death::{Limit, of_itself},
    pipes::{Heard, Pipes},
    spool::Spool,
};
use crate::config::Config;

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
        let task = Task::Read(additions.clone());
        match self.read_once(file, &task, spool, go_on)? {
            Answer::Died(Death::Broke) => self.read_once(file, &task, spool, go_on),
            other => Ok(other),
        }
    }

    fn read_once(
        &self,
        file: &Path,
        task: &Task,
        spool: &Path,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> io::Result<Answer> {
        let mut intake = Intake {
            spool: Spool::open(spool)?,
            rows: 0,
            ending: None,
        };
        Ok(match self.run(file, task, &mut intake, go_on)? {
            Ran::Well => match intake.ending {
                Some(ending) => Answer::Read(intake.spool.ended(ending)?),
                None => Answer::Died(Death::Broke),
            },
            Ran::Died(death) => Answer::Died(death),
            Ran::Stopped => Answer::Stopped,
        })
    }

    /// Has a file looked into by a child, while somebody waits. What can't be looked into is refused in the answer.
    ///
    /// # Errors
    /// As [`Self::read`].
    pub fn look(&self, file: &Path, order: LayoutOrder) -> io::Result<LayoutAnswer> {
        let mut said = Said::default();
        let task = Task::Look(Box::new(order));
        let death = match self.run(file, &task, &mut said, &mut |_| true)? {
            Ran::Well => match serde_json::from_slice(&said.0) {
                Ok(answer) => return Ok(answer),
                Err(_) => Death::Broke,
            },
            Ran::Died(death) => death,
            Ran::Stopped => Death::Broke,
        };
        Ok(LayoutAnswer {
            refused: Some(death.code().to_owned()),
            ..LayoutAnswer::default()
        })
    }

    /// Starts a child with a task and hears it to its end.
    pub(super) fn run(
        &self,
        file: &Path,
        task: &Task,
        ear: &mut dyn Ear,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> io::Result<Ran> {
        let mut held = Held::start(self, file, task)?;
        let mut pipes = Pipes::new(held.child.stdout.take(), held.child.stderr.take());
        let stopped = self.listen(&mut held, &mut pipes, ear, go_on)?;
        let status = held.end()?;
        let complaint = pipes.complaint();
        told(&complaint);
        if let Some(ran) = stopped {
            return Ok(ran);
        }
        if status.code() == Some(COULD_NOT_BEGIN.into()) {
            return Err(io::Error::other("a reader could not begin"));
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
/// So many notes of a child are logged, and so many letters of each.
const NOTES: usize = 5;
const LONGEST_NOTE: usize = 200;

/// How it went with a child.
pub(super) enum Ran {
    /// It did what it was told.
    Well,
    /// It gave no answer.
    Died(Death),
    /// Who asked wanted it no longer.
    Stopped,
}

/// Who takes in what a child says.
pub(super) trait Ear {
    /// Takes in whole lines. False when they are no part of an answer.
    fn take(&mut self, lines: &[u8]) -> io::Result<bool>;
    /// How many rows it has read by now.
    fn rows(&self) -> u64 {
        0
    }
}

/// The answer of a child as it said it.
#[derive(Default)]
struct Said(Vec<u8>);

/// So much of an answer is kept in memory.
const LONGEST_ANSWER: usize = 32 * 1024 * 1024;

impl Ear for Said {
    fn take(&mut self, lines: &[u8]) -> io::Result<bool> {
        self.0.extend_from_slice(lines);
        Ok(self.0.len() <= LONGEST_ANSWER)
    }
}

/// What came of a child by now.
struct Intake {
    spool: Spool,
    rows: u64,
    ending: Option<Ending>,
}

impl Ear for Intake {
    fn take(&mut self, lines: &[u8]) -> io::Result<bool> {
        for line in lines.split_inclusive(|byte| *byte == b'\n') {
            let line = line.trim_ascii_end();
            match sort(line) {
                _ if self.ending.is_some() => return Ok(false),
                Ok(Sorted::Part) => self.spool.add(line)?,
                Ok(Sorted::Rows(rows)) => self.rows = rows.into(),
                Ok(Sorted::Forget) => self.spool.forget()?,
                Ok(Sorted::Ending(ending)) => self.ending = Some(ending),
                Err(_) => return Ok(false),
            }
        }
        Ok(true)
    }

    fn rows(&self) -> u64 {
        self.rows
    }
}

/// A child that was started, and its group. Dropping it ends it.
struct Held {
    child: Child,
    group: Option<Pid>,
}

impl Held {
    fn start(jail: &Jail, file: &Path, task: &Task) -> io::Result<Self> {
        let mut child = Command::new(&jail.program)
            .arg0("meetbaar")
            .arg("read-report")
            .arg(std::path::absolute(file)?)
            .env_clear()
            .current_dir("/")
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        let order = Order {
            parent: std::process::id(),
            limits: jail.limits.clone(),
            bounds: jail.bounds,
            task: task.clone(),
        };
        let stdin = child.stdin.take();
        let held = Self { child, group };
        let order = serde_json::to_vec(&order)?;
        match stdin.map_or(Ok(()), |mut stdin| stdin.write_all(&order)) {
            // A child that died already is heard of in a moment.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(held),
            other => other.map(|()| held),
        }
    }

    /// Whether the child is over; it is not buried yet, so that its number is still its own.
    fn has_ended(&self) -> io::Result<bool> {
        let Some(child) = self.group else {
            return Ok(true);
        };
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        Ok(waitid(WaitId::Pid(child), options)?.is_some())
    }

    /// Ends the child and all that it may have started, and buries it. How it ended.
    fn end(&mut self) -> io::Result<ExitStatus> {
        if let Some(group) = self.group.take() {
            // Where all are gone there is nobody to kill.
            let _ = kill_process_group(group, Signal::KILL);
        }
        self.child.wait()
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if self.group.is_some()
            && let Err(error) = self.end()
        {
            tracing::error!(%error, "a reader could not be ended");
        }
    }
}

/// Logs what a child noted for the log: what the system lacks once, where it panicked each time.
fn told(complaint: &str) {
    static LACKING: Once = Once::new();
    let notes = complaint.lines().filter_map(|line| line.strip_prefix(NOTE));
    for note in notes
        .map(|note| note.get(..LONGEST_NOTE).unwrap_or(note))
        .take(NOTES)
    {
        if note.starts_with("this system has no ") {
            LACKING.call_once(|| tracing::warn!("readers are locked in less well: {note}"));
        } else {
            tracing::warn!(note, "a reader noted");
        }
    }
}
