//! Made-up mapping screens: with a difference, a trial and everything that can be asked; and the list of layouts.

use super::super::*;
use super::{
    problems::{group, place, severity},
    shell,
};
use crate::text::Texts;

fn choice(value: &str, label: &str) -> Choice {
    Choice {
        value: value.to_owned(),
        label: label.to_owned(),
    }
}

fn column(texts: Texts, place: u32, heading: &str, chosen: &str, from: &'static str) -> ColumnRow {
    let private = heading == "Wie";
    ColumnRow {
        column: place,
        letter: char::from_digit(place + 9, 36)
            .unwrap_or('?')
            .to_uppercase()
            .to_string(),
        heading: heading.to_owned(),
        samples: if private {
            Vec::new()
        } else {
            vec!["A-001".to_owned(), "A-002".to_owned()]
        },
        private,
        choices: ["not_read", "candidate", "start"]
            .map(|code| choice(code, &texts.word("layout-field", code)))
            .to_vec(),
        chosen: chosen.to_owned(),
        from,
        likely: 84,
    }
}

/// The mapping screen of a report whose layout changed, after a trial.
pub(crate) fn layout(texts: Texts) -> LayoutPage {
    let unknown = group(
        "error",
        "unknown_target_group",
        vec![place("Inzet!C9", &["Er staat “Klasse K”."])],
    );
    LayoutPage {
        shell: shell(
            texts,
            &texts.text("layout-heading"),
            Section::Reports,
            "supplier",
            "/reports/0198c0de/layout",
        ),
        id: "0198c0de".to_owned(),
        file_name: "Inzet Q3 2026.xlsx".to_owned(),
        refused: None,
        faults: vec![texts.word("fault", "field_missing")],
        difference: Some(DifferenceView {
            title: "Onze lijst".to_owned(),
            missing: vec![(
                texts.word("layout-field", "start"),
                "Begonnen".to_owned(),
                "C".to_owned(),
            )],
            new: vec![("Eerste keer".to_owned(), "C".to_owned())],
            moved: vec![("Poppetje".to_owned(), "A".to_owned(), "B".to_owned())],
        }),
        importers: vec![choice("klussen", "Klussenlijst")],
        place: PlaceForm {
            sheets: vec!["Inzet".to_owned(), "Toelichting".to_owned()],
            sheet: "Inzet".to_owned(),
            row: 4,
            height: 1,
            likely: "4, 5".to_owned(),
            kind: "placements".to_owned(),
        },
        columns: vec![
            column(texts, 1, "Poppetje", "candidate", "earlier"),
            column(texts, 2, "Eerste keer", "start", "suggested"),
            column(texts, 3, "Wie", "not_read", ""),
        ],
        rest: RestForm {
            title: "Onze lijst".to_owned(),
            replaces: Some(choice("own_1", "Onze lijst")),
            replace: true,
            contracts: vec!["ICT-2024-017".to_owned()],
            contract: String::new(),
            periods: vec![choice("2026-Q3", &texts.quarter(2026, 3))],
            period: "2026-Q3".to_owned(),
            decimals: Some("comma".to_owned()),
            days: Some("month_first".to_owned()),
            groups: vec![("Klasse K".to_owned(), "wajong".to_owned())],
            group_choices: vec![choice("wajong", &texts.word("group", "wajong"))],
        },
        trial: Some(TrialView {
            state: "needs_correction".to_owned(),
            lines: 2,
            rows: 3,
            no_data: 0,
            period: None,
            contracts: vec!["ICT-2024-017".to_owned()],
            headings: ["row", "contract", "what", "group", "days", "hours"]
                .map(|heading| texts.word("layout-line", heading))
                .to_vec(),
            first: vec![
                ["5", "ICT-2024-017", "A-001", "WW", "2026", "24 / 312"]
                    .map(str::to_owned)
                    .to_vec(),
            ],
            problems: ProblemList {
                severities: vec![severity("error", vec![unknown])],
                cut: false,
            },
        }),
    }
}

/// The list of layouts as an administrator sees it.
pub(crate) fn layouts(texts: Texts) -> LayoutsPage {
    LayoutsPage {
        shell: shell(
            texts,
            &texts.text("layouts-heading"),
            Section::Layouts,
            "administrator",
            "/layouts",
        ),
        layouts: vec![LayoutRow {
            id: "0198c0de".to_owned(),
            supplier: "Van Dalen ICT B.V.".to_owned(),
            title: "Onze lijst".to_owned(),
            version: 2,
            made_by: "a.jansen@example.nl".to_owned(),
            made_at: "15 oktober 2026".to_owned(),
        }],
        headings: vec![HeadingRow {
            id: "0198c0df".to_owned(),
            supplier: "Van Dalen ICT B.V.".to_owned(),
            heading: "Poppetje".to_owned(),
            field: texts.word("layout-field", "candidate"),
            learned_by: "a.jansen@example.nl".to_owned(),
            learned_at: "15 oktober 2026".to_owned(),
        }],
        of_all: true,
    }
}
