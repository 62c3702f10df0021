//! Keeps what a supplier said of the layout of a report, learns its headings, and has the report read again by it.

use std::collections::BTreeSet;

use meetbaar_domain::period::Period;
use meetbaar_importers::{
    columns::{LearnedHeading, is_learnable},
    mapping::Naming,
    profiles::Profile,
    values::fold,
};

use super::{Refusal, report_state::ReportState};
use crate::{
    access::{Actor, Scope},
    audit::{self, Deed, Note, Object},
    clock::Instant,
    ids,
    importers::OWN,
    jobs::Job,
    storage::{
        Connection, StorageError, Stored, layouts,
        learned_headings::{self, NewHeading},
        report_choices,
        reports::{self, StoredReport},
    },
};

/// So many layouts a supplier may have in use.
const MOST_LAYOUTS: usize = 50;
/// So many headings a supplier may have in use.
const MOST_HEADINGS: usize = 1_000;

/// A layout that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptLayout {
    /// Identifier for the outside.
    pub public_id: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: u32,
}

/// What a supplier said of a layout.
#[derive(Clone, Debug)]
pub struct SaidLayout {
    /// The layout; its name and version are given when it is kept.
    pub profile: Profile,
    /// The name of the layout that it takes the place of.
    pub replaces: Option<String>,
    /// The period of the report, where its file does not state it.
    pub period: Option<Period>,
}

/// What a supplier's next layout is called: the next version of the one that it takes the place of, or a new name.
///
/// # Errors
/// When the query fails.
pub fn naming(
    connection: &mut Connection,
    supplier: i64,
    replaces: Option<&str>,
) -> Stored<Naming> {
    let versions = layouts::versions(connection, supplier)?;
    let before = versions
        .iter()
        .find(|(name, _)| Some(name.as_str()) == replaces);
    let number = versions.len().saturating_add(1);
    let Some((name, version)) = before else {
        return Ok(Naming {
            name: format!("{OWN}{number}"),
            version: 1,
            title: format!("Indeling {number}"),
        });
    };
    let title = layouts::title(connection, supplier, name, *version)?;
    Ok(Naming {
        name: name.clone(),
        version: u32::try_from(*version).unwrap_or(1).saturating_add(1),
        title: title.unwrap_or_else(|| name.clone()),
    })
}

/// Keeps a layout and queues another reading of the report that it was made for.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Conflict`] once the report is submitted, [`Refusal::Invalid`] for too many layouts.
pub fn keep_layout(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    said: SaidLayout,
    now: Instant,
) -> Result<KeptLayout, Refusal> {
    let (report, state) = open_report(connection, actor, report)?;
    let SaidLayout {
        mut profile,
        replaces,
        period,
    } = said;
    let supplier = report.supplier_id;
    let naming = naming(connection, supplier, replaces.as_deref())?;
    layouts::end_versions(
        connection,
        supplier,
        &naming.name,
        actor.account,
        now.stored(),
    )?;
    if layouts::in_use(connection, supplier)?.len() >= MOST_LAYOUTS {
        return Err(Refusal::field("layout", "layouts_too_many", ""));
    }
    profile.name = naming.name;
    profile.version = naming.version;
    let document = profile
        .to_toml()
        .map_err(|fault| StorageError::Failed(fault.to_string()))?;
    let public_id = ids::public_id(now);
    layouts::insert(
        connection,
        &layouts::NewLayout {
            public_id: &public_id,
            supplier_id: supplier,
            name: &profile.name,
            version: i32::try_from(profile.version).unwrap_or(i32::MAX),
            title: &profile.title,
            document: &document,
            report_id: report.id,
            made_by: actor.account,
            made_at: now.stored(),
        },
    )?;
    learn(connection, actor, supplier, &profile, now)?;
    report_choices::set(connection, report.id, None, actor.account, now.stored())?;
    read_again(connection, &report, state, period, now)?;
    let kept = Note::new(Deed::LayoutKept, Object::report_of(report.id))
        .with("layout", &public_id)
        .with("name", &profile.name);
    audit::note(connection, kept);
    Ok(KeptLayout {
        public_id,
        name: profile.name,
        version: profile.version,
    })
}

/// Has a report read by an importer that somebody chose.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::Conflict`] once the report is submitted.
pub fn choose_importer(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
    importer: &str,
    now: Instant,
) -> Result<(), Refusal> {
    let (report, state) = open_report(connection, actor, report)?;
    report_choices::set(
        connection,
        report.id,
        Some(importer),
        actor.account,
        now.stored(),
    )?;
    let chosen = Note::new(Deed::LayoutKept, Object::report_of(report.id));
    audit::note(connection, chosen.with("importer", importer));
    read_again(connection, &report, state, None, now)
}

/// The report of an identifier and the state that it gets, if its supplier may still say how it is laid out.
fn open_report(
    connection: &mut Connection,
    actor: &Actor,
    report: &str,
) -> Result<(StoredReport, ReportState), Refusal> {
    if !matches!(actor.scope, Scope::Supplier(_)) {
        return Err(Refusal::Forbidden);
    }
    let report =
        reports::by_public_id(connection, actor.scope, report)?.ok_or(Refusal::NotFound)?;
    reports::hold(connection, report.id)?;
    let report = reports::by_id(connection, report.id)?.ok_or(Refusal::NotFound)?;
    let state = ReportState::from_code(&report.state).ok_or(Refusal::Conflict("unknown_state"))?;
    Ok((report, state.say_layout()?))
}

fn read_again(
    connection: &mut Connection,
    report: &StoredReport,
    state: ReportState,
    period: Option<Period>,
    now: Instant,
) -> Result<(), Refusal> {
    let period = period
        .map(|period| (period.start(), period.end()))
        .or(report.stated_start.zip(report.stated_end));
    reports::set_stated(
        connection,
        report.id,
        state.code(),
        period,
        report.stated_contract_id,
    )?;
    Job::ReadReport { report: report.id }.queue(connection, now)?;
    Ok(())
}

/// Keeps the headings of a layout, so that other layouts of the supplier know them too. What a heading meant before
/// gives way to what it means now.
fn learn(
    connection: &mut Connection,
    actor: &Actor,
    supplier: i64,
    profile: &Profile,
    now: Instant,
) -> Stored<()> {
    let known = learned_headings::in_use(connection, supplier)?;
    let (mut new, mut outdated, mut told) = (Vec::new(), Vec::new(), BTreeSet::new());
    for one in profile.headings().filter(is_learnable) {
        let LearnedHeading {
            kind,
            field,
            heading,
        } = one;
        let same = |other: &&learned_headings::StoredHeading| {
            other.table_kind == kind.code() && fold(&other.heading) == fold(&heading)
        };
        if !told.insert((kind, fold(&heading))) {
            continue;
        }
        match known.iter().find(same) {
            Some(before) if before.field == field.code() => continue,
            Some(before) => outdated.push(before.id),
            None => {}
        }
        new.push(NewHeading {
            public_id: ids::public_id(now),
            supplier_id: supplier,
            table_kind: kind.code().to_owned(),
            field: field.code().to_owned(),
            heading,
            learned_by: actor.account,
            learned_at: now.stored(),
        });
    }
    new.truncate(MOST_HEADINGS.saturating_sub(known.len()));
    learned_headings::end_all(connection, &outdated, actor.account, now.stored())?;
    learned_headings::insert(connection, &new)
}
