//! Prepares the template of a contract's report: what the contract asks, and the placements that still run.
//!
//! It only reads. The candidates' numbers are not in the database, which knows pseudonyms only: they come from the
//! supplier's own file, and go to that supplier's users alone.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use meetbaar_domain::{
    period::Period,
    target_group::{BenefitDuration, TargetGroup},
    value_table::ValueTable,
};
use meetbaar_importers::{
    columns::Language,
    reading::{Entry, Placement},
    template::{Asked, Earlier, Template},
    wire::Event,
};

use super::{Refusal, check_reading::Check, prepare_reading::stated};
use crate::{
    access::{Actor, Permission, Scope},
    clock::Instant,
    jail::Spooled,
    register::value_table_file,
    reporting::obligation::period,
    storage::{
        Connection, Known, StorageError, contracts, obligations, report_contracts,
        reports::{self, StoredReport},
        value_tables,
    },
};

/// So many lines are looked through for placements that still run.
const MOST_PLACEMENTS: usize = 200_000;

/// A template without lines, and the report from which they can be taken.
pub struct Groundwork {
    /// The template.
    pub template: Template,
    /// The report before; only where the actor may have the numbers of its candidates.
    pub earlier: Option<EarlierReport>,
}

/// The newest report of a contract before a period.
pub struct EarlierReport {
    report: StoredReport,
    contract: i64,
    period: Period,
}

impl EarlierReport {
    /// The report.
    #[must_use]
    pub const fn report(&self) -> &StoredReport {
        &self.report
    }

    /// The name of its file in the store.
    #[must_use]
    pub fn fingerprint(&self) -> &str {
        &self.report.file_fingerprint
    }
}

/// Prepares the template of a contract for a period.
///
/// # Errors
/// [`Refusal::NotFound`] for a contract that the actor does not see; or a query fails.
pub fn prepare_template(
    connection: &mut Connection,
    actor: &Actor,
    number: &str,
    asked_period: Period,
    language: Language,
    now: Instant,
) -> Result<Groundwork, Refusal> {
    let contract =
        contracts::by_number(connection, actor.scope, number)?.ok_or(Refusal::NotFound)?;
    let template = Template {
        language,
        contract: contract.number,
        subject: contract.category,
        supplier: contract.supplier,
        period: asked_period,
        made_on: now.day(),
        asked: asked(connection, contract.id)?,
        filled: Vec::new(),
        earlier: Earlier::Unsaid,
    };
    let sends = actor.may(Permission::SendReports);
    let earlier = match actor.scope {
        Scope::Supplier(supplier) if sends => {
            earlier(connection, contract.id, supplier, asked_period.start())?
        }
        _ => None,
    };
    Ok(Groundwork { template, earlier })
}

fn earlier(
    connection: &mut Connection,
    contract: i64,
    supplier: i64,
    before: NaiveDate,
) -> Result<Option<EarlierReport>, Refusal> {
    let newest = report_contracts::newest_before(connection, contract, supplier, before)?;
    let Some((report, start, end)) = newest else {
        return Ok(None);
    };
    let report = reports::by_id(connection, report)?.ok_or(Refusal::NotFound)?;
    Ok(Some(EarlierReport {
        report,
        contract,
        period: period(start, end)?,
    }))
}

/// What the value tables of a contract's obligations ask; everything where one of them needs no table.
fn asked(connection: &mut Connection, contract: i64) -> Result<Asked, Refusal> {
    let rows = obligations::of_contracts(connection, &[contract], Known::now())?;
    let ids: Option<Vec<i64>> = rows.iter().map(|row| row.value_table_id).collect();
    let Some(ids) = ids.filter(|ids| !ids.is_empty()) else {
        return Ok(Asked::everything());
    };
    let mut tables = Vec::new();
    for stored in value_tables::by_ids(connection, &ids)? {
        let table = value_table_file::parse(&stored.code, &stored.document).map_err(|fault| {
            StorageError::Unknown(format!("value table {}: {fault}", stored.code))
        })?;
        tables.push(table);
    }
    Ok(asked_by(&tables))
}

fn asked_by(tables: &[ValueTable]) -> Asked {
    let blocks = || tables.iter().flat_map(|table| &table.blocks);
    let values = |group: TargetGroup| {
        blocks().any(|block| {
            block.code == group.code() || block.also.iter().any(|code| code == group.code())
        })
    };
    let splits =
        |duration: BenefitDuration| blocks().any(|block| block.benefit_duration == Some(duration));
    let adds = |code: &str| {
        let mut bonuses = tables.iter().flat_map(|table| &table.bonuses);
        bonuses.any(|bonus| bonus.code == code)
    };
    let everything = Asked::everything();
    Asked {
        groups: everything
            .groups
            .into_iter()
            .filter(|group| values(*group))
            .collect(),
        durations: everything
            .durations
            .into_iter()
            .filter(|duration| splits(*duration))
            .collect(),
        bonuses: everything
            .bonuses
            .into_iter()
            .filter(|bonus| adds(bonus.name()))
            .collect(),
    }
}

impl Groundwork {
    /// The template where the file of the report before is gone.
    #[must_use]
    pub fn without_file(self) -> Template {
        Template {
            earlier: Earlier::FileGone,
            ..self.template
        }
    }

    /// The template with the placements that had not ended by the end of the report before, as its file was read.
    ///
    /// # Errors
    /// When a query fails.
    pub fn filled(
        self,
        connection: &mut Connection,
        read: &Spooled,
        now: Instant,
    ) -> Result<Template, Refusal> {
        let Some(earlier) = self.earlier else {
            return Ok(self.template);
        };
        let own = contracts::list(connection, Scope::Supplier(earlier.report.supplier_id))?;
        let stated = stated(&earlier.report)?;
        let mut check = Check::begin(own, stated, read.conclusion(), now.day(), 0);
        let mut placements = Vec::new();
        read.each(|event| {
            if let Event::Line(line) = event
                && let Some(placed) = check.place(line)
                && placed.contract == earlier.contract
                && let Entry::Placement(placement) = placed.line.entry
                && placements.len() < MOST_PLACEMENTS
            {
                placements.push((placed.period, placement));
            }
            Ok::<_, std::io::Error>(())
        })
        .map_err(|error| StorageError::Failed(error.to_string()))?;
        Ok(Template {
            filled: running(placements.into_iter(), earlier.period.end()),
            earlier: Earlier::FilledIn(earlier.period),
            ..self.template
        })
    }
}

/// The placements that go on after a day, each once, as its last period tells it, in the order of the file.
fn running(placements: impl Iterator<Item = (Period, Placement)>, after: NaiveDate) -> Vec<Entry> {
    let mut last: BTreeMap<(String, NaiveDate), (usize, Period, Placement)> = BTreeMap::new();
    for (place, (period, placement)) in placements.enumerate() {
        let key = (placement.candidate.clone(), placement.start);
        let known = last.get(&key);
        let first = known.map_or(place, |(first, _, _)| *first);
        if known.is_none_or(|(_, told, _)| told.end() <= period.end()) {
            last.insert(key, (first, period, placement));
        }
    }
    let mut running: Vec<(usize, Placement)> = last
        .into_values()
        .filter(|(_, _, placement)| placement.end.is_none_or(|end| end > after))
        .map(|(place, _, placement)| (place, placement))
        .collect();
    running.sort_by_key(|(place, _)| *place);
    let of_new_period = |placement: Placement| Placement {
        paid_hours: None,
        ..placement
    };
    running
        .into_iter()
        .map(|(_, placement)| Entry::Placement(of_new_period(placement)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use meetbaar_domain::amount::Hours;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn placement(candidate: &str, end: Option<&str>, weekly: &str) -> Placement {
        Placement {
            candidate: candidate.to_owned(),
            linking_key: None,
            target_group: TargetGroup::Wajong,
            benefit_duration: None,
            ldr: None,
            start: day("2026-01-05"),
            end: end.map(day),
            hours_per_week: Hours::parse(weekly),
            paid_hours: Hours::parse("100"),
            arrangement: None,
            role: None,
            place: None,
            bonuses: Vec::new(),
        }
    }

    #[test]
    fn what_runs_on_is_filled_in_once_and_without_its_hours() {
        let month = |month| Period::month(2026, month).unwrap();
        let told = [
            (month(7), placement("B", None, "24")),
            (month(9), placement("B", None, "32")),
            (month(8), placement("B", None, "28")),
            (month(9), placement("A", Some("2026-09-30"), "36")),
            (month(9), placement("C", Some("2026-10-01"), "36")),
            (month(9), placement("A2", None, "36")),
        ];
        let running = running(told.into_iter(), day("2026-09-30"));
        let seen: Vec<(String, Option<String>, bool)> = running
            .into_iter()
            .filter_map(|entry| match entry {
                Entry::Placement(one) => Some((
                    one.candidate,
                    one.hours_per_week.map(|hours| hours.plain()),
                    one.paid_hours.is_some(),
                )),
                _ => None,
            })
            .collect();
        let expected = [("B", "32"), ("C", "36"), ("A2", "36")]
            .map(|(candidate, weekly)| (candidate.to_owned(), Some(weekly.to_owned()), false));
        assert_eq!(seen, expected);
    }
}
