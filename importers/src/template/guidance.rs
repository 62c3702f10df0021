//! The first sheet: how to go about it, privacy, and every column with its help, example and allowed values.

use super::{
    Template,
    book::{Cell, Row, Sheet, letters},
    input,
    layout::{asked, heading, title_block},
    look::Style,
    words::{self, Words},
};
use crate::columns::{Choice, Field, Guide, Holds, TableKind};

/// Widths of the columns, in characters.
const WIDTHS: [u32; 5] = [32, 17, 64, 24, 36];

/// The height of one line of text, in points.
const LINE: u32 = 15;

/// The sheet.
pub(super) fn sheet(template: &Template) -> Sheet {
    let language = template.language;
    let title = words::GUIDANCE_TITLE.in_language(language);
    let mut rows = title_block(template, title);
    let section = |text: &str| Row::of([Cell::text(text, Style::Section)]).high(22);
    rows.push(Row::default());
    rows.push(section(words::STEPS.in_language(language)));
    rows.extend(words::STEP_TEXTS.map(|text| prose(text.in_language(language))));
    rows.push(Row::default());
    rows.push(section(words::PRIVACY.in_language(language)));
    rows.push(prose(words::PRIVACY_TEXT.in_language(language)));
    for kind in TableKind::ALL {
        let name = words::sheet(kind).in_language(language);
        rows.push(Row::default());
        rows.push(section(&words::SHEET.with(language, name)));
        rows.push(headings(template));
        let columns = asked(&template.asked, kind);
        rows.extend(
            (1_u32..)
                .zip(columns)
                .map(|(place, (field, guide))| column(template, place, field, guide)),
        );
    }
    Sheet {
        name: words::GUIDANCE.in_language(language).to_owned(),
        widths: WIDTHS.to_vec(),
        rows,
        frozen: (0, 0),
        inputs: None,
    }
}

fn headings(template: &Template) -> Row {
    const NAMES: [Words; 5] = [
        words::COLUMN,
        words::REQUIRED,
        words::WHAT,
        words::EXAMPLE,
        words::ALLOWED,
    ];
    let cell =
        |name: Words| Cell::text(name.in_language(template.language), Style::OptionalHeading);
    Row::of(NAMES.map(cell)).high(20)
}

/// What is told about one column.
fn column(template: &Template, place: u32, field: Field, guide: &Guide) -> Row {
    let language = template.language;
    let required = match (guide.required, guide.instead) {
        (true, None) => words::YES,
        (true, Some(_)) => words::ONE_OF_TWO,
        (false, _) => words::NO,
    };
    let cells = [
        // The letter keeps these rows from reading as a table that lies on its side.
        format!("{} · {}", letters(place), heading(guide, language)),
        required.in_language(language).to_owned(),
        guide.help(language).to_owned(),
        input::example(template, field, guide).to_owned(),
        allowed(template, field, guide),
    ];
    let lines = cells
        .iter()
        .zip(WIDTHS)
        .map(|(text, width)| lines(text, width))
        .max()
        .unwrap_or(1);
    let mut styles = std::iter::once(Style::Strong).chain(std::iter::repeat(Style::Body));
    let cells = cells.map(|text| Cell::text(text, styles.next().unwrap_or(Style::Body)));
    Row::of(cells).high(lines.saturating_mul(LINE).saturating_add(3))
}

/// Short lists in full, long ones by their sheet.
fn allowed(template: &Template, field: Field, guide: &Guide) -> String {
    match guide.holds {
        Holds::OneOf(choice) if choice != Choice::TargetGroups => {
            super::lists::words(template, choice).join(", ")
        }
        _ => input::allowed(template, field, guide),
    }
}

/// A paragraph over the width of the sheet.
fn prose(text: &str) -> Row {
    let across = u32::try_from(WIDTHS.len()).unwrap_or(1);
    let height = lines(text, WIDTHS.iter().sum())
        .saturating_mul(LINE)
        .saturating_add(3);
    Row::of([Cell::text(text, Style::Prose).across(across)]).high(height)
}

/// About how many lines a text takes in a column; broken between words, a fifth of each line stays empty.
fn lines(text: &str, width: u32) -> u32 {
    let letters = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    letters
        .saturating_mul(6)
        .div_ceil(width.max(1).saturating_mul(5))
        .max(1)
}
