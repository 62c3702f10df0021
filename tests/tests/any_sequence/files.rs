//! Small reports as a supplier may send them: right ones, wrong ones, for one contract or for all that he has.

use meetbaar_tests::parties::table;
use meetbaar_tests::reports::HEADINGS;

use meetbaar_tests::chance::Chance;

/// Days that a report may be about; they overlap, and some come more often.
pub(crate) const PERIODS: [&str; 13] = [
    "2025-Q4",
    "2025-Q4",
    "2026-Q1",
    "2026-Q1",
    "2026-Q1",
    "2026-Q2",
    "2026-Q2",
    "2026-Q2",
    "2026-Q3",
    "2026-01",
    "2026-05",
    "2026-01-01/2026-06-30",
    "2026-02-01/2026-04-30",
];
const GROUPS: [&str; 5] = [
    "Doelgroepregister (banenafspraak)",
    "WW",
    "Participatiewet",
    "BBL",
    "Wajong",
];
const STARTS: [&str; 4] = ["01-04-2024", "01-01-2026", "15-02-2026", "01-05-2026"];
const ENDS: [&str; 4] = ["", "", "31-05-2026", "30-09-2027"];
const HOURS: [u32; 4] = [12, 18, 24, 36];

/// A report on those contracts. Candidates come back in other reports, and under other contracts.
pub(crate) fn report(chance: &mut Chance, contracts: &[String]) -> String {
    let mut rows = Vec::new();
    for contract in contracts {
        for _ in 0..=chance.below(3) {
            rows.push(placement(chance, contract));
        }
        if chance.percent(40) {
            rows.push(format!(
                "{contract};;;;;;;{}.000,10",
                100 + chance.below(900)
            ));
        }
    }
    if chance.percent(15) {
        // A day that there is not: to be corrected.
        rows[0] = format!("{};K1;WW;31-09-2025;;24;300,00;", contracts[0]);
    }
    table(&format!("{HEADINGS};Omzet periode"), &rows)
}

fn placement(chance: &mut Chance, contract: &str) -> String {
    let hours = *chance.one(&HOURS);
    let paid = hours * u32::try_from(4 + chance.below(10)).unwrap_or_default();
    format!(
        "{contract};K{};{};{};{};{hours};{paid},00;",
        chance.below(7),
        chance.one(&GROUPS),
        chance.one(&STARTS),
        chance.one(&ENDS)
    )
}

/// What a cell may be corrected to, with the cell.
pub(crate) fn correction(chance: &mut Chance) -> (String, String) {
    let row = 2 + chance.below(3);
    match chance.below(4) {
        0 => (format!("C{row}"), (*chance.one(&GROUPS)).to_owned()),
        1 => (format!("F{row}"), chance.one(&HOURS).to_string()),
        2 => (format!("E{row}"), (*chance.one(&ENDS)).to_owned()),
        _ => ("D2".to_owned(), (*chance.one(&STARTS)).to_owned()),
    }
}
