//! A made-up page of the audit log.

use super::{
    super::{AuditChange, AuditFilter, AuditPage, AuditRow, Section},
    shell,
};
use crate::{audit::Deed, text::Texts};

pub(crate) fn audit(texts: Texts) -> AuditPage {
    let row = AuditRow {
        seq: 12,
        when: "23 november 2026, 10:04".to_owned(),
        recorded_at: "2026-11-23T09:04:05.000000Z".to_owned(),
        who: "reviewer@example.nl".to_owned(),
        role: Some(texts.word("role", "reviewer")),
        deed: texts.word("deed", "report_accepted"),
        object: Some((texts.word("audit-object", "report"), "0192a".to_owned())),
        contract: None,
        supplier: Some("noorderlicht".to_owned()),
        means: texts.word("audit-means", "browser"),
        address: Some("192.0.2.7".to_owned()),
        request: Some("0192b".to_owned()),
        route: Some("POST /reports/{id}/accept".to_owned()),
        changes: vec![AuditChange {
            field: "state".to_owned(),
            was: "submitted".to_owned(),
            became: "accepted".to_owned(),
        }],
        details: vec![("lines".to_owned(), "12".to_owned())],
    };
    AuditPage {
        shell: shell(
            texts,
            &texts.text("audit-heading"),
            Section::Audit,
            "auditor",
            "/audit",
        ),
        filter: AuditFilter {
            contract: "ICT-2024-017".to_owned(),
            deed: "report_accepted".to_owned(),
            from: "gisteren".to_owned(),
            ..AuditFilter::default()
        },
        deeds: Deed::ALL.iter().map(|deed| deed.code()).collect(),
        day_fault: Some(texts.text("fault-date_invalid")),
        rows: vec![row],
        export: "/audit/export?contract=ICT-2024-017".to_owned(),
        first: Some("/audit".to_owned()),
        next: Some("/audit?before=12".to_owned()),
    }
}
