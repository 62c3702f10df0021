//! Tells suppliers which of their lines don't count, or count again. A mail names one supplier's lines only.

use std::collections::BTreeMap;

use crate::{
    actions::{Refusal, queue_message::queue_message},
    clock::Instant,
    mail::{About, Message, Notice},
    reporting::place::row_place,
    storage::{Connection, accounts, conflicts::Released, line_lists, reports},
};

/// Lines that a mail names.
const NAMED: usize = 20;

/// Those lines don't count.
pub(super) fn set_aside(
    connection: &mut Connection,
    lines: &[Released],
    reason: &str,
    now: Instant,
) -> Result<(), Refusal> {
    tell(connection, About::LinesSetAside, lines, Some(reason), now)
}

/// Those lines count again.
pub(super) fn count_again(
    connection: &mut Connection,
    lines: &[Released],
    reason: Option<&str>,
    now: Instant,
) -> Result<(), Refusal> {
    tell(connection, About::LinesCountAgain, lines, reason, now)
}

fn tell(
    connection: &mut Connection,
    about: About,
    lines: &[Released],
    reason: Option<&str>,
    now: Instant,
) -> Result<(), Refusal> {
    let mut of_reports: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (line, report, _) in lines {
        of_reports.entry(*report).or_default().push(*line);
    }
    for (report, mut lines) in of_reports {
        let Some(report) = reports::by_id(connection, report)? else {
            continue;
        };
        lines.sort_unstable();
        let mut places = line_lists::by_ids(connection, &lines)?;
        // What was replaced or withdrawn since concerns nobody any more.
        places.retain(|line| matches!(line.state.as_str(), "submitted" | "accepted"));
        places.truncate(NAMED);
        if places.is_empty() {
            continue;
        }
        let message = Message::Notice(Notice {
            about,
            subject: report.file_name.clone(),
            items: places
                .iter()
                .map(|line| row_place(&line.sheet, line.sheet_row))
                .collect(),
            quote: reason.map(str::to_owned),
            path: format!("/reports/{}", report.public_id),
        });
        for account in accounts::of_supplier(connection, report.supplier_id)? {
            queue_message(connection, &account, &message, now)?;
        }
    }
    Ok(())
}
