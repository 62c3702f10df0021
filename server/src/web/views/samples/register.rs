//! The pages of the contract register, made up.

use super::{super::*, shell};
use crate::text::Texts;

/// Sending a register, after a fault.
pub(crate) fn register(texts: Texts) -> RegisterPage {
    RegisterPage {
        shell: shell(
            texts,
            &texts.text("register-heading"),
            Section::Register,
            "administrator",
            "/register",
        ),
        limit_mib: 20,
        fault: Some(texts.text("fault-file_missing")),
    }
}

/// What a register would change, after somebody else changed something.
pub(crate) fn register_import(texts: Texts) -> RegisterImportPage {
    let row = |field: &str, before: &str, now: &str| RegisterRow {
        field: texts.word("register-field", field),
        before: before.to_owned(),
        now: now.to_owned(),
    };
    RegisterImportPage {
        shell: shell(
            texts,
            "register.xlsx",
            Section::Register,
            "administrator",
            "/register/imports/0198c0de",
        ),
        id: "0198c0de".to_owned(),
        file_name: "register <1>.xlsx".to_owned(),
        reading: false,
        state: "ready",
        changes: 2,
        fault: Some(texts.text("fault-import_has_errors")),
        meanwhile: vec![row("end", "2026-12-31", "2027-12-31")],
        problems: vec![RegisterProblem {
            severity: "warning",
            code: "client_supervision_assumed".to_owned(),
            place: "Contracten!A7".to_owned(),
            title: texts.text("fault-client_supervision_assumed"),
            sentences: vec![texts.with1("problem-found", "found", "nee".to_owned())],
        }],
        parts: vec![
            (
                "new",
                vec![RegisterChange {
                    key: "ICT-2026-001".to_owned(),
                    place: "Contracten!A7".to_owned(),
                    rows: vec![row("title", "–", "Inhuur <testers>")],
                }],
            ),
            (
                "suppliers-changed",
                vec![RegisterChange {
                    key: "kompas".to_owned(),
                    place: String::new(),
                    rows: vec![row("kvk", "–", "01234567")],
                }],
            ),
        ],
        unchanged: 11,
        not_in_file: vec!["ICT-2024-017".to_owned()],
        not_in_file_count: 3,
    }
}
