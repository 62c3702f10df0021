//! Where most stories begin: an installation with the register loaded, its server running, and users who can sign in.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::client::Client;
use crate::database::{Database, Kind};
use crate::mail::{Mail, mails};
use crate::page::Page;
use crate::program::Program;
use crate::server::{Server, Settings};
use crate::wait;

/// The supplier of `ict-01-lijst.xlsx`; his contract is ICT-2024-017.
pub const NOORDERLICHT: &str = "noorderlicht@leverancier.example";
/// The supplier of `ict-03-export.csv`; his contract is ICT-2024-021.
pub const KOMPAS: &str = "kompas@leverancier.example";
/// Who accepts and returns reports.
pub const REVIEWER: &str = "reviewer@meetbaar.example";
/// Who is warned of gaps.
pub const CATEGORY_MANAGER: &str = "category-manager@meetbaar.example";
/// Who keeps accounts and tables, and sees no lines.
pub const ADMINISTRATOR: &str = "administrator@meetbaar.example";
/// The reference date of the portfolio.
pub const REFERENCE_DATE: &str = "2026-09-30";

/// An installation in the midst of a story.
#[derive(Debug)]
pub struct Story {
    /// The program, running.
    pub server: Server,
    /// What it stores in.
    pub database: Database,
    passwords: BTreeMap<String, String>,
}

impl Story {
    /// The portfolio's contracts are registered, everybody has an account, nobody has reported yet.
    ///
    /// # Errors
    /// The program has not been built, or fails.
    pub fn begin(kind: Kind) -> Result<Self> {
        Self::begin_with(kind, &[])
    }

    /// The same with further settings of the environment.
    ///
    /// # Errors
    /// As [`Self::begin`].
    pub fn begin_with(kind: Kind, environment: &[(&str, &str)]) -> Result<Self> {
        let mut settings = Settings {
            database_url: kind.url()?,
            ..Settings::default()
        };
        settings.environment = [("MEETBAAR_REFERENCE_DATE", REFERENCE_DATE)]
            .iter()
            .chain(environment)
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        Self::begin_as(settings)
    }

    /// The same with settings of your own.
    ///
    /// # Errors
    /// As [`Self::begin`].
    pub fn begin_as(settings: Settings) -> Result<Self> {
        let url = settings.database_url.clone();
        let mut server = Server::prepared(settings)?;
        server.run(["demo", "--no-serve", "--without-reports"])?;
        let passwords = passwords(&server)?;
        server.up()?;
        let file = server.data().join("meetbaar.sqlite");
        Ok(Self {
            server,
            database: url.map_or(Database::Sqlite(file), Database::Postgresql),
            passwords,
        })
    }

    /// The password of an account.
    ///
    /// # Errors
    /// There is no such account.
    pub fn password(&self, email: &str) -> Result<&str> {
        let found = self.passwords.get(email).map(String::as_str);
        found.with_context(|| format!("no account {email}"))
    }

    /// Somebody signed in with a browser.
    ///
    /// # Errors
    /// It does not succeed.
    pub fn browser(&self, email: &str) -> Result<Client> {
        let client = self.server.client();
        let form = client.get("/sign-in")?.expect(200)?;
        let fields = [("email", email), ("password", self.password(email)?)];
        client.submit(&form, "/sign-in", &fields)?.expect(303)?;
        Ok(client)
    }

    /// Somebody's program with a token.
    ///
    /// # Errors
    /// There is no token to be had.
    pub fn program(&self, email: &str) -> Result<Program> {
        Program::new(self.server.client(), email, self.password(email)?)
    }

    /// Sends a file that becomes ready, and submits it; returns the identifier of the report.
    ///
    /// # Errors
    /// One of these steps fails.
    pub fn submitted(&self, email: &str, name: &str, fields: &[(&str, &str)]) -> Result<String> {
        let supplier = self.program(email)?;
        let id = supplier.send(name, &crate::workspace::sample(name)?, fields)?;
        supplier.read(&id)?;
        supplier.submit(&id)?.expect(204)?;
        Ok(id)
    }

    /// All mails, once nothing is left to do.
    ///
    /// # Errors
    /// The jobs do not end, or a mail can't be read.
    pub fn mails(&self) -> Result<Vec<Mail>> {
        self.settle()?;
        mails(&self.server.data())
    }

    /// Waits until no job is left.
    ///
    /// # Errors
    /// The jobs do not end.
    pub fn settle(&self) -> Result<()> {
        settled(&self.server)
    }
}

/// Waits until a running server has no job left.
///
/// # Errors
/// The jobs do not end.
pub fn settled(server: &Server) -> Result<()> {
    let client = server.client();
    wait::until("no job is left", || {
        let ready = client.get("/readyz")?.expect(200)?.json()?;
        Ok((ready.get("openJobs") == Some(&Value::from(0))).then_some(()))
    })
}

/// The passwords that `meetbaar demo` made.
///
/// # Errors
/// It has not run here.
pub fn passwords(server: &Server) -> Result<BTreeMap<String, String>> {
    let file = server.data().join("demo-accounts.json");
    let all: BTreeMap<String, String> = serde_json::from_str(&fs::read_to_string(file)?)?;
    all.values()
        .for_each(|password| crate::secrets::used(password));
    Ok(all)
}

/// The page of a report once it has been read.
///
/// # Errors
/// It can't be shown, or is not read within a minute.
pub fn read_page(client: &Client, address: &str) -> Result<Page> {
    wait::until(&format!("{address} is read"), || {
        let page = client.get(address)?.expect(200)?;
        Ok((!page.body().contains("data-test=\"reading\"")).then_some(page))
    })
}

/// Makes of each story two tests, `on_sqlite` and `on_postgresql`, in a module of its name.
#[macro_export]
macro_rules! on_both {
    ($( $(#[$about:meta])* fn $name:ident($kind:ident) $body:block )+) => { $(
        $(#[$about])*
        #[cfg(test)]
        mod $name {
            use super::*;

            fn story($kind: $crate::Kind) -> anyhow::Result<()> {
                $body
                Ok(())
            }

            fn told(kind: $crate::Kind) {
                if let Err(error) = story(kind) {
                    panic!("{error:?}\n--- output of meetbaar\n{}", $crate::server::last_words());
                }
            }

            #[test]
            fn on_sqlite() {
                told($crate::Kind::Sqlite);
            }

            #[test]
            fn on_postgresql() {
                told($crate::Kind::Postgresql);
            }
        }
    )+ };
}
