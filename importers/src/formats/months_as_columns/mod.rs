//! A list of candidates with a column of paid hours for each month or quarter: a line a candidate a filled column.

use std::sync::LazyLock;

use crate::{
    columns::{ColumnRule, Field, TableKind, Vocabulary},
    formats::surveyed::SurveyedFormat,
};

/// Headings that only these lists have; all others stand in the shared column table.
const COLUMNS: &[(TableKind, ColumnRule)] = &[(
    TableKind::Placements,
    ColumnRule {
        field: Field::Total,
        spellings: "totaal uren|uren totaal|total hours|ytd|jaar totaal",
        parts: "",
    },
)];

static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::with(COLUMNS));

/// The format.
pub(crate) static FORMAT: SurveyedFormat = SurveyedFormat {
    name: "months_as_columns",
    version: 3,
    title: "Maanden als kolommen",
    words: &WORDS,
    is_of: |_| true,
    recognises: |survey| survey.has_period_columns(),
};
