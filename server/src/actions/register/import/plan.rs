//! What a contract register in a file would change: found by changing it, and undoing that.
//!
//! So the difference that somebody sees is exactly what a commit does, with every check that a change by hand has.

use meetbaar_importers::{
    problem::Severity,
    register::{EntryProblem, RegisterEntry, RegisterReading},
};
use serde::{Deserialize, Serialize};

use super::{
    matching::{Known, says_the_same},
    place::faults,
    suppliers::Suppliers,
};
use crate::{
    actions::{
        Difference, Refusal,
        register::{
            Author, Faults,
            change_contract::change_contract,
            contract_draft::{ContractDraft, ContractVersion},
            differences,
            keep_supplier::{SupplierDraft, change_supplier, register_supplier},
            register_contract::register_contract,
        },
    },
    storage::{Connection, Database, StorageError, register, suppliers},
};

/// What a file would change, and what is wrong in it.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Plan {
    /// What is wrong, at its cells.
    pub problems: Vec<EntryProblem>,
    /// Suppliers that are new or changed.
    pub suppliers: Vec<PlannedSupplier>,
    /// Every contract of the file in which nothing is wrong.
    pub contracts: Vec<PlannedContract>,
    /// Numbers of the contracts that are registered and not in the file. They stay as they are.
    pub not_in_file: Vec<String>,
}

/// A supplier as the file wants it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct PlannedSupplier {
    /// What it becomes.
    pub draft: SupplierDraft,
    /// The version that was compared with; none for a new one.
    pub seen: Option<i64>,
    /// What becomes different; everything for a new one.
    pub differences: Vec<Difference>,
}

/// A contract as the file wants it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct PlannedContract {
    /// Its number.
    pub number: String,
    /// Where it stands in the file: `Contracten!A7`.
    pub place: String,
    /// What it becomes.
    pub draft: ContractDraft,
    /// The version that was compared with; none for a new one.
    pub seen: Option<i64>,
    /// What becomes different; everything for a new one, nothing for one that stays as it is.
    pub differences: Vec<Difference>,
}

impl Plan {
    /// Whether something must be mended first.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems
            .iter()
            .any(|one| one.severity == Severity::Error)
    }

    /// Whether it changes anything.
    #[must_use]
    pub fn changes_something(&self) -> bool {
        let changes = |seen: Option<i64>, differences: &[Difference]| {
            seen.is_none() || !differences.is_empty()
        };
        self.suppliers
            .iter()
            .any(|one| changes(one.seen, &one.differences))
            || self
                .contracts
                .iter()
                .any(|one| changes(one.seen, &one.differences))
    }
}

/// Finds what a file would change. The database is as it was afterwards.
///
/// # Errors
/// When the database fails.
pub fn plan(
    database: &Database,
    reading: RegisterReading,
    author: &Author,
) -> Result<Plan, StorageError> {
    let undone = database.write(|connection| match planned(connection, reading, author) {
        Ok(plan) => Err::<(), _>(Undo::Planned(Box::new(plan))),
        Err(error) => Err(Undo::Failed(error)),
    });
    match undone {
        Err(Undo::Planned(plan)) => Ok(*plan),
        Err(Undo::Failed(error)) => Err(error),
        Ok(()) => Err(StorageError::Failed("a plan was not undone".to_owned())),
    }
}

/// Why a transaction is undone: always.
enum Undo {
    Planned(Box<Plan>),
    Failed(StorageError),
}

impl From<StorageError> for Undo {
    fn from(error: StorageError) -> Self {
        Self::Failed(error)
    }
}

fn planned(
    connection: &mut Connection,
    reading: RegisterReading,
    author: &Author,
) -> Result<Plan, StorageError> {
    let mut plan = Plan {
        problems: reading.problems,
        ..Plan::default()
    };
    if reading.refused {
        return Ok(plan);
    }
    register::hold(connection)?;
    let (known, mut named) = (Known::load(connection)?, Suppliers::load(connection)?);
    let entries: Vec<(usize, &RegisterEntry)> = reading.contracts.iter().enumerate().collect();
    let mut drafts = Vec::new();
    for (place, entry) in &entries {
        let mut problems = Vec::new();
        let supplier = named.named((*place, entry), &mut problems);
        let draft = known.draft(entry, supplier, &mut problems);
        let sound =
            entry.unread.is_empty() && problems.iter().all(|one| one.severity != Severity::Error);
        plan.problems.append(&mut problems);
        if sound {
            drafts.push((*entry, draft));
        }
    }
    for (draft, standing, place) in named.changes() {
        let seen = standing.map(|one| one.version);
        match supplier_becomes(connection, &draft, seen, author) {
            Ok(differences) => plan.suppliers.push(PlannedSupplier {
                draft,
                seen,
                differences,
            }),
            Err(refusal) => {
                let entry = reading.contracts.get(place);
                tell(entry, refusal, &mut plan.problems)?;
            }
        }
    }
    for (entry, draft) in drafts {
        let standing = known.contract(&entry.number);
        let seen = standing.map(|(row, _)| row.version);
        let became = match standing {
            Some((_, version)) if says_the_same(version, &draft) => Ok(Vec::new()),
            _ => contract_becomes(connection, &draft, seen, author),
        };
        match became {
            Ok(differences) => plan.contracts.push(PlannedContract {
                number: draft.number.clone(),
                place: format!("{}!A{}", entry.sheet, entry.row),
                draft,
                seen,
                differences,
            }),
            Err(refusal) => tell(Some(entry), refusal, &mut plan.problems)?,
        }
    }
    let numbers: Vec<String> = reading
        .contracts
        .into_iter()
        .map(|one| one.number)
        .collect();
    plan.not_in_file = known.others(&numbers);
    Ok(plan)
}

fn tell(
    entry: Option<&RegisterEntry>,
    refusal: Refusal,
    problems: &mut Vec<EntryProblem>,
) -> Result<(), StorageError> {
    match (entry, refusal) {
        (Some(entry), Refusal::Invalid(found)) => problems.extend(faults(entry, &found)),
        (_, Refusal::Failed(error)) => return Err(error),
        (_, other) => return Err(StorageError::Failed(other.to_string())),
    }
    Ok(())
}

/// Registers or changes a supplier; what becomes different.
///
/// # Errors
/// Those of registering and changing one.
pub(super) fn supplier_becomes(
    connection: &mut Connection,
    draft: &SupplierDraft,
    seen: Option<i64>,
    author: &Author,
) -> Result<Vec<Difference>, Refusal> {
    let before = suppliers::by_code(connection, &draft.code)?;
    let now = match seen {
        None => register_supplier(connection, draft, Faults::default(), author)?,
        Some(seen) => change_supplier(
            connection,
            &draft.code,
            seen,
            draft,
            Faults::default(),
            author,
        )?,
    };
    between(before.as_ref().filter(|_| seen.is_some()), &now)
}

/// Registers or changes a contract; what becomes different.
///
/// # Errors
/// Those of registering and changing one.
pub(super) fn contract_becomes(
    connection: &mut Connection,
    draft: &ContractDraft,
    seen: Option<i64>,
    author: &Author,
) -> Result<Vec<Difference>, Refusal> {
    use crate::{access::Scope, storage::registered_contracts};
    let before = match seen {
        None => None,
        Some(_) => {
            let row = registered_contracts::by_number(connection, Scope::All, &draft.number)?;
            row.map(|row| ContractVersion::standing(connection, &row))
                .transpose()?
        }
    };
    let row = match seen {
        None => register_contract(connection, draft, Faults::default(), author)?,
        Some(seen) => change_contract(
            connection,
            &draft.number,
            seen,
            draft,
            Faults::default(),
            author,
        )?,
    };
    let now = ContractVersion::standing(connection, &row)?;
    between(before.as_ref(), &now)
}

fn between<T: Serialize>(before: Option<&T>, now: &T) -> Result<Vec<Difference>, Refusal> {
    let json = |one: Option<&T>| {
        serde_json::to_value(one).map_err(|error| StorageError::Failed(error.to_string()))
    };
    Ok(differences(&json(before)?, &json(Some(now))?))
}
