//! An installation that is open: settings, clock, database, files, keys, mail.

use std::{os::unix::fs::DirBuilderExt, path::Path, sync::Arc};

use anyhow::Context;

use crate::{
    actions::{
        add_value_table::add_shipped_tables,
        pseudonym_keys::{in_use, known},
        raise_gap_alerts::GapAlerts,
    },
    audit::Journal,
    clock::Clock,
    config::Config,
    files::FileStore,
    importers::Installed,
    jail::Jail,
    jobs::schedule,
    keys::{Keys, Pseudonyms},
    mail::Transport,
    scan::Scanner,
    storage::{Database, Stored, audit, evidence, lines, reports},
};

/// Everything that pages, jobs and commands share.
pub struct App {
    /// Settings.
    pub config: Config,
    /// What time it is.
    pub clock: Clock,
    /// The database.
    pub database: Database,
    /// The files that suppliers sent.
    pub files: FileStore,
    /// The files that bear reports out. They are kept apart: a report that is refused takes none of them along.
    pub evidence: FileStore,
    /// How those files are read.
    pub jail: Jail,
    /// Secret keys.
    pub keys: Keys,
    /// The importers of this installation.
    pub importers: Installed,
    /// How mails leave.
    pub transport: Transport,
    /// What looks at uploads before they are kept.
    pub scanner: Option<Scanner>,
}

impl App {
    /// Opens an installation: makes the data folder where it is missing, runs migrations, adds the shipped tables.
    ///
    /// # Errors
    /// With words that say what to do: a folder that can't be written, a database that can't be reached.
    pub fn open(config: Config) -> anyhow::Result<Arc<Self>> {
        writable(&config.data)?;
        if !crate::mail::can_send_from(&config.mail_from) {
            anyhow::bail!(
                "the setting mail_from is no address: {:?}; write it as Meetbaar <meetbaar@example.nl>",
                config.mail_from
            );
        }
        let clock = config.clock();
        let database = open_database(&config)?;
        migrate(&config, &database)?;
        let keys = config.keys();
        if !Keys::are_there(&keys) && database.read(lines::any)? {
            anyhow::bail!(
                "{} is missing and there are reports; put it back from a backup, or every candidate becomes a new person",
                keys.join("pseudonym.key").display()
            );
        }
        if !Keys::has_audit(&keys) && database.read(audit::latest)?.is_some() {
            anyhow::bail!(
                "{} is missing and there is an audit log; put it back from a backup, or every entry looks like a changed one",
                keys.join("audit.key").display()
            );
        }
        let keys = Keys::open(&keys).context("the folder keys can't be used")?;
        let database = database.with_journal(journal(&config, &keys)?);
        let known =
            || database.write(|connection| known(connection, keys.pseudonyms(), clock.now()));
        // Of two processes that start together, the second finds the key of the first one noted.
        known()
            .or_else(|_| known())
            .context("the keys of pseudonyms can't be used")?;
        let add = || {
            database.write(|connection| {
                schedule::prepare(connection, clock.now())?;
                add_shipped_tables(connection, clock.now())
            })
        };
        // Of two processes that start together, the second finds the first one's tables on its second look.
        add()
            .or_else(|_| add())
            .context("the value tables that ship with Meetbaar could not be added")?;
        let transport = match &config.smtp_url {
            Some(url) => {
                Transport::smtp(url.reveal()).context("the setting smtp_url can't be used")?
            }
            None => Transport::Folder(config.data.join("mail")),
        };
        Ok(Arc::new(Self {
            files: FileStore::open(&config.data.join("files"))
                .with_context(|| cannot_write(&config.data))?,
            evidence: FileStore::open(&config.data.join("evidence"))
                .with_context(|| cannot_write(&config.data))?,
            jail: Jail::of(&config),
            keys,
            importers: Installed::read(config.importers_folder.as_deref()),
            scanner: Scanner::at(&config.defence.clamd),
            clock,
            database,
            transport,
            config,
        }))
    }

    /// Removes files that no report or evidence came of: their upload was cut off between the disk and the database, or
    /// the evidence was removed.
    ///
    /// # Errors
    /// When the disk or the database refuses.
    pub fn sweep(&self) -> anyhow::Result<()> {
        for fingerprint in self.files.older_than_a_day()? {
            let known = |connection: &mut _| reports::knows_file(connection, &fingerprint);
            if !self.database.read(known)? {
                self.files.remove(&fingerprint)?;
            }
        }
        for fingerprint in self.evidence.older_than_a_day()? {
            let known = |connection: &mut _| evidence::knows_file(connection, &fingerprint);
            if !self.database.read(known)? {
                self.evidence.remove(&fingerprint)?;
            }
        }
        Ok(())
    }

    /// How pseudonyms are made now. A rotation elsewhere is known at once.
    ///
    /// # Errors
    /// When a key is not there, or the database can't tell how many are in use.
    pub fn pseudonyms(&self) -> Stored<Pseudonyms> {
        self.database
            .read(|connection| in_use(connection, self.keys.pseudonyms()))
    }

    /// What an administrator should look at, in stable words: this installation works, but not as safely as it could.
    #[must_use]
    pub fn warnings(&self) -> Vec<&'static str> {
        let scanner = match &self.scanner {
            None => Some("uploads_not_scanned"),
            Some(scanner) => scanner.ping().err().map(|error| {
                tracing::warn!(%error, "the scanner of uploads does not answer");
                "scanner_unreachable"
            }),
        };
        let defence = &self.config.defence;
        let contact = defence.security_contact.is_empty();
        let contact = contact.then_some("no_security_contact");
        let plain = (!self.config.secure_cookies()).then_some("not_by_https");
        // A log that can't be asked about is one that is not known to be safe.
        let is_open = || self.database.could_change_log().unwrap_or(true);
        let log = self.config.database_url.is_some() && is_open();
        let log = log.then_some("audit_log_changeable");
        let all = [scanner, contact, plain, log];
        all.into_iter().flatten().collect()
    }

    /// Day for which figures hold when nobody names one.
    #[must_use]
    pub fn reference_date(&self) -> chrono::NaiveDate {
        self.config
            .reference_date
            .unwrap_or_else(|| self.clock.now().day())
    }

    /// How gap alerts are raised here.
    #[must_use]
    pub fn gap_alerts(&self) -> GapAlerts {
        GapAlerts {
            today: self.reference_date(),
        }
    }
}

/// Brings the database up to date, as its owner where the settings name one; returns the steps that ran.
///
/// # Errors
/// With words that say what to do.
pub fn migrate(config: &Config, database: &Database) -> anyhow::Result<Vec<String>> {
    let Some(url) = &config.database_owner_url else {
        return database
            .migrate()
            .context("the database could not be brought up to date");
    };
    let owner = Database::open(url.reveal(), 2).context(
        "check database_owner_url: is it a role that can sign in, is the password right?",
    )?;
    database.migrate_as(&owner).context(
        "the database could not be brought up to date as database_owner_url; that role must own its tables",
    )
}

/// What the audit log of an installation is kept with.
fn journal(config: &Config, keys: &Keys) -> anyhow::Result<Journal> {
    let signer = keys
        .audit_signer()
        .context("the key audit-signing.key can't be used")?;
    let folder = config.data.join("audit-heads");
    Journal::open(keys.audit(), signer, &folder, config.clock())
        .with_context(|| cannot_write(&config.data))
}

/// Opens the database of the settings, without migrating it.
///
/// # Errors
/// With words that say what to do.
pub fn open_database(config: &Config) -> anyhow::Result<Database> {
    let advice = if config.database_url.is_some() {
        "check DATABASE_URL (postgres://user:password@host/database): does the server run, does the database exist, is the password right?"
    } else {
        "check that the data folder can be written"
    };
    Database::open(&config.database(), config.database_connections)
        .with_context(|| advice.to_owned())
}

/// Makes the data folder where it is missing, and tries to write in it.
///
/// # Errors
/// With words that say what to do.
pub fn writable(folder: &Path) -> anyhow::Result<()> {
    // What suppliers send is nobody else's on this machine.
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
        .with_context(|| cannot_write(folder))?;
    let probe = folder.join(format!(".writable-{}", std::process::id()));
    std::fs::write(&probe, b"").with_context(|| cannot_write(folder))?;
    std::fs::remove_file(probe).with_context(|| cannot_write(folder))
}

fn cannot_write(folder: &Path) -> String {
    format!(
        "the data folder {} can't be written; give this user the right to write it, or name another with --data DIR",
        folder.display()
    )
}
