//! The real program on loopback, with a data folder of its own that goes away with it.

use std::cell::RefCell;
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

use crate::client::Client;
use crate::processes;
use crate::workspace;

const PATIENCE: Duration = Duration::from_secs(60);
/// What must end by itself ends within this.
const SHORT_PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(25);

thread_local! {
    static LAST_WORDS: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What the server said that this thread dropped last: a story that ends with an error has dropped its server by then.
pub fn last_words() -> String {
    LAST_WORDS.take()
}

/// What a server of a test may differ in.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `None` is a SQLite file in the data folder; see [`crate::fresh_database`] for PostgreSQL.
    pub database_url: Option<String>,
    /// The instant that the server takes for now (RFC 3339); `None` is the machine's clock.
    pub clock: Option<String>,
    /// Further settings, such as `("MEETBAAR_LEASE_SECONDS", "2")`.
    pub environment: Vec<(String, String)>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            database_url: None,
            clock: Some("2026-10-15T09:00:00+02:00".into()),
            environment: Vec::new(),
        }
    }
}

/// What a command said and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Exit code; `None` when a signal ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub output: String,
    /// Standard error.
    pub errors: String,
}

/// A server, running or not. Dropping it kills it and removes its data; after a panic its output is shown.
#[derive(Debug)]
pub struct Server {
    settings: Settings,
    binary: PathBuf,
    folder: TempDir,
    address: SocketAddr,
    running: Option<Child>,
}

impl Server {
    /// A data folder and a free port, nothing started: for commands that come first, such as `demo --no-serve`.
    ///
    /// # Errors
    /// The program has not been built.
    pub fn prepared(settings: Settings) -> Result<Self> {
        let folder = tempfile::Builder::new()
            .prefix("meetbaar-test-")
            .tempdir()?;
        fs::create_dir(folder.path().join("data"))?;
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        Ok(Self {
            settings,
            binary: workspace::binary()?,
            folder,
            address,
            running: None,
        })
    }

    /// A server that answers.
    ///
    /// # Errors
    /// It has not been built, ends at once or does not become healthy; the message holds its output.
    pub fn start(settings: Settings) -> Result<Self> {
        let mut server = Self::prepared(settings)?;
        server.up()?;
        Ok(server)
    }

    /// Starts `meetbaar serve` and waits until `/healthz` says 200.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn up(&mut self) -> Result<()> {
        let log = self.log()?;
        let child = self
            .command(["serve"])
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .with_context(|| format!("{} could not be started", self.binary.display()))?;
        let child = self.running.insert(child);
        let client = Client::new(&format!("http://{}", self.address));
        let began = Instant::now();
        loop {
            if let Some(status) = child.try_wait()? {
                self.running = None;
                bail!(
                    "meetbaar serve ended at once ({status}):\n{}",
                    self.output()
                );
            }
            if client.get("/healthz").is_ok_and(|page| page.status == 200) {
                return Ok(());
            }
            if began.elapsed() > PATIENCE {
                self.kill()?;
                bail!(
                    "meetbaar serve was not healthy within {PATIENCE:?}:\n{}",
                    self.output()
                );
            }
            sleep(PAUSE);
        }
    }

    /// The program as the power goes: SIGKILL. Nothing happens when it does not run.
    ///
    /// # Errors
    /// The system refuses.
    pub fn kill(&mut self) -> Result<()> {
        if let Some(mut child) = self.running.take() {
            child.kill()?;
            child.wait()?;
        }
        Ok(())
    }

    /// Asks it to stop (SIGTERM) and waits; returns whether it ended well.
    ///
    /// # Errors
    /// It does not run, or does not stop within a minute.
    pub fn stop(&mut self) -> Result<bool> {
        let mut child = self.running.take().context("the server does not run")?;
        Command::new("kill").arg(child.id().to_string()).status()?;
        let began = Instant::now();
        loop {
            if let Some(status) = child.try_wait()? {
                return Ok(status.success());
            }
            if began.elapsed() > PATIENCE {
                child.kill()?;
                bail!("meetbaar serve did not stop on SIGTERM:\n{}", self.output());
            }
            sleep(PAUSE);
        }
    }

    /// Kills it if it runs, and starts it again: same data, same port.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn restart(&mut self) -> Result<()> {
        self.kill()?;
        self.up()
    }

    /// Moves the clock and restarts: `2026-05-01T09:00:00+02:00`.
    ///
    /// # Errors
    /// As [`Self::start`].
    pub fn restart_at(&mut self, instant: &str) -> Result<()> {
        self.settings.clock = Some(instant.to_owned());
        self.restart()
    }

    /// Runs another subcommand on the same data; returns its standard output.
    ///
    /// # Errors
    /// It fails; the message holds all that it said.
    pub fn run<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&self, arguments: I) -> Result<String> {
        let mut command = self.command(arguments);
        let output = command.output()?;
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        if !output.status.success() {
            bail!(
                "{command:?} failed ({}):\n{said}\n{}",
                output.status,
                String::from_utf8_lossy(&output.stderr)
            );
        }
        Ok(said)
    }

    /// Runs a subcommand that may fail, with further settings; says what it said. For what must end by itself, `serve`
    /// that can't serve as well.
    ///
    /// # Errors
    /// It does not end in time.
    pub fn attempt(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Result<Said> {
        let mut command = self.command(arguments);
        command.envs(environment.iter().copied());
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        let began = Instant::now();
        while child.try_wait()?.is_none() {
            if began.elapsed() > SHORT_PATIENCE {
                child.kill()?;
                let said = child.wait_with_output()?;
                bail!(
                    "{command:?} did not end:\n{}{}",
                    String::from_utf8_lossy(&said.stdout),
                    String::from_utf8_lossy(&said.stderr)
                );
            }
            sleep(PAUSE);
        }
        let said = child.wait_with_output()?;
        Ok(Said {
            code: said.status.code(),
            output: String::from_utf8_lossy(&said.stdout).into_owned(),
            errors: String::from_utf8_lossy(&said.stderr).into_owned(),
        })
    }

    /// Runs a subcommand and kills it after so many milliseconds. True when it was ready before that.
    ///
    /// # Errors
    /// It fails by itself.
    pub fn run_for<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(
        &self,
        arguments: I,
        milliseconds: u64,
    ) -> Result<bool> {
        let log = self.log()?;
        let mut command = self.command(arguments);
        let mut child = command.stdout(log.try_clone()?).stderr(log).spawn()?;
        let end = Instant::now() + Duration::from_millis(milliseconds);
        while Instant::now() < end {
            if let Some(status) = child.try_wait()? {
                if !status.success() {
                    bail!("{command:?} failed ({status}):\n{}", self.output());
                }
                return Ok(true);
            }
            sleep(Duration::from_millis(2));
        }
        child.kill()?;
        child.wait()?;
        Ok(false)
    }

    /// The processes that it has started and that still run, by their numbers.
    ///
    /// # Errors
    /// It does not run.
    pub fn children(&self) -> Result<Vec<u32>> {
        let server = self.running.as_ref().context("the server does not run")?;
        processes::children_of(server.id())
    }

    /// The number of the process that serves, while it runs.
    pub fn process(&self) -> Option<u32> {
        self.running.as_ref().map(Child::id)
    }

    /// A user with no cookies yet.
    pub fn client(&self) -> Client {
        Client::new(&self.url())
    }

    /// `http://127.0.0.1:PORT`
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// How many files a store in the data folder keeps: `files` or `evidence`. What comes in is not counted.
    ///
    /// # Errors
    /// It can't be read.
    pub fn kept(&self, store: &str) -> Result<usize> {
        let mut count = 0;
        for shelf in fs::read_dir(self.data().join(store))? {
            let shelf = shelf?;
            if shelf.file_name().len() == 2 {
                count += fs::read_dir(shelf.path())?.count();
            }
        }
        Ok(count)
    }

    /// The data folder, which holds the database (unless it is PostgreSQL), files and mails.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Everything that it has said so far, over all its starts.
    pub fn output(&self) -> String {
        fs::read_to_string(self.log_path()).unwrap_or_default()
    }

    fn command<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&self, arguments: I) -> Command {
        let mut command = Command::new(&self.binary);
        // Settings of whoever runs the tests must not get in.
        for (name, _) in std::env::vars_os() {
            let name = name.to_string_lossy();
            if name == "DATABASE_URL" || name.starts_with("MEETBAAR_") {
                command.env_remove(name.as_ref());
            }
        }
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env("MEETBAAR_DATA", self.data())
            .env("MEETBAAR_LISTEN", self.address.to_string())
            .env("MEETBAAR_PUBLIC_URL", self.url())
            // Stories about these say so; in all others everybody enters by a password, and nobody is written to for it.
            .env("MEETBAAR_SECOND_FACTOR", "optional")
            .env("MEETBAAR_NEW_DEVICE_MAILS", "false")
            .envs(
                self.settings
                    .database_url
                    .iter()
                    .map(|url| ("DATABASE_URL", url)),
            )
            .envs(
                self.settings
                    .clock
                    .iter()
                    .map(|instant| ("MEETBAAR_CLOCK", instant)),
            )
            .envs(
                self.settings
                    .environment
                    .iter()
                    .map(|(name, value)| (name, value)),
            )
            .stdin(Stdio::null());
        command
    }

    fn log_path(&self) -> PathBuf {
        self.folder.path().join("output.log")
    }

    fn log(&self) -> Result<File> {
        let path: &Path = &self.log_path();
        OpenOptions::new()
            .create(true)
            .append(true)
            .open(path)
            .with_context(|| path.display().to_string())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut child) = self.running.take() {
            // Nobody is left to tell.
            let _ = child.kill();
            let _ = child.wait();
        }
        let said = self.output();
        if std::thread::panicking() {
            eprintln!("--- output of meetbaar\n{said}");
        }
        LAST_WORDS.set(said);
    }
}
