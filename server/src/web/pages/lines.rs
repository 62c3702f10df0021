//! Lines as tables: whose, from which cell, worth what, and why.

use std::collections::{HashMap, HashSet};

use meetbaar_domain::amount::{Cents, Hours};

use crate::{
    access::Actor,
    audit::{self, Deed},
    clock::dutch,
    reporting::{explanation::Explanation as Stored, place::place},
    storage::{
        Connection, Known, StorageError, conflicts, contracts,
        corrections::{self, StoredCorrection},
        evidence,
        lines::{self, StoredLine, StoredLineValue},
        obligations::{self, StoredObligation},
        reviews,
    },
    text::Texts,
    web::views::{Explanation, LineRow, LineTable, LineValue},
};

/// Lines on one page.
const PAGE: usize = 100;

/// Lines of a contract.
pub(super) fn of_contract(
    connection: &mut Connection,
    actor: &Actor,
    texts: Texts,
    contract: i64,
    page: usize,
    address: &str,
) -> Result<LineTable, StorageError> {
    let total = lines::count_of_contract(connection, contract)?;
    table(
        connection,
        texts,
        total,
        page,
        address,
        false,
        |connection, offset, limit| {
            let found = lines::of_contract(connection, contract, offset, limit)?;
            Ok(seen(found, actor))
        },
    )
}

/// Lines of a report.
pub(super) fn of_report(
    connection: &mut Connection,
    actor: &Actor,
    texts: Texts,
    report: i64,
    page: usize,
    address: &str,
) -> Result<LineTable, StorageError> {
    let total = lines::count(connection, report)?;
    table(
        connection,
        texts,
        total,
        page,
        address,
        true,
        |connection, offset, limit| {
            let found = lines::of_report(connection, report, offset, limit)?;
            Ok(seen(found, actor))
        },
    )
}

fn table(
    connection: &mut Connection,
    texts: Texts,
    total: i64,
    page: usize,
    address: &str,
    with_contract: bool,
    load: impl FnOnce(&mut Connection, i64, i64) -> Result<Vec<StoredLine>, StorageError>,
) -> Result<LineTable, StorageError> {
    let total = usize::try_from(total).unwrap_or_default();
    let pages = total.div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let offset = i64::try_from((page - 1) * PAGE).unwrap_or_default();
    let found = load(connection, offset, i64::try_from(PAGE).unwrap_or(100))?;
    Ok(LineTable {
        rows: rows(connection, texts, Deed::SawLines, &found)?,
        page,
        pages,
        total,
        previous: (page > 1).then(|| format!("{address}{}", page - 1)),
        next: (page < pages).then(|| format!("{address}{}", page + 1)),
        with_contract,
    })
}

/// Lines as somebody may see them: who does not see which line is whose sees them without their candidates.
fn seen(mut lines: Vec<StoredLine>, actor: &Actor) -> Vec<StoredLine> {
    for line in &mut lines {
        line.candidate = actor.seen(line.candidate.take());
    }
    lines
}

/// Lines as they are read, in the same order. Who draws lines shows them: that is noted here, for every page.
pub(super) fn rows(
    connection: &mut Connection,
    texts: Texts,
    deed: Deed,
    found: &[StoredLine],
) -> Result<Vec<LineRow>, StorageError> {
    let reports = found.iter().map(|line| line.report_id);
    audit::saw_of_reports(connection, deed, reports);
    let names = Names::load(connection, found)?;
    Ok(found.iter().map(|line| names.row(texts, line)).collect())
}

/// What stands beside the lines of one page, loaded at once.
struct Names {
    numbers: HashMap<i64, String>,
    obligations: HashMap<i64, StoredObligation>,
    values: HashMap<i64, Vec<StoredLineValue>>,
    corrections: Vec<StoredCorrection>,
    backed: HashSet<i64>,
    /// Why lines were returned by themselves.
    reasons: HashMap<i64, String>,
    aside: HashMap<i64, String>,
}

impl Names {
    fn load(connection: &mut Connection, found: &[StoredLine]) -> Result<Self, StorageError> {
        let mut ids: Vec<i64> = found.iter().map(|line| line.contract_id).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut reports: Vec<i64> = found.iter().map(|line| line.report_id).collect();
        reports.sort_unstable();
        reports.dedup();
        let mut values: HashMap<i64, Vec<StoredLineValue>> = HashMap::new();
        let lines_found: Vec<i64> = found.iter().map(|line| line.id).collect();
        for value in lines::values_of(connection, &lines_found)? {
            values.entry(value.line_id).or_default().push(value);
        }
        let obligations = obligations::of_contracts(connection, &ids, Known::now())?;
        // What is decided and did not take effect yet is for the reviewer only.
        let returned = found.iter().filter(|line| line.state == "returned");
        let returned: Vec<i64> = returned.map(|line| line.id).collect();
        let decisions = reviews::of_lines(connection, &returned)?.into_iter();
        Ok(Self {
            reasons: decisions
                .filter(|one| one.decision == "returned")
                .filter_map(|one| Some((one.line_id, one.reason?)))
                .collect(),
            numbers: contracts::by_ids(connection, &ids)?
                .into_iter()
                .map(|one| (one.id, one.number))
                .collect(),
            obligations: obligations.into_iter().map(|one| (one.id, one)).collect(),
            values,
            corrections: corrections::in_force(connection, &reports)?,
            aside: conflicts::set_aside_among(connection, &lines_found)?
                .into_iter()
                .map(|one| (one.line_id, one.reason))
                .collect(),
            backed: evidence::backed(connection, &lines_found)?
                .into_iter()
                .collect(),
        })
    }

    fn row(&self, texts: Texts, line: &StoredLine) -> LineRow {
        let values = self
            .values
            .get(&line.id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let hours = |hours: Option<i64>| hours.map(|hours| texts.hours(Hours(hours)));
        let is_placement = line.kind == "placement";
        let corrected = self.corrected(line);
        LineRow {
            cell: cell_of(line),
            contract: self
                .numbers
                .get(&line.contract_id)
                .cloned()
                .unwrap_or_default(),
            state: line.state.clone(),
            returned: self.reasons.get(&line.id).cloned(),
            set_aside: self.aside.get(&line.id).cloned(),
            kind: line.kind.clone(),
            // Enough of the pseudonym to tell two candidates apart on a screen.
            candidate: line
                .candidate
                .as_ref()
                .map(|one| one.chars().take(8).collect()),
            group: line
                .target_group
                .as_deref()
                .map(|code| texts.word("group", code)),
            duration: line
                .benefit_duration
                .as_deref()
                .map(|code| texts.word("duration", code)),
            corrected: (!corrected.is_empty()).then(|| {
                let cells: Vec<&str> = corrected.iter().map(|one| one.cell.as_str()).collect();
                texts.with1("line-corrected", "cells", cells.join(", "))
            }),
            backed: self.backed.contains(&line.id),
            in_register: is_placement && counts_for_jobs(line),
            description: line
                .invoice
                .clone()
                .or_else(|| line.description.clone())
                .map(|what| {
                    line.vendor
                        .as_ref()
                        .map_or_else(|| what.clone(), |vendor| format!("{vendor}, {what}"))
                }),
            period: texts.period(line.period_start, line.period_end),
            placed: line.starts.map(|start| placed(texts, start, line.ends)),
            hours_per_week: hours(line.hours_per_week),
            paid_hours: hours(line.paid_hours.or(line.hours)),
            amount: line.amount_cents.map(|cents| texts.euro(Cents(cents))),
            values: values
                .iter()
                .filter_map(|value| self.value(texts, value, values.len() > 1, &corrected))
                .collect(),
        }
    }

    /// The corrections of cells that a line was read from.
    fn corrected(&self, line: &StoredLine) -> Vec<&StoredCorrection> {
        let of_sheet: Vec<&StoredCorrection> = self
            .corrections
            .iter()
            .filter(|one| one.report_id == line.report_id && one.sheet == line.sheet)
            .collect();
        if of_sheet.is_empty() {
            return of_sheet;
        }
        let cells: HashMap<String, String> = serde_json::from_str(&line.cells).unwrap_or_default();
        let own: HashSet<&String> = cells.values().collect();
        let touched = of_sheet.into_iter().filter(|one| own.contains(&one.cell));
        touched.collect()
    }

    fn value(
        &self,
        texts: Texts,
        value: &StoredLineValue,
        several: bool,
        corrected: &[&StoredCorrection],
    ) -> Option<LineValue> {
        let obligation = self.obligations.get(&value.obligation_id)?;
        if obligation.kind == "bespoke" {
            return None;
        }
        let stored: Stored = serde_json::from_str(&value.explanation).unwrap_or_default();
        // Jobs are shown by the hours that count for them: one line is no average over a term.
        let kind = if obligation.kind == "jobs" {
            "hours"
        } else {
            obligation.kind.as_str()
        };
        Some(LineValue {
            obligation: several.then(|| texts.word("kind", &obligation.kind)),
            amount: texts.amount(kind, value.amount),
            block: stored.block.clone(),
            explanation: why(texts, &stored)
                .into_iter()
                .chain(corrected.iter().map(|one| why_corrected(texts, one)))
                .collect(),
        })
    }
}

/// That a cell of the line was corrected: by whom, when and why.
fn why_corrected(texts: Texts, one: &StoredCorrection) -> Explanation {
    let text = texts
        .phrase("why-corrected-text")
        .put("cell", &one.cell)
        .put("who", &one.corrected_by)
        .put("when", texts.moment(dutch(one.corrected_at)))
        .put("reason", &one.reason)
        .text();
    Explanation {
        label: texts.text("why-corrected"),
        text,
    }
}

fn counts_for_jobs(line: &StoredLine) -> bool {
    let group = line
        .target_group
        .as_deref()
        .and_then(meetbaar_domain::target_group::TargetGroup::from_code);
    group.is_some_and(|group| meetbaar_domain::target_group::counts_for_jobs(group, line.ldr))
}

/// Sheet and first cell of a line, such as `Rapportage!B2`.
fn cell_of(line: &StoredLine) -> String {
    let cells: HashMap<String, String> = serde_json::from_str(&line.cells).unwrap_or_default();
    let cell = ["candidate", "invoice", "amount"]
        .iter()
        .find_map(|field| cells.get(*field).cloned())
        .unwrap_or_else(|| format!("A{}", line.sheet_row));
    place(&line.sheet, &cell)
}

fn placed(texts: Texts, start: chrono::NaiveDate, end: Option<chrono::NaiveDate>) -> String {
    match end {
        Some(end) => texts.with2(
            "line-placed",
            "start",
            texts.short_date(start),
            "end",
            texts.short_date(end),
        ),
        None => texts.with1("line-placed-running", "start", texts.short_date(start)),
    }
}

/// The steps from the line to its amount, as rows.
fn why(texts: Texts, stored: &Stored) -> Vec<Explanation> {
    let row = |key: &str, text: String| Explanation {
        label: texts.text(key),
        text,
    };
    let decimal = |text: &str| match texts.language() {
        crate::text::Language::Dutch => text.replace('.', ","),
        crate::text::Language::English => text.to_owned(),
    };
    let money =
        |text: &str| Cents::parse(text).map_or_else(|| text.to_owned(), |cents| texts.euro(cents));
    let mut rows = Vec::new();
    if let Some(reason) = &stored.not_valued {
        rows.push(row("why-not-valued", texts.word("not-valued", reason)));
    }
    if let Some((code, revision)) = &stored.value_table {
        rows.push(row(
            "why-value-table",
            texts.with2("value-table-revision", "code", code, "revision", *revision),
        ));
    }
    if let (Some(block), Some(amount), Some(unit)) = (&stored.block, &stored.amount, &stored.unit) {
        let per = texts.with2(
            "why-amount-per",
            "amount",
            money(amount),
            "unit",
            texts.word("unit", unit),
        );
        rows.push(row("why-block", format!("{block}: {per}")));
    }
    if let Some((start, end)) = stored.counted {
        rows.push(row(
            "why-counted",
            texts.with2(
                "why-days",
                "start",
                texts.date(start),
                "end",
                texts.date(end),
            ),
        ));
    }
    if stored.not_valued.is_none() {
        rows.extend(
            stored
                .time
                .as_deref()
                .map(|time| row("why-time", decimal(time))),
        );
        rows.extend(
            stored
                .factor
                .as_deref()
                .map(|factor| row("why-factor", decimal(factor))),
        );
    }
    for (code, amount) in &stored.bonuses {
        rows.push(row(
            "why-bonus",
            format!("{}: {}", texts.word("bonus", code), money(amount)),
        ));
    }
    if stored.lower_amount_assumed {
        rows.push(row("why-lower", texts.text("why-lower-text")));
    }
    rows
}
