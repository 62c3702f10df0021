//! What reading a report by a layout would give, in the words of the page.

use meetbaar_importers::{
    privacy::masked,
    problem::{
        Problem,
        group::{Group, Kind, grouped},
    },
    reading::{Entry, Line, Outcome},
};

use crate::{
    importers::asking::Trial,
    reporting::{
        place::place,
        problem_words::{Told, column_name, example, group_line, sentences},
    },
    text::Texts,
    web::views::{
        ProblemGroup, ProblemHandle, ProblemKind, ProblemList, ProblemPlace, ProblemSeverity,
        TrialView,
    },
};

/// A trial as it is shown.
pub(super) fn trial_view(texts: Texts, trial: &Trial) -> TrialView {
    let conclusion = &trial.conclusion;
    let state = match conclusion.outcome {
        Outcome::Ready => "ready",
        Outcome::NeedsCorrection => "needs_correction",
        Outcome::Refused => "refused",
        Outcome::Unrecognised => "unrecognised",
    };
    let headings = ["row", "contract", "what", "group", "days", "hours"];
    TrialView {
        state: state.to_owned(),
        lines: trial.lines,
        rows: conclusion.account.rows,
        no_data: conclusion.account.no_data,
        period: conclusion
            .period
            .map(|period| texts.period(period.start(), period.end())),
        contracts: conclusion.contracts.clone(),
        headings: headings
            .map(|heading| texts.word("layout-line", heading))
            .to_vec(),
        first: trial.first.iter().map(|line| cells(texts, line)).collect(),
        problems: problems(texts, trial),
    }
}

/// So many places of a group are shown.
const PLACES: usize = 5;

fn problems(texts: Texts, trial: &Trial) -> ProblemList {
    let mut list = ProblemList::default();
    if let Some(code) = trial.died {
        let group = ProblemGroup {
            count: 1,
            ..ProblemGroup::default()
        };
        add(&mut list, "error", code, group);
    }
    for group in grouped(&trial.problems, |problem| Kind::of(problem)) {
        let severity = group.kind.severity.code();
        add(&mut list, severity, &group.kind.code, shown(texts, &group));
    }
    list
}

/// Adds a group to its severity and kind, which come in order.
fn add(list: &mut ProblemList, severity: &str, code: &str, group: ProblemGroup) {
    if list
        .severities
        .last()
        .is_none_or(|last| last.severity != severity)
    {
        list.severities.push(ProblemSeverity {
            severity: severity.to_owned(),
            count: 0,
            explained: 0,
            kinds: Vec::new(),
        });
    }
    let Some(level) = list.severities.last_mut() else {
        return;
    };
    level.count = level.count.saturating_add(group.count);
    match level.kinds.iter_mut().find(|kind| kind.code == code) {
        Some(kind) => kind.groups.push(group),
        None => level.kinds.push(ProblemKind {
            code: code.to_owned(),
            groups: vec![group],
        }),
    }
}

fn shown(texts: Texts, group: &Group<&Problem>) -> ProblemGroup {
    let (code, members) = (group.kind.code.as_str(), &group.members);
    let named = members.first().copied();
    let (heading, field) = named.map_or((None, None), |problem| {
        (problem.heading.as_deref(), problem.field.as_deref())
    });
    let name = column_name(texts, heading, field);
    let first = named.map_or_else(String::new, |one| place(&one.sheet, &one.cell));
    let column = (group.kind.column.as_str(), name.as_deref());
    ProblemGroup {
        handle: ProblemHandle {
            severity: group.kind.severity.code().to_owned(),
            code: code.to_owned(),
            sheet: group.kind.sheet.clone(),
            column: group.kind.column.clone(),
            cell: String::new(),
        },
        count: members.len(),
        line: group_line(texts, members.len(), column, &first),
        example: example(texts, code, field),
        places: members
            .iter()
            .take(PLACES)
            .map(|one| of(texts, one))
            .collect(),
        ..ProblemGroup::default()
    }
}

fn of(texts: Texts, problem: &Problem) -> ProblemPlace {
    let told = Told {
        code: problem.code.code(),
        cell: &problem.cell,
        field: problem.field.as_deref(),
        found: problem.found.as_deref(),
        expected: problem.expected.as_deref(),
        suggestion: problem.suggestion.as_deref(),
    };
    ProblemPlace {
        cell: place(&problem.sheet, &problem.cell),
        sentences: sentences(texts, &told),
        ..ProblemPlace::default()
    }
}

/// A line as a row of words: where, contract, whom or what, group, days, hours or amount.
fn cells(texts: Texts, line: &Line) -> Vec<String> {
    let hours = |hours: Option<meetbaar_domain::amount::Hours>| {
        hours.map_or_else(|| "–".to_owned(), |hours| texts.hours(hours))
    };
    let (what, group, days, amount) = match &line.entry {
        Entry::Placement(one) => (
            masked(&one.candidate),
            texts.word("group", one.target_group.code()),
            match one.end {
                Some(end) => texts.period(one.start, end),
                None => texts.with1("line-placed-running", "start", texts.date(one.start)),
            },
            format!("{} / {}", hours(one.hours_per_week), hours(one.paid_hours)),
        ),
        Entry::Purchase(one) => (
            masked(one.vendor.as_deref().unwrap_or_default()),
            String::new(),
            texts.date(one.date),
            texts.amount("fixed_amount", one.amount.0),
        ),
        Entry::Activity(one) => (
            masked(&one.description),
            String::new(),
            texts.date(one.date),
            texts.hours(one.hours),
        ),
        Entry::Turnover { amount } => (
            texts.word("line-kind", "turnover"),
            String::new(),
            String::new(),
            texts.amount("fixed_amount", amount.0),
        ),
    };
    vec![
        line.source.row.to_string(),
        line.contract.clone().unwrap_or_default(),
        what,
        group,
        days,
        amount,
    ]
}
