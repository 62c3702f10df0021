//! Debian's clamd, started by a test on a socket of its own with one signature of its own. Nothing is downloaded.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::wait;

/// What the signature finds; harmless.
pub const SIGN: &str = "meetbaar-proefbestand-dat-niemand-wil";

/// A clamd that runs. Dropping it ends it.
#[derive(Debug)]
pub struct Clamd {
    folder: TempDir,
    running: Option<Child>,
}

impl Clamd {
    /// Starts one that takes files of so many mebibytes at most.
    ///
    /// # Errors
    /// It is not installed, or does not become ready.
    pub fn start(most_mib: u32) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("mb-clamd-").tempdir()?;
        let signs = folder.path().join("signs");
        fs::create_dir(&signs)?;
        let hexadecimal: String = SIGN.bytes().map(|byte| format!("{byte:02x}")).collect();
        fs::write(
            signs.join("own.ndb"),
            format!("Meetbaar.Proef:0:*:{hexadecimal}\n"),
        )?;
        let path = |name: &str| folder.path().join(name).display().to_string();
        let settings = format!(
            "LocalSocket {}\nDatabaseDirectory {}\nLogFile {}\nTemporaryDirectory {}\nForeground yes\n\
             StreamMaxLength {most_mib}M\nSelfCheck 0\nConcurrentDatabaseReload no\nBytecode no\nMaxThreads 4\n",
            path("clamd.ctl"),
            signs.display(),
            path("clamd.log"),
            folder.path().display(),
        );
        fs::write(folder.path().join("clamd.conf"), settings)?;
        let mut clamd = Self {
            folder,
            running: None,
        };
        clamd.up()?;
        Ok(clamd)
    }

    /// Starts it again after [`Self::kill`].
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn up(&mut self) -> Result<()> {
        let settings = self.folder.path().join("clamd.conf");
        let child = Command::new("clamd")
            .env("PATH", "/usr/sbin:/usr/local/sbin:/usr/bin:/bin")
            .arg(format!("--config-file={}", settings.display()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("clamd is missing: scripts/setup.sh test installs it")?;
        let child = self.running.insert(child);
        let (socket, log) = (
            self.folder.path().join("clamd.ctl"),
            self.folder.path().join("clamd.log"),
        );
        wait::until("clamd listens", || {
            if let Some(status) = child.try_wait()? {
                bail!(
                    "clamd ended at once ({status}):\n{}",
                    fs::read_to_string(&log).unwrap_or_default()
                );
            }
            let answers = std::os::unix::net::UnixStream::connect(&socket).is_ok();
            Ok(answers.then_some(()))
        })
    }

    /// Ends it.
    ///
    /// # Errors
    /// The system refuses.
    pub fn kill(&mut self) -> Result<()> {
        if let Some(mut child) = self.running.take() {
            child.kill()?;
            child.wait()?;
        }
        let socket = self.socket();
        if socket.exists() {
            fs::remove_file(socket)?;
        }
        Ok(())
    }

    /// The setting that names it.
    pub fn address(&self) -> String {
        format!("unix://{}", self.socket().display())
    }

    fn socket(&self) -> PathBuf {
        self.folder.path().join("clamd.ctl")
    }
}

impl Drop for Clamd {
    fn drop(&mut self) {
        // Nobody is left to tell.
        let _ = self.kill();
    }
}
