//! What reading a report by a layout would give, in the words of the page.

use meetbaar_importers::{
    privacy::masked,
    problem::Problem,
    reading::{Entry, Line, Outcome},
};

use crate::{
    importers::asking::Trial,
    reporting::place::place,
    text::Texts,
    web::views::{ProblemList, ProblemRow, TrialView},
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
        problems: ProblemList::grouped(
            trial
                .died
                .map(died)
                .into_iter()
                .chain(trial.problems.iter().map(|one| row(texts, one))),
        ),
    }
}

fn died(code: &'static str) -> ProblemRow {
    ProblemRow {
        severity: "error".to_owned(),
        code: code.to_owned(),
        ..ProblemRow::default()
    }
}

fn row(texts: Texts, problem: &Problem) -> ProblemRow {
    ProblemRow {
        severity: problem.severity.code().to_owned(),
        code: problem.code.code().to_owned(),
        cell: place(&problem.sheet, &problem.cell),
        heading: problem.heading.clone(),
        found: problem.found.clone(),
        expected: problem
            .expected
            .as_ref()
            .map(|expected| texts.expected(expected)),
    }
}

/// A line as a row of words: where, contract, whom or what, group, days, hours or amount.
fn cells(texts: Texts, line: &Line) -> Vec<String> {
    let hours = |hours: Option<meetbaar_domain::amount::Hours>| {
        hours.map(|hours| hours.plain()).unwrap_or_default()
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
            one.hours.plain(),
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
