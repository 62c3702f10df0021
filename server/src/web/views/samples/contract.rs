//! A made-up contract with its lines.

use meetbaar_domain::amount::{Cents, Hours, Jobs};

use super::super::*;
use super::shell;
use crate::text::{OutlookFigures, Texts};

/// A contract with a gap, and beside it an obligation without a number.
pub(crate) fn contract(texts: Texts) -> ContractPage {
    let on_words = texts.date("2026-09-30".parse().unwrap());
    ContractPage {
        shell: shell(
            texts,
            &texts.with1("contract-title", "number", "ICT-2024-017"),
            Section::Overview,
            "contract_manager",
            "/contracts/ICT-2024-017",
        ),
        number: "ICT-2024-017".to_owned(),
        on: "2026-09-30".to_owned(),
        on_words,
        on_fault: None,
        facts: ContractFacts {
            supplier: "Van Dalen ICT B.V.".to_owned(),
            buyer: "Ministerie van SZW".to_owned(),
            category: "ICT-inhuur".to_owned(),
            value: texts.euro(Cents(1_944_000_000)),
            term: texts.period("2024-10-01".parse().unwrap(), "2028-09-30".parse().unwrap()),
            awarded: texts.date("2024-07-12".parse().unwrap()),
            tender_published: Some(texts.date("2024-02-01".parse().unwrap())),
            counts_as: "lent".to_owned(),
        },
        obligations: vec![obligation(texts), bespoke(texts)],
        jobs: ContractJobs {
            quarter: Some(texts.quarter(2026, 3)),
            in_quarter: texts.jobs(Jobs(86_586)),
            hours_in_quarter: texts.hours(Hours(28_811_500)),
            average: texts.jobs(Jobs(71_200)),
            counts_as: "lent".to_owned(),
        },
        conflicts: Some(2),
        calendar: super::calendar::of_contract(texts),
        settlement: true,
        erased: Some(texts.date("2030-10-01".parse().unwrap())),
        reports: [
            (3, 2, "submitted", false),
            (3, 1, "returned", false),
            (2, 2, "accepted", false),
            (2, 1, "accepted", true),
        ]
        .map(|(quarter, revision, state, superseded)| ContractReport {
            period: texts.quarter(2026, quarter),
            revision,
            state: state.to_owned(),
            superseded,
            submitted: Some(texts.moment("2026-10-06T11:02:00".parse().unwrap())),
            id: Some(format!("0198c0de-{quarter}-{revision}")),
        })
        .into(),
        template_form: TemplateForm {
            contracts: vec!["ICT-2024-017".to_owned()],
            periods: vec![Choice {
                value: "2026-Q3".to_owned(),
                label: texts.quarter(2026, 3),
            }],
        },
        template_filled: false,
        lines: Some(LineTable {
            next: Some("/contracts/ICT-2024-017?page=2".to_owned()),
            ..lines(texts)
        }),
    }
}

fn obligation(texts: Texts) -> ObligationView {
    let euro = |cents| Some(texts.euro(Cents(cents)));
    ObligationView {
        reduced_by: vec!["25% minder door PSO trede 2 (PSO-2026-7): 2026".to_owned()],
        words: texts.obligation("share_of_contract_value", Some(500), None, None),
        address: "/contracts/ICT-2024-017/obligations/0198c0de".to_owned(),
        recovery: Some("/recovery-actions/0198c0de".to_owned()),
        ask: None,
        term: texts.period("2024-10-01".parse().unwrap(), "2028-09-30".parse().unwrap()),
        status: "behind".to_owned(),
        total: euro(97_200_000),
        required: euro(48_600_000),
        realised: euro(33_016_713),
        reported: euro(4_100_000),
        gap: euro(15_583_287),
        has_gap: true,
        forecast_low: euro(33_016_713),
        forecast_expected: euro(61_250_000),
        bar: Some(Bar::of(33_016_713, 4_100_000, 48_600_000, Some(97_200_000))),
        outlook: texts.outlook(&texts.outlook_of(OutlookFigures {
            kind: "share_of_contract_value",
            status: "behind",
            gap: 15_583_287,
            low: 33_016_713,
            expected: 61_250_000,
            total: Some(97_200_000),
        })),
        value_table: Some("Landelijke bouwblokken, versie 2024".to_owned()),
        rhythm: "quarter".to_owned(),
    }
}

fn bespoke(texts: Texts) -> ObligationView {
    ObligationView {
        reduced_by: Vec::new(),
        words: texts.obligation("bespoke", None, None, Some("twee leerwerkplekken per jaar")),
        status: "not_measurable".to_owned(),
        recovery: None,
        ask: Some("/contracts/ICT-2024-017/recovery-actions/new".to_owned()),
        total: None,
        required: None,
        realised: None,
        reported: None,
        gap: None,
        has_gap: false,
        forecast_low: None,
        forecast_expected: None,
        bar: None,
        outlook: texts.text("outlook-not_measurable"),
        value_table: None,
        ..obligation(texts)
    }
}

/// Lines of every kind.
pub(crate) fn lines(texts: Texts) -> LineTable {
    let quarter = texts.quarter(2026, 3);
    let placement =
        |row: u32, group: &str, state: &str, register, cents, block: Option<&str>| LineRow {
            cell: format!("Rapportage!B{row}"),
            contract: "ICT-2024-017".to_owned(),
            state: state.to_owned(),
            kind: "placement".to_owned(),
            candidate: Some(format!("k7f3{row:02}")),
            group: Some(texts.word("group", group)),
            duration: (group == "participatiewet").then(|| texts.word("duration", "gt_2y")),
            in_register: register,
            period: quarter.clone(),
            placed: Some(texts.with1(
                "line-placed-running",
                "start",
                texts.short_date("2025-11-03".parse().unwrap()),
            )),
            hours_per_week: Some(texts.hours(Hours(320_000))),
            paid_hours: Some(texts.hours(Hours(4_731_400))),
            values: vec![LineValue {
                obligation: None,
                amount: texts.euro(Cents(cents)),
                block: block.map(str::to_owned),
                explanation: explanation(texts, block.is_some()),
            }],
            ..LineRow::default()
        };
    LineTable {
        rows: vec![
            placement(
                2,
                "banenafspraak",
                "accepted",
                true,
                800_000,
                Some("Banenafspraak"),
            ),
            placement(
                3,
                "participatiewet",
                "accepted",
                false,
                711_111,
                Some("Participatiewet, langer dan 2 jaar"),
            ),
            placement(4, "overig", "submitted", false, 0, None),
            LineRow {
                cell: "Inkoop!A3".to_owned(),
                contract: "ICT-2024-017".to_owned(),
                state: "submitted".to_owned(),
                kind: "purchase".to_owned(),
                description: Some("Werkplaats De Brug, factuur 2026-118".to_owned()),
                period: quarter,
                amount: Some(texts.euro(Cents(1_250_000))),
                ..LineRow::default()
            },
        ],
        page: 1,
        pages: 3,
        total: 1_204,
        previous: None,
        next: None,
        with_contract: false,
    }
}

fn explanation(texts: Texts, valued: bool) -> Vec<Explanation> {
    let row = |key: &str, text: String| Explanation {
        label: texts.text(key),
        text,
    };
    if !valued {
        return vec![row("why-not-valued", texts.text("not-valued-no_block"))];
    }
    vec![
        row(
            "why-value-table",
            texts.with2(
                "value-table-revision",
                "code",
                "landelijk-2024",
                "revision",
                1,
            ),
        ),
        row(
            "why-block",
            "Banenafspraak: € 36.000,00 per jaar".to_owned(),
        ),
        row(
            "why-counted",
            texts.period("2026-07-01".parse().unwrap(), "2026-09-30".parse().unwrap()),
        ),
        row("why-time", "0,25".to_owned()),
        row("why-factor", "0,888889".to_owned()),
    ]
}
