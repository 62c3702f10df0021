//! Made-up pages for tests: rich enough to draw every part of a template.

mod accounts;
mod audit;
mod calendar;
mod conflicts;
mod contract;
mod follow_up;
mod layout;
mod obligation;
mod problems;
mod programs;
mod register;
mod report;
mod retention;
mod review;

use meetbaar_domain::amount::{Cents, Jobs};

pub(crate) use self::accounts::{
    account, accounts, choose_password, code, forgotten_password, kept_account, new_account,
    new_email, one_time_link, proof, recovery_codes, second_factor,
};
pub(crate) use self::audit::audit;
pub(crate) use self::calendar::{calendar, extension, reopening};
pub(crate) use self::conflicts::{conflicts, decided};
pub(crate) use self::contract::{contract, lines};
pub(crate) use self::follow_up::{recoveries, recovery, recovery_question, settlement};
pub(crate) use self::layout::{layout, layouts};
pub(crate) use self::obligation::{amendment, new_obligation, obligation_page, waiver};
pub(crate) use self::problems::problems;
pub(crate) use self::programs::{client, clients, new_client, new_token, secret, tokens};
pub(crate) use self::register::{register, register_import};
pub(crate) use self::report::{questioned, reading, report, returned, submitted};
pub(crate) use self::retention::{candidates, contract_retention, erasure, retention};
pub(crate) use self::review::{own_review, review};
use super::*;
use crate::text::Texts;

/// A shell of somebody who may do that.
pub(crate) fn shell(texts: Texts, title: &str, section: Section, role: &str, path: &str) -> Shell {
    Shell {
        texts,
        title: title.to_owned(),
        section,
        user: Some(User {
            email: "a.jansen@example.nl".to_owned(),
            role: role.to_owned(),
        }),
        form_token: "token".to_owned(),
        path: path.to_owned(),
        can_upload: role == "supplier",
        can_see_reports: true,
        can_judge: true,
        can_keep_layouts: true,
        can_keep_register: true,
        can_keep_accounts: true,
        can_read_audit_log: true,
        can_keep_parties: true,
        can_see_health: true,
        can_answer_candidates: true,
        demonstration: true,
        notice: None,
        request_id: "0198c0de".to_owned(),
        app_css: "/assets/app.css".to_owned(),
        app_js: "/assets/app.js".to_owned(),
        icon: "/assets/favicon.svg".to_owned(),
    }
}

/// A form that was refused, with something wrong at each of those fields.
fn refused(texts: Texts, fields: &[&'static str]) -> Typed {
    let values = fields
        .iter()
        .map(|field| ((*field).to_owned(), "a \"<b>".to_owned()));
    let fault = |field: &&'static str| (*field, texts.text("form-fault-field_missing"));
    Typed {
        values: values.collect(),
        faults: fields.iter().map(fault).collect(),
        whole: Some(texts.text("form-fault-already_closed")),
    }
}

/// Signing in, after a fault.
pub(crate) fn sign_in(texts: Texts) -> SignInPage {
    let mut shell = shell(
        texts,
        &texts.text("sign-in-title"),
        Section::None,
        "supplier",
        "/sign-in",
    );
    shell.user = None;
    SignInPage {
        shell,
        email: "a.jansen@example.nl".to_owned(),
        return_to: "/reports".to_owned(),
        fault: Some(texts.text("fault-credentials_wrong")),
        demonstration_accounts: [
            ("contract_manager", "beheer@example.nl"),
            ("supplier", "leverancier@example.nl"),
        ]
        .map(|(role, email)| DemonstrationAccount {
            email: email.to_owned(),
            password: "Meetbaar-2026".to_owned(),
            role: role.to_owned(),
        })
        .into(),
    }
}

fn obligation(
    texts: Texts,
    status: &str,
    share: i64,
    figures: Option<(i64, i64, i64)>,
) -> ObligationRow {
    let euro = |cents| texts.euro(Cents(cents));
    ObligationRow {
        words: texts.obligation("share_of_contract_value", Some(share), None, None),
        required: figures.map(|(required, _, _)| euro(required)),
        realised: figures.map(|(_, realised, _)| euro(realised)),
        gap: figures
            .map(|(required, realised, _)| required - realised)
            .filter(|gap| *gap > 0)
            .map(euro),
        bar: figures.map(|(required, realised, total)| {
            Bar::of(realised, realised / 9, required, Some(total))
        }),
        status: status.to_owned(),
    }
}

/// The overview with every status.
pub(crate) fn overview(texts: Texts) -> OverviewPage {
    let row = |number: &str,
               supplier: &str,
               buyer: &str,
               category: &str,
               obligations,
               jobs: Option<(i64, &str)>| ContractRow {
        number: number.to_owned(),
        supplier: supplier.to_owned(),
        buyer: buyer.to_owned(),
        category: category.to_owned(),
        obligations,
        jobs: jobs.map(|(jobs, counts_as)| JobsCell {
            jobs: texts.jobs(Jobs(jobs)),
            counts_as: counts_as.to_owned(),
        }),
    };
    let bespoke = ObligationRow {
        words: texts.obligation(
            "bespoke",
            None,
            None,
            Some("leerwerkplekken in overleg met de gemeente"),
        ),
        ..obligation(texts, "not_measurable", 500, None)
    };
    OverviewPage {
        shell: shell(
            texts,
            &texts.text("overview-title"),
            Section::Overview,
            "category_manager",
            "/",
        ),
        on: "2026-09-30".to_owned(),
        on_words: texts.date("2026-09-30".parse().unwrap()),
        on_fault: None,
        status: "behind".to_owned(),
        q: "\"ICT\" <b>".to_owned(),
        figures: OverviewFigures {
            contracts: texts.number(7),
            behind: texts.number(1),
            silent: texts.number(1),
            not_measurable: texts.number(1),
            gap: texts.euro(Cents(19_583_287)),
        },
        quarter: texts.quarter(2026, 3),
        contracts: vec![
            row(
                "ICT-2024-017",
                "Van Dalen ICT B.V.",
                "Ministerie van SZW",
                "ICT-inhuur",
                vec![obligation(
                    texts,
                    "behind",
                    500,
                    Some((48_600_000, 33_016_713, 97_200_000)),
                )],
                Some((86_586, "lent")),
            ),
            row(
                "BOUW-2025-003",
                "Bouwcombinatie De Waal",
                "Rijksvastgoedbedrijf",
                "Bouw",
                vec![
                    obligation(
                        texts,
                        "silent",
                        500,
                        Some((12_000_000, 8_000_000, 20_000_000)),
                    ),
                    bespoke,
                ],
                Some((14_100, "through_procurement")),
            ),
            row(
                "CAT-2023-110",
                "Smaak & Co Catering",
                "Belastingdienst",
                "Catering",
                vec![obligation(
                    texts,
                    "fulfilled",
                    200,
                    Some((3_000_000, 4_200_000, 4_000_000)),
                )],
                Some((0, "through_procurement")),
            ),
            row(
                "ICT-2025-041",
                "Noorderlicht Software",
                "Ministerie van EZ",
                "ICT-inhuur",
                vec![obligation(
                    texts,
                    "attention",
                    500,
                    Some((5_000_000, 4_600_000, 30_000_000)),
                )],
                None,
            ),
            row(
                "SCH-2024-008",
                "Helder Schoonmaak",
                "Rijkswaterstaat",
                "Schoonmaak",
                vec![obligation(
                    texts,
                    "on_track",
                    500,
                    Some((9_100_000, 9_350_000, 21_000_000)),
                )],
                Some((52_000, "through_procurement")),
            ),
            row(
                "ADV-2026-002",
                "Raad & Daad",
                "Ministerie van BZK",
                "Advies",
                Vec::new(),
                None,
            ),
        ],
        no_contracts: false,
    }
}

/// The list of reports.
pub(crate) fn reports(texts: Texts) -> ReportsPage {
    let states = [
        "reading",
        "needs_correction",
        "refused",
        "unrecognised",
        "ready",
        "submitted",
        "accepted",
        "returned",
        "cancelled",
        "partly_accepted",
        "withdrawn",
    ];
    ReportsPage {
        shell: shell(
            texts,
            &texts.text("reports-title"),
            Section::Reports,
            "supplier",
            "/reports",
        ),
        state: String::new(),
        states: states.map(str::to_owned).into(),
        reports: states
            .iter()
            .enumerate()
            .map(|(number, state)| ReportRow {
                id: format!("0198c0de-{number}"),
                file_name: format!("Rapportage Q{} 2026.xlsx", number % 4 + 1),
                supplier: "Van Dalen ICT B.V.".to_owned(),
                state: (*state).to_owned(),
                uploaded: texts.moment("2026-10-05T09:14:00".parse().unwrap()),
                submitted: matches!(*state, "submitted" | "accepted" | "returned")
                    .then(|| texts.moment("2026-10-06T11:02:00".parse().unwrap())),
            })
            .collect(),
        with_supplier: true,
        previous: None,
        next: Some("/reports?after=8".to_owned()),
    }
}

/// An upload that didn't work.
pub(crate) fn upload(texts: Texts) -> UploadPage {
    UploadPage {
        nil_form: Some(NilForm {
            contracts: vec![
                ("ICT-2024-017".to_owned(), true),
                ("ICT-2025-041".to_owned(), false),
            ],
            period: "2026-Q3".to_owned(),
            fault: Some(texts.text("fault-contracts_missing")),
        }),
        shell: shell(
            texts,
            &texts.text("upload-title"),
            Section::Upload,
            "supplier",
            "/reports/new",
        ),
        period: "2026-Q3".to_owned(),
        periods: [(2026, 3), (2026, 2), (2026, 1)]
            .map(|(year, quarter)| Choice {
                value: format!("{year}-Q{quarter}"),
                label: texts.quarter(year, quarter),
            })
            .into(),
        contract: "ICT-2024-017".to_owned(),
        contracts: vec!["ICT-2024-017".to_owned(), "ICT-2025-041".to_owned()],
        limit_mib: 50,
        template_form: Some(TemplateForm {
            contracts: vec!["ICT-2024-017".to_owned(), "ICT-2025-041".to_owned()],
            periods: vec![Choice {
                value: "2026-Q3".to_owned(),
                label: texts.quarter(2026, 3),
            }],
        }),
        fault: Some(texts.with1("upload-too-large", "limit", 50)),
    }
}

/// The health of an installation that could be safer.
pub(crate) fn health(texts: Texts) -> HealthPage {
    let title = texts.text("health-title");
    HealthPage {
        shell: shell(texts, &title, Section::None, "administrator", "/health"),
        warnings: vec![
            "uploads_not_scanned",
            "scanner_unreachable",
            "no_security_contact",
            "not_by_https",
            "audit_log_changeable",
        ],
    }
}

/// A page that isn't there.
pub(crate) fn error(texts: Texts) -> ErrorPage {
    ErrorPage::of(shell(texts, "", Section::None, "supplier", "/nowhere"), 404)
}

/// Making linking keys.
pub(crate) fn linking_keys(texts: Texts) -> LinkingKeysPage {
    LinkingKeysPage {
        shell: shell(
            texts,
            &texts.text("linking-heading"),
            Section::Upload,
            "supplier",
            "/linking-keys",
        ),
        salt: "00112233445566778899aabbccddeeff".to_owned(),
        rounds: 1_000_000,
        script: "/assets/linking-keys.js".to_owned(),
        words: "{}".to_owned(),
    }
}

/// The accessibility statement.
pub(crate) fn accessibility(texts: Texts) -> AccessibilityPage {
    AccessibilityPage {
        shell: shell(
            texts,
            &texts.text("accessibility-heading"),
            Section::None,
            "supplier",
            "/toegankelijkheid",
        ),
        contact: Some("meetbaar@example.nl".to_owned()),
    }
}
