//! Linux' own locks: landlock takes away the file system and the network, seccomp every system call that computing
//! does not need. A system call that is not on the list fails with EPERM.

use std::{collections::BTreeMap, io, path::Path};

use landlock::{
    ABI, Access, AccessFs, AccessNet, RestrictionStatus, Ruleset, RulesetAttr, RulesetCreatedAttr,
    RulesetError, RulesetStatus, Scope, path_beneath_rules,
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

/// Where programs, their libraries and what these read stand; and the devices that hold nothing.
const SYSTEM: [&str; 14] = [
    "/usr",
    "/bin",
    "/sbin",
    "/lib",
    "/lib32",
    "/lib64",
    "/etc/alternatives",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/localtime",
    "/dev/null",
    "/dev/zero",
    "/dev/urandom",
];

/// Takes away the network, writing, and every file but those of the system's programs and of one folder.
pub(super) fn only_programs_and(folder: &Path) -> io::Result<()> {
    let places = SYSTEM.iter().map(Path::new).chain([folder]);
    let rules = path_beneath_rules(places, AccessFs::from_read(KNOWN));
    let nowhere = path_beneath_rules(["/dev/null"], AccessFs::WriteFile | AccessFs::ReadFile);
    let locked = |error: RulesetError| io::Error::other(error);
    let ruleset = Ruleset::default()
        .handle_access(AccessFs::from_all(KNOWN))
        .and_then(|ruleset| ruleset.handle_access(AccessNet::from_all(KNOWN)))
        .and_then(|ruleset| ruleset.scope(Scope::from_all(KNOWN)))
        .and_then(Ruleset::create)
        .and_then(|ruleset| ruleset.add_rules(rules))
        .and_then(|ruleset| ruleset.add_rules(nowhere))
        .map_err(locked)?;
    ruleset.restrict_self().map_err(locked)?;
    Ok(())
}

/// Calls by which a program could speak to others, leave its group, or reach into another process. Older kernels know no
/// scope of signals, and none has one of limits and priorities.
const DENIED: &[i64] = &[
    libc::SYS_socket,
    libc::SYS_socketpair,
    libc::SYS_io_uring_setup,
    libc::SYS_setsid,
    libc::SYS_setpgid,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_pidfd_open,
    libc::SYS_pidfd_getfd,
    libc::SYS_kcmp,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_userfaultfd,
    libc::SYS_memfd_create,
    libc::SYS_shmget,
    libc::SYS_msgget,
    libc::SYS_semget,
    libc::SYS_mq_open,
    // Other processes of the same user: the server, other readers.
    libc::SYS_kill,
    libc::SYS_tkill,
    libc::SYS_pidfd_send_signal,
    libc::SYS_rt_sigqueueinfo,
    libc::SYS_rt_tgsigqueueinfo,
    libc::SYS_setpriority,
    libc::SYS_ioprio_set,
    libc::SYS_sched_setaffinity,
    libc::SYS_sched_setparam,
    libc::SYS_sched_setscheduler,
    libc::SYS_sched_setattr,
    libc::SYS_migrate_pages,
    libc::SYS_move_pages,
    libc::SYS_process_madvise,
];

/// Takes away the calls of [`DENIED`]; where the kernel or the processor has no filter, the other locks hold.
pub(super) fn no_sockets_and_no_escape() -> io::Result<()> {
    let filter = || -> Result<BpfProgram, BackendError> {
        let mut rules: BTreeMap<i64, Vec<SeccompRule>> =
            DENIED.iter().map(|call| (*call, vec![])).collect();
        rules.insert(libc::SYS_prlimit64, vec![of_another()?]);
        SeccompFilter::new(
            rules,
            SeccompAction::Allow,
            SeccompAction::Errno(REFUSED),
            std::env::consts::ARCH.try_into()?,
        )?
        .try_into()
    };
    if let Ok(program) = filter() {
        seccompiler::apply_filter(&program).map_err(io::Error::other)?;
    }
    Ok(())
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

/// Limits of one's own are asked for by the number 0.
fn of_another() -> Result<SeccompRule, BackendError> {
    SeccompRule::new(vec![SeccompCondition::new(
        0,
        SeccompCmpArgLen::Dword,
        SeccompCmpOp::Ne,
        0,
    )?])
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
