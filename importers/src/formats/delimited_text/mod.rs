//! An export as text with separators (csv): a list of placements without titles, perhaps closed by a turnover line.

use std::sync::LazyLock;

use crate::{
    columns::{ColumnRule, Field, Learned, TableKind, Vocabulary},
    formats::{Format, Recognition},
    lines,
    reading::{Conclusion, Receiver},
    tables::Survey,
    workbook::{Kind, Workbook},
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
pub(crate) const FORMAT: DelimitedText = DelimitedText;

/// Text with separators.
pub(crate) struct DelimitedText;

impl Format for DelimitedText {
    fn name(&self) -> &'static str {
        "delimited_text"
    }

    fn version(&self) -> u32 {
        3
    }

    fn title(&self) -> &'static str {
        "Tekstbestand (csv)"
    }

    fn recognise(&self, workbook: &Workbook, learned: &Learned) -> Recognition {
        if workbook.kind != Kind::Text {
            return Recognition::No;
        }
        let survey = Survey::of(workbook, &learned.beside(&WORDS));
        let has_list = survey.tables().next().is_some() || lines::is_nil_report(&survey);
        if has_list && !survey.has_period_columns() {
            Recognition::Surely
        } else {
            Recognition::No
        }
    }

    fn read(
        &self,
        workbook: &Workbook,
        learned: &Learned,
        receiver: &mut dyn Receiver,
    ) -> Conclusion {
        let survey = Survey::of(workbook, &learned.beside(&WORDS));
        lines::read(&survey, self.name(), self.version(), receiver)
    }
}
