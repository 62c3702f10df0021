//! Everything that the mapping screen asks of a file, at once: an order in, an answer out, both fit to travel between
//! processes.

use serde::{Deserialize, Serialize};

use super::{
    answers::{AnswerFault, Answers, Naming, profile_from},
    difference::{Difference, nearest},
    heading_rows::{HeadingCandidate, TablePlace, heading_at, heading_rows},
};
use crate::{
    columns::{Field, Learned, SHARED},
    corrections,
    formats::Format,
    limits::Limits,
    marking::is_problem_sheet,
    privacy,
    problem::Code,
    profiles::Profile,
    registry::{Additions, Recognised},
    workbook::{self, Workbook},
};

/// So many sheets are offered.
const MOST_SHEETS: usize = 50;

/// What is asked of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct LayoutOrder {
    /// What readings of its supplier know.
    #[serde(default)]
    pub additions: Additions,
    /// The supplier's own profiles, of which the nearest is compared.
    #[serde(default)]
    pub own: Vec<Profile>,
    /// The table that a person points at; without it the most likely one.
    #[serde(default)]
    pub place: Option<TablePlace>,
    /// What a person says of the file, and how the profile is to be called that comes of it.
    #[serde(default)]
    pub answers: Option<(Answers, Naming)>,
}

/// What a file may hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct LayoutAnswer {
    /// Why nothing is shown of the file: the code of a problem.
    pub refused: Option<String>,
    /// What it may hold.
    pub candidates: Candidates,
    /// The table that is looked at.
    pub chosen: Option<(TablePlace, HeadingCandidate)>,
    /// The nearest of the supplier's own profiles, with what changed since it was made.
    pub difference: Option<Difference>,
    /// The profile that comes of the answers.
    pub profile: Option<Profile>,
    /// Why no profile comes of them.
    pub faults: Vec<AnswerFault>,
}

/// What an unrecognised workbook may hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Candidates {
    /// Its sheets, in order.
    pub sheets: Vec<SheetCandidate>,
    /// The formats that may read it, if a person says so.
    pub formats: Vec<FormatCandidate>,
}

/// A sheet of an unrecognised workbook.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SheetCandidate {
    /// Its name; empty for csv.
    pub name: String,
    /// How many of its rows hold something.
    pub rows: usize,
    /// The rows that may be headings, the most likely first.
    pub heading_rows: Vec<HeadingCandidate>,
}

/// A format that may read a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormatCandidate {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub title: String,
}

/// Answers what is asked of a file. Never fails and never panics.
pub fn layout(bytes: &[u8], limits: &Limits, order: &LayoutOrder) -> LayoutAnswer {
    let refused = |code: Code| LayoutAnswer {
        refused: Some(code.code().to_owned()),
        ..LayoutAnswer::default()
    };
    let answer = crate::caught(|| match workbook::open(bytes, limits) {
        Ok(mut workbook) => {
            let laid = corrections::lay(&mut workbook, &order.additions);
            if laid.is_harmless() {
                layout_of(&workbook, order)
            } else {
                refused(Code::CitizenServiceNumber)
            }
        }
        Err(unreadable) => refused(unreadable.into_problem().code),
    });
    answer.unwrap_or_else(|| refused(Code::DamagedFile))
}

/// The same for a workbook that is open already.
pub fn layout_of(workbook: &Workbook, order: &LayoutOrder) -> LayoutAnswer {
    let inspection = privacy::inspect_with(workbook, &order.additions.words_of_persons());
    if !inspection.certain.is_empty() {
        return LayoutAnswer {
            refused: Some(Code::CitizenServiceNumber.code().to_owned()),
            ..LayoutAnswer::default()
        };
    }
    let candidates = candidates(workbook, &order.additions);
    let difference = nearest(&order.own, workbook);
    let place = order
        .place
        .clone()
        .or_else(|| Some(difference.as_ref()?.place.clone()))
        .or_else(|| best(&candidates));
    let chosen = place.and_then(|place| {
        let mut heading = chosen(workbook, &place, &order.additions.learned)?;
        if let Some(difference) = difference.as_ref().filter(|one| is_there(one, &place)) {
            confirm(&mut heading, &difference.known);
        }
        Some((place, heading))
    });
    let made = order
        .answers
        .as_ref()
        .map(|(answers, naming)| profile_from(workbook, answers, naming));
    let (profile, faults) = match made {
        None => (None, Vec::new()),
        Some(Ok(profile)) => (Some(profile), Vec::new()),
        Some(Err(faults)) => (None, faults),
    };
    LayoutAnswer {
        refused: None,
        candidates,
        chosen,
        difference,
        profile,
        faults,
    }
}

/// What an unrecognised workbook may hold: of its visible sheets the rows that may be headings.
pub fn candidates(workbook: &Workbook, additions: &Additions) -> Candidates {
    let words = additions.learned.beside(&SHARED);
    let visible = workbook.sheets.iter().filter(|sheet| sheet.visible);
    let sheets = visible
        .filter(|sheet| !sheet.grid.is_empty() && !is_problem_sheet(sheet))
        .take(MOST_SHEETS)
        .map(|sheet| SheetCandidate {
            name: sheet.name.clone(),
            rows: sheet.rows().len(),
            heading_rows: heading_rows(sheet, &words),
        })
        .collect();
    let formats = match additions.recognised(workbook) {
        Recognised::By(format) => vec![format],
        Recognised::Nobody(formats) => formats,
    };
    let formats = formats
        .into_iter()
        .map(|format: &dyn Format| FormatCandidate {
            name: format.name().to_owned(),
            title: format.title().to_owned(),
        });
    Candidates {
        sheets,
        formats: formats.collect(),
    }
}

/// The most likely headings of all sheets.
fn best(candidates: &Candidates) -> Option<TablePlace> {
    let rows = candidates.sheets.iter().flat_map(|sheet| {
        let first = sheet.heading_rows.first();
        first.map(|heading| (sheet, heading))
    });
    // Of equals the first sheet: `max_by_key` would take the last.
    let best = rows.fold(
        None,
        |best: Option<(&SheetCandidate, &HeadingCandidate)>, next| match best {
            Some(best) if best.1.score >= next.1.score => Some(best),
            _ => Some(next),
        },
    );
    best.map(|(sheet, heading)| TablePlace {
        sheet: sheet.name.clone(),
        heading_row: heading.row,
        heading_height: heading.height,
        kind: Some(heading.kind),
    })
}

fn chosen(workbook: &Workbook, place: &TablePlace, learned: &Learned) -> Option<HeadingCandidate> {
    let mut sheets = workbook.sheets.iter();
    let sheet = sheets.find(|sheet| sheet.name == place.sheet && sheet.visible)?;
    heading_at(sheet, place, &learned.beside(&SHARED))
}

fn is_there(difference: &Difference, place: &TablePlace) -> bool {
    let known = &difference.place;
    (&known.sheet, known.heading_row, known.heading_height)
        == (&place.sheet, place.heading_row, place.heading_height)
        && (place.kind.is_none() || place.kind == known.kind)
}

/// Fills in what an earlier profile says; no other column keeps a field that it gives.
fn confirm(heading: &mut HeadingCandidate, known: &[(u32, Field)]) {
    for column in &mut heading.columns {
        let field = known.iter().find(|(place, _)| *place == column.column);
        if column.personal {
            continue;
        }
        match field {
            Some((_, field)) => {
                column.likely = Some(*field);
                column.confirmed = true;
            }
            None if column
                .likely
                .is_some_and(|likely| known.iter().any(|(_, field)| *field == likely)) =>
            {
                column.likely = None;
            }
            None => {}
        }
    }
}
