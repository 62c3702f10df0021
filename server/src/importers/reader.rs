//! Has a file read by every format that is installed here: an external one is asked first, and its answer read as any
//! other file is.

use std::{io, path::Path};

use meetbaar_importers::{external, registry::Additions};

use super::Installed;
use crate::jail::{Answer, Jail};

/// How files are read: the jail, what is installed, and where what a child says is kept meanwhile.
pub struct Reader<'a> {
    /// The jail.
    pub jail: &'a Jail,
    /// The formats of the installation.
    pub installed: &'a Installed,
    /// A folder for what a child says.
    pub spool: &'a Path,
}

impl Reader<'_> {
    /// Has a file read. Who asks is told now and then how many rows were read, and says whether to go on.
    ///
    /// # Errors
    /// Trouble of the machine, not of the file.
    pub fn read(
        &self,
        file: &Path,
        mut additions: Additions,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> io::Result<Answer> {
        if !additions.externals.is_empty() {
            let asked = self.jail.cells(file, &additions, self.spool, go_on)?;
            if let Some((name, cells)) = asked {
                let Some(said) = self.ask(&name, cells, go_on)? else {
                    return Ok(Answer::Stopped);
                };
                additions.answered(&name, said);
            }
        }
        self.jail.read(file, &additions, self.spool, go_on)
    }

    /// What an external format says of cells; nothing where it is no longer wanted.
    fn ask(
        &self,
        name: &str,
        cells: std::fs::File,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> io::Result<Option<external::Answer>> {
        let Some((format, folder)) = self.installed.external(name) else {
            return Ok(Some(external::Answer::Broke));
        };
        let said = self.jail.ask(format, folder, cells, go_on)?;
        if said == Some(external::Answer::Broke) {
            tracing::warn!(importer = name, "an importer gave no answer");
        }
        Ok(said)
    }
}
