//! A sheet for each contract, named after it, with a table of placements and often one of purchases below it.

use std::sync::LazyLock;

use crate::{
    columns::{ColumnRule, Field, Learned, TableKind, Vocabulary},
    formats::{Format, Recognition},
    lines,
    reading::{Conclusion, Receiver},
    tables::Survey,
    workbook::{Kind, Workbook},
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
pub(crate) const FORMAT: SheetPerContract = SheetPerContract;

/// A sheet for each contract.
pub(crate) struct SheetPerContract;

impl Format for SheetPerContract {
    fn name(&self) -> &'static str {
        "sheet_per_contract"
    }

    fn version(&self) -> u32 {
        3
    }

    fn title(&self) -> &'static str {
        "Tabblad per contract"
    }

    fn recognise(&self, workbook: &Workbook, learned: &Learned) -> Recognition {
        let survey = Survey::of(workbook, &learned.beside(&WORDS));
        let own =
            workbook.kind != Kind::Text && !survey.has_period_columns() && survey.is_by_contract();
        if own {
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
