//! How each database is told that rows of a table are added, and never changed or removed.
//!
//! Who may drop a trigger may change rows: on PostgreSQL the server's role owns nothing ([`super::roles`]); and what was
//! changed all the same, [`super::audit::verify`] finds.

/// The statements for a table and its key.
pub(super) type Spelling = fn(&str, &str) -> String;

const BEGINS: &str = "{{append_only ";

/// A step with each `{{append_only TABLE KEY}}` in it spelled out.
pub(super) fn spelled(step: &str, spelling: Spelling) -> String {
    let mut parts = step.split(BEGINS);
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (names, rest) = part.split_once("}}").unwrap_or((part, ""));
        let (table, key) = names.split_once(' ').unwrap_or((names, "id"));
        text.push_str(&spelling(table, key));
        text.push_str(rest);
    }
    text
}

/// Names of the triggers of a table, in the order of the alphabet.
pub(super) fn triggers(table: &str, is_sqlite: bool) -> Vec<String> {
    let endings: &[&str] = if is_sqlite {
        &["no_delete", "no_replace", "no_update"]
    } else {
        &["no_change", "no_truncate"]
    };
    endings
        .iter()
        .map(|ending| format!("{table}_{ending}"))
        .collect()
}

/// An `INSERT OR REPLACE` removes a row without asking the trigger for removals: it has one of its own.
pub(super) fn on_sqlite(table: &str, key: &str) -> String {
    let refuse = "SELECT RAISE(ABORT, 'rows of this table are never changed'); END;";
    format!(
        "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN {refuse}\n\
         CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN {refuse}\n\
         CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} \
         WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) BEGIN {refuse}\n"
    )
}

/// One function for each table: a step says all that it needs.
pub(super) fn on_postgres(table: &str, _key: &str) -> String {
    format!(
        "CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$\n\
         BEGIN RAISE EXCEPTION 'rows of this table are never changed'; END $$;\n\
         CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} \
         FOR EACH ROW EXECUTE FUNCTION {table}_refuse();\n\
         CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} \
         FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse();\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_names_its_tables_and_each_is_spelled_out() {
        let spelled = spelled(
            "CREATE TABLE a;\n{{append_only a seq}}\n{{append_only b day}}\nEND",
            |table, key| format!("<{table}.{key}>"),
        );
        assert_eq!(spelled, "CREATE TABLE a;\n<a.seq>\n<b.day>\nEND");
    }
}
