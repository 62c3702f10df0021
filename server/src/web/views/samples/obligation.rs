//! An obligation in time, and the forms that change it, made up.

use super::{super::*, shell};
use crate::text::Texts;

/// An obligation that was amended and that is lifted for a time.
pub(crate) fn obligation_page(texts: Texts) -> ObligationPage {
    let words = texts.obligation("share_of_contract_value", Some(300), None, None);
    let day = |text: &str| texts.date(text.parse().unwrap());
    let terms = |from: &str, until: Option<&str>, share: i64| TermsView {
        from: day(from),
        until: until.map(day),
        holds_now: until.is_none(),
        rows: vec![
            (texts.word("terms-field", "share"), texts.percent(share)),
            (
                texts.word("terms-field", "rhythm"),
                texts.word("rhythm", "quarter"),
            ),
        ],
        milestones: vec![(day("2026-12-31"), "€ 100.000,00".to_owned())],
        reason: until.is_none().then(|| "Lager <percentage>.".to_owned()),
        recorded_at: texts.moment("2026-10-06T11:02:00".parse().unwrap()),
    };
    ObligationPage {
        reduced_by: vec!["25% minder door PSO trede 2 (PSO-2026-7): 2026".to_owned()],
        shell: shell(
            texts,
            &words,
            Section::Overview,
            "contract_manager",
            "/contracts/ICT-2024-017/obligations/0198c0de",
        ),
        number: "ICT-2024-017".to_owned(),
        id: "0198c0de".to_owned(),
        words,
        kind: "share_of_contract_value".to_owned(),
        terms: vec![
            terms("2026-01-01", None, 300),
            terms("2024-04-01", Some("2025-12-31"), 500),
        ],
        waivers: vec![WaiverRow {
            id: "0198c0de-1".to_owned(),
            days: texts.quarter(2026, 2),
            reason: "security_screening".to_owned(),
            note: Some("Alle plekken vragen een VGB.".to_owned()),
            approver: "Directeur Inkoop".to_owned(),
        }],
        keeps: true,
    }
}

fn fields(texts: Texts, kind: &str) -> ObligationFields {
    let choice = |value: &str| Choice {
        value: value.to_owned(),
        label: value.to_owned(),
    };
    ObligationFields {
        kind: kind.to_owned(),
        takes_share: true,
        takes_amount: true,
        in_euros: true,
        unit: "euros",
        steps: vec![choice("30+")],
        rhythms: vec![choice("quarter")],
        value_tables: vec![choice("landelijk-2024")],
        milestones: vec![1, 2],
        typed: super::refused(
            texts,
            &[
                "share",
                "amount",
                "milestones",
                "starts",
                "reduction",
                "valueTable",
            ],
        ),
    }
}

/// Registering an obligation: the choice of its kind, or its fields after a fault.
pub(crate) fn new_obligation(texts: Texts, kind: Option<&str>) -> NewObligationPage {
    NewObligationPage {
        shell: shell(
            texts,
            &texts.text("terms-new"),
            Section::Overview,
            "contract_manager",
            "/contracts/ICT-2024-017/obligations/new",
        ),
        number: "ICT-2024-017".to_owned(),
        kinds: vec!["fixed_amount", "jobs", "bespoke"],
        fields: kind.map(|kind| fields(texts, kind)),
    }
}

/// Amending an obligation that somebody else amended meanwhile.
pub(crate) fn amendment(texts: Texts) -> AmendmentPage {
    AmendmentPage {
        shell: shell(
            texts,
            &texts.text("terms-amend"),
            Section::Overview,
            "contract_manager",
            "/contracts/ICT-2024-017/obligations/0198c0de/amendment",
        ),
        number: "ICT-2024-017".to_owned(),
        id: "0198c0de".to_owned(),
        words: texts.obligation("share_of_contract_value", Some(500), None, None),
        version: 3,
        meanwhile: vec![DifferenceRow {
            field: texts.word("terms-field", "share"),
            typed: texts.percent(200),
            now: texts.percent(300),
        }],
        changed: true,
        fields: fields(texts, "bespoke"),
    }
}

/// Lifting an obligation, after a fault.
pub(crate) fn waiver(texts: Texts) -> WaiverPage {
    WaiverPage {
        shell: shell(
            texts,
            &texts.text("terms-waive"),
            Section::Overview,
            "contract_manager",
            "/contracts/ICT-2024-017/obligations/0198c0de/waivers/new",
        ),
        number: "ICT-2024-017".to_owned(),
        id: "0198c0de".to_owned(),
        words: texts.obligation("share_of_contract_value", Some(500), None, None),
        term: texts.period("2024-04-01".parse().unwrap(), "2028-03-31".parse().unwrap()),
        reasons: vec![Choice {
            value: "force_majeure".to_owned(),
            label: texts.word("waiver-reason", "force_majeure"),
        }],
        typed: super::refused(texts, &["reason", "approver", "ends"]),
    }
}
