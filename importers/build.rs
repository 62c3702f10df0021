//! Lists the folders of `src/formats` and of `profiles`, so that a new format touches its own folder only.

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let out = PathBuf::from(env::var("OUT_DIR")?);
    fs::write(
        out.join("formats.rs"),
        formats(&here.join("src").join("formats"))?,
    )?;
    fs::write(out.join("profiles.rs"), profiles(&here.join("profiles"))?)?;
    Ok(())
}

/// The Rust formats as modules, in the order of their names, and their samples.
fn formats(folder: &Path) -> Outcome<String> {
    let names = folders_with(folder, "mod.rs")?;
    let mut registry = String::new();
    for name in &names {
        let path = folder.join(name).join("mod.rs");
        writeln!(registry, "#[path = {path:?}]\nmod {name};")?;
    }
    let formats = names
        .iter()
        .map(|name| format!("&{name}::FORMAT"))
        .collect::<Vec<_>>()
        .join(", ");
    writeln!(
        registry,
        "/// Every format, by the name of its folder.\npub(crate) static FORMATS: &[&dyn Format] = &[{formats}];"
    )?;
    write_samples(&mut registry, folder, &names)?;
    Ok(registry)
}

/// The profiles as text, in the order of their names, and their samples.
fn profiles(folder: &Path) -> Outcome<String> {
    let names = folders_with(folder, "profile.toml")?;
    let mut registry = String::new();
    writeln!(
        registry,
        "/// Folder and text of every profile that ships.\nstatic TEXTS: &[(&str, &str)] = &["
    )?;
    for name in &names {
        let path = folder.join(name).join("profile.toml");
        writeln!(registry, "({name:?}, include_str!({path:?})),")?;
    }
    writeln!(registry, "];")?;
    write_samples(&mut registry, folder, &names)?;
    Ok(registry)
}

fn write_samples(registry: &mut String, folder: &Path, names: &[String]) -> Outcome<()> {
    writeln!(
        registry,
        "/// The names of the samples of each.\npub(crate) static SAMPLES: &[(&str, &[&str])] = &["
    )?;
    for name in names {
        let samples = samples(&folder.join(name).join("samples"))?;
        writeln!(registry, "({name:?}, &{samples:?}),")?;
    }
    writeln!(registry, "];")?;
    Ok(())
}

/// Names of the folders that hold a file, in order.
fn folders_with(parent: &Path, file: &str) -> Outcome<Vec<String>> {
    println!("cargo::rerun-if-changed={}", parent.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(parent)? {
        let folder = entry?.path();
        if folder.join(file).is_file() {
            names.extend(
                folder
                    .file_name()
                    .and_then(|name| name.to_str())
                    .map(str::to_owned),
            );
        }
    }
    names.sort();
    Ok(names)
}

/// Names of the samples in a folder, without the readings expected of them.
fn samples(folder: &Path) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if !name.ends_with(".expected.json") {
                names.push(name);
            }
        }
    }
    names.sort();
    Ok(names)
}
