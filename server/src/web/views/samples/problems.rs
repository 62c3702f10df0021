//! Made-up problems of a report, in groups.

use super::{super::*, shell};
use crate::text::Texts;

pub(super) fn place(cell: &str, sentences: &[&str]) -> ProblemPlace {
    ProblemPlace {
        cell: cell.to_owned(),
        sentences: sentences.iter().map(|one| (*one).to_owned()).collect(),
        ..ProblemPlace::default()
    }
}

pub(super) fn group(severity: &str, code: &str, places: Vec<ProblemPlace>) -> ProblemGroup {
    ProblemGroup {
        handle: ProblemHandle {
            severity: severity.to_owned(),
            code: code.to_owned(),
            sheet: "Rapportage".to_owned(),
            column: "C".to_owned(),
            cell: String::new(),
        },
        count: places.len(),
        line: format!("{} cellen in kolom C", places.len()),
        places,
        ..ProblemGroup::default()
    }
}

pub(super) fn severity(severity: &str, groups: Vec<ProblemGroup>) -> ProblemSeverity {
    ProblemSeverity {
        severity: severity.to_owned(),
        count: groups.iter().map(|group| group.count).sum(),
        explained: 0,
        kinds: groups
            .into_iter()
            .map(|group| ProblemKind {
                code: group.handle.code.clone(),
                groups: vec![group],
            })
            .collect(),
    }
}

fn reason(handle: &ProblemHandle) -> ProblemReason {
    ProblemReason {
        text: "Vier weken loon <in> dit kwartaal.\nZie de loonstrook.".to_owned(),
        by: "piet@leverancier.example, 5 oktober 2026, 09:20".to_owned(),
        carried_from: None,
        withdraw: Some(handle.clone()),
    }
}

pub(super) fn warnings() -> Vec<ProblemGroup> {
    let hidden = group("warning", "hidden_row", vec![place("Rapportage!A22", &[])]);
    let explained = ProblemGroup {
        reason: Some(reason(&hidden.handle)),
        ..hidden
    };
    let asked = ProblemGroup {
        explain: Some(ExplainForm {
            number: 1,
            reason: "ja".to_owned(),
            fault: Some("Schrijf in een paar woorden op waarom dit klopt.".to_owned()),
        }),
        ..group(
            "warning",
            "hours_exceed_contract",
            vec![place("Rapportage!H9", &["Er staat “900”."])],
        )
    };
    vec![explained, asked]
}

pub(super) fn errors() -> Vec<ProblemGroup> {
    let rows = (30..80).map(|row| place(&format!("Rapportage!E{row}"), &["Er staat “begin mei”."]));
    vec![
        group(
            "error",
            "unknown_target_group",
            vec![
                place(
                    "Rapportage!C14",
                    &["Er staat “P-wed”.", "Bedoelt u Participatiewet?"],
                ),
                place("Rapportage!C19", &["Er staat “onbekend”."]),
            ],
        ),
        ProblemGroup {
            count: 412,
            expected: Some("Verwacht: uiterlijk 30-9-2026.".to_owned()),
            example: Some("01-09-2026"),
            all: Some("/reports/0198c0de/problems?code=invalid_date".to_owned()),
            ..group("error", "invalid_date", rows.collect())
        },
        ProblemGroup {
            own_numbers: Some("B (Kandidaatnummer)".to_owned()),
            ..group(
                "error",
                "possible_citizen_service_number",
                vec![place("Rapportage!B5", &[])],
            )
        },
        group(
            "error",
            "missing_column",
            vec![place("", &["Verwacht: betaalde uren."])],
        ),
    ]
}

/// One group of problems, page by page.
pub(crate) fn problems(texts: Texts) -> ProblemsPage {
    let mut group = group(
        "warning",
        "hours_exceed_contract",
        vec![
            place("Rapportage!H9", &["Er staat “900”."]),
            place("Rapportage!H10", &["Er staat “901”."]),
        ],
    );
    let handle = group.handle.clone();
    group.places[0].reason = Some(reason(&handle));
    group.places[1].explain = Some((handle, ExplainForm::default()));
    ProblemsPage {
        shell: shell(
            texts,
            &texts.problem("hours_exceed_contract"),
            Section::Reports,
            "supplier",
            "/reports/0198c0de/problems",
        ),
        id: "0198c0de".to_owned(),
        file_name: "Rapportage Q3 2026.xlsx".to_owned(),
        group,
        page: 2,
        pages: 3,
        previous: Some("/reports/0198c0de/problems?page=1".to_owned()),
        next: Some("/reports/0198c0de/problems?page=3".to_owned()),
    }
}
