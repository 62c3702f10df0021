//! Made-up conflicts: one that somebody tried to decide on, one that he may not, and some that were decided.

use super::super::*;
use super::{lines, shell};
use crate::text::Texts;

/// Conflicts to be decided on, after a reason was forgotten.
pub(crate) fn conflicts(texts: Texts) -> ConflictsPage {
    page(texts, "open", vec![tried(texts), own(texts)])
}

/// Conflicts on which was decided.
pub(crate) fn decided(texts: Texts) -> ConflictsPage {
    let when = |when: &str| {
        texts.with2(
            "conflict-decided-when",
            "when",
            when,
            "who",
            "reviewer@meetbaar.example",
        )
    };
    let decided = ConflictView {
        decisions: vec![
            DecisionNote {
                when: when("22-11-2026 10:00"),
                reason: "Werkt daar <volgens> het rooster.".to_owned(),
                ended: None,
            },
            DecisionNote {
                when: when("20-11-2026 10:00"),
                reason: "Vergissing.".to_owned(),
                ended: Some(texts.with2(
                    "conflict-undone",
                    "when",
                    "21-11-2026",
                    "reason",
                    "Verkeerd.",
                )),
            },
        ],
        fault: Some(texts.text("fault-conflict_changed")),
        ..tried(texts)
    };
    page(texts, "decided", vec![decided])
}

fn page(texts: Texts, state: &'static str, conflicts: Vec<ConflictView>) -> ConflictsPage {
    let filters = ["open", "decided", "lapsed"].map(|code| ReviewFilter {
        code,
        told: texts.word("conflicts-show", code),
        address: format!("/conflicts?state={code}"),
        current: code == state,
    });
    ConflictsPage {
        shell: shell(
            texts,
            &texts.text("conflicts-heading"),
            Section::Conflicts,
            "reviewer",
            "/conflicts",
        ),
        filters: filters.to_vec(),
        state,
        place: vec![("state", state.to_owned())],
        contract: Some("ICT-2024-017".to_owned()),
        of_report: true,
        conflicts,
        first: Some(format!("/conflicts?state={state}")),
        next: Some(format!("/conflicts?state={state}&after=20")),
    }
}

fn tried(texts: Texts) -> ConflictView {
    ConflictView {
        id: "0198c0de".to_owned(),
        version: 1,
        kind: "over_full_week".to_owned(),
        days: texts.period("2026-07-01".parse().unwrap(), "2026-09-30".parse().unwrap()),
        raised: texts.with1("conflict-raised", "when", "22-11-2026 09:00"),
        lines: rows(texts),
        decisions: Vec::new(),
        form: Some(TextForm {
            text: String::new(),
            fault: Some(texts.text("fault-reason_missing")),
        }),
        fault: Some(texts.text("fault-no_line_counts")),
        four_eyes: false,
    }
}

fn own(texts: Texts) -> ConflictView {
    ConflictView {
        id: "0198c0df".to_owned(),
        kind: "same_hours".to_owned(),
        form: None,
        fault: None,
        four_eyes: true,
        ..tried(texts)
    }
}

fn rows(texts: Texts) -> Vec<ConflictLine> {
    let lines = lines(texts).rows.into_iter().take(2).zip(1..);
    lines
        .map(|(line, id)| ConflictLine {
            id,
            line: LineRow {
                contract: format!("ICT-2024-01{id}"),
                set_aside: (id == 2).then(|| "Staat al bij een ander contract.".to_owned()),
                ..line
            },
            supplier: "Van Dalen <ICT> B.V.".to_owned(),
            report: "0198c0de".to_owned(),
            file_name: "Rapportage Q3 2026.xlsx".to_owned(),
            ticked: id == 1,
        })
        .collect()
}
