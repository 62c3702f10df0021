//! A child that runs, with its group: no child outlives whoever holds it.

use std::{
    io::{self, Write},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    sync::Once,
};

use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};

use super::{Jail, Order, Task, child::NOTE};

/// So many notes of a child are logged, and so many letters of each.
const NOTES: usize = 5;
const LONGEST_NOTE: usize = 200;

/// A child that was started, and its group. Dropping it ends it.
pub(super) struct Held {
    pub(super) child: Child,
    group: Option<Pid>,
}

impl Held {
    /// A reader with its order.
    pub(super) fn reader(jail: &Jail, file: &Path, task: Task) -> io::Result<Self> {
        let mut command = Command::new(&jail.program);
        command
            .arg0("meetbaar")
            .arg("read-report")
            .arg(std::path::absolute(file)?)
            .current_dir("/")
            .stdin(Stdio::piped());
        let order = Order {
            parent: std::process::id(),
            limits: jail.limits.clone(),
            bounds: jail.bounds,
            task,
        };
        Self::start(command, &serde_json::to_vec(&order)?)
    }

    /// A child in a group of its own, with nothing of our environment, that is told this on its standard input.
    pub(super) fn start(mut command: Command, order: &[u8]) -> io::Result<Self> {
        let mut child = command
            .env_clear()
            .process_group(0)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        let stdin = child.stdin.take();
        let held = Self { child, group };
        match stdin.map_or(Ok(()), |mut stdin| stdin.write_all(order)) {
            // A child that died already is heard of in a moment.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(held),
            other => other.map(|()| held),
        }
    }

    /// Whether the child is over; it is not buried yet, so that its number is still its own.
    pub(super) fn has_ended(&self) -> io::Result<bool> {
        let Some(child) = self.group else {
            return Ok(true);
        };
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
        Ok(waitid(WaitId::Pid(child), options)?.is_some())
    }

    /// Ends the child and all that it may have started, and buries it. How it ended.
    pub(super) fn end(&mut self) -> io::Result<ExitStatus> {
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
pub(super) fn told(complaint: &str) {
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
