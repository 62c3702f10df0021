//! Reads the folder of an installation's own formats: `NAME.toml` and `NAME/profile.toml` are profiles.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use meetbaar_importers::{profiles::Profile, registry};

use super::{Broken, Installed, OWN, Placed};

/// Reads every format in a folder; what can't be used is told in the result.
pub(super) fn read(folder: &Path) -> Installed {
    let mut installed = Installed::default();
    let mut taken: BTreeSet<String> = registry::listed()
        .into_iter()
        .map(|format| format.name)
        .collect();
    let files = match files(folder) {
        Ok(files) => files,
        Err(error) => {
            installed.break_off(folder, format!("the folder can't be read: {error}"));
            return installed;
        }
    };
    for file in files {
        let profile = fs::read_to_string(&file)
            .map_err(|error| error.to_string())
            .and_then(|text| Profile::parse(&text).map_err(|fault| fault.to_string()));
        match profile {
            Ok(profile) if profile.name.starts_with(OWN) => {
                let reason =
                    format!("name: names that begin with {OWN} are for layouts of suppliers");
                installed.break_off(&file, reason);
            }
            Ok(profile) if !taken.insert(profile.name.clone()) => {
                let reason = format!("name: another format is called {:?} already", profile.name);
                installed.break_off(&file, reason);
            }
            Ok(profile) => installed.profiles.push(Placed {
                samples: samples(&file),
                format: profile,
                file,
            }),
            Err(reason) => installed.break_off(&file, reason),
        }
    }
    installed
}

impl Installed {
    fn break_off(&mut self, file: &Path, reason: String) {
        self.broken.push(Broken {
            file: file.to_path_buf(),
            reason,
        });
    }
}

/// The files of formats in a folder, in the order of their names.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let inner = path.join("profile.toml");
        if inner.is_file() {
            files.push(inner);
        } else if path.is_file() && path.extension().is_some_and(|end| end == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Names of the samples beside a format in a folder of its own.
fn samples(file: &Path) -> Vec<String> {
    let own = file.parent().filter(|_| file.ends_with("profile.toml"));
    let entries = own.and_then(|folder| fs::read_dir(folder.join("samples")).ok());
    let mut names: Vec<String> = entries
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !name.ends_with(".expected.json"))
        .collect();
    names.sort();
    names
}
