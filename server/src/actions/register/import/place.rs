//! Where in a file something stands that is wrong with what is to be registered.

use meetbaar_importers::{
    privacy::masked,
    problem::Severity,
    register::{EntryProblem, RegisterEntry, RegisterField},
};

use crate::actions::Fault;

/// The column of a field of a contract.
pub(super) fn column(field: &str) -> RegisterField {
    match field {
        "title" => RegisterField::Title,
        "framework" => RegisterField::Framework,
        "lot" => RegisterField::Lot,
        "supplier" | "code" | "name" => RegisterField::Supplier,
        "kvk" => RegisterField::Kvk,
        "category" => RegisterField::Category,
        "buyers" => RegisterField::Buyer,
        "leadingBuyer" => RegisterField::Leads,
        "clientSupervision" => RegisterField::ClientSupervision,
        "valueCents" => RegisterField::Value,
        "awarded" => RegisterField::Awarded,
        "tenderPublished" => RegisterField::TenderPublished,
        "start" => RegisterField::Start,
        "end" => RegisterField::End,
        "options" => RegisterField::Options,
        _ => RegisterField::Number,
    }
}

/// Something wrong at the cell of a field; where that has none, at the number of the contract.
pub(super) fn problem(
    entry: &RegisterEntry,
    field: RegisterField,
    code: &str,
    found: &str,
    severity: Severity,
) -> EntryProblem {
    let number = entry.cells.get(&RegisterField::Number);
    let cell = entry.cells.get(&field).or(number);
    let heading = entry.columns.get(&field).cloned();
    EntryProblem {
        severity,
        code: code.to_owned(),
        sheet: entry.sheet.clone(),
        cell: cell.cloned().unwrap_or_default(),
        heading: heading.or_else(|| Some(field.heading().to_owned())),
        found: (!found.is_empty()).then(|| masked(found)),
    }
}

/// The same as an error.
pub(super) fn error(
    entry: &RegisterEntry,
    field: RegisterField,
    code: &str,
    found: &str,
) -> EntryProblem {
    problem(entry, field, code, found, Severity::Error)
}

/// Faults of what is to be registered, at their cells.
pub(super) fn faults<'a>(
    entry: &'a RegisterEntry,
    faults: &'a [Fault],
) -> impl Iterator<Item = EntryProblem> + 'a {
    faults
        .iter()
        .map(|fault| error(entry, column(fault.field), fault.code, &fault.found))
}
