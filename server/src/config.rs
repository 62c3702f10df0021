//! The settings of an installation: defaults, then `meetbaar.toml` in the data folder, then the environment.
//!
//! Unknown keys are refused, with the known ones named, so that a mistyped setting never goes unnoticed.

mod day;
mod defence;
mod limits;
mod reading;
mod retention;
mod second_factor;
#[cfg(test)]
mod tests;
mod tokens;

pub use defence::{DefenceSettings, ProxyHeader};
pub use limits::LimitSettings;
pub use reading::ReadingSettings;
pub use retention::{MOST_MONTHS, RetentionSettings};
pub use second_factor::SecondFactor;
pub use tokens::TokenSettings;

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};

use chrono::NaiveDate;
use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use serde::{Deserialize, Serialize};

/// All settings. `meetbaar config` prints them with what they mean.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Folder of the database, files, keys and mails.
    pub data: PathBuf,
    /// Folder of the secret keys, such as where a secret store lays them; without it `keys` in the data folder.
    pub keys_folder: Option<PathBuf>,
    /// Address that the web server listens on.
    pub listen: SocketAddr,
    /// `postgres://…`; without it a SQLite file in the data folder.
    pub database_url: Option<Secret>,
    /// A file that holds `database_url`.
    pub database_url_file: Option<PathBuf>,
    /// `postgres://…` of the role that owns the tables: migrations run as that role, and the one of `database_url` can add
    /// to the audit log and not change it.
    pub database_owner_url: Option<Secret>,
    /// A file that holds `database_owner_url`.
    pub database_owner_url_file: Option<PathBuf>,
    /// How many connections to the database may be open.
    pub database_connections: u32,
    /// The address under which users reach the pages, for links in mails.
    pub public_url: url::Url,
    /// `smtp://…` or `smtps://…`; without it mails go to the folder `mail` in the data folder.
    pub smtp_url: Option<Secret>,
    /// A file that holds `smtp_url`.
    pub smtp_url_file: Option<PathBuf>,
    /// Sender of the mails.
    pub mail_from: String,
    /// Largest upload, in mebibytes.
    pub upload_limit_mib: u64,
    /// Largest file of evidence, in mebibytes.
    pub evidence_limit_mib: u64,
    /// Files of evidence with one report, at most.
    pub evidence_files: u32,
    /// Folder of this installation's own importers: profiles and executables.
    pub importers_folder: Option<PathBuf>,
    /// How long a job is one worker's before another may take it over, in seconds.
    pub lease_seconds: u32,
    /// Hours without use after which a session ends.
    pub session_idle_hours: u32,
    /// Hours after which a session ends in any case.
    pub session_longest_hours: u32,
    /// Who must have a second factor.
    pub second_factor: SecondFactor,
    /// Days for which the link of an invitation works.
    pub invitation_days: u32,
    /// Whether somebody is told by mail that he signed in from a browser that he never used here.
    pub new_device_mails: bool,
    /// Days after a period within which its report is due, where the obligation does not say.
    pub days_allowed: u32,
    /// Days after a report was due after which its period is closed, if it was accepted.
    pub close_after_days: u32,
    /// Day for which the overview holds when the user names none; today when it is not set.
    #[serde(deserialize_with = "day::day")]
    pub reference_date: Option<NaiveDate>,
    /// One fixed instant (RFC 3339) instead of the machine's clock: for tests and demonstrations only.
    pub clock: Option<String>,
    /// What is logged, in the terms of tracing's filter.
    pub log: String,
    /// What a file may cost, and what the process that reads it may take.
    pub reading: ReadingSettings,
    /// How many requests somebody may send.
    pub limits: LimitSettings,
    /// What stands between the pages and the world.
    pub defence: DefenceSettings,
    /// What programs get in with.
    pub tokens: TokenSettings,
    /// How long what is about people is kept.
    pub retention: RetentionSettings,
}

/// A setting that never shows in logs or prints.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The secret itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("***")
    }
}

impl Serialize for Secret {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("***")
    }
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("data"),
            keys_folder: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            database_url: None,
            database_url_file: None,
            database_owner_url: None,
            database_owner_url_file: None,
            database_connections: 8,
            public_url: loopback(),
            smtp_url: None,
            smtp_url_file: None,
            mail_from: "Meetbaar <meetbaar@localhost>".to_owned(),
            upload_limit_mib: 50,
            evidence_limit_mib: 10,
            evidence_files: 500,
            importers_folder: None,
            lease_seconds: 60,
            session_idle_hours: 8,
            session_longest_hours: 24,
            second_factor: SecondFactor::default(),
            invitation_days: 7,
            new_device_mails: true,
            days_allowed: 31,
            close_after_days: 60,
            reference_date: None,
            clock: None,
            log: "info,actix_server=warn".to_owned(),
            reading: ReadingSettings::default(),
            limits: LimitSettings::default(),
            defence: DefenceSettings::default(),
            tokens: TokenSettings::default(),
            retention: RetentionSettings::default(),
        }
    }
}

fn loopback() -> url::Url {
    #[expect(clippy::expect_used, reason = "a fixed text")]
    url::Url::parse("http://127.0.0.1:8080").expect("a URL")
}

/// Why the settings can't be used, with what to do.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigFault(String);

impl Config {
    /// Reads the settings; `data` from the command line wins over everything.
    ///
    /// # Errors
    /// An unknown key, a value of the wrong kind, or a secret's file that can't be read.
    pub fn load(data: Option<&Path>) -> Result<Self, ConfigFault> {
        let environment = || {
            Env::prefixed("MEETBAAR_")
                .ignore(&["log_format"])
                .filter(|key| !key.starts_with("test_"))
                .map(|key| within_table(key.as_str()).into())
        };
        let folder = data
            .map(Path::to_path_buf)
            .or_else(|| std::env::var_os("MEETBAAR_DATA").map(PathBuf::from));
        let folder = folder.unwrap_or_else(|| Self::default().data);
        refuse_folder_in(&folder.join("meetbaar.toml"))?;
        let mut figment = Figment::from(Serialized::defaults(Self::default()))
            .merge(Toml::file(folder.join("meetbaar.toml")))
            .merge(environment())
            .merge(
                Env::raw()
                    .only(&["DATABASE_URL"])
                    .filter(|_| std::env::var("DATABASE_URL").is_ok_and(|url| !url.is_empty())),
            );
        figment = figment.merge(Serialized::default("data", folder));
        let mut config: Self = figment
            .extract()
            .map_err(|error| ConfigFault(explained(&error)))?;
        config.database_url = secret(config.database_url, config.database_url_file.as_deref())?;
        config.database_owner_url = secret(
            config.database_owner_url,
            config.database_owner_url_file.as_deref(),
        )?;
        config.public_url = config.reached_at();
        config.smtp_url = secret(config.smtp_url, config.smtp_url_file.as_deref())?;
        config.checked()
    }

    /// Where nobody said how the pages are reached, they are reached where they listen.
    fn reached_at(&self) -> url::Url {
        let mut url = self.public_url.clone();
        let moved = url == loopback() && self.listen.ip().is_loopback();
        if moved && url.set_port(Some(self.listen.port())).is_err() {
            return self.public_url.clone();
        }
        url
    }

    fn checked(self) -> Result<Self, ConfigFault> {
        self.reading.check()?;
        self.limits.check()?;
        self.defence.check()?;
        self.tokens.check()?;
        self.retention.check()?;
        if self.lease_seconds == 0 || self.database_connections < 2 || self.upload_limit_mib == 0 {
            return Err(ConfigFault(
                "lease_seconds and upload_limit_mib must be at least 1, database_connections at least 2".to_owned(),
            ));
        }
        if [
            self.session_idle_hours,
            self.session_longest_hours,
            self.invitation_days,
        ]
        .contains(&0)
        {
            return Err(ConfigFault(
                "session_idle_hours, session_longest_hours and invitation_days must be at least 1"
                    .to_owned(),
            ));
        }
        if !(1..=100).contains(&self.evidence_limit_mib) {
            return Err(ConfigFault(
                "evidence_limit_mib must be from 1 to 100".to_owned(),
            ));
        }
        if self.upload_limit_mib > 4096 {
            return Err(ConfigFault(
                "upload_limit_mib can be at most 4096".to_owned(),
            ));
        }
        if !matches!(self.public_url.scheme(), "http" | "https") {
            return Err(ConfigFault(format!(
                "public_url must begin with http:// or https://, not {:?}",
                self.public_url.as_str()
            )));
        }
        if let Some(clock) = &self.clock {
            clock.parse::<crate::clock::Clock>().map_err(|_| {
                ConfigFault(format!(
                    "clock: {clock:?} is no instant; write it as 2026-10-15T09:00:00+02:00"
                ))
            })?;
        }
        Ok(self)
    }

    /// Whether cookies are for https only: where the pages are reached by https.
    #[must_use]
    pub fn secure_cookies(&self) -> bool {
        self.public_url.scheme() == "https"
    }

    /// The clock of these settings.
    #[must_use]
    pub fn clock(&self) -> crate::clock::Clock {
        self.clock
            .as_deref()
            .and_then(|text| text.parse().ok())
            .unwrap_or_default()
    }

    /// Folder of the secret keys.
    #[must_use]
    pub fn keys(&self) -> PathBuf {
        let own = || self.data.join("keys");
        self.keys_folder.clone().unwrap_or_else(own)
    }

    /// The URL of the database, which is a file in the data folder unless one is set.
    #[must_use]
    pub fn database(&self) -> String {
        self.database_url.as_ref().map_or_else(
            || format!("sqlite:{}", self.data.join("meetbaar.sqlite").display()),
            |url| url.reveal().to_owned(),
        )
    }
}

/// `reading_cells` of the environment is `cells` in the table `[reading]`.
fn within_table(key: &str) -> String {
    let lower = key.to_ascii_lowercase();
    let within = |table: &str| {
        let name = lower.strip_prefix(table)?.strip_prefix('_')?;
        Some(format!("{table}.{name}"))
    };
    within("reading")
        .or_else(|| within("limits"))
        .or_else(|| within("defence"))
        .or_else(|| within("tokens"))
        .or_else(|| within("retention"))
        .unwrap_or_else(|| key.to_owned())
}

/// The file stands in the data folder, so it can't say where that is.
fn refuse_folder_in(file: &Path) -> Result<(), ConfigFault> {
    let table: Option<toml::Table> = std::fs::read_to_string(file)
        .ok()
        .and_then(|text| text.parse().ok());
    if table.is_some_and(|table| table.contains_key("data")) {
        return Err(ConfigFault(format!(
            "{}: the setting data can't stand in this file; say it with --data DIR or MEETBAAR_DATA",
            file.display()
        )));
    }
    Ok(())
}

fn secret(value: Option<Secret>, file: Option<&Path>) -> Result<Option<Secret>, ConfigFault> {
    let Some(file) = file else { return Ok(value) };
    let text = std::fs::read_to_string(file).map_err(|error| {
        ConfigFault(format!(
            "can't read the secret in {} (database_url_file, database_owner_url_file or smtp_url_file): {error}",
            file.display()
        ))
    })?;
    Ok(Some(Secret(text.trim().to_owned())))
}

fn explained(error: &figment::Error) -> String {
    let lines: Vec<String> = error
        .clone()
        .into_iter()
        .map(|one| {
            let place = one.metadata.as_ref().map_or_else(String::new, |metadata| {
                let source = metadata
                    .source
                    .as_ref()
                    .map_or_else(|| metadata.name.to_string(), ToString::to_string);
                format!(" (in {source})")
            });
            match &one.kind {
                figment::error::Kind::UnknownField(field, known) => format!(
                    "unknown setting \"{field}\"{place}; the settings are: {}",
                    known.join(", ")
                ),
                kind => format!("setting \"{}\": {kind}{place}", one.path.join(".")),
            }
        })
        .collect();
    lines.join("\n")
}

/// The settings as a commented file, with their defaults.
#[must_use]
pub fn sample() -> String {
    include_str!("config.sample.toml").to_owned()
}
