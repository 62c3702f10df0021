//! Locks the calling process in: bounds of the system everywhere, and on Linux the kernel's own locks.

use std::{io, path::Path};

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use serde::{Deserialize, Serialize};

/// What a reading may use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Bounds {
    /// Bytes of address space.
    pub memory_bytes: u64,
    /// Seconds of processor time.
    pub cpu_seconds: u64,
}

/// Gives up everything but computing, and reading and writing what is open already. Says what this kernel can't lock.
///
/// # Errors
/// When a bound that every system has is refused.
pub fn lock_in(bounds: Bounds) -> io::Result<Vec<&'static str>> {
    #[cfg(target_os = "linux")]
    let mut lacking = super::linux::no_files_and_no_network()?;
    #[cfg(not(target_os = "linux"))]
    let lacking = vec!["landlock and seccomp"];
    bound(bounds)?;
    #[cfg(target_os = "linux")]
    lacking.extend(super::linux::no_other_system_calls()?);
    Ok(lacking)
}

/// Gives up writing, the network, and every file but those of the system's programs and of one folder: for a program
/// that is then run in place of this one.
///
/// # Errors
/// When a bound that every system has is refused.
pub(super) fn lock_in_guest(bounds: Bounds, folder: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    super::linux::only_programs_and(folder)?;
    #[cfg(not(target_os = "linux"))]
    let _ = folder;
    limit(&[
        (Resource::Core, 0, 0),
        (Resource::Fsize, 0, 0),
        (Resource::Nofile, GUEST_FILES, GUEST_FILES),
        (Resource::Nproc, GUEST_PROCESSES, GUEST_PROCESSES),
        (
            Resource::Cpu,
            bounds.cpu_seconds,
            bounds.cpu_seconds.saturating_add(1),
        ),
        (Resource::As, bounds.memory_bytes, bounds.memory_bytes),
    ])?;
    #[cfg(target_os = "linux")]
    super::linux::no_sockets_and_no_escape()?;
    Ok(())
}

/// Files that such a program may hold open.
const GUEST_FILES: u64 = 64;
/// Processes of this user, above which such a program can start no further one.
const GUEST_PROCESSES: u64 = 2_048;

fn bound(bounds: Bounds) -> io::Result<()> {
    // At the first limit the system says SIGXCPU, which tells the parent why; the second one is its own last word.
    let last = bounds.cpu_seconds.saturating_add(1);
    limit(&[
        (Resource::Core, 0, 0),
        (Resource::Fsize, 0, 0),
        (Resource::Nofile, 0, 0),
        (Resource::Nproc, 0, 0),
        (Resource::Cpu, bounds.cpu_seconds, last),
        (Resource::As, bounds.memory_bytes, bounds.memory_bytes),
    ])
}

fn limit(resources: &[(Resource, u64, u64)]) -> io::Result<()> {
    for (resource, soft, hard) in resources.iter().copied() {
        let allowed = getrlimit(resource).maximum.unwrap_or(u64::MAX);
        let limits = Rlimit {
            current: Some(soft.min(allowed)),
            maximum: Some(hard.min(allowed)),
        };
        setrlimit(resource, limits)?;
    }
    Ok(())
}
