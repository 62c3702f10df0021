//! Large reports as suppliers send them, made the same each time: fourteen columns, a candidate a line.

use std::path::Path;

use anyhow::Result;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

/// The contract of every line; one of the demonstration.
pub(crate) const CONTRACT: &str = "ICT-2024-021";

/// The headings, as in the form of many suppliers.
const HEADINGS: [&str; 14] = [
    "Contractnummer",
    "Kandidaatnummer",
    "Doelgroep",
    "Duur uitkering",
    "Doelgroepregister",
    "Datum in dienst",
    "Datum uit dienst",
    "Uren per week",
    "Verloonde uren Q3 2026",
    "Contractvorm",
    "Functie",
    "Werkplaats",
    "50+",
    "Opmerking",
];

const GROUPS: [(&str, &str); 6] = [
    ("Participatiewet", "nee"),
    ("WW", "nee"),
    ("Wajong", "ja"),
    ("Banenafspraak", "ja"),
    ("WIA/WAO", "nee"),
    ("BBL niveau 2", "nee"),
];

const ROLES: [&str; 5] = [
    "Servicedeskmedewerker",
    "Testmedewerker",
    "Logistiek medewerker",
    "Junior beheerder",
    "Timmerman",
];

/// Writes a report of so many lines; each line of a thousand has a fault.
pub(crate) fn write(path: &Path, contract: &str, lines: u32) -> Result<()> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet_with_constant_memory()?;
    sheet.write(0, 0, "Social return rapportage Q3 2026")?;
    for (column, heading) in (0_u16..).zip(HEADINGS) {
        sheet.write(2, column, heading)?;
    }
    let day = Format::new().set_num_format("dd-mm-yyyy");
    for line in 0..lines {
        let row = line + 3;
        let number = usize::try_from(line)?;
        let (group, register) = GROUPS[number % GROUPS.len()];
        let hours_a_week = f64::from(16 + line % 21);
        sheet.write(row, 0, contract)?;
        sheet.write(row, 1, format!("K{line:07}"))?;
        sheet.write(row, 2, group)?;
        sheet.write(
            row,
            3,
            if line % 2 == 0 {
                "< 1 jaar"
            } else {
                "> 2 jaar"
            },
        )?;
        sheet.write(row, 4, register)?;
        let start = ExcelDateTime::from_ymd(2026, u8::try_from(1 + line % 6)?, 1)?;
        sheet.write_datetime_with_format(row, 5, &start, &day)?;
        if line % 3 == 0 {
            let end = ExcelDateTime::from_ymd(2026, 12, u8::try_from(1 + line % 28)?)?;
            sheet.write_datetime_with_format(row, 6, &end, &day)?;
        }
        sheet.write(row, 7, hours_a_week)?;
        let paid = (hours_a_week * 13.0 * 100.0 + f64::from(line % 97)).round() / 100.0;
        if line % 1_000 == 999 {
            sheet.write(row, 8, "ziek")?;
        } else {
            sheet.write(row, 8, paid)?;
        }
        sheet.write(row, 9, if line % 4 == 0 { "vast" } else { "tijdelijk" })?;
        sheet.write(row, 10, ROLES[number % ROLES.len()])?;
        sheet.write(row, 11, "Den Haag")?;
        sheet.write(row, 12, if line % 5 == 0 { "ja" } else { "nee" })?;
        sheet.write(row, 13, "loopt")?;
    }
    workbook.save(path)?;
    Ok(())
}
