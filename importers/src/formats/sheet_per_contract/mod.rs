//! A sheet for each contract, named after it, with a table of placements and often one of purchases below it.

use std::sync::LazyLock;

use crate::{
    columns::{ColumnRule, Field, TableKind, Vocabulary},
    formats::surveyed::SurveyedFormat,
    workbook::Kind,
};

/// Headings that only these sheets have; all others stand in the shared column table.
const COLUMNS: &[(TableKind, ColumnRule)] = &[(
    TableKind::Purchases,
    ColumnRule {
        field: Field::Vendor,
        spellings: "sw bedrijf|sociale werkplaats",
        parts: "",
    },
)];

static WORDS: LazyLock<Vocabulary> = LazyLock::new(|| Vocabulary::with(COLUMNS));

/// The format.
pub(crate) static FORMAT: SurveyedFormat = SurveyedFormat {
    name: "sheet_per_contract",
    version: 3,
    title: "Tabblad per contract",
    words: &WORDS,
    is_of: |kind| kind != Kind::Text,
    recognises: |survey| !survey.has_period_columns() && survey.is_by_contract(),
};
