//! A list of candidates with a column of paid hours for each month or quarter: a line a candidate a filled column.

use std::sync::LazyLock;

use crate::{
    columns::{ColumnRule, Field, Learned, TableKind, Vocabulary},
    formats::{Format, Recognition},
    lines,
    reading::{Conclusion, Receiver},
    tables::Survey,
    workbook::Workbook,
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
pub(crate) const FORMAT: MonthsAsColumns = MonthsAsColumns;

/// Months as columns.
pub(crate) struct MonthsAsColumns;

impl Format for MonthsAsColumns {
    fn name(&self) -> &'static str {
        "months_as_columns"
    }

    fn version(&self) -> u32 {
        3
    }

    fn title(&self) -> &'static str {
        "Maanden als kolommen"
    }

    fn recognise(&self, workbook: &Workbook, learned: &Learned) -> Recognition {
        let survey = Survey::of(workbook, &learned.beside(&WORDS));
        if survey.has_period_columns() {
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
