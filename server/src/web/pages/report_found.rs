//! Everything that the page of a report shows, loaded at once.

use std::collections::{HashMap, HashSet};

use super::{
    changes, corrections, evidence, lines,
    problems::{self, Look, Unexplained, column, is_open},
    questions::{self, Reader, Unsaid},
};
use crate::{
    access::{Actor, Permission},
    actions::report_state::ReportState,
    clock::dutch,
    importers::OWN,
    jail::Death,
    storage::{
        self, Connection, Known, StorageError, calendar, figures, layouts, obligations,
        own_numbers, register,
        reports::{self, StoredReport},
        statements,
    },
    text::Texts,
    web::views::{
        ChangesSummary, CorrectionRow, DeclaredColumn, EvidenceList, FurtherProblems, LineTable,
        ProblemList, QuestionRow, ReportContract, SignedRow,
    },
};

/// Everything that the page shows, loaded at once.
pub(super) struct Found {
    pub(super) report: StoredReport,
    pub(super) supplier: String,
    pub(super) contracts: Vec<ReportContract>,
    pub(super) problems: ProblemList,
    pub(super) own_numbers: Vec<DeclaredColumn>,
    pub(super) signed: Vec<SignedRow>,
    pub(super) evidence: EvidenceList,
    pub(super) changes: Option<ChangesSummary>,
    pub(super) corrections: Vec<CorrectionRow>,
    pub(super) questions: Vec<QuestionRow>,
    pub(super) further: Vec<FurtherProblems>,
    pub(super) not_read: bool,
    /// Whether a problem stands at a cell, or one was corrected.
    pub(super) has_marks: bool,
    pub(super) lines: LineTable,
    pub(super) earlier: Option<StoredReport>,
    pub(super) layout: Option<String>,
    pub(super) own_contracts: Vec<String>,
    /// Whether a day that it covers is closed.
    pub(super) closed: bool,
}

impl Found {
    /// The report and what the page shows of it; `None` for no report that the actor sees.
    pub(super) fn load(
        connection: &mut Connection,
        texts: Texts,
        actor: &Actor,
        (id, page): (&str, usize),
        (unexplained, unsaid): (Option<&Unexplained>, Option<&Unsaid>),
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
            signed: signed(connection, texts, &report)?,
            evidence: EvidenceList::default(),
            changes: None,
            corrections: Vec::new(),
            questions: Vec::new(),
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
            closed: false,
            report,
        };
        // What is being stored is not there yet.
        if read {
            found.evidence = evidence::list(connection, texts, &found.report, actor)?;
            let reader = Reader {
                texts,
                actor,
                report: &found.report,
                unsaid,
            };
            found.questions = questions::on_report(connection, &reader)?;
            found.load_content(connection, (texts, actor), page, unexplained)?;
        }
        Ok(Some(found))
    }

    fn load_content(
        &mut self,
        connection: &mut Connection,
        (texts, actor): (Texts, &Actor),
        page: usize,
        unexplained: Option<&Unexplained>,
    ) -> Result<(), StorageError> {
        let report = &self.report;
        let sends = actor.may(Permission::SendReports);
        let answers = sends && is_open(report);
        let look = Look {
            texts,
            report,
            answers,
            unexplained,
            uncorrected: None,
        };
        self.problems = problems::list(connection, &look)?;
        self.own_numbers = own_numbers(connection, texts, report.id, answers)?;
        self.changes = changes::summary(connection, texts, (report.id, &report.public_id))?;
        self.corrections = {
            let state = ReportState::from_code(&report.state);
            let undoes = sends && state.is_some_and(|state| state.say_layout().is_ok());
            corrections::rows(connection, texts, report.id, undoes)?
        };
        self.not_read = storage::problems::any_of_codes(connection, report.id, &Death::CODES)?;
        self.has_marks = actor.may(Permission::SeeCandidateKeys)
            && (!self.corrections.is_empty()
                || storage::problems::any_at_a_cell(connection, report.id)?);
        self.further = storage::problems::rest_of_report(connection, report.id)?
            .into_iter()
            .map(|one| FurtherProblems {
                severity: one.severity,
                code: one.code,
                count: one.further,
            })
            .collect();
        self.contracts = contracts(connection, texts, report.id)?;
        for covered in reports::contracts_of(connection, report.id)? {
            let (start, end) = (covered.period_start, covered.period_end);
            self.closed |= calendar::any_closed(connection, covered.id, start, end)?;
        }
        let address = format!("/reports/{}?page=", report.public_id);
        self.lines = lines::of_report(connection, actor, texts, report.id, page, &address)?;
        Ok(())
    }
}

/// What was signed when the report was submitted.
fn signed(
    connection: &mut Connection,
    texts: Texts,
    report: &StoredReport,
) -> Result<Vec<SignedRow>, StorageError> {
    let signed = statements::of_report(connection, report.id)?.into_iter();
    let of_submission = signed.filter(|one| Some(one.signed_at) == report.submitted_at);
    let rows = of_submission.map(|one| SignedRow {
        by: texts.with2(
            "explain-by",
            "who",
            &one.signed_by,
            "when",
            texts.moment(dutch(one.signed_at)),
        ),
        statement: one.statement,
    });
    Ok(rows.collect())
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
    let rows = obligations::of_contracts(connection, &ids, Known::now())?;
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

/// The columns that were declared to hold own numbers, by whom and when; `answers` may take that back.
fn own_numbers(
    connection: &mut Connection,
    texts: Texts,
    report: i64,
    answers: bool,
) -> Result<Vec<DeclaredColumn>, StorageError> {
    let declared = own_numbers::of_report(connection, report)?;
    let told = |one: own_numbers::StoredOwnNumbers| {
        let name = column(texts, &one.sheet_column, one.heading.as_deref());
        let name = if one.sheet.is_empty() {
            name
        } else {
            texts.with2("own-numbers-sheet", "column", name, "sheet", &one.sheet)
        };
        DeclaredColumn {
            told: texts
                .phrase("own-numbers-declared")
                .put("column", &name)
                .put("who", one.declared_by)
                .put("when", texts.moment(dutch(one.declared_at)))
                .text(),
            name,
            sheet: one.sheet,
            column: one.sheet_column,
            can_be_taken_back: answers,
        }
    };
    Ok(declared.into_iter().map(told).collect())
}
