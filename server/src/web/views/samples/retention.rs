//! Retention, a certificate, and a candidate who asks, made up.

use super::{super::*, refused, shell};
use crate::text::Texts;

fn term(texts: Texts, standing: &'static str) -> ContractTerm {
    ContractTerm {
        number: "ICT-2020-003".to_owned(),
        supplier: "Van Dalen <ICT> B.V.".to_owned(),
        ends: texts.date("2024-09-30".parse().unwrap()),
        last_day: texts.date("2026-09-30".parse().unwrap()),
        standing,
    }
}

fn row(texts: Texts, ground: &str, ended: bool) -> CertificateRow {
    let moment = texts.moment("2026-10-01T02:00:00".parse().unwrap());
    CertificateRow {
        id: format!("0198c0de-{ground}"),
        ground: ground.to_owned(),
        supplier: "Van Dalen <ICT> B.V.".to_owned(),
        contract: (ground == "term").then(|| "ICT-2020-003".to_owned()),
        ended: ended.then_some(moment),
        lines: texts.number(12_345),
        files: texts.number(7),
    }
}

/// Contracts that ended, in every standing, and certificates of every ground.
pub(crate) fn retention(texts: Texts) -> RetentionPage {
    let standings = [
        "runs",
        "over",
        "kept_longer",
        "settlement_open",
        "report_waiting",
    ];
    RetentionPage {
        shell: shell(
            texts,
            &texts.text("retention-heading"),
            Section::None,
            "administrator",
            "/retention",
        ),
        usual: 24,
        contracts: standings.map(|standing| term(texts, standing)).into(),
        certificates: vec![
            row(texts, "term", false),
            row(texts, "not_counted", true),
            row(texts, "candidate", true),
        ],
    }
}

/// A contract of which the term was filled in wrongly.
pub(crate) fn contract_retention(texts: Texts) -> ContractRetentionPage {
    ContractRetentionPage {
        shell: shell(
            texts,
            &texts.with1("retention-title", "number", "ICT-2020-003"),
            Section::Overview,
            "contract_manager",
            "/contracts/ICT-2020-003/retention",
        ),
        term: term(texts, "kept_longer"),
        months: 36,
        usual: 24,
        own: true,
        lines: texts.number(12_345),
        kept_longer: Some("Bezwaar <1>".to_owned()),
        certificates: vec![row(texts, "term", true)],
        form: Some(refused(texts, &["months", "keptLonger"])),
    }
}

/// A certificate with every part.
pub(crate) fn erasure(texts: Texts) -> ErasurePage {
    ErasurePage {
        shell: shell(
            texts,
            &texts.text("erasure-heading"),
            Section::None,
            "auditor",
            "/erasures/0198c0de-term",
        ),
        row: row(texts, "term", true),
        reason: Some("Verzoek <1>".to_owned()),
        term: Some((24, texts.date("2024-09-30".parse().unwrap()))),
        reports: vec![("0198c0de".to_owned(), texts.number(12), 2)],
        totals: vec![format!(
            "{}: {}",
            texts.word("erasure-kind", "jobs"),
            texts.amount("jobs", 123_456)
        )],
        fingerprint: Some("c0ffee".repeat(10)),
        signature: Some("U2lnbmF0dXJl".repeat(7)),
    }
}

/// What is kept of a candidate whose number is not shown again.
pub(crate) fn candidates(texts: Texts) -> CandidatesPage {
    CandidatesPage {
        shell: shell(
            texts,
            &texts.text("candidates-heading"),
            Section::None,
            "reviewer",
            "/candidates",
        ),
        suppliers: vec![Choice {
            value: "van-dalen".to_owned(),
            label: "Van Dalen <ICT> B.V.".to_owned(),
        }],
        typed: Typed::with([("candidate", "*********".to_owned())]),
        answer: Some(CandidateAnswer {
            supplier: "Van Dalen <ICT> B.V.".to_owned(),
            lines: vec![CandidateLine {
                report: "0198c0de".to_owned(),
                contract: "ICT-2020-003".to_owned(),
                period: texts.quarter(2024, 1),
                state: texts.word("state", "accepted"),
                target_group: Some(texts.word("group", "wajong")),
                hours: None,
                worth: vec![texts.amount("jobs", 123_456)],
                place: "Blad1, 7".to_owned(),
            }],
            erasure: refused(texts, &["reason"]),
            retype: true,
        }),
    }
}
