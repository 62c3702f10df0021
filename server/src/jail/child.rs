//! What the child does: takes its order, opens its file, locks itself in, reads, writes what it read.
//!
//! It says nothing on its standard error that could hold what stands in a cell.

use std::{
    fs::File,
    io::{self, BufWriter, Read, Write},
    os::fd::AsFd,
    path::Path,
    process::ExitCode,
};

use meetbaar_importers::{
    external::{asked_of, write_cells},
    mapping::layout,
    marking::mark,
    register::read_register,
    registry::Additions,
    wire::Writer,
};

use super::{Order, Task, guest::write_asked, lock_in, marked_file};

/// Exit code of a child that could not begin: the machine's fault, not the file's.
pub(super) const COULD_NOT_BEGIN: u8 = 75;
/// How its notes for the log begin; other words of the child are not logged.
pub(super) const NOTE: &str = "reader: ";

/// Bytes that are written at once.
const AT_ONCE: usize = 256 * 1024;

/// Reads the report at a path by the order on the standard input; the reading goes to the standard output.
#[must_use]
pub fn read_report(path: &Path) -> ExitCode {
    match begun(path) {
        Ok((order, file, out)) => read(&order, file, out),
        Err(error) => {
            // The kind only: words of the system could name the file.
            eprintln!("{NOTE}could not begin: {:?}", error.kind());
            ExitCode::from(COULD_NOT_BEGIN)
        }
    }
}

fn begun(path: &Path) -> io::Result<(Order, File, File)> {
    die_with_parent()?;
    let order: Order = serde_json::from_reader(io::stdin().lock())?;
    if !is_child_of(order.parent) {
        return Err(io::Error::other("the parent is gone"));
    }
    let file = File::open(path)?;
    let out = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location();
        let place = place.map(|place| format!("{}:{}", place.file(), place.line()));
        eprintln!("{NOTE}panicked at {}", place.unwrap_or_default());
    }));
    for lacking in lock_in(order.bounds)? {
        eprintln!("{NOTE}this system has no {lacking}");
    }
    Ok((order, file, out))
}

fn read(order: &Order, file: File, out: File) -> ExitCode {
    // One byte more than may be is enough to be refused for it.
    let most = order.limits.file_bytes.saturating_add(1);
    let mut bytes = Vec::new();
    if let Err(error) = file.take(most).read_to_end(&mut bytes) {
        if error.kind() == io::ErrorKind::OutOfMemory {
            // Said and ended as every other allocation that fails: the parent knows it by these words.
            eprintln!("memory allocation of the whole file failed");
            std::process::abort();
        }
        eprintln!("{NOTE}the file could not be read");
        return ExitCode::from(COULD_NOT_BEGIN);
    }
    let out = BufWriter::with_capacity(AT_ONCE, out);
    let said = match &order.task {
        Task::Read(additions) => {
            let mut writer = Writer::new(out);
            let conclusion =
                meetbaar_importers::read_into_with(&bytes, &order.limits, additions, &mut writer);
            writer.end(conclusion)
        }
        Task::Cells(additions) => write_cells_of(&bytes, order, additions, out),
        Task::Mark(asked) => {
            let marking = asked.as_ref().clone();
            marked_file::write(mark(&bytes, &order.limits, marking).ok(), out)
        }
        Task::Look(asked) => say(&layout(&bytes, &order.limits, asked), out),
        Task::Register => say(&read_register(&bytes, &order.limits), out),
    };
    match said {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Writes nothing where no external format is to read the file, or where nobody may see it.
fn write_cells_of(
    bytes: &[u8],
    order: &Order,
    additions: &Additions,
    mut out: impl Write,
) -> io::Result<()> {
    match asked_of(bytes, &order.limits, additions) {
        None => Ok(()),
        Some(asked) => {
            write_asked(&asked.name, &mut out)?;
            write_cells(&asked.workbook, &mut out)
        }
    }
}

/// Says an answer in short lines: a long one would be taken for a flood.
fn say(answer: &impl serde::Serialize, mut out: impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut out, answer)?;
    out.write_all(b"\n")?;
    out.flush()
}

#[cfg(target_os = "linux")]
pub(super) fn die_with_parent() -> io::Result<()> {
    use rustix::process::{DumpableBehavior, Signal};
    rustix::process::set_parent_process_death_signal(Some(Signal::KILL))?;
    rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    Ok(())
}

#[cfg(not(target_os = "linux"))]
pub(super) fn die_with_parent() -> io::Result<()> {
    Ok(())
}

/// A parent that died before the child could ask to die with it has left it to another.
fn is_child_of(parent: u32) -> bool {
    let own = rustix::process::getppid().map(rustix::process::Pid::as_raw_nonzero);
    own.is_some_and(|own| u32::try_from(own.get()) == Ok(parent))
}
