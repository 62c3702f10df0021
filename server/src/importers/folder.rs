//! Reads the folder of an installation's own formats: `NAME.toml` and `NAME/profile.toml` are profiles,
//! `NAME/format.toml` describes an executable.

use std::{
    collections::BTreeSet,
    fs, io,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use meetbaar_importers::{external::External, profiles::Profile, registry};

use super::{Broken, Installed, OWN, Placed};

const PROFILE: &str = "profile.toml";
const EXTERNAL: &str = "format.toml";

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
        match format(&file) {
            Ok(format) => installed.add(file, format, &mut taken),
            Err(reason) => installed.break_off(&file, reason),
        }
    }
    installed
}

/// A format as a file describes it.
enum Described {
    Profile(Profile),
    External(External),
}

impl Described {
    fn name(&self) -> &str {
        match self {
            Self::Profile(profile) => &profile.name,
            Self::External(external) => &external.name,
        }
    }
}

fn format(file: &Path) -> Result<Described, String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    if !file.ends_with(EXTERNAL) {
        let profile = Profile::parse(&text).map_err(|fault| fault.to_string())?;
        return Ok(Described::Profile(profile));
    }
    let external = External::parse(&text)?;
    let program = external.command.first().map_or("", String::as_str);
    let own = file.parent().filter(|_| external.is_in_folder());
    let runs = own.is_none_or(|folder| can_run(&folder.join(program)));
    if !runs {
        return Err(format!(
            "command: {program:?} is no file beside it that may be executed (chmod +x)"
        ));
    }
    Ok(Described::External(external))
}

fn can_run(program: &Path) -> bool {
    let about = fs::metadata(program);
    about.is_ok_and(|about| about.is_file() && about.permissions().mode() & 0o111 != 0)
}

impl Installed {
    fn add(&mut self, file: PathBuf, format: Described, taken: &mut BTreeSet<String>) {
        let name = format.name();
        if name.starts_with(OWN) {
            let reason = format!("name: names that begin with {OWN} are for layouts of suppliers");
            return self.break_off(&file, reason);
        }
        if !taken.insert(name.to_owned()) {
            let reason = format!("name: another format is called {name:?} already");
            return self.break_off(&file, reason);
        }
        let samples = samples(&file);
        match format {
            Described::Profile(format) => self.profiles.push(Placed {
                format,
                file,
                samples,
            }),
            Described::External(format) => self.externals.push(Placed {
                format,
                file,
                samples,
            }),
        }
    }

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
        let inner = [PROFILE, EXTERNAL].map(|name| path.join(name));
        let inner: Vec<PathBuf> = inner.into_iter().filter(|file| file.is_file()).collect();
        if !inner.is_empty() {
            files.extend(inner);
        } else if path.is_file() && path.extension().is_some_and(|end| end == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Names of the samples beside a format in a folder of its own.
fn samples(file: &Path) -> Vec<String> {
    let own = file
        .parent()
        .filter(|_| file.ends_with(PROFILE) || file.ends_with(EXTERNAL));
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
