//! The database behind a server, looked at from outside: stories run on both kinds, and some must see what is really stored.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{fresh_database, postgres};

/// Which database a story runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A file in the data folder.
    Sqlite,
    /// A fresh database in the tests' own cluster.
    Postgresql,
}

impl Kind {
    /// The `DATABASE_URL` for a new installation on this kind; none is SQLite.
    ///
    /// # Errors
    /// PostgreSQL is not installed or does not start.
    pub fn url(self) -> Result<Option<String>> {
        match self {
            Self::Sqlite => Ok(None),
            Self::Postgresql => fresh_database("story").map(Some),
        }
    }
}

/// The database of one installation.
#[derive(Clone, Debug)]
pub enum Database {
    /// The file.
    Sqlite(PathBuf),
    /// The URL.
    Postgresql(String),
}

impl Database {
    /// What the database answers to one statement: rows without headings, fields with `|` between, an empty field for NULL.
    /// Changes are made with it too, where a story needs a state that no page leads to.
    ///
    /// # Errors
    /// What the database says, or that its client is missing.
    pub fn query(&self, statement: &str) -> Result<String> {
        match self {
            Self::Postgresql(url) => postgres::query(url, statement),
            Self::Sqlite(file) => sqlite(file, statement),
        }
    }

    /// The one number that a statement answers.
    ///
    /// # Errors
    /// As [`Self::query`], or the answer is no number.
    pub fn number(&self, statement: &str) -> Result<i64> {
        let said = self.query(statement)?;
        said.parse()
            .with_context(|| format!("{statement} answered {said:?}"))
    }

    /// The names of its tables, without those that the databases keep for themselves.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn tables(&self) -> Result<Vec<String>> {
        let said = self.query(match self {
            Self::Sqlite(_) => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            }
            Self::Postgresql(_) => {
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name"
            }
        })?;
        Ok(said.lines().map(str::to_owned).collect())
    }

    /// Every row of every table as text, for stories about what may not be in it.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn dump(&self) -> Result<String> {
        self.dump_of(|_| true)
    }

    /// Every row of every table but the audit log, for stories about what may not change: that something was refused is
    /// noted there.
    ///
    /// # Errors
    /// As [`Self::query`].
    pub fn dump_beside_log(&self) -> Result<String> {
        self.dump_of(|table| !table.starts_with("audit_"))
    }

    fn dump_of(&self, wanted: impl Fn(&str) -> bool) -> Result<String> {
        let mut all = String::new();
        for table in self.tables()?.iter().filter(|table| wanted(table)) {
            all.push_str(&self.query(&format!("SELECT * FROM {table}"))?);
            all.push('\n');
        }
        Ok(all)
    }
}

/// The tool `sqlite3`, else the module of that name that comes with Python.
fn sqlite(file: &PathBuf, statement: &str) -> Result<String> {
    const SCRIPT: &str = "import sqlite3, sys\n\
        connection = sqlite3.connect(sys.argv[1], timeout=20)\n\
        for row in connection.execute(sys.argv[2]):\n \
        print('|'.join('' if field is None else str(field) for field in row))\n\
        connection.commit()";
    let run = |program: &str, before: &[&str]| {
        Command::new(program)
            .args(before)
            .arg(file)
            .arg(statement)
            .stdin(Stdio::null())
            .output()
    };
    let output = run(
        "sqlite3",
        &["-batch", "-bail", "-noheader", "-cmd", ".timeout 20000"],
    )
    .or_else(|_| run("python3", &["-c", SCRIPT]))
    .context("neither sqlite3 nor python3 could be started: install the package sqlite3")?;
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
