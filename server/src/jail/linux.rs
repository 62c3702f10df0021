//! Linux' own locks: landlock takes away the file system and the network, seccomp every system call that computing
//! does not need. A system call that is not on the list fails with EPERM.

use std::{collections::BTreeMap, io};

use landlock::{
    ABI, Access, AccessFs, AccessNet, RestrictionStatus, Ruleset, RulesetAttr, RulesetError,
    RulesetStatus, Scope,
};
use seccompiler::{
    BackendError, BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition,
    SeccompFilter, SeccompRule,
};

/// Newest version of landlock whose rights are given up; an older kernel gives up those that it knows.
const KNOWN: ABI = ABI::V6;

/// What reading bytes, computing and writing bytes takes, whatever the arguments.
const ALLOWED: &[i64] = &[
    libc::SYS_brk,
    libc::SYS_clock_gettime,
    libc::SYS_clock_nanosleep,
    libc::SYS_close,
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_fstat,
    libc::SYS_futex,
    libc::SYS_getpid,
    libc::SYS_getrandom,
    libc::SYS_gettid,
    libc::SYS_lseek,
    libc::SYS_madvise,
    libc::SYS_mremap,
    libc::SYS_munmap,
    libc::SYS_nanosleep,
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_restart_syscall,
    libc::SYS_rseq,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sched_getaffinity,
    libc::SYS_sched_yield,
    libc::SYS_set_robust_list,
    libc::SYS_sigaltstack,
    libc::SYS_write,
    libc::SYS_writev,
];

/// `PROT_EXEC`: memory that is mapped to be run.
const EXECUTABLE: u64 = 4;
/// `EPERM`.
const REFUSED: u32 = 1;

/// Takes away the file system and the network. Says so where the kernel can't.
pub(super) fn no_files_and_no_network() -> io::Result<Vec<&'static str>> {
    let status = restricted().map_err(io::Error::other)?;
    Ok(match status.ruleset {
        RulesetStatus::NotEnforced => vec!["landlock"],
        _ => vec![],
    })
}

fn restricted() -> Result<RestrictionStatus, RulesetError> {
    Ruleset::default()
        .handle_access(AccessFs::from_all(KNOWN))?
        .handle_access(AccessNet::from_all(KNOWN))?
        .scope(Scope::from_all(KNOWN))?
        .create()?
        .restrict_self()
}

/// Takes away every system call but those of [`ALLOWED`]. Says so where the kernel can't.
pub(super) fn no_other_system_calls() -> io::Result<Vec<&'static str>> {
    // A processor for which there is no filter has its bounds and landlock.
    let Ok(program) = filter() else {
        return Ok(vec!["seccomp"]);
    };
    Ok(match seccompiler::apply_filter(&program) {
        Ok(()) => vec![],
        Err(_) => vec!["seccomp"],
    })
}

fn filter() -> Result<BpfProgram, BackendError> {
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> =
        ALLOWED.iter().map(|call| (*call, vec![])).collect();
    for call in [libc::SYS_mmap, libc::SYS_mprotect] {
        rules.insert(call, vec![not_executable()?]);
    }
    rules.insert(libc::SYS_tgkill, vec![of_this_process()?]);
    SeccompFilter::new(
        rules,
        SeccompAction::Errno(REFUSED),
        SeccompAction::Allow,
        std::env::consts::ARCH.try_into()?,
    )?
    .try_into()
}

fn not_executable() -> Result<SeccompRule, BackendError> {
    let never = SeccompCmpOp::MaskedEq(EXECUTABLE);
    SeccompRule::new(vec![SeccompCondition::new(
        2,
        SeccompCmpArgLen::Dword,
        never,
        0,
    )?])
}

/// A process that breaks ends itself by a signal.
fn of_this_process() -> Result<SeccompRule, BackendError> {
    let own = u64::from(std::process::id());
    SeccompRule::new(vec![SeccompCondition::new(
        0,
        SeccompCmpArgLen::Dword,
        SeccompCmpOp::Eq,
        own,
    )?])
}
