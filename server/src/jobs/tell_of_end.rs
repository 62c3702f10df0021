//! Every night people are told of their tokens, and of secrets of the clients that they keep, that end soon.

use super::held::{Held, JobFault};
use crate::{actions::tokens::tell_of_end as tell, app::App};

pub(super) fn tell_of_end(app: &App, held: &Held<'_>) -> Result<(), JobFault> {
    let now = app.clock.now();
    app.database.write(|connection| {
        tell::tell_of_end(connection, now)?;
        held.finish(connection, now)
    })
}
