//! Made-up reports in the states that draw different pages.

use meetbaar_domain::amount::Cents;

use super::super::*;
use super::{lines, shell};
use crate::text::Texts;

fn problem(
    severity: &str,
    code: &str,
    cell: &str,
    found: Option<&str>,
    expected: Option<&str>,
) -> ProblemRow {
    ProblemRow {
        severity: severity.to_owned(),
        code: code.to_owned(),
        cell: cell.to_owned(),
        heading: found.map(|_| "Doelgroep".to_owned()),
        found: found.map(str::to_owned),
        expected: expected.map(str::to_owned),
    }
}

/// A report with errors, whose file was uploaded before and which lacks a period.
pub(crate) fn report(texts: Texts) -> ReportPage {
    let mut problems = vec![
        problem(
            "error",
            "unknown_target_group",
            "Rapportage!C14",
            Some("P-wed"),
            Some("participatiewet"),
        ),
        problem(
            "error",
            "unknown_target_group",
            "Rapportage!C19",
            Some("onbekend"),
            None,
        ),
        problem(
            "error",
            "end_before_start",
            "Rapportage!F9",
            Some("1-2-2025"),
            None,
        ),
        problem("error", "missing_column", "", None, Some("paid_hours")),
        problem("warning", "hidden_row", "Rapportage!22:22", None, None),
        problem(
            "note",
            "unknown_column",
            "Rapportage!M1",
            Some("Opmerking manager"),
            None,
        ),
        problem("note", "something_new", "Rapportage!N1", None, None),
    ];
    problems.extend((30..55).map(|row| {
        problem(
            "error",
            "invalid_date",
            &format!("Rapportage!E{row}"),
            Some("begin mei"),
            None,
        )
    }));
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
        decided: None,
        stated_period: None,
        importer: Some("Kwartaalrapportage, versie 1".to_owned()),
        fingerprint: "9f2c41d07ab3".to_owned(),
        line_count: 48,
        progress: None,
        can_cancel: false,
        not_read: false,
        contracts: contracts(texts),
        problems: ProblemList::grouped(problems),
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
        problems: ProblemList::grouped([problem(
            "warning",
            "hidden_row",
            "Rapportage!22:22",
            None,
            None,
        )]),
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
        }),
        ..sample
    }
}
