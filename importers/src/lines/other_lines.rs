//! Rows of purchases, activities and turnover.

use meetbaar_domain::{amount::Cents, period::Period};

use super::{draft::Draft, placement_line::contract, row_reader::RowReader};
use crate::{
    checks::{self, At},
    columns::Field,
    problem::Code,
    reading::{Activity, Entry, Line, Purchase},
};

/// Reads a purchase; gives whether it became a line.
pub(super) fn purchase(mut row: RowReader<'_>, draft: &mut Draft<'_>) -> bool {
    let (contract, period) = head(&mut row, draft);
    let invoice = row.number_of_own(Field::Invoice);
    let vendor = row.text(Field::Vendor);
    let date = dated(&mut row, period);
    let amount = amount(&mut row, Field::Amount);
    let entry = match (date, amount) {
        (Some(date), Some(amount)) => Some(Entry::Purchase(Purchase {
            invoice: invoice.map(|invoice| invoice.value),
            vendor: vendor.map(|vendor| vendor.value),
            date: date.value,
            amount: amount.value,
        })),
        _ => None,
    };
    finish(row, draft, contract, period, entry)
}

/// Reads an activity; gives whether it became a line.
pub(super) fn activity(mut row: RowReader<'_>, draft: &mut Draft<'_>) -> bool {
    let (contract, period) = head(&mut row, draft);
    let description = row.required_text(Field::Description);
    let date = dated(&mut row, period);
    let number = row.required_number(Field::Hours);
    let hours = number.and_then(|number| row.as_hours(number));
    if let Some(finding) = hours.and_then(checks::activity_hours) {
        row.problem(finding.code, finding.address, finding.expected);
    }
    let entry = match (description, date, hours) {
        (Some(description), Some(date), Some(hours)) => Some(Entry::Activity(Activity {
            description: description.value,
            date: date.value,
            hours: hours.value,
        })),
        _ => None,
    };
    finish(row, draft, contract, period, entry)
}

/// Reads a turnover; gives whether it became a line. The same turnover said again is no second one.
pub(super) fn turnover(mut row: RowReader<'_>, draft: &mut Draft<'_>) -> bool {
    let (contract, period) = head(&mut row, draft);
    let Some(amount) = amount(&mut row, Field::Turnover) else {
        row.report(draft);
        return false;
    };
    match draft.turnover(contract.as_deref(), period) {
        Some(earlier) if earlier == amount.value => return true,
        Some(_) => row.problem(Code::TurnoverStatedTwice, amount.address, None),
        None => {}
    }
    finish(
        row,
        draft,
        contract,
        period,
        Some(Entry::Turnover {
            amount: amount.value,
        }),
    )
}

fn head(row: &mut RowReader<'_>, draft: &mut Draft<'_>) -> (Option<String>, Option<Period>) {
    let contract = contract(row);
    if let Some(contract) = &contract {
        draft.contract(contract);
    }
    let period = row.period().or(row.context.line_period);
    (contract, period)
}

fn dated(row: &mut RowReader<'_>, period: Option<Period>) -> Option<At<chrono::NaiveDate>> {
    let date = row.required_day(Field::Date)?;
    if let Some(finding) = checks::date_in_period(date, period.or(row.context.period)) {
        row.problem(finding.code, finding.address, finding.expected);
    }
    Some(date)
}

fn amount(row: &mut RowReader<'_>, field: Field) -> Option<At<Cents>> {
    let number = row.required_number(field)?;
    let amount = row.as_cents(number)?;
    if field == Field::Turnover
        && let Some(finding) = checks::turnover(amount)
    {
        row.problem(finding.code, finding.address, finding.expected);
    }
    Some(amount)
}

fn finish(
    mut row: RowReader<'_>,
    draft: &mut Draft<'_>,
    contract: Option<String>,
    period: Option<Period>,
    entry: Option<Entry>,
) -> bool {
    let failed = row.has_errors();
    row.report(draft);
    let (Some(entry), false) = (entry, failed) else {
        return false;
    };
    draft.line(Line {
        contract,
        period,
        entry,
        source: row.source(),
    });
    true
}
