//! Problems of a report as pages show them: in groups with their first places.

use std::collections::HashMap;

use meetbaar_importers::problem::{Code, Severity, group::together};

use crate::{
    actions::report_state::ReportState,
    audit::{self, Deed, Object},
    clock::dutch,
    reporting::{
        place::place,
        problem_words::{Told, answers, column_name, example, group_line, sentences, typed},
    },
    storage::{
        Connection, StorageError,
        problem_groups::{self, GroupKey, StoredGroup},
        problems::{self, StoredProblem},
        reports::StoredReport,
        warnings::{self, StoredAcceptance},
    },
    text::Texts,
    web::views::{
        CorrectForm, ExplainForm, ProblemGroup, ProblemHandle, ProblemKind, ProblemList,
        ProblemPlace, ProblemReason, ProblemSeverity,
    },
};

/// Groups on one page; there may be more.
const GROUPS: usize = 200;

/// First places of each group that are shown beside the others; a group's own page shows as many at a time.
pub(super) const PLACES: usize = 50;

/// Places of all groups on one page.
const TOGETHER: usize = 1_000;

/// What was typed to explain a warning and could not be stored.
#[derive(Clone, Debug)]
pub(super) struct Unexplained {
    pub(super) handle: ProblemHandle,
    pub(super) reason: String,
    pub(super) fault: String,
}

/// What was typed to correct a cell and could not be stored.
#[derive(Clone, Debug)]
pub(super) struct Uncorrected {
    pub(super) handle: ProblemHandle,
    pub(super) value: String,
    pub(super) reason: String,
    pub(super) fault: String,
}

/// Who looks at the problems of which report.
pub(super) struct Look<'a> {
    pub(super) texts: Texts,
    pub(super) report: &'a StoredReport,
    /// Whether the visitor may see what stands in cells.
    pub(super) sees_cells: bool,
    /// Whether the visitor may explain warnings and declare numbers.
    pub(super) answers: bool,
    pub(super) unexplained: Option<&'a Unexplained>,
    pub(super) uncorrected: Option<&'a Uncorrected>,
}

/// Whether somebody with that permission may still explain warnings of a report.
pub(super) fn is_open(report: &StoredReport) -> bool {
    ReportState::from_code(&report.state).is_some_and(|state| state.explain().is_ok())
}

/// The problems of a report.
pub(super) fn list(
    connection: &mut Connection,
    look: &Look<'_>,
) -> Result<ProblemList, StorageError> {
    let report = look.report.id;
    let most = i64::try_from(GROUPS + 1).unwrap_or(201);
    let mut groups = problem_groups::of_report(connection, report, most)?;
    let cut = groups.len() > GROUPS;
    groups.truncate(GROUPS);
    // The worst get their places first.
    groups.sort_by_key(|group| Severity::from_code(&group.key.severity));
    let mut places = first_places(connection, look, &groups)?;
    let reasons = warnings::of_report(connection, report)?;
    let drawn: Vec<(GroupKey, usize, ProblemGroup)> = groups
        .into_iter()
        .enumerate()
        .map(|(number, group)| {
            let own = of_group(&reasons, &group.key);
            let explained = explained(&own, &group);
            let members = places.remove(&group.key).unwrap_or_default();
            let key = group.key.clone();
            (key, explained, look.group(number, group, &members, &own))
        })
        .collect();
    let mut severities: Vec<ProblemSeverity> = together(drawn, |(key, _, _)| key.severity.clone())
        .into_iter()
        .map(|(severity, groups)| of_severity(severity, groups))
        .collect();
    if cut {
        for one in &mut severities {
            let count = problems::count(connection, report, &one.severity)?;
            one.count = usize::try_from(count).unwrap_or_default();
        }
    }
    Ok(ProblemList { severities, cut })
}

/// The first places of each group, until there are enough for one page.
fn first_places(
    connection: &mut Connection,
    look: &Look<'_>,
    groups: &[StoredGroup],
) -> Result<HashMap<GroupKey, Vec<StoredProblem>>, StorageError> {
    let report = look.report.id;
    let mut places = HashMap::new();
    let mut room = TOGETHER;
    for group in groups {
        if room == 0 {
            break;
        }
        let most = i64::try_from(PLACES.min(room)).unwrap_or(50);
        let members = problem_groups::members(connection, report, &group.key, 0, most)?;
        room = room.saturating_sub(members.len());
        places.insert(group.key.clone(), look.seen(members));
    }
    let shown = places.values().map(Vec::len).sum();
    audit::saw(
        connection,
        Deed::SawProblems,
        Object::report_of(report),
        shown,
    );
    Ok(places)
}

fn of_severity(severity: String, groups: Vec<(GroupKey, usize, ProblemGroup)>) -> ProblemSeverity {
    let explained = groups.iter().map(|(_, explained, _)| explained).sum();
    let kinds: Vec<ProblemKind> = together(groups, |(key, _, _)| key.code.clone())
        .into_iter()
        .map(|(code, groups)| ProblemKind {
            code,
            groups: groups.into_iter().map(|(_, _, group)| group).collect(),
        })
        .collect();
    ProblemSeverity {
        severity,
        count: kinds.iter().map(ProblemKind::count).sum(),
        explained,
        kinds,
    }
}

/// The reasons for a group and its cells.
pub(super) fn of_group<'a>(
    reasons: &'a [StoredAcceptance],
    key: &GroupKey,
) -> Vec<&'a StoredAcceptance> {
    let is_warning = key.severity == Severity::Warning.code();
    let own = reasons.iter().filter(|one| {
        is_warning
            && (&one.code, &one.sheet, &one.sheet_column) == (&key.code, &key.sheet, &key.column)
    });
    own.collect()
}

/// Of how many problems of a group it is said why they stand.
fn explained(reasons: &[&StoredAcceptance], group: &StoredGroup) -> usize {
    let count = usize::try_from(group.count).unwrap_or_default();
    let whole = reasons.iter().any(|one| group.is_accepted_by(one));
    let cells = reasons.iter().filter(|one| !one.cell.is_empty()).count();
    if whole { count } else { cells.min(count) }
}

pub(super) fn handle(key: &GroupKey, cell: &str) -> ProblemHandle {
    ProblemHandle {
        severity: key.severity.clone(),
        code: key.code.clone(),
        sheet: key.sheet.clone(),
        column: key.column.clone(),
        cell: cell.to_owned(),
    }
}

/// Where all problems of a group are shown.
pub(super) fn address(report: &str, handle: &ProblemHandle, more: &[(&str, &str)]) -> String {
    let query: String = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("severity", &handle.severity)
        .append_pair("code", &handle.code)
        .append_pair("sheet", &handle.sheet)
        .append_pair("column", &handle.column)
        .extend_pairs(more)
        .finish();
    format!("/reports/{report}/problems?{query}")
}

impl Look<'_> {
    /// Problems as the visitor may see them.
    pub(super) fn seen(&self, problems: Vec<StoredProblem>) -> Vec<StoredProblem> {
        let seen = problems.into_iter().map(|one| one.as_seen(self.sees_cells));
        seen.collect()
    }

    /// A group with its places, without forms for each of them.
    pub(super) fn group(
        &self,
        number: usize,
        group: StoredGroup,
        members: &[StoredProblem],
        reasons: &[&StoredAcceptance],
    ) -> ProblemGroup {
        let texts = self.texts;
        let key = &group.key;
        let count = usize::try_from(group.count).unwrap_or_default();
        let name = column_name(texts, group.heading.as_deref(), group.field.as_deref());
        let first = place(&key.sheet, &group.first);
        let whole = reasons.iter().find(|one| group.is_accepted_by(one));
        let asks = self.answers && key.severity == Severity::Warning.code();
        let handle = handle(key, "");
        let several = asks && count > 1 && !key.column.is_empty();
        let doubtful = key.code == Code::PossibleCitizenServiceNumber.code()
            && key.severity == Severity::Error.code()
            && !key.column.is_empty();
        let shared = shared_expectation(members);
        let place = |one: &StoredProblem| {
            let differs = shared.is_none_or(|shared| shared.expected != one.expected);
            self.place(one, differs, reasons)
        };
        let mut places: Vec<ProblemPlace> = members.iter().map(place).collect();
        let corrects = self.corrects(key);
        if let ([only], [member], 1) = (places.as_mut_slice(), members, count) {
            only.correct = corrects.then(|| self.correct_form(number, member));
        }
        // Of a place on its own no line says in which column it stands.
        if let ([only], 1, Some(name)) = (places.as_mut_slice(), count, &name) {
            let column = texts.with1("problem-column", "heading", name);
            only.sentences.insert(0, column);
        }
        ProblemGroup {
            line: group_line(texts, count, (&key.column, name.as_deref()), &first),
            example: example(texts, &key.code, group.field.as_deref())
                .filter(|_| key.severity != Severity::Note.code()),
            places,
            expected: shared.map(|one| {
                let told = Told {
                    suggestion: None,
                    ..told(one)
                };
                answers(texts, &told).join(" ")
            }),
            all: (count > members.len() || several || (corrects && count > 1))
                .then(|| address(&self.report.public_id, &handle, &[])),
            reason: whole.map(|one| self.reason(one, &handle)),
            explain: (asks && whole.is_none()).then(|| self.form(number, &handle)),
            own_numbers: (self.answers && doubtful)
                .then(|| column(texts, &key.column, name.as_deref())),
            handle,
            count,
        }
    }

    fn place(
        &self,
        problem: &StoredProblem,
        says_expected: bool,
        reasons: &[&StoredAcceptance],
    ) -> ProblemPlace {
        let told = told(problem);
        let told = Told {
            expected: told.expected.filter(|_| says_expected),
            ..told
        };
        let own = reasons
            .iter()
            .find(|one| !one.cell.is_empty() && one.cell == problem.cell);
        let handle = handle(&GroupKey::of(problem), &problem.cell);
        ProblemPlace {
            cell: place(&problem.sheet, &problem.cell),
            sentences: sentences(self.texts, &told),
            reason: own.map(|one| self.reason(one, &handle)),
            explain: None,
            correct: None,
        }
    }

    /// Whether the visitor may correct cells of a group on the screen. What may be a citizen service number stays in the
    /// file whatever is laid over it, and must be taken out there.
    pub(super) fn corrects(&self, key: &GroupKey) -> bool {
        const NOT_HERE: [Code; 3] = [
            Code::PossibleCitizenServiceNumber,
            Code::PersonalColumn,
            Code::CorrectionOutside,
        ];
        self.answers
            && !key.column.is_empty()
            && key.severity != Severity::Note.code()
            && NOT_HERE.iter().all(|code| code.code() != key.code)
    }

    /// The form to correct the cell of a problem, with what was typed before or what may have been meant.
    pub(super) fn correct_form(&self, number: usize, problem: &StoredProblem) -> CorrectForm {
        let handle = handle(&GroupKey::of(problem), &problem.cell);
        let again = self.uncorrected.filter(|one| one.handle == handle);
        let suggestion = problem.suggestion.as_deref().unwrap_or_default();
        let choices = typed(problem.field.as_deref(), suggestion);
        let only = match choices.as_slice() {
            [only] => only.clone(),
            _ => String::new(),
        };
        CorrectForm {
            number,
            value: again.map_or(only, |one| one.value.clone()),
            choices: if choices.len() > 1 {
                choices
            } else {
                Vec::new()
            },
            reason: again.map(|one| one.reason.clone()).unwrap_or_default(),
            fault: again.map(|one| one.fault.clone()),
            handle,
        }
    }

    fn reason(&self, stored: &StoredAcceptance, handle: &ProblemHandle) -> ProblemReason {
        let when = self.texts.moment(dutch(stored.accepted_at));
        ProblemReason {
            text: stored.reason.clone(),
            by: self
                .texts
                .with2("explain-by", "who", &stored.accepted_by, "when", when),
            carried_from: stored.carried_from.clone(),
            withdraw: self.answers.then(|| handle.clone()),
        }
    }

    /// The form to explain a group or a cell of it, with what was typed before.
    pub(super) fn form(&self, number: usize, handle: &ProblemHandle) -> ExplainForm {
        let again = self.unexplained.filter(|one| one.handle == *handle);
        ExplainForm {
            number,
            reason: again.map(|one| one.reason.clone()).unwrap_or_default(),
            fault: again.map(|one| one.fault.clone()),
        }
    }
}

fn told(problem: &StoredProblem) -> Told<'_> {
    Told {
        code: &problem.code,
        cell: &problem.cell,
        field: problem.field.as_deref(),
        found: problem.found.as_deref(),
        expected: problem.expected.as_deref(),
        suggestion: problem.suggestion.as_deref(),
    }
}

/// One of several problems that expect the same, and of which nothing else was meant: it is then said once, and not
/// beside each of them.
fn shared_expectation(members: &[StoredProblem]) -> Option<&StoredProblem> {
    let mut plain = members.iter().filter(|one| one.suggestion.is_none());
    // What was there last time is only understood beside what is there now.
    let first = plain
        .next()
        .filter(|one| one.expected.is_some() && one.code != "candidate_changed")?;
    let mut others = plain.peekable();
    let several = others.peek().is_some();
    let alike = others.all(|one| one.expected == first.expected);
    (several && alike).then_some(first)
}

/// `H`, or `H (Kandidaatnummer)`.
pub(super) fn column(texts: Texts, letters: &str, heading: Option<&str>) -> String {
    heading.map_or_else(
        || letters.to_owned(),
        |heading| texts.with2("own-numbers-column", "column", letters, "heading", heading),
    )
}
