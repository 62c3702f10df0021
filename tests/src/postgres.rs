//! Empty PostgreSQL databases for tests, in a cluster that belongs to this test run alone.
//!
//! Under nextest the cluster is started once, by the setup script `tests/postgres.sh`, which hands its URL to every test. Under plain
//! `cargo test` each test program starts one of its own with the same script. It goes away by itself when its starter ends.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result, anyhow, bail};

use crate::workspace;

/// How the setup script hands over the URL.
const HANDED_OVER: &str = "MEETBAAR_TEST_POSTGRES";

static OWN: OnceLock<Result<String, String>> = OnceLock::new();
static NEXT: AtomicU32 = AtomicU32::new(1);

/// The URL of a new, empty database. `prefix` shows in its name, for whoever looks on.
///
/// # Errors
/// When PostgreSQL is not installed or does not start.
pub fn fresh_database(prefix: &str) -> Result<String> {
    let cluster = cluster()?;
    let (server, _) = cluster
        .rsplit_once('/')
        .context("the cluster's URL has no path")?;
    loop {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("{}_{}_{number}", plain(prefix), std::process::id());
        let said = query(
            &cluster,
            &format!("CREATE DATABASE {name} TEMPLATE template0"),
        );
        match said {
            Ok(_) => return Ok(format!("{server}/{name}")),
            // Process ids come round again in a long run.
            Err(error) if error.to_string().contains("already exists") => {}
            Err(error) => return Err(error),
        }
    }
}

/// What `psql` answers to one statement at that URL: rows without headings, fields with `|` between.
///
/// # Errors
/// What PostgreSQL says, or that `psql` is missing.
pub fn query(url: &str, statement: &str) -> Result<String> {
    let output = Command::new(psql())
        .args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align"])
        .args([
            "--set",
            "ON_ERROR_STOP=1",
            "--dbname",
            url,
            "--command",
            statement,
        ])
        .stdin(Stdio::null())
        .output()
        .context("psql could not be started: is the package postgresql installed?")?;
    if !output.status.success() {
        bail!(
            "{statement}: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout)
        .trim_end()
        .to_owned())
}

fn cluster() -> Result<String> {
    if let Ok(url) = env::var(HANDED_OVER) {
        return Ok(url);
    }
    OWN.get_or_init(|| start().map_err(|error| format!("{error:#}")))
        .clone()
        .map_err(|error| anyhow!(error))
}

fn start() -> Result<String> {
    let output = Command::new(workspace::root().join("tests/postgres.sh"))
        .arg(std::process::id().to_string())
        .env_remove("NEXTEST_ENV")
        .stdin(Stdio::null())
        .output()
        .context("tests/postgres.sh could not be started")?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The newest of the system's versions, else what the path gives.
fn psql() -> PathBuf {
    let installed = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten();
    installed
        .filter_map(|version| Some(version.ok()?.path().join("bin/psql")))
        .filter(|path| path.is_file())
        .max()
        .unwrap_or_else(|| PathBuf::from("psql"))
}

fn plain(prefix: &str) -> String {
    let kept = prefix.chars().map(|letter| {
        if letter.is_ascii_alphanumeric() {
            letter.to_ascii_lowercase()
        } else {
            '_'
        }
    });
    // A name has at most 63 bytes and starts with a letter.
    std::iter::once('t').chain(kept.take(40)).collect()
}
