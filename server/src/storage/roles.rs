//! Two roles on PostgreSQL: one owns the tables, the server's own uses them. What the server's role may do is said here.

use diesel::{
    connection::SimpleConnection,
    prelude::*,
    sql_types::{Bool, Text},
};

use super::{Connection, StorageError, Stored};

/// Tables whose rows are added and never changed.
const ADDED_TO: &str = "audit_entry, audit_head";

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

/// The role that a connection has.
pub(super) fn name(connection: &mut Connection) -> Stored<String> {
    let Connection::Postgres(inner) = connection else {
        return Err(no_roles());
    };
    let asked = "SELECT CAST(current_user AS TEXT) AS name";
    let found: Name = diesel::sql_query(asked).get_result(inner)?;
    Ok(found.name)
}

/// Lets a role use the tables, those of the audit log only to read and to add.
pub(super) fn grant(owner: &mut Connection, role: &str) -> Stored<()> {
    let Connection::Postgres(inner) = owner else {
        return Err(no_roles());
    };
    let role = format!("\"{}\"", role.replace('"', "\"\""));
    let owns = "SELECT CAST(current_user AS TEXT) AS name";
    let found: Name = diesel::sql_query(owns).get_result(inner)?;
    if format!("\"{}\"", found.name.replace('"', "\"\"")) == role {
        return Err(StorageError::Failed(
            "database_owner_url and database_url name one role; make a second one that owns nothing".to_owned(),
        ));
    }
    inner.batch_execute(&format!(
        "BEGIN; GRANT USAGE ON SCHEMA public TO {role}; \
         GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}; \
         GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}; \
         REVOKE ALL ON {ADDED_TO}, __diesel_schema_migrations FROM {role}; \
         REVOKE ALL ON {ADDED_TO} FROM PUBLIC; \
         GRANT SELECT ON __diesel_schema_migrations TO {role}; \
         GRANT SELECT, INSERT ON {ADDED_TO} TO {role}; COMMIT"
    ))?;
    Ok(())
}

#[derive(QueryableByName)]
struct Could {
    #[diesel(sql_type = Bool)]
    could: bool,
}

/// Whether the role of a connection could change the audit log, or make itself able to; on SQLite whoever has the file
/// can.
pub(super) fn could_change_log(connection: &mut Connection) -> Stored<bool> {
    let Connection::Postgres(inner) = connection else {
        return Ok(true);
    };
    let asked = "SELECT has_table_privilege('audit_entry', 'UPDATE, DELETE, TRUNCATE') \
         OR has_table_privilege('audit_head', 'UPDATE, DELETE, TRUNCATE') \
         OR pg_has_role((SELECT relowner FROM pg_class WHERE oid = 'audit_entry'::regclass), 'MEMBER') AS could";
    let found: Could = diesel::sql_query(asked).get_result(inner)?;
    Ok(found.could)
}

fn no_roles() -> StorageError {
    StorageError::Failed("there are no roles on SQLite: leave database_owner_url out".to_owned())
}
