//! How days and periods are written in cells, and which of them are asked about.

use meetbaar_importers::{problem::Severity, reading::Outcome};

use crate::{
    sheets::{placements, problems, read_rows, read_sheets, sheet},
    spellings::{in_order, with_column},
};

fn ends(values: &[&str]) -> Vec<String> {
    let reading = with_column("Einddatum", values);
    in_order(&reading, values.len(), |placement| {
        Some(
            placement
                .end
                .map_or("open".to_owned(), |end| end.to_string()),
        )
    })
}

#[test]
fn days_are_read_in_every_spelling() {
    let values = [
        "'1 juli 2027",
        "'1-jul-27",
        "'July 1, 2027",
        "'1/7/27",
        "'2027-07-01T00:00:00",
    ];
    assert_eq!(ends(&values), ["2027-07-01"; 5]);
    let open = [
        "heden",
        "n.n.b.",
        "onbepaalde tijd",
        "'31-12-9999",
        "9999-12-31",
    ];
    assert_eq!(ends(&open), ["open"; 5]);
    assert_eq!(ends(&["2099-12-31", "'31-12-2099", "-"]), ["open"; 3]);
    let wrong = [
        "'31-02-2027",
        "'30/02/2027",
        "Q3 2027",
        "juli 2027",
        "'1-13-2027x",
    ];
    assert_eq!(ends(&wrong), ["invalid_date"; 5]);
    let old = [
        "1968-05-04",
        "'4-5-68",
        "1900-01-01",
        "'01-01-1900",
        "'4-5-1989",
    ];
    let told = ends(&old);
    assert_eq!(
        told.iter().filter(|told| *told == "invalid_date").count(),
        4,
        "{told:?}"
    );
}

#[test]
fn one_day_decides_for_its_column() {
    for (values, expected) in [
        (
            &["'03/04/2027", "'31/12/2026"][..],
            &["2027-04-03", "2026-12-31"][..],
        ),
        (
            &["'03/04/2027", "'12/31/2026"],
            &["2027-03-04", "2026-12-31"],
        ),
        (
            &["'03/04/2027", "'12/31/2026", "'31/12/2026"],
            &["ambiguous_date", "2026-12-31", "2026-12-31"],
        ),
        (
            &["'03-04-2027", "'04/04/2027"],
            &["2027-04-03", "2027-04-04"],
        ),
    ] {
        assert_eq!(ends(values), expected, "{values:?}");
    }
}

#[test]
fn english_days_that_nothing_decides_are_a_question() {
    let headings: &[&str] = &[
        "Candidate number",
        "Target group",
        "Start date",
        "Paid hours",
    ];
    let open = read_rows(&[headings, &["K1", "WW", "'03/04/2026", "312"]]);
    assert_eq!(problems(&open), ["ambiguous_date C2"]);
    assert_eq!(open.outcome, Outcome::NeedsCorrection);
    let decided = read_rows(&[
        headings,
        &["K1", "WW", "'03/04/2026", "312"],
        &["K2", "WW", "'02/25/2026", "312"],
    ]);
    let starts: Vec<String> = placements(&decided)
        .iter()
        .map(|(_, placement)| placement.start.to_string())
        .collect();
    assert_eq!(starts, ["2026-03-04", "2026-02-25"]);
    let beside = read_rows(&[
        &[
            "Candidate number",
            "Target group",
            "Start date",
            "End date",
            "Paid hours",
        ],
        &["K1", "WW", "'03/04/2026", "'12/31/2026", "312"],
    ]);
    assert_eq!(placements(&beside)[0].1.start.to_string(), "2026-03-04");
}

#[test]
fn days_that_a_program_may_have_swapped_are_a_question() {
    // 31/12/2026 could not be an American day and stayed text; the others were turned round.
    let american = ends(&["'12/31/2026", "2027-04-03", "2027-05-05"]);
    assert_eq!(american, ["2026-12-31", "ambiguous_date", "2027-05-05"]);
    let turned = ends(&["'31/12/2026", "'25/11/2026", "2027-04-03"]);
    assert_eq!(turned, ["2026-12-31", "2026-11-25", "ambiguous_date"]);
    let mixed = ends(&["'31-12-2026", "2027-04-03", "2027-04-25"]);
    assert_eq!(mixed, ["2026-12-31", "2027-04-03", "2027-04-25"]);
}

#[test]
fn a_bare_serial_among_days_is_read_with_a_warning() {
    let reading = with_column("Einddatum", &["46387"]);
    assert_eq!(
        placements(&reading)[0]
            .1
            .end
            .map(|end| end.to_string())
            .as_deref(),
        Some("2026-12-31")
    );
    let problem = &reading.problems[0];
    assert_eq!(
        (
            problem.code.code(),
            problem.severity,
            problem.expected.as_deref()
        ),
        ("date_without_format", Severity::Warning, Some("2026-12-31"))
    );
    let mut of_1904 = sheet(
        "R",
        &[
            &["Kandidaatnummer", "Doelgroep", "Startdatum", "Contracturen"],
            &["K1", "WW", "44771", "24"],
        ],
    );
    of_1904.epoch_1904 = true;
    let reading = read_sheets(vec![of_1904]);
    assert_eq!(placements(&reading)[0].1.start.to_string(), "2026-07-30");
}

#[test]
fn a_column_of_periods_is_read_only_where_it_is_plain() {
    let read = |heading: &str, value: &str| -> String {
        let reading = read_rows(&[
            &["Jaar", "2026"],
            &[
                "Kandidaatnummer",
                "Doelgroep",
                "Startdatum",
                "Uren per week",
                heading,
            ],
            &["K1", "WW", "2026-01-01", "24", value],
            &["K2", "WW", "2026-01-01", "24", value],
        ]);
        match crate::sheets::period(&reading) {
            Some(period) => period,
            None => problems(&reading).join(" "),
        }
    };
    for (heading, value, expected) in [
        ("Kwartaal", "3", "2026-07-01 2026-09-30"),
        ("Maand", "7", "2026-07-01 2026-07-31"),
        ("Periode", "Q3 2026", "2026-07-01 2026-09-30"),
        ("Periode", "2026-07", "2026-07-01 2026-07-31"),
        ("Kwartaal", "2026-07-01", "2026-07-01 2026-09-30"),
        ("Periode", "7", "invalid_period E3 invalid_period E4"),
        (
            "Periode",
            "2026-09-30",
            "invalid_period E3 invalid_period E4",
        ),
        ("Loonperiode", "P7", "invalid_period E3 invalid_period E4"),
        ("Periode", "week 27", "invalid_period E3 invalid_period E4"),
    ] {
        assert_eq!(read(heading, value), expected, "{heading} {value}");
    }
}
