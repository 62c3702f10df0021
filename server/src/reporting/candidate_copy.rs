//! What is kept of a candidate, to be handed over: in the machine-readable form that the GDPR asks for (article 20).

use serde_json::{Value, json};

use crate::{actions::erasure::of_candidate::Answer, clock::Instant};

/// The copy. It names the supplier and no number, pseudonym or key: who asks knows his own.
#[must_use]
pub fn candidate_copy(answer: &Answer, now: Instant) -> Value {
    let lines: Vec<Value> = answer
        .kept
        .iter()
        .map(|kept| {
            let line = &kept.line;
            let worth: Vec<Value> = kept
                .worth
                .iter()
                .map(|(kind, amount)| json!({ "kind": kind, "amount": amount }))
                .collect();
            json!({
                "contract": line.contract,
                "report": line.report,
                "reportState": line.report_state,
                "state": line.state,
                "periodStart": line.period_start,
                "periodEnd": line.period_end,
                "targetGroup": line.target_group,
                "benefitDuration": line.benefit_duration,
                "inRegister": line.ldr,
                "start": line.starts,
                "end": line.ends,
                "hoursPerWeek": line.hours_per_week.map(hours),
                "paidHours": line.paid_hours.map(hours),
                "arrangement": line.arrangement,
                "bonuses": line.bonuses.split(',').filter(|one| !one.is_empty()).collect::<Vec<_>>(),
                "linkedToOtherSuppliers": line.linking_key.is_some(),
                "sheet": line.sheet,
                "row": line.sheet_row,
                "worth": worth,
                "evidence": kept.proofs,
            })
        })
        .collect();
    json!({
        "supplier": answer.supplier,
        "supplierName": answer.supplier_name,
        "madeAt": now.stored().and_utc(),
        "lines": lines,
    })
}

/// Hours as text, of which ten-thousandths are stored.
fn hours(stored: i64) -> String {
    format!("{}.{:04}", stored / 10_000, (stored % 10_000).abs())
}
