//! What can and can't be done in the jail: each test starts this program once more, which locks itself in and tries.
//!
//! What the child does is a test of its own, marked to be ignored: alone it would lock in the other tests.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that finds too little must fail"
)]

use std::{
    collections::HashMap,
    fs::File,
    io::Read,
    net::{TcpListener, TcpStream, UdpSocket},
    os::unix::{net::UnixStream, process::ExitStatusExt},
    process::{Command, Output, Stdio},
    time::Instant,
};

use meetbaar::jail::{Bounds, lock_in};
use rustix::process::Signal;

mod parent;

/// Where the child finds somebody to call.
const ADDRESS: &str = "MEETBAAR_TEST_ADDRESS";

const ROOMY: Bounds = Bounds {
    memory_bytes: 512 * 1024 * 1024,
    cpu_seconds: 60,
};

/// Runs one of the tests below in a process of its own.
fn child(test: &str, address: &str) -> Output {
    Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            test,
            "--ignored",
            "--nocapture",
            "--test-threads=1",
        ])
        .env_clear()
        .env(ADDRESS, address)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

#[test]
fn nothing_but_computing_is_left() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let output = child(
        "in_jail_all_is_tried",
        &listener.local_addr().unwrap().to_string(),
    );
    assert!(
        output.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(String::from_utf8_lossy(&output.stdout).contains("1 passed"));
}

#[test]
#[ignore = "a child of nothing_but_computing_is_left"]
fn in_jail_all_is_tried() {
    let address = std::env::var(ADDRESS).unwrap();
    TcpStream::connect(&address).unwrap();
    let mut before = File::open("/proc/thread-self/status").unwrap();
    let secret = std::env::temp_dir().join(format!("meetbaar-jail-{}", std::process::id()));
    std::fs::write(&secret, "what a supplier sent").unwrap();
    std::fs::remove_file(&secret).unwrap();
    let own = rustix::process::getpid();
    let parent = rustix::process::getppid().unwrap();
    let lacking = lock_in(ROOMY).unwrap();

    assert!(File::open("/etc/passwd").is_err());
    assert!(std::fs::read_dir("/").is_err());
    assert!(std::fs::metadata("/etc/passwd").is_err());
    assert!(std::fs::write(&secret, "out").is_err());
    assert!(TcpStream::connect(&address).is_err());
    assert!(TcpListener::bind(("127.0.0.1", 0)).is_err());
    assert!(UdpSocket::bind(("127.0.0.1", 0)).is_err());
    assert!(UnixStream::pair().is_err());
    assert!(Command::new("/bin/true").status().is_err());
    assert!(std::thread::Builder::new().spawn(|| {}).is_err());
    assert!(rustix::process::test_kill_process(parent).is_err());
    assert!(rustix::process::setrlimit(rustix::process::Resource::Cpu, unlimited()).is_err());
    assert_eq!(own, rustix::process::getpid());

    let mut status = String::new();
    before.read_to_string(&mut status).unwrap();
    if !lacking.contains(&"seccomp") {
        assert!(status.contains("Seccomp:\t2"), "{status}");
    }
    assert!(status.contains("NoNewPrivs:\t1"), "{status}");
    assert!(
        !lacking.contains(&"seccomp") || !lacking.contains(&"landlock"),
        "{lacking:?}"
    );
    computing_goes_on();
}

fn unlimited() -> rustix::process::Rlimit {
    rustix::process::Rlimit {
        current: None,
        maximum: None,
    }
}

fn computing_goes_on() {
    let began = Instant::now();
    let many: HashMap<usize, Vec<u8>> = (0..100).map(|one| (one, vec![1; 100_000])).collect();
    assert_eq!(
        many.values().flatten().filter(|byte| **byte == 1).count(),
        10_000_000
    );
    assert!(std::panic::catch_unwind(|| panic!("on purpose")).is_err());
    assert!(began.elapsed().as_nanos() > 0);
}

#[test]
fn a_child_that_takes_too_much_memory_aborts_and_says_so() {
    let output = child("in_jail_memory_is_taken", "");
    assert_eq!(
        output.status.signal(),
        Some(Signal::ABORT.as_raw()),
        "{output:?}"
    );
    assert!(String::from_utf8_lossy(&output.stderr).contains("memory allocation of"));
}

#[test]
#[ignore = "a child of a_child_that_takes_too_much_memory_aborts_and_says_so"]
fn in_jail_memory_is_taken() {
    lock_in(ROOMY).unwrap();
    let mut taken = Vec::new();
    for _ in 0..64 {
        taken.push(vec![1_u8; 32 * 1024 * 1024]);
    }
    panic!("{} blocks were given", taken.len());
}

#[test]
fn a_child_that_never_ends_is_ended() {
    let output = child("in_jail_time_is_taken", "");
    assert_eq!(
        output.status.signal(),
        Some(Signal::XCPU.as_raw()),
        "{output:?}"
    );
}

#[test]
#[ignore = "a child of a_child_that_never_ends_is_ended"]
fn in_jail_time_is_taken() {
    lock_in(Bounds {
        cpu_seconds: 1,
        ..ROOMY
    })
    .unwrap();
    let mut turns = 0_u64;
    loop {
        turns = std::hint::black_box(turns).wrapping_add(1);
    }
}
