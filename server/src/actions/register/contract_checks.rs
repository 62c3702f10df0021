//! What is checked of a contract: its days in order, its shares the whole, everything that it names in the register.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use meetbaar_domain::amount::{BasisPoints, Cents};

use super::{
    checks::Faults,
    contract_draft::{ContractDraft, OptionDraft},
};
use crate::{
    access::Scope,
    actions::Refusal,
    storage::{
        Connection, Stored, buyers, categories,
        contract_parts::{StoredOption, StoredShare},
        registered_contracts::{self, ContractValues, RegisteredContract},
        suppliers,
    },
};

/// Longest option, in months.
const LONGEST_OPTION: i32 = 600;
/// Most options of a contract.
const MOST_OPTIONS: usize = 50;

/// A contract in which nothing is wrong, ready to be stored.
pub(super) struct Checked {
    number: String,
    title: String,
    framework: Option<String>,
    lot: Option<String>,
    supplier_id: i64,
    buyer_id: i64,
    category_id: i64,
    client_supervision: bool,
    value_cents: i64,
    awarded: NaiveDate,
    tender_published: Option<NaiveDate>,
    start: NaiveDate,
    end: NaiveDate,
    /// Key of each buyer with its share.
    pub(super) shares: Vec<(i64, i64)>,
    /// The options, where they were said.
    pub(super) options: Option<Vec<OptionDraft>>,
}

impl Checked {
    pub(super) fn written(&self, version: i64) -> ContractValues<'_> {
        ContractValues {
            number: &self.number,
            title: &self.title,
            framework: self.framework.as_deref(),
            lot: self.lot.as_deref(),
            supplier_id: self.supplier_id,
            buyer_id: self.buyer_id,
            category_id: self.category_id,
            client_supervision: self.client_supervision,
            value_cents: self.value_cents,
            awarded: self.awarded,
            tender_published: self.tender_published,
            starts: self.start,
            ends: self.end,
            version,
        }
    }
}

/// What stands of a contract that is to be changed.
pub(super) struct Standing {
    pub(super) row: RegisteredContract,
    pub(super) shares: Vec<StoredShare>,
    pub(super) options: Vec<StoredOption>,
}

/// Checks a contract; `standing` is what it is to take the place of.
///
/// # Errors
/// [`Refusal::Invalid`] with everything that is wrong.
pub(super) fn checked(
    connection: &mut Connection,
    draft: &ContractDraft,
    mut faults: Faults,
    standing: Option<&Standing>,
) -> Result<Checked, Refusal> {
    let found = &mut faults;
    let number = own_number(connection, draft, found, standing)?;
    let title = match draft.title.trim() {
        "" => String::new(),
        title => found.name("title", title),
    };
    let framework = match draft.framework.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(text) => Some(found.number("framework", text)),
    };
    let lot = found.words("lot", draft.lot.as_deref());
    let days = days(draft, found);
    let value_cents = found.needed("valueCents", draft.value_cents);
    if let Some(cents) = value_cents.filter(|cents| !(0..=Cents::LIMIT).contains(cents)) {
        found.add("valueCents", "amount_invalid", cents.to_string());
    }
    let client_supervision = found.needed("clientSupervision", draft.client_supervision);
    let supplier = supplier(connection, draft, found, standing)?;
    let category = category(connection, draft, found, standing)?;
    let buyers = buying(connection, draft, found, standing)?;
    options(draft, found, standing);
    faults.none()?;
    let complete = (|| {
        let (awarded, start, end) = days?;
        let Buying { leading, shares } = buyers?;
        Some(Checked {
            number,
            title,
            framework,
            lot,
            supplier_id: supplier?,
            buyer_id: leading,
            category_id: category?,
            client_supervision: client_supervision?,
            value_cents: value_cents?,
            awarded,
            tender_published: draft.tender_published,
            start,
            end,
            shares,
            options: draft.options.clone(),
        })
    })();
    complete.ok_or_else(|| Refusal::field("number", "missing", ""))
}

fn own_number(
    connection: &mut Connection,
    draft: &ContractDraft,
    faults: &mut Faults,
    standing: Option<&Standing>,
) -> Stored<String> {
    let number = faults.number("number", &draft.number);
    match standing {
        Some(standing) if standing.row.number != number => {
            faults.add("number", "fixed", &standing.row.number);
        }
        None if registered_contracts::by_number(connection, Scope::All, &number)?.is_some() => {
            faults.add("number", "taken", &number);
        }
        _ => {}
    }
    Ok(number)
}

/// Award, first and last day; the tender is published before the award, and a contract ends after both began.
fn days(draft: &ContractDraft, faults: &mut Faults) -> Option<(NaiveDate, NaiveDate, NaiveDate)> {
    let mut needed = |field, day: Option<NaiveDate>| {
        let day = faults.needed(field, day)?;
        faults.likely(field, day)
    };
    let awarded = needed("awarded", draft.awarded);
    let start = needed("start", draft.start);
    let end = needed("end", draft.end);
    let published = draft
        .tender_published
        .and_then(|day| faults.likely("tenderPublished", day));
    if let Some((start, _)) = start.zip(end).filter(|(start, end)| end < start) {
        faults.add("end", "ends_before_start", start.to_string());
    }
    if let Some((_, end)) = awarded.zip(end).filter(|(awarded, end)| end < awarded) {
        faults.add("awarded", "after_end", end.to_string());
    }
    if let Some((_, awarded)) = published
        .zip(awarded)
        .filter(|(day, awarded)| awarded < day)
    {
        faults.add("tenderPublished", "after_award", awarded.to_string());
    }
    Some((awarded?, start?, end?))
}

/// Whether something that closed is named anew: what a contract names already it may go on naming.
fn newly_closed(closed_on: Option<NaiveDate>, draft: &ContractDraft, kept: bool) -> bool {
    let after = |day: NaiveDate| draft.awarded.is_none_or(|awarded| awarded >= day);
    !kept && closed_on.is_some_and(after)
}

fn supplier(
    connection: &mut Connection,
    draft: &ContractDraft,
    faults: &mut Faults,
    standing: Option<&Standing>,
) -> Stored<Option<i64>> {
    let code = faults.code("supplier", &draft.supplier);
    let Some(found) = suppliers::by_code(connection, &code)? else {
        if !faults.names("supplier") {
            faults.add("supplier", "unknown", code);
        }
        return Ok(None);
    };
    let kept = standing.is_some_and(|standing| standing.row.supplier_id == found.id);
    if newly_closed(found.closed_on, draft, kept) {
        faults.add("supplier", "closed", code);
    } else if let Some(standing) = standing.filter(|_| !kept)
        && registered_contracts::has_reports(connection, standing.row.id)?
    {
        faults.add("supplier", "has_reports", &standing.row.supplier);
    }
    Ok(Some(found.id))
}

fn category(
    connection: &mut Connection,
    draft: &ContractDraft,
    faults: &mut Faults,
    standing: Option<&Standing>,
) -> Stored<Option<i64>> {
    let code = faults.code("category", &draft.category);
    let Some(found) = categories::by_code(connection, &code)? else {
        if !faults.names("category") {
            faults.add("category", "unknown", code);
        }
        return Ok(None);
    };
    let kept = standing.is_some_and(|standing| standing.row.category == found.code);
    if newly_closed(found.closed_on, draft, kept) {
        faults.add("category", "closed", code);
    }
    Ok(Some(found.id))
}

/// Who buys under a contract.
struct Buying {
    /// Key of the one that leads.
    leading: i64,
    /// Key of each with its share.
    shares: Vec<(i64, i64)>,
}

/// A buyer that a draft names.
struct NamedBuyer {
    code: String,
    id: i64,
    share: i64,
}

/// Who buys: the shares are the whole together, and the one that leads is among them.
fn buying(
    connection: &mut Connection,
    draft: &ContractDraft,
    faults: &mut Faults,
    standing: Option<&Standing>,
) -> Stored<Option<Buying>> {
    if draft.buyers.is_empty() && !faults.names("buyers") {
        faults.add("buyers", "missing", "");
    }
    let named = named_buyers(connection, draft, faults, standing)?;
    let shares = draft.buyers.iter().map(|(_, share)| *share);
    let sum = shares.sum::<Option<i64>>();
    if let Some(sum) = sum.filter(|sum| *sum != BasisPoints::ALL.0 && !draft.buyers.is_empty()) {
        faults.add("buyers", "shares_not_whole", BasisPoints(sum).plain());
    }
    let said = draft.leading_buyer.as_deref().map(str::trim);
    let leading = match said.filter(|code| !code.is_empty()) {
        Some(code) => named.iter().find(|one| one.code == code),
        // The first of those with the largest share.
        None => named.iter().rev().max_by_key(|one| one.share),
    };
    let leading = leading.map(|one| one.id);
    if leading.is_none() && !faults.names("buyers") {
        faults.add("leadingBuyer", "not_among_buyers", said.unwrap_or_default());
    }
    let shares = named.into_iter().map(|one| (one.id, one.share)).collect();
    Ok(leading.map(|leading| Buying { leading, shares }))
}

/// The buyers of a draft that are registered, each named once and with a share.
fn named_buyers(
    connection: &mut Connection,
    draft: &ContractDraft,
    faults: &mut Faults,
    standing: Option<&Standing>,
) -> Stored<Vec<NamedBuyer>> {
    let (mut codes, mut named) = (BTreeSet::new(), Vec::new());
    let alone = (draft.buyers.len() == 1).then_some(BasisPoints::ALL.0);
    for (code, share) in &draft.buyers {
        let code = faults.code("buyers", code);
        if !codes.insert(code.clone()) {
            faults.add("buyers", "twice", &code);
        }
        let share = share.or(alone);
        match share {
            None => faults.add("buyers", "share_missing", &code),
            Some(share) if !(1..=BasisPoints::ALL.0).contains(&share) => {
                faults.add("buyers", "share_invalid", &code);
            }
            Some(_) => {}
        }
        let Some(found) = buyers::by_code(connection, &code)? else {
            if !code.is_empty() {
                faults.add("buyers", "unknown", &code);
            }
            continue;
        };
        let kept =
            standing.is_some_and(|one| one.shares.iter().any(|one| one.buyer_id == found.id));
        if newly_closed(found.closed_on, draft, kept) {
            faults.add("buyers", "closed", &code);
        }
        named.push(NamedBuyer {
            code,
            id: found.id,
            share: share.unwrap_or_default(),
        });
    }
    Ok(named)
}

/// Each option says months or a day; one that was exercised stays as it was.
fn options(draft: &ContractDraft, faults: &mut Faults, standing: Option<&Standing>) {
    let Some(options) = &draft.options else {
        return;
    };
    if options.len() > MOST_OPTIONS {
        faults.add("options", "too_many", MOST_OPTIONS.to_string());
    }
    for (number, option) in (1..).zip(options) {
        match (option.months, option.until) {
            (Some(months), None) if (1..=LONGEST_OPTION).contains(&months) => {}
            (None, Some(day)) => {
                faults.likely("options", day);
            }
            _ => faults.add("options", "option_invalid", number.to_string()),
        }
    }
    let exercised = standing.into_iter().flat_map(|standing| &standing.options);
    for stored in exercised.filter(|stored| stored.exercised_at.is_some()) {
        let before = OptionDraft {
            months: stored.months,
            until: stored.until_day,
        };
        let place = usize::try_from(stored.number.saturating_sub(1)).unwrap_or(usize::MAX);
        if options.get(place) != Some(&before) {
            faults.add("options", "exercised", stored.number.to_string());
        }
    }
}
