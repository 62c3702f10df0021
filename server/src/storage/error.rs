//! What can go wrong in the database, in words that the layers above may know.

/// A result of a query.
pub type Stored<T> = Result<T, StorageError>;

/// What can go wrong in the database. The text is for logs, never for a page.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    /// A row with the same unique value stands there already.
    #[error("a row with the same unique value exists")]
    Duplicate,
    /// Something else refers to the row, or the row refers to what is not there.
    #[error("something hangs on the row")]
    InUse,
    /// The database can't be reached, or not in time.
    #[error("the database can't be reached: {0}")]
    Unreachable(String),
    /// A stored value is none that the program knows.
    #[error("a stored value is unknown: {0}")]
    Unknown(String),
    /// Any other failed query.
    #[error("a query failed: {0}")]
    Failed(String),
}

impl From<diesel::result::Error> for StorageError {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::{DatabaseErrorKind, Error};
        match error {
            Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => Self::Duplicate,
            Error::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _) => Self::InUse,
            Error::DatabaseError(DatabaseErrorKind::ClosedConnection, info) => {
                Self::Unreachable(info.message().to_owned())
            }
            other => Self::Failed(other.to_string()),
        }
    }
}
