//! Recovery actions and a settlement, made up.

use meetbaar_domain::amount::Cents;

use super::{super::*, shell};
use crate::text::Texts;

fn row(texts: Texts, state: &'static str, late: bool) -> RecoveryRow {
    RecoveryRow {
        id: format!("0198c0de-{state}"),
        contract: "ICT-2024-017".to_owned(),
        supplier: "Van Dalen ICT B.V.".to_owned(),
        obligation: texts.obligation("share_of_contract_value", Some(500), None, None),
        gap: texts.euro(Cents(15_583_287)),
        state,
        respond_by: texts.date("2026-10-29".parse().unwrap()),
        late,
        plan_until: (state != "asked").then(|| texts.date("2027-03-31".parse().unwrap())),
    }
}

/// The list of recovery actions.
pub(crate) fn recoveries(texts: Texts) -> RecoveriesPage {
    RecoveriesPage {
        shell: shell(
            texts,
            &texts.text("recovery-heading"),
            Section::Recovery,
            "category_manager",
            "/recovery-actions",
        ),
        state: String::new(),
        states: vec!["asked", "answered", "closed"],
        contract: String::new(),
        rows: vec![
            row(texts, "asked", true),
            row(texts, "answered", false),
            row(texts, "closed", false),
        ],
        with_supplier: true,
        previous: None,
        next: Some("/recovery-actions?page=2".to_owned()),
    }
}

/// A recovery action with every part: an answer that is changed, and an end that lacks its note.
pub(crate) fn recovery(texts: Texts) -> RecoveryPage {
    let moment = texts.moment("2026-10-15T11:02:00".parse().unwrap());
    RecoveryPage {
        shell: shell(
            texts,
            &texts.with1("recovery-title", "number", "ICT-2024-017"),
            Section::Recovery,
            "category_manager",
            "/recovery-actions/0198c0de",
        ),
        row: row(texts, "answered", false),
        reference_date: texts.date("2026-09-30".parse().unwrap()),
        question: Some("Hoe loopt u dit <in>?".to_owned()),
        asked_at: moment.clone(),
        plan: Some(RecoveryPlan {
            text: "Tien mensen via het werkplein.".to_owned(),
            until: texts.date("2027-03-31".parse().unwrap()),
            amount: texts.euro(Cents(20_000_000)),
            answered_at: moment.clone(),
        }),
        realised_since: Some(texts.euro(Cents(1_250_000))),
        gap_now: Some(texts.euro(Cents(14_333_287))),
        outcome: Some(RecoveryOutcome {
            code: "not_achieved".to_owned(),
            note: Some("Te weinig.".to_owned()),
            closed_at: moment,
        }),
        unit: "euros",
        answer_form: Some(super::refused(texts, &["plan", "until", "amount"])),
        closing_form: Some(super::refused(texts, &["outcome", "note"])),
        outcomes: ["achieved", "not_achieved", "cancelled"]
            .map(|code| Choice {
                value: code.to_owned(),
                label: texts.word("recovery-outcome", code),
            })
            .into(),
    }
}

/// Asking for a recovery action, after a fault.
pub(crate) fn recovery_question(texts: Texts) -> RecoveryQuestionPage {
    RecoveryQuestionPage {
        shell: shell(
            texts,
            &texts.text("recovery-ask"),
            Section::Overview,
            "category_manager",
            "/contracts/ICT-2024-017/recovery-actions/new",
        ),
        number: "ICT-2024-017".to_owned(),
        supplier: "Van Dalen ICT B.V.".to_owned(),
        obligations: vec![Choice {
            value: "0198c0de".to_owned(),
            label: texts.obligation("share_of_contract_value", Some(500), None, None),
        }],
        on_words: texts.date("2026-09-30".parse().unwrap()),
        typed: super::refused(texts, &["question", "respondBy"]),
    }
}

/// A settlement with every part.
pub(crate) fn settlement(texts: Texts) -> SettlementPage {
    let moment = texts.moment("2028-04-03T11:02:00".parse().unwrap());
    let part = |words: String, status: &str, cents: Option<i64>| SettlementPart {
        words,
        status: status.to_owned(),
        required: cents.map(|cents| texts.euro(Cents(cents))),
        realised: cents.map(|cents| texts.euro(Cents(cents / 3))),
        gap: cents.map(|cents| texts.euro(Cents(cents - cents / 3))),
        exposure: cents.map(|cents| texts.euro(Cents(cents - cents / 3))),
    };
    SettlementPage {
        shell: shell(
            texts,
            &texts.with1("settlement-title", "number", "ICT-2024-017"),
            Section::Overview,
            "category_manager",
            "/contracts/ICT-2024-017/settlement",
        ),
        number: "ICT-2024-017".to_owned(),
        supplier: "Van Dalen ICT B.V.".to_owned(),
        ends: texts.date("2028-03-31".parse().unwrap()),
        made: Some(SettlementMade {
            state: "replied",
            reference_date: texts.date("2028-04-01".parse().unwrap()),
            factor: texts.percent(15_000),
            note: Some("Graag uw reactie.".to_owned()),
            made_at: moment.clone(),
            parts: vec![
                part(
                    texts.obligation("share_of_contract_value", Some(500), None, None),
                    "behind",
                    Some(42_000_000),
                ),
                part(texts.word("kind", "bespoke"), "not_measurable", None),
            ],
            reply: Some(("Wij <bespreken> dit graag.".to_owned(), moment.clone())),
            closing: Some(("Besproken op 3 april.".to_owned(), moment)),
        }),
        making_form: Some(super::refused(texts, &["factor"])),
        reply_form: Some(super::refused(texts, &["reply"])),
        closing_form: None,
    }
}
