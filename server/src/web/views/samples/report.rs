//! Made-up reports in the states that draw different pages.

use meetbaar_domain::amount::Cents;

use super::super::*;
use super::{
    lines,
    problems::{errors, group, place, severity, warnings},
    review::questions,
    shell,
};
use crate::text::Texts;

/// A report with errors, whose file was uploaded before and which lacks a period.
pub(crate) fn report(texts: Texts) -> ReportPage {
    let notes = vec![
        group(
            "note",
            "unknown_column",
            vec![place("Rapportage!M1", &["Er staat “Opmerking manager”."])],
        ),
        group("note", "something_new", vec![place("Rapportage!N1", &[])]),
    ];
    let problems = ProblemList {
        severities: vec![
            severity("error", errors()),
            severity("warning", warnings()),
            severity("note", notes),
        ],
        cut: true,
    };
    ReportPage {
        shell: shell(
            texts,
            &texts.with1("report-title", "file", "Rapportage Q3 2026.xlsx"),
            Section::Reports,
            "supplier",
            "/reports/0198c0de",
        ),
        id: "0198c0de".to_owned(),
        file_name: "Rapportage Q3 2026.xlsx".to_owned(),
        supplier: "Van Dalen ICT B.V.".to_owned(),
        state: "needs_correction".to_owned(),
        uploaded: texts.moment("2026-10-05T09:14:00".parse().unwrap()),
        submitted: None,
        signed: vec![SignedRow {
            statement: "complete_and_true".to_owned(),
            by: "piet@leverancier.example, 5 oktober 2026".to_owned(),
        }],
        decided: None,
        erased: Some(("lines", texts.date("2028-10-01".parse().unwrap()))),
        stated_period: None,
        importer: Some("Kwartaalrapportage, versie 1".to_owned()),
        fingerprint: "9f2c41d07ab3".to_owned(),
        line_count: 48,
        progress: None,
        can_cancel: false,
        not_read: false,
        contracts: contracts(texts),
        problems,
        own_numbers: vec![DeclaredColumn {
            told: "Kolom B (Kandidaatnummer), door piet@leverancier.example".to_owned(),
            name: "B (Kandidaatnummer)".to_owned(),
            sheet: "Rapportage".to_owned(),
            column: "B".to_owned(),
            can_be_taken_back: true,
        }],
        evidence: EvidenceList {
            rows: vec![EvidenceRow {
                id: "0198c0ab".to_owned(),
                kind: "payslip_extract".to_owned(),
                line: Some("Rapportage!12".to_owned()),
                dated: Some("30 september 2026".to_owned()),
                name: "loonstrook <september>.pdf".to_owned(),
                by: "piet@leverancier.example, 5 oktober 2026".to_owned(),
                can_be_opened: true,
                can_be_removed: true,
            }],
            form: Some(EvidenceForm {
                kinds: vec!["payslip_extract", "other"],
                sheets: vec!["Rapportage".to_owned(), "Blad2".to_owned()],
                limit_mib: 10,
                fault: Some(texts.text("fault-evidence_type_unknown")),
                ..EvidenceForm::default()
            }),
        },
        changes: Some(ChangesSummary {
            kinds: vec![ChangeCount {
                kind: "changed",
                count: 2,
                told: texts.with1("changes-count-changed", "count", 2_i64),
                address: "/reports/0198c0de/changes?kind=changed".to_owned(),
            }],
        }),
        corrections: vec![CorrectionRow {
            id: "0198c0aa".to_owned(),
            cell: "Rapportage!D2".to_owned(),
            value: "30-09-2026".to_owned(),
            found: Some("31-09-2026".to_owned()),
            reason: "September heeft dertig dagen.".to_owned(),
            by: "piet@leverancier.example, 5 oktober 2026".to_owned(),
            can_be_taken_back: true,
        }],
        questions: Vec::new(),
        declaration_fault: Some(texts.text("fault-declaration_missing")),
        further_problems: vec![FurtherProblems {
            severity: "note".to_owned(),
            code: "unknown_column".to_owned(),
            count: 412,
        }],
        has_marks: true,
        lines: Some(LineTable {
            with_contract: true,
            ..lines(texts)
        }),
        returned: None,
        earlier: Some(EarlierUpload {
            id: "0198c0dd".to_owned(),
            uploaded: texts.moment("2026-10-04T17:40:00".parse().unwrap()),
            state: "needs_correction".to_owned(),
        }),
        period_choices: Some(vec![Choice {
            value: "2026-Q3".to_owned(),
            label: texts.quarter(2026, 3),
        }]),
        contract_choices: vec!["ICT-2024-017".to_owned()],
        period_fault: Some(texts.text("fault-period_invalid")),
        can_say_layout: false,
        submit: None,
        can_revise: false,
        can_accept: false,
        return_form: None,
    }
}

fn contracts(texts: Texts) -> Vec<ReportContract> {
    vec![
        ReportContract {
            number: "ICT-2024-017".to_owned(),
            period: texts.quarter(2026, 3),
            revision: 2,
            lines: 46,
            totals: vec![texts.euro(Cents(4_100_000))],
            superseded: false,
        },
        ReportContract {
            number: "ICT-2025-041".to_owned(),
            period: texts.quarter(2026, 3),
            revision: 1,
            lines: 2,
            totals: Vec::new(),
            superseded: true,
        },
    ]
}

/// A report that is still being read.
pub(crate) fn reading(texts: Texts) -> ReportPage {
    ReportPage {
        state: "reading".to_owned(),
        progress: Some(ReadSoFar {
            rows: texts.number(12_000),
            lines: texts.number(0),
        }),
        can_cancel: true,
        contracts: Vec::new(),
        problems: ProblemList::default(),
        further_problems: Vec::new(),
        lines: None,
        earlier: None,
        period_choices: None,
        period_fault: None,
        importer: None,
        ..report(texts)
    }
}

/// A report that waits for a decision, after a reason was forgotten.
pub(crate) fn submitted(texts: Texts) -> ReportPage {
    let sample = report(texts);
    ReportPage {
        shell: shell(
            texts,
            &sample.shell.title,
            Section::Reports,
            "contract_manager",
            "/reports/0198c0de",
        ),
        state: "submitted".to_owned(),
        submitted: Some(texts.moment("2026-10-06T11:02:00".parse().unwrap())),
        stated_period: Some(texts.quarter(2026, 3)),
        problems: ProblemList {
            severities: vec![severity("warning", warnings())],
            cut: false,
        },
        own_numbers: Vec::new(),
        declaration_fault: None,
        earlier: None,
        period_choices: None,
        period_fault: None,
        can_accept: true,
        return_form: Some(ReturnForm {
            reason: String::new(),
            fault: Some(texts.text("fault-reason_missing")),
        }),
        ..sample
    }
}

/// A report that was returned, mended and can be submitted again.
pub(crate) fn returned(texts: Texts) -> ReportPage {
    let sample = report(texts);
    ReportPage {
        state: "ready".to_owned(),
        decided: Some(texts.moment("2026-10-08T15:30:00".parse().unwrap())),
        problems: ProblemList::default(),
        earlier: None,
        period_choices: None,
        period_fault: None,
        returned: Some(ReturnedNote {
            reason: "De uren in rij 14 zijn hoger dan het contract.\nControleer ook <kolom> F."
                .to_owned(),
            when: texts.moment("2026-10-08T15:30:00".parse().unwrap()),
        }),
        submit: Some(SubmitForm {
            complete: true,
            informed: false,
            fault: Some(texts.text("fault-statement_missing")),
            closed: true,
            reason: String::new(),
        }),
        ..sample
    }
}

/// A report of which a reviewer asks something, as its supplier sees it.
pub(crate) fn questioned(texts: Texts) -> ReportPage {
    let sample = submitted(texts);
    ReportPage {
        shell: shell(
            texts,
            &sample.shell.title,
            Section::Reports,
            "supplier",
            "/reports/0198c0de",
        ),
        questions: questions(texts, true),
        can_accept: false,
        return_form: None,
        ..sample
    }
}
