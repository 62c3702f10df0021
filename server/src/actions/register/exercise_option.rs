//! Exercises an option of a contract: it ends later.

use chrono::{Months, NaiveDate};

use super::{
    change::Author,
    change_contract::{held, next},
    checks::Faults,
    extend_contract::later,
};
use crate::{
    actions::{Refusal, obligation::AtExtension},
    storage::{
        Connection,
        contract_parts::{self, StoredOption},
        registered_contracts::RegisteredContract,
    },
};

/// Exercises an option, once; returns the contract as it stands.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Conflict`] for one that was exercised, or that makes the contract no longer.
pub fn exercise_option(
    connection: &mut Connection,
    number: &str,
    option: i32,
    (reason, obligations): (Option<&str>, AtExtension),
    author: &Author,
) -> Result<RegisteredContract, Refusal> {
    let standing = held(connection, author.scope, number)?;
    let mut faults = Faults::default();
    let reason = match reason.map(str::trim).filter(|reason| !reason.is_empty()) {
        Some(reason) => faults.reason("reason", reason),
        None => String::new(),
    };
    faults.none()?;
    let found = standing.options.iter().find(|one| one.number == option);
    let found = found.ok_or(Refusal::NotFound)?;
    if found.exercised_at.is_some() {
        return Err(Refusal::Conflict("already_exercised"));
    }
    let ends = end_with(found, standing.row.ends).ok_or(Refusal::Conflict("option_not_later"))?;
    let at = next(connection, &standing, standing.row.version, author)?;
    let options: Vec<StoredOption> = standing
        .options
        .iter()
        .cloned()
        .map(|one| match one.number == option {
            true => StoredOption {
                exercised_at: Some(author.now.stored()),
                exercised_by: author.account,
                ..one
            },
            false => one,
        })
        .collect();
    contract_parts::set_options(connection, standing.row.id, &options)?;
    let author = author
        .clone()
        .because((!reason.is_empty()).then(|| reason.clone()));
    later(
        connection,
        &standing,
        (ends, Some(option), reason),
        obligations,
        at,
        &author,
    )
}

/// The last day with an option, if that is later. Months count from the day after the present end, so that a term that
/// ends with a month goes on ending so.
fn end_with(option: &StoredOption, ends: NaiveDate) -> Option<NaiveDate> {
    let later = match (option.months, option.until_day) {
        (Some(months), _) => {
            let months = Months::new(u32::try_from(months).ok()?);
            ends.succ_opt()?.checked_add_months(months)?.pred_opt()?
        }
        (None, until) => until?,
    };
    (later > ends).then_some(later)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_goes_on_from_the_day_after_the_end() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let option = |months, until: Option<&str>| StoredOption {
            contract_id: 1,
            number: 1,
            months,
            until_day: until.map(day),
            exercised_at: None,
            exercised_by: None,
        };
        for (months, until, ends, later) in [
            (Some(12), None, "2026-12-31", Some("2027-12-31")),
            (Some(12), None, "2027-02-28", Some("2028-02-29")),
            (Some(1), None, "2026-01-31", Some("2026-02-28")),
            (Some(6), None, "2026-06-14", Some("2026-12-14")),
            (None, Some("2028-05-01"), "2026-12-31", Some("2028-05-01")),
            (None, Some("2026-12-31"), "2026-12-31", None),
        ] {
            assert_eq!(
                end_with(&option(months, until), day(ends)),
                later.map(day),
                "{ends}"
            );
        }
    }
}
