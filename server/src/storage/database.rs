//! One connection type for both databases, the pool, and the two doors to it: [`Database::read`] and [`Database::write`].
//!
//! Nothing else may open a transaction.

#![expect(missing_docs, reason = "diesel makes public items that carry no docs")]

use std::time::Duration;

use diesel::{
    PgConnection, SqliteConnection,
    connection::{AnsiTransactionManager, Connection as _, SimpleConnection, TransactionManager},
    r2d2::{ManageConnection, Pool, R2D2Connection},
};

use super::{StorageError, Stored, audit};
use crate::audit::{Context, Journal, Note, during, heads::Latest};

/// A connection to one of the two databases.
#[derive(diesel::MultiConnection)]
pub enum AnyConnection {
    /// PostgreSQL.
    Postgres(PgConnection),
    /// SQLite.
    Sqlite(SqliteConnection),
}

/// Repeats one expression for both inner connections: the whole of diesel's interface, written once.
macro_rules! each {
    ($connection:expr, $inner:ident => $body:expr) => {
        match $connection {
            $crate::storage::Connection::Postgres($inner) => $body,
            $crate::storage::Connection::Sqlite($inner) => $body,
        }
    };
}
pub(in crate::storage) use each;

/// The step with which rollups came: what was accepted before it is added up once.
const FIRST_ROLLUPS: &str = "0009";

/// The database of an installation: a pool of connections.
#[derive(Clone)]
pub struct Database {
    pool: Pool<Address>,
    journal: Option<Journal>,
}

impl Database {
    /// Opens the database at a URL: `postgres://…`, or `sqlite:` and a file's path.
    ///
    /// # Errors
    /// [`StorageError::Unreachable`] with the database's own words, without the URL's password.
    pub fn open(url: &str, connections: u32) -> Stored<Self> {
        let address = Address::parse(url)?;
        address
            .connect()
            .map_err(|error| StorageError::Unreachable(address.without_secret(&error)))?;
        let pool = Pool::builder()
            .max_size(connections)
            .connection_timeout(Duration::from_secs(10))
            .build(address)
            .map_err(|error| StorageError::Unreachable(error.to_string()))?;
        Ok(Self {
            pool,
            journal: None,
        })
    }

    /// The same database, that can keep the audit log.
    #[must_use]
    pub fn with_journal(self, journal: Journal) -> Self {
        Self {
            journal: Some(journal),
            ..self
        }
    }

    /// What the audit log is kept with.
    ///
    /// # Errors
    /// When the database was opened without it.
    pub fn journal(&self) -> Stored<&Journal> {
        let missing = || StorageError::Failed("the audit log has no key".to_owned());
        self.journal.as_ref().ok_or_else(missing)
    }

    /// Runs the migrations that this database lacks; returns the names of those it ran.
    ///
    /// # Errors
    /// When one fails, or when the database knows a step that this program does not.
    pub fn migrate(&self) -> Stored<Vec<String>> {
        let mut connection = self.connection()?;
        let ran = super::migrations::run(&mut connection)?;
        if ran.iter().any(|step| step.starts_with(FIRST_ROLLUPS)) {
            self.write(super::rollups::build)?;
        }
        Ok(ran)
    }

    /// Runs the migrations as the owner of the tables, and gives the role of this database what it needs: it can add to
    /// the audit log, and neither change nor remove what stands there.
    ///
    /// # Errors
    /// As [`Self::migrate`]; when the owner is no owner; and where there are no roles, on SQLite.
    pub fn migrate_as(&self, owner: &Self) -> Stored<Vec<String>> {
        let ran = owner.migrate()?;
        let role = super::roles::name(&mut *self.connection()?)?;
        super::roles::grant(&mut *owner.connection()?, &role)?;
        Ok(ran)
    }

    /// Whether the role of this database could change the audit log.
    ///
    /// # Errors
    /// When the query fails.
    pub fn could_change_log(&self) -> Stored<bool> {
        super::roles::could_change_log(&mut *self.connection()?)
    }

    /// Which database it is: `sqlite` or `postgresql`.
    ///
    /// # Errors
    /// When no connection is to be had.
    pub fn kind(&self) -> Stored<&'static str> {
        Ok(match &*self.connection()? {
            AnyConnection::Postgres(_) => "postgresql",
            AnyConnection::Sqlite(_) => "sqlite",
        })
    }

    /// Lends a connection for reading: everything that the body sees is of one moment.
    ///
    /// # Errors
    /// Those of the body, and a pool that has no connection to give.
    pub fn read<T, E: From<StorageError>>(
        &self,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        within_transaction(&mut *self.connection()?, Purpose::Reading, body)
    }

    /// The same for somebody: where the body notes that lines of candidates were seen, that is in the audit log before
    /// this returns, or there is an error instead of what was read.
    ///
    /// # Errors
    /// Those of the body, and an entry that can't be stored.
    pub fn read_as<T, E: From<StorageError>>(
        &self,
        context: &Context,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        let (outcome, notes) = during(|| self.read(body));
        let value = outcome?;
        if !notes.is_empty() {
            let mut connection = self.connection()?;
            let latest = within_transaction(&mut connection, Purpose::Writing, |connection| {
                self.append(connection, context, &notes)
            })?;
            self.ends_at(latest.as_ref());
        }
        Ok(value)
    }

    /// Runs the body in one transaction, which is undone when the body fails. Nothing slow and no network inside it.
    ///
    /// What it notes is noted of the program itself; who acts for somebody takes [`Self::write_as`].
    ///
    /// # Errors
    /// Those of the body, and a transaction that can't be opened or committed.
    pub fn write<T, E: From<StorageError>>(
        &self,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.write_as(&Context::program(), body)
    }

    /// The same for somebody: what the body notes goes into the audit log at the end of the same transaction, so that the
    /// chain is held for a moment only.
    ///
    /// # Errors
    /// Those of the body, and a transaction that can't be opened or committed.
    pub fn write_as<T, E: From<StorageError>>(
        &self,
        context: &Context,
        body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut connection = self.connection()?;
        let mut latest = None;
        let value = within_transaction(&mut connection, Purpose::Writing, |connection| {
            let (outcome, mut notes) = during(|| body(connection));
            let value = outcome?;
            if notes.is_empty() {
                notes.extend(context.otherwise.clone());
            }
            latest = self.append(connection, context, &notes)?;
            Ok::<_, E>(value)
        })?;
        self.ends_at(latest.as_ref());
        Ok(value)
    }

    fn append(
        &self,
        connection: &mut AnyConnection,
        context: &Context,
        notes: &[Note],
    ) -> Stored<Option<Latest>> {
        if notes.is_empty() {
            return Ok(None);
        }
        audit::append(connection, self.journal()?, context, notes)
    }

    fn ends_at(&self, latest: Option<&Latest>) {
        if let (Some(journal), Some(latest)) = (&self.journal, latest) {
            journal.ends_at(latest);
        }
    }

    fn connection(&self) -> Stored<diesel::r2d2::PooledConnection<Address>> {
        self.pool
            .get()
            .map_err(|error| StorageError::Unreachable(error.to_string()))
    }
}

type Transactions = <AnyConnection as diesel::Connection>::TransactionManager;

/// What a transaction is for.
#[derive(Clone, Copy)]
enum Purpose {
    Reading,
    Writing,
}

/// `BEGIN IMMEDIATE` for writing on SQLite: a plain transaction that reads and then writes fails there under load.
fn within_transaction<T, E: From<StorageError>>(
    connection: &mut AnyConnection,
    purpose: Purpose,
    body: impl FnOnce(&mut AnyConnection) -> Result<T, E>,
) -> Result<T, E> {
    let begin = match (&*connection, purpose) {
        (AnyConnection::Sqlite(_), Purpose::Reading) => "BEGIN DEFERRED",
        (AnyConnection::Sqlite(_), Purpose::Writing) => "BEGIN IMMEDIATE",
        (AnyConnection::Postgres(_), Purpose::Reading) => {
            "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        }
        (AnyConnection::Postgres(_), Purpose::Writing) => "BEGIN",
    };
    each!(connection, inner => AnsiTransactionManager::begin_transaction_sql(inner, begin))
        .map_err(StorageError::from)?;
    match body(connection) {
        Ok(value) => {
            Transactions::commit_transaction(connection).map_err(StorageError::from)?;
            Ok(value)
        }
        Err(error) => {
            Transactions::rollback_transaction(connection).map_err(StorageError::from)?;
            Err(error)
        }
    }
}

/// Where a database is, and how connections to it are made.
#[derive(Clone, Debug)]
enum Address {
    Postgres(String),
    Sqlite(String),
}

impl Address {
    fn parse(url: &str) -> Stored<Self> {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Ok(Self::Postgres(url.to_owned()))
        } else if let Some(path) = url.strip_prefix("sqlite:").filter(|path| !path.is_empty()) {
            Ok(Self::Sqlite(path.to_owned()))
        } else {
            Err(StorageError::Unreachable(
                "the URL must begin with postgres:// or sqlite:".to_owned(),
            ))
        }
    }

    fn without_secret(&self, error: &diesel::r2d2::Error) -> String {
        let text = error.to_string();
        let (Self::Postgres(url) | Self::Sqlite(url)) = self;
        match url::Url::parse(url)
            .ok()
            .and_then(|parsed| parsed.password().map(str::to_owned))
        {
            Some(secret) if !secret.is_empty() => text.replace(&secret, "***"),
            _ => text,
        }
    }
}

impl ManageConnection for Address {
    type Connection = AnyConnection;
    type Error = diesel::r2d2::Error;

    fn connect(&self) -> Result<AnyConnection, Self::Error> {
        let open = |error| diesel::r2d2::Error::ConnectionError(error);
        let set = |error| diesel::r2d2::Error::QueryError(error);
        match self {
            Self::Postgres(url) => {
                let mut inner = PgConnection::establish(url).map_err(open)?;
                inner
                    .batch_execute(
                        "SET application_name = 'meetbaar'; SET TIME ZONE 'UTC'; \
                         SET statement_timeout = '60s'; SET lock_timeout = '10s'",
                    )
                    .map_err(set)?;
                Ok(AnyConnection::Postgres(inner))
            }
            Self::Sqlite(path) => {
                let mut inner = SqliteConnection::establish(path).map_err(open)?;
                inner
                    .batch_execute(
                        // Room for the indexes of a large report that is being stored: 32 MiB of pages at the most, what
                        // is undone of one statement in memory, fewer copies of the same page from the journal; what is erased is
                        // overwritten.
                        "PRAGMA busy_timeout = 30000; PRAGMA journal_mode = WAL; \
                         PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                         PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY; \
                         PRAGMA wal_autocheckpoint = 4000; PRAGMA secure_delete = ON",
                    )
                    .map_err(set)?;
                Ok(AnyConnection::Sqlite(inner))
            }
        }
    }

    fn is_valid(&self, connection: &mut AnyConnection) -> Result<(), Self::Error> {
        connection.ping().map_err(diesel::r2d2::Error::QueryError)
    }

    fn has_broken(&self, connection: &mut AnyConnection) -> bool {
        R2D2Connection::is_broken(connection)
    }
}
