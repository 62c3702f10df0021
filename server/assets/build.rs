//! Builds the pages' assets in the build folder: a copy of `web/`, its packages, the bundles.
//!
//! The source tree is only read. `ASSETS_DIR` names a folder that was built before; then node is not needed.

use std::env;
use std::error::Error;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

type Outcome<T> = Result<T, Box<dyn Error>>;

const MISSING: &str = "npm was not found. Building the pages' assets needs node 20 and npm: \
    install them (Debian: `apt-get install nodejs npm`), or set ASSETS_DIR to a folder that was built before.";

fn main() -> Outcome<()> {
    println!("cargo::rerun-if-changed=web");
    println!("cargo::rerun-if-env-changed=ASSETS_DIR");
    let embedded = match env::var_os("ASSETS_DIR").filter(|folder| !folder.is_empty()) {
        Some(folder) => given(&PathBuf::from(folder))?,
        None => build(&PathBuf::from(env::var("OUT_DIR")?).join("web"))?,
    };
    println!("cargo::rustc-env=MEETBAAR_ASSETS={}", embedded.display());
    Ok(())
}

/// A folder from elsewhere; a wrong one must not become an application without a style sheet.
fn given(folder: &Path) -> Outcome<PathBuf> {
    let folder = fs::canonicalize(folder)
        .map_err(|error| format!("ASSETS_DIR {}: {error}", folder.display()))?;
    let has_style = fs::read_dir(&folder)?
        .filter_map(Result::ok)
        .any(|entry| entry.file_name().to_string_lossy().starts_with("app-"));
    if !has_style {
        return Err(format!(
            "ASSETS_DIR {} has no app-<hash>.css: it is not a built web/dist",
            folder.display()
        )
        .into());
    }
    println!("cargo::rerun-if-changed={}", folder.display());
    Ok(folder)
}

/// Copies, installs, bundles; returns the folder with the results.
fn build(work: &Path) -> Outcome<PathBuf> {
    if work.exists() {
        fs::remove_dir_all(work)?;
    }
    copy(Path::new("web"), work)?;
    npm(work, &["ci", "--ignore-scripts", "--no-audit", "--no-fund"])?;
    npm(work, &["run", "--silent", "build"])?;
    Ok(work.join("dist"))
}

fn copy(from: &Path, to: &Path) -> Outcome<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if name == "node_modules" || name == "dist" {
            continue;
        }
        let target = to.join(&name);
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// npm warns freely on its standard error; only its exit status says whether it failed.
fn npm(folder: &Path, arguments: &[&str]) -> Outcome<()> {
    let output = Command::new("npm")
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output();
    let output = match output {
        Ok(output) => output,
        Err(error) if error.kind() == ErrorKind::NotFound => return Err(MISSING.into()),
        Err(error) => return Err(format!("npm could not be started: {error}").into()),
    };
    if output.status.success() {
        return Ok(());
    }
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
    let (out, err) = (said(&output.stdout), said(&output.stderr));
    Err(format!(
        "`npm {}` failed ({}):\n{out}\n{err}",
        arguments.join(" "),
        output.status
    )
    .into())
}
