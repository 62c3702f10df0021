//! `meetbaar audit export`: the entries on standard output, some thousands at a time.

use std::{
    io::{BufWriter, Write, stdout},
    process::ExitCode,
};

use chrono::{Days, NaiveDate};

use super::audit::{Export, Written};
use crate::{
    app::App,
    audit::{Context, Deed, Note, note},
    clock::start_of,
    reporting::audit_entries::{csv_heading, csv_row, json},
    storage::{
        Connection, StorageError,
        audit::{self, Asked},
    },
};

/// Entries that are read at a time.
const PAGE: i64 = 2_000;

pub(super) fn export(app: &App, export: &Export) -> anyhow::Result<ExitCode> {
    let begins = |day: NaiveDate| audit::stored_instant(start_of(day));
    let mut asked = Asked {
        from: export.from.map(begins),
        until: export
            .until
            .and_then(|day| day.checked_add_days(Days::new(1)))
            .map(begins),
        ..Asked::default()
    };
    let taken = Note::new(Deed::TookAuditLog, None)
        .with("from", export.from)
        .with("until", export.until);
    let context = Context::command("audit export");
    app.database.write_as(&context, |connection| {
        note(connection, taken);
        Ok::<_, StorageError>(())
    })?;
    let mut out = BufWriter::new(stdout().lock());
    if export.format == Written::Csv {
        writeln!(out, "{}", csv_heading())?;
    }
    loop {
        let read = |connection: &mut Connection| audit::page(connection, &asked, true, PAGE);
        let page = app.database.read(read)?;
        let Some(last) = page.last() else { break };
        asked.after = Some(last.seq);
        for entry in &page {
            match export.format {
                Written::Jsonl => writeln!(out, "{}", json(entry))?,
                Written::Csv => writeln!(out, "{}", csv_row(entry))?,
            }
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
