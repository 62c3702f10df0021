//! The sheet of drop-down lists: one column a list, the words in the order in which they are offered.

use super::{
    Template,
    book::{Cell, Listed, Row, Sheet},
    look::Style,
    words::{LISTS, LISTS_TEXT, YES_OR_NO},
};
use crate::columns::{Choice, Chosen, Field, guide};

/// The row of the lists' names, from 1.
const NAMES_ROW: u32 = 4;

/// The words of a list that this contract offers.
fn offered(template: &Template, choice: Choice) -> Vec<Chosen> {
    let asked = &template.asked;
    choice
        .options()
        .iter()
        .filter(|option| match choice {
            Choice::TargetGroups => asked.groups.iter().any(|group| group.code() == option.code),
            Choice::BenefitDurations => asked
                .durations
                .iter()
                .any(|duration| duration.code() == option.code),
            Choice::YesNo | Choice::Arrangements => true,
        })
        .copied()
        .collect()
}

/// Where a list stands; nothing where it offers no word.
pub(super) fn listed(template: &Template, choice: Choice) -> Option<Listed> {
    let column = (1_u32..)
        .zip(Choice::ALL)
        .find(|(_, other)| *other == choice)
        .map(|(column, _)| column)?;
    let count = u32::try_from(offered(template, choice).len()).ok()?;
    (count > 0).then(|| Listed {
        sheet: LISTS.in_language(template.language).to_owned(),
        column,
        first: NAMES_ROW.saturating_add(1),
        last: NAMES_ROW.saturating_add(count),
    })
}

/// The words that a list offers.
pub(super) fn words(template: &Template, choice: Choice) -> Vec<&'static str> {
    offered(template, choice)
        .iter()
        .map(|option| option.word(template.language))
        .collect()
}

/// What a list is called.
fn name(template: &Template, choice: Choice) -> &'static str {
    let language = template.language;
    let heading = |field| guide(field).map_or("", |guide| guide.heading(language));
    match choice {
        Choice::TargetGroups => heading(Field::TargetGroup),
        Choice::BenefitDurations => heading(Field::BenefitDuration),
        Choice::YesNo => YES_OR_NO.in_language(language),
        Choice::Arrangements => heading(Field::Arrangement),
    }
}

/// The sheet with all lists.
pub(super) fn sheet(template: &Template) -> Sheet {
    let language = template.language;
    let title = LISTS.in_language(language);
    let names =
        Choice::ALL.map(|choice| Cell::text(name(template, choice), Style::OptionalHeading));
    let mut rows = vec![
        Row::of([Cell::text(title, Style::Title)]).high(26),
        Row::of([Cell::text(LISTS_TEXT.in_language(language), Style::Hint)]),
        Row::default(),
        Row::of(names).high(20),
    ];
    let lists = Choice::ALL.map(|choice| offered(template, choice));
    let longest = lists.iter().map(Vec::len).max().unwrap_or_default();
    rows.extend((0..longest).map(|place| {
        Row::of(lists.iter().map(|list| {
            list.get(place).map_or_else(Cell::empty, |option| {
                Cell::text(option.word(language), Style::Text)
            })
        }))
    }));
    Sheet {
        name: title.to_owned(),
        widths: vec![36, 24, 16, 24],
        rows,
        frozen: (NAMES_ROW, 0),
        inputs: None,
    }
}
