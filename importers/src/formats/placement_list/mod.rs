//! A list of placements on a sheet, its headings anywhere near the top: the form of most suppliers. Also a nil report.
//! Lists of months, sheets by contract and csv belong to other formats.

use std::sync::LazyLock;

use crate::{
    columns::{ColumnRule, Field, Learned, TableKind, Vocabulary},
    formats::{Format, Recognition},
    lines,
    reading::{Conclusion, Receiver},
    tables::Survey,
    workbook::{Kind, Workbook},
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
pub(crate) const FORMAT: PlacementList = PlacementList;

/// A list of placements.
pub(crate) struct PlacementList;

impl Format for PlacementList {
    fn name(&self) -> &'static str {
        "placement_list"
    }

    fn version(&self) -> u32 {
        3
    }

    fn title(&self) -> &'static str {
        "Lijst van plaatsingen"
    }

    fn recognise(&self, workbook: &Workbook, learned: &Learned) -> Recognition {
        let survey = Survey::of(workbook, &learned.beside(&WORDS));
        let other =
            workbook.kind == Kind::Text || survey.has_period_columns() || survey.is_by_contract();
        let has_list = survey.tables().next().is_some() || lines::is_nil_report(&survey);
        if has_list && !other {
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
