//! A list of placements on a sheet, its headings anywhere near the top: the form of most suppliers. Also a nil report.
//! Lists of months, sheets by contract and csv belong to other formats.

use std::sync::LazyLock;

use crate::{
    columns::{ColumnRule, Field, TableKind, Vocabulary},
    formats::surveyed::{SurveyedFormat, has_list},
    workbook::Kind,
};

/// Headings that only these lists have; all others stand in the shared column table.
const COLUMNS: &[(TableKind, ColumnRule)] = &[(
    TableKind::Placements,
    ColumnRule {
        field: Field::Candidate,
        spellings: "initialen volgnr|ref kandidaat",
        parts: "",
    },
)];

static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::with(COLUMNS));

/// The format.
pub(crate) static FORMAT: SurveyedFormat = SurveyedFormat {
    name: "placement_list",
    version: 3,
    title: "Lijst van plaatsingen",
    words: &WORDS,
    is_of: |kind| kind != Kind::Text,
    recognises: |survey| {
        has_list(survey) && !survey.has_period_columns() && !survey.is_by_contract()
    },
};
