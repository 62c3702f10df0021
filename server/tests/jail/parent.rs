//! What the parent makes of a child that does not behave: here scripts take the place of the reader.

use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use meetbaar::jail::{Answer, Bounds, Death, Jail};
use meetbaar_importers::{limits::Limits, reading::Outcome, registry::Additions};
use tempfile::TempDir;

const END: &str =
    r#"{"reading":{"importer":"x","version":1,"outcome":"refused","account":[1,0,0,1]}}"#;

/// A jail whose child is that script. It leaves its number in the file `process` of the folder.
fn jail(folder: &Path, script: &str) -> Jail {
    let program = folder.join("reader");
    let note = folder.join("process");
    let text = format!(
        "#!/bin/sh\ncat > /dev/null\necho $$ >> {}\n{script}\n",
        note.display()
    );
    fs::write(&program, text).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o700)).unwrap();
    Jail {
        program,
        limits: Limits::default(),
        bounds: Bounds {
            memory_bytes: 1 << 30,
            cpu_seconds: 60,
        },
        wall_seconds: 2,
        output_mib: 1,
    }
}

/// The processes that the scripts noted.
fn noted(folder: &Path) -> Vec<String> {
    let noted = fs::read_to_string(folder.join("process")).unwrap_or_default();
    noted.lines().map(str::to_owned).collect()
}

fn runs(process: &str) -> bool {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    !stat.is_empty() && !stat.contains(") Z ")
}

fn answer(script: &str, go_on: bool) -> (std::io::Result<Answer>, Vec<String>) {
    let folder = TempDir::new().unwrap();
    let jail = jail(folder.path(), script);
    let answer = jail.read(
        Path::new("/dev/null"),
        &Additions::default(),
        folder.path(),
        &mut |_| go_on,
    );
    let processes = noted(folder.path());
    for process in &processes {
        assert!(!runs(process), "{script}: {process} goes on");
    }
    (answer, processes)
}

fn died(script: &str) -> (Death, usize) {
    match answer(script, true) {
        (Ok(Answer::Died(death)), processes) => (death, processes.len()),
        (other, _) => panic!("{script}: {other:?}"),
    }
}

fn limit(death: &Death) -> Option<&'static str> {
    death.limit().map(|limit| limit.name)
}

#[test]
fn a_reading_is_taken_in_when_all_of_it_came() {
    let problem = r#"{"problem":{"v":"error","k":"empty_file"}}"#;
    let (read, _) = answer(
        &format!("echo '{problem}'\necho '{{\"rows\":1}}'\necho '{END}'"),
        true,
    );
    let Ok(Answer::Read(spooled)) = read else {
        panic!("{read:?}")
    };
    let reading = spooled.collect().unwrap();
    assert_eq!(
        (
            reading.outcome,
            reading.importer.as_str(),
            reading.problems.len()
        ),
        (Outcome::Refused, "x", 1)
    );
}

#[test]
fn what_is_no_whole_reading_has_a_second_try_and_no_third() {
    for script in [
        "exit 0".to_owned(),
        "echo hello".to_owned(),
        format!("echo '{END}'; exit 1"),
        format!("echo '{END}'; echo '{END}'"),
        format!("echo '{END}'; printf '{{\"rows\"'"),
        "printf '{\"rows\":1}'".to_owned(),
        "kill -SEGV $$".to_owned(),
        "echo nonsense >&2; exit 3".to_owned(),
    ] {
        assert_eq!(died(&script), (Death::Broke, 2), "{script}");
    }
}

#[test]
fn a_flood_is_stopped() {
    for script in [
        "while :; do echo '{\"rows\":1}'; done",
        "while :; do echo complaint >&2; done",
        "while :; do printf aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done",
    ] {
        let (death, tries) = died(script);
        assert!(matches!(death, Death::Big(_)), "{script}: {death:?}");
        assert_eq!((limit(&death), tries), (Some("output_mib"), 1), "{script}");
    }
}

#[test]
fn who_hangs_is_ended_with_all_that_he_started() {
    for script in [
        "sleep 1000".to_owned(),
        "exec >&- 2>&-; sleep 1000".to_owned(),
        "while :; do :; done".to_owned(),
        format!("echo '{END}'; sleep 1000"),
        // The child is over, and what it started holds its end of the pipe.
        "sh -c 'echo $$ >> $0; sleep 1000' \"$(dirname $0)/process\" &\nsleep 0.2; exit 0"
            .to_owned(),
    ] {
        let (death, tries) = died(&script);
        assert_eq!(
            (limit(&death), tries >= 1),
            (Some("wall_seconds"), true),
            "{script}: {death:?}"
        );
    }
}

#[test]
fn who_is_no_longer_wanted_is_ended() {
    let (answer, processes) = answer("sleep 1000", false);
    assert!(matches!(answer, Ok(Answer::Stopped)), "{answer:?}");
    assert_eq!(processes.len(), 1);
}

#[test]
fn a_child_that_can_not_begin_is_the_machines_trouble() {
    assert!(answer("exit 75", true).0.is_err());
    let folder = TempDir::new().unwrap();
    let nowhere = Jail {
        program: folder.path().join("nowhere"),
        ..jail(folder.path(), "")
    };
    let read = nowhere.read(
        Path::new("/dev/null"),
        &Additions::default(),
        folder.path(),
        &mut |_| true,
    );
    assert!(read.is_err());
}
