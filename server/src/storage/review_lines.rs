//! The lines of a report as a reviewer goes through them: some of them, a page at a time.

use diesel::prelude::*;

use super::{
    Connection, Stored,
    lines::StoredLine,
    schema::{line_decision, question_line, report_line, review_question},
};

/// Which lines are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Every line.
    #[default]
    All,
    /// Those on which nothing was decided yet.
    Undecided,
    /// Those that are to be accepted.
    Accepted,
    /// Those that are to be returned.
    Returned,
    /// Those about which a question was asked that was not withdrawn.
    Questioned,
    /// Those that do not say the same as a line of the report before.
    Changed,
}

impl Shown {
    /// Every choice, in the order in which pages show them.
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Undecided,
        Self::Accepted,
        Self::Returned,
        Self::Questioned,
        Self::Changed,
    ];

    /// The word that addresses and texts use.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Undecided => "undecided",
            Self::Accepted => "accepted",
            Self::Returned => "returned",
            Self::Questioned => "questioned",
            Self::Changed => "changed",
        }
    }

    /// The choice of that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Where a page of lines begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// It begins after a line; 0 for the first page.
    After(i64),
    /// It ends before a line.
    Before(i64),
}

/// Some of the lines of a report at that edge, in the order of the file.
///
/// # Errors
/// When the query fails.
pub fn page(
    connection: &mut Connection,
    report: i64,
    shown: Shown,
    edge: Edge,
    limit: i64,
) -> Stored<Vec<StoredLine>> {
    let decided = line_decision::table
        .filter(line_decision::report_id.eq(report))
        .select(line_decision::line_id);
    let decided_so = |decision: &'static str| decided.filter(line_decision::decision.eq(decision));
    let query = report_line::table
        .filter(report_line::report_id.eq(report))
        .limit(limit)
        .select(StoredLine::as_select())
        .into_boxed();
    let query = match shown {
        Shown::All => query,
        Shown::Undecided => query.filter(report_line::id.ne_all(decided)),
        Shown::Accepted => query.filter(report_line::id.eq_any(decided_so("accepted"))),
        Shown::Returned => query.filter(report_line::id.eq_any(decided_so("returned"))),
        Shown::Questioned => {
            let asked = question_line::table
                .inner_join(review_question::table)
                .filter(review_question::report_id.eq(report))
                .filter(review_question::withdrawn_at.is_null())
                .select(question_line::line_id);
            query.filter(report_line::id.eq_any(asked))
        }
        Shown::Changed => {
            let kind = report_line::change_kind;
            query.filter(kind.is_null().or(kind.ne("same")))
        }
    };
    match edge {
        Edge::After(line) => Ok(query
            .filter(report_line::id.gt(line))
            .order(report_line::id)
            .load(connection)?),
        Edge::Before(line) => {
            let mut found: Vec<StoredLine> = query
                .filter(report_line::id.lt(line))
                .order(report_line::id.desc())
                .load(connection)?;
            found.reverse();
            Ok(found)
        }
    }
}
