//! Where things stand: the workspace, and the program that was built beside this test.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The folder of the workspace's `Cargo.toml`.
pub fn root() -> &'static Path {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests)
}

/// Where a sample of the importers stands, by its name, such as `ict-01-lijst.xlsx`.
///
/// # Errors
/// There is none of that name.
pub fn sample_path(name: &str) -> Result<PathBuf> {
    let formats = root().join("importers/src/formats");
    let folders = fs::read_dir(&formats).with_context(|| formats.display().to_string())?;
    let found = folders
        .filter_map(|folder| Some(folder.ok()?.path().join("samples").join(name)))
        .find(|path| path.is_file());
    found.with_context(|| format!("no sample {name} in {}", formats.display()))
}

/// A sample of the importers.
///
/// # Errors
/// There is none of that name.
pub fn sample(name: &str) -> Result<Vec<u8>> {
    Ok(fs::read(sample_path(name)?)?)
}

/// The program: `MEETBAAR_BIN`, else the `meetbaar` in the target folder of the running test.
///
/// # Errors
/// When it has not been built; tests do not build it.
pub fn binary() -> Result<PathBuf> {
    if let Some(given) = env::var_os("MEETBAAR_BIN").filter(|path| !path.is_empty()) {
        let given = PathBuf::from(given);
        if !given.is_file() {
            bail!("MEETBAAR_BIN is {}, and that is no file", given.display());
        }
        return Ok(given);
    }
    let running = env::current_exe().context("the path of this test")?;
    let found = running
        .ancestors()
        .skip(1)
        .take(2)
        .map(|folder| folder.join("meetbaar"))
        .find(|path| path.is_file());
    found.with_context(|| {
        format!(
            "no `meetbaar` beside {}: build it first (`cargo build -p meetbaar`) or name it in MEETBAAR_BIN",
            running.display()
        )
    })
}
