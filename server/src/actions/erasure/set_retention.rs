//! Says how long the lines of a contract are kept, and why longer than that.

use serde_json::json;

use crate::{
    access::Actor,
    actions::{Refusal, review::said},
    audit::{self, Deed, Note, Object},
    config::MOST_MONTHS,
    storage::{Connection, contracts, erasure::terms},
};

/// Says for how many months after its last day the lines of a contract are kept (`None`: as long as those of others), and
/// why they are kept after that (`None`: they are not).
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::Invalid`] for too many months; [`Refusal::Conflict`] once the lines are gone.
pub fn set_retention(
    connection: &mut Connection,
    actor: &Actor,
    number: &str,
    (months, kept_longer): (Option<i64>, Option<&str>),
) -> Result<(), Refusal> {
    let kept = terms::by_number(connection, actor.scope, number)?.ok_or(Refusal::NotFound)?;
    contracts::hold(connection, &[kept.id])?;
    let kept = terms::by_number(connection, actor.scope, number)?.ok_or(Refusal::NotFound)?;
    if kept.lines_erased_at.is_some() {
        return Err(Refusal::Conflict("lines_erased"));
    }
    let wrong = |months: i64| Refusal::field("months", "months_out_of_range", months.to_string());
    let own = months
        .map(|months| {
            let within = u32::try_from(months).ok().filter(|one| *one <= MOST_MONTHS);
            let within = within.and_then(|months| i32::try_from(months).ok());
            within.ok_or_else(|| wrong(months))
        })
        .transpose()?;
    let reason = kept_longer
        .map(|reason| said("keptLonger", reason))
        .transpose()?;
    if (own, reason.as_deref()) == (kept.months, kept.kept_longer.as_deref()) {
        return Ok(());
    }
    terms::set(connection, kept.id, own, reason.as_deref())?;
    let state = |months, reason: Option<&str>| json!({ "months": months, "keptLonger": reason });
    let changed = Note::new(Deed::RetentionChanged, Object::contract_of(kept.id)).change(
        state(kept.months, kept.kept_longer.as_deref()),
        state(own, reason.as_deref()),
    );
    audit::note(connection, changed);
    Ok(())
}
