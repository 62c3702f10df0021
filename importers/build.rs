//! Lists the folders of `src/formats` as the registry of formats, so that a new format touches its own folder only.

use std::{env, error::Error, fmt::Write as _, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let formats = Path::new(&env::var("CARGO_MANIFEST_DIR")?)
        .join("src")
        .join("formats");
    println!("cargo::rerun-if-changed={}", formats.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(&formats)? {
        let folder = entry?.path();
        if folder.join("mod.rs").is_file() {
            names.extend(
                folder
                    .file_name()
                    .and_then(|name| name.to_str())
                    .map(str::to_owned),
            );
        }
    }
    names.sort();
    let mut registry = String::new();
    for name in &names {
        let path = formats.join(name).join("mod.rs");
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
    fs::write(
        Path::new(&env::var("OUT_DIR")?).join("formats.rs"),
        registry,
    )?;
    Ok(())
}
