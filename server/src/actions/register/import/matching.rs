//! What a file calls by a code or a name, as the register knows it.

use std::collections::BTreeMap;

use meetbaar_importers::{
    register::{EntryProblem, RegisterEntry, RegisterField},
    values::fold,
};

use super::place::{error, problem};
use crate::{
    access::Scope,
    actions::register::contract_draft::{ContractDraft, ContractVersion, OptionDraft},
    storage::{
        Connection, Stored, buyers, categories,
        categories::StoredCategory,
        contract_parts,
        register::Part,
        registered_contracts::{self, Narrowed, RegisteredContract},
    },
};
use meetbaar_domain::amount::BasisPoints;
use meetbaar_importers::problem::Severity;

/// The sector in which candidates usually work under the client's own supervision.
const HIRING: &str = "ict_hiring";

/// What the register holds, by what files call it.
pub(super) struct Known {
    buyers: Names,
    categories: Names,
    sectors: BTreeMap<String, String>,
    /// Every contract as it stands, by its number in small letters.
    contracts: BTreeMap<String, (RegisteredContract, ContractVersion)>,
}

/// Codes by code and by name, folded; nothing where two have the same name.
struct Names(BTreeMap<String, Option<String>>);

impl Names {
    fn of(all: impl Iterator<Item = (String, String)>) -> Self {
        let mut names = BTreeMap::new();
        let all: Vec<_> = all.collect();
        for (code, name) in &all {
            let other = names.insert(fold(name), Some(code.clone()));
            if other.is_some() {
                names.insert(fold(name), None);
            }
        }
        for (code, _) in &all {
            names.insert(fold(code), Some(code.clone()));
        }
        Self(names)
    }

    fn code(&self, text: &str) -> Option<String> {
        self.0.get(&fold(text)).cloned().flatten()
    }
}

/// How numbers of contracts are compared.
pub(super) fn key(number: &str) -> String {
    number
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

impl Known {
    pub(super) fn load(connection: &mut Connection) -> Stored<Self> {
        let all = buyers::list(connection, Scope::All, None, Part::WHOLE)?;
        let buyers = Names::of(all.into_iter().map(|one| (one.code, one.name)));
        let all = categories::list(connection, Scope::All, None, Part::WHOLE)?;
        let named = |one: &StoredCategory| (one.code.clone(), one.name.clone());
        let categories = Names::of(all.iter().map(named));
        let sectors = all.into_iter().map(|one| (one.code, one.sector)).collect();
        Ok(Self {
            buyers,
            categories,
            sectors,
            contracts: standing(connection)?,
        })
    }

    /// The contract of that number as it stands.
    pub(super) fn contract(&self, number: &str) -> Option<&(RegisteredContract, ContractVersion)> {
        self.contracts.get(&key(number))
    }

    /// Numbers of the contracts that are none of these.
    pub(super) fn others(&self, numbers: &[String]) -> Vec<String> {
        let named: Vec<String> = numbers.iter().map(|number| key(number)).collect();
        let others = self
            .contracts
            .iter()
            .filter(|(key, _)| !named.contains(key));
        others.map(|(_, (row, _))| row.number.clone()).collect()
    }

    /// The contract that an entry makes of what stands: a column that is not there changes nothing, an empty cell empties
    /// what may be empty. `supplier` is the code of its supplier, where it names one.
    pub(super) fn draft(
        &self,
        entry: &RegisterEntry,
        supplier: Option<String>,
        problems: &mut Vec<EntryProblem>,
    ) -> ContractDraft {
        let standing = self.contract(&entry.number).map(|(_, version)| version);
        let mut draft = standing.map(draft_of).unwrap_or_default();
        if standing.is_none() {
            draft.number.clone_from(&entry.number);
        }
        if let Some(code) = supplier {
            draft.supplier = code;
        }
        texts(entry, &mut draft);
        if let Some(said) = entry.text(RegisterField::Category) {
            match self.categories.code(said) {
                Some(code) => draft.category = code,
                None => problems.push(error(
                    entry,
                    RegisterField::Category,
                    "unknown_category",
                    said,
                )),
            }
        }
        self.buyers(entry, &mut draft, problems);
        self.supervision(entry, &mut draft, problems);
        draft
    }

    fn buyers(
        &self,
        entry: &RegisterEntry,
        draft: &mut ContractDraft,
        problems: &mut Vec<EntryProblem>,
    ) {
        if !entry.has(RegisterField::Buyer) || entry.buyers.is_empty() {
            return;
        }
        let before = draft.leading_buyer.take();
        draft.buyers.clear();
        for said in &entry.buyers {
            let Some(code) = self.buyers.code(&said.buyer) else {
                problems.push(EntryProblem {
                    cell: said.cell.clone(),
                    ..error(entry, RegisterField::Buyer, "unknown_buyer", &said.buyer)
                });
                continue;
            };
            if said.leads {
                draft.leading_buyer = Some(code.clone());
            }
            draft.buyers.push((code, said.share));
        }
        let still = |code: &String| draft.buyers.iter().any(|(buyer, _)| buyer == code);
        if draft.leading_buyer.is_none() {
            draft.leading_buyer = before.filter(still);
        }
    }

    /// Registers of buyers seldom say who supervises. It is told that it is assumed.
    fn supervision(
        &self,
        entry: &RegisterEntry,
        draft: &mut ContractDraft,
        problems: &mut Vec<EntryProblem>,
    ) {
        if entry.client_supervision.is_some() {
            draft.client_supervision = entry.client_supervision;
        }
        if draft.client_supervision.is_none() {
            let sector = self.sectors.get(&draft.category);
            let assumed = sector.is_some_and(|sector| sector == HIRING);
            draft.client_supervision = Some(assumed);
            problems.push(problem(
                entry,
                RegisterField::ClientSupervision,
                "client_supervision_assumed",
                if assumed { "ja" } else { "nee" },
                Severity::Warning,
            ));
        }
    }
}

fn standing(
    connection: &mut Connection,
) -> Stored<BTreeMap<String, (RegisteredContract, ContractVersion)>> {
    let rows =
        registered_contracts::list(connection, Scope::All, &Narrowed::default(), Part::WHOLE)?;
    let mut standing = BTreeMap::new();
    // Few enough keys at once for any database.
    for some in rows.chunks(500) {
        let ids: Vec<i64> = some.iter().map(|row| row.id).collect();
        let shares = contract_parts::shares(connection, &ids)?;
        let options = contract_parts::options(connection, &ids)?;
        for row in some {
            let version = ContractVersion::of(row, &shares, &options);
            standing.insert(key(&row.number), (row.clone(), version));
        }
    }
    Ok(standing)
}

fn texts(entry: &RegisterEntry, draft: &mut ContractDraft) {
    let said = |field| entry.text(field).map(str::to_owned);
    if entry.has(RegisterField::Title) {
        draft.title = said(RegisterField::Title).unwrap_or_default();
    }
    if entry.has(RegisterField::Framework) {
        draft.framework = said(RegisterField::Framework);
    }
    if entry.has(RegisterField::Lot) {
        draft.lot = said(RegisterField::Lot);
    }
    if entry.has(RegisterField::Value) {
        draft.value_cents = entry.value_cents;
    }
    if entry.has(RegisterField::Awarded) {
        draft.awarded = entry.day(RegisterField::Awarded);
    }
    if entry.has(RegisterField::TenderPublished) {
        draft.tender_published = entry.day(RegisterField::TenderPublished);
    }
    if entry.has(RegisterField::Start) {
        draft.start = entry.day(RegisterField::Start);
    }
    if entry.has(RegisterField::End) {
        draft.end = entry.day(RegisterField::End);
    }
    if entry.has(RegisterField::Options) {
        let options = entry.options.iter().map(|one| OptionDraft {
            months: one.months,
            until: one.until,
        });
        draft.options = Some(options.collect());
    }
}

/// What stands, as a draft that changes nothing.
fn draft_of(version: &ContractVersion) -> ContractDraft {
    let buyers = version.buyers.iter().map(|one| {
        let share = BasisPoints::parse(&one.percent);
        (one.buyer.clone(), share.map(|share| share.0))
    });
    ContractDraft {
        number: version.number.clone(),
        title: version.title.clone(),
        framework: version.framework.clone(),
        lot: version.lot.clone(),
        supplier: version.supplier.clone(),
        category: version.category.clone(),
        buyers: buyers.collect(),
        leading_buyer: Some(version.leading_buyer.clone()),
        client_supervision: Some(version.client_supervision),
        value_cents: Some(version.value_cents),
        awarded: Some(version.awarded),
        tender_published: version.tender_published,
        start: Some(version.start),
        end: Some(version.end),
        options: None,
    }
}

/// Whether a draft is what stands: such a contract needs no look at the database.
pub(super) fn says_the_same(version: &ContractVersion, draft: &ContractDraft) -> bool {
    let mut said = draft.clone();
    said.buyers.sort();
    let options = version.options.iter().map(|one| OptionDraft {
        months: one.months,
        until: one.until,
    });
    let standing = ContractDraft {
        options: said.options.as_ref().map(|_| options.collect()),
        ..draft_of(version)
    };
    said == standing
}
