//! The calendar, made up: with more time that waits, and a period of each state.

use super::{super::*, shell};
use crate::text::Texts;

fn rows(texts: Texts) -> Vec<DueRow> {
    let row = |state: &'static str, quarter: u32| DueRow {
        contract: "ICT-2024-017".to_owned(),
        supplier: "Van Dalen ICT B.V.".to_owned(),
        period: texts.quarter(2026, quarter),
        due: Some(texts.date("2026-10-31".parse().unwrap())),
        state,
        extension: None,
        ask: None,
        close: None,
        reopen: None,
    };
    let number = "/contracts/ICT-2024-017";
    vec![
        DueRow {
            due: None,
            reopen: Some(format!("{number}/closures/0198c0de/reopening")),
            ..row("closed", 1)
        },
        DueRow {
            close: Some("2026-06-30".to_owned()),
            ..row("accepted", 2)
        },
        row("submitted", 2),
        DueRow {
            extension: Some(texts.with1("calendar-extension-waits", "day", "30-11-2026")),
            ..row("overdue", 3)
        },
        DueRow {
            ask: Some(format!("{number}/due-extensions/new?period=2026-09-30")),
            ..row("open", 3)
        },
        DueRow {
            extension: Some(texts.with1("calendar-extension-refused", "note", "Te <laat>.")),
            ..row("upcoming", 4)
        },
    ]
}

/// The calendar of one contract.
pub(crate) fn of_contract(texts: Texts) -> ContractCalendar {
    ContractCalendar {
        rows: rows(texts),
        earlier: rows(texts),
        later: 5,
    }
}

/// The calendar of all contracts, with a refusal that lacks its reason.
pub(crate) fn calendar(texts: Texts) -> CalendarPage {
    let waiting = |id: &str, fault: Option<String>| WaitingExtension {
        id: id.to_owned(),
        contract: "ICT-2024-017".to_owned(),
        supplier: "Van Dalen ICT B.V.".to_owned(),
        period: texts.quarter(2026, 3),
        until: texts.date("2026-11-30".parse().unwrap()),
        reason: "Onze administratie <is> verhuisd.".to_owned(),
        asked_at: texts.moment("2026-10-06T11:02:00".parse().unwrap()),
        note: String::new(),
        fault,
    };
    CalendarPage {
        shell: shell(
            texts,
            &texts.text("calendar-heading"),
            Section::Calendar,
            "reviewer",
            "/calendar",
        ),
        on_words: texts.date("2026-09-30".parse().unwrap()),
        contract: String::new(),
        state: String::new(),
        states: vec!["late", "now", "coming", "submitted", "accepted", "closed"],
        waiting: vec![
            waiting("0198c0de-1", Some(texts.text("form-fault-reason_missing"))),
            waiting("0198c0de-2", None),
        ],
        decides: true,
        groups: ["late", "now", "coming", "submitted", "accepted", "closed"]
            .map(|code| DueGroup {
                code,
                count: 61,
                rows: rows(texts),
                all: Some(format!("/calendar?state={code}")),
            })
            .into(),
        with_supplier: true,
        previous: None,
        next: Some("/calendar?page=2".to_owned()),
    }
}

/// Asking for more time, after a fault.
pub(crate) fn extension(texts: Texts) -> ExtensionPage {
    ExtensionPage {
        shell: shell(
            texts,
            &texts.text("extension-heading"),
            Section::Calendar,
            "supplier",
            "/contracts/ICT-2024-017/due-extensions/new",
        ),
        number: "ICT-2024-017".to_owned(),
        periods: vec![Choice {
            value: "2026-09-30".to_owned(),
            label: texts.quarter(2026, 3),
        }],
        typed: super::refused(texts, &["until", "reason"]),
    }
}

/// Opening a period again.
pub(crate) fn reopening(texts: Texts) -> ReopeningPage {
    ReopeningPage {
        shell: shell(
            texts,
            &texts.text("reopening-heading"),
            Section::Overview,
            "reviewer",
            "/contracts/ICT-2024-017/closures/0198c0de/reopening",
        ),
        number: "ICT-2024-017".to_owned(),
        id: "0198c0de".to_owned(),
        period: texts.quarter(2026, 1),
        closed_at: texts.moment("2026-07-06T11:02:00".parse().unwrap()),
        by_hand: true,
        typed: super::refused(texts, &["reason"]),
    }
}
