//! A made-up review: lines with every mark, and questions in every state.

use super::super::*;
use super::{lines, shell};
use crate::text::Texts;

/// A review of a second round, after a reason was forgotten and somebody tried to complete it.
pub(crate) fn review(texts: Texts) -> ReviewPage {
    let title = texts.text("review-heading");
    ReviewPage {
        shell: shell(
            texts,
            &title,
            Section::Reports,
            "reviewer",
            "/reports/0198c0de/review",
        ),
        id: "0198c0de".to_owned(),
        file_name: "Rapportage Q3 2026.xlsx".to_owned(),
        supplier: "Van Dalen ICT B.V.".to_owned(),
        state: "submitted".to_owned(),
        shut: None,
        conflicts: Some(1),
        counts: ReviewCounts {
            lines: 1_204,
            accepted: 1,
            returned: 1,
            undecided: 1_202,
            unchanged: 1_100,
            open_questions: 1,
        },
        list: Some(list(texts)),
        questions: questions(texts, false),
        completion_fault: Some(texts.text("fault-lines_undecided")),
    }
}

/// The same for who submitted the report.
pub(crate) fn own_review(texts: Texts) -> ReviewPage {
    ReviewPage {
        shut: Some("four_eyes"),
        completion_fault: None,
        ..review(texts)
    }
}

fn list(texts: Texts) -> ReviewList {
    let codes = [
        "all",
        "undecided",
        "accepted",
        "returned",
        "questioned",
        "changed",
    ];
    let marks = ["accepted", "returned", "open", "open"];
    let changes = [Some("same"), Some("changed"), Some("new"), None];
    let rows = lines(texts)
        .rows
        .into_iter()
        .zip(marks)
        .zip(changes)
        .zip(7..);
    ReviewList {
        filters: codes
            .map(|code| ReviewFilter {
                code,
                told: texts.word("review-show", code),
                address: format!("/reports/0198c0de/review?show={code}"),
                current: code == "all",
            })
            .into(),
        rows: rows
            .map(|(((line, mark), change), id)| ReviewRow {
                id,
                place: format!("Rapportage!{id}"),
                line,
                mark: mark.to_owned(),
                reason: (mark == "returned").then(|| "Geen <verklaring>.".to_owned()),
                change: change.map(str::to_owned),
                questions: vec![(1, "q1".to_owned(), "open")],
                ticked: id == 7,
            })
            .collect(),
        previous: Some("/reports/0198c0de/review?show=all&before=7".to_owned()),
        next: Some("/reports/0198c0de/review?show=all&after=10".to_owned()),
        place: vec![("show", "all".to_owned()), ("after", "6".to_owned())],
        shown: "7,8,9,10".to_owned(),
        whole: false,
        lines_fault: Some(texts.text("fault-no_lines")),
        reason: TextForm {
            text: String::new(),
            fault: Some(texts.text("fault-reason_missing")),
        },
        question: TextForm {
            text: "Klopt de <startdatum>?".to_owned(),
            fault: Some(texts.text("fault-text_too_long")),
        },
    }
}

/// Questions in every state; the first can be answered by a supplier, or ended by a reviewer.
pub(crate) fn questions(texts: Texts, of_supplier: bool) -> Vec<QuestionRow> {
    let form = || TextForm {
        text: "Ja, 1 <april>.".to_owned(),
        fault: Some(texts.text("fault-answer_missing")),
    };
    let states = ["open", "answered", "closed", "withdrawn", "unanswered"];
    let rows = states.into_iter().zip(1..).map(|(state, number)| {
        let open = state == "open";
        let ended = !matches!(state, "open" | "unanswered");
        QuestionRow {
            id: format!("q{number}"),
            number,
            question: "Klopt de <startdatum>?".to_owned(),
            places: vec!["Rapportage!7".to_owned(), "Rapportage!8".to_owned()],
            further: 2,
            asked: "a.jansen@example.nl, 6 oktober 2026".to_owned(),
            state,
            reply: matches!(state, "answered" | "closed").then(|| "Ja, 1 april.".to_owned()),
            ended: ended.then(|| "piet@leverancier.example, 7 oktober 2026".to_owned()),
            answers: (open && of_supplier).then(form),
            closes: (open && !of_supplier).then(form),
        }
    });
    rows.collect()
}
