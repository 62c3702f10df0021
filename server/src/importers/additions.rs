//! What the reading of one report knows: the formats of the installation, and what its own supplier said earlier.

use meetbaar_importers::{
    columns::{Field, Learned, LearnedHeading, TableKind},
    corrections::Correction,
    privacy::{Declarations, OwnNumbers},
    profiles::{Place, Profile},
    registry::Additions,
};

use super::Installed;
use crate::storage::{
    Connection, Stored, corrections, layouts, learned_headings, own_numbers, report_choices,
    reports::StoredReport,
};

/// The supplier's own profiles that are in use.
///
/// # Errors
/// When the query fails. A profile that can't be used any more is left out and logged.
pub fn own_profiles(connection: &mut Connection, supplier: i64) -> Stored<Vec<Profile>> {
    let stored = layouts::in_use(connection, supplier)?.into_iter();
    let parsed = stored.filter_map(|layout| match Profile::parse(&layout.document) {
        Ok(profile) => Some(profile),
        Err(fault) => {
            tracing::error!(layout = layout.id, %fault, "a supplier's layout can't be used");
            None
        }
    });
    Ok(parsed.collect())
}

/// The headings that a supplier confirmed.
///
/// # Errors
/// When the query fails.
pub fn learned(connection: &mut Connection, supplier: i64) -> Stored<Learned> {
    let stored = learned_headings::in_use(connection, supplier)?;
    Ok(Learned::of(stored.into_iter().filter_map(|one| {
        Some(LearnedHeading {
            kind: TableKind::from_code(&one.table_kind)?,
            field: Field::from_code(&one.field)?,
            heading: one.heading,
        })
    })))
}

/// What was declared of the file of a report.
fn declarations_of(connection: &mut Connection, report: i64) -> Stored<Declarations> {
    let own_numbers = own_numbers::of_report(connection, report)?
        .into_iter()
        .map(|one| OwnNumbers {
            sheet: one.sheet,
            column: one.sheet_column,
        })
        .collect();
    Ok(Declarations { own_numbers })
}

/// The cells of the file that were corrected on a screen.
fn corrections_of(connection: &mut Connection, report: i64) -> Stored<Vec<Correction>> {
    let in_force = corrections::in_force(connection, &[report])?.into_iter();
    let corrections = in_force.map(|one| Correction {
        sheet: one.sheet,
        cell: one.cell,
        value: one.typed,
    });
    Ok(corrections.collect())
}

/// What the reading of a report knows beside the formats that ship.
///
/// # Errors
/// When a query fails.
pub fn of_report(
    connection: &mut Connection,
    installed: &Installed,
    report: &StoredReport,
) -> Stored<Additions> {
    let mut additions = installed.additions();
    additions.declarations = declarations_of(connection, report.id)?;
    additions.corrections = corrections_of(connection, report.id)?;
    let own = own_profiles(connection, report.supplier_id)?;
    let stated = report.stated_contract_id.is_some();
    additions.profiles.extend(own.into_iter().map(|profile| {
        if stated {
            without_contract(profile)
        } else {
            profile
        }
    }));
    additions.learned = learned(connection, report.supplier_id)?;
    additions.chosen = report_choices::of_report(connection, report.id)?;
    Ok(additions)
}

/// A contract that was stated at upload goes before one that a profile always gives.
pub fn without_contract(mut profile: Profile) -> Profile {
    for table in &mut profile.tables {
        if matches!(table.contract, Some(Place::Fixed(_))) {
            table.contract = None;
        }
    }
    profile
}
