//! Every night the periods are closed whose report was accepted and whose time has passed.

use super::held::{Held, JobFault};
use crate::{actions::calendar::close_passed, app::App, audit::Context};

pub(super) fn close_periods(app: &App, held: &Held<'_>) -> Result<(), JobFault> {
    let (now, after) = (app.clock.now(), app.config.close_after_days);
    let context = Context::job("close_periods");
    app.database.write_as(&context, |connection| {
        let closed = close_passed(connection, after, now)?;
        if closed > 0 {
            tracing::info!(closed, "periods were closed");
        }
        held.finish(connection, now)
    })
}
