//! Ends one's own sessions elsewhere, for who showed a moment ago who he is: whoever finds a screen open may not put its
//! owner out.

use actix_web::{HttpResponse, web::Path};

use super::super::see_other;
use crate::{
    actions::accounts::end_sessions,
    web::{
        form::{Checked, NoFields},
        permit::KeepOwnAccount,
        problem::Fault,
        proven::Proven,
    },
};

/// `POST /account/sessions/{id}/end`.
pub(in crate::web::pages) async fn end_one(
    permit: Proven<KeepOwnAccount>,
    id: Path<String>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    permit
        .write(move |connection, actor| end_sessions::end_one(connection, actor.account, &id))
        .await?;
    Ok(see_other("/account?done=session-ended"))
}

/// `POST /account/sessions/others/end`.
pub(in crate::web::pages) async fn end_others(
    permit: Proven<KeepOwnAccount>,
    _form: Checked<NoFields>,
) -> Result<HttpResponse, Fault> {
    let this = Some(permit.visitor.session);
    permit
        .write(move |connection, actor| end_sessions::end_others(connection, actor.account, this))
        .await?;
    Ok(see_other("/account?done=sessions-ended"))
}
