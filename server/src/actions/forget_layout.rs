//! Ends the use of a layout or of a heading that a supplier confirmed. Reports that were read by it stay as they are.

use super::Refusal;
use crate::{
    access::Actor,
    audit::{self, Deed, Note, Object},
    clock::Instant,
    storage::{Connection, layouts, learned_headings},
};

/// Ends the use of a layout.
///
/// # Errors
/// [`Refusal::NotFound`] for one that is not in use, or not the actor's.
pub fn forget_layout(
    connection: &mut Connection,
    actor: &Actor,
    layout: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let ended = layouts::end(connection, actor.scope, layout, actor.account, now.stored())?;
    if ended {
        let forgotten = Note::new(Deed::LayoutForgotten, Object::named("layout", layout));
        audit::note(connection, forgotten);
        Ok(())
    } else {
        Err(Refusal::NotFound)
    }
}

/// Ends the use of a heading.
///
/// # Errors
/// [`Refusal::NotFound`] for one that is not in use, or not the actor's.
pub fn forget_heading(
    connection: &mut Connection,
    actor: &Actor,
    heading: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let ended = learned_headings::end(
        connection,
        actor.scope,
        heading,
        actor.account,
        now.stored(),
    )?;
    if ended {
        let forgotten = Note::new(Deed::LayoutForgotten, Object::named("heading", heading));
        audit::note(connection, forgotten);
        Ok(())
    } else {
        Err(Refusal::NotFound)
    }
}
