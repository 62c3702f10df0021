//! The calendar of reports: of all contracts, of one, more time for them, and periods that are closed.

pub(super) mod closure;
pub(super) mod contract;
pub(super) mod decision;
pub(super) mod extension;
pub(super) mod list;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::in_path;
use crate::{
    access::Permission,
    actions::calendar::can_be_extended,
    reporting::calendar::Due,
    storage::calendar::StoredExtension,
    text::Texts,
    web::{permit::Permit, views::DueRow},
};

/// What stands in the calendar beside reports, and what somebody may do there.
pub(super) struct Around {
    texts: Texts,
    /// The latest that was asked for each contract and last day of a period.
    extensions: HashMap<(i64, NaiveDate), StoredExtension>,
    sends: bool,
    closes: bool,
    today: NaiveDate,
}

impl Around {
    fn new<P>(permit: &Permit<P>) -> Self {
        let may = |permission| permit.actor.may(permission);
        Self {
            texts: permit.visitor.texts,
            extensions: HashMap::new(),
            sends: may(Permission::SendReports),
            closes: may(Permission::JudgeReports),
            today: permit.app.clock.now().day(),
        }
    }

    fn with(self, extensions: Vec<StoredExtension>) -> Self {
        let latest = extensions
            .into_iter()
            .map(|one| ((one.contract_id, one.period_end), one));
        Self {
            extensions: latest.collect(),
            ..self
        }
    }

    fn row(&self, due: &Due) -> DueRow {
        let (texts, period) = (self.texts, due.report.period);
        let extension = self.extensions.get(&(due.contract_id, period.end()));
        let waits = extension.is_some_and(|one| one.granted.is_none());
        let asks = self.sends && can_be_extended(due, self.today) && !waits;
        let number = in_path(&due.contract);
        DueRow {
            contract: due.contract.clone(),
            supplier: due.supplier.clone(),
            period: texts.period(period.start(), period.end()),
            due: Some(texts.date(due.report.due)),
            state: due.state.code(),
            extension: extension.map(|one| told(texts, one)),
            ask: asks.then(|| {
                format!(
                    "/contracts/{number}/due-extensions/new?period={}",
                    period.end()
                )
            }),
            close: None,
            reopen: None,
        }
    }
}

/// What became of more time that was asked for.
fn told(texts: Texts, one: &StoredExtension) -> String {
    match one.granted {
        None => texts.with1("calendar-extension-waits", "day", texts.date(one.until)),
        Some(true) => texts.text("calendar-extension-granted"),
        Some(false) => {
            let note = one.note.clone().unwrap_or_default();
            texts.with1("calendar-extension-refused", "note", note)
        }
    }
}
