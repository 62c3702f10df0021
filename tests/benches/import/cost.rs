//! What a process costs: processor time, wall time and the most memory.

use std::{
    io::Write,
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context, Result, ensure};
use meetbaar_tests::workspace;
use nix::sys::resource::{Usage, UsageWho, getrusage};
use serde_json::json;

/// What a process cost.
pub(crate) struct Cost {
    /// Seconds of processor time.
    pub(crate) cpu: f64,
    /// Seconds.
    pub(crate) wall: f64,
    /// Mebibytes at the most; the largest of all processes so far, so measure the small ones first.
    pub(crate) memory: f64,
}

/// calamine alone, through every cell of a file.
pub(crate) fn bare_stream(file: &Path) -> Result<Cost> {
    let binary = workspace::binary()?;
    let program = binary.with_file_name("examples").join("bare_stream");
    let mut command = Command::new(program);
    command.arg(file).stdout(Stdio::null());
    cost(command, None)
}

/// Our own reader, as the server starts it.
pub(crate) fn reader(file: &Path) -> Result<Cost> {
    let mut command = Command::new(workspace::binary()?);
    command
        .arg("read-report")
        .arg(std::path::absolute(file)?)
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::null());
    let mebibyte = 1024_u64 * 1024;
    let order = json!({
        "parent": std::process::id(),
        "limits": {
            "file_bytes": 512 * mebibyte, "whole_file_bytes": 20 * mebibyte, "parts": 5_000,
            "part_bytes": 2_048 * mebibyte, "unpacked_bytes": 4_096 * mebibyte, "ratio": 200,
            "cells": 30_000_000, "cell_elements": 60_000_000, "cell_text_bytes": 65_536,
            "text_bytes": 256 * mebibyte, "merged": 100_000, "sheets": 1_000,
        },
        "bounds": { "memory_bytes": 512 * mebibyte, "cpu_seconds": 600 },
    });
    cost(command, Some(order.to_string()))
}

fn cost(mut command: Command, order: Option<String>) -> Result<Cost> {
    let before = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let began = Instant::now();
    let mut child = command.spawn().with_context(|| format!("{command:?}"))?;
    if let Some(order) = order {
        let mut stdin = child.stdin.take().context("stdin")?;
        stdin.write_all(order.as_bytes())?;
    }
    let status = child.wait()?;
    ensure!(status.success(), "{command:?}: {status}");
    let after = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    Ok(Cost {
        cpu: seconds(&after) - seconds(&before),
        wall: began.elapsed().as_secs_f64(),
        memory: f64::from(u32::try_from(after.max_rss())?) / 1024.0,
    })
}

fn seconds(usage: &Usage) -> f64 {
    [usage.user_time(), usage.system_time()]
        .iter()
        .filter_map(|time| {
            let whole = i32::try_from(time.tv_sec()).ok()?;
            let rest = i32::try_from(time.tv_usec()).ok()?;
            Some(f64::from(whole) + f64::from(rest) / 1e6)
        })
        .sum()
}
