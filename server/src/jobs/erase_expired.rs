//! Every night what is over its term is erased: lines and files of contracts, reports that never counted, old mails. What
//! was begun and broken off goes on.

use chrono::Months;

use super::held::{Held, JobFault};
use crate::{
    actions::erasure::{AT_ONCE, not_counted, of_contract},
    app::App,
    audit::Context,
    storage::{
        erasure::{self, lines},
        messages,
    },
};

pub(super) fn erase_expired(app: &App, held: &Held<'_>) -> Result<(), JobFault> {
    let (now, terms) = (app.clock.now(), &app.config.retention);
    let context = Context::job("erase_expired");
    app.database.write(|connection| {
        held.keep(connection, app)?;
        Ok::<_, JobFault>(of_contract::announce(connection, terms.months, now)?)
    })?;
    let over = app
        .database
        .read(|connection| of_contract::over(connection, terms.months, now.day()))?;
    for contract in over {
        held.go_on()?;
        app.database.write(|connection| {
            held.keep(connection, app)?;
            Ok::<_, JobFault>(of_contract::begin(
                connection,
                &contract,
                terms.months,
                now,
            )?)
        })?;
    }
    for begun in app.database.read(erasure::begun)? {
        finish_contract(app, held, &context, &begun)?;
    }
    while erase_not_counted(app, held, &context)? {}
    let before = now
        .stored()
        .checked_sub_months(Months::new(terms.message_months));
    app.database.write(|connection| {
        if let Some(before) = before {
            messages::forget(connection, before)?;
        }
        held.finish(connection, now)
    })
}

fn finish_contract(
    app: &App,
    held: &Held<'_>,
    context: &Context,
    (erasure, contract, _, document): &erasure::Begun,
) -> Result<(), JobFault> {
    while part(app, held, |connection| {
        Ok(lines::erase_some_of_contract(
            connection, *contract, AT_ONCE,
        )?)
    })? {}
    let signer = app.database.journal()?.signer();
    app.database.write_as(context, |connection| {
        held.keep(connection, app)?;
        let ended = (*erasure, *contract);
        Ok::<_, JobFault>(of_contract::end(
            connection,
            ended,
            document,
            signer,
            app.clock.now(),
        )?)
    })?;
    tracing::info!(contract, "the lines of a contract were erased");
    Ok(())
}

/// A page of reports that never counted; false when there are no more.
fn erase_not_counted(app: &App, held: &Held<'_>, context: &Context) -> Result<bool, JobFault> {
    let months = app.config.retention.not_counted_months;
    let page = app
        .database
        .read(|connection| not_counted::over(connection, months, app.clock.now()))?;
    let signer = app.database.journal()?.signer();
    for (report, supplier) in &page {
        let count = |connection: &mut _| crate::storage::lines::count(connection, report.id);
        let gone = app.database.read(count)?;
        while part(app, held, |connection| {
            Ok(not_counted::erase_some(connection, report.id)?)
        })? {}
        app.database.write_as(context, |connection| {
            held.keep(connection, app)?;
            let of = (report, *supplier);
            Ok::<_, JobFault>(not_counted::end(
                connection,
                of,
                gone,
                signer,
                app.clock.now(),
            )?)
        })?;
    }
    Ok(!page.is_empty())
}

/// One part of long work, in a transaction of its own.
fn part(
    app: &App,
    held: &Held<'_>,
    body: impl FnOnce(&mut crate::storage::Connection) -> Result<bool, JobFault>,
) -> Result<bool, JobFault> {
    held.go_on()?;
    app.database.write(|connection| {
        held.keep(connection, app)?;
        body(connection)
    })
}
