//! Everything that the page of conflicts shows, loaded at once.

use std::collections::HashMap;

use super::{
    conflicts::{STATES, Spot, Typed},
    lines,
};
use crate::{
    access::Actor,
    actions::Refusal,
    audit::Deed,
    clock::dutch,
    storage::{
        Connection, StorageError,
        conflicts::{self, ConflictFilter, Decision, ListedConflict, Member},
        contracts, line_lists, reports,
    },
    text::Texts,
    web::views::{ConflictLine, ConflictView, DecisionNote, LineRow, ReviewFilter, TextForm},
};

/// Conflicts on one page.
const PAGE: usize = 20;

/// Everything that the page shows.
pub(super) struct Found {
    pub(super) filters: Vec<ReviewFilter>,
    pub(super) conflicts: Vec<ConflictView>,
    /// Where the next page begins.
    pub(super) next: Option<i64>,
}

impl Found {
    /// The conflicts that are wanted, with what was typed at one of them.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for a contract or report that the actor does not see.
    pub(super) fn load(
        connection: &mut Connection,
        texts: Texts,
        actor: &Actor,
        spot: &Spot,
        typed: &Typed,
    ) -> Result<Self, Refusal> {
        let contract = match &spot.contract {
            None => None,
            Some(number) => {
                let found = contracts::by_number(connection, actor.scope, number)?;
                Some(found.ok_or(Refusal::NotFound)?.id)
            }
        };
        let report = match &spot.report {
            None => None,
            Some(id) => {
                let found = reports::by_public_id(connection, actor.scope, id)?;
                Some(found.ok_or(Refusal::NotFound)?.id)
            }
        };
        let filter = ConflictFilter {
            state: Some(spot.state().to_owned()),
            contract,
            report,
        };
        let limit = i64::try_from(PAGE + 1).unwrap_or_default();
        let after = spot.after.unwrap_or_default();
        let mut found = conflicts::after(connection, actor.scope, &filter, after, limit)?;
        let more = found.len() > PAGE;
        found.truncate(PAGE);
        Ok(Self {
            filters: filters(texts, spot),
            next: found.last().filter(|_| more).map(|one| one.id),
            conflicts: views(connection, texts, actor, found, typed)?,
        })
    }
}

fn filters(texts: Texts, spot: &Spot) -> Vec<ReviewFilter> {
    let filters = STATES.map(|state| ReviewFilter {
        code: state,
        told: texts.word("conflicts-show", state),
        address: spot.turned(state, None).address(),
        current: state == spot.state(),
    });
    filters.to_vec()
}

fn views(
    connection: &mut Connection,
    texts: Texts,
    actor: &Actor,
    found: Vec<ListedConflict>,
    typed: &Typed,
) -> Result<Vec<ConflictView>, StorageError> {
    let ids: Vec<i64> = found.iter().map(|one| one.id).collect();
    let members = conflicts::members(connection, &ids)?;
    let mut keys: Vec<i64> = members.iter().map(|one| one.line_id).collect();
    keys.sort_unstable();
    keys.dedup();
    let stored = line_lists::by_ids(connection, &keys)?;
    let rows = lines::rows(connection, texts, Deed::SawConflicts, &stored)?;
    let rows: HashMap<i64, LineRow> = stored.iter().map(|line| line.id).zip(rows).collect();
    let mut of: HashMap<i64, Vec<Member>> = HashMap::new();
    for one in members {
        of.entry(one.conflict_id).or_default().push(one);
    }
    let mut decided: HashMap<i64, Vec<Decision>> = HashMap::new();
    for one in conflicts::decisions_of(connection, &ids)? {
        decided.entry(one.conflict_id).or_default().push(one);
    }
    let views = found.into_iter().map(|one| {
        let members = of.remove(&one.id).unwrap_or_default();
        let decisions = decided.remove(&one.id).unwrap_or_default();
        let typed = (typed.conflict == one.public_id).then_some(typed);
        view(texts, actor, one, (&members, &decisions, &rows), typed)
    });
    Ok(views.collect())
}

fn view(
    texts: Texts,
    actor: &Actor,
    one: ListedConflict,
    (members, decisions, rows): (&[Member], &[Decision], &HashMap<i64, LineRow>),
    typed: Option<&Typed>,
) -> ConflictView {
    let own = |member: &Member| member.submitted_by == Some(actor.account);
    let four_eyes = members.iter().any(own);
    let form = typed.map_or_else(TextForm::default, |typed| typed.reason.clone());
    let lines = members.iter().map(|member| ConflictLine {
        id: member.line_id,
        line: rows.get(&member.line_id).cloned().unwrap_or_default(),
        supplier: member.supplier.clone(),
        report: member.report.clone(),
        file_name: member.file_name.clone(),
        ticked: typed.is_some_and(|typed| typed.lines.contains(&member.line_id)),
    });
    ConflictView {
        version: one.version,
        days: texts.period(one.starts, one.ends),
        raised: texts.with1(
            "conflict-raised",
            "when",
            texts.moment(dutch(one.raised_at)),
        ),
        lines: lines.collect(),
        decisions: decisions.iter().map(|one| note(texts, one)).collect(),
        form: (one.state != "lapsed" && !four_eyes).then_some(form),
        fault: typed.and_then(|typed| typed.fault.clone()),
        four_eyes,
        id: one.public_id,
        kind: one.kind,
    }
}

fn note(texts: Texts, one: &Decision) -> DecisionNote {
    let moment = |at| texts.moment(dutch(at));
    let ended = one.ended_at.map(|at| match &one.end_reason {
        Some(reason) => texts.with2("conflict-undone", "when", moment(at), "reason", reason),
        None => texts.with1("conflict-ended", "when", moment(at)),
    });
    DecisionNote {
        when: texts.with2(
            "conflict-decided-when",
            "when",
            moment(one.decided_at),
            "who",
            &one.decided_by_email,
        ),
        reason: one.reason.clone(),
        ended,
    }
}
