//! Values the lines of a contract again, one report in each transaction. What was done before it stopped is done once more,
//! which changes nothing.

use super::held::{Held, JobFault};
use crate::{
    actions::revalue_contract::revalue_report, app::App, audit::Context, storage::revaluations,
};

pub(super) fn revalue_contract(app: &App, held: &Held<'_>, contract: i64) -> Result<(), JobFault> {
    let reports = app
        .database
        .read(|connection| revaluations::reports_of(connection, contract))?;
    for report in reports {
        held.go_on()?;
        let context = Context::job("revalue_contract");
        app.database.write_as(&context, |connection| {
            revalue_report(connection, contract, report, app.clock.now())?;
            held.keep(connection, app)
        })?;
    }
    app.database
        .write(|connection| held.finish(connection, app.clock.now()))
}
