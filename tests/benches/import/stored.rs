//! A report on its whole way: sent to a server, read by its reader, checked, valued and stored.

use std::{
    fs,
    path::Path,
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use meetbaar_tests::{Kind, Story, story::KOMPAS};

/// What it took.
pub(crate) struct Stored {
    /// Seconds from the first byte sent to the last line stored.
    pub(crate) wall: f64,
    /// Seconds of processor time of the server and its reader; PostgreSQL's own are not among them.
    pub(crate) cpu: f64,
    /// The server's memory at the most, in mebibytes.
    pub(crate) memory_before: f64,
    pub(crate) memory_after: f64,
}

/// Sends a file to a new server and waits until it is stored.
pub(crate) fn store(kind: Kind, file: &Path, lines: u32) -> Result<Stored> {
    let story = Story::begin_with(
        kind,
        &[
            ("MEETBAAR_UPLOAD_LIMIT_MIB", "512"),
            ("MEETBAAR_READING_PART_MIB", "2048"),
            ("MEETBAAR_READING_UNPACKED_MIB", "4096"),
            ("MEETBAAR_READING_CPU_SECONDS", "600"),
            ("MEETBAAR_READING_WALL_SECONDS", "1200"),
            ("MEETBAAR_READING_OUTPUT_MIB", "4096"),
        ],
    )?;
    let supplier = story.program(KOMPAS)?;
    let bytes = fs::read(file)?;
    let process = story.server.process().context("the server runs")?;
    let (cpu_before, memory_before) = (processor_time(process)?, memory(process)?);
    let began = Instant::now();
    let id = supplier.send("rapport.xlsx", &bytes, &[])?;
    let report = loop {
        let report = supplier.report(&id)?;
        if report["state"] != "received" {
            break report;
        }
        if began.elapsed() > Duration::from_secs(1_800) {
            bail!("not stored within half an hour");
        }
        sleep(Duration::from_millis(20));
    };
    let wall = began.elapsed().as_secs_f64();
    // One line of a thousand has a fault.
    ensure!(
        report["state"] == "needs_correction" || report["state"] == "ready",
        "{report}"
    );
    ensure!(
        report["lines"] == u64::from(lines - lines / 1_000),
        "{}",
        report["lines"]
    );
    Ok(Stored {
        wall,
        cpu: processor_time(process)? - cpu_before,
        memory_before,
        memory_after: memory(process)?,
    })
}

/// Processor time of a process and of the children that it buried.
fn processor_time(process: u32) -> Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    let (_, fields) = stat.rsplit_once(')').context("stat")?;
    let ticks: Vec<f64> = fields
        .split_whitespace()
        .skip(11)
        .take(4)
        .map(|field| field.parse().context("stat"))
        .collect::<Result<_>>()?;
    Ok(ticks.iter().sum::<f64>() / 100.0)
}

/// The most memory that a process had, in mebibytes.
fn memory(process: u32) -> Result<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line
        .and_then(|line| line.split_whitespace().next())
        .context("VmHWM")?;
    Ok(number.parse::<f64>()? / 1024.0)
}
