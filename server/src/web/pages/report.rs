//! One report: what was read, what is wrong, what it is worth, what to do next.

use std::collections::{HashMap, HashSet};

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    web::{Path, Query},
};
use serde::Deserialize;

use super::{
    fields::period_choices,
    lines,
    problems::{self, Look, Unexplained, column, is_open},
    shown,
};
use crate::{
    access::{Actor, Permission},
    actions::{Refusal, report_state::ReportState},
    clock::dutch,
    importers::OWN,
    jail::Death,
    storage::{
        self, Connection, StorageError, figures, layouts, obligations, own_numbers, register,
        reports::{self, StoredReport},
    },
    text::Texts,
    web::{
        marked_workbook,
        permit::{Permit, SeeReports},
        problem::Fault,
        shell,
        views::{
            EarlierUpload, FurtherProblems, LineTable, ProblemList, ReadSoFar, ReadingProgress,
            ReportContract, ReportPage, ReturnForm, ReturnedNote, Section, Shell, SubmitForm,
        },
    },
};

/// Problems that the supplier can solve by saying what the report is about.
const ASKED_AGAIN: [&str; 4] = [
    "period_missing",
    "contract_missing",
    "period_overlaps",
    "period_impossible",
];

/// What the address holds.
#[derive(Deserialize)]
pub(in crate::web) struct Asked {
    page: Option<usize>,
    done: Option<String>,
}

/// What was filled in and could not be used, to be shown again.
#[derive(Clone, Default)]
pub(super) struct Refilled {
    pub(super) submit: Option<SubmitForm>,
    pub(super) return_form: Option<ReturnForm>,
    pub(super) period: Option<String>,
    pub(super) unexplained: Option<Unexplained>,
    pub(super) declaration: Option<String>,
    pub(super) done: Option<String>,
}

/// `GET /reports/{id}`.
pub(in crate::web) async fn show(
    request: HttpRequest,
    permit: Permit<SeeReports>,
    id: Path<String>,
    asked: Query<Asked>,
) -> Result<HttpResponse, Fault> {
    page(
        &request,
        &permit,
        id.into_inner(),
        asked.page.unwrap_or(1),
        Refilled {
            done: asked.done.clone(),
            ..Refilled::default()
        },
        HttpResponse::Ok(),
    )
    .await
}

/// `GET /reports/{id}/progress`: the part of the page that is shown while a file is read.
pub(in crate::web) async fn progress(
    permit: Permit<SeeReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let id = id.into_inner();
    let wanted = id.clone();
    let report = permit
        .read(move |connection, actor| {
            reports::by_public_id(connection, actor.scope, &wanted)?.ok_or(Refusal::NotFound)
        })
        .await?;
    let done = report.state != ReportState::Received.code();
    shown(
        HttpResponse::Ok(),
        &ReadingProgress {
            texts: permit.visitor.texts,
            id,
            done,
            progress: (!done).then(|| so_far(permit.visitor.texts, &report)),
        },
    )
}

/// How far the reading is, as it is read.
fn so_far(texts: Texts, report: &StoredReport) -> ReadSoFar {
    ReadSoFar {
        rows: texts.number(report.rows_read.unwrap_or_default()),
        lines: texts.number(report.lines_stored.unwrap_or_default()),
    }
}

/// `GET /reports/{id}/marked-workbook`: its file, with the problems marked.
pub(in crate::web) async fn marked_workbook(
    permit: Permit<SeeReports>,
    id: Path<String>,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    marked_workbook::download(&permit, id.into_inner(), Some(texts)).await
}

/// The page of a report, with what was filled in before where that could not be used.
pub(super) async fn page<P>(
    request: &HttpRequest,
    permit: &Permit<P>,
    id: String,
    lines_page: usize,
    refilled: Refilled,
    answer: HttpResponseBuilder,
) -> Result<HttpResponse, Fault> {
    let texts = permit.visitor.texts;
    let today = permit.app.reference_date();
    let unexplained = refilled.unexplained.clone();
    let found = permit
        .read(move |connection, actor| {
            Ok(Found::load(
                connection,
                texts,
                actor,
                (&id, lines_page),
                unexplained.as_ref(),
            )?)
        })
        .await?
        .ok_or(Fault::NotFound)?;
    let actor = &permit.actor;
    let report = &found.report;
    let state = ReportState::from_code(&report.state);
    let sends = actor.role.may(Permission::SendReports);
    let judges = actor.role.may(Permission::JudgeReports)
        && state == Some(ReportState::Submitted)
        && report.submitted_by != Some(actor.account);
    let lacks_period = found
        .problems
        .codes("error")
        .any(|code| ASKED_AGAIN.contains(&code));
    let lacks_column = found
        .problems
        .codes("error")
        .any(|code| code == "missing_column");
    let moment = |at| texts.moment(dutch(at));
    let page = ReportPage {
        shell: Shell {
            notice: shell::notice(
                texts,
                refilled
                    .done
                    .as_deref()
                    .filter(|done| still_true(done, state)),
            ),
            ..shell::inside(
                request,
                &permit.visitor,
                Section::Reports,
                report.file_name.clone(),
            )
        },
        id: report.public_id.clone(),
        file_name: report.file_name.clone(),
        supplier: found.supplier,
        state: report.state.clone(),
        uploaded: moment(report.uploaded_at),
        submitted: report.submitted_at.map(moment),
        decided: report.decided_at.map(moment),
        stated_period: report
            .stated_start
            .zip(report.stated_end)
            .map(|(start, end)| texts.period(start, end)),
        importer: report.importer.as_ref().map(|name| {
            format!(
                "{}, {}",
                found
                    .layout
                    .as_deref()
                    .or_else(|| permit.app.importers.title(name))
                    .unwrap_or(name),
                report.importer_version.unwrap_or_default()
            )
        }),
        fingerprint: report.file_fingerprint.chars().take(12).collect(),
        line_count: found.lines.total,
        progress: (state == Some(ReportState::Received)).then(|| so_far(texts, report)),
        can_cancel: sends && state == Some(ReportState::Received),
        not_read: found.not_read,
        further_problems: found.further,
        contracts: found.contracts,
        problems: found.problems,
        has_marks: found.has_marks && state != Some(ReportState::Refused),
        own_numbers: found.own_numbers,
        declaration_fault: refilled.declaration,
        lines: (found.lines.total > 0).then_some(found.lines),
        returned: report.return_reason.clone().map(|reason| ReturnedNote {
            reason,
            when: report.decided_at.map(moment).unwrap_or_default(),
        }),
        earlier: found.earlier.map(|earlier| EarlierUpload {
            id: earlier.public_id,
            uploaded: moment(earlier.uploaded_at),
            state: earlier.state,
        }),
        period_choices: (sends && lacks_period).then(|| period_choices(texts, today)),
        contract_choices: if sends && lacks_period {
            found.own_contracts
        } else {
            Vec::new()
        },
        period_fault: refilled.period,
        can_say_layout: sends && may_say_layout(report, state, lacks_column),
        submit: (sends && state == Some(ReportState::Ready))
            .then(|| refilled.submit.unwrap_or_default()),
        can_accept: judges,
        return_form: judges.then(|| refilled.return_form.unwrap_or_default()),
    };
    shown(answer, &page)
}

/// A supplier says how a file is laid out that nobody knows, of which a column was not found, or that was read by what
/// it said before.
fn may_say_layout(report: &StoredReport, state: Option<ReportState>, lacks_column: bool) -> bool {
    let own = report
        .importer
        .as_ref()
        .is_some_and(|name| name.starts_with(OWN));
    let open = state.is_some_and(|state| state.say_layout().is_ok());
    open && (own || lacks_column || state == Some(ReportState::Unrecognised))
}

/// "We are reading it now" is said only as long as that is so.
fn still_true(done: &str, state: Option<ReportState>) -> bool {
    match done {
        "uploaded" | "period" | "declared" | "layout" => state == Some(ReportState::Received),
        "cancelled" => state == Some(ReportState::Cancelled),
        _ => true,
    }
}

/// Everything that the page shows, loaded at once.
struct Found {
    report: StoredReport,
    supplier: String,
    contracts: Vec<ReportContract>,
    problems: ProblemList,
    own_numbers: Vec<String>,
    further: Vec<FurtherProblems>,
    not_read: bool,
    /// Whether a problem stands at a cell.
    has_marks: bool,
    lines: LineTable,
    earlier: Option<StoredReport>,
    layout: Option<String>,
    own_contracts: Vec<String>,
}

impl Found {
    fn load(
        connection: &mut Connection,
        texts: Texts,
        actor: &Actor,
        (id, page): (&str, usize),
        unexplained: Option<&Unexplained>,
    ) -> Result<Option<Self>, StorageError> {
        let Some(report) = reports::by_public_id(connection, actor.scope, id)? else {
            return Ok(None);
        };
        let (supplier, _) =
            register::supplier_by_id(connection, report.supplier_id)?.unwrap_or_default();
        let own = crate::storage::contracts::list(
            connection,
            crate::access::Scope::Supplier(report.supplier_id),
        )?;
        let read = ReportState::from_code(&report.state).is_some_and(ReportState::is_read);
        let mut found = Self {
            supplier,
            contracts: Vec::new(),
            problems: ProblemList::default(),
            own_numbers: Vec::new(),
            further: Vec::new(),
            not_read: false,
            has_marks: false,
            lines: LineTable::default(),
            earlier: reports::same_file_before(
                connection,
                report.supplier_id,
                &report.file_fingerprint,
                report.id,
            )?,
            layout: match (&report.importer, report.importer_version) {
                (Some(name), Some(version)) if name.starts_with(OWN) => {
                    layouts::title(connection, report.supplier_id, name, version)?
                }
                _ => None,
            },
            own_contracts: own.into_iter().map(|one| one.number).collect(),
            report,
        };
        // What is being stored is not there yet.
        if read {
            let answers = actor.role.may(Permission::SendReports) && is_open(&found.report);
            found.load_content(connection, texts, page, (answers, unexplained))?;
        }
        Ok(Some(found))
    }

    fn load_content(
        &mut self,
        connection: &mut Connection,
        texts: Texts,
        page: usize,
        (answers, unexplained): (bool, Option<&Unexplained>),
    ) -> Result<(), StorageError> {
        let report = &self.report;
        let look = Look {
            texts,
            report,
            answers,
            unexplained,
        };
        self.problems = problems::list(connection, &look)?;
        self.own_numbers = own_numbers(connection, texts, report.id)?;
        self.not_read = storage::problems::any_of_codes(connection, report.id, &Death::CODES)?;
        self.has_marks = storage::problems::any_at_a_cell(connection, report.id)?;
        self.further = storage::problems::rest_of_report(connection, report.id)?
            .into_iter()
            .map(|one| FurtherProblems {
                severity: one.severity,
                code: one.code,
                count: one.further,
            })
            .collect();
        self.contracts = contracts(connection, texts, report.id)?;
        let address = format!("/reports/{}?page=", report.public_id);
        self.lines = lines::of_report(connection, texts, report.id, page, &address)?;
        Ok(())
    }
}

fn contracts(
    connection: &mut Connection,
    texts: Texts,
    report: i64,
) -> Result<Vec<ReportContract>, StorageError> {
    let covered = reports::contracts_of(connection, report)?;
    let ids: Vec<i64> = covered.iter().map(|one| one.id).collect();
    let figures::ReportSums {
        worth,
        lines: counts,
    } = figures::of_report(connection, report)?;
    let worth: HashMap<i64, i64> = worth.into_iter().collect();
    let counts: HashMap<i64, i64> = counts
        .into_iter()
        .map(|one| (one.contract_id, one.amount))
        .collect();
    let (rows, _) = obligations::of_contracts(connection, &ids)?;
    let totals = |contract: i64| {
        let own = rows
            .iter()
            .filter(|row| row.contract_id == contract && row.kind != "bespoke");
        own.filter_map(|row| {
            let amount = worth.get(&row.id)?;
            let kind = if row.kind == "jobs" {
                "hours"
            } else {
                row.kind.as_str()
            };
            Some(texts.amount(kind, *amount))
        })
        .collect()
    };
    // A contract of which the report covers days apart has several rows; its lines are told once.
    let mut told = HashSet::new();
    Ok(covered
        .into_iter()
        .map(|one| {
            let first = told.insert(one.id);
            let count = counts.get(&one.id).filter(|_| first);
            ReportContract {
                number: one.number,
                period: texts.period(one.period_start, one.period_end),
                revision: one.revision,
                lines: count
                    .and_then(|count| usize::try_from(*count).ok())
                    .unwrap_or_default(),
                totals: if first { totals(one.id) } else { Vec::new() },
                superseded: one.superseded,
            }
        })
        .collect())
}

/// The columns that were declared to hold own numbers, by whom and when.
fn own_numbers(
    connection: &mut Connection,
    texts: Texts,
    report: i64,
) -> Result<Vec<String>, StorageError> {
    let declared = own_numbers::of_report(connection, report)?;
    let told = |one: own_numbers::StoredOwnNumbers| {
        let column = column(texts, &one.sheet_column, one.heading.as_deref());
        let column = if one.sheet.is_empty() {
            column
        } else {
            texts.with2("own-numbers-sheet", "column", column, "sheet", one.sheet)
        };
        texts
            .phrase("own-numbers-declared")
            .put("column", column)
            .put("who", one.declared_by)
            .put("when", texts.moment(dutch(one.declared_at)))
            .text()
    };
    Ok(declared.into_iter().map(told).collect())
}
