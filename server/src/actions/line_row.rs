//! A line of a reading as it is stored: the candidate under pseudonym, nothing that is not reckoned with.

use meetbaar_importers::reading::Entry;

use super::check_reading::PlacedLine;
use crate::{keys::Pseudonyms, storage::lines::NewLine};

/// The row of a line.
pub(super) fn line_row(
    report_id: i64,
    placed: &PlacedLine,
    (pseudonyms, supplier): (&Pseudonyms, &str),
) -> NewLine {
    let source = &placed.line.source;
    let mut row = NewLine {
        id: 0,
        report_id,
        contract_id: placed.contract,
        state: "read".to_owned(),
        kind: String::new(),
        period_start: placed.period.start(),
        period_end: placed.period.end(),
        candidate: None,
        linking_key: None,
        target_group: None,
        benefit_duration: None,
        ldr: None,
        starts: None,
        ends: None,
        hours_per_week: None,
        paid_hours: None,
        arrangement: None,
        bonuses: String::new(),
        invoice: None,
        vendor: None,
        day: None,
        amount_cents: None,
        hours: None,
        description: None,
        sheet: source.sheet.clone(),
        sheet_row: i64::from(source.row),
        cells: source.cells.to_json(),
    };
    match &placed.line.entry {
        // Job title and place of work are not kept: nothing is reckoned with them, and they help to recognise people.
        Entry::Placement(placement) => {
            "placement".clone_into(&mut row.kind);
            row.candidate = Some(pseudonyms.of(supplier, &placement.candidate));
            row.linking_key = placement
                .linking_key
                .as_ref()
                .map(|key| pseudonyms.linked(key));
            row.target_group = Some(placement.target_group.code().to_owned());
            row.benefit_duration = placement
                .benefit_duration
                .map(|duration| duration.code().to_owned());
            row.ldr = placement.ldr;
            row.starts = Some(placement.start);
            row.ends = placement.end;
            row.hours_per_week = placement.hours_per_week.map(|hours| hours.0);
            row.paid_hours = placement.paid_hours.map(|hours| hours.0);
            row.arrangement = placement
                .arrangement
                .map(|arrangement| arrangement.code().to_owned());
            row.bonuses = placement.bonuses.join(",");
        }
        Entry::Purchase(purchase) => {
            "purchase".clone_into(&mut row.kind);
            row.invoice.clone_from(&purchase.invoice);
            row.vendor.clone_from(&purchase.vendor);
            row.day = Some(purchase.date);
            row.amount_cents = Some(purchase.amount.0);
        }
        Entry::Activity(activity) => {
            "activity".clone_into(&mut row.kind);
            row.description = Some(activity.description.clone());
            row.day = Some(activity.date);
            row.hours = Some(activity.hours.0);
        }
        Entry::Turnover { amount } => {
            "turnover".clone_into(&mut row.kind);
            row.amount_cents = Some(amount.0);
        }
    }
    row
}
