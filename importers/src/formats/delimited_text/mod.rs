//! An export as text with separators (csv): a list of placements without titles, perhaps closed by a turnover line.

use std::sync::LazyLock;

use crate::{
    columns::{ColumnRule, Field, TableKind, Vocabulary},
    formats::surveyed::{SurveyedFormat, has_list},
    workbook::Kind,
};

/// Headings that only exports have; all others stand in the shared column table.
const COLUMNS: &[(TableKind, ColumnRule)] = &[(
    TableKind::Placements,
    ColumnRule {
        field: Field::Candidate,
        spellings: "persnr|pers nr|employeeid|employee no",
        parts: "",
    },
)];

static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::with(COLUMNS));

/// The format.
pub(crate) static FORMAT: SurveyedFormat = SurveyedFormat {
    name: "delimited_text",
    version: 3,
    title: "Tekstbestand (csv)",
    words: &WORDS,
    is_of: |kind| kind == Kind::Text,
    recognises: |survey| has_list(survey) && !survey.has_period_columns(),
};
