//! A report of no effort without a file: a small file of our own is made, so that it is kept, read and explained as every
//! other report is.

use meetbaar_domain::period::Period;

use super::{Refusal, receive_report::own_contract};
use crate::{access::Actor, storage::Connection};

/// Contracts in one nil report, at most.
const MOST_CONTRACTS: usize = 200;

/// Headings of a list of placements: by them the file is known.
const HEADINGS: &str =
    "Contractnummer;Kandidaat;Doelgroep;Startdatum;Einddatum;Uren per week;Betaalde uren";

/// What is said of each contract.
const NOTHING: &str = "Geen inzet in deze periode";

/// The contracts of a nil report, each once.
///
/// # Errors
/// [`Refusal::Invalid`] where none is named, more than 200 are, or one is not the actor's.
pub fn own_contracts(
    connection: &mut Connection,
    actor: &Actor,
    named: &[String],
) -> Result<Vec<String>, Refusal> {
    let mut numbers: Vec<String> = named.iter().map(|one| one.trim().to_owned()).collect();
    numbers.retain(|number| !number.is_empty());
    numbers.sort_unstable();
    numbers.dedup();
    if numbers.is_empty() {
        return Err(Refusal::field("contracts", "contracts_missing", ""));
    }
    if numbers.len() > MOST_CONTRACTS {
        let most = MOST_CONTRACTS.to_string();
        return Err(Refusal::field("contracts", "contracts_too_many", most));
    }
    for number in &numbers {
        own_contract(connection, actor, Some(number))?;
    }
    Ok(numbers)
}

/// The name of the file.
#[must_use]
pub fn file_name(period: Period) -> String {
    format!("geen-inzet-{}-{}.csv", period.start(), period.end())
}

/// The file: one row a contract, under the headings of a list of placements.
#[must_use]
pub fn file(contracts: &[String], period: Period) -> String {
    let day = |day: chrono::NaiveDate| day.format("%d-%m-%Y");
    let days = format!("{} t/m {}", day(period.start()), day(period.end()));
    let mut text = format!("Periode;{days};;;;;\r\n{HEADINGS}\r\n");
    for number in contracts {
        let quoted = number.replace('"', "\"\"");
        text.push_str(&format!("\"{quoted}\";{NOTHING};;;;;\r\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use meetbaar_importers::{limits::Limits, read, reading::Outcome};

    use super::*;

    #[test]
    fn the_file_is_read_as_a_nil_report_on_its_contracts_and_days() {
        let period = Period::quarter(2026, 3).unwrap();
        for numbers in [vec!["ICT-2024-017"], vec!["BOUW-2023-011", "BOUW-2024-002"]] {
            let numbers: Vec<String> = numbers.into_iter().map(str::to_owned).collect();
            let reading = read(file(&numbers, period).as_bytes(), &Limits::default());
            assert_eq!(reading.outcome, Outcome::Ready, "{:?}", reading.problems);
            assert_eq!((reading.lines.len(), reading.period), (0, Some(period)));
            let mut told = reading.contracts.clone();
            told.sort();
            assert_eq!(told, numbers);
            let codes: Vec<&str> = reading.problems.iter().map(|one| one.code.code()).collect();
            assert_eq!(codes, ["nil_report"]);
        }
        assert_eq!(file_name(period), "geen-inzet-2026-07-01-2026-09-30.csv");
    }
}
