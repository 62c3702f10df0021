//! The matrix as a page of the documentation.

use std::fmt::Write;

use super::{MATRIX, Permission, Role};

/// The matrix in Markdown: one row a permission, one column a role, and what each permission allows.
#[must_use]
pub fn document() -> String {
    let mut text = String::from(
        "# Who may do what\n\n\
         Printed from the code (`server/domain/src/access/matrix.rs`) by the tests; edit it there.\n\n\
         An empty cell: not given, the answer is 403. A filled one tells how far the permission reaches; what lies \
         outside is answered as if it were not there (404). *Own buyers* and *own categories* are those that an \
         administrator gave to the account: contracts of theirs, and reports that hold no other contract.\n\n|  |",
    );
    for role in Role::ALL {
        let _ = write!(text, " {} |", role.code().replace('_', " "));
    }
    text.push_str("\n|--|");
    text.push_str(&"--|".repeat(Role::ALL.len()));
    for (permission, reaches) in MATRIX {
        let _ = write!(text, "\n| `{}` |", permission.code());
        for reach in reaches {
            let words = reach.map_or("", super::Reach::words);
            let _ = write!(text, " {words} |");
        }
    }
    text.push_str("\n\n## What the permissions allow\n");
    for permission in Permission::ALL {
        let _ = write!(
            text,
            "\n- `{}`: {}",
            permission.code(),
            permission.words().trim()
        );
    }
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_printed_matrix_is_that_of_the_code() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/permissions.md");
        if std::env::var_os("UPDATE_DOCS").is_some() {
            std::fs::write(file, document()).unwrap();
        }
        assert_eq!(std::fs::read_to_string(file).unwrap(), document());
    }
}
