//! The processes of this machine, as Linux tells of them: for stories about what a server starts.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};

/// The numbers of the processes that a process has started and that still run; those that are over do not count.
///
/// # Errors
/// The system does not tell.
pub fn children_of(parent: u32) -> Result<Vec<u32>> {
    let mut children = Vec::new();
    for entry in fs::read_dir("/proc")? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let Ok(process) = name.parse::<u32>() else {
            continue;
        };
        if state(process).is_some_and(|(state, of)| of == parent && state != "Z") {
            children.push(process);
        }
    }
    Ok(children)
}

/// Whether a process runs.
pub fn runs(process: u32) -> bool {
    state(process).is_some_and(|(state, _)| state != "Z")
}

/// Ends a process as the power goes: SIGKILL. One that is gone already is none to end.
///
/// # Errors
/// The system refuses.
pub fn kill(process: u32) -> Result<()> {
    let status = Command::new("kill")
        .args(["-KILL", &process.to_string()])
        .status()?;
    ensure!(
        status.success() || !runs(process),
        "{process} can't be ended"
    );
    Ok(())
}

/// State and parent. The name before them may hold anything, parentheses included.
fn state(process: u32) -> Option<(String, u32)> {
    let told =
        fs::read_to_string(Path::new("/proc").join(process.to_string()).join("stat")).ok()?;
    let (_, rest) = told.rsplit_once(')')?;
    let mut fields = rest.split_whitespace();
    Some((fields.next()?.to_owned(), fields.next()?.parse().ok()?))
}
