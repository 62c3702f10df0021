//! The sheets of a template: the same title block on each, then headings, then the lines that are known already.

use chrono::NaiveDate;
use meetbaar_domain::period::Period;
use rust_decimal::Decimal;

use super::{
    Asked, Earlier, Template,
    book::{Book, Cell, Inputs, Row, Sheet, Value},
    guidance, input,
    lines::value,
    lists,
    look::Style,
    stamp, words,
};
use crate::{
    columns::{Choice, Field, Guide, Holds, Language, TableKind, guide},
    reading::Entry,
};

/// The row of the headings on each sheet of lines, from 1.
pub(super) const HEADING_ROW: u32 = 9;

/// So many rows can be filled in with help, beside those that are filled in already.
const SPARE_ROWS: u32 = 500;

/// The columns of a template's sheet, in order.
pub const fn columns(kind: TableKind) -> &'static [Field] {
    match kind {
        TableKind::Placements => &[
            Field::Candidate,
            Field::TargetGroup,
            Field::BenefitDuration,
            Field::Register,
            Field::Start,
            Field::End,
            Field::HoursPerWeek,
            Field::PaidHours,
            Field::Arrangement,
            Field::FiftyPlus,
            Field::FiftyFivePlus,
            Field::Language,
            Field::Role,
            Field::Place,
            Field::LinkingKey,
        ],
        TableKind::Purchases => &[Field::Invoice, Field::Vendor, Field::Date, Field::Amount],
        TableKind::Activities => &[Field::Description, Field::Date, Field::Hours],
        TableKind::Turnover => &[Field::Contract, Field::Turnover],
    }
}

/// The columns of a sheet that this contract asks, with what is told about each.
pub(super) fn asked(asked: &Asked, kind: TableKind) -> Vec<(Field, &'static Guide)> {
    columns(kind)
        .iter()
        .filter(|field| match field {
            Field::BenefitDuration => !asked.durations.is_empty(),
            field if Asked::BONUSES.contains(field) => asked.bonuses.contains(field),
            _ => true,
        })
        .filter_map(|field| Some((*field, guide(*field)?)))
        .collect()
}

/// Everything that the template holds.
pub(super) fn book(template: &Template) -> Book {
    let language = template.language;
    let mut sheets = vec![guidance::sheet(template)];
    sheets.extend(TableKind::ALL.map(|kind| lines_sheet(template, kind)));
    sheets.push(lists::sheet(template));
    Book {
        title: format!(
            "{} {}",
            words::TITLE.in_language(language),
            template.contract
        ),
        language: match language {
            Language::Dutch => "nl",
            Language::English => "en",
        },
        made_on: template.made_on,
        properties: stamp::properties(&template.contract),
        sheets,
    }
}

/// The title of a sheet, and below it the contract, the supplier and the period.
pub(super) fn title_block(template: &Template, title: &str) -> Vec<Row> {
    let language = template.language;
    let labelled = |label: words::Words, value: String| {
        Row::of([
            Cell::text(label.in_language(language), Style::Label),
            Cell::text(value, Style::Plain),
        ])
    };
    vec![
        Row::of([Cell::text(title, Style::Title)]).high(26),
        labelled(words::CONTRACT, template.contract.clone()),
        labelled(words::SUBJECT, template.subject.clone()),
        labelled(words::SUPPLIER, template.supplier.clone()),
        labelled(words::PERIOD, days(template.period, language)),
    ]
}

/// A period as the importers read it: `01-10-2026 t/m 31-12-2026`.
pub(super) fn days(period: Period, language: Language) -> String {
    format!(
        "{} {} {}",
        day(period.start()),
        words::UNTIL.in_language(language),
        day(period.end())
    )
}

/// A day as people type it.
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%d-%m-%Y").to_string()
}

/// A number as people type it.
pub(super) fn number(number: Decimal, language: Language) -> String {
    let plain = number.normalize().to_string();
    match language {
        Language::Dutch => plain.replace('.', ","),
        Language::English => plain,
    }
}

fn lines_sheet(template: &Template, kind: TableKind) -> Sheet {
    let language = template.language;
    let columns = asked(&template.asked, kind);
    let name = words::sheet(kind).in_language(language);
    let title = format!(
        "{}: {}",
        words::TITLE.in_language(language),
        name.to_lowercase()
    );
    let hint = |text: &str| Row::of([Cell::text(text, Style::Hint)]);
    let remark = match (kind, template.earlier) {
        (TableKind::Placements, Earlier::FilledIn(_)) => Some(words::FILLED_IN),
        (TableKind::Placements, Earlier::FileGone) => Some(words::FILE_GONE),
        _ => None,
    };
    let mut rows = title_block(template, &title);
    rows.push(hint(words::MARKS.in_language(language)));
    rows.push(remark.map_or_else(Row::default, |remark| hint(remark.in_language(language))));
    rows.push(Row::default().high(6));
    rows.push(heading_row(template, &columns));
    let filled = filled_rows(template, kind, &columns);
    let first = HEADING_ROW.saturating_add(1);
    let count = u32::try_from(filled.len()).unwrap_or(u32::MAX);
    rows.extend(filled);
    Sheet {
        name: name.to_owned(),
        widths: columns
            .iter()
            .map(|(field, guide)| width(*field, guide, language))
            .collect(),
        rows,
        frozen: (HEADING_ROW, 1),
        inputs: Some(Inputs {
            first,
            last: HEADING_ROW.saturating_add(count).saturating_add(SPARE_ROWS),
            columns: columns
                .iter()
                .map(|(field, guide)| input::input(template, *field, guide))
                .collect(),
        }),
    }
}

/// The heading as it stands above a column: a star says that the column must be filled, two that one of two must.
pub(super) fn heading(guide: &Guide, language: Language) -> String {
    let mark = match (guide.required, guide.instead) {
        (true, None) => " *",
        (true, Some(_)) => " **",
        (false, _) => "",
    };
    format!("{}{mark}", guide.heading(language))
}

fn heading_row(template: &Template, columns: &[(Field, &'static Guide)]) -> Row {
    let cells = columns.iter().map(|(field, guide)| {
        let style = if guide.required {
            Style::RequiredHeading
        } else {
            Style::OptionalHeading
        };
        Cell {
            note: Some(input::help(template, *field, guide)),
            ..Cell::text(heading(guide, template.language), style)
        }
    });
    Row::of(cells).high(34)
}

fn filled_rows(
    template: &Template,
    kind: TableKind,
    columns: &[(Field, &'static Guide)],
) -> Vec<Row> {
    let row = |entry: Option<&Entry>| {
        Row::of(columns.iter().map(|(field, guide)| {
            let value = match (field, entry) {
                (Field::Contract, _) => Value::Text(template.contract.clone()),
                (_, Some(entry)) => value(*field, entry, template.language),
                (_, None) => Value::Empty,
            };
            Cell::new(value, style(guide.holds))
        }))
    };
    let mut rows: Vec<Row> = template
        .filled
        .iter()
        .filter(|entry| super::lines::kind(entry) == kind)
        .map(|entry| row(Some(entry)))
        .collect();
    // The turnover of one contract needs one row, and the contract in it is known.
    if rows.is_empty() && kind == TableKind::Turnover {
        rows.push(row(None));
    }
    rows
}

/// How the cells below a heading look.
pub(super) const fn style(holds: Holds) -> Style {
    match holds {
        Holds::Text | Holds::Period | Holds::OneOf(_) => Style::Text,
        Holds::Code => Style::Code,
        Holds::Day => Style::Day,
        Holds::Hours | Holds::Share => Style::Hours,
        Holds::Euros => Style::Euros,
    }
}

fn width(field: Field, guide: &Guide, language: Language) -> u32 {
    let usual: u32 = match (field, guide.holds) {
        (Field::Description, _) => 44,
        (_, Holds::OneOf(Choice::TargetGroups)) => 31,
        (_, Holds::Text) => 26,
        (_, Holds::OneOf(Choice::YesNo)) => 12,
        (_, Holds::OneOf(_) | Holds::Code | Holds::Euros) => 21,
        (_, Holds::Day | Holds::Hours | Holds::Share | Holds::Period) => 13,
    };
    // A heading breaks between words only.
    let words = heading(guide, language);
    let longest = words.split(' ').map(|word| word.chars().count()).max();
    let longest = u32::try_from(longest.unwrap_or_default()).unwrap_or(usual);
    usual.max(longest.saturating_add(4))
}
