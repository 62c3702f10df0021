//! How fast large reports are read and stored, next to calamine's bare stream of the same file in the same run.
//!
//! `make bench-import` runs it. BENCH_LINES takes other numbers of lines (`1000,10000`), BENCH_DATABASES other databases
//! (`sqlite`). Each ratio is of processor time, so that a busy machine changes little.

#![expect(
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a benchmark tells, and fails where it finds too little"
)]

mod cost;
mod sheet;
mod stored;

use std::{env, path::Path};

use anyhow::{Context, Result};
use cost::{Cost, bare_stream, reader};
use meetbaar_tests::Kind;

/// What the issue allows: a ratio of processor time, and mebibytes for so many lines.
const MOST_RATIO: f64 = 3.0;
const MOST_MEMORY: [(u32, f64); 2] = [(100_000, 100.0), (1_000_000, 300.0)];

fn main() -> Result<()> {
    let list =
        |name: &str, otherwise: &str| env::var(name).unwrap_or_else(|_| otherwise.to_owned());
    let lines: Vec<u32> = list("BENCH_LINES", "1000,10000,100000,1000000")
        .split(',')
        .map(|number| number.trim().parse().context("BENCH_LINES"))
        .collect::<Result<_>>()?;
    let folder = meetbaar_tests::workspace::root().join("target/bench-import");
    std::fs::create_dir_all(&folder)?;
    let mut files = Vec::new();
    for lines in lines {
        let path = folder.join(format!("{lines}.xlsx"));
        sheet::write(&path, sheet::CONTRACT, lines)?;
        files.push((lines, path));
    }
    println!(
        "| lines | file MiB | bare stream s | reader s | ratio | rows/s | reader MiB |\n|--:|--:|--:|--:|--:|--:|--:|"
    );
    let mut bare = Vec::new();
    for (lines, path) in &files {
        let stream = bare_stream(path)?;
        let read = reader(path)?;
        told(*lines, path, &stream, &read)?;
        bare.push((*lines, path.clone(), stream));
    }
    println!(
        "\n| lines | database | upload to stored s | reader + server s | ratio | rows/s | server MiB before | after |\n|--:|---|--:|--:|--:|--:|--:|--:|"
    );
    for name in list("BENCH_DATABASES", "sqlite,postgresql").split(',') {
        let kind = match name.trim() {
            "sqlite" => Kind::Sqlite,
            _ => Kind::Postgresql,
        };
        for (lines, path, stream) in &bare {
            let stored = stored::store(kind, path, *lines)?;
            println!(
                "| {lines} | {name} | {:.2} | {:.2} | {:.1} | {:.0} | {:.0} | {:.0} |",
                stored.wall,
                stored.cpu,
                stored.cpu / stream.cpu,
                f64::from(*lines) / stored.wall,
                stored.memory_before,
                stored.memory_after,
            );
        }
    }
    Ok(())
}

fn told(lines: u32, path: &Path, stream: &Cost, read: &Cost) -> Result<()> {
    let mebibytes = f64::from(u32::try_from(path.metadata()?.len() / 1024)?) / 1024.0;
    let ratio = read.cpu / stream.cpu;
    println!(
        "| {lines} | {mebibytes:.1} | {:.3} | {:.3} | {ratio:.2} | {:.0} | {:.0} |",
        stream.cpu,
        read.cpu,
        f64::from(lines) / read.wall,
        read.memory,
    );
    let most = MOST_MEMORY.iter().find(|(of, _)| *of == lines);
    if let Some((_, most)) = most {
        let kept = ratio <= MOST_RATIO && read.memory <= *most;
        println!(
            "| | | | | {} | | |",
            if kept {
                "within the goal"
            } else {
                "NOT within the goal"
            }
        );
    }
    Ok(())
}
