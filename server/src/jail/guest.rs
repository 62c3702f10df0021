//! Runs the executable of an external format: locked in more loosely than a reader, for it is a program of the
//! installation and no library of ours, and still without network, without writing, without the installation's files.
//!
//! The parent starts this program once more (`meetbaar run-importer`), which locks itself in and becomes the executable.

use std::{
    fs::File,
    io::{self, Write},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
};

use clap::Args;
use meetbaar_importers::external::{Answer, External};

use super::{
    Bounds, Jail, answer::Ran, child::die_with_parent, ears::Said, held::Held, lock::lock_in_guest,
};

/// What the executable finds around it, and nothing else.
const ENVIRONMENT: [(&str, &str); 2] = [("PATH", "/usr/bin:/bin"), ("LANG", "C.UTF-8")];

/// What `meetbaar run-importer` is told.
#[derive(Args)]
pub struct Guest {
    /// Bytes of address space.
    #[arg(long)]
    memory: u64,
    /// Seconds of processor time.
    #[arg(long)]
    cpu: u64,
    /// Folder of the format.
    #[arg(long)]
    folder: PathBuf,
    /// The program and its arguments.
    #[arg(last = true, required = true)]
    command: Vec<String>,
}

/// Locks this process in and becomes the executable; only returns where that fails.
#[must_use]
pub fn become_guest(guest: &Guest) -> ExitCode {
    let failed = |error: io::Error| {
        eprintln!("could not begin: {:?}", error.kind());
        ExitCode::FAILURE
    };
    let bounds = Bounds {
        memory_bytes: guest.memory,
        cpu_seconds: guest.cpu,
    };
    let Some((program, arguments)) = guest.command.split_first() else {
        return ExitCode::FAILURE;
    };
    let locked = die_with_parent().and_then(|()| lock_in_guest(bounds, &guest.folder));
    if let Err(error) = locked {
        return failed(error);
    }
    failed(
        Command::new(program)
            .args(arguments)
            .env_clear()
            .envs(ENVIRONMENT)
            .exec(),
    )
}

impl Jail {
    /// Has the executable of a format in a folder say what it reads in cells. Who asks is told now and then, and says
    /// whether to go on; nothing where it is not to.
    ///
    /// # Errors
    /// When no process can be started.
    pub fn ask(
        &self,
        format: &External,
        folder: &Path,
        cells: File,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> io::Result<Option<Answer>> {
        let folder = std::path::absolute(folder)?;
        let program = format.command.first().map_or("", String::as_str);
        let program = if format.is_in_folder() {
            folder.join(program).into_os_string()
        } else {
            program.into()
        };
        let mut command = Command::new(&self.program);
        command
            .arg0("meetbaar")
            .arg("run-importer")
            .arg(format!("--memory={}", self.bounds.memory_bytes))
            .arg(format!("--cpu={}", self.bounds.cpu_seconds))
            .arg("--folder")
            .arg(&folder)
            .arg("--")
            .arg(program)
            .args(format.command.iter().skip(1))
            .current_dir(&folder)
            .stdin(Stdio::from(cells));
        let mut said = Said::default();
        let ran = self.hear(Held::start(command, &[])?, &mut said, go_on)?;
        Ok(match ran {
            Ran::Well => Some(said.text().map_or(Answer::Broke, Answer::Said)),
            Ran::Died(_) | Ran::Failed => Some(Answer::Broke),
            Ran::Stopped => None,
        })
    }
}

/// Where a child puts the cells that an external format is to be asked of: first the name of the format, then the cells.
pub(super) fn write_asked(name: &str, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &serde_json::json!({ "asked": name }))?;
    out.write_all(b"\n")
}
