//! How tables are headed: in several rows, said again on every page, known, unknown and misleading.

use meetbaar_importers::problem::Severity;

use crate::{
    layouts::{FIRST, HEADINGS, QUARTER, SECOND, assert_both, severity},
    sheets::{merged, period, placements, problems, read_rows, read_sheets, sheet},
};

#[test]
fn two_rows_of_headings_are_read_together() {
    let rows: &[&[&str]] = &[
        &["Kandidaat", "", "Plaatsing", "", "Uren", ""],
        &["nummer", "doelgroep", "van", "t/m", "p/w", "verloond"],
        FIRST,
        SECOND,
    ];
    assert_both(&read_rows(rows), "not merged");
    let spans = merged(sheet("R", rows), &["A1:B1", "C1:D1", "E1:F1"]);
    assert_both(&read_sheets(vec![spans]), "merged");
}

#[test]
fn three_rows_of_headings_are_read_together() {
    let rows: &[&[&str]] = &[
        &["Kandidaat", "", "Plaatsing", "", "", ""],
        &["Nummer", "Doelgroep", "Periode", "", "Uren", ""],
        &["", "", "van", "t/m", "per week", "verloond"],
        FIRST,
        SECOND,
    ];
    let spans = merged(
        sheet("R", rows),
        &["A1:B1", "C1:F1", "A2:A3", "B2:B3", "C2:D2", "E2:F2"],
    );
    assert_both(&read_sheets(vec![spans]), "merged");
    let titled: Vec<&[&str]> = [&["Rapportage banenafspraak"][..]]
        .into_iter()
        .chain(rows.iter().copied())
        .collect();
    let spans = merged(
        sheet("R", &titled),
        &["A2:B2", "C2:F2", "A3:A4", "B3:B4", "C3:D3", "E3:F3"],
    );
    assert_both(&read_sheets(vec![spans]), "merged, with a title");
}

#[test]
fn a_title_is_no_heading_of_the_columns_below_it() {
    let rows: &[&[&str]] = &[
        &["Overzicht doelgroepregister"],
        &[
            "Kandidaatnummer",
            "Wonderlijk",
            "Doelgroep",
            "Startdatum",
            "Verloonde uren",
        ],
        &["K1", "x", "WW", "2026-03-01", "312"],
    ];
    for sheet in [sheet("R", rows), merged(sheet("R", rows), &["A1:E1"])] {
        let reading = read_sheets(vec![sheet]);
        assert_eq!(placements(&reading)[0].1.ldr, None);
        assert_eq!(problems(&reading), ["unknown_column B2"]);
    }
}

#[test]
fn an_unknown_column_is_named_and_asked_about_where_the_table_lacks_something() {
    let reading = read_rows(&[
        &[
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "Afloop",
            "Kleur",
            "Uren per week",
            "Verloonde uren",
        ],
        &["K1", "WW", "2026-03-01", "2026-12-31", "groen", "24", "312"],
        &[
            "K2",
            "NUG",
            "2026-03-01",
            "2027-02-28",
            "blauw",
            "24",
            "300",
        ],
    ]);
    assert_eq!(
        severity(&reading, "unknown_column"),
        [
            (Severity::Warning, "D1".to_owned(), Some("end".to_owned())),
            (Severity::Note, "E1".to_owned(), None),
        ]
    );
}

#[test]
fn a_column_without_any_heading_is_named() {
    let reading = read_rows(&[
        &[
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum",
            "",
            "Verloonde uren",
        ],
        &["K1", "WW", "2026-03-01", "2026-12-31", "312"],
        &["K2", "NUG", "2026-03-01", "2027-02-28", "300"],
    ]);
    assert_eq!(
        severity(&reading, "unknown_column"),
        [(Severity::Warning, "D1".to_owned(), Some("end".to_owned()))]
    );
}

#[test]
fn planned_and_other_hours_are_never_taken_for_paid_ones() {
    for heading in [
        "Geplande uren kwartaal",
        "Begrote uren",
        "Verloonde uren cumulatief",
        "Verloonde uren per week",
        "Ziekte-uren kwartaal",
        "Uren vorig kwartaal",
        "Overuren periode",
        "Uren per maand",
    ] {
        let reading = read_rows(&[
            &[
                "Kandidaatnummer",
                "Doelgroep",
                "Startdatum",
                "Einddatum",
                "Uren per week",
                heading,
            ],
            FIRST,
            SECOND,
        ]);
        assert!(
            placements(&reading)
                .iter()
                .all(|(_, placement)| placement.paid_hours.is_none()),
            "{heading}"
        );
        assert_eq!(
            severity(&reading, "unknown_column"),
            [(
                Severity::Warning,
                "F1".to_owned(),
                Some("paid_hours".to_owned())
            )],
            "{heading}"
        );
    }
}

#[test]
fn headings_said_again_on_every_page_are_no_lines() {
    let reading = read_rows(&[
        &["Contract", "BOUW-2023-004"],
        HEADINGS,
        FIRST,
        &[],
        &["Contract", "BOUW-2023-004"],
        HEADINGS,
        SECOND,
        &["Totaal", "", "", "", "", "712.5"],
    ]);
    assert_both(&reading, "pages");
    assert!(
        reading
            .lines
            .iter()
            .all(|line| line.contract.as_deref() == Some("BOUW-2023-004"))
    );
    let bare = read_rows(&[HEADINGS, FIRST, HEADINGS, SECOND]);
    assert_both(&bare, "bare");
}

#[test]
fn headings_below_the_title_of_another_contract_begin_another_table() {
    for second in [
        &["Contract BOUW-2023-012"][..],
        &["Contract:", "BOUW-2023-012"],
        &["Project BOUW-2023-012 - Q3 2026"],
    ] {
        let reading = read_rows(&[
            &["Periode: Q3 2026"],
            &["Contract BOUW-2023-011"],
            HEADINGS,
            FIRST,
            &["Totaal", "", "", "", "", "312"],
            &[],
            second,
            HEADINGS,
            SECOND,
            &["Totaal", "", "", "", "", "400.5"],
        ]);
        assert_both(&reading, second[0]);
        let contracts: Vec<&str> = reading
            .lines
            .iter()
            .map(|line| line.contract.as_deref().unwrap())
            .collect();
        assert_eq!(contracts, ["BOUW-2023-011", "BOUW-2023-012"], "{second:?}");
        assert_eq!(period(&reading).as_deref(), Some(QUARTER), "{second:?}");
    }
}

#[test]
fn the_days_of_the_placement_beat_those_of_the_contract() {
    let reading = read_rows(&[
        &[
            "Kandidaatnummer",
            "Doelgroep",
            "Startdatum contract",
            "Startdatum inzet",
            "Verloonde uren",
        ],
        &["K1", "WW", "2024-01-01", "2026-03-01", "312"],
    ]);
    assert_eq!(placements(&reading)[0].1.start.to_string(), "2026-03-01");
    assert_eq!(problems(&reading), ["duplicate_column C1"]);
}

#[test]
fn names_beside_numbers_are_personal() {
    let reading = read_rows(&[
        &[
            "Kandidaat",
            "Kandidaatnr",
            "Doelgroep",
            "Startdatum",
            "Verloonde uren",
        ],
        &["Jan Jansen", "K1", "WW", "2026-03-01", "312"],
        &["Piet Pieters", "K2", "WW", "2026-03-01", "312"],
    ]);
    assert_eq!(
        (reading.lines.len(), problems(&reading)),
        (2, vec!["personal_column A1".to_owned()])
    );
}

#[test]
fn headings_of_many_systems_are_known() {
    let systems: [&[&str]; 8] = [
        &[
            "Kandidaat ID",
            "Doelgroep",
            "Start plaatsing",
            "Eind plaatsing",
            "Contracturen",
            "Verloonde uren",
        ],
        &[
            "Werknemernummer",
            "Soort uitkering",
            "Datum in dienst",
            "Datum uit dienst",
            "Uren per week",
            "Verl. uren",
        ],
        &[
            "Medewerkercode",
            "Doelgroepcategorie",
            "Begindatum dienstverband",
            "Einddatum dienstverband",
            "Arbeidsduur",
            "SV-uren",
        ],
        &[
            "Pers.nr.",
            "Regeling",
            "Datum indiensttreding",
            "Datum uitdiensttreding",
            "Uren/week",
            "Loonuren",
        ],
        &[
            "Leerlingnummer",
            "Type doelgroep",
            "Aanvang dienstverband",
            "Datum einde dienstverband",
            "Weekuren",
            "Betaalde uren",
        ],
        &[
            "Worker ID",
            "Target group",
            "Assignment start date",
            "Assignment end date",
            "Hours/week",
            "Payroll hours",
        ],
        &[
            "Contractor ID",
            "Candidate category",
            "Hire date",
            "Termination date",
            "Standard hours per week",
            "Paid hours",
        ],
        &[
            "Flexwerkernummer",
            "Uitkering bij start",
            "Startdatum inzet",
            "Einddatum inzet",
            "Omvang dienstverband (uren p/w)",
            "Uitbetaalde uren",
        ],
    ];
    for headings in systems {
        assert_both(&read_rows(&[headings, FIRST, SECOND]), headings[0]);
    }
}
